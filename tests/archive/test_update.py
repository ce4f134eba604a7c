"""One changed file: the archive afterwards answers as if all had been compiled anew."""

from __future__ import annotations

import sqlite3
from random import Random

import pytest

from tests.archive.dossiers import ISSUES, contested, day, dossier, event, random_statements, statement
from tui.archive import answers as board
from tui.archive import days, single_record, store
from tui.archive.build.bulk.update import update
from tui.archive.build.compilation import compile_records
from tui.archive.build.timeline_stretches import Timelines
from tui.archive.listing import record_lists
from tui.archive.search.engine import search
from tui.archive.tables import TABLES
from tui.dossier.edtf import instant
from tui.dossier.records import Records, Response, Source, Statement

QUERIES = (
    "strike", "destab*",
    '"of the"', "-the", "is:unanswered", "party:us o*", "in:events", "lavrov", "after:2015-03",
    "source:site", "is:contested", "NEAR(the strike, 3)", "source:ap",
)  # fmt: skip


def in_files(records: Records, *names: str) -> Records:
    """The records of some files."""
    return Records(
        records.dossier,
        *((),) * 3,
        *(
            tuple(one for one in some if one.at.file in names)
            for some in (records.statements, records.events)
        ),
        tuple(one for one in records.sources if one.at.file in names),
    )


def answers(archive: store.Archive) -> list[object]:
    """Much of what an archive can be asked; rowids aside, which depend on its history."""
    found: list[object] = [board.dossier(archive), board.tallies(archive, day("2014-06-01"))]
    for today in ("2013-07-01", "2014-11-11", "2016-01-01"):
        for issue in (None, *ISSUES):
            record = record_lists.record(archive, issue, ("us", "russia"), day(today))
            found.append(sorted(one.id for one in record.rows(0, 2000)))
            log = record_lists.events(archive, issue, day(today))
            found.append([(one.id, one.status, one.accounts) for one in log.rows(0, 50)])
            found.append(
                days.periods(archive, issue, ("us", "un"), "month", day("2013-01-01"), day("2015-12-31"))
            )
        for query in QUERIES:
            results = search(archive, query, day(today), prefix_last=True)
            page = results.page(limit=2000)
            found.append(
                (
                    query,
                    results.count(),
                    sorted((hit.kind, hit.id, hit.near, hit.exact, hit.certain) for hit in page),
                )
            )
    return found


def compiled(records: Records, tmp_path, name: str) -> store.Archive:
    """An archive of its own."""
    return compile_records(records, tmp_path / f"{name}.sqlite", name)


FIRST = dossier(random_statements(Random(11), 300), (contested(), event("call", "2014-01-02")))
FIRST = FIRST._replace(
    events=tuple(one._replace(at=one.at._replace(file=f"{n}.yaml")) for n, one in enumerate(FIRST.events))
)


def as_read(records: Records) -> Records:
    """The same, file by file, as the files are read."""
    statements, events = (
        tuple(sorted(some, key=lambda record: record.at.file))
        for some in (records.statements, records.events)
    )
    return records._replace(statements=statements, events=events)


def changed(records: Records, seed: int, file: str) -> Records:
    """The same with other records in one file."""
    random = Random(seed)
    kept = tuple(one for one in records.statements if one.at.file != file)
    new = tuple(
        one._replace(id=f"n{seed}-{n}" if n % 2 else one.id, at=one.at._replace(file=file))
        for n, one in enumerate(random_statements(random, 90))
        if n % 2 or one.id not in {other.id for other in kept}
    )
    meeting = event("new", "2015-02-03", title="A strike", issues=("talks",))
    events = tuple(one for one in records.events if one.at.file != file)
    return as_read(
        records._replace(
            statements=kept + new,
            events=(*events, meeting._replace(id=f"e{seed}", at=meeting.at._replace(file=file))),
        )
    )


def test_changing_files_one_after_the_other_is_as_good_as_compiling_anew(tmp_path):
    path = tmp_path / "first.sqlite"
    compiled(FIRST, tmp_path, "first").close()
    now = FIRST
    for seed, file in enumerate(("1.yaml", "2.yaml", "1.yaml", "new.yaml")):
        now = changed(now, seed, file)
        with update(path, in_files(now, file), {file}, f"build {seed}") as one:
            assert one.state == f"build {seed}"
            with compiled(now, tmp_path, "whole") as whole:
                assert answers(one) == answers(whole)


def test_a_removed_file_takes_its_records_along(tmp_path):
    compiled(FIRST, tmp_path, "first").close()
    with update(tmp_path / "first.sqlite", in_files(FIRST), {"1.yaml"}, "next") as one:
        left = FIRST._replace(
            statements=tuple(each for each in FIRST.statements if each.at.file != "1.yaml"),
            events=tuple(each for each in FIRST.events if each.at.file != "1.yaml"),
        )
        with compiled(left, tmp_path, "whole") as whole:
            assert answers(one) == answers(whole)


