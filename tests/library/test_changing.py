"""After any edit an archive brought up to date answers as one made anew; what is doubtful is made anew."""

from __future__ import annotations

import os
import re
import shutil
from random import Random

import pytest

from bench import generate
from tests.dossier.writing import SOUND, write
from tui.archive import answers, days, single_record
from tui.archive.build.compilation import compile_records
from tui.archive.build.writer import Writer
from tui.archive.listing import record_lists
from tui.archive.search.engine import search
from tui.archive.search.query_names import Vocabulary
from tui.archive.search.scope import Scope
from tui.archive.store import open_file, open_valid
from tui.archive.validity import seal
from tui.archive.validity.dossier_state import state
from tui.archive.validity.seal import put_in_place
from tui.dossier.loading import examine, read_dossier
from tui.library import archive_opening
from tui.library.bulk import incremental
from tui.library.bulk.incremental import bring_up_to_date

QUERIES = (
    "the",
    "attack*",
    '"of the"',
    "-the",
    "is:unanswered",
    "party:us a*",
    "source:source-000001",
)

# Rowids depend on an archive's history, so that records are told apart by their ids.
TABLES = (
    "SELECT s.*, s.rowid >> 24, f.name FROM statement s JOIN file f ON f.id = s.file ORDER BY s.id",
    "SELECT e.*, e.rowid >> 24, f.name FROM event e JOIN file f ON f.id = e.file ORDER BY e.id",
    "SELECT e.id, p.* FROM event e JOIN participant p ON p.event = e.rowid ORDER BY 1, p.n",
    "SELECT e.id, a.*, a.since >> 24 FROM event e JOIN account a ON a.event = e.rowid ORDER BY 1, a.n",
    "SELECT e.id, o.* FROM event e JOIN of_event o ON o.event = e.rowid ORDER BY 1, o.n",
    "SELECT s.id, r.* FROM statement s JOIN rendering r ON r.statement = s.rowid ORDER BY 1, r.n",
    "SELECT s.id, r.* FROM statement s JOIN response r ON r.answer = s.rowid ORDER BY 1, r.n",
    "SELECT s.id, a.party, answered >> 24 FROM asked a JOIN statement s ON s.rowid = statement ORDER BY 1, 2",
    "SELECT kind, owner, n, e.quotation, s.id FROM evidence e JOIN statement s ON s.rowid = rowid_of",
    "SELECT s.*, f.name FROM source s JOIN file f ON f.id = s.file ORDER BY s.id",
    "SELECT DISTINCT kind, id, shown, folded FROM name ORDER BY 1, 2, 3",
    "SELECT * FROM correction ORDER BY owner, n",
    "SELECT * FROM dossier",
)  # fmt: skip
HIDDEN = {"seal", "rowid", "file", "event", "statement", "answer", "since"}


def contents(archive):
    """All records, and what they are found by."""
    found = []
    for sql in TABLES:
        columns = [one[0] for one in archive._connection.execute(sql).description]
        keep = [n for n, name in enumerate(columns) if name not in HIDDEN]
        found.append([tuple(row[n] for n in keep) for row in archive.rows(sql)])
    for query in QUERIES:
        results = search(archive, f"in:statements {query}", None, prefix_last=True, order="newest")
        # Reading a hit whole takes a while; which they are is told by the newest, apart from those of a day.
        newest = sorted((hit.statement.date.text, hit.id) for hit in results.page(limit=40) if not hit.near)
        found.append((query, results.groups()[0].size if results.groups() else 0, newest[-20:]))
    timelines = "SELECT t.kind, issue, party, sum(size) FROM timeline t JOIN stretch s ON s.timeline = t.id"
    found.append(archive.rows(f"{timelines} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"))
    return found


