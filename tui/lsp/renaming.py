"""Another id for a record, in every file that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.problems import quoted
from tui.dossier.yaml.record_building import ID

if TYPE_CHECKING:
    from tui.lsp.dossier_texts import DossierTexts
    from tui.lsp.id_mentions import IdMention


class NotRenamed(ValueError):  # noqa: N818 - a name as a person reads it
    """The id can't be changed into that one; `str()` says why and what to do."""


def places_of(dossier: DossierTexts, id_: str, new: str) -> list[IdMention]:
    """Give every place where an id has to be replaced.

    Args:
        dossier: the dossier, as it is now.
        new: the one that it is to become.

    Raises:
        NotRenamed: the new one is no id or is taken, or a file is not YAML just now.
    """
    if not ID.fullmatch(new):
        raise NotRenamed(f"{quoted(new)} can't be an id: use lower-case letters, digits and hyphens")
    taken = dossier.declared(new)
    if taken is not None and new != id_:
        line = dossier.text_of(taken.mention).place(taken.mention.span.start).line + 1
        where = f"{taken.mention.file}:{line}"
        raise NotRenamed(f"the id {quoted(new)} is taken by a record at {where}; choose another")
    if dossier.stale:
        raise NotRenamed(f"{min(dossier.stale)} can't be read just now; mend it first")
    return dossier.mentioned(id_)
