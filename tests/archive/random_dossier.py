"""A dossier of statements of all kinds, as they come, and its archive: what is asked of both must agree."""

from __future__ import annotations

from random import Random

from tests.archive.dossiers import archive, dossier, random_statements

RECORDS = dossier(random_statements(Random(7), 400))
ARCHIVE = archive(RECORDS)
