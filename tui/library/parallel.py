"""Compiling a large dossier: workers read, this process checks what hangs together, and writes."""

from __future__ import annotations

from collections import deque
from concurrent.futures import wait as wait_for
from itertools import accumulate, groupby, islice, pairwise
from typing import TYPE_CHECKING, Any

from tui.archive.build.bulk.merged_index import Gathered
from tui.archive.build.compilation import assemble, scratch
from tui.archive.build.statement_rows import unpack
from tui.archive.store import digest
from tui.dossier.consistency import Consistency, evidence
from tui.dossier.records import Records
from tui.dossier.schema import BY_COLLECTION
from tui.dossier.yaml.files import find_files
from tui.library.worker_pool import Crew, Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from tui.archive.build.bulk.fulltext_file import Texts
    from tui.archive.build.bulk.term_slices import Slice
    from tui.archive.build.writer import Writer
    from tui.archive.index.postings import Row
    from tui.archive.store import Archive
    from tui.dossier.yaml.file_pieces import Piece
    from tui.library.worker_tasks import Part

    Told = Callable[[str, int, int], None]
    Placed = tuple[str, str, Piece]

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


def compile_together(dossier: Path, target: Path | None, state: str, told: Told) -> Archive | None:
    """Compile a dossier with the help of worker processes.

    Args:
        dossier: its folder or its one file.
        target: the archive's file; None for one in memory.
        state: what the files look like, as `tui.archive.store.state` has it.
        told: told what is being done, and how much of how many; what it raises stops everything.

    Returns:
        The open archive; None where there may be an error in the dossier, or workers can't be had.
    """
    files, problems = find_files(dossier)
    if problems:
        return None
    with scratch(target) as new_file, Crew() as crew:
        try:
            fill = _Compiling(crew, dossier, files, told, new_file).fill
            return assemble(fill, target, digest(state), state)
        except Failed:
            return None


