"""`python -m bench`: measures, prints the table, writes JSON."""

from __future__ import annotations

import argparse
import sys
from time import monotonic

from bench.growth import grow
from bench.setting import Setting
from bench.table import ROWS, machine, markdown, measure, put, shown, write_json

QUICK = 20_000
FULL = 1_000_000


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "what", nargs="?", choices=("table", "growth"), default="table", help="the table, or how cost grows"
    )
    parser.add_argument(
        "--size", type=int, help=f"statements of the large dossier ({FULL:,}; quick {QUICK:,})"
    )
    parser.add_argument("--quick", action="store_true", help="a small dossier and few repetitions")
    parser.add_argument("--json", metavar="FILE", help="write all that was measured; - is standard output")
    parser.add_argument("--docs", action="store_true", help="put the table in docs/performance.md")
    parser.add_argument("--rows", metavar="NAMES", help="only these: " + ",".join(ROWS))
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark.

    Args:
        arguments: those of the command line by default.

    Returns:
        0, whatever the verdicts; 2 where there is no such row.
    """
    options = _arguments(arguments)
    names = options.rows.split(",") if options.rows else list(ROWS)
    if unknown := [name for name in names if name not in ROWS]:
        print(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}", file=sys.stderr)
        return 2
    setting = Setting(
        size=options.size or (QUICK if options.quick else FULL),
        quick=options.quick,
        say=lambda remark: print(remark, file=sys.stderr, flush=True),
    )
    setting.prepare()
    began = monotonic()
    if options.what == "growth":
        grow(setting, options.size)
        return 0
    rows = measure(setting, names)
    if options.json != "-":
        print(shown(rows))
        facts = ", ".join(f"{name} {value}" for name, value in machine().items())
        print(f"\n{setting.size:,} statements; {monotonic() - began:.0f} s; {facts}")
        if setting.size != FULL:
            print(f"The targets are for {FULL:,} statements.")
    if options.docs:
        facts = f"{setting.size:,} statements; " + ", ".join(f"{k} {v}" for k, v in machine().items())
        put("table", f"{markdown(rows)}\n\nMeasured with {facts}.")
    if options.json:
        write_json(options.json, setting, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
