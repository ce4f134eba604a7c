"""Changes to the files of a dossier are told when they have come to rest, and only changes."""

from __future__ import annotations

import threading
from queue import Empty, Queue

import pytest

from tests.dossier.writing import SOUND, write
from tui.archive.validity.dossier_state import state
from tui.library.watching import watch


@pytest.fixture(params=["told by the system", "looked for"])
def watched(request, tmp_path, monkeypatch):
    """A folder, and what is told of it."""
    if request.param == "looked for":
        monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    folder = tmp_path / "dossier"
    folder.mkdir()
    write(folder, SOUND)
    states: Queue[str] = Queue()
    stop = threading.Event()
    before = state(folder)

    def follow():
        for now in watch(folder, stop, before):
            states.put(now)

    thread = threading.Thread(target=follow)
    thread.start()
    yield folder, states
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def after(states, folder):
    """Wait until the last word is what the files look like now."""
    while (now := states.get(timeout=10)) != state(folder):
        pass
    return now


def test_a_file_written_added_renamed_and_removed_is_told(watched):
    folder, states = watched
    (file,) = folder.glob("*.yaml")
    with file.open("a", encoding="utf-8") as stream:
        stream.write("# seen\n")
    after(states, folder)
    beside = folder / "beside.tmp"
    beside.write_text("sources: []\n", encoding="utf-8")
    beside.rename(folder / "more.yaml")
    after(states, folder)
    (folder / "more.yaml").rename(folder / "other.yml")
    after(states, folder)
    (folder / "other.yml").unlink()
    after(states, folder)


def test_other_files_are_no_change(watched):
    folder, states = watched
    (folder / "notes.csv").write_text("Notes", encoding="utf-8")
    (folder / ".hidden.yaml").write_text("x", encoding="utf-8")
    with pytest.raises(Empty):
        states.get(timeout=0.8)


def test_what_changed_before_it_was_watched_is_told_at_once(tmp_path):
    folder = tmp_path / "dossier"
    folder.mkdir()
    write(folder, SOUND)
    stop = threading.Event()
    assert next(watch(folder, stop, "something else")) == state(folder)


def test_the_one_file_of_a_dossier_is_watched_though_editors_replace_it(tmp_path):
    file = tmp_path / "one.yaml"
    file.write_text(SOUND, encoding="utf-8")
    states, stop, before = Queue(), threading.Event(), state(file)
    thread = threading.Thread(target=lambda: [states.put(now) for now in watch(file, stop, before)])
    thread.start()
    beside = tmp_path / "one.yaml~"
    beside.write_text(SOUND + "# more\n", encoding="utf-8")
    beside.replace(file)
    assert after(states, file) != before
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