class _Compiling:
    """One run."""

    def __init__(
        self,
        crew: Crew,
        dossier: Path,
        files: list[tuple[Path, str]],
        told: Told,
        new_file: Callable[[], Path],
    ) -> None:
        self._crew = crew
        self._new_file = new_file
        self._root = str(dossier if dossier.is_dir() else dossier.parent)
        self._files = [(str(path), name) for path, name in files]
        self._told = told
        self._consistency = Consistency()

    def fill(self, writer: Writer) -> Gathered:
        """Write all records.

        Args:
            writer: of the archive being built.

        Returns:
            The terms of the statements.
        """
        self._told("Reading the dossier", 0, 0)
        placed = self._survey()
        records, mixed = self._catalogue([one for one in placed if one[2].collection not in _LARGE])
        party_of = {actor.id: actor.party for actor in records.actors}
        # Of those that stand among others the number is known; else it is known how many there are at most.
        statements = [
            (*one[:2], one[2]._replace(items=mixed[one].statements)) if one in mixed else one
            for one in placed
            if (mixed[one].statements if one in mixed else one[2].collection == "statements")
        ]
        gathered = Gathered(self, self._new_file)
        self._add_statements(writer, gathered, statements, party_of)
        writer.add_others(records)
        for collection in ("sources", "events"):
            self._add_rest(writer, collection, placed, mixed)
        if not self._consistency.holds():
            raise Failed
        self._consistency = Consistency()  # it has done its work, and memory is wanted for the index
        return gathered

    def _survey(self) -> list[Placed]:
        """Find the pieces of all files."""
        jobs = [self._files[first : first + _FILES] for first in range(0, len(self._files), _FILES)]
        pieces = (some for found in self._crew.each("survey", ((job,) for job in jobs)) for some in found)
        return [(*file, piece) for file, some in zip(self._files, pieces, strict=True) for piece in some]

    def _catalogue(self, placed: list[Placed]) -> tuple[Records, dict[Placed, Part]]:
        """Read what statements refer to; statements, sources and events that stand among it are held back."""
        collections: dict[str, list[Any]] = {name: [] for name in BY_COLLECTION}
        mixed: dict[Placed, Part] = {}
        parts = self._crew.each("read_others", ((self._root, [one]) for one in placed))
        for one, part in zip(placed, parts, strict=True):
            self._note(part)
            for name, records in part.collections.items():
                if name not in _LARGE:
                    collections[name] += records
            if part.statements or part.collections["sources"] or part.collections["events"]:
                mixed[one] = part
        if len(collections["dossier"]) != 1:
            raise Failed
        self._consistency.add_evidence(evidence(collections["issues"]))
        return Records(
            collections["dossier"][0], *(tuple(collections[name]) for name in Records._fields[1:])
        ), mixed

    def _add_statements(
        self, writer: Writer, gathered: Gathered, placed: list[Placed], party_of: dict[str, str | None]
    ) -> None:
        jobs = [some for some, _ in _jobs(placed)]
        bases = [0, *accumulate(sum(one[2].items for one in some) for some in jobs)]
        tasks = (
            (some, {name: writer.file(name) for _, name, _ in some}, base, party_of)
            for some, base in zip(jobs, bases, strict=False)
        )
        for (base, after), part in zip(
            pairwise(bases), self._crew.each("read_statements", tasks), strict=True
        ):
            if part.statements > after - base:
                raise Failed
            batch = unpack(part.packed)
            self._note(part)
            self._consistency.add_statements(list(batch.columns("id")), list(batch.columns("party")))
            gathered.add(part.lines, base, writer.add_batch(batch), batch)
            if part.run is not None:
                gathered.add_run(part.run)
            self._told("Reading the statements", after, bases[-1])
        for run in self._crew.everyone("hand_over"):
            gathered.add_run(run)
        gathered.close(writer.connection)
        self._consistency.close_statements()

    def _add_rest(self, writer: Writer, what: str, placed: list[Placed], mixed: dict[Placed, Part]) -> None:
        """Add sources or events in the order of their files, which decides among events of one minute."""
        add = writer.add_sources if what == "sources" else writer.add_events
        steps: list[tuple[list[Placed], int]] = []
        ours = (one for one in placed if one in mixed or one[2].collection == what)
        for known, group in groupby(ours, mixed.__contains__):
            some = list(group)
            steps += [([one], 0) for one in some] if known else _jobs(some)
        total = sum(size for _, size in steps) >> 10
        read = 0
        parts = self._crew.each("read_others", ((self._root, job) for job, size in steps if size))
        for job, size in steps:
            if not size:
                add(mixed[job[0]].collections[what])
                continue
            part = next(parts)
            self._note(part)
            add(part.collections[what])
            read += size
            self._told(f"Reading the {what} (KiB)", read >> 10, total)

    def _note(self, part: Part) -> None:
        self._consistency.add_ids(part.declared)
        self._consistency.add_references(part.references)

    def shelve(self, texts: Texts, path: Path) -> Callable[[bool], bool]:
        """Have a worker give all words to FTS5, while others make the rest of the index ready."""
        shelved = self._crew.submit("shelve", texts, str(path))

        def done(wait: bool) -> bool:
            while wait and wait_for([shelved], _INTERVAL).not_done:
                self._told("Writing the index", 1, 1)
            if shelved.done():
                shelved.result()
            return shelved.done()

        return done

    def rows(self, slices: Sequence[Callable[[], Slice]]) -> Callable[[bool], list[Row] | None]:
        """Have workers begin with slices of the index, while this process writes something else."""
        waiting = iter(slices)
        given: deque[Future[list[Row]]] = deque()
        taken = 0

        def give(most: int) -> None:
            given.extend(self._crew.submit_later("posting_rows", one) for one in islice(waiting, most))

        def take(wait: bool) -> list[Row] | None:
            nonlocal taken
            if not given:
                return None
            self._told("Writing the index", taken, len(slices))
            if not wait and not given[0].done():
                return []
            rows = given.popleft().result()
            taken += 1
            give(1)
            return rows

        give(_AHEAD)
        return take

    def dismiss(self) -> None:
        """End the workers."""
        self._crew.close()


def _jobs(placed: list[Placed]) -> Iterator[tuple[list[Placed], int]]:
    """Put small pieces together to tasks, with the bytes of each."""
    some: list[Placed] = []
    size = 0
    for one in placed:
        some.append(one)
        size += one[2].end - one[2].start
        if size >= JOB_BYTES:
            yield some, size
            some, size = [], 0
    if some:
        yield some, size
