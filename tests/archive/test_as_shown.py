"""Whatever a screen shows of a record finds it, typed or pasted as it is shown."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from tests.archive.dossiers import AT, archive, day, dossier, event, statement
from tests.archive.results import everything, ids
from tui.archive.row_reading import dated
from tui.archive.search.engine import search
from tui.dossier.edtf import show
from tui.dossier.records import Source
from tui.library.archive_opening import open_archive

if TYPE_CHECKING:
    from pathlib import Path

OWN = {
    "statement": "text", "event": "title", "source": "title", "actor": "name", "party": "name",
    "issue": "title", "question": "ask",
}  # fmt: skip


def test_a_text_a_title_a_name_or_an_id_that_is_pasted_whole_comes_first(syria: Path, warm: None):
    with open_archive(syria) as one:
        owners: dict[str, set[tuple[str, str]]] = {}
        for kind, column in OWN.items():
            for identifier, text in one.rows(f"SELECT id, {column} FROM {kind}"):
                for shown in (text, identifier):
                    owners.setdefault(" ".join(shown.split()), set()).add((kind, identifier))
        assert len(owners) > 700
        others = {
            shown: first
            for shown, records in owners.items()
            if (first := {(hit.kind, hit.id) for hit in search(one, shown, None).page(limit=len(records))})
            != records
        }
        assert others == {}


LABELS = (
    "SELECT id, venue FROM statement",
    "SELECT id, attribution FROM statement",
    "SELECT s.id, p.title FROM statement s JOIN source p ON p.id = s.source",
    "SELECT s.id, p.publisher FROM statement s JOIN source p ON p.id = s.source",
    "SELECT s.id, e.title FROM statement s JOIN event e ON e.id = s.event",
    "SELECT s.id, a.name FROM statement s JOIN actor a ON a.id = s.speaker",
    "SELECT id, place FROM event",
)


def test_what_is_shown_with_a_statement_or_an_event_finds_it(syria: Path, warm: None):
    with open_archive(syria) as one:
        labels = list(chain.from_iterable(map(one.rows, LABELS)))
        for kind in ("statement", "event"):
            rows = one.rows(f"SELECT id, rowid, date, upper FROM {kind}")
            labels += [
                (identifier, show(dated(rowid, date, upper))) for identifier, rowid, date, upper in rows
            ]
        owners: dict[str, set[str]] = {}
        for identifier, label in labels:
            if label:
                owners.setdefault(label, set()).add(identifier)
        lacking = {
            label: missing
            for label, records in sorted(owners.items())[::4]  # all take ten seconds
            if (missing := records - {hit.id for hit in everything(search(one, label, None), 400)})
        }
        assert lacking == {}


@pytest.mark.parametrize(
    "typed",
    [
        "8–10 Dec 2015", "8-10 dec 2015", "8 to 10 december 2015", "28 Nov 2015 – 9 Dec 2015", "Nov–Dec 2015",
        "november and december 2015", "winter 2015–16", "2010s", "2014–2016", "about 9 Dec 2015",
        "9 Dec 2015, 12:00", "2015-12-09~", "2015-12-08/2015-12-10", "since 9 dec 2015",
        "until december 2015", "after november 2015", "before 2016", "since december",
    ],
)  # fmt: skip
def test_a_stretch_of_time_is_read_as_it_is_shown_or_said(typed):
    statements = (
        statement("then", when="2015-12-09"),
        statement("before", when="2001-06-01"),
    )
    early = {"before"} if typed.startswith(("before", "until")) else set()
    with archive(dossier(statements)) as one:
        assert set(ids(search(one, f"words {typed}", day("2020-01-01")))) == {"then"} | early


def test_words_before_what_is_no_date_are_words():
    with archive(dossier((statement("it", "after the fall of the city"),))) as one:
        assert ids(search(one, "after the fall of the city", None)) == ["it"]
        assert ids(search(one, "fall city", None)) == ["it"]


def test_two_days_are_not_what_lies_between_them():
    statements = (statement("between", when="2015-12-13"), statement("said", "On 12 and 14 December 2015."))
    with archive(dossier(statements)) as one:
        assert ids(search(one, "12 and 14 december 2015", None)) == ["said"]


def test_a_country_in_capitals_is_found_in_the_titles_of_sources_and_events_too():
    records = dossier(
        (
            statement("sourced", source="embassy", party=None),
            statement("at", event="talks", party=None),
            statement("told", event="call", party=None),
        ),
        (
            event("talks", title="The US and others meet"),
            event("call", title="A call", note="The US was told."),
        ),
    )
    embassy = Source(AT, "embassy", "A page", publisher="US Embassy")
    with archive(records._replace(sources=(*records.sources, embassy))) as one:
        hits = everything(search(one, "US in:statements", None))
        assert {hit.id for hit in hits} == {"sourced", "at"}


@pytest.mark.parametrize("typed", ["“Words-1”", '"Words-1"', " words-1 "])
def test_an_id_is_found_within_quotation_marks(typed):
    with archive(dossier((statement("words-1"), statement("other", "Words 1")))) as one:
        assert search(one, typed, None).page()[0].id == "words-1"
