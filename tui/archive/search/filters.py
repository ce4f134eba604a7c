"""The filters of the search language: `speaker:`, `party:`, `before:` and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.archive.search.names import MANY
from tui.archive.search.query import Fact, Node, State, When
from tui.dossier.edtf import Edtf, EdtfError, read_words
from tui.dossier.nearest_names import nearest

if TYPE_CHECKING:
    from typing import Literal

    from tui.archive.search.names import Vocabulary

NAMED = {
    "speaker": ("speaker",),
    "party": ("party",),
    "issue": ("issue",),
    "question": ("question",),
    "source": ("source", "publisher"),
    "event": ("event",),
}
"""Filters whose values are names, and what these are names of."""

_SHOWN = {
    "speaker": "said by",
    "party": "from",
    "issue": "on",
    "question": "on",
    "source": "in",
    "event": "at",
}

KINDS = ("direct", "mixed", "indirect")
BASES = ("on_record", "background", "leaked", "document")
EVENT_STATES = ("contested", "planned", "occurred", "claimed", "cancelled")
"""What only an event can be: `is:contested` asks for events."""

STATES = ("unanswered", "corrected", "translated")
PLACES = ("events", "statements")
DATES = ("before", "after", "on")
FILTERS = (*NAMED, "kind", "basis", "lang", "is", *DATES, "in")


def read_filter(name: str, value: str, vocabulary: Vocabulary, events: bool) -> tuple[Node | None, str]:
    """Reads one filter.

    Args:
        name: What stands before the colon, in lower case.
        value: What stands after it.
        vocabulary: The names of the dossier.
        events: Whether events are asked for.

    Returns:
        What it asks for, or None for nothing; and what is wrong with it, or ''.
    """
    if name not in FILTERS:
        return None, f"There is no filter {name}:{_meant(name, FILTERS)}"
    if not value.strip():
        return None, f"{name}: needs a value"
    if name in NAMED:
        return _named(name, value, vocabulary, events)
    if name in DATES:
        return _date(name, value)
    return _word(name, value.strip().lower().replace(" ", "_"), events)


def _named(name: str, value: str, vocabulary: Vocabulary, events: bool) -> tuple[Node | None, str]:
    found = vocabulary.find(NAMED[name], value)
    if not found:
        near = vocabulary.nearest(NAMED[name], value)
        hint = f"; did you mean {name}:{near}?" if near else ""
        return Fact((), f"{_SHOWN[name]} nobody known" if name in ("speaker", "party") else f"no {name}"), (
            f"Nothing is known as {name}:{value.strip()}{hint}"
        )
    taking_part = events and name in ("speaker", "party")
    facts = tuple(("by" if taking_part else one.kind, one.id) for one in found)
    shown = [one.shown for one in found[:3]] + (["…"] if len(found) > 3 else [])
    more = f"{name}: names more than {MANY - 1:,} things; the rest was left out" if len(found) >= MANY else ""
    return Fact(facts, f"{'with' if taking_part else _SHOWN[name]} {' or '.join(shown)}"), more


def _date(name: str, value: str) -> tuple[Node | None, str]:
    try:
        date: Edtf = read_words(value.strip())
    except EdtfError as error:
        return None, f"{name}: needs a date such as 2015-12-15 or 2015-12: {error}"
    return When(
        cast("Literal['before', 'after', 'on']", name), date.lower, date.upper, f"{name} {date.text}"
    ), ""


def _word(name: str, value: str, events: bool) -> tuple[Node | None, str]:
    """Reads a filter whose values are words of the format."""
    if name == "in":
        return (None, "") if value in PLACES else (None, f"There is no in:{value}{_meant(value, PLACES)}")
    if name == "lang":
        return Fact((("lang", value),), f"in the language {value}"), ""
    if name == "kind" and (events or value in KINDS):
        return Fact((("kind", value),), f"of the kind {value}"), ""
    if value in BASES and name in ("basis", "is"):
        return Fact((("basis", value),), value.replace("_", " ")), ""
    if name == "is" and value in KINDS and not events:
        return Fact((("kind", value),), value), ""
    if name == "is" and value in ("corrected", "translated"):
        return Fact((("is", value),), value), ""
    if name == "is" and (value in EVENT_STATES or (value == "unanswered" and not events)):
        return State(value), ""
    known = {"kind": KINDS, "basis": BASES, "is": (*STATES, *EVENT_STATES, *KINDS, *BASES)}[name]
    return None, f"There is no {name}:{value}{_meant(value, known)}"


def _meant(word: str, known: tuple[str, ...]) -> str:
    close = nearest(word, known)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"
