"""The fields that a form asks for, by kind of record.

They stand apart from what reads them: a list of commands and options needs no more than their names.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.dossier.schema import BY_NAME


class Entry(NamedTuple):
    """A field of a form."""

    name: str
    label: str
    hint: str = ""
    """An example, or what may be written."""
    required: bool = False
    names: str = ""
    """What it names: `people`, `parties`, `issues`, `questions`, `events`, `sources`, `statements`."""
    choices: tuple[str, ...] = ()
    many: bool = False
    """Several, with semicolons between them."""


def _choices(kind: str, field: str) -> tuple[str, ...]:
    return next(field_type.choices for field_type in BY_NAME[kind].fields if field_type.name == field)


_NOTE = Entry("note", "Note")
_DATE_HINT = "15 Dec 2015, 2015-12, yesterday"

FORMS: dict[str, tuple[Entry, ...]] = {
    "statement": (
        Entry("text", "Quote", "with its quotation marks, or your own words", required=True),
        Entry(
            "quotation",
            "Kind",
            "told by the quotation marks, where there are any",
            choices=_choices("statement", "quotation"),
        ),
        Entry("speaker", "Speaker", "a name, or “a senior official”", names="people"),
        Entry("party", "Party", "the speaker's own, if not said", names="parties"),
        Entry("date", "Date", _DATE_HINT, required=True),
        Entry("source", "Source", "an id, an address, or a title", required=True, names="sources"),
        Entry("title", "Title of the source", "if it is new"),
        Entry("publisher", "Publisher of the source", "if it is new"),
        Entry("issues", "Issue", "one on record, or a new one", required=True, names="issues", many=True),
        Entry(
            "questions",
            "Question",
            "one of the issue's, or a new one with its question mark",
            names="questions",
            many=True,
        ),
        Entry("locator", "Where in the source", "p. 12, 0:12:34, paragraph 5"),
        Entry("venue", "Venue"),
        _NOTE,
    ),
    "event": (
        Entry("title", "What happened", required=True),
        Entry("date", "Date", _DATE_HINT, required=True),
        Entry("kind", "Kind", choices=_choices("event", "kind")),
        Entry("place", "Place"),
        Entry("participants", "Participants", names="people parties", many=True),
        Entry("issues", "Issue", names="issues", many=True),
        Entry("source", "Source", "the id or title of one on record", names="sources"),
        _NOTE,
    ),
    "source": (
        Entry("title", "Title", required=True),
        Entry("type", "Type", choices=_choices("source", "type")),
        Entry("author", "Author"),
        Entry("publisher", "Publisher"),
        Entry("issued", "Issued", _DATE_HINT),
        Entry("url", "Address"),
        Entry("archived_url", "Archived at"),
        Entry("language", "Language", "en, ru, ar"),
        _NOTE,
    ),
    "position": (
        Entry("question", "Question", required=True, names="questions"),
        Entry("party", "Party", required=True, names="parties"),
        Entry("since", "Since", _DATE_HINT, required=True),
        Entry("summary", "Answer", "in a sentence of your own", required=True),
        Entry("evidence", "Statements that show it", "ids", names="statements", many=True),
        _NOTE,
    ),
}
"""By kind of record."""