def test_an_answer_in_another_file_comes_and_goes_with_it(tmp_path):
    asked = statement("asked", when="2015-12-01", audience=("russia",))
    answer = statement(
        "answer", when="2015-12-02", party="russia", responds_to=(Response("asked", "denies"),)
    )
    answer = answer._replace(at=answer.at._replace(file="b.yaml"))
    records = dossier((asked, answer))
    compiled(records, tmp_path, "first").close()
    path = tmp_path / "first.sqlite"
    for held, unanswered in (((), 1), ((answer,), 0)):
        with update(path, in_files(records._replace(statements=held), "b.yaml"), {"b.yaml"}, "x") as one:
            assert search(one, "is:unanswered", None).count() == unanswered
            assert len(single_record.statement(one, "asked", day("2016-01-01")).responses) == 1 - unanswered


def stretches(*steps):
    """What is written of a timeline to which records come, and then others while some go, and so on."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    for come, go in steps:
        timelines = Timelines()
        for rowid in come:
            timelines.add([("statement", "", "")], rowid, rowid % 3)
        for rowid in go:
            timelines.remove([("statement", "", "")], rowid)
        timelines.write(connection)
    return connection.execute("SELECT * FROM stretch ORDER BY first").fetchall()


@pytest.mark.parametrize("come", [[], [0], [-1, 30_000], [5_001, 5_002], range(4_001, 9_000, 10)], ids=str)
@pytest.mark.parametrize("go", [[], [10], [20_000], [5_000, 5_010], range(10, 20_010, 10)], ids=str)
def test_a_timeline_that_changes_is_as_one_written_at_once(come, go):
    first = range(10, 20_010, 10)
    left = [rowid for rowid in first if rowid not in set(go)]
    assert come == go == [] or stretches((first, ()), (come, go)) == stretches(([*left, *come], ()))
    assert come == go == [] or stretches((first, ()), (come, go), (go, come)) == stretches((first, ()))


@pytest.mark.parametrize("what", ["dossier", "source", "actor", "gone"])
def test_what_reaches_into_other_files_is_left_to_a_full_compile(tmp_path, what):
    compiled(FIRST, tmp_path, "first").close()
    path = tmp_path / "first.sqlite"
    before = path.read_bytes()
    changes = in_files(FIRST, "1.yaml")
    match what:
        case "dossier" | "source":
            assert update(path, in_files(FIRST, "dossier.yaml"), {"dossier.yaml"}, "x") is None
        case "actor":
            assert update(path, changes._replace(actors=FIRST.actors), {"1.yaml"}, "x") is None
        case "gone":
            assert update(tmp_path / "none.sqlite", changes, {"1.yaml"}, "x") is None
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["first.sqlite"]


def test_a_new_source_may_come_with_its_statements(tmp_path):
    compiled(FIRST, tmp_path, "first").close()
    at = FIRST.dossier.at._replace(file="new.yaml")
    new = statement("new", source="ap")._replace(at=at)
    changes = in_files(FIRST)._replace(
        statements=(new,), sources=(Source(at, "ap", "AP story", publisher="AP"),)
    )
    with update(tmp_path / "first.sqlite", changes, {"new.yaml"}, "x") as one:
        assert [hit.id for hit in search(one, "source:ap", None).page()] == ["new"]
        assert single_record.statement(one, "new", day("2016-01-01")).source.publisher == "AP"


def test_too_many_changes_are_left_to_a_full_compile(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.archive.build.bulk.update.FEW", 10)
    compiled(FIRST, tmp_path, "first").close()
    assert update(tmp_path / "first.sqlite", in_files(FIRST, "1.yaml"), {"1.yaml"}, "x") is None


_CLOCKS = ("Z", "+03:00", "-05:00", "+14:00", "-12:00")


@pytest.mark.parametrize("seed", range(6))
def test_what_clocks_of_several_zones_showed_stands_in_the_order_of_its_instants(tmp_path, seed):
    random = Random(seed)
    clocks = _CLOCKS if seed % 2 else ("Z", "+03:00")

    def said(number: int) -> Statement:
        hour, minute = random.randrange(24), random.randrange(60)
        when = f"2015-12-1{random.randrange(3)}T{hour:02}:{minute:02}{random.choice(clocks)}"
        said = statement(f"s{number}", when=when)
        return said._replace(at=said.at._replace(file=f"{number % 3}.yaml", line=number + 1))

    records = as_read(dossier(tuple(said(number) for number in range(120))))
    compiled(records, tmp_path, "first").close()
    again = tuple(said(int(held.id[1:])) if held.at.file == "1.yaml" else held for held in records.statements)
    again = records._replace(statements=again)
    updated = update(tmp_path / "first.sqlite", in_files(again, "1.yaml"), {"1.yaml"}, "next")
    for built in (updated, compiled(again, tmp_path, "whole")):
        with built:
            listed = record_lists.record(built, None, None, day("2016-01-01")).rows(0, 200)
            assert {row.id: row.date for row in listed} == {one.id: one.date for one in again.statements}
            order = [(row.date.lower // 1440, instant(row.date)) for row in listed]
            assert order == sorted(order, reverse=True)
