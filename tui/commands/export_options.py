"""What can be typed after `bilateral export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.export.formats import FORMATS

if TYPE_CHECKING:
    from argparse import ArgumentParser

TABLES = ("statements", "answers", "verdicts", "events", "accounts", "sources")

EXAMPLES = (
    "export syria-2015 -o syria.md",
    "export syria-2015 --format md --issue assad-role --as-of 2015-09-18",
    "export syria-2015 --format csv --table events > events.csv",
    "export syria-2015 --search 'speaker:lavrov' --format bibtex",
)
MORE = f"""
{chr(10).join(f"  {one.name:8} {one.told}" for one in FORMATS)}

Without --as-of, what is read (md) is as of the dossier's own day, and the
others hold the whole record."""


def add_options(parser: ArgumentParser) -> None:
    """Add the options, but for those that other commands have too."""
    names = [one.name for one in FORMATS]
    parser.add_argument(
        "--format", choices=names, metavar="FORMAT", help="one of those above (default: what FILE ends on)"
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--issue", metavar="ID", help="only this issue, with what its answers rest on")
    part.add_argument("--search", metavar="QUERY", help="only what this search finds")
    part.add_argument("--only", metavar="ID,ID", help="only these records, of any kind")
    parser.add_argument("--table", choices=TABLES, help="which table of --format csv (default: statements)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file, `-` for stdout")
