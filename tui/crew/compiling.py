"""Compiling a large dossier: workers read, this process checks what hangs together, and writes."""

from __future__ import annotations

from collections import deque
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from tui.archive.compile import assemble
from tui.archive.flat import unpack
from tui.archive.gathering import Gathered
from tui.archive.store import digest
from tui.crew.pool import Crew, Failed
from tui.dossier.files import find_files
from tui.dossier.ledger import Ledger
from tui.dossier.records import Records
from tui.dossier.schema import BY_COLLECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.archive.postings import Row
    from tui.archive.slices import Slice
    from tui.archive.store import Archive
    from tui.archive.writer import Writer
    from tui.crew.tasks import Part
    from tui.dossier.chunks import Piece

    Told = Callable[[str, int, int], None]
    Placed = tuple[str, str, Piece]

JOB_BYTES = 512 * 1024
"""Bytes of a task: some 1,500 statements."""
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
    with Crew() as crew:
        try:
            return assemble(_Compiling(crew, dossier, files, told).fill, target, digest(state), state)
        except Failed:
            return None


class _Compiling:
    """One run."""

    def __init__(self, crew: Crew, dossier: Path, files: list[tuple[Path, str]], told: Told) -> None:
        self._crew = crew
        self._root = str(dossier if dossier.is_dir() else dossier.parent)
        self._files = [(str(path), name) for path, name in files]
        self._told = told
        self._ledger = Ledger()

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
        statements = [
            mixed.get(one, one) for one in placed if one[2].collection == "statements" or one in mixed
        ]
        gathered = Gathered(self._spread, writer.folder)
        self._add_statements(writer, gathered, statements, party_of)
        writer.add_others(records)
        for collection in ("sources", "events"):
            self._add_rest(writer, collection, [one for one in placed if one[2].collection == collection])
        if not self._ledger.sound():
            raise Failed
        self._ledger = Ledger()  # it has done its work, and memory is wanted for the index
        return gathered

    def _survey(self) -> list[Placed]:
        """Find the pieces of all files."""
        jobs = [self._files[first : first + _FILES] for first in range(0, len(self._files), _FILES)]
        pieces = (some for found in self._crew.each("survey", ((job,) for job in jobs)) for some in found)
        return [(*file, piece) for file, some in zip(self._files, pieces, strict=True) for piece in some]

    def _catalogue(self, placed: list[Placed]) -> tuple[Records, dict[Placed, Placed]]:
        """Read what statements refer to, and find out in which other pieces there are some."""
        collections: dict[str, list[Any]] = {name: [] for name in BY_COLLECTION}
        mixed: dict[Placed, Placed] = {}
        parts = self._crew.each("read_others", ((self._root, [one]) for one in placed))
        for one, part in zip(placed, parts, strict=True):
            self._note(part)
            for name, records in part.collections.items():
                collections[name] += records
            if part.statements:
                mixed[one] = (*one[:2], one[2]._replace(items=part.statements))
        if len(collections["dossier"]) != 1:
            raise Failed
        self._ledger.expect(collections["issues"])
        return Records(
            collections["dossier"][0], *(tuple(collections[name]) for name in Records._fields[1:])
        ), mixed

    def _add_statements(
        self, writer: Writer, gathered: Gathered, placed: list[Placed], party_of: dict[str, str | None]
    ) -> None:
        jobs = [some for some, _ in _jobs(placed)]
        bases = [0, *accumulate(sum(one[2].items for one in some) for some in jobs)]
        tasks = ((some, base, party_of) for some, base in zip(jobs, bases, strict=False))
        for (base, after), part in zip(
            pairwise(bases), self._crew.each("read_statements", tasks), strict=True
        ):
            if part.statements > after - base:
                raise Failed
            statements = unpack(part.packed)
            self._note(part)
            self._ledger.hear((one.id, one.party) for one in statements)
            rowids = writer.add_statements(statements)
            gathered.add(part.terms, base, rowids, (one.upper for one in statements))
            self._told("Reading the statements", after, bases[-1])

    def _add_rest(self, writer: Writer, what: str, placed: list[Placed]) -> None:
        """Add sources or events."""
        jobs = list(_jobs(placed))
        total = sum(size for _, size in jobs) >> 10
        read = 0
        parts = self._crew.each("read_others", ((self._root, some) for some, _ in jobs))
        for (_, size), part in zip(jobs, parts, strict=True):
            self._note(part)
            writer.add_sources(part.collections["sources"])
            writer.add_events(part.collections["events"])
            read += size
            self._told(f"Reading the {what} (KiB)", read >> 10, total)

    def _note(self, part: Part) -> None:
        self._ledger.declare(part.declared)
        self._ledger.use(part.used)

    def _spread(self, slices: Iterator[Slice]) -> Iterator[list[Row]]:
        """Have workers begin with all slices of the index, while this process writes something else."""
        given = deque(self._crew.submit("posting_rows", one) for one in slices)
        total = len(given)

        def rows() -> Iterator[list[Row]]:
            while given:
                self._told("Writing the index", total - len(given), total)
                yield given.popleft().result()
            self._crew.close()

        return rows()


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
