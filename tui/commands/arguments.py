"""What can be typed after `bilateral`: commands, options and their help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tui
from tui.commands.command_parsers import (
    Commands,
    Parser,
    add_as_of,
    add_dossier,
    add_json,
    add_parties,
    add_width,
    columns,
)
from tui.commands.reading import options as reading

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

COMMANDS = {
    "list": "reading.list",
    "show": "reading.show",
    "search": "reading.search",
    "matrix": "reading.matrix",
    "compare": "reading.compare",
    "export": "publishing.export",
    "cite": "publishing.cite",
    "check": "writing.check",
    "verify": "writing.verify",
    "new": "writing.new",
    "add": "writing.add",
    "source": "writing.source",
    "fmt": "writing.fmt",
    "import": "writing.import_table",
    "diff": "writing.diff",
    "schema": "writing.schema",
    "lsp": "serving.lsp",
    "serve": "serving.serve",
    "where": "reading.where",
    "completion": "reading.completion",
    "man": "reading.man",
}
"""Each command's module in `tui.commands`, imported when it is run."""
READER = "reading.read"
"""The module of the reader, which opens without a command."""
COLLECTIONS = ("issues", "questions", "statements", "events", "actors", "parties", "sources")
UNITS = ("year", "quarter", "month", "week", "day")

_INTRODUCTION = """\
Read a dispute: what each side says on each question, side by side, with its evidence.

Without a command, the reader opens. DOSSIER is a name that `bilateral list` gives, or
the path of a folder or YAML file; `./list` is a path even if a command has that name.
DATE is 2015-12-15, 2015-12, 2015, or words such as "15 dec 2015"; a month or year counts
up to its end.
"""
_EXAMPLES = """\
examples:
  bilateral
  bilateral syria-2015 --as-of "oct 2015"
  bilateral show syria-2015 assad-role
  bilateral search syria-2015 'speaker:lavrov before:2015-10'
  bilateral check path/to/dossier

Data goes to stdout and remarks to stderr. Exit codes: 0 fine, 1 problems found, 2 wrong usage.
"""


def add_reader_options(parser: ArgumentParser) -> None:
    """The options of the reader itself."""
    parser.add_argument("--at", metavar="ID", help="open at this record")
    add_as_of(parser, "read the board as of this day")
    parser.add_argument("--theme", metavar="NAME", help="use this theme, such as textual-light")
    parser.add_argument("--version", action="version", version=f"bilateral {tui.__version__}")


def reader() -> Parser:
    """The parser of a command line without a command; `--help` is left to whoever parses."""
    parser = Parser(prog="bilateral", add_help=False)
    add_dossier(parser, nargs="?")
    add_reader_options(parser)
    parser.add_argument("-h", "--help", action="store_true", help="show what can be typed")
    return parser


def full_parser() -> Parser:
    """The parser of all commands, which also has the help of the whole."""
    parser = Parser(
        prog="bilateral",
        usage="bilateral [DOSSIER] [--at ID] [--as-of DATE] [--theme NAME]\n       bilateral COMMAND …",
        description=_INTRODUCTION,
        epilog=_EXAMPLES,
    )
    add_reader_options(parser)
    commands = Commands(parser)
    for add in _ADDED_BY.values():
        add(commands)
    return parser


def command_parser(command: str) -> Parser:
    """The parser of one command; options of others are neither made nor imported."""
    commands = Commands()
    _ADDED_BY[command](commands)
    return commands.parsers[command]


def options(command: str) -> list[str]:
    """The options that a command takes, or the reader as `read`."""
    return (reader() if command == "read" else command_parser(command)).options()


def _add_list(commands: Commands) -> None:
    parser = commands.add(
        "list",
        "list the known dossiers, or the records of one",
        "list",
        "list syria-2015 issues",
        "list syria-2015 statements --as-of 2015-09-30",
        more="\nOne line for each, the name or id first, with tabs between the fields.",
    )
    add_dossier(parser, nargs="?")
    parser.add_argument("collection", nargs="?", choices=COLLECTIONS, help="which records (default: issues)")
    add_as_of(parser, "as of this day (default: the whole record)")
    parser.add_argument("--names", action="store_true", help="print the names of known dossiers alone")
    add_json(parser)


