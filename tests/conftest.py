"""What all tests share: folders of their own, the shipped dossier, and a small one full of hostile text."""

from __future__ import annotations

import json
import os
from itertools import count
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import settings

from tui.archive.build.compilation import compile_records
from tui.archive.store import location
from tui.archive.validity.dossier_state import state
from tui.dossier.loading import read_dossier

ROOT = Path(__file__).parent.parent


# How long an example takes says nothing where other tests run beside it.
settings.register_profile("beside others", deadline=None)
settings.load_profile("beside others")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each core: tests of screens and terminals wait for half of their time."""
    return 2 * (os.cpu_count() or 1)


_FIRST = {"terminal", "serving", "test_page", "test_wheel"}
"""Folders and modules whose tests wait for terminals, browsers and installers."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits: at the end nothing would be done meanwhile, and one worker needs one browser."""
    items.sort(key=lambda item: not _FIRST & {item.path.stem, item.path.parent.name})


HOSTILE = {
    "h-sic": "[sic] he said [1] [...] [on]",
    "h-tags": "[/] [/foo] bar [/",
    "h-link": "[@click=app.quit]x[/] $who \\[b]",
    "h-escape": "\x1b[31mred\x1b]0;title\x07 \x9b2J \x7f",
    "h-order": "left \u202egnorw\u202c right \u2066isolated\u2069",
    "h-scripts": "Россия — سوريا — 敘利亞 — é e\u0301 — 👩‍👧 🇸🇾",
    "h-lines": "first line\nsecond\tline\n\nlast line",
    "h-yaml": "no: 010 2015-12 'single' \"double\" # none & *all !tag %x",
}
"""Texts of direct statements by their ids."""

_DOSSIER = """\
dossier:
  id: small
  title: A small dispute
  description: Two neighbours and a fence.
  compare: [north, south]
  as_of: 2015-12-15
  licence: CC0-1.0
  synonyms: [[fence, paling]]

parties:
- {id: north, name: North house, short: North}
- {id: south, name: South house, short: South}
- {id: mayor, name: The mayor}

actors:
- id: ann
  name: Ann North
  party: north
  roles: [{title: owner, from: 2010, to: 2015-06}, {title: speaker, from: 2015-07}]
  aliases: [Annie]
- {id: bob, name: Bob South, party: south}

issues:
- id: fence
  title: The fence
  question: Where does the fence belong?
  questions:
  - id: fence-place
    ask: Who moves it?
    positions:
      north:
      - {since: 2015-01-10, summary: Nobody., evidence: [n-1]}
      - {since: 2015-12-01, summary: 'South, by a foot.', evidence: [n-2]}
      south:
      - {since: 2015-12-05, summary: North does., evidence: [s-1]}
    assessments:
    - parties: [north, south]
      as_of: 2015-12-05
      verdict: differ
      reason: Each names the other.
      evidence: [n-2, s-1]
  - id: fence-paint
    ask: What colour?
    positions: {}
- {id: hostile, title: 'Hostile [/] text', question: 'Is it [sic]?'}

statements:
- id: n-1
  speaker: ann
  date: 2015-01-10
  quotation: direct
  text: The fence stays where it is.
  issues: [fence]
  questions: [fence-place]
  source: paper
- id: n-2
  speaker: ann
  date: 2015-12-01
  quotation: mixed
  text: Ann North says that it goes “a foot to the south”, no more.
  issues: [fence]
  questions: [fence-place]
  source: paper
  audience: [south]
- id: s-1
  speaker: bob
  date: 2015-12-05
  quotation: indirect
  text: Her house should move the fence.
  issues: [fence]
  questions: [fence-place]
  source: letter
  responds_to: [{statement: n-2, as: cannot_confirm}]
- id: s-2
  attribution: a friend of South
  party: south
  date: 2015-12
  quotation: indirect
  text: In December a friend spoke of paint.
  issues: [fence]
  source: letter
  basis: background

events:
- id: fall
  title: The fence falls
  date: 2015-12-10
  kind: attack
  place: The garden
  issues: [fence]
  statements: [s-1]
  source: paper
  accounts:
  - {by: north, says: South pushed it., status: claimed, date: 2015-12-11, source: paper}
  - {by: bob, says: The wind did it., status: denied, date: 2015-12-12, source: letter}
- id: talk
  title: They meet
  date: 2015-12-18
  announced: 2015-12-12
  kind: meeting
  issues: [fence]
  source: letter

sources:
- {id: paper, title: Fence news, type: article-newspaper, publisher: The Paper, issued: 2015-12-11, url: 'https://example.org/fence'}
- {id: letter, title: A letter, type: document, author: Bob South, issued: 2015-12}
"""


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar."""
    raw = json.dumps(text, ensure_ascii=False)
    return "".join(
        f"\\U{ord(one):08X}"
        if "\x7f" <= one <= "\x9f" or "\u2028" <= one <= "\u202e" or "\u2066" <= one <= "\u2069"
        else one
        for one in raw
    )


# A folder that pytest numbers costs a look at all those before it.
_HOMES = count()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Configuration, cache and state in folders that only one test knows; no animations."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_HOMES)}"
    home.mkdir()
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return home


@pytest.fixture(scope="session")
def syria() -> Path:
    """The shipped dossier."""
    return ROOT / "content" / "syria-2015"


@pytest.fixture(scope="session")
def compiled(syria: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the shipped dossier, made once."""
    path = tmp_path_factory.mktemp("compiled") / "syria.sqlite"
    compile_records(read_dossier(syria), path, state(syria)).close()
    return path


@pytest.fixture
def warm(own_folders: Path, syria: Path, compiled: Path) -> None:
    """The shipped dossier's archive is in the cache, as after a first run."""
    target = location(syria)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy(compiled, target)


@pytest.fixture
def dossier_path(tmp_path: Path) -> Path:
    """A small dossier that has some of everything, and statements with hostile text."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "dossier.yaml").write_text(_DOSSIER, encoding="utf-8")
    hostile = "".join(
        f"- {{id: {name}, party: north, attribution: somebody, date: 2015-12-02, quotation: direct,"
        f" issues: [hostile], source: paper, text: {quoted(text)}}}\n"
        for name, text in HOSTILE.items()
    )
    (folder / "hostile.yaml").write_text(f"statements:\n{hostile}", encoding="utf-8")
    return folder
