"""A new dossier: small, sound, and with comments that say what to write where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.authoring import identifiers
from tui.authoring.file_changes import Change, FileChange, NotWritten
from tui.authoring.yaml_text import scalars
from tui.dossier.file_names import is_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SCHEMA = "dossier.schema.json"
"""The file of the JSON Schema that the first line of each file names for editors."""
MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"

_DOSSIER = """\
# The dossier as a whole. `bilateral check` says what is wrong in it, with file, line and column.

dossier:
  id: {id}
  title: {title}
  # description: What the dispute is about, in a sentence or two.
  language: en
  compare: [{first}, {second}]
  as_of: {as_of}
  # editors: [Your name]

# The sides. The two in `compare` stand side by side; there may be more.

parties:
- id: {first}
  name: {first_name}

- id: {second}
  name: {second_name}
"""
_ACTORS = """\
# Who speaks or takes part. A speaker's party need not be said again with each statement.

actors:
# - id: jane-doe
#   name: Jane Doe
#   kind: person
#   party: {first}
#   roles:
#   - title: Foreign Minister
#     from: 2020-01
#   aliases: [J. Doe]
"""
_ISSUES = """\
# What is in dispute: issues, their questions, and each side's successive answers.

issues:
- id: first-issue
  title: The first issue
  question: What do the two sides disagree on here?
  questions:
  - id: first-question
    ask: What is a question that both sides have answered?
    # positions:
    #   {first}:
    #   - since: {as_of}
    #     summary: What they answer, in a sentence of your own.
    #     evidence: [first-statement]
"""
_STATEMENTS = """\
# What was said. `bilateral add {name} statement` asks for each part; `bilateral import {name} FILE`
# takes a spreadsheet. quotation: direct is word for word what the source prints, without its quotation
# marks; indirect is in your own words; mixed is your own sentence with “verbatim words” in it.
# Dates are given as precisely as they are known.

statements:
# - id: first-statement
#   speaker: jane-doe
#   date: {as_of}
#   quotation: direct
#   text: We are ready to talk.
#   issues: [first-issue]
#   questions: [first-question]
#   source: gazette
"""
_EVENTS = """\
# What happened meanwhile.

events:
# - id: first-talks
#   title: First talks
#   date: {as_of}
#   kind: meeting
#   participants: [{first}, {second}]
#   issues: [first-issue]
#   source: gazette
"""
_SOURCES = """\
# Where it can be read: every page that a statement or an event rests on.

sources:
# - id: gazette
#   type: article-newspaper
#   title: Talks begin
#   publisher: The Gazette
#   issued: {as_of}
#   url: https://example.org/talks
"""
_FILES = {
    "dossier": _DOSSIER,
    "actors": _ACTORS,
    "issues": _ISSUES,
    "statements": _STATEMENTS,
    "events": _EVENTS,
    "sources": _SOURCES,
}


def new_dossier(path: Path, *, title: str, sides: Sequence[str], as_of: str, schema: str = "") -> Change:
    """Work out a new dossier.

    Args:
        path: a folder that is not there or empty, or a `*.yaml` file that is not there.
        title: of the dossier.
        sides: the names of the two parties.
        as_of: the day on which it opens, in EDTF.
        schema: the JSON Schema for editors; empty for none.

    Raises:
        NotWritten: there is something already.
    """
    one_file = is_yaml(path.name)
    if path.is_symlink() or (path.exists() and (one_file or not path.is_dir() or any(path.iterdir()))):
        raise NotWritten(f"{path} is there already; nothing was written. Choose another name")
    first = identifiers.slug(sides[0], "first-side")
    second = identifiers.unused(identifiers.slug(sides[1], "second-side"), {first})
    values = {
        "id": identifiers.unused(identifiers.slug(path.resolve().stem, "dossier"), {first, second}),
        "title": scalars.one_line(title),
        "first": first,
        "second": second,
        "first_name": scalars.one_line(sides[0]),
        "second_name": scalars.one_line(sides[1]),
        "as_of": as_of,
        "name": path.name if not any(character.isspace() for character in path.name) else "DOSSIER",
    }
    texts = {name: text.format(**values) for name, text in _FILES.items()}
    line = MODELINE if schema else ""
    if one_file:
        text = line + "\n".join(texts.values())
        files = [FileChange(path, None, text.encode())]
    else:
        files = [
            FileChange(path / f"{name}.yaml", None, (line + text).encode()) for name, text in texts.items()
        ]
    if schema:
        folder = path.parent if one_file else path
        if not (folder / SCHEMA).exists():
            files.append(FileChange(folder / SCHEMA, None, schema.encode()))
    return Change(tuple(files))
