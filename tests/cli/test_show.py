"""`bilateral show`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import HOSTILE
from tui.report.visible import visible

GOLDEN = Path(__file__).parent / "show-fence.txt"


def test_an_issue_reads_as_it_always_did(bilateral, dossier_path):
    assert bilateral("show", dossier_path, "fence").out == GOLDEN.read_text(encoding="utf-8")


def test_a_dossier_shows_its_issues_and_tells_on_stderr_how_to_go_on(bilateral, dossier_path):
    code, out, err = bilateral("show", dossier_path)
    assert code == 0
    assert "Issue: The fence [fence]" in out
    assert "— they differ" in out
    assert "bilateral search" not in out
    assert "bilateral search" in err


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_reads_back_exactly(bilateral, dossier_path, name):
    shown = f"“{visible(HOSTILE[name])}”"
    for words in (("show", dossier_path, name), ("show", dossier_path, "hostile")):
        assert shown in bilateral(*words).out


def test_no_control_character_gets_out(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "hostile").out
    assert not {one for one in out if (one < " " and one not in "\n\t") or "\x7f" <= one <= "\x9f"}
    assert not set("\u202e\u2066") & set(out)


def test_a_dossier_says_how_much_of_it_was_on_record(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "--as-of", "2015-12-09").out
    assert "In the dossier: 12 statements, 2 events, from 10 Jan 2015 to 18 Dec 2015\n" in out
    assert "On record as of 9 Dec 2015: 12 statements, 0 events\n" in out
    assert (
        "On record as of 30 Nov 2015: 1 statement, 0 events\n"
        in bilateral("show", dossier_path, "--as-of", "nov 2015").out
    )


def test_silence_is_said_and_dated(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "fence", "--as-of", "2015-12-01").out
    assert "South house: nothing on record as of 1 Dec 2015" in out
    assert "Verdict: no verdict on record." in out
    assert "[s-1]" not in out


def test_a_date_that_may_be_later_is_marked(bilateral, dossier_path):
    assert (
        "Dec 2015 (possibly later than 15 Dec 2015) — a friend"
        in bilateral("show", dossier_path, "fence").out
    )


def test_a_month_counts_up_to_its_end(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "fence", "--as-of", "nov 2015").out
    assert out.startswith("A small dispute, as of 30 Nov 2015\n")


def test_a_planned_event_took_place_once_its_day_has_come(bilateral, dossier_path):
    planned, held = (
        bilateral("show", dossier_path, "talk", "--as-of", f"2015-12-{day}").out for day in (15, 18)
    )
    assert planned.startswith(
        "planned for 18 Dec 2015 — meeting — They meet [talk]\nAs of 15 Dec 2015: planned"
    )
    assert held.startswith("18 Dec 2015 — meeting — They meet [talk]\nAs of 18 Dec 2015: took place")


def test_nothing_that_is_known_afterwards_is_told_of_a_plan(bilateral, syria):
    planned, held = (bilateral("show", syria, "e57", "--as-of", f"2015-12-{day}").out for day in (14, 18))
    for text in ("it went ahead", "2015/12/250805.htm"):
        assert text not in planned
        assert text in held
    found = bilateral("show", syria, "e57", "--as-of", "2015-12-14", "--json").json["event"]
    assert (found["status"], found["outcome"], found["note"]) == ("planned", None, None)


def test_an_account_that_may_be_of_a_later_day_is_marked(bilateral, syria):
    out = bilateral("show", syria, "e47", "--as-of", "2015-12-12").out
    assert "Syrian opposition [denied], Dec 2015 (possibly later than 12 Dec 2015): The claim" in out


def test_a_verdict_that_may_be_of_a_later_day_is_marked(bilateral, syria):
    out = bilateral("show", syria, "russia-backs-fsa", "--as-of", "2015-12-05").out
    assert "  possibly Dec 2015, Russia and Syrian opposition: they differ." in out
    out = bilateral("matrix", syria, "--as-of", "2015-12-05", "--parties", "opposition,russia").out
    assert "they differ (possibly later)" in out


def test_an_event_gives_each_account_with_its_status_and_source(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "fall").out
    assert "Accounts, which differ:" in out
    assert "North house [claimed], 11 Dec 2015: South pushed it. Source: Fence news" in out
    assert (
        "Bob South (South house) [denied], 12 Dec 2015: The wind did it. Source: Bob South, A letter" in out
    )


def test_a_statement_comes_with_its_exchange_and_citation(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "s-1").out
    assert "1 Dec 2015 — Ann North, North house — mixed [n-2]" in out
    assert "  cannot confirm: 5 Dec 2015 — Bob South, South house — paraphrase [s-1] ← this one" in out
    assert "deni" not in out
    assert "To cite: [paraphrase] Her house should move the fence. — Bob South, 5 Dec 2015." in out


def test_a_statement_that_nobody_took_up_says_so(bilateral, dossier_path):
    assert (
        "No answer on record from: South house"
        in bilateral("show", dossier_path, "n-2", "--as-of", "2015-12-02").out
    )
    assert "No answer on record" not in bilateral("show", dossier_path, "n-2").out


def test_the_office_is_the_one_held_that_day(bilateral, dossier_path):
    assert "Office: owner\n" in bilateral("show", dossier_path, "n-1").out
    assert "Office: speaker\n" in bilateral("show", dossier_path, "n-2").out


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ("fence-place", "  10 Jan 2015: Nobody. (1 on record, direct) [n-1]"),
        ("fence-place", "The mayor: nothing on record as of 15 Dec 2015"),
        ("north", "The fence: 2 on record: 1 direct, 1 mixed"),
        ("ann", "Office: owner, from 2010 to Jun 2015; no longer held as of 15 Dec 2015\n"),
        ("ann", "Office: speaker, from Jul 2015 to not known; held as of 15 Dec 2015\n"),
        ("paper", "URL: https://example.org/fence"),
    ],
)
def test_any_record_is_shown_by_its_id(bilateral, dossier_path, record, wanted):
    code, out, _ = bilateral("show", dossier_path, record)
    assert code == 0
    assert wanted in out


def test_a_record_that_has_not_come_yet_is_silence(bilateral, dossier_path):
    assert (
        bilateral("show", dossier_path, "s-1", "--as-of", "2015-11").out
        == "s-1: nothing on record as of 30 Nov 2015\n"
    )


def test_tempo_shows_empty_periods_and_nothing_beyond_the_day(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "--tempo", "--by", "year").out
    assert out == "By year, up to 15 Dec 2015:\n2015: North house 10, South house 2; 1 event\n"
    out = bilateral("show", dossier_path, "fence", "--tempo", "--by", "quarter").out.splitlines()
    assert out[1:] == [
        "Jan–Mar 2015: North house 1, South house 0",
        "Apr–Jun 2015: nothing",
        "Jul–Sep 2015: nothing",
        "Oct–Dec 2015: North house 1, South house 2; 1 event",
    ]


def test_before_the_record_begins_the_tempo_is_silence(bilateral, syria):
    assert (
        bilateral("show", syria, "--tempo", "--as-of", "2010").out == "nothing on record as of 31 Dec 2010\n"
    )
    out = bilateral("show", syria, "new-york-talks", "--tempo", "--as-of", "2015-09").out
    assert out == "nothing on record as of 30 Sep 2015\n"


def test_the_tempo_of_an_issue_has_periods_that_fit_the_issue(bilateral, syria):
    lines = bilateral("show", syria, "new-york-talks", "--tempo").out.splitlines()
    assert lines[0] == "By week, up to 15 Dec 2015:"
    assert lines[1] == "week of 26 Oct 2015: United States 1, Russia 0; 1 event"
    assert "week of 2 Nov 2015: nothing" in lines
    assert (
        bilateral("show", syria, "--tempo", "--as-of", "2030")
        .out.splitlines()[-1]
        .startswith("Oct–Dec 2015:")
    )


def test_threads_of_an_issue(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "fence", "--thread").out
    assert out.index("[n-2]") < out.index("cannot confirm: 5 Dec 2015")
    assert "[n-1]" not in out


def test_other_parties_can_be_compared(bilateral, dossier_path):
    out = bilateral("show", dossier_path, "fence", "--parties", "mayor,south").out
    assert out.index("The mayor: nothing on record") < out.index("South house: North does.")


def test_lines_break_at_spaces_and_nowhere_else(bilateral, dossier_path):
    whole = bilateral("show", dossier_path, "fence", "--width", "0").out
    narrow = bilateral("show", dossier_path, "fence", "--width", "40").out
    assert whole.split() == narrow.split()
    assert max(len(line) for line in narrow.splitlines() if "https" not in line) <= 40


def test_the_american_answer_on_his_leaving_moves_as_the_research_says(bilateral, syria):
    answers = set()
    for day in ("2015-09-18", "2015-12-04", "2015-12-15"):
        out = bilateral("show", syria, "assad-role", "--as-of", day).out
        asked = out.index("[assad-exit-first]")
        answers.add(out[asked:].splitlines()[1])
    assert len(answers) == 3
    assert all(answer.startswith("United States: ") for answer in answers)


def test_the_page_of_a_source_has_its_text(bilateral):
    out = bilateral("show", "two-towns", "communique").out
    assert "Text: texts/communique.html" in out
    assert "« Harwick a fermé seule un pont qui appartient aux deux villes »" in out.replace("\u00a0", " ")
    assert "Accueil" not in out


def test_the_page_of_a_statement_says_whether_it_stands_in_its_source(bilateral):
    out = bilateral("show", "two-towns", "h3").out
    assert "Verification: normalised, checked " in out
    assert "▸We will open it to everybody again when the bearings are replaced, and not a day later.◂" in out
    assert "Left out: to everybody again" in out
    assert "Verification: not checked: no source text" in bilateral("show", "syria-2015", "aj-01").out
