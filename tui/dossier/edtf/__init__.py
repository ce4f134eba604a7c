"""EDTF dates (ISO 8601-2, levels 0 and 1): reading them, showing them, and what they may mean.

Standard: https://www.loc.gov/standards/datetime/. Years run from 0001 to 9999.
"""

from __future__ import annotations

from tui.dossier.edtf.bounds import certain_by, day_of
from tui.dossier.edtf.date_order import ends_before, instant
from tui.dossier.edtf.form import MINUTES_A_DAY, Edtf, EdtfError
from tui.dossier.edtf.parsing import parse
from tui.dossier.edtf.showing import show, show_day, show_short
from tui.dossier.edtf.typed_dates import AmbiguousDate, DateContext, read_words

__all__ = [
    "MINUTES_A_DAY",
    "AmbiguousDate",
    "DateContext",
    "Edtf",
    "EdtfError",
    "certain_by",
    "day_of",
    "ends_before",
    "instant",
    "parse",
    "read_words",
    "show",
    "show_day",
    "show_short",
]
