"""Workers that share the reading make the archive that one process makes, and end with it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench import generate as made_up
from bench.generate import generate
from tui.archive.build.compilation import compile_records
from tui.archive.store import location, open_file
from tui.dossier.loading import examine, read_dossier
from tui.dossier.problems import DossierError
from tui.library import archive_opening
from tui.library.bulk import parallel, worker_tasks
from tui.library.bulk.parallel import compile_together
from tui.library.bulk.worker_pool import TaskFailed, WorkerPool

ROOT = Path(__file__).parents[2]
ODD = """\
# Written by hand
statements:
- {id: odd-1, speaker: actor-003, date: 2015, quotation: direct, text: 'Da',
   issues: issue-01, source: source-000001}
- id: odd-2
  attribution: "somebody\\u00e9"
  party: un
  date: 2014-03-03

  # a comment
  quotation: indirect
  text: |
    One

    two
  issues:
  - issue-01
  - issue-02
  source: source-000002
  corrections:
  - date: 2015
    note: Corrected.
  audience: [us]
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    """A dossier of files of all kinds, small though it is."""
    folder = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_up, "PER_FILE", 200)
        generate(folder, 440)
    (folder / "odd.yaml").write_text(ODD, encoding="utf-8")
    windows = (folder / "statements-0001.yaml").read_bytes().replace(b"\n", b"\r\n")
    (folder / "statements-0001.yaml").write_bytes(windows)
    (folder / "sub").mkdir()
    # On the day of another file's event: which comes first is decided by the files' order.
    day = re.findall(r"(?m)^  date: (.*)", (folder / "events-0000.yaml").read_text(encoding="utf-8"))[0]
    mixed = f"events:\n- {{id: x1, title: X, date: {day}}}\nstatements:\n" + ODD.split("statements:\n")[1]
    windows = mixed.replace("odd-", "sub-").replace("\n", "\r\n").encode()
    (folder / "sub" / "mixed.yml").write_bytes(windows)
    return folder


def tell_nobody(_what, _done, _total):
    """Take no notice."""


