"""`bilateral list`, `matrix`, `compare` and `where`."""

from __future__ import annotations

import pytest


def test_list_names_the_shipped_dossiers(bilateral):
    code, out, err = bilateral("list")
    first, second = out.splitlines()
    assert second.startswith("two-towns\tHarwick and Sainte-Aure over their bridge\t")
    name, title, day, statements, events = first.split("\t")
    assert (code, name, title, day) == (
        0,
        "syria-2015",
        "Russia and the United States over Syria",
        "as of 15 Dec 2015",
    )
    assert int(statements.split()[0]) >= 90
    assert int(events.split()[0]) >= 50
    assert err == ""


def test_a_broken_dossier_in_the_list_is_told_and_the_others_listed(bilateral, own_folders, tmp_path):
    broken = tmp_path / "more" / "broken"
    broken.mkdir(parents=True)
    (broken / "a.yaml").write_text("dossier: {id: x}\n", encoding="utf-8")
    (own_folders / "config" / "bilateral").mkdir(parents=True)
    (own_folders / "config" / "bilateral" / "config.yaml").write_text(
        f"folders: {tmp_path / 'more'}\n", encoding="utf-8"
    )
    code, out, err = bilateral("list")
    assert code == 1
    assert out.startswith("syria-2015\t")
    assert "`bilateral check broken` says why" in err


@pytest.mark.parametrize(
    ("collection", "first"),
    [
        ("issues", "fence\tThe fence\tWhere does the fence belong?\tNorth house 2, South house 2"),
        ("questions", "fence-place\tfence\tWho moves it?\tthey differ"),
        ("events", "fall\t10 Dec 2015\ttook place\tattack\tThe fence falls"),
        ("actors", "ann\tAnn North\tperson\tnorth\towner, speaker"),
        ("parties", "north\tNorth house\t\t10 statements"),
        ("sources", "paper\tFence news\tThe Paper\t11 Dec 2015\thttps://example.org/fence"),
    ],
)
def test_collections_have_a_line_for_each_record(bilateral, dossier_path, collection, first):
    assert bilateral("list", dossier_path, collection).out.splitlines()[0] == first


@pytest.mark.parametrize(
    ("collection", "lines"),
    [
        ("issues", ["fence\tThe fence\tWhere does the fence belong?\tNorth house 1, South house 0"]),
        ("questions", ["fence-place\tfence\tWho moves it?\tno verdict on record"]),
        ("actors", ["ann\tAnn North\tperson\tnorth\towner", "bob\tBob South\tperson\tsouth\t"]),
        ("parties", ["north\tNorth house\t\t1 statement", "south\tSouth house\t\t0 statements"]),
        ("sources", ["paper\tFence news\tThe Paper\t11 Dec 2015\thttps://example.org/fence"]),
        ("events", []),
    ],
)
def test_each_collection_follows_the_day(bilateral, dossier_path, collection, lines):
    out = bilateral("list", dossier_path, collection, "--as-of", "2015-02").out.splitlines()
    assert out[: len(lines)] == lines
    if collection in ("sources", "events"):
        assert len(out) == len(lines)


def test_statements_stay_on_one_line_each(bilateral, dossier_path):
    lines = bilateral("list", dossier_path, "statements").out.splitlines()
    assert len(lines) == 12
    assert all(len(line.split("\t")) == 6 for line in lines)
    assert next(line for line in lines if line.startswith("h-lines\t")).endswith(
        "first line␊second␉line␊␊last line"
    )


def test_the_matrix_names_verdict_evidence_and_silence(bilateral, dossier_path):
    out = bilateral("matrix", dossier_path).out
    assert "Who moves it? [fence-place]\n  North house and South house: they differ\n" in out
    assert "  North house: 1 on record, mixed; since 1 Dec 2015\n" in out
    assert "  The mayor: nothing on record as of 15 Dec 2015\n" in out


