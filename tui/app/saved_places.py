"""Remembers each dossier's last place in the user's state folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.app.place import WINDOWS, Place
from tui.dossier.file_replacing import keep_file
from tui.library.overview import place_file

if TYPE_CHECKING:
    from pathlib import Path


def remember(dossier: Path, name: str, place: Place) -> None:
    """Keep a place; where the state folder can't be written, nothing is kept and nothing breaks.

    Args:
        dossier: the dossier's folder or file.
        place: what to keep.
    """
    keep_file(place_file(dossier), json.dumps({"dossier": name, **place._asdict()}, ensure_ascii=False))


def recall(dossier: Path, name: str) -> Place | None:
    """The place kept for a dossier, None where there is none or it can't be read."""
    try:
        kept = json.loads(place_file(dossier).read_text(encoding="utf-8"))
        if kept.pop("dossier") != name or kept["window"] not in WINDOWS:
            return None
        left, right = kept.pop("parties")
        place = Place(parties=(str(left), str(right)), **kept)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return place if isinstance(place.day, int) and 1 <= place.day <= 3_652_059 else None
