"""Reading the configuration's file, with the place of everything that is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.config.choices import Config
from tui.config.user_folders import typed_path
from tui.dossier.nearest_names import nearest
from tui.dossier.problems import DossierError, Problem, quoted, render_one
from tui.dossier.yaml.dossier_files import File, read_file
from tui.dossier.yaml.nodes import Mapping, Sequence, Text, key_place, place
from tui.dossier.yaml.yaml_events import read_mapping

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.yaml.nodes import Node

KEYS = ("theme", "keymap", "dossier", "folders", "cite")


def read(path: Path) -> Config:
    """Read a configuration.

    Args:
        path: the file.

    Returns:
        What it says, with the default of each value that is wrong; all defaults where no YAML can be read.
    """
    # The dossier's reader follows no symbolic link, and configurations are often kept as one.
    real = path.resolve()
    try:
        mapping = read_mapping(real)
    except DossierError as error:
        return Config(problems=tuple(_rendered(path, problem) for problem in error.problems))
    return _Reading(path, real).config(mapping)


def _rendered(path: Path, problem: Problem) -> str:
    return render_one(problem._replace(location=problem.location._replace(file=str(path))))


class _Reading:
    """One reading of a configuration."""

    def __init__(self, path: Path, real: Path) -> None:
        self._path = path
        self._real = real
        self._problems: list[str] = []

    def config(self, mapping: Mapping) -> Config:
        """Take the values of the known keys."""
        for key in mapping.entries:
            if key not in KEYS:
                near = nearest(key, KEYS)
                advice = f"did you mean {near[0]}?" if near else f"remove it; known are {', '.join(KEYS)}"
                self._note(key_place(mapping, key), f"there is no setting {quoted(key)}", advice)
        entries = mapping.entries
        return Config(
            theme=self._text(entries.get("theme"), "theme", "the name of a theme"),
            keymap=self._keymap(entries.get("keymap")),
            dossier=self._text(entries.get("dossier"), "dossier", "the name or the path of a dossier"),
            folders=tuple(
                self._folder(text) for text in self._texts(entries.get("folders"), "folders", "a folder")
            ),
            cite=self._text(
                entries.get("cite"), "cite", "the name of a citation style, or the path of a .csl file"
            ),
            problems=tuple(self._problems),
            places=self._places(entries.get("keymap")),
        )

    def _note(self, at: tuple[int, int], message: str, advice: str) -> None:
        file = read_file(self._real, self._path.name)
        if isinstance(file, File):
            self._problems.append(_rendered(self._path, file.problem(*at, "setting", message, advice)))

    def _text(self, node: Node | None, key: str, what: str) -> str | None:
        if node is None:
            return None
        if isinstance(node, Text) and node.value.strip():
            return node.value
        self._note(place(node), f"{quoted(key)} is not {what}", f"write {what} on one line")
        return None

    def _texts(self, node: Node | None, key: str, what: str) -> tuple[str, ...]:
        """A list of texts; one by itself is a list of one."""
        items = node.items if isinstance(node, Sequence) else [] if node is None else [node]
        texts = (self._text(item, key, what) for item in items)
        return tuple(text for text in texts if text is not None)

    def _keymap(self, node: Node | None) -> dict[str, tuple[str, ...]]:
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            advice = "write a line `time.next: n` for each command below it"
            self._note(place(node), "“keymap” is not a mapping", advice)
            return {}
        # The reader itself knows the commands and tells of ids that are none.
        chosen = {
            command: self._texts(keys, command, "a key or a list of keys")
            for command, keys in node.entries.items()
        }
        return {command: keys for command, keys in chosen.items() if keys}

    def _places(self, node: Node | None) -> dict[str, str]:
        """Where each command of the keymap stands."""
        if not isinstance(node, Mapping):
            return {}
        at = {command: key_place(node, command) for command in node.entries}
        return {command: f"{self._path}:{line}:{column}" for command, (line, column) in at.items()}

    def _folder(self, text: str) -> Path:
        """A folder is meant from the configuration's own one on."""
        return self._path.parent / typed_path(text)
