"""Read as of a day, a dossier says what one would say of which nothing later was ever written down."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive import single_record
from tui.archive.build.compilation import compile_records
from tui.archive.search.engine import search
from tui.dossier.loading import read_dossier
from tui.report.scope import look
from tui.report.text import hits, lists, matrix, moved, record_page, tempo, thread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.store import Archive
    from tui.dossier.edtf import Edtf
    from tui.dossier.records import Event, Issue, Question, Records
    from tui.report.scope import View

RECORDS = read_dossier(Path(__file__).parents[2] / "content" / "syria-2015")
ARCHIVE = compile_records(RECORDS, None, "whole")
SPAN = (date(2011, 4, 1).toordinal(), date(2015, 12, 20).toordinal())

# Half of the examples are of the weeks in which most was said.
DAYS = st.one_of(st.integers(*SPAN), st.integers(date(2015, 11, 25).toordinal(), SPAN[1]))

QUERIES = (
    "assad",
    "york OR ministers",
    "is:unanswered",
    "party:us kind:direct",
    "before:2015-12",
    *(
        f"in:events {query}"
        for query in (
            "toner",
            "denial",
            "kremlin",
            "confirmed OR held",
            '"went ahead"',
            "-conditions",
            "NEAR(regime aim, 5)",
            "is:contested",
            "is:planned",
            "is:occurred",
            "source:jazeera",
            "source:state",
            "party:russia",
            "kind:meeting",
            "on:2015-12",
        )
    ),
)


def without_later(records: Records, day: int) -> Records:
    """The dossier as it would be if nothing after a day had been written down."""
    limit = (day + 1) * 1440

    def come(when: Edtf | None) -> bool:
        return when is not None and when.lower < limit

    issued = {one.id for one in records.sources if come(one.issued)}

    def event(one: Event) -> Event:
        accounts = tuple(account for account in one.accounts if account.date is None or come(account.date))
        if come(one.date):
            return one._replace(accounts=accounts)
        # Of what is only planned, neither note nor outcome are known, nor sources that tell of it afterwards.
        source = one.source if one.source in issued else None
        return one._replace(accounts=accounts, status="planned", note=None, source=source)

    def question(one: Question) -> Question:
        positions = tuple(
            (party, tuple(each for each in held if come(each.since))) for party, held in one.positions
        )
        return one._replace(
            positions=positions, assessments=tuple(each for each in one.assessments if come(each.as_of))
        )

    def issue(one: Issue) -> Issue:
        return one._replace(questions=tuple(map(question, one.questions)))

    return records._replace(
        issues=tuple(map(issue, records.issues)),
        statements=tuple(one for one in records.statements if come(one.date)),
        events=tuple(event(one) for one in records.events if come(one.date) or come(one.announced)),
    )


def plain_text(view: View, records: Records) -> Iterator[str]:
    """All that is told of a dossier in plain text."""
    everybody = view._replace(parties=tuple(view.names))
    for one in records.issues:
        yield from record_page.issue(everybody, one.id)
        yield from moved.issue(everybody, one.id)
        yield from thread.all_threads(view, one.id)
        for question in one.questions:
            yield from record_page.question(view, question.id)
    yield from matrix.questions(everybody)
    yield from matrix.counts(everybody)
    yield from tempo.strip(view, None)
    for one in records.issues:
        yield from tempo.strip(view, one.id)
    for name in ("issues", "questions", "statements", "events", "actors", "parties", "sources"):
        yield from lists.collection(view, name)
    for actor in records.actors:
        yield from record_page.actor(view, actor.id)
    for party in records.parties:
        yield from record_page.party(view, party.id)


def known(view: View, records: Records) -> Iterator[str]:
    """What is told of each statement and event of a dossier."""
    for statement in records.statements:
        yield from record_page.statement(view, statement.id)
    for event in records.events:
        yield from record_page.event(view, event.id)


def hit_lines(view: View, archive: Archive, queries: list[str]) -> Iterator[str]:
    """What searches find, how they mark it, and how many hits there are."""
    for query in queries:
        results = search(archive, query, view.day)
        yield f"{query}: {results.count()}"
        for hit in results.page(limit=60):
            yield from hits.text(view, hit, bold=True)


@settings(max_examples=8, deadline=None)
@given(DAYS)
def test_nothing_that_came_later_is_told(day: int):
    limited = without_later(RECORDS, day)
    with compile_records(limited, None, "limited") as archive:
        here, there = look(ARCHIVE, None, day), look(archive, None, day)
        assert list(plain_text(here, RECORDS)) == list(plain_text(there, RECORDS))
        assert list(known(here, limited)) == list(known(there, limited))


@settings(max_examples=12, deadline=None)
@given(DAYS, st.lists(st.sampled_from(QUERIES), min_size=4, max_size=4))
def test_nothing_that_came_later_is_found(day: int, queries: list[str]):
    with compile_records(without_later(RECORDS, day), None, "limited") as archive:
        here, there = look(ARCHIVE, None, day), look(archive, None, day)
        assert list(hit_lines(here, ARCHIVE, queries)) == list(hit_lines(there, archive, queries))


@settings(max_examples=12, deadline=None)
@given(DAYS)
def test_what_has_not_come_cannot_be_opened(day: int):
    limited = without_later(RECORDS, day)
    later = {one.id for one in RECORDS.statements} - {one.id for one in limited.statements}
    assert not any(single_record.statement(ARCHIVE, one, day) for one in later)
    later = {one.id for one in RECORDS.events} - {one.id for one in limited.events}
    assert not any(single_record.event(ARCHIVE, one, day) for one in later)
