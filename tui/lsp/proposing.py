"""What may be typed at a place: keys, choices, and ids with what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.schema import BY_COLLECTION
from tui.lsp import describing
from tui.lsp.typing_context import context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.lsp.dossier_texts import DossierTexts
    from tui.lsp.file_texts import FileText, LineColumn


class Proposal(NamedTuple):
    """One thing that may be typed."""

    text: str
    about: str = ""
    """A line on it: a record's name, or what a key holds."""
    description: str = ""
    """All that there is to say of it."""
    what: str = "id"
    """`id`, `key` or `choice`."""
    begun: str = ""
    """What of it is there already."""


def proposals(dossier: DossierTexts, file: FileText, place: LineColumn) -> list[Proposal]:
    """Give what may be typed at a place; an editor chooses among them by what is begun.

    Args:
        file: the text of one of its files.
        place: where in it the cursor is.
    """
    typed = context(file, place)
    if typed is None:
        return []
    if typed.party:
        return list(_ids(dossier, ("party",), typed.begun))
    if typed.field is not None:
        if typed.field.choices:
            return [Proposal(choice, what="choice", begun=typed.begun) for choice in typed.field.choices]
        return list(_ids(dossier, typed.field.refers, typed.begun))
    if typed.kind is None:
        return [
            Proposal(f"{name}:", what="key", begun=typed.begun)
            for name in BY_COLLECTION
            if name not in typed.used
        ]
    return [
        Proposal(
            f"{field.name}: ",
            "required" if field.required else "",
            what="key",
            begun=typed.begun,
        )
        for field in typed.kind.fields
        if field.name not in typed.used
    ]


def _ids(dossier: DossierTexts, kinds: tuple[str, ...], begun: str) -> Iterator[Proposal]:
    for record in dossier.state.records:
        if record.kind in kinds:
            description = describing.record_text(record, dossier.declared)
            yield Proposal(record.mention.id, describing.title(record), description, "id", begun)
