"""Work that is measured in a process of its own: `python -m bench.jobs JOB PATH …` prints JSON."""

from __future__ import annotations

import gc
import json
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def events(folder: Path) -> dict[str, Any]:
    """Has libyaml emit its events for all files of a dossier on one core: the floor for any reader."""
    from yaml.cyaml import CParser

    gc.disable()
    files = sorted(folder.rglob("*.yaml"))
    number, size, spent = 0, 0, 0.0
    for file in files:
        data = file.read_bytes()
        size += len(data)
        began = perf_counter()
        parser = CParser(data)
        while parser.check_event():
            parser.get_event()
            number += 1
        parser.dispose()
        spent += perf_counter() - began
    return {"seconds": spent, "events": number, "bytes": size}


def compiled(folder: Path) -> dict[str, Any]:
    """Opens a dossier the way every command does, which compiles it where its archive is out of date."""
    from tui.library.archive_opening import open_archive

    began = perf_counter()
    with open_archive(folder) as archive:
        spent = perf_counter() - began
        size = archive.path.stat().st_size if archive.path else 0
    return {"seconds": spent, "archive": size}


def checked(folder: Path) -> dict[str, Any]:
    """Finds what is wrong in a dossier, and writes it for a person, as `bilateral check` does."""
    from tui.dossier.loading import examine
    from tui.dossier.problems import count
    from tui.report.problems.problem_groups import grouped

    began = perf_counter()
    _, problems = examine(folder)
    shown = sum(map(len, grouped(problems, "")))
    return {"seconds": perf_counter() - began, "problems": sum(count(problems)), "shown": shown}


def searched(folder: Path, queries: str) -> dict[str, Any]:
    """Types queries, a key at a time, each query on a connection of its own as a search screen has.

    Args:
        folder: the dossier, whose archive must be valid.
        queries: a JSON list.

    Returns:
        `keys`: for each keystroke the text, and the seconds for the first page and for the exact count;
        `…_alone` are those that this process had a core.
    """
    from tui.archive.search.engine import search
    from tui.archive.store import open_valid
    from tui.dossier import edtf

    day = edtf.parse("2015-12-15").upper // 1440
    archive = open_valid(folder)
    if archive is None:
        raise SystemExit(f"{folder} has no valid archive")
    keys: list[dict[str, Any]] = []
    for query in json.loads(queries):
        with archive.reopen() as own:
            for end in range(1, len(query) + 1):
                text = query[:end]
                times = [(perf_counter(), process_time())]
                results = search(own, text, day, prefix_last=True)
                hits = results.page(None, 50)
                times.append((perf_counter(), process_time()))
                count = results.count()
                times.append((perf_counter(), process_time()))
                (page, page_alone), (counting, counting_alone) = (
                    (after[0] - before[0], after[1] - before[1]) for before, after in pairwise(times)
                )
                keys.append(
                    {
                        "text": text,
                        "page": page,
                        "page_alone": page_alone,
                        "count": counting,
                        "count_alone": counting_alone,
                        "hits": count,
                        "shown": len(hits),
                    }
                )
    return {"keys": keys}


def imported(table: Path) -> dict[str, Any]:
    """Imports a table into a new dossier, and once more into what has become of it.

    Args:
        table: the table.
    """
    from tempfile import TemporaryDirectory

    from tui.authoring.tables.columns import is_header
    from tui.authoring.tables.importing import Import, Wishes
    from tui.authoring.tables.table_files import open_table
    from tui.authoring.template import new_dossier

    with TemporaryDirectory() as name:
        folder = Path(name) / "dossier"
        new_dossier(folder, title="Quotes", sides=("North", "South"), as_of="2016-01-01").apply()
        began = perf_counter()
        first = Import(folder, open_table(table, is_header=is_header), Wishes(), lambda *_: None)
        first.write()
        spent = perf_counter() - began
        began = perf_counter()
        again = Import(folder, open_table(table, is_header=is_header), Wishes(), lambda *_: None)
        again.discard()
        if again.findings.taken:
            raise SystemExit(f"{again.findings.taken} rows of the same table were taken for new ones")
        return {"seconds": spent, "again": perf_counter() - began, "taken": first.findings.taken}


_JOBS: dict[str, Callable[..., dict[str, Any]]] = {
    "events": events,
    "compile": compiled,
    "check": checked,
    "search": searched,
    "import": imported,
}


if __name__ == "__main__":
    print(json.dumps(_JOBS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])))
