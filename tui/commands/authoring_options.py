"""What can be typed after the commands that write dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser

NEW_EXAMPLES = (
    "new path/to/border",
    'new path/to/border --title "The border" --sides "North,South" --as-of 2024-03-01',
    "new path/to/border.yaml",
)
NEW_MORE = """
What is not given is asked for in a terminal, and has its default elsewhere. A name that ends in .yaml makes
a dossier of one file. Nothing that is there is overwritten."""


def add_new_options(parser: ArgumentParser) -> None:
    """Add the options of `bilateral new`."""
    parser.add_argument("name", metavar="NAME", help="the folder or *.yaml file to make")
    parser.add_argument("--title", metavar="TITLE", help="of the dossier (default: the name)")
    parser.add_argument("--sides", metavar="A,B", help="the names of the two parties")
    parser.add_argument("--as-of", metavar="DATE", help="the day on which it opens (default: today)")
