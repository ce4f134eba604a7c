"""A small dossier with what is hard to export, and running the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Outcome, _warm, bilateral

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Outcome", "_warm", "bilateral"]

_MORE = """\
statements:
- id: x-formula
  party: north
  attribution: a clerk
  date: 2015-12~
  quotation: direct
  text: '=HYPERLINK("https://example.org/"&A1,"open")'
  issues: [fence]
  source: odd
  locator: page 3
  venue: "@home"
  note: +1 means yes
  corrections:
  - {date: 2015-12-14, note: The clerk's name was wrong.}
  renderings:
  - {language: ar, text: السياج, kind: official, source: arabic}
  exact: HYPERLINK
  prefix: the clerk wrote =
  suffix: and signed
- id: x-markup
  party: south
  attribution: <b>a clerk</b>
  date: 2015-12-08/2015-12-10
  quotation: indirect
  text: '<script>alert(1)</script> & 1. *bold* _it_ `code` [link](javascript:alert(1)) # no | {{ 7*7 }} <!--'
  issues: [fence]
  source: odd

events:
- id: y-about
  title: About then
  date: 2015-12~
  status: claimed
  issues: [fence]
- id: y-span
  title: Some days
  date: 2015-11-30/2015-12-02
  issues: [fence]
- id: y-season
  title: In autumn
  date: 2015-23
- id: y-open
  title: Since then
  date: 2014/..
- id: y-time
  title: At a minute
  date: 2015-12-01T14:30Z
- id: y-off
  title: Called off
  date: 2015-12-03
  status: cancelled
  corrections:
  - {date: 2015-12-13, note: It was the third.}

sources:
- {id: arabic, title: سياج, language: ar, issued: 2015-12-15, text: arabic.txt}
- id: odd
  title: 'A {brace} & 100% $5 #1 a_b ~x ^y \\ “quoted”'
  type: webpage
  url: javascript:alert(1)
  archived_url: https://example.org/a?b=c&d={e}
  issued: 2015-12?
"""


@pytest.fixture
def fence(dossier_path: Path) -> Path:
    """The small dossier with markup, formulas, uncertain dates and corrections."""
    (dossier_path / "odd.yaml").write_text(_MORE, encoding="utf-8")
    (dossier_path / "arabic.txt").write_text("السياج", encoding="utf-8")
    return dossier_path
