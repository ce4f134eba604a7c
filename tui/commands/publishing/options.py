"""What can be typed after the commands that publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.export.formats import FORMATS

if TYPE_CHECKING:
    from argparse import ArgumentParser

TABLES = ("statements", "answers", "verdicts", "events", "accounts", "sources")
PICTURES = ("tempo", "matrix")

EXAMPLES = (
    "export syria-2015 -o syria.html",
    "export syria-2015 --format md --issue assad-role --as-of 2015-09-18",
    "export syria-2015 --format csv --table events > events.csv",
    "export --site public syria-2015 path/to/other",
    "export syria-2015 --search 'speaker:lavrov' --format bibtex",
)
MORE = f"""
{chr(10).join(f"  {entry.name:8} {entry.summary}" for entry in FORMATS)}

Without --as-of, what is read (md, html, docx, pictures) is as of the dossier's own day, and the
others hold the whole record."""


def add_options(parser: ArgumentParser) -> None:
    """Add the options, but for those that other commands have too."""
    names = [entry.name for entry in FORMATS]
    parser.add_argument(
        "--format", choices=names, metavar="FORMAT", help="one of those above (default: what FILE ends on)"
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--issue", metavar="ID", help="only this issue, with what its answers rest on")
    part.add_argument("--search", metavar="QUERY", help="only what this search finds")
    part.add_argument("--only", metavar="ID,ID", help="only these records, of any kind")
    part.add_argument("--kept", action="store_true", help="only what is kept in the reader for the briefing")
    parser.add_argument("--table", choices=TABLES, help="which table of --format csv (default: statements)")
    parser.add_argument("--picture", choices=PICTURES, help="which picture (default: tempo)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="FILE", help="write to this file, `-` for stdout")
    where.add_argument("--site", metavar="DIR", help="write a page for each dossier, and an index of them")


CITE_EXAMPLES = (
    "cite syria-2015 us-28",
    "cite syria-2015 us-28 --style chicago",
    "cite syria-2015 ru-26 --style bibtex",
)
CITE_MORE = """
Styles are plain, chicago, apa, mla, markdown, bibtex and csl-json, or the path of a .csl file. `cite:` in
config.yaml names the usual one."""


def add_cite_options(parser: ArgumentParser) -> None:
    """Add the options of `bilateral cite`."""
    parser.add_argument("id", metavar="ID", help="a statement, a source, or an event for its source")
    parser.add_argument("--style", metavar="STYLE", help="one of those above (default: plain)")
