"""After any edits every screen of an archive that was brought up to date is that of one compiled whole."""

from __future__ import annotations

import asyncio
import json
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.app import small
from tests.app.conftest import press, settled
from tui.app.app import BilateralApp
from tui.archive.build.compilation import compile_records
from tui.archive.store import Archive
from tui.archive.validity.dossier_state import state
from tui.config.choices import Config
from tui.dossier.loading import read_dossier
from tui.library import archive_opening
from tui.library.bulk import incremental

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = ("a.yaml", "b.yaml", "c.yaml")
DAYS = ("2015-12-01", "2015-12-02", "2015-12-01T10:00+03:00", "2015-12-01T10:00-05:00", "2015-12", "XXXX")
WORDS = ("We go on.", "We stop at the river.", "[sic] the bridge", "Nobody asked us.")
SIZE = (130, 110)
"""So tall that every list is seen to its end."""

EDITS = st.lists(
    st.tuples(
        st.sampled_from(("add", "add", "change", "change", "remove", "event", "position", "move")),
        st.sampled_from(FILES),
        st.integers(0, 11),
        st.sampled_from(DAYS),
        st.sampled_from(WORDS),
        st.sampled_from(("left", "right", "third", None)),
    ),
    min_size=2,
    max_size=7,
)


def said(item: str, day: str, words: str, party: str | None) -> dict[str, Any]:
    """A statement, of no party where that is None."""
    fields = small.statement(item, words, date=day, party=party)
    return {name: value for name, value in fields.items() if value is not None}


class Files:
    """A dossier of several files, as somebody edits it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        parties = [{"id": name, "name": f"{name.title()} Land"} for name in ("left", "right", "third")]
        small.dossier(folder, [said("kept", DAYS[0], "Kept.", "left")], parties=parties)
        self.held: dict[str, dict[str, list[dict[str, Any]]]] = {
            name: {
                "statements": [said(f"{name[0]}{n}", DAYS[n % 2], WORDS[n], "left") for n in range(3)],
                "events": [{"id": f"{name[0]}-e", "title": "A day", "date": DAYS[0], "issues": ["matter"]}],
            }
            for name in FILES
        }
        for name in FILES:
            self._write(name)

    def edit(self, what: str, file: str, number: int, day: str, words: str, party: str | None) -> None:
        """Change something, and save the file."""
        statements, events = self.held[file]["statements"], self.held[file]["events"]
        new = said(f"n{number}", day, words, party)
        taken = any(new["id"] == row["id"] for held in self.held.values() for row in held["statements"])
        if what == "add" and not taken:
            statements.insert(number % (len(statements) + 1), new)
        elif what == "change" and statements:
            at = number % len(statements)
            statements[at] = {**new, "id": statements[at]["id"]}
        elif what == "remove" and statements:
            del statements[number % len(statements)]
        elif what == "event":
            events[:] = [{**row, "date": day[:10], "title": words} for row in events]
        elif what == "move" and statements:
            other = FILES[number % len(FILES)]
            self.held[other]["statements"].append(statements.pop())
            self._write(other)
        elif what == "position":
            path = self.folder / "dossier.yaml"
            head = json.loads(path.read_text())
            answer = {"since": "2015-12-01", "summary": words, "evidence": ["kept"]}
            head["issues"][0]["questions"][0]["positions"] = {"left": [answer]}
            path.write_text(json.dumps(head))
        self._write(file)

    def _write(self, name: str) -> None:
        (self.folder / name).write_text(json.dumps(self.held[name]), encoding="utf-8")


@contextmanager
def every_edit_alone() -> Iterator[None]:
    """However small a dossier, and however much of it changed, only what changed is read again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive_opening, "EDITED", 0)
        patch.setattr(incremental, "_SHARE", 0)
        yield


async def screens(app: BilateralApp, pilot: Any, archive: Archive) -> dict[str, str]:
    """What each screen shows of an archive, by what was opened."""
    app.session.hold(archive)
    app._live.show()
    shown = {"board": await settled(pilot)}
    for route, *arguments in (("record", "kept"), ("record", "first"), ("search", "the"), ("matrix",)):
        app.open(route, *arguments)
        shown[" ".join((route, *arguments))] = await settled(pilot)
        if route == "matrix":
            shown["numbers"] = await press(pilot, "m")
        await app.pop_screen()
    return shown


async def compared(edits: list[tuple[Any, ...]], folder: Path) -> None:
    """Edit a dossier and hold the screens of its archive against those of one compiled whole."""
    files = Files(folder / "d")
    with archive_opening.open_archive(files.folder) as first:
        app = BilateralApp(files.folder, Config(), archive=first)
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            for edit in edits:
                files.edit(*edit)
                archive_opening.open_archive(files.folder).close()
            records = read_dossier(files.folder)
            with (
                archive_opening.open_archive(files.folder) as updated,
                compile_records(records, folder / "whole.sqlite", state(files.folder)) as whole,
            ):
                assert await screens(app, pilot, updated) == await screens(app, pilot, whole)


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # An example takes a second: shrinking one would take longer than reading it.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(EDITS)
def test_after_any_edits_every_screen_is_that_of_an_archive_compiled_whole(edits: list[tuple[Any, ...]]):
    with every_edit_alone(), TemporaryDirectory() as folder:
        asyncio.run(compared(edits, Path(folder)))
