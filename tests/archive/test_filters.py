"""What the filters of the search language find, and as of which day."""

from __future__ import annotations

import pytest

from tests.archive.dossiers import AT, archive, board, contested, day, dossier, event, statement
from tests.archive.random_dossier import ARCHIVE, RECORDS
from tests.archive.results import ids
from tui.archive.search.engine import search
from tui.dossier.edtf import parse
from tui.dossier.records import Correction, Rendering, Response, Source


@pytest.mark.parametrize(
    "query",
    [
        "speaker:lavrov", "speaker:LAVROV", "speaker:serg", 'speaker:"sergei lavrov"', "party:russia",
        "party:Russia",
        "issue:talks", "source:reuters", 'source:"from the wire"', "source:wire", "kind:mixed", "is:mixed",
        "basis:background", "is:background", "lang:ru", "is:translated", "is:corrected",
        "question:must-leave",
        "event:meeting", "before:2015", "after:2015-11", "on:2015-12-15", 'on:"15 dec 2015"', "issue:talk -x",
    ],
)  # fmt: skip
def test_each_filter_finds_what_it_names(query):
    right = statement(
        "right", speaker="lavrov", party="russia", issues=("talks",), quotation="mixed", basis="background",
        language="ru", renderings=(Rendering("en", "Other"),), corrections=(Correction(parse("2016"), "x"),),
        questions=("must-leave",), event="meeting",
        when="2014" if query.startswith("before") else "2015-12-15",
    )  # fmt: skip
    wrong = statement("wrong", when="2015-06-02", source="site")
    issues = (*board(), *dossier().issues[1:])
    with archive(dossier((right, wrong), (contested(),), issues)) as one:
        results = search(one, f"in:statements {query}", None)
        assert (ids(results), results.reading.problems) == (["right"], ())


@pytest.mark.parametrize(
    ("query", "place", "hint"),
    [
        ("speaker:lavrv", (0, 13), "lavrov"),
        ("strike speeker:lavrov", (7, 21), "speaker"),
        ("party:atlantis", (0, 14), "atlantis"),
        ("is:unansered", (0, 12), "unanswered"),
        ("before:soon", (0, 11), "2015-12-15"),
        ("before:", (0, 7), "value"),
        ('strike "regime', (7, 14), "never closed"),
        ("(strike", (0, 1), "never closed"),
        ("strike)", (6, 7), "closes nothing"),
        ("OR strike", (0, 2), "before"),
        ("strike OR", (7, 9), "after"),
        ("NEAR(strike)", (0, 12), "two words"),
        ("in:newspapers", (0, 13), "events"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(query, place, hint):
    problems = search(ARCHIVE, query, None).reading.problems
    assert [(one.start, one.end) for one in problems] == [place]
    assert hint in problems[0].message


def test_a_name_of_thousands_of_things_finds_them_all():
    sources = tuple(Source(AT, f"many-{n}", f"Many {n}") for n in range(2100))
    records = dossier((statement("first", source="many-2099"), statement("other")))
    with archive(records._replace(sources=(*records.sources, *sources))) as one:
        results = search(one, "source:many", None)
        assert ids(results) == ["first"]
        assert not results.reading.problems


@pytest.mark.parametrize(
    ("query", "possible", "certain"),
    [
        ("before:2015-12", "AMY", "AM"),
        ("before:2015-11-15", "AMY", "A"),
        ("after:2015-11", "DY", "D"),
        ("after:2015-11-15", "DMY", "D"),
        ("on:2015-11", "MY", "M"),
        ("on:2015", "DMY", "DMY"),
        ("-before:2015-11-15", "DMY", "D"),
    ],
)
def test_a_date_of_lower_precision_fits_possibly_or_certainly_by_its_bounds(query, possible, certain):
    dates = {"A": "2014-03-01", "D": "2015-12-15", "M": "2015-11", "Y": "2015"}
    with archive(dossier(tuple(statement(one, "Word", when) for one, when in dates.items()))) as one:
        hits = search(one, f"word {query}", None).page()
        assert "".join(sorted(hit.statement.id for hit in hits)) == possible
        assert "".join(sorted(hit.statement.id for hit in hits if hit.certain)) == certain


@pytest.mark.parametrize("query", ["strike", "o*", '"of the"', "party:us", "-strike", "is:translated"])
def test_moving_the_day_forward_never_removes_a_hit(query):
    seen: set[str] = set()
    for until in range(day("2012-12-30"), day("2016-01-02"), 61):
        found = set(ids(search(ARCHIVE, query, until)))
        assert seen <= found
        assert all(one.date.lower < (until + 1) * 1440 for one in RECORDS.statements if one.id in found)
        seen = found


def test_what_ends_with_the_first_minute_of_a_day_may_be_of_that_day():
    late = statement("late", when="2015-12-14T20:00/2015-12-15T00:00")
    early = statement("early", when="2015-12-14T20:00/2015-12-14T23:59")
    with archive(dossier((late, early))) as one:
        assert ids(search(one, "in:statements on:2015-12-15", None)) == ["late"]


def test_a_demand_is_unanswered_until_the_party_asked_takes_it_up():
    asked = statement("asked", when="2015-12-01", audience=("russia",))
    other = statement("other", when="2015-12-02", party="un", responds_to=(Response("asked", "repeats"),))
    answer = statement(
        "answer", when="2015-12-09", party="russia", responds_to=(Response("asked", "cannot_confirm"),)
    )
    with archive(dossier((asked, other, answer))) as one:
        for today, found in (("2015-11-30", []), ("2015-12-08", ["asked"]), ("2015-12-09", [])):
            assert ids(search(one, "is:unanswered", day(today))) == found


def test_events_are_found_by_the_people_and_by_the_parties_that_took_part():
    one_came = event("person", participants=("lavrov",))
    all_came = event("side", "2015-12-14", participants=("us",))
    with archive(dossier(events=(one_came, all_came, event("nobody")))) as one:
        assert ids(search(one, "in:events lavrov OR united", None)) == ["person", "side"]


def test_events_are_searched_by_title_place_note_and_accounts():
    call = event("call", "2014-01-02", title="A call", place="Geneva", note="Brief")
    with archive(dossier((statement("it", "Geneva"),), (contested(), call))) as one:
        assert ids(search(one, "in:statements geneva", None)) == ["it"]
        assert ids(search(one, "geneva", None)) == ["it", "call"]
        assert ids(search(one, "in:events geneva brief", None)) == ["call"]
        assert ids(search(one, "in:events agreed", None)) == ["meeting"]
        assert ids(search(one, "in:events", day("2015-12-10"))) == ["meeting", "call"]
        assert ids(search(one, "in:events", day("2015-12-09"))) == ["call"]
        for today, found in (("2015-12-13", []), ("2015-12-14", ["meeting"])):
            assert ids(search(one, "is:contested", day(today))) == found
        assert ids(search(one, "is:planned", day("2015-12-12"))) == ["meeting"]
        assert ids(search(one, "in:events party:us", None)) == ["meeting"]
