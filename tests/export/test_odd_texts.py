"""Whatever a dossier may hold, every format can be written, and opened again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from icalendar import Calendar

from tui.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.export.conftest import Outcome

_ODD = r"""
dossier: {id: odd, title: "Odd \uFFFF \uFFFE \uFEFF x", compare: [a, b], as_of: 2015-12-15}
parties: [{id: a, name: "A \x01"}, {id: b, name: B}]
issues:
- {id: i, title: "I \u0085 \u2028", question: Q, questions: [{id: q, ask: "\0?"}]}
statements:
- id: s
  party: a
  attribution: "\e]0;x\a"
  date: 2015-12-15
  quotation: direct
  text: "nul \0 esc \e ffff \uFFFF fffe \uFFFE nel \N ls \L astral \U0001FFFF zwj a\u200db ]]> </script>"
  issues: [i]
  source: o
- {id: first, party: a, attribution: x, date: 0001-01-01, quotation: direct, text: A, issues: [i], source: o}
- {id: last, party: b, attribution: x, date: 9999-12-31, quotation: indirect, text: A, issues: [i], source: o}
- {id: open, party: b, attribution: x, date: ../2015, quotation: indirect, text: A, issues: [i], source: o}
events:
- {id: e-last, title: "E \0", date: 9999-12-31}
- {id: e-first, title: E, date: 0001-01-01}
- {id: e-until, title: E, date: ../2015}
- {id: e-unknown, title: E, date: XXXX, place: "Nowhere \uFFFF"}
- {id: e-zone, title: E, date: 2015-12-01T14:30:05+03:00}
- {id: e-doubt, title: E, date: 2015-12-01T14:30?}
- {id: e-hours, title: E, date: 2015-12-01T14:30/2015-12-01T16:30}
sources: [{id: o, title: "T \0 \uFFFF", url: "https://a.b/\uFFFF", issued: XXXX, author: "\0"}]
"""


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "dossier.yaml").write_text(_ODD, encoding="utf-8")
    return tmp_path / "odd"


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_format_takes_whatever_a_dossier_may_hold(
    name: str, odd: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / f"odd.{name}"
    written = bilateral("export", odd, "--format", name, "-o", path)
    assert written.code == 0, written.err
    opened: dict[str, Callable[[Path], object]] = {
        "docx": lambda one: docx.Document(str(one)),
        "xlsx": openpyxl.load_workbook,
        "svg": ElementTree.parse,
        "json": lambda one: json.loads(one.read_text("utf-8")),
        "jsonld": lambda one: json.loads(one.read_text("utf-8")),
        "csl": lambda one: json.loads(one.read_text("utf-8")),
        "ics": lambda one: Calendar.from_ical(one.read_text("utf-8")),
    }
    assert opened.get(name, Path.read_bytes)(path)
    if name in ("json", "yaml"):
        assert bilateral("check", path).code == 0


def test_an_event_of_an_unknown_date_has_none_in_a_calendar(odd: Path, bilateral: Callable[..., Outcome]):
    calendar = Calendar.from_ical(bilateral("export", odd, "--format", "ics").out)
    (journal,) = calendar.walk("VJOURNAL")
    assert "dtstart" not in journal
    assert "Date: date unknown" in str(journal["description"])
    days = {str(one["uid"]).partition("@")[0]: str(one["dtstart"].dt) for one in calendar.walk("VEVENT")}
    assert days == {
        "e-last": "9999-12-31",
        "e-first": "0001-01-01",
        "e-until": "2015-12-31",
        "e-zone": "2015-12-01 11:30:05+00:00",
        "e-doubt": "2015-12-01",
        "e-hours": "2015-12-01",
    }
