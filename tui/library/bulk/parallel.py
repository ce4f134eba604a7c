"""Compiling a large dossier: workers read, this process checks what links records, and writes."""

from __future__ import annotations

from collections import deque
from concurrent.futures import wait as wait_for
from itertools import accumulate, groupby, islice, pairwise
from typing import TYPE_CHECKING, Any

from tui.archive.build.bulk.merged_index import MergedIndex
from tui.archive.build.compilation import NOT_STORED, assemble, scratch
from tui.archive.build.statement_rows import unpack
from tui.dossier.consistency import Consistency, evidence
from tui.dossier.records import Records
from tui.dossier.schema import BY_COLLECTION
from tui.dossier.yaml.dossier_files import find_files
from tui.library.bulk.worker_pool import TaskFailed, WorkerPool
from tui.library.bulk.worker_tasks import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from tui.archive.build.bulk.fulltext_file import Texts
    from tui.archive.build.bulk.term_slices import TermSlice
    from tui.archive.build.writer import Writer
    from tui.archive.index.postings import Row
    from tui.archive.store import Archive
    from tui.library.bulk.worker_tasks import ReadPart

    Progress = Callable[[str, int, int], None]

JOB_BYTES = 512 * 1024
"""Bytes of a task: some 1,500 statements."""
_AHEAD = 10
"""Slices of the index that may be begun with before they can be written: some 3 MB each."""
_INTERVAL = 0.1
"""Seconds between two looks at whether somebody wants no more."""
_FILES = 32
"""Files of a task that finds out where they can be cut."""
_LARGE = ("statements", "sources", "events")
"""Collections of which there may be a million records; the others are held in memory."""


def compile_together(dossier: Path, target: Path | None, state: str, progress: Progress) -> Archive | None:
    """Compile a dossier with the help of worker processes.

    Args:
        dossier: its folder or its one file.
        target: the archive's file; None for one in memory.
        state: what the files look like, as `tui.archive.validity.dossier_state.state` has it.
        progress: called with what is being done, and how much of how many; what it raises stops everything.

    Returns:
        The open archive; None where there may be an error in the dossier, or workers can't be had.
    """
    files, problems = find_files(dossier)
    if problems:
        return None
    with scratch(target) as new_file, WorkerPool() as pool:
        try:
            fill = _Compiling(pool, dossier, files, progress, new_file).fill
            return assemble(fill, target, state)
        except (TaskFailed, *NOT_STORED):
            return None