def _add_show(commands: Commands) -> None:
    parser = commands.add(
        "show",
        "print the comparison, an issue or a record as plain text or JSON",
        "show syria-2015",
        "show syria-2015 assad-role --as-of 2015-09-18",
        "show syria-2015 us-28",
        "show syria-2015 --tempo --by year",
        "show syria-2015 --json",
        more="\nWithout --as-of, text is as of the dossier's own day, and JSON holds the whole record.",
    )
    add_dossier(parser)
    parser.add_argument("id", metavar="ID", nargs="?", help="an issue, or any other record")
    add_as_of(parser, "as of this day")
    add_parties(parser, "those that the dossier compares")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--thread", action="store_true", help="print only who answered whom")
    part.add_argument("--tempo", action="store_true", help="print only how much was said when")
    part.add_argument("--kept", action="store_true", help="print only what is kept for the briefing")
    add_json(part)
    part.add_argument("--jsonl", action="store_true", help="print JSON, a record a line")
    parser.add_argument("--by", choices=UNITS, help="the periods of --tempo (default: what fits)")
    parser.add_argument("--oldest-first", action="store_true", help="print an issue's record as it grew")
    add_width(parser)


def _add_search(commands: Commands) -> None:
    parser = commands.add(
        "search",
        "search every statement and event",
        "search syria-2015 moderate opposition",
        "search syria-2015 'speaker:lavrov before:2015-10'",
        """search syria-2015 '"regime change" -Obama'""",
        "search --all ceasefire",
        "search syria-2015 'NEAR(fate Syrians, 8) OR terroris*' --json",
        more="""
  moderate opposition      all words, and their inflections; exact hits first
  "regime change"          exactly so
  veto OR resolution       either;  -ceasefire  without;  terroris*  beginning with
  NEAR(fate Syrians, 8)    within so many words
  speaker: party: issue: question: source: event: place: kind: basis: lang: tag: is:
  before: after: on: in:   such as party:us kind:direct is:unanswered on:2015-12-15
  is: unanswered corrected translated draft checked contested planned claimed cancelled occurred
  in: statements events positions assessments questions issues sources texts people parties

How the query was read, and how many hits there are, is told on stderr.""",
    )
    add_dossier(parser, nargs="?")
    parser.add_argument("query", metavar="QUERY", nargs="*", help="in the search language")
    parser.add_argument("--all", action="store_true", help="search all known dossiers; no DOSSIER is named")
    add_as_of(parser, "what is on record by this day (default: the whole record)")
    parser.add_argument("--limit", type=columns, default=0, metavar="N", help="at most so many, 0 for all")
    parser.add_argument("--no-widen", action="store_true", help="leave out aliases and synonyms")
    orders = ("best", "newest", "oldest")
    parser.add_argument("--order", choices=orders, default="best", help="of the hits (default: best)")
    add_width(parser)
    add_json(parser)


def _add_matrix(commands: Commands) -> None:
    parser = commands.add(
        "matrix",
        "print all questions by parties: verdict and evidence",
        "matrix syria-2015",
        "matrix syria-2015 --parties us,russia --as-of 2015-09-18",
        "matrix syria-2015 --counts",
    )
    add_dossier(parser)
    add_parties(parser, "all")
    add_as_of(parser, "as of this day")
    parser.add_argument("--counts", action="store_true", help="statements by issue, party and kind instead")
    add_width(parser)
    add_json(parser)


def _add_compare(commands: Commands) -> None:
    parser = commands.add(
        "compare",
        "print what two days differ in",
        "compare syria-2015 2015-09-18 2015-12-15",
        "compare syria-2015 'sep 2015' 'dec 2015' assad-role",
    )
    add_dossier(parser)
    parser.add_argument("first", metavar="DATE", help="the earlier day")
    parser.add_argument("last", metavar="DATE", help="the later day")
    parser.add_argument("issue", metavar="ISSUE", nargs="?", help="only this issue")
    add_parties(parser, "those that the dossier compares")
    add_width(parser)
    add_json(parser)


def _add_export(commands: Commands) -> None:
    from tui.commands.publishing import options

    summary = "write a dossier, or a part of it, in the formats of other programs"
    parser = commands.add("export", summary, *options.EXAMPLES, more=options.MORE)
    add_dossier(parser, nargs="*")
    options.add_options(parser)
    add_as_of(parser, "as of this day")
    add_parties(parser, "those that the dossier compares, and everybody's statements")


def _add_cite(commands: Commands) -> None:
    from tui.commands.publishing import options

    summary = "print a statement with its citation, or a source, in a style"
    parser = commands.add("cite", summary, *options.CITE_EXAMPLES, more=options.CITE_MORE)
    add_dossier(parser)
    options.add_cite_options(parser)


