"""How long it takes to check ten thousand quotations against one large source, beside other tools."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bench.setting import ROOT
from bench.stats import Check, Row
from bench.texts import Texts

if TYPE_CHECKING:
    from bench.setting import Setting

_SIZE = 5_000_000
_OTHERS = ("gtrex==1.1.0", "quotecheck==0.1.0")
_LONGEST = 120
"""Seconds that a tool may take for what it does before it is stopped."""


def corpus(size: int, number: int) -> dict[str, Any]:
    """A source and quotations of it: as they stand, with an ellipsis, with a bracket, and with a wrong word.

    Args:
        size: characters of the source.
        number: quotations.
    """
    random = Random(5)
    texts = Texts(5, random)
    words: list[str] = []
    length = 0
    while length < size:
        more = texts.text().words
        words += more
        length += sum(map(len, more)) + len(more)
    quotes = []
    for n in range(number):
        first = random.randrange(len(words) - 30)
        quote = words[first : first + random.randint(8, 28)]
        if n % 4 == 1:
            quote[3:5] = ["…"]
        elif n % 4 == 2:
            quote[4] = "[they]"
        elif n % 4 == 3:
            quote[4] = "quite"
        quotes.append(" ".join(quote))
    return {"source": " ".join(words), "quotes": quotes}


def verify_row(setting: Setting) -> Row:
    """Ten thousand quotations against a source of 5 MB; the others are scaled from what they did in 20 s."""
    number = setting.times(10_000, 1_000)
    file = setting.cache / "quotations.json"
    file.write_text(json.dumps(corpus(_SIZE, number)), encoding="utf-8")
    ours = _measured(sys.executable, "bilateral", file)
    spent = ours["ready"] + ours["seconds"]
    details, data = [], {"bilateral": spent}
    for requirement in _OTHERS:
        name = requirement.partition("==")[0]
        try:
            theirs = _measured(_python(setting, requirement), name, file)
        except (OSError, subprocess.SubprocessError) as error:
            details.append(f"{name} was not compared: {type(error).__name__}")
            continue
        data[name] = theirs["ready"] + theirs["seconds"] / theirs["checked"] * number
        details.append(f"{name} {data[name]:,.0f} s, from {theirs['checked']:,} of them")
    return Row(
        "verify",
        f"verify {number:,} quotations against 5 MB",
        [Check("in all", spent, 10.0, "s")],
        "; ".join(details),
        data,
    )


def _python(setting: Setting, requirement: str) -> str:
    """The Python of an environment with one tool, made now if it is not kept from an earlier run."""
    folder = setting.cache / "tools" / requirement
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", requirement], check=True, timeout=_LONGEST)
    return str(python)


def _measured(python: str, tool: str, file: Path) -> dict[str, float]:
    done = subprocess.run(
        [python, str(ROOT / "bench" / "quote_tools.py"), tool, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)} if tool == "bilateral" else None,
        capture_output=True,
        check=True,
        timeout=_LONGEST,
    )
    measured: dict[str, float] = json.loads(done.stdout)
    return measured