def contents(archive):
    """Every table, those included in which FTS5 keeps what it knows."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
    found = {name: archive.rows(f"SELECT DISTINCT * FROM {name}") for (name,) in archive.rows(tables)}
    # A publisher may be named once for each batch of sources.
    found["name"].sort()
    del found["meta"]  # each build has a name of its own
    return found


@pytest.mark.parametrize("job", [1000, 200_000, 10_000_000])
def test_sharing_the_work_changes_nothing(dossier, tmp_path, monkeypatch, job):
    monkeypatch.setattr(parallel, "JOB_BYTES", job)
    with (
        compile_together(dossier, tmp_path / "a.sqlite", "x", tell_nobody) as one,
        compile_records(read_dossier(dossier), tmp_path / "b.sqlite", "x") as other,
    ):
        ours, theirs = contents(one), contents(other)
        for name in theirs:
            assert ours[name] == theirs[name], name
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.sqlite", "b.sqlite"]


def test_an_archive_in_memory_finds_the_same(dossier):
    with (
        compile_together(dossier, None, "x", tell_nobody) as one,
        compile_records(read_dossier(dossier), None, "x") as other,
    ):
        for query in ("'the'", "'of'", "'\"of the\"'", "'in NOT the'"):
            sql = f"SELECT rowid FROM words_1 WHERE words_1 MATCH {query}"
            assert one.rows(sql) == other.rows(sql) != []


FAULTS = {
    "no such speaker": ("statements-0000.yaml", "  speaker: actor-000", "  speaker: actor-999"),
    "no such source": ("statements-0000.yaml", "source-000001", "source-999999"),
    "no such statement": ("issues.yaml", "evidence: [s0", "evidence: [t0"),
    "id twice": ("statements-0002.yaml", "- id: s0000401\n", "- id: s0000001\n"),
    "id of another kind": ("statements-0002.yaml", "- id: s0000401\n", "- id: us\n"),
    "evidence of another": ("statements-0000.yaml", "  party: us\n", "  party: turkey\n"),
    "bad date": ("events-0000.yaml", "date: 2012-", "date: 20122-"),
    "bad yaml": ("statements-0002.yaml", "  quotation: direct", "  quotation: [direct"),
    "no quotation marks": ("statements-0000.yaml", "“", ""),
    "dossier twice": (
        "actors.yaml",
        "actors:",
        "dossier:\n  id: two\n  title: T\n  compare: [us, un]\n  as_of: 2015\nactors:",
    ),
    "no dossier": ("dossier.yaml", "dossier:", "# dossier:"),
    "half a character": ("odd.yaml", "\\u00e9", "\\ud800"),
    "text missing": ("sources-0000.yaml", "  publisher:", "  text: nowhere.txt\n  publisher:"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_an_error_in_any_part_is_told_as_ever(dossier, monkeypatch, what):
    together = []
    monkeypatch.setattr(archive_opening, "LARGE", 0)
    monkeypatch.setattr(
        parallel,
        "compile_together",
        lambda *given, real=compile_together: together.append(real(*given)) or together[-1],
    )
    name, old, new = FAULTS[what]
    file = dossier / name
    before = file.read_text(encoding="utf-8")
    assert old in before
    try:
        file.write_text(before.replace(old, new), encoding="utf-8")
        records, problems = examine(dossier)
        assert records is None
        with pytest.raises(DossierError) as raised:
            archive_opening.open_archive(dossier)
        assert together == [None]
        assert raised.value.problems == problems
    finally:
        file.write_text(before, encoding="utf-8", newline="")


@pytest.mark.parametrize("when", ["Reading the statements", "Reading the events (KiB)", "Writing the index"])
def test_progress_is_told_and_may_stop_it(dossier, tmp_path, monkeypatch, when):
    monkeypatch.setattr(parallel, "JOB_BYTES", 50_000)
    steps = []
    compile_together(dossier, tmp_path / "a.sqlite", "x", lambda *one: steps.append(one)).close()
    assert [done for what, done, _ in steps if what == "Reading the statements"][-1] == 444
    assert all(0 <= done <= total for _, done, total in steps)

    def stop(what, done, total):
        if done and what == when:
            raise KeyboardInterrupt

    before = (tmp_path / "a.sqlite").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        compile_together(dossier, tmp_path / "a.sqlite", "y", stop)
    assert [one.name for one in tmp_path.iterdir()] == ["a.sqlite"]
    assert (tmp_path / "a.sqlite").read_bytes() == before


def test_a_worker_that_dies_is_no_harm(dossier, monkeypatch):
    with WorkerPool() as pool:
        assert pool.submit("survey", []).result() == []
        with pytest.raises(TaskFailed):
            pool.submit("survey", [("/nowhere", "x")]).result()
        for process in pool._processes:
            process.kill()
        with pytest.raises(TaskFailed):
            list(pool.each("survey", [([],)] * 9))
        with pytest.raises(TaskFailed):
            pool.everyone("hand_over")


def test_a_file_that_becomes_a_link_is_not_followed(tmp_path):
    file, other = tmp_path / "all.yaml", tmp_path / "secret"
    file.write_text("sources:\n- {id: a, title: A}\n", encoding="utf-8")
    ((piece,),) = worker_tasks.survey([(str(file), "all.yaml")])
    placed = [(str(file), "all.yaml", piece)]
    assert [one.id for one in worker_tasks.read_others(str(tmp_path), placed).collections["sources"]] == ["a"]
    file.rename(other)
    file.symlink_to(other)
    with pytest.raises(worker_tasks.Faulty):
        worker_tasks.read_others(str(tmp_path), placed)


def test_workers_import_no_textual():
    program = "import sys, tui.library.bulk.worker; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"textual", "rich", "multiprocessing"} & set(loaded.stdout.split())
    assert worker_tasks.PIECE_BYTES


def workers_of(pid):
    """The children of a process."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture(scope="module")
def long_read(tmp_path_factory):
    """A dossier that takes long enough to be compiled."""
    folder = tmp_path_factory.mktemp("long")
    generate(folder, 12_000)
    return folder


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=str)
def test_whatever_ends_it_ends_its_workers_and_leaves_the_archive(long_read, tmp_path, number):
    cache = tmp_path / "cache"
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-m", "tui", "list", str(long_read)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 30
    workers = []
    while time.monotonic() < until and not (workers and list(cache.rglob("*.building"))):
        time.sleep(0.02)
        workers = [
            int(one)
            for task in Path(f"/proc/{process.pid}/task").iterdir()
            for one in (task / "children").read_text().split()
        ]
    assert workers
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    assert process.wait(20)
    until = time.monotonic() + 10
    while time.monotonic() < until and any(alive(one) for one in workers):
        time.sleep(0.02)
    assert not any(alive(one) for one in workers)
    if number == signal.SIGINT:
        assert not list(cache.rglob("*.building"))


def alive(pid):
    """Whether a process runs."""
    try:
        return "(Z" not in Path(f"/proc/{pid}/status").read_text().split("State:")[1][:12].upper()
    except OSError:
        return False


def test_two_processes_at_once_both_finish(dossier, tmp_path):
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    program = (
        "import sys; from pathlib import Path\n"
        "from tui.library import archive_opening as opening; opening.LARGE = 0\n"
        "print(opening.open_archive(Path(sys.argv[1])).row('SELECT count(*) FROM statement')[0])"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(dossier)], env=environment, cwd=ROOT, stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    assert [one.communicate(timeout=60)[0].strip() for one in both] == [b"444"] * 2
    (left,) = (tmp_path / "bilateral").iterdir()
    open_file(left).close()
    assert left.name == location(dossier).name
