"""Each kind of problem, with its exact message; and the page that documents them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.dossier.writing import SOUND, write
from tui.dossier.diagnostics import DIAGNOSTICS, page
from tui.dossier.loading import examine

LONG = "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10"
MORE = (
    "- {{id: us-02, party: us, attribution: a, date: 2015-12-14, quotation: direct, text: {text},"
    " issues: role, source: aj}}\n"
)
TWICE = f"statements:\n{MORE.format(text=LONG)}"
THREE = "".join(
    MORE.format(text=f"t{n}").replace("us-02", f"us-1{n}").replace("role", "rule") for n in range(3)
)

CASES = [
    ("linked-file", None, None, "“link.yaml” is a link and is passed over"),
    ("no-yaml", None, None, "“demo” holds no *.yaml file"),
    ("wrong-encoding", b"dossier:", b"\xff\xfedossier:", "the file is in UTF-16, not UTF-8"),
    (
        "forbidden-character",
        "title: Demo",
        "title: De\x07mo",
        "the character U+0007 is not allowed in a file",
    ),
    (
        "yaml-syntax",
        "title: Demo",
        "title: @Demo",
        "this is not YAML: found character that cannot start any token",
    ),
    ("tab", "  title: Demo", "\ttitle: Demo", "a tab is not allowed here"),
    ("no-space-after-colon", "  title: Demo", "  title:Demo", "a space is missing after `title:`"),
    ("indentation", "  title: Demo", "    title: Demo", "`title` stands deeper than `id` in line 2"),
    (
        "text-after-quotation-mark",
        "title: Demo",
        'title: "De" mo',
        "the text goes on behind its closing quotation mark",
    ),
    ("yaml-feature", "title: Demo", "title: &a Demo", "anchors are refused: &a"),
    (
        "duplicate-key",
        "title: Demo",
        "title: Demo\n  title: Demo",
        "“title” is given twice: it is also in line 3",
    ),
    ("bad-key", "title: Demo", "? [a]\n  : Demo", "a key must be text"),
    ("text-too-long", "Demo", "D" * 1_048_577, "this text has 1,048,577 characters; 1,048,576 are allowed"),
    (
        "too-deep",
        "title: Demo",
        "title: " + "[" * 40 + "]" * 40,
        "lists and mappings lie too deep in one another",
    ),
    (
        "text-cut-by-comment",
        "title: Demo",
        "title: Demo #3",
        "the text ends here: what follows # is taken for a comment",
    ),
    ("not-a-mapping", SOUND, "- x\n", "a file is a mapping of collections"),
    ("unknown-collection", "events:", "event:", "“event” is no collection"),
    ("unknown-field", "title: Demo", "titel: Demo\n  title: Demo", "“titel” is no field of a dossier"),
    (
        "not-a-record",
        "- {id: us, name: United States}",
        "- {id: us, name: US}\n- x",
        "a party is a mapping of fields",
    ),
    ("missing-field", "  title: Demo\n", "", "this dossier has no `title`"),
    ("empty-field", "title: Demo", "title:", "`title` is empty"),
    ("empty-item", "issues: role\n", "issues: [role, '']\n", "an item of `issues` is empty"),
    ("wrong-shape", "title: Demo", "title: [Demo]", "`title` is a text"),
    ("unknown-choice", "verdict: differ", "verdict: disagree", "“disagree” is no `verdict`"),
    ("bad-id", "id: talks", "id: The Talks", "“The Talks” can't be an id"),
    (
        "bad-date",
        "as_of: 2015-12-15",
        "as_of: 5/6/2015",
        "“5/6/2015” may put the day first or the month first",
    ),
    ("duplicate-value", "issues: role\n", "issues: [role, role]\n", "“role” stands twice in `issues`"),
    ("wrong-number", "compare: [us, russia]", "compare: [us]", "`compare` names 2, not 1"),
    ("no-dossier-record", SOUND[: SOUND.index("parties:")], "", "“demo” has no `dossier:` record"),
    ("duplicate-id", "id: talks", "id: role-1", "the id “role-1” is taken by a question at all.yaml:24"),
    ("unknown-reference", "speaker: kerry", "speaker: kery", "there is no actor “kery”"),
    ("wrong-kind", "speaker: kerry", "speaker: us", "“us” is a party, not an actor"),
    (
        "misspelt-id",
        "- id: aj\n",
        "- id: aja\n",
        "no record names the source “aja”, and 3 name “aj”, which does not exist",
    ),
    (
        "no-speaker",
        "  speaker: kerry\n",
        "  party: us\n",
        "this statement has neither speaker nor attribution",
    ),
    (
        "position-twice",
        "        evidence: [ru-01]\n",
        "        evidence: [ru-01]\n      - {since: 2015~, summary: Again., evidence: ru-01}\n",
        "“russia” has another position since 2015~, in line 32",
    ),
    (
        "foreign-evidence",
        "evidence: us-01",
        "evidence: ru-01",
        "“ru-01” is by “russia”, and can't be evidence for “us”",
    ),
    ("answers-itself", "statement: us-01", "statement: ru-01", "this statement answers itself"),
    (
        "no-verbatim-words",
        "“nobody else”",
        "nobody else",
        "this mixed quotation has no words between “ and ”",
    ),
    (
        "quotation-mark-in-paraphrase",
        "quotation: mixed",
        "quotation: indirect",
        "this paraphrase (`quotation: indirect`) has a quotation mark, “",
    ),
    (
        "needless-quotation-marks",
        "We don’t have a full meeting of minds",
        "“We don’t”",
        "this direct quotation is in quotation marks",
    ),
    (
        "brackets-in-quotation",
        "a full meeting",
        "[on Assad] a full meeting",
        "“[on Assad]” in a direct quotation may be an editor's words",
    ),
    (
        "duplicate-quotation",
        "statements:\n",
        TWICE + MORE.format(text=LONG).replace("us-02", "us-03"),
        "the same words stand under “us-02”",
    ),
    (
        "near-duplicate",
        "statements:\n",
        TWICE + MORE.format(text=LONG.replace("w6", "w16")).replace("us-02", "us-03"),
        "nearly the same words stand under “us-02”",
    ),
    (
        "answer-before-question",
        "date: 2015-12-15T14:30",
        "date: 2015-12-13",
        "this answer (13 Dec 2015) is earlier than “us-01”, which it answers (14 Dec 2015)",
    ),
    (
        "announced-after-event",
        "  participants:",
        "  announced: 2015-12-16\n  participants:",
        "this event is announced (16 Dec 2015) after its date (15 Dec 2015)",
    ),
    (
        "outcome-in-title",
        "  participants:",
        "  announced: 2015-12-10\n  participants:",
        "from 10 Dec 2015 on this event is shown as planned, with a title that may tell its outcome",
    ),
    (
        "statement-after-source",
        "publisher: A paper",
        "publisher: A paper\n  issued: 2015-12-14",
        "this statement (15 Dec 2015, 14:30) is later than its source “aj” (14 Dec 2015)",
    ),
    (
        "evidence-after-position",
        "since: 2015~",
        "since: 2011",
        "this position is held since 2011, and its first evidence, “ru-01”, is of 15 Dec 2015, 14:30",
    ),
    (
        "evidence-after-verdict",
        "as_of: 2015-12\n",
        "as_of: 2015-12-14\n",
        "this verdict is of 14 Dec 2015, and cites “ru-01” of 15 Dec 2015, 14:30",
    ),
    ("position-without-evidence", "        evidence: us-01\n", "", "this position has no evidence"),
    ("one-sided-evidence", "[us-01, ru-01]", "us-01", "this assessment has no evidence from “russia”"),
    (
        "one-sided-issue",
        "statements:\n",
        f"- {{id: rule, title: R, question: Q}}\nstatements:\n{THREE}",
        "nothing on record by “russia” on this issue",
    ),
    ("event-without-source", "  source: aj\n  accounts:", "  accounts:", "this event has no source"),
    ("untraceable-source", "  publisher: A paper\n", "", "nobody can look this source up, and it is quoted"),
    (
        "no-office",
        "  name: John Kerry\n",
        "  name: John Kerry\n  roles: {title: Senator, to: 2013-02-01}\n",
        "“John Kerry” has no office on record on 14 Dec 2015",
    ),
    (
        "draft-left",
        "  speaker: kerry\n",
        "  speaker: kerry\n  status: draft\n",
        "this statement is still a draft",
    ),
    (
        "question-outside-issue",
        "issues:\n- id: role\n",
        "issues:\n- {id: other, title: O, question: O?}\n- id: role\n",
        "“role-1” is a question of “role”, which is not among the issues",
    ),
    (
        "bad-source-text",
        "title: An article",
        "title: An article\n  text: ../x",
        "`text: “../x”` lies outside the dossier's folder",
    ),
    (
        "bad-url",
        "title: An article",
        "title: An article\n  url: example.org/a",
        "the address “example.org/a” has no http:// or https://",
    ),
    (
        "misleading-url",
        "title: An article",
        "title: An article\n  url: https://s.gov@evil.example",
        "the address “https://s.gov@evil.example” misleads: what stands before @ is no host; it leads to evil.example",
    ),
    (
        "control-character",
        "title: Demo",
        'title: "De\\u001bmo"',
        "this text holds U+001B, which is a control character",
    ),
    (
        "turned-direction",
        "title: Demo",
        "title: De\u202emo",
        "this text holds U+202E, which turns the direction of writing",
    ),
    ("unseen-character", "title: Demo", "title: De\u200bmo", "this text holds U+200B, which is not seen"),
    (
        "look-alike",
        "title: Demo",
        "title: D\u0435mo",
        "“D\u0435mo” mixes two alphabets: it holds U+0435 CYRILLIC SMALL LETTER IE",
    ),
    (
        "needless-acceptance",
        "title: Demo",
        "title: Demo\n  accepted: {no-office: why}",
        "“no-office” is accepted, and there is nothing to accept",
    ),
    (
        "unknown-code",
        "title: Demo",
        "title: Demo\n  accepted: {no-offices: why}",
        "“no-offices”: there is no such warning",
    ),
]


@pytest.mark.parametrize(("code", "old", "new", "message"), CASES, ids=[case[0] for case in CASES])
def test_each_kind_of_problem_has_its_message(tmp_path: Path, code: str, old, new, message: str):
    folder = tmp_path / "demo"
    folder.mkdir()
    text = SOUND
    if code == "linked-file":
        (tmp_path / "other.yaml").write_text("")
        (folder / "link.yaml").symlink_to(tmp_path / "other.yaml")
    elif isinstance(old, str):
        assert old in SOUND
        text = SOUND.replace(old, new, 1)
        if code == "question-outside-issue":
            text = text.replace("issues: role\n", "issues: other\n")
    if code != "no-yaml":
        write(folder, SOUND.encode().replace(old, new, 1) if isinstance(old, bytes) else text)
    messages = {(problem.code, problem.message) for problem in examine(folder)[1]}
    assert (code, message) in messages


def test_every_diagnostic_is_tried_here_or_needs_more_than_a_text():
    elsewhere = {
        "no-such-dossier", "unreadable-file", "not-a-file", "file-too-large", "too-many-files", "folder-too-deep",
        "bad-file-name", "two-dossier-records", "setting",
        "half-character",  # libyaml refuses what would write one
        "altered-quotation", "missing-quotation", "ambiguous-quotation",  # tests/proof
    }  # fmt: skip
    assert DIAGNOSTICS.keys() == {case[0] for case in CASES} | elsewhere


def test_the_page_says_what_the_table_says():
    assert (ROOT / "docs" / "problems.md").read_text(encoding="utf-8") == page()


def test_a_warning_is_accepted_with_a_reason_by_its_record_or_one_around_it(tmp_path: Path):
    text = SOUND.replace("  publisher: A paper\n", "  accepted: {untraceable-source: it was a leaflet}\n")
    assert examine(write(tmp_path, text))[1] == ()
    text = SOUND.replace("        evidence: us-01\n", "").replace(
        "  question: Must he go?\n",
        "  question: Must he go?\n  accepted: {position-without-evidence: it is known}\n",
    )
    assert examine(write(tmp_path, text))[1] == ()


def test_an_error_cannot_be_accepted(tmp_path: Path):
    text = SOUND.replace("title: Demo", "title: Demo\n  accepted: {bad-date: x}")
    (problem,) = examine(write(tmp_path, text))[1]
    assert (problem.code, problem.message) == ("unknown-code", "“bad-date”: an error can't be accepted")


def test_what_is_alike_is_counted_and_not_kept(tmp_path: Path):
    many = "".join(
        MORE.format(text="t").replace("us-02", f"us-2{n}").replace("aj", "bbc") for n in range(300)
    )
    problems = examine(write(tmp_path, SOUND.replace("statements:\n", f"statements:\n{many}")))[1]
    assert len(problems) == 50
    assert sum(1 + problem.more for problem in problems) == 300
