"""The archive on disk: kept while it fits, thrown away when it doesn't, never in anybody's way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest

from tests.archive.dossiers import archive, day, dossier, statement
from tui.archive import answers, store
from tui.archive.build.compilation import compile_records
from tui.archive.listing import record_lists
from tui.archive.search.engine import search
from tui.archive.validity import seal
from tui.archive.validity.dossier_state import state
from tui.config import user_folders

RECORDS = dossier((statement("s1", "A text with \0, “quotes” and \x1b[31m"),))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A dossier's folder, with the cache beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    dossier_folder = tmp_path / "my dossier?#%"
    (dossier_folder / "sub").mkdir(parents=True)
    (dossier_folder / "a.yaml").write_text("a: 1\n")
    (dossier_folder / "sub" / "b.yml").write_text("b: 1\n")
    return dossier_folder


def compiled(folder: Path) -> store.Archive:
    """The dossier's archive in its place."""
    return compile_records(RECORDS, store.location(folder), state(folder))


def test_an_archive_is_taken_while_the_files_are_as_they_were(folder):
    assert store.open_valid(folder) is None
    compiled(folder).close()
    with store.open_valid(folder) as one:
        assert answers.dossier(one).title == "A dispute"
        assert (one.path, one.state) == (store.location(folder), state(folder))


@pytest.mark.parametrize(
    "change", ["write", "same size and time", "put back", "touch", "add", "remove", "rename"]
)
def test_a_change_to_any_file_makes_the_archive_invalid(folder, change):
    compiled(folder).close()
    file = folder / "sub" / "b.yml"
    match change:
        case "write":
            status = file.stat()
            file.write_text("b: 12\n")
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        case "same size and time":
            status = file.stat()
            file.write_text("b: 2\n")
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        case "put back":
            status = file.stat()
            other = folder / "other"
            other.write_text("b: 2\n")
            os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
            other.replace(file)
        case "touch":
            os.utime(file, ns=(1, 1))
        case "add":
            (folder / "c.yaml").write_text("")
        case "remove":
            file.unlink()
        case "rename":
            file.rename(folder / "sub" / "c.yml")
    assert store.open_valid(folder) is None


def test_other_files_and_hidden_ones_do_not_matter(folder):
    before = state(folder)
    (folder / "notes.csv").write_text("x")
    (folder / ".hidden.yaml").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.yaml").write_text("x")
    (folder / "link.yaml").symlink_to(folder / "a.yaml")
    assert state(folder) == before


def test_a_single_file_is_a_dossier_too(folder):
    single = folder / "a.yaml"
    compiled(single).close()
    with store.open_valid(single) as one:
        assert one.path != store.location(folder)


def test_the_archive_is_private(folder):
    with compiled(folder) as one:
        assert one.path.stat().st_mode & 0o077 == 0
        assert one.path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", ["empty", "cut", "text", "version", "header", "folder"])
def test_a_damaged_archive_is_none_at_all(folder, harm):
    compiled(folder).close()
    path = store.location(folder)
    data = path.read_bytes()
    match harm:
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "text":
            path.write_bytes(b"not a database" * 400)
        case "version":
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA user_version=99")
            connection.close()
        case "header":
            path.write_bytes(os.urandom(100) + data[100:])
        case "folder":
            path.unlink()
            path.mkdir()
    assert store.open_valid(folder) is None
    if harm != "folder":
        with compiled(folder) as one:
            assert answers.dossier(one).id == "test"


@pytest.mark.parametrize("always", [seal.ALWAYS, 0], ids=["small", "large"])
def test_a_single_byte_that_changed_makes_an_archive_none_at_all(folder, monkeypatch, always):
    monkeypatch.setattr(seal, "ALWAYS", always)
    compiled(folder).close()
    path = store.location(folder)
    data = path.read_bytes()
    store.open_valid(folder).close()
    random = Random(7)
    for place in [60, 63, 68, *random.sample(range(len(data)), 200)]:
        changed = bytearray(data)
        changed[place] ^= 1 << random.randrange(8)
        path.write_bytes(changed)
        assert store.open_valid(folder) is None, place
    path.write_bytes(data)
    store.open_valid(folder).close()


def test_a_large_archive_that_was_copied_elsewhere_and_back_is_taken_and_one_put_back_with_its_old_time_read(
    folder, monkeypatch
):
    monkeypatch.setattr(seal, "ALWAYS", 0)
    compiled(folder).close()
    path = store.location(folder)
    data = path.read_bytes()
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    # As a program does that puts the old time back, here long after.
    monkeypatch.setattr(seal, "_TOGETHER", 0)
    path.write_bytes(data.replace(b"quotes", b"quo7es"))
    os.utime(path, ns=times)
    assert store.open_valid(folder) is None
    path.write_bytes(data)
    store.open_valid(folder).close()


def test_what_becomes_of_the_file_of_a_small_archive_that_is_open_does_not_matter(folder):
    with compiled(folder) as first:
        first.path.write_bytes(first.path.read_bytes().replace(b"quotes", b"quo7es"))
        with first.reopen() as second:
            for each in (first, second):
                (hit,) = search(each, "quotes", None).page()
                assert "quotes" in hit.statement.text


def test_the_archive_of_another_dossier_is_none_even_if_its_files_look_the_same(folder, tmp_path):
    compiled(folder).close()
    other = tmp_path / "other"
    folder.rename(other)
    data = next(user_folders.cache().iterdir()).read_bytes()
    store.location(other).write_bytes(data)
    assert state(other).split("\n")[1:] == state(other.rename(folder)).split("\n")[1:]
    folder.rename(other)
    assert store.open_valid(other) is None


