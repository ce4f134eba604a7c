"""What became of a dossier's records, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.build_differences import BuildDifference

_MANY = {
    "dossier": "dossier records", "party": "parties", "assessment": "verdicts",
}  # fmt: skip
_SINGLE = {"dossier": "dossier record", "assessment": "verdict"}


def in_words(differences: Iterable[BuildDifference]) -> str:
    """What changed, as a person would say it: `2 statements added, 1 position changed`; empty for nothing.

    What readers look for first comes first: statements, then positions and verdicts, events, and the rest.
    """
    order = ("statement", "position", "assessment", "event")
    by_kind = sorted(differences, key=lambda kind: order.index(kind[0]) if kind[0] in order else len(order))
    counts = []
    for difference in by_kind:
        noun = _SINGLE.get(difference.kind, difference.kind)
        many = _MANY.get(difference.kind)
        for verb in ("added", "changed", "removed"):
            count = len(getattr(difference, verb))
            if count:
                counts.append(f"{wording.counted(count, noun, many)} {verb}")
    return ", ".join(counts)
