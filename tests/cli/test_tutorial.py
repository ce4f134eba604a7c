"""The tutorial: its commands are run in its order and print what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.conftest import ROOT

_PARTS = re.compile(
    r"<!-- (?P<how>write|append|replace): (?P<what>.+?) -->|```(?P<language>\w+)\n(?P<block>.*?)```",
    re.DOTALL,
)
_ANYTHING = "…\n"


def fits(printed: str, expected: str) -> bool:
    """Whether an output is what the tutorial shows, where a line of its own, `…`, stands for any lines."""
    pattern = re.escape(expected).replace(re.escape(_ANYTHING), r"(?s:.*)")
    return re.fullmatch(pattern, printed) is not None


def test_the_tutorial_runs_as_it_is_written(bilateral, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wanted = None
    ran = 0
    for part in _PARTS.finditer((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")):
        if part["how"] == "replace":
            path, change = part["what"].split(": ", 1)
            old, new = change.split(" → ")
            text = Path(path).read_text(encoding="utf-8")
            assert text.count(old) == 1
            Path(path).write_text(text.replace(old, new), encoding="utf-8")
        elif part["how"]:
            wanted = part["how"], part["what"]
        elif part["language"] == "console":
            for command in re.split(r"^\$ ", part["block"], flags=re.MULTILINE)[1:]:
                line, _, expected = command.partition("\n")
                outcome = bilateral(*shlex.split(line)[1:])
                assert fits(outcome.out + outcome.err, expected), (line, outcome.out + outcome.err)
                ran += 1
        else:
            assert wanted is not None, part["block"]
            how, path = wanted
            with Path(path).open("w" if how == "write" else "a", encoding="utf-8") as stream:
                stream.write(part["block"])
            wanted = None
    assert ran > 12