def test_counts_show_a_lopsided_record(bilateral, dossier_path):
    out = bilateral("matrix", dossier_path, "--counts").out
    assert "All issues\n  North house: 10 statements (9 direct, 1 mixed)\n" in out
    assert (
        "Hostile [/] text [hostile]\n  North house: 8 statements (8 direct)\n  South house: 0 statements\n"
        in out
    )


def test_two_days_compared_in_words(bilateral, dossier_path):
    out = bilateral("compare", dossier_path, "jun 2015", "2015-12-15", "fence").out
    assert "From 30 Jun 2015 to 15 Dec 2015" in out
    assert (
        "  North house said, since 10 Jan 2015: Nobody.\n  Since 1 Dec 2015 it says: South, by a foot." in out
    )
    assert "  South house had nothing on record.\n" in out
    assert "Verdict: no verdict on record; now they differ, since 5 Dec 2015." in out


def test_comparing_lists_what_was_added(bilateral, dossier_path):
    out = bilateral("compare", dossier_path, "2015-12-10", "2015-12-12").out
    assert "Events announced:\nplanned for 18 Dec 2015 — meeting — They meet [talk]\n" in out
    assert "Events known before, of which accounts were added:\n10 Dec 2015 — attack — The fence falls" in out
    out = bilateral("compare", dossier_path, "2015-12-01", "2015-12-05").out
    assert "Statements added, newest first:\n5 Dec 2015 — Bob South — South house — paraphrase [s-1]\n" in out
    assert "Her house should move the fence." in out
    found = bilateral("compare", dossier_path, "2015-12-05", "2015-12-18", "--json").json
    assert (found["added"], found["came"]) == ([], ["fall", "talk"])
    assert found["statements"] == {"north": 0, "south": 0}


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (("2015-12-15", "2015-12-15"), "Both are the same day, so nothing differs."),
        (("2015-12-15", "2020"), "The record ends on 18 Dec 2015."),
        (("2001", "2015-12-15"), "The record begins on 10 Jan 2015."),
        (("2015-12-18", "2015-12-15"), "From 15 Dec 2015 to 18 Dec 2015"),
    ],
)
def test_comparing_says_where_the_record_does_not_reach(bilateral, dossier_path, days, line):
    assert line in bilateral("compare", dossier_path, *days).out.splitlines()


def test_an_unchanged_verdict_with_another_reason_is_no_change_of_words(bilateral, syria):
    out = bilateral("compare", syria, "2015-12-14", "2015-12-15", "assad-role").out
    assert "Verdict: still they differ, for another reason, since 15 Dec 2015." in out
    out = bilateral("compare", syria, "2015-12-01", "2015-12-15", "new-york-talks").out
    assert "(1 on record, paraphrase; 2 answers in between)" in out


def test_where_names_every_place(bilateral, own_folders):
    out = bilateral("where").out
    for name in ("config", "cache", "state"):
        assert f"{name}\t{own_folders / name / 'bilateral'}" in out
    assert out.splitlines()[-1].endswith("two-towns")


def test_the_list_as_data_says_how_each_dossier_stands(bilateral, own_folders, tmp_path, dossier_path):
    more = tmp_path / "more"
    (more / "broken").mkdir(parents=True)
    (more / "broken" / "a.yaml").write_text("dossier: {id: x}\n", encoding="utf-8")
    (more / "fence").symlink_to(dossier_path)
    (own_folders / "config" / "bilateral").mkdir(parents=True)
    (own_folders / "config" / "bilateral" / "config.yaml").write_text(f"folders: {more}\n", encoding="utf-8")
    outcome = bilateral("list", "--json")
    assert outcome.code == 1
    broken, fence, shipped, _ = outcome.json
    assert (broken["name"], broken["title"], broken["statements"]) == ("broken", None, None)
    assert broken["errors"] > 0
    assert (fence["parties"], fence["errors"]) == (["North", "South", "The mayor"], 0)
    assert fence["changed"].endswith("+00:00")
    assert (fence["opened"], shipped["name"]) == (None, "syria-2015")
