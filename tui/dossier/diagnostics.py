"""What `check` can find: each kind of problem has a code, a severity, and a paragraph in docs/problems.md."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Diagnostic(NamedTuple):
    """One kind of problem."""

    code: str
    severity: Severity
    """An error forbids use of the dossier; a warning may be accepted in it, with a reason."""
    title: str
    explanation: str
    """Why it matters and what to do."""


def _error(code: str, title: str, explanation: str) -> Diagnostic:
    return Diagnostic(code, "error", title, explanation)


def _warning(code: str, title: str, explanation: str) -> Diagnostic:
    return Diagnostic(code, "warning", title, explanation)


_FILES = (
    _error("no-such-dossier", "There is no such file or folder", "Check the spelling of what was named."),
    _error("no-yaml", "The folder holds no YAML file", "Name the folder that holds the dossier's `*.yaml`."),
    _error("unreadable-file", "A file or folder can't be read", "Check that it is there and its rights."),
    _error("not-a-file", "What has a YAML file's name is no file", "Move it out of the dossier."),
    _error(
        "file-too-large", "A file is larger than is read", "Split it; the order of files does not matter."
    ),
    _error("too-many-files", "There are more files than are read", "Name the dossier's own folder."),
    _error("folder-too-deep", "Folders lie too deep in one another", "Keep the dossier in fewer folders."),
    _error("bad-file-name", "A file's name is not UTF-8", "Give it another name."),
    _warning(
        "linked-file",
        "A linked file is passed over",
        "Symbolic links are not followed, as they may lead anywhere. Put the file itself into the folder.",
    ),
)
_YAML = (
    _error("wrong-encoding", "The file is not in UTF-8", "Save it as UTF-8; every editor offers that."),
    _error(
        "forbidden-character",
        "A character is not allowed in a file",
        "Control characters and line separators are read by YAML as something else. Delete it, or write it as an"
        ' escape between straight quotation marks: `"\\u2028"`.',
    ),
    _error("yaml-syntax", "This is not YAML", "The message says what the YAML parser stumbled over."),
    _error("tab", "A line is indented with a tab, or with other spaces", "YAML allows only the usual space."),
    _error("no-space-after-colon", "A space is missing after the colon or dash", "Write `- key: value`."),
    _error(
        "indentation",
        "A line stands deeper or less deep than its neighbours",
        "The keys of one record stand in one column, that of the first key behind “- ”.",
    ),
    _error(
        "text-after-quotation-mark",
        "A text goes on behind its closing quotation mark",
        "YAML takes a text that begins with a quotation mark to end with the next. Write it below `>-`.",
    ),
    _error("yaml-feature", "Tags, anchors, aliases and second documents are refused", "Write the text out."),
    _error("duplicate-key", "A key is given twice in one record", "Keep one of the two."),
    _error("bad-key", "A key is no text", "Write `key: value`."),
    _error("text-too-long", "A text is longer than is read", "Keep a whole source in a file of its own."),
    _error("too-deep", "Lists and mappings lie too deep in one another", "The format needs eight depths."),
    _warning(
        "text-cut-by-comment",
        "A text ends where YAML sees a comment",
        "In `note: see item #3` all from the # on is lost. Put the text between quotation marks.",
    ),
)
_FIELDS = (
    _error(
        "not-a-mapping", "A file is no mapping of collections", "Begin with `statements:` or another one."
    ),
    _error("unknown-collection", "There is no such collection", "docs/format.md lists them."),
    _error("unknown-field", "A record has no such field", "docs/format.md lists the fields of each record."),
    _error("not-a-record", "A record is no mapping of fields", "Write its fields as `key: value`."),
    _error("missing-field", "A required field is missing", "Add it; * marks them in docs/format.md."),
    _error("empty-field", "A required field is empty", "Fill it in."),
    _error("empty-item", "An item of a list is empty", "Fill it in or delete it."),
    _error("wrong-shape", "A field has another shape", "A list, a mapping or a text is wanted there."),
    _error("unknown-choice", "A field takes only certain words", "Write one of those in the message."),
    _error("bad-id", "An id holds other characters", "Use lower-case letters, digits and hyphens."),
    _error("bad-date", "A date can't be read", "Dates are EDTF: 2015-12-15, 2015-12, 2011-08?, 2015-12~."),
    _error("duplicate-value", "A list names the same twice", "Name each once."),
    _error("wrong-number", "A list has too many or too few items", "The message says how many are wanted."),
    _error(
        "no-dossier-record", "There is no `dossier:` record", "Add one with id, title, compare and as_of."
    ),
    _error("two-dossier-records", "There are two `dossier:` records", "Keep one."),
)
_REFERENCES = (
    _error("duplicate-id", "Two records have the same id", "Give one of them another id."),
    _error("unknown-reference", "A reference leads nowhere", "Correct the id, or add the record."),
    _error("wrong-kind", "A reference leads to a record of another kind", "Name a record of the right kind."),
    _error(
        "misspelt-id",
        "A record's own id is misspelt",
        "Several records name an id that does not exist, and nothing names this one, which is much like it.",
    ),
    _error(
        "no-speaker",
        "A statement has neither speaker nor attribution",
        "Say who said it, or how the source puts it.",
    ),
    _error("position-twice", "A party has two positions since one day", "Keep one, or date them apart."),
    _error(
        "foreign-evidence",
        "Evidence for a party was said by another",
        "Only a party's own words can be evidence for its position.",
    ),
    _error("answers-itself", "A statement answers itself", "Name the statement that it answers."),
    _warning(
        "question-outside-issue",
        "A statement's question belongs to another issue",
        "Add the issue, or name another question.",
    ),
)
_QUOTATIONS = (
    _error(
        "no-verbatim-words",
        "A mixed quotation has no verbatim words",
        "Put them between “ and ”, or make it indirect.",
    ),
    _error(
        "quotation-mark-in-paraphrase",
        "A paraphrase has quotation marks",
        "Marks say which words are verbatim. Make it mixed if those are, else delete the marks.",
    ),
    _warning(
        "needless-quotation-marks",
        "A direct quotation stands in quotation marks",
        "It is shown with marks of its own.",
    ),
    _warning(
        "brackets-in-quotation",
        "A direct quotation has words in square brackets",
        "`[the deal]` is how editors put in words of their own. What the source prints stays; for what was put in"
        " here write a mixed quotation, with only the verbatim words between “ and ”.",
    ),
    _warning(
        "duplicate-quotation",
        "The same words stand under two ids",
        "One side said them once, and counts twice. Keep one record; name a second source in a note.",
    ),
    _warning(
        "near-duplicate",
        "Two statements are nearly the same",
        "Two reports of the same words, or one said twice? Keep one record in the first case.",
    ),
)
_PROOF = (
    _error(
        "altered-quotation",
        "A quotation differs from the text of its source",
        "The source's text is part of the dossier, and something like it stands there: correct the quotation."
        " The dossier can be read all the same.",
    ),
    _error(
        "missing-quotation",
        "A quotation does not stand in the text of its source",
        "Name the right source, or the file with its whole text. The dossier can be read all the same.",
    ),
    _error(
        "ambiguous-quotation",
        "A quotation stands in several places of its source",
        "Say which one is meant with `prefix`, `suffix` or `exact`. The dossier can be read all the same.",
    ),
)
_DATES = (
    _warning(
        "answer-before-question", "An answer is earlier than what it answers", "Correct one of the dates."
    ),
    _warning("announced-after-event", "An event is announced after its date", "Correct one of the dates."),
    _warning(
        "outcome-in-title",
        "The title of an announced event may tell its outcome",
        "On the days between `announced` and its date the event is shown as planned. `announced_as` is the title"
        " for those days, in the words of the announcement.",
    ),
    _warning(
        "statement-after-source",
        "A statement is later than the source that prints it",
        "Correct one of the dates.",
    ),
    _warning(
        "evidence-after-position",
        "All evidence for a position is later than it",
        "On the days in between the board would show a position for which there is no evidence yet.",
    ),
    _warning(
        "evidence-after-verdict",
        "A verdict cites what was said later",
        "A verdict of 7 December that cites 11 December is shown on the 8th. Date it by its latest evidence.",
    ),
)
_EVIDENCE = (
    _warning(
        "position-without-evidence",
        "A position has no evidence",
        "Name the party's statements in `evidence`, or the source it rests on in `sources`, such as a vote.",
    ),
    _warning("one-sided-evidence", "A verdict lacks evidence of one side", "Name statements by both sides."),
    _warning(
        "one-sided-issue",
        "Only one side is heard on an issue",
        "Look for what the other side says, or say in a note that it is silent.",
    ),
    _warning(
        "event-without-source",
        "An event has no source at all",
        "Name a `source`, a statement or an account with a source.",
    ),
    _warning(
        "untraceable-source",
        "A quoted source can't be looked up",
        "It has neither an address, nor a text, an author or a publisher.",
    ),
    _warning(
        "no-office",
        "Somebody speaks outside the time of every office on record",
        "Add the office held on that day to `roles`, or correct its `from` and `to`.",
    ),
    _warning(
        "draft-left",
        "A statement is still a draft",
        "Check it against its source, then write `status: checked`.",
    ),
)
_SOURCES = (
    _error(
        "bad-source-text", "A source's text is no file of the dossier", "Name it by its path in the folder."
    ),
    _warning("bad-url", "A web address can't be opened", "Write the whole address with http:// or https://."),
    _warning(
        "misleading-url",
        "A web address leads elsewhere than it seems",
        "A name before @, letters of several alphabets or from right to left hide the true host.",
    ),
)
_CHARACTERS = (
    _error("half-character", "A text holds half a character", "Write the character itself."),
    _warning("control-character", "A text holds a control character", "Delete it unless the source has it."),
    _warning(
        "turned-direction",
        "A text holds what turns the direction of writing",
        "Delete it unless the source has it.",
    ),
    _warning(
        "unseen-character",
        "A text holds a character that is not seen",
        "Words with one are not found when searched for. Delete it unless the source has it.",
    ),
    _warning(
        "look-alike",
        "A word mixes letters of two alphabets that look the same",
        "“Аssad” with a Cyrillic А looks like another word and is not. Write it in one alphabet unless the"
        " source has it.",
    ),
)
_ACCEPTANCE = (
    _error("setting", "A setting can't be used", "`bilateral where` says where config.yaml is."),
    _warning("needless-acceptance", "A problem is accepted that is not there", "Delete it from `accepted`."),
    _error(
        "unknown-code",
        "What is accepted is no warning's code",
        "Write the code that `check` shows in brackets.",
    ),
)

GROUPS: dict[str, tuple[Diagnostic, ...]] = {
    "Files": _FILES,
    "YAML": _YAML,
    "Fields": _FIELDS,
    "Ids and references": _REFERENCES,
    "Quotations": _QUOTATIONS,
    "Quotations in the texts of their sources": _PROOF,
    "Dates": _DATES,
    "Evidence": _EVIDENCE,
    "Sources": _SOURCES,
    "Characters": _CHARACTERS,
    "Accepting and settings": _ACCEPTANCE,
}
DIAGNOSTICS: dict[str, Diagnostic] = {
    diagnostic.code: diagnostic for group in GROUPS.values() for diagnostic in group
}

_INTRODUCTION = """# What `bilateral check` says

Each problem ends with its code. An **error** forbids use of the dossier. A **warning** may be right all the same: then say so in the
record that it is about (or one around it), with your reason, and `check` is silent about it:

```yaml
  accepted: {near-duplicate: said in the morning and again at night}
```

`bilateral check --format github|json|sarif` writes problems for machines; `--all` shows each one where many are alike; `--strict`
fails on warnings too. As a hook of pre-commit: `.pre-commit-hooks.yaml`.
"""


def page() -> str:
    """The page of documentation about all of them, docs/problems.md."""
    parts = [_INTRODUCTION]
    for name, group in GROUPS.items():
        parts.append(f"## {name}\n")
        parts += [
            f"### {diagnostic.code}\n\n*{diagnostic.severity}* · {diagnostic.title}. {diagnostic.explanation}\n"
            for diagnostic in group
        ]
    return "\n".join(parts)
