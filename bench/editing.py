"""The row on the language server: what an editor waits for while somebody types a name."""

from __future__ import annotations

import os
import shutil
from time import perf_counter
from typing import TYPE_CHECKING

from bench.keys import bare, walk
from bench.setting import SHIPPED
from bench.stats import Check, Row, spread
from tests.lsp.client import Editor

if TYPE_CHECKING:
    from bench.setting import Setting

ANSWER, SLOWEST = 5.0, 25.0
"""How many keys of the bare app an answer may take at p50 and at p99, right behind a change of the file."""
_TYPED = "kerry"


def lsp_row(setting: Setting) -> Row:
    """Types a speaker's name in a file of the shipped dossier, and asks for completions at each letter."""
    folder = setting.cache / "edited"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SHIPPED, folder)
    file = folder / "statements-us.yaml"
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith("  speaker: "))
    with bare(setting) as rival:
        unit = spread(walk(rival, "bare", setting.times(150, 60)).first)
    answers: list[float] = []
    waits: list[float] = []
    before = dict(os.environ)
    os.environ.update(setting.environment)
    try:
        with Editor() as editor:
            began = perf_counter()
            editor.open(file)
            opened = perf_counter() - began
            for _ in range(setting.times(20, 4)):
                for end in range(len(_TYPED) + 1):
                    lines[number] = f"  speaker: {_TYPED[:end]}"
                    editor.type(file, "\n".join(lines))
                    began = perf_counter()
                    editor.at("completion", file, number, len(lines[number]))
                    answers.append(perf_counter() - began)
                began = perf_counter()
                editor.diagnostics_of(file)
                waits.append(perf_counter() - began)
    finally:
        os.environ.clear()
        os.environ.update(before)
    figures, waited = spread(answers), spread(waits)
    return Row(
        "lsp",
        "a completion right behind the key, shipped dossier",
        [
            Check("a bare pane's key at p50", figures["p50"] / unit["p50"], ANSWER),
            Check("a bare pane's key at p99", figures["p99"] / unit["p99"], SLOWEST),
        ],
        f"p50/p95/p99: {figures['p50']:.1f}/{figures['p95']:.1f}/{figures['p99']:.1f} ms of {figures['n']}; "
        f"problems told {waited['p50']:.0f} ms after the last key, of which 200 it waits for another; "
        f"a dossier opened in {opened * 1000:.0f} ms",
        {"answers": figures, "problems": waited, "opened": opened, "bare": unit},
    )
