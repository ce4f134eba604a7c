"""Texts as they are shown: what a terminal would obey becomes a sign (`tui.dossier.hidden_characters`)."""

from __future__ import annotations

from tui.dossier.hidden_characters import escaped, visible, visible_line

__all__ = ["escaped", "visible", "visible_line"]
