"""Checks quotations with one of several tools: `python bench/quote_tools.py TOOL CORPUS` prints JSON.

Run by its path, with the Python of an environment that has the tool and not our packages.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 20.0
"""Seconds after which no further quotation is given to a tool."""


def _ours(source: str) -> Callable[[str], object]:
    from tui.proof.verdict import SourceText

    text = SourceText(source)
    return lambda quote: text.check(quote, "en")


def _gtrex(source: str) -> Callable[[str], object]:
    from gtrex import Policy, Verifier

    return Verifier(source, Policy()).verify


def _quotecheck(source: str) -> Callable[[str], object]:
    from quotecheck.find import check

    return lambda quote: check(quote, source)


TOOLS = {"bilateral": _ours, "gtrex": _gtrex, "quotecheck": _quotecheck}


def main(tool: str, corpus: Path) -> None:
    """Check as many quotations as there is time for; ours are all checked."""
    held = json.loads(corpus.read_text(encoding="utf-8"))
    began = perf_counter()
    check = TOOLS[tool](held["source"])
    ready = perf_counter() - began
    number, spent = 0, 0.0
    for quote in held["quotes"]:
        if spent > LONGEST and tool != "bilateral":
            break
        began = perf_counter()
        check(quote)
        spent += perf_counter() - began
        number += 1
    print(json.dumps({"ready": ready, "seconds": spent, "checked": number}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