def _add_check(commands: Commands) -> None:
    parser = commands.add(
        "check",
        "tell what is wrong in a dossier, with file, line and column",
        "check syria-2015",
        "check path/to/dossier --strict",
        "check path/to/dossier --json",
    )
    add_dossier(parser)
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")
    parser.add_argument("--all", action="store_true", help="show each problem where many are alike")
    forms = ("text", "github", "json", "sarif")
    parser.add_argument(
        "--format", choices=forms, default="text", metavar="FORM", help=f"how: {', '.join(forms)}"
    )
    add_json(parser)


def _add_verify(commands: Commands) -> None:
    from tui.commands.writing import options

    summary = "check every quotation, letter by letter, against the text of its source"
    parser = commands.add("verify", summary, *options.VERIFY_EXAMPLES, more=options.VERIFY_MORE)
    add_dossier(parser, nargs="?")
    options.add_verify_options(parser)
    add_json(parser)


def _add_new(commands: Commands) -> None:
    from tui.commands.writing import options

    parser = commands.add(
        "new", "write a small dossier to begin with", *options.NEW_EXAMPLES, more=options.NEW_MORE
    )
    options.add_new_options(parser)


def _add_add(commands: Commands) -> None:
    from tui.commands.writing import options

    parser = commands.add(
        "add", "add a statement, event, source or position", *options.ADD_EXAMPLES, more=options.ADD_MORE
    )
    add_dossier(parser)
    options.add_add_options(parser)
    add_json(parser)


def _add_source(commands: Commands) -> None:
    from tui.commands.writing import options

    parser = commands.add(
        "source", "file a saved page as a source", *options.SOURCE_EXAMPLES, more=options.SOURCE_MORE
    )
    options.add_source_options(parser)
    add_json(parser)


def _add_fmt(commands: Commands) -> None:
    parser = commands.add(
        "fmt",
        "put a dossier's files in the house style",
        "fmt path/to/dossier",
        "fmt path/to/dossier --check",
        "fmt path/to/dossier --diff",
        more="""
Records, their order, their fields and all comments stay what they are. With --check and --diff nothing is
written, and the exit code is 1 where a file would change.""",
    )
    add_dossier(parser)
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="print the files that would change")
    only.add_argument("--diff", action="store_true", help="print what would change")


def _add_import(commands: Commands) -> None:
    from tui.commands.writing import options

    parser = commands.add(
        "import",
        "take a table of quotes, or an article, into a dossier",
        *options.IMPORT_EXAMPLES,
        more=options.IMPORT_MORE,
    )
    add_dossier(parser)
    options.add_import_options(parser)
    add_json(parser)


def _add_diff(commands: Commands) -> None:
    from tui.commands.writing import options

    parser = commands.add(
        "diff",
        "tell what two versions of a dossier differ in, in an editor's words",
        *options.DIFF_EXAMPLES,
        more=options.DIFF_MORE,
    )
    add_dossier(parser)
    options.add_diff_options(parser)
    add_width(parser)
    add_json(parser)


def _add_schema(commands: Commands) -> None:
    commands.add(
        "schema",
        "print the format as JSON Schema, for editors",
        "schema > dossier.schema.json",
        more="""
The first line of a dossier's file names it for the YAML language server:
# yaml-language-server: $schema=dossier.schema.json""",
    )


def _add_lsp(commands: Commands) -> None:
    from tui.commands.serving import options

    options.add_lsp(commands)


def _add_serve(commands: Commands) -> None:
    from tui.commands.serving import options

    options.add_serve(commands)


_ADDED_BY: dict[str, Callable[[Commands], object]] = {
    "list": _add_list,
    "show": _add_show,
    "search": _add_search,
    "matrix": _add_matrix,
    "compare": _add_compare,
    "export": _add_export,
    "cite": _add_cite,
    "check": _add_check,
    "verify": _add_verify,
    "new": _add_new,
    "add": _add_add,
    "source": _add_source,
    "fmt": _add_fmt,
    "import": _add_import,
    "diff": _add_diff,
    "schema": _add_schema,
    "lsp": _add_lsp,
    "serve": _add_serve,
    "where": reading.add_where,
    "completion": reading.add_completion,
    "man": reading.add_man,
}
"""What adds each command to the parser, in the order of the help."""