def test_dossiers_that_fall_together_in_the_cache_take_turns(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_digest", lambda text: "same")
    other = tmp_path / "elsewhere" / folder.name
    other.mkdir(parents=True)
    (other / "a.yaml").write_text("a: 1\n")
    for first, second in ((folder, other), (other, folder)):
        compile_records(RECORDS, store.location(first), state(first)).close()
        assert store.location(first) == store.location(second)
        assert store.open_valid(second) is None
        store.open_valid(first).close()


@pytest.mark.parametrize("lost", ["deleted", "replaced", "overwritten with nothing"])
def test_a_second_connection_shows_what_the_first_one_does_whatever_became_of_the_file(folder, lost):
    with compiled(folder) as first:
        match lost:
            case "deleted":
                first.path.unlink()
            case "replaced":
                newer = dossier((statement("s2", "Newer words"),))
                compile_records(newer, store.location(folder), state(folder)).close()
            case _:
                first.path.with_name("x").write_bytes(b"")
                first.path.with_name("x").replace(first.path)
        with first.reopen() as second:
            assert second.build == first.build
            assert search(second, "quotes", None).count() == 1
            assert search(second, "newer", None).count() == 0


def test_damage_found_while_reading_says_so(folder, monkeypatch):
    compiled(folder).close()
    path = store.location(folder)
    data = bytearray(path.read_bytes())
    monkeypatch.setattr(store, "sealed_bytes", lambda *_: b"")
    for start in range(8192, len(data) - 4096, 4096):
        data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(store.Damaged):
        _read_all(path)


def _read_all(path: Path) -> None:
    with store.open_file(path) as one:
        answers.issues(one, ("us",), day("2015-12-15"))
        search(one, "text", None).page()
        record_lists.record(one, None, None, day("2015-12-15")).rows(0, 5)


def test_where_the_cache_cannot_be_written_the_archive_is_in_memory(folder, monkeypatch):
    (folder / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "file"))
    with compiled(folder) as one:
        assert one.path is None
        assert one.state == state(folder)
        with one.reopen() as other:
            assert search(other, "quotes", None).count() == 1


def test_an_archive_can_be_read_from_another_thread_through_a_second_connection(folder):
    with compiled(folder) as one:
        found = []

        def look() -> None:
            with one.reopen() as other:
                found.append(search(other, "quotes", None).page()[0].statement.text)

        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert found == ["A text with \0, “quotes” and \x1b[31m"]


def test_readers_keep_what_they_opened_while_it_is_built_anew(folder):
    with compiled(folder) as old:
        with compile_records(dossier(), store.location(folder), "other") as new:
            assert (answers.dossier(old).statements, answers.dossier(new).statements) == (1, 0)
        assert not list(user_folders.cache().glob(".*"))


def test_a_build_that_fails_leaves_everything_as_it_was(folder):
    compiled(folder).close()
    before = store.location(folder).read_bytes()
    broken = RECORDS._replace(events=(None,))
    with pytest.raises(AttributeError):
        compile_records(broken, store.location(folder), "x")
    assert store.location(folder).read_bytes() == before
    assert not list(user_folders.cache().glob(".*"))


def test_what_a_killed_build_left_goes_with_the_next_one_a_day_later(folder):
    user_folders.cache().mkdir(parents=True)
    left = [
        user_folders.cache() / f".{store.location(folder).stem}-{name}.building" for name in ("old", "new")
    ]
    for one in left:
        one.write_text("")
    os.utime(left[0], (1, 1))
    compiled(folder).close()
    assert [one.exists() for one in left] == [False, True]


def test_two_programs_may_compile_at_once(folder):
    code = (
        "import sys\nfrom pathlib import Path\nfrom random import Random\n"
        "from tests.archive.dossiers import *\n"
        "from tui.archive import store\nfrom tui.archive.build import compilation\n"
        "from tui.archive.validity.dossier_state import state\n"
        "folder = Path(sys.argv[1])\n"
        "records = dossier(random_statements(Random(1), 300))\n"
        "for _ in range(4):\n"
        "    compilation.compile_records(records, store.location(folder), state(folder)).close()\n"
    )
    root = Path(__file__).parents[2]
    both = [subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=root) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    with store.open_valid(folder) as one:
        assert answers.dossier(one).statements == 300
    assert len(list(user_folders.cache().iterdir())) == 1


def test_an_archive_is_never_written_to():
    with archive(RECORDS) as one, pytest.raises(store.Damaged):
        one.rows("DELETE FROM statement")


def test_opening_an_archive_imports_nothing_dear():
    code = (
        "import sys; from tui.archive import answers, days, single_record, store\n"
        "from tui.archive.listing import record_lists\n"
        "dear = {'yaml', 'textual', 'rich', 'dataclasses', 'inspect', 'platformdirs', 'Stemmer',"
        " 'json', 'hashlib', 'difflib', 'tempfile', 'shutil'}\n"
        "print(sorted(dear & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_text_comes_back_letter_for_letter():
    text = "“Naïve” — ½ ﬁ Ё \u200f\u202e\0\r\n\t\x1b[0m [bold]x[/bold] \U0001f600 é é"
    with archive(dossier((statement("it", text),))) as one:
        (row,) = record_lists.record(one, None, None, day("2015-12-15")).rows(0, 1)
        assert row.text == text
