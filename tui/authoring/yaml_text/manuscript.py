"""A file of a dossier that is being edited: its bytes, its outline, its manner, and the edits so far."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.authoring.file_changes import FileChange, NotWritten
from tui.authoring.yaml_text.manner import Manner, learn
from tui.authoring.yaml_text.outline import YamlPart, outline
from tui.dossier.problems import render_one, where
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.yaml_events import parse

_MARK = "\ufeff"


class Manuscript:
    """A file's text and what is known of it.

    Args:
        path: where it is.
        file: its name and bytes; None for one that is to be made.
        manner: how to write in one that is to be made.

    Raises:
        NotWritten: it is no sound YAML, so that nobody can say where anything stands in it.
    """

    def __init__(self, path: Path, file: File | None, manner: Manner | None = None) -> None:
        self.path = path
        self.before = file.data if file is not None else None
        self.name = file.name if file is not None else path.name
        self.mark = ""
        self.text = ""
        self.top: YamlPart | None = None
        if file is not None:
            self._read(file)
        self.manner = manner if manner is not None else learn(self.text, self.top)
        self._edits: list[tuple[int, int, int, str]] = []
        self._held: dict[int, Any] = {}
        self._wanted: Any = self._hold(self.top) if self.top is not None else {}

    def _read(self, file: File) -> None:
        problems = parse(file)[1]
        if problems:
            folder = where(Path(str(self.path).removesuffix(file.name)))
            raise NotWritten(f"{render_one(problems[0], folder)}\nCorrect this first; nothing was written.")
        text = file.data.decode()
        self.mark = _MARK if text.startswith(_MARK) else ""
        self.text = text.removeprefix(_MARK)
        self.top = outline(self.text)
        if self.top is not None and self.top.kind == "text" and not self.top.value.strip():
            self.top = None
        if self.top is not None and self.top.kind != "map":
            raise NotWritten(f"{file.name} is not a mapping of collections; nothing was written")

    def held(self, part: YamlPart | None) -> Any:
        """Give what a list or mapping is to hold when it is read again; None stands for the file itself.

        Whoever edits the text changes this as well: it proves that the edit did what it was to do.
        """
        return self._wanted if part is None else self._held[id(part)]

    def _hold(self, part: YamlPart) -> Any:
        if part.kind == "text":
            return part.as_data()
        if part.kind == "list":
            held: Any = [self._hold(item) for item in part.items]
        else:
            held = dict(zip(part.names(), map(self._hold, part.items), strict=True))
        self._held[id(part)] = held
        return held

    def edit(self, start: int, end: int, new: str) -> None:
        """Put `new` where the characters from `start` to `end` stand; at one place the first goes first."""
        self._edits.append((start, end, len(self._edits), new))

    def change(self) -> FileChange:
        """Give the change of all edits, once it is proved to do what it is to do.

        Raises:
            NotWritten: it would not; this is a mistake of this program, and the file is left alone.
        """
        text, at = [], 0
        for start, end, _, new in sorted(self._edits):
            if start < at:
                raise NotWritten(f"{self.name}: two edits overlap, so none was made")
            text += [self.text[at:start], new]
            at = end
        data = (self.mark + "".join([*text, self.text[at:]])).encode()
        written = File(self.name, data)
        if parse(written)[1]:
            raise NotWritten(f"{self.name} could not be read after this change, so it was not made")
        top = outline(data.decode().removeprefix(_MARK))
        if _meaning(top.as_data() if top is not None else {}) != _meaning(self._wanted):
            raise NotWritten(f"{self.name} would hold something else after this change, so it was not made")
        return FileChange(self.path, self.before, data)

    @property
    def is_changed(self) -> bool:
        """Whether there are edits."""
        return bool(self._edits)


def _meaning(value: Any) -> Any:
    """Give a value as the format takes it: a list of one is that one, what is empty is not there."""
    if isinstance(value, list):
        return _meaning(value[0]) if len(value) == 1 else [_meaning(item) for item in value] or ""
    if isinstance(value, dict):
        pairs = ((key, _meaning(item)) for key, item in value.items())
        return {key: item for key, item in pairs if item != ""} or ""
    return value if value.strip() else ""
