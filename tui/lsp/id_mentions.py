"""Where each id of a dossier's files is given to a record, and where it is referred to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.yaml_text.outline import outline
from tui.dossier.schema import BY_COLLECTION, BY_NAME
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.yaml_events import parse
from tui.lsp.file_texts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.authoring.yaml_text.outline import YamlPart
    from tui.dossier.schema import Field, Kind
    from tui.lsp.file_texts import FileText


class IdMention(NamedTuple):
    """An id where it stands in a file."""

    id: str
    file: str
    span: Span
    """Of the id alone, without quotation marks."""
    kinds: tuple[str, ...]
    """What it may be the id of; where it is declared, what it is the id of."""
    declares: bool = False


class WrittenRecord(NamedTuple):
    """A record that has an id, as it is written."""

    kind: str
    mention: IdMention
    span: Span
    fields: dict[str, object]


class Mentions(NamedTuple):
    """All of a file."""

    mentions: tuple[IdMention, ...]
    records: tuple[WrittenRecord, ...]


def mentions(file: FileText) -> Mentions | None:
    """Find the ids of a file; None where it is no YAML, as happens while somebody types."""
    if parse(File(file.name, file.text.encode("utf-8", "replace")))[1]:
        return None
    top = outline(file.text)
    if top is None or top.kind != "map":
        return Mentions((), ())
    finder = _Finder(file)
    for key, part in zip(top.keys, top.items, strict=True):
        kind = BY_COLLECTION.get(key.value)
        if kind is not None:
            for item in _items(part):
                finder.record(kind, item)
    return Mentions(tuple(finder.mentions), tuple(finder.records))


class _Finder:
    def __init__(self, file: FileText) -> None:
        self._file = file
        self.mentions: list[IdMention] = []
        self.records: list[WrittenRecord] = []

    def record(self, kind: Kind, part: YamlPart) -> None:
        """Find the ids of a record and of those nested in it."""
        if part.kind != "map":
            return
        fields = {field.name: field for field in kind.fields}
        for key, item in zip(part.keys, part.items, strict=True):
            field = fields.get(key.value)
            if field is None:
                continue
            if field.shape == "id" and item.kind == "text" and item.value:
                mention = self._mention(item, (kind.name,), declares=True)
                data = part.as_data()
                self.records.append(WrittenRecord(kind.name, mention, Span(part.start, part.end), data))
            else:
                self._field(field, item)

    def _field(self, field: Field, part: YamlPart) -> None:
        if field.shape == "reference":
            for item in _items(part):
                if item.kind == "text" and item.value:
                    self._mention(item, field.refers)
        elif field.shape == "record":
            for item in _items(part):
                self.record(BY_NAME[field.record], item)
        elif field.shape == "by_party" and part.kind == "map":
            for key, records in zip(part.keys, part.items, strict=True):
                self._mention(key, field.refers)
                for item in _items(records):
                    self.record(BY_NAME[field.record], item)

    def _mention(self, part: YamlPart, kinds: tuple[str, ...], *, declares: bool = False) -> IdMention:
        start, end = part.start, part.end
        if part.style in ("'", '"') and self._file.text[start + 1 : end - 1] == part.value:
            start, end = start + 1, end - 1
        mention = IdMention(part.value.rstrip("\n"), self._file.name, Span(start, end), kinds, declares)
        self.mentions.append(mention)
        return mention


def _items(part: YamlPart) -> Iterator[YamlPart]:
    """A list of one may be written as a plain value."""
    if part.kind == "list":
        yield from part.items
    else:
        yield part
