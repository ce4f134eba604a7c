"""The filters of the search language: `speaker:`, `party:`, `before:` and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.archive.index.tokens import fold
from tui.archive.search.query_language.query import Fact, Node, State, When
from tui.dossier.edtf import Edtf, EdtfError, read_words
from tui.dossier.nearest_names import nearest

if TYPE_CHECKING:
    from typing import Literal

    from tui.archive.search.query_names import Vocabulary

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

STATES = ("unanswered", "corrected", "translated", "draft", "checked")
PLACES = {
    "statements": ("statement",), "events": ("event",), "positions": ("position", "assessment"),
    "assessments": ("assessment",), "questions": ("question",), "issues": ("issue",), "sources": ("source",),
    "texts": ("text",),
    "people": ("actor",), "actors": ("actor",), "speakers": ("actor",), "parties": ("party",),
}  # fmt: skip
"""By what `in:` may name, the kinds of records."""

DATES = ("before", "after", "on")
FILTERS = (*NAMED, "place", "kind", "basis", "lang", "tag", "is", *DATES, "in")


def read_filter(name: str, value: str, vocabulary: Vocabulary) -> tuple[Node | None, str]:
    """Reads one filter.

    Args:
        name: What stands before the colon, in lower case.
        value: What stands after it.
        vocabulary: The names of the dossier.

    Returns:
        What it asks for, or None for nothing; and what is wrong with it, or ''.
    """
    if name not in FILTERS:
        return None, f"There is no filter {name}:{_meant(name, FILTERS)}"
    if not value.strip():
        return None, f"{name}: needs a value"
    if name in NAMED:
        return _named(name, value, vocabulary)
    if name in DATES:
        return _date(name, value)
    if name == "place":
        return _place(value, vocabulary)
    return _word(name, value.strip().lower().replace(" ", "_"))


def _named(name: str, value: str, vocabulary: Vocabulary) -> tuple[Node | None, str]:
    known = vocabulary.find(NAMED[name], value)
    if not known:
        near = vocabulary.nearest(NAMED[name], value)
        hint = f"; did you mean {name}:{near}?" if near else ""
        return Fact((), f"{_SHOWN[name]} nobody known" if name in ("speaker", "party") else f"no {name}"), (
            f"Nothing is known as {name}:{value.strip()}{hint}"
        )
    facts = tuple((named.kind, named.id) for named in known)
    shown = [named.shown for named in known[:3]] + (["…"] if len(known) > 3 else [])
    return Fact(facts, f"{_SHOWN[name]} {' or '.join(shown)}"), ""


def _place(value: str, vocabulary: Vocabulary) -> tuple[Node | None, str]:
    """Reads where something happened: any place that has the words, the last one perhaps begun only."""
    known = vocabulary.places()
    fitting = [place for place in known if f" {fold(value)}" in f" {place}"]
    if not fitting:
        near = nearest(fold(value), known)
        hint = f"; did you mean place:{near[0]}?" if near else ""
        return Fact((), "nowhere known"), f"Nothing is known to have happened at {value.strip()}{hint}"
    return Fact(tuple(("place", place) for place in fitting), f"at {value.strip()}"), ""


def _date(name: str, value: str) -> tuple[Node | None, str]:
    try:
        date: Edtf = read_words(value.strip())
    except EdtfError as error:
        return None, f"{name}: needs a date such as 2015-12-15 or 2015-12: {error}"
    return When(
        cast("Literal['before', 'after', 'on']", name), date.lower, date.upper, f"{name} {date.text}"
    ), ""


def _word(name: str, value: str) -> tuple[Node | None, str]:
    """Reads a filter whose values are words of the format."""
    if name == "in":
        return (
            (None, "") if value in PLACES else (None, f"There is no in:{value}{_meant(value, tuple(PLACES))}")
        )
    if name == "tag":
        tag = "-".join(fold(value).split())
        return Fact((("tag", tag),), f"with the tag {value}"), ""
    if name == "lang":
        return Fact((("lang", value),), f"in the language {value}"), ""
    kinds = (*KINDS, *_event_kinds()) if name == "kind" and value not in KINDS else KINDS
    if name == "kind" and value in kinds:
        return Fact((("kind", value),), f"of the kind {value}"), ""
    if value in BASES and name in ("basis", "is"):
        return Fact((("basis", value),), value.replace("_", " ")), ""
    if name == "is" and value in KINDS:
        return Fact((("kind", value),), value), ""
    if name == "is" and value in ("corrected", "translated", "draft", "checked"):
        return Fact((("is", value),), value), ""
    if name == "is" and (value in EVENT_STATES or value == "unanswered"):
        return State(value), ""
    known = {"kind": kinds, "basis": BASES, "is": (*STATES, *EVENT_STATES, *KINDS, *BASES)}[name]
    return None, f"There is no {name}:{value}{_meant(value, known)}"


def _event_kinds() -> tuple[str, ...]:
    """The kinds of events that the format has, so that none tells of an event of a later day."""
    from typing import get_args

    from tui.dossier.records import EventKind

    return get_args(EventKind)


def _meant(word: str, known: tuple[str, ...]) -> str:
    close = nearest(word, known)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"
