"""An index put together from parts is the one that is made in one go."""

from __future__ import annotations

from random import Random

import pytest

from tests.archive.dossiers import dossier, random_statements
from tui.archive.build.bulk.fulltext_file import write_fulltext
from tui.archive.build.bulk.merged_index import MergedIndex
from tui.archive.build.bulk.statement_terms import Terms
from tui.archive.build.bulk.term_slices import posting_rows
from tui.archive.build.compilation import assemble, compile_records, scratch
from tui.archive.build.statement_rows import flatten

RECORDS = dossier(random_statements(Random(3), 700))
"""More than two chunks."""


random = Random(5)


class Alone:
    """Does itself what others would help with."""

    def write_fulltext(self, texts, path):
        write_fulltext(texts, str(path))
        return lambda wait: wait or random.random() < 0.5

    def rows(self, slices):
        rows = (posting_rows(make()) for make in slices)
        return lambda wait: next(rows, None) if wait or random.random() < 0.5 else []

    def release(self):
        pass


def merged(size, target):
    """An archive of the records, whose terms came in batches."""

    def fill(writer):
        found, terms = MergedIndex(Alone(), new_file), Terms()
        for first in range(0, len(RECORDS.statements), size):
            batch = flatten(RECORDS.statements[first : first + size], writer.file)
            base = first * 3 + 7
            found.add(terms.add(batch, base), base, writer.add_batch(batch), batch)
            if first % 3 == 0:
                found.add_run(terms.hand_over())
        found.add_run(terms.hand_over())
        found.close(writer.connection)
        writer.add_others(RECORDS)
        return found

    with scratch(target) as new_file:
        return assemble(fill, target, "x")


@pytest.mark.parametrize("size", [1, 64, 701])
def test_the_terms_and_chunks_are_the_same(tmp_path, size):
    with compile_records(RECORDS, tmp_path / "a", "x") as one, merged(size, tmp_path / "b") as other:
        for sql in (
            "SELECT segment, term, size, stem, positions FROM posting",
            "SELECT id, first, latest, rowids, uppers FROM chunk",
            "SELECT * FROM segment",
            "SELECT * FROM timeline",
            "SELECT * FROM stretch",
            "SELECT rowid FROM words_1 WHERE words_1 MATCH '\"of the\"'",
            'SELECT rowid FROM words_1 WHERE words_1 MATCH \'"the strike" OR NEAR("oppose" "strikes", 2)\'',
        ):
            assert one.rows(sql) == other.rows(sql) != []
