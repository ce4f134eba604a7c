"""A small sound dossier, and ways to spoil it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.loading import examine

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.problems import Problem

SOUND = """\
dossier:
  id: demo
  title: Demo
  compare: [us, russia]
  as_of: 2015-12-15

parties:
- {id: us, name: United States}
- {id: russia, name: Russia}

actors:
- id: kerry
  name: John Kerry
  party: us
- id: lavrov
  name: Sergei Lavrov
  party: russia

issues:
- id: role
  title: His role
  question: Must he go?
  questions:
  - id: role-1
    ask: When?
    positions:
      us:
        since: 2015
        summary: In the end.
        evidence: us-01
      russia:
      - since: 2015~
        summary: Syrians decide.
        evidence: [ru-01]
    assessments:
      parties: [us, russia]
      as_of: 2015-12
      verdict: differ
      reason: One names an end.
      evidence: [us-01, ru-01]

statements:
- id: us-01
  speaker: kerry
  date: 2015-12-14
  quotation: direct
  text: We don’t have a full meeting of minds
  issues: role
  questions: role-1
  source: aj
- id: ru-01
  attribution: a Russian official
  party: russia
  date: 2015-12-15T14:30
  quotation: mixed
  text: He said “nobody else” decides
  issues: [role]
  source: aj
  responds_to:
    statement: us-01
    as: rejects

events:
- id: talks
  title: Talks
  date: 2015-12-15
  participants: [kerry, russia]
  source: aj
  accounts:
  - by: us
    says: They were good.

sources:
- id: aj
  title: An article
  publisher: A paper
"""


def write(folder: Path, text: str | bytes, name: str = "all.yaml") -> Path:
    """Write one file of a dossier and give its folder."""
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return folder


def spoil(folder: Path, old: str, new: str) -> tuple[Problem, ...]:
    """Give the problems of the sound dossier after one change."""
    assert SOUND.count(old) >= 1, old
    return examine(write(folder, SOUND.replace(old, new, 1)))[1]


def one(problems: tuple[Problem, ...]) -> tuple[str, int, str, str]:
    """Give severity, line, message and advice of the only problem."""
    assert len(problems) == 1, problems
    problem = problems[0]
    return problem.severity, problem.location.line, problem.message, problem.advice
