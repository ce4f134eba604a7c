"""The house style: the same records, all comments, and nothing left to do the second time."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.authoring.variants import VARIANTS, dossier, hostile, statement, without_places
from tests.conftest import ROOT
from tests.dossier.writing import SOUND
from tui.authoring.house_style import formatted_dossier
from tui.authoring.template import new_dossier
from tui.authoring.writing import insert
from tui.dossier.loading import examine, read_dossier

UGLY = """\
# Head
statements:
    # of the list
    -   id:   a   # its id
        text: >
            A text
            in two lines.


        # about the date
        date:   "2015"
        note: {x: y}
    - {id: b, text: 'It''s',  # in brackets
       date: 2016}
    -
        id: c
        text: "long %s"
        tags:
            - one
            # the second
            - two

# Sources
sources: []
parties: [ {id: us, name: United States}, {id: ru,
   name: Russia} ]
# the end
""" % ("word " * 30)

NEAT = """\
# Head
statements:
# of the list
- id: a  # its id
  text: A text in two lines.

  # about the date
  date: 2015
  note: {x: y}

- id: b
  text: It's  # in brackets
  date: 2016

- id: c
  text: >-
    long word word word word word word word word word word word word word word word word word word
    word word word word word word word word word word word word
  tags:
  - one
  # the second
  - two

# Sources
sources: []

parties: [{id: us, name: United States}, {id: ru, name: Russia}]
# the end
"""


def formatted(path: Path) -> bytes:
    formatted_dossier(path).apply()
    return (path / "all.yaml").read_bytes()


def test_what_is_written_anyhow_is_put_in_order(tmp_path):
    assert formatted(dossier(tmp_path, UGLY.replace('word "', 'word"'))).decode() == NEAT


@pytest.mark.parametrize("name", ["syria-2015", "two-towns"])
def test_the_shipped_dossiers_are_in_the_house_style(name):
    assert formatted_dossier(ROOT / "content" / name).diff() == ""


@pytest.mark.parametrize("variant", VARIANTS)
def test_formatting_twice_changes_nothing_more(tmp_path, variant):
    path = dossier(tmp_path, VARIANTS[variant])
    before = read_dossier(path)
    once = formatted(path)
    assert without_places(read_dossier(path)) == without_places(before)
    assert formatted(path) == once
    for comment in ("# the end", "# Russia", "# the answer", "# one"):
        assert (comment in VARIANTS[variant]) == (comment.encode() in once)


@given(
    text=hostile, note=hostile, comment=st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_texts_records_and_comments_stay_and_it_is_done_at_once(text, note, comment):
    assume(text.strip("\n").strip())
    with TemporaryDirectory() as name:
        path = dossier(Path(name), SOUND.replace("date: 2015-12-14\n", f"date: 2015-12-14 #{comment}\n"))
        assume(not [problem for problem in examine(path)[1] if problem.severity == "error"])
        insert(path, "statements", statement(text=text, note=note)).apply()
        before = read_dossier(path)
        once = formatted(path)
        assert without_places(read_dossier(path)) == without_places(before)
        assert f"#{comment}".rstrip().encode() in once
        assert formatted(path) == once


def test_a_new_dossier_is_in_the_house_style(tmp_path):
    new_dossier(tmp_path / "a.yaml", title="A", sides=("North", "South"), as_of="2024").apply()
    assert formatted_dossier(tmp_path / "a.yaml").diff() == ""
    new_dossier(tmp_path / "b", title="B", sides=("North", "South"), as_of="2024").apply()
    assert formatted_dossier(tmp_path / "b").diff() == ""
