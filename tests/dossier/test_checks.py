"""What must hold between records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dossier.writing import SOUND, one, spoil, write
from tui.dossier.loading import examine
from tui.dossier.problems import count

if TYPE_CHECKING:
    from pathlib import Path

MIXED = "quotation: mixed\n  text: He said “nobody else” decides"
NESTED = "  accounts:\n  - by: us\n    says: They were good.\n"


@pytest.mark.parametrize(
    ("old", "new", "severity", "message", "advice"),
    [
        ("speaker: kerry", "speaker: kery", "error", "there is no actor “kery”", "did you mean `kerry`?"),
        (
            "speaker: kerry",
            "speaker: us",
            "error",
            "“us” is a party, not an actor",
            "name the id of an actor, or add it",
        ),
        ("party: us\n", "party: usa\n", "error", "there is no party “usa”", "did you mean `us`?"),
        (
            "compare: [us, russia]",
            "compare: [us, un]",
            "error",
            "there is no party “un”",
            "name the id of a party",
        ),
        (
            "compare: [us, russia]",
            "compare: [us]",
            "error",
            "`compare` names 2, not 1",
            "write ids between brackets: […, …]",
        ),
        ("      us:\n", "      uss:\n", "error", "there is no party “uss”", "did you mean `us`?"),
        (
            "issues: role\n",
            "issues: [role, rule]\n",
            "error",
            "there is no issue “rule”",
            "did you mean `role`?",
        ),
        (
            "issues: role\n",
            "issues: [role, role]\n",
            "error",
            "“role” stands twice in `issues`",
            "name each once",
        ),
        (
            "source: aj",
            "source: bbc",
            "error",
            "there is no source “bbc”",
            "name the id of a source, or add it",
        ),
        ("by: us", "by: talks", "error", "“talks” is an event, not a party or an actor", "name the id"),
        (
            "statement: us-01",
            "statement: us-02",
            "error",
            "there is no statement “us-02”",
            "did you mean `us-01`?",
        ),
        (
            "[kerry, russia]",
            "[kerry, rusia]",
            "error",
            "there is no party or actor “rusia”",
            "did you mean `russia`?",
        ),
        (
            "id: talks",
            "id: role-1",
            "error",
            "the id “role-1” is taken by a question at all.yaml:24",
            "another id",
        ),
        ("id: lavrov", "id: Sergei Lavrov", "error", "“Sergei Lavrov” can't be an id", "sergei-lavrov"),
        ("statement: us-01", "statement: ru-01", "error", "this statement answers itself", "it answers"),
        (
            "  speaker: kerry\n",
            "  party: us\n",
            "error",
            "neither speaker nor attribution",
            "as the source words it",
        ),
        (
            "        evidence: us-01\n",
            "",
            "warning",
            "this position has no evidence",
            "name statements by us",
        ),
        ("evidence: us-01", "evidence: [us-01, ru-01]", "error", "“ru-01” is by “russia”", "by us"),
        ("[us-01, ru-01]", "us-01", "warning", "no evidence from “russia”", "both sides"),
        ("      evidence: [us-01, ru-01]\n", "", "warning", "from “us” and “russia”", "both sides"),
        ("parties: [us, russia]", "parties: [us, us]", "error", "“us” stands twice", "each once"),
        ("“nobody else”", "nobody else", "error", "has no words between “ and ”", "quotation: indirect"),
        ("quotation: direct", "quotation: indirect", "", "", ""),
        ("text: We don’t", 'text: ‘We’ "don’t"', "", "", ""),
        (
            "text: We don’t have a full meeting of minds",
            "text: “We don’t”",
            "warning",
            "in quotation marks",
            "delete",
        ),
        ("text: We don’t have a full meeting of minds", "text: “We” and “don’t”", "", "", ""),
        (
            "date: 2015-12-15T14:30",
            "date: 2015-11",
            "warning",
            "this answer (Nov 2015) is earlier than “us-01”",
            "dates",
        ),
        ("date: 2015-12-15T14:30", "date: 2015-12", "", "", ""),
        (
            "  participants",
            "  announced: 2015-12-16\n  participants",
            "warning",
            "announced (16 Dec 2015) after",
            "dates",
        ),
        (
            "title: An article",
            'title: "An \\u202earticle"',
            "warning",
            "U+202E, which turns the direction",
            "delete",
        ),
        (
            "title: An article",
            'title: "An \\u001barticle"',
            "warning",
            "U+001B, which is a control",
            "delete",
        ),
        (
            "title: An article",
            "title: An article #3",
            "warning",
            "what follows # is taken for a comment",
            "quotation",
        ),
        ("title: An article", "title: An article # copied", "", "", ""),
        ("title: An article", "title: 'An article #3'", "", "", ""),
        (
            "title: An article",
            "title: A\n  text: ../x",
            "error",
            "lies outside the dossier's folder",
            "by its path",
        ),
        (
            "title: An article",
            "title: A\n  text: /etc/passwd",
            "error",
            "lies outside the dossier's folder",
            "path",
        ),
        ("title: An article", "title: A\n  text: none.txt", "error", "is not a file", "by its path"),
        (
            "title: An article",
            f"title: A\n  text: {'x' * 300}",
            "error",
            "can't be a file's name",
            "by its path",
        ),
        ("title: An article", "title: A\n  text: all.yaml", "", "", ""),
        (
            "verdict: differ",
            "verdict: disagree",
            "error",
            "“disagree” is no `verdict`",
            "agree, partly, differ, unclear",
        ),
        (
            "as_of: 2015-12-15",
            "as_of: 15 Dec 2015",
            "error",
            "“15 Dec 2015” is not a date",
            "write 2015-12-15",
        ),
        ("since: 2015~", "since: 2011-13", "error", "no such month", "01 to 12"),
        ("title: Demo", "title:", "error", "`title` is empty", "fill it in"),
        ("title: Demo", "title: [Demo]", "error", "`title` is a text", "quotation marks"),
        (
            "title: Demo",
            "titles: Demo\n  title: Demo",
            "error",
            "“titles” is no field of a dossier",
            "`title`",
        ),
        ("events:", "event:", "error", "“event” is no collection", "did you mean `events`?"),
        ("parties:\n", "dossier: {}\nparties:\n", "error", "“dossier” is given twice", "keep one"),
        ("- id: kerry", "- kerry\n- id: kerry", "error", "an actor is a mapping of fields", "`key: value`"),
        (
            "  as_of: 2015-12-15",
            "  as_of: 2015\n  synonyms: [[a, b], c]",
            "error",
            "a list of lists",
            "one name",
        ),
        (
            "  party: us\n",
            "  party: us\n  identifiers: Q1\n",
            "error",
            "`identifiers` is a mapping",
            "wikidata",
        ),
        (
            "  party: us\n",
            "  party: us\n  aliases: [JK, '']\n",
            "error",
            "an item of `aliases` is empty",
            "delete",
        ),
    ],
)
def test_a_mistake_is_named_with_what_to_do(
    tmp_path: Path, old: str, new: str, severity: str, message: str, advice: str
) -> None:
    problems = spoil(tmp_path, old, new)
    if not severity:
        kinds = [problem for problem in problems if "paraphrase" not in problem.message]
        assert not kinds
        return
    found = one(problems)
    assert found[0] == severity
    assert message in found[2]
    assert advice in found[3]
    # The place is on the line that was changed, or on the record in which something is missing.
    first = SOUND[: SOUND.index(old)].count("\n") + 1
    assert first - 4 <= found[1] <= first + 6 + new.count("\n") + 1 or "taken" in message


def test_a_paraphrase_has_no_quotation_marks(tmp_path: Path) -> None:
    for mark in '“”«»"':
        problems = spoil(tmp_path, MIXED, f"quotation: indirect\n  text: He {mark} said")
        assert "has a quotation mark" in one(problems)[2]
    assert not spoil(tmp_path, MIXED, "quotation: indirect\n  text: He’s the one, ‘he’ isn't")


def test_two_positions_of_one_day_are_refused(tmp_path: Path) -> None:
    evidence = "        evidence: [ru-01]\n"
    again = f"{evidence}      - since: 2015~\n        summary: Again.\n{evidence}"
    severity, line, message, _ = one(spoil(tmp_path, evidence, again))
    assert (severity, line) == ("error", 35)
    assert message == "“russia” has another position since 2015~, in line 32"


def test_ids_are_unique_over_all_kinds_and_files(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    write(tmp_path, "sources:\n- title: Second\n  id: kerry\n", "more.yaml")
    problem = examine(tmp_path)[1][0]
    assert problem.message == "the id “kerry” is taken by an actor at all.yaml:12"
    assert problem.location == ("more.yaml", 3, 7)


def test_a_second_dossier_record_is_refused(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    write(tmp_path, "dossier: {id: b, title: B, compare: [us, russia], as_of: 2015}\n", "more.yaml")
    assert one(examine(tmp_path)[1])[2] == "`dossier` is also at all.yaml:2"


def test_statements_may_answer_each_other_in_a_circle(tmp_path: Path) -> None:
    circle = "  source: aj\n  responds_to: {statement: ru-01, as: denies}\n- id: ru-01\n  attribution"
    assert spoil(tmp_path, "  source: aj\n- id: ru-01\n  attribution", circle) != ()
    same_day = SOUND.replace("2015-12-15T14:30", "2015-12-14")
    assert (
        examine(write(tmp_path, same_day.replace("  source: aj\n- id: ru-01\n  attribution", circle)))[1]
        == ()
    )


def test_a_faulty_item_does_not_move_the_place_of_the_next(tmp_path: Path) -> None:
    accounts = "  accounts:\n  - by: us\n  - by: them\n    says: They were bad.\n"
    first, second = spoil(tmp_path, NESTED, accounts)
    assert first.message == "this account has no `says`"
    assert (second.message, second.location.line) == (
        "there is no party or actor “them”",
        first.location.line + 1,
    )


def test_many_misspelt_ids_are_told_quickly(tmp_path: Path) -> None:
    statements = "".join(
        f"- {{id: s-{n}, speaker: nobody-{n}, date: 2015, quotation: direct,"
        " text: x, issues: role, source: aj}\n"
        for n in range(1500)
    )
    problems = spoil(tmp_path, "events:", f"{statements}events:")
    assert count(problems) == (1500, 0)
    assert len(problems) <= 500


def test_a_question_belongs_to_one_of_the_issues(tmp_path: Path) -> None:
    other = "issues:\n- {id: other, title: O, question: O?}\n- id: role\n"
    text = SOUND.replace("issues:\n- id: role\n", other).replace("issues: role\n", "issues: other\n")
    severity, _, message, advice = one(examine(write(tmp_path, text))[1])
    assert severity == "warning"
    assert message == "“role-1” is a question of “role”, which is not among the issues"
    assert advice == "add role to `issues`, or name another question"


@pytest.mark.parametrize(
    ("word", "is_told"),
    [
        ("Аssad", True),  # a Cyrillic А
        ("Kеrry", True),  # a Cyrillic е
        ("USА", True),  # a Cyrillic А
        ("Rοuhani", True),  # a Greek ο
        ("Cирия", True),  # a Latin C
        ("Ту-160, Tу-160", True),  # the second one has a Latin T
        ("SMSки, VIPам", False),
        ("IFNα, 5 μm, Δx", False),
        ("Россия — Russia, С-300 and S-300", False),
        ("IT-отрасль, Covid-вакцина", False),
        ("naïve Ελλάδα", False),
    ],
)
def test_a_word_of_two_alphabets_that_look_the_same_is_told(tmp_path: Path, word: str, is_told: bool):
    problems = spoil(tmp_path, "title: Demo", f"title: {word}")
    assert ("look-alike" in [problem.code for problem in problems]) == is_told