class _Compiling:
    """One run."""

    def __init__(
        self,
        pool: WorkerPool,
        dossier: Path,
        files: list[tuple[Path, str]],
        progress: Progress,
        new_file: Callable[[], Path],
    ) -> None:
        self._pool = pool
        self._new_file = new_file
        self._root = str(dossier if dossier.is_dir() else dossier.parent)
        self._files = [(str(path), name) for path, name in files]
        self._progress = progress
        self._consistency = Consistency()

    def fill(self, writer: Writer) -> MergedIndex:
        """Write all records.

        Args:
            writer: of the archive being built.

        Returns:
            The terms of the statements.
        """
        self._progress("Reading the dossier", 0, 0)
        placed = self._survey()
        records, mixed = self._catalogue([place for place in placed if place.piece.collection not in _LARGE])
        party_of = {actor.id: actor.party for actor in records.actors}
        statements = []
        for place in placed:
            if place not in mixed:
                statements += [place] if place.piece.collection == "statements" else []
            elif number := mixed[place].statements:
                # Of those that stand among others the number is known; else how many there are at most.
                statements.append(place._replace(piece=place.piece._replace(items=number)))
        merged = MergedIndex(self, self._new_file)
        self._add_statements(writer, merged, statements, party_of)
        writer.add_others(records)
        for collection in ("sources", "events"):
            self._add_rest(writer, collection, placed, mixed)
        if not self._consistency.holds():
            raise TaskFailed
        self._consistency = Consistency()  # it has done its work, and memory is wanted for the index
        return merged

    def _survey(self) -> list[Placed]:
        """Find the pieces of all files."""
        jobs = [self._files[first : first + _FILES] for first in range(0, len(self._files), _FILES)]
        pieces = (
            some for surveyed in self._pool.each("survey", ((job,) for job in jobs)) for some in surveyed
        )
        return [
            Placed(*file, piece) for file, some in zip(self._files, pieces, strict=True) for piece in some
        ]

    def _catalogue(self, placed: list[Placed]) -> tuple[Records, dict[Placed, ReadPart]]:
        """Read what statements refer to; statements, sources and events that stand among it are held back."""
        collections: dict[str, list[Any]] = {name: [] for name in BY_COLLECTION}
        mixed: dict[Placed, ReadPart] = {}
        parts = self._pool.each("read_others", ((self._root, [place]) for place in placed))
        for place, part in zip(placed, parts, strict=True):
            self._note(part)
            for name, records in part.collections.items():
                if name not in _LARGE:
                    collections[name] += records
            if part.statements or part.collections["sources"] or part.collections["events"]:
                mixed[place] = part
        if len(collections["dossier"]) != 1:
            raise TaskFailed
        self._consistency.add_evidence(evidence(collections["issues"]))
        return Records(
            collections["dossier"][0], *(tuple(collections[name]) for name in Records._fields[1:])
        ), mixed

    def _add_statements(
        self, writer: Writer, merged: MergedIndex, placed: list[Placed], party_of: dict[str, str | None]
    ) -> None:
        jobs = [some for some, _ in _jobs(placed)]
        bases = [0, *accumulate(sum(place.piece.items for place in job) for job in jobs)]
        tasks = (
            (some, {name: writer.file(name) for _, name, _ in some}, base, party_of)
            for some, base in zip(jobs, bases, strict=False)
        )
        for (base, after), part in zip(
            pairwise(bases), self._pool.each("read_statements", tasks), strict=True
        ):
            if part.statements > after - base:
                raise TaskFailed
            batch = unpack(part.packed)
            self._note(part)
            self._consistency.add_voices(part.voices)
            self._consistency.add_statements(list(batch.columns("id")), list(batch.columns("party")))
            merged.add(part.lines, base, writer.add_batch(batch), batch)
            if part.run is not None:
                merged.add_run(part.run)
            self._progress("Reading the statements", after, bases[-1])
        for run in self._pool.everyone("hand_over"):
            merged.add_run(run)
        self._pool.renew()
        merged.close(writer.connection)
        self._consistency.close_statements()

    def _add_rest(
        self, writer: Writer, what: str, placed: list[Placed], mixed: dict[Placed, ReadPart]
    ) -> None:
        """Add sources or events in the order of their files, which decides among events of one minute."""
        add = writer.add_sources if what == "sources" else writer.add_events
        steps: list[tuple[list[Placed], int]] = []
        ours = (place for place in placed if place in mixed or place.piece.collection == what)
        for known, group in groupby(ours, mixed.__contains__):
            some = list(group)
            steps += [([place], 0) for place in some] if known else _jobs(some)
        total = sum(size for _, size in steps) >> 10
        read = 0
        parts = self._pool.each("read_others", ((self._root, job) for job, size in steps if size))
        for job, size in steps:
            if not size:
                add(mixed[job[0]].collections[what])
                continue
            part = next(parts)
            self._note(part)
            add(part.collections[what])
            read += size
            self._progress(f"Reading the {what} (KiB)", read >> 10, total)

    def _note(self, part: ReadPart) -> None:
        self._consistency.add_ids(part.declared)
        self._consistency.add_references(part.references)

    def write_fulltext(self, texts: Texts, path: Path) -> Callable[[bool], bool]:
        """Have a worker give all words to FTS5, while others make the rest of the index ready."""
        written = self._pool.submit("write_fulltext", texts, str(path))

        def done(wait: bool) -> bool:
            """Whether the index is written, telling how far it is meanwhile."""
            while wait and wait_for([written], _INTERVAL).not_done:
                self._progress("Writing the index", 1, 1)
            if written.done():
                written.result()
            return written.done()

        return done

    def rows(self, slices: Sequence[Callable[[], TermSlice]]) -> Callable[[bool], list[Row] | None]:
        """Have workers begin with slices of the index, while this process writes something else."""
        waiting = iter(slices)
        given: deque[Future[list[Row]]] = deque()
        taken = 0

        def give(most: int) -> None:
            """Give the workers some more tasks."""
            given.extend(self._pool.submit_later("posting_rows", make) for make in islice(waiting, most))

        def take(wait: bool) -> list[Row] | None:
            """Take what the workers have made."""
            nonlocal taken
            if not given:
                return None
            self._progress("Writing the index", taken, len(slices))
            if not wait and not given[0].done():
                return []
            rows = given.popleft().result()
            taken += 1
            give(1)
            return rows

        give(_AHEAD)
        return take

    def release(self) -> None:
        """End the workers."""
        self._pool.close()


def _jobs(placed: list[Placed]) -> Iterator[tuple[list[Placed], int]]:
    """Put small pieces together to tasks, with the bytes of each."""
    some: list[Placed] = []
    size = 0
    for place in placed:
        some.append(place)
        size += place.piece.end - place.piece.start
        if size >= JOB_BYTES:
            yield some, size
            some, size = [], 0
    if some:
        yield some, size
