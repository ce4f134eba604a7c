"""The row on importing: a table of quotes into a new dossier, and the same table once more."""

from __future__ import annotations

import csv
from random import Random
from string import ascii_lowercase
from typing import TYPE_CHECKING

from bench.processes import job
from bench.stats import Check, Row
from bench.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from bench.setting import Setting

ROWS = 100_000
QUICK_ROWS = 5_000
SECONDS = 20
"""For 100,000 rows."""
MEMORY = 200
"""MiB that an import may take, however many rows there are."""

_HEADER = ("Date", "Speaker", "Party", "Issue", "Quote", "URL", "Title", "Publisher", "Page")


def write_table(path: Path, rows: int, seed: int = 1) -> None:
    """Writes a made-up table of quotes, the same for the same seed.

    Args:
        path: where to.
        rows: how many.
        seed: of all that is drawn.
    """
    random = Random(seed)
    vocabulary = Vocabulary(seed, 5000)
    # Names that are near one another would have to be decided about.
    people = [f"{_name(random)} {_name(random)}" for _ in range(60)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEADER)
        for n in range(rows):
            who = random.randrange(len(people))
            article = random.randrange(rows // 40 + 1)
            quote = " ".join(vocabulary.draw(random, random.randrange(8, 40)))
            writer.writerow(
                (
                    f"{random.randrange(1, 29)}/{random.randrange(1, 13)}/{random.randrange(2008, 2016)}",
                    people[who],
                    "North" if who % 2 else "South",
                    f"Matter {random.randrange(12)}",
                    f"“{quote} {n}.”",
                    f"https://gazette.example/{article}",
                    f"Article {article}",
                    "The Gazette",
                    random.randrange(1, 40),
                )
            )


def _name(random: Random) -> str:
    return "".join(random.choices(ascii_lowercase, k=9)).capitalize()


def import_row(setting: Setting) -> Row:
    """A table becomes statements of a new dossier; once more, it adds nothing."""
    rows = QUICK_ROWS if setting.quick else ROWS
    table = setting.cache / f"quotes-{rows}.csv"
    if not table.exists():
        write_table(table, rows)
    whole = job("import", str(table), environment=setting.environment)
    return Row(
        "import",
        f"import a table of {rows:,} quotes",
        [
            Check("seconds", whole["seconds"], SECONDS * rows / ROWS, "s"),
            Check("RSS", whole["rss"], MEMORY, "MiB"),
        ],
        f"{whole['taken']:,} statements ({rows / whole['seconds']:,.0f} rows a second); the same table once"
        f" more, which adds nothing: {whole['again']:.1f} s",
        {"import": whole},
    )
