"""An index put together from parts is the one that is made in one go."""

from __future__ import annotations

from random import Random

import pytest

from tests.archive.dossiers import dossier, random_statements
from tui.archive.compile import assemble, compile_records
from tui.archive.flat import flatten
from tui.archive.gathering import Gathered, take_apart
from tui.archive.slices import posting_rows

RECORDS = dossier(random_statements(Random(3), 700))
"""More than two chunks."""


def gathered(size, target):
    """An archive of the records, whose terms came in batches."""

    def fill(writer):
        terms = Gathered(lambda slices: map(posting_rows, slices))
        for first in range(0, len(RECORDS.statements), size):
            batch = [flatten(one) for one in RECORDS.statements[first : first + size]]
            base = first * 3 + 7
            terms.add(take_apart(batch, base), base, writer.add_statements(batch), [s.upper for s in batch])
        writer.add_others(RECORDS)
        return terms

    return assemble(fill, target, "x")


@pytest.mark.parametrize("size", [1, 64, 701])
def test_the_terms_and_chunks_are_the_same(tmp_path, size):
    with compile_records(RECORDS, tmp_path / "a", "x") as one, gathered(size, tmp_path / "b") as other:
        for sql in (
            "SELECT segment, term, size, stem, positions FROM posting",
            "SELECT id, first, latest, rowids, uppers FROM chunk",
            "SELECT * FROM segment",
            "SELECT rowid FROM words_1 WHERE words_1 MATCH '\"of the\"'",
            'SELECT rowid FROM words_1 WHERE words_1 MATCH \'"the strike" OR NEAR("oppose" "strikes", 2)\'',
        ):
            assert one.rows(sql) == other.rows(sql) != []