def shown(archive):
    """What the screens show, rowids aside, which depend on an archive's history."""
    dossier = answers.dossier(archive)
    parties = tuple(party.id for party in answers.parties(archive))
    pages = [dossier, answers.parties(archive), answers.issues(archive, parties, dossier.last_day)]
    pages.append(answers.tallies(archive, dossier.last_day))
    for day in (dossier.first_day + 400, dossier.as_of.upper // 1440):
        pages += [
            answers.questions(archive, None, parties, day),
            answers.verdicts(archive, None, parties, day),
        ]
        pages.append(days.periods(archive, None, parties, "quarter", dossier.first_day, day))
        for issue in (None, "issue-01"):
            record = record_lists.record(archive, issue, parties, day).rows(0, 3000)
            log = record_lists.events(archive, issue, day).rows(0, 3000)
            pages.append([(row.date, row.id) for row in record] == sorted_by_day(record))
            pages.append({row.id: row._replace(rowid=0, file="", line=0) for row in (*record, *log)})
    for row in record_lists.record(archive, "issue-02", None, dossier.last_day).rows(0, 40):
        whole = single_record.statement(archive, row.id, dossier.last_day)
        pages.append((row.id, whole.office, whole.source, whole.questions, whole.unanswered_by))
        pages.append(sorted((answer.how, answer.statement.id) for answer in whole.responses))
    pages[-80:] = sorted(map(repr, pages[-80:]))
    return pages


def sorted_by_day(record):
    """The same, newest first; those of one minute as they stand."""
    return [(row.date, row.id) for row in sorted(record, key=lambda row: -row.date.lower)]


@pytest.fixture(autouse=True)
def _read_where_it_lies(monkeypatch):
    """As a large archive is read: whatever an edit left without its seal can't be."""
    monkeypatch.setattr(seal, "ALWAYS", 0)


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A dossier of many small files, and its archive."""
    folder = tmp_path_factory.mktemp("many") / "dossier"
    per_file, generate.PER_FILE = generate.PER_FILE, 20
    try:
        generate.generate(folder, 200)
    finally:
        generate.PER_FILE = per_file
    compile_records(read_dossier(folder), folder.parent / "a.sqlite", state(folder)).close()
    return folder


@pytest.fixture
def dossier(original, tmp_path):
    """Copies of both."""
    shutil.copytree(original, tmp_path / "dossier")
    shutil.copy(original.parent / "a.sqlite", tmp_path / "a.sqlite")
    writer = Writer(tmp_path / "a.sqlite", existing=True)
    writer.commit(state(tmp_path / "dossier"))  # the copies are other files
    writer.connection.close()
    put_in_place(tmp_path / "a.sqlite", tmp_path / "a.sqlite")
    return tmp_path / "dossier"


def brought_up(dossier):
    """The archive brought up to date, or None."""
    return bring_up_to_date(dossier, dossier.parent / "a.sqlite", state(dossier), lambda *_: None)


def edit(random, dossier):
    """Change something in some file."""
    file = random.choice(sorted(dossier.glob("[es][tvo]*-*.yaml")))
    text = file.read_text(encoding="utf-8")
    records = re.split(r"(?m)^(?=- )", text)
    number = random.randrange(1, len(records))
    match random.randrange(9):
        case 0:
            del records[number]
        case 1:
            records[number] = re.sub(
                r"date: .*", f"date: 201{random.randrange(1, 6)}-0{random.randrange(1, 9)}", records[number]
            )
        case 2:
            records[number] = re.sub(
                r"speaker: .*", f"speaker: actor-00{random.randrange(10)}", records[number]
            )
        case 3:
            records[number] = re.sub(r"issues: .*", "issues: [issue-01]", records[number])
        case 4:
            records[number] = records[number].replace("id: ", "id: new-", 1)
        case 5:
            records.append(records[number].replace("id: ", f"id: x{random.randrange(999)}-", 1))
        case 6:
            records[number] = records[number].replace("the", "a strike", 1)
        case 7:
            other = dossier / f"z-{random.randrange(99)}.yaml"
            file.rename(other)
            return
        case 8:
            records[number] += (
                f"  responds_to:\n  - statement: s000{random.randrange(215):04}\n    as: denies\n"
            )
    if len(records) > 1:
        file.write_text("".join(records), encoding="utf-8")
    else:
        file.unlink()


@pytest.mark.parametrize("seed", range(8))
def test_edits_one_after_the_other_give_what_a_full_compile_gives(dossier, seed):
    random = Random(seed)
    kept = 0
    for _ in range(6):
        before = {file: file.read_bytes() for file in dossier.glob("*.yaml")}
        edit(random, dossier)
        records, _ = examine(dossier)
        archive = brought_up(dossier)
        if records is None:
            assert archive is None
            for file in dossier.glob("*.yaml"):
                file.unlink()
            for file, data in before.items():
                file.write_bytes(data)
            records = read_dossier(dossier)
        if archive is None:
            compile_records(records, dossier.parent / "a.sqlite", state(dossier)).close()
            continue
        kept += 1
        with archive, compile_records(records, dossier.parent / "b.sqlite", "x") as whole:
            assert archive.state == state(dossier)
            for one, other in zip(contents(archive), contents(whole), strict=True):
                assert one == other
            for one, other in zip(shown(archive), shown(whole), strict=True):
                assert one == other
    assert kept


def test_an_edit_in_one_file_needs_only_that_file(dossier, monkeypatch):
    file = dossier / "statements-0003.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("  quotation:", "  note: New.\n  quotation:", 1))
    read = []
    monkeypatch.setattr(
        incremental,
        "read_file",
        lambda path, name, real=incremental.read_file: read.append(name) or real(path, name),
    )
    with brought_up(dossier) as archive:
        assert archive.row("SELECT count(*) FROM statement WHERE note = 'New.'") == (1,)
    assert read == ["statements-0003.yaml"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("actors.yaml", "kind: person", "kind: group"),
        ("dossier.yaml", "title: ", "title: x"),
        ("issues.yaml", "title: ", "title: x"),
        ("statements-0000.yaml", "quotation: direct", "quotation: verbatim"),
        ("statements-0000.yaml", "- id: s0000001", "- id: s0000100"),
        ("statements-0000.yaml", "source-000000", "source-999999"),
        ("sources-0000.yaml", "publisher: ", "publisher: New "),
        ("events-0000.yaml", "- id: e000001", "- id: us"),
    ],
)
def test_what_reaches_far_or_is_wrong_is_left_to_a_full_compile(dossier, name, old, new):
    file = dossier / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    before = (dossier.parent / "a.sqlite").read_bytes()
    assert brought_up(dossier) is None
    assert (dossier.parent / "a.sqlite").read_bytes() == before
    assert sorted(one.name for one in dossier.parent.iterdir()) == ["a.sqlite", "dossier"]


def test_a_file_that_is_not_read_is_left_to_a_full_compile(dossier):
    deep = dossier.joinpath(*"abcdefghijklm")
    deep.mkdir(parents=True)
    (deep / "one.yaml").write_text("sources:\n- {id: deep, title: Deep}\n", encoding="utf-8")
    assert examine(dossier)[0] is None
    assert brought_up(dossier) is None


def test_publishers_named_again_do_not_crowd_others_out_of_suggestions(tmp_path):
    names = "".join(f"- {{id: s{n}, title: T, publisher: House {n:04}}}\n" for n in range(1200))
    records = read_dossier(write(tmp_path, SOUND + names))
    path = tmp_path / "a.sqlite"
    compile_records(records, path, "x").close()
    for _ in range(2):  # as an edit of their file, or the next part of them, does
        writer = Writer(path, existing=True)
        writer.add_sources(records.sources)
        writer.commit("x")
        writer.connection.close()
        put_in_place(path, path)
    with open_file(path) as edited:
        assert Vocabulary(Scope(edited, None)).nearest(("publisher",), "house 1199x") == "house 1199"


@pytest.mark.parametrize(
    ("bytes_enough", "stages"),
    [
        (0, ["Reading what changed", "Updating the archive"]),
        (10**9, ["Reading the dossier", "Making the archive"]),
    ],
)
def test_only_a_dossier_large_enough_to_gain_is_updated_from_its_changed_files(
    dossier, tmp_path, monkeypatch, bytes_enough, stages
):
    monkeypatch.setattr(archive_opening, "EDITED", bytes_enough)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    archive_opening.open_archive(dossier).close()
    file = dossier / "statements-0001.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# seen\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert open_valid(dossier) is None
    said = []
    with archive_opening.open_archive(dossier, lambda what, *_: said.append(what)) as archive:
        assert archive.state == state(dossier)
    assert said == stages
