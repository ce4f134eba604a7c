"""What can be typed after the commands that write dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.failure import Failure

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

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


IMPORT_EXAMPLES = (
    "import path/to/border quotes.csv --dry-run",
    "import path/to/border quotes.xlsx --map Who=speaker,Said=text,Internal=-",
    "import path/to/border quotes.csv --dates dmy --set issues=bridge,source=gazette",
    'import path/to/border quotes.csv --same "Sergey Lavrov=sergei-lavrov"',
    "import path/to/border article.html --source https://example.org/talks --set issues=bridge",
)
IMPORT_MORE = """
FILE is a table: csv, tsv, jsonl, xlsx, ods. What each column holds is told by its name and by what is in
it, and shown. People, parties, issues and sources are matched with those on record and made once where
they are new; a name much like one on record has to be decided with --same. Rows that are on record add
nothing. Every statement is a draft. Nothing is written while a row can't be read, unless --partial.
An article (html, md, txt with --source) gives a draft for each quotation, with its attribution as printed,
what it does not say left open, and days in words reckoned from its own."""


def add_import_options(parser: ArgumentParser) -> None:
    """Add the options of `bilateral import`, but for those that other commands have too."""
    parser.add_argument("file", metavar="FILE", help="the table or article")
    parser.add_argument("--source", metavar="URL", help="where an article stands, or rows without a source")
    parser.add_argument(
        "--map", metavar="COLUMN=FIELD,…", help="what columns hold; `-` for one not to be read"
    )
    parser.add_argument("--set", metavar="FIELD=VALUE,…", help="what every row holds that says nothing of it")
    parser.add_argument(
        "--same", metavar="NAME=ID", action="append", help="whose name it is; `new` for nobody's"
    )
    parser.add_argument(
        "--dates", choices=("dmy", "mdy"), help="whether day or month stands first in 5/6/2020"
    )
    parser.add_argument(
        "--sheet", metavar="NAME", help="of a spreadsheet (default: the first with anything in it)"
    )
    parser.add_argument("--update", action="store_true", help="let rows change statements that are on record")
    parser.add_argument(
        "--dry-run", action="store_true", help="tell what would be written, and write nothing"
    )
    parser.add_argument("--partial", action="store_true", help="write what can be read, though some can't")


DIFF_EXAMPLES = (
    "diff path/to/dossier",
    "diff path/to/dossier v1..v2 --json",
    "diff path/to/old path/to/new",
)
DIFF_MORE = """
What was added and taken out, quotations corrected, dates narrowed, positions changed, verdicts moved. Which
file a record stands in, and in which order, is no difference. Versions are two folders or files, or revisions
of git: A..B, A.. for the files as they are now, ..B from the last commit."""


def add_diff_options(parser: ArgumentParser) -> None:
    """Add what `bilateral diff` takes beside the dossier."""
    parser.add_argument(
        "version",
        metavar="VERSION",
        nargs="?",
        default="HEAD..",
        help="the later dossier, or REVISION..REVISION of this one (default: HEAD.., what is not committed)",
    )


ADD_EXAMPLES = (
    "add path/to/border statement",
    'add path/to/border --text "“We are ready.”" --speaker "Jane Doe" --date 2024 --source URL --issues x',
    'add path/to/border event --title "Talks" --date 2024-01-20 --participants "north; south"',
    'add path/to/border position --question traders --party north --since 2024-01 --summary "Yes, by day."',
)
ADD_MORE = """
In a terminal each field that was not given is asked for; tab completes names on record. Elsewhere, all that
is needed has to be given. Text between quotation marks is direct, text with “quoted words” in it is mixed.
A speaker, party, issue or source that is new is made. What is verbatim is checked against the text of its
source where there is one. With --from, the fields come from a file of JSON, `-` for stdin."""


def add_add_options(parser: ArgumentParser) -> None:
    """Add the options of `bilateral add`, but for those that other commands have too."""
    from tui.authoring.form_entries import FORMS

    parser.add_argument(
        "kind", choices=tuple(FORMS), nargs="?", default="statement", help="(default: statement)"
    )
    kinds: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for kind, entries in FORMS.items():
        for entry in entries:
            kinds.setdefault(entry.name, []).append(kind)
            labels.setdefault(entry.name, entry.label.lower())
    for name, some in kinds.items():
        description = f"{labels[name]} ({', '.join(some)})" if len(some) < len(FORMS) else labels[name]
        parser.add_argument(
            f"--{name.replace('_', '-')}", dest=f"field_{name}", metavar="TEXT", help=description
        )
    parser.add_argument(
        "--same", metavar="NAME=ID", action="append", help="whose name it is; `new` for nobody's"
    )
    parser.add_argument(
        "--unverified", action="store_true", help="write it though its words don't stand in the source's text"
    )
    parser.add_argument(
        "--from", dest="source_file", metavar="FILE", help="take the fields from a file of JSON"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="tell what would be written, and write nothing"
    )


def pair(text: str, form: str) -> tuple[str, str]:
    """Take `NAME=VALUE` apart.

    Args:
        text: what was typed.
        form: what was wanted, for the message.

    Raises:
        Failure: it is of another form.
    """
    name, equals, value = text.rpartition("=") if form.startswith("--same") else text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise Failure(f"“{text}” is not of the form {form}")
    return name.strip(), value.strip()


def pairs(text: str | None, form: str) -> dict[str, str]:
    """Take `NAME=VALUE,NAME=VALUE` apart, as `pair` does one."""
    parts: list[str] = []
    for part in (text or "").split(","):
        if parts and "=" not in part:
            parts[-1] += f",{part}"  # a comma within a value
        elif part.strip():
            parts.append(part)
    return dict(pair(part, form) for part in parts)


def settings(arguments: Namespace) -> dict[str, str]:
    """Give what `--set` says of every row.

    Raises:
        Failure: it names no field.
    """
    from tui.authoring.tables.columns import UnknownColumn, checked_field

    given = pairs(arguments.set, "--set FIELD=VALUE")
    try:
        return {checked_field(field): value for field, value in given.items()}
    except UnknownColumn as error:
        raise Failure(str(error)) from error


SOURCE_EXAMPLES = (
    "source add path/to/border saved-page.html",
    'source add path/to/border report.pdf --set "title=The report,issued=2024-03-01"',
    "source add path/to/border saved-page.html --outside",
)
SOURCE_MORE = """
Title, publisher, author, day, address and language are guessed from what the page says of itself, and
shown to be confirmed in a terminal. The file is kept in the dossier as texts/<id>, or with --outside in
a folder beside it, <dossier>-texts, for `verify --sources`. Its SHA-256 and the day are noted.
Nothing is fetched."""


def add_source_options(parser: ArgumentParser) -> None:
    """Add the options of `bilateral source`."""
    parser.add_argument("action", choices=("add",), help="what to do: add")
    parser.add_argument("dossier", metavar="DOSSIER", help="its name or path")
    parser.add_argument("file", metavar="FILE", help="a page that was saved: html, txt, md or pdf")
    parser.add_argument("--id", metavar="ID", help="of the source (default: made of publisher and day)")
    parser.add_argument("--set", metavar="FIELD=VALUE,…", help="what is not to be guessed")
    parser.add_argument("--outside", action="store_true", help="keep the text beside the dossier, not in it")


VERIFY_EXAMPLES = (
    "verify two-towns",
    "verify syria-2015 --sources path/to/texts",
    "verify path/to/dossier --strict",
    "verify path/to/dossier --json",
)
VERIFY_MORE = """
The text is the file that a source names as its `text`, else DIR/<id of the source> with the
ending .txt, .md, .html or .pdf. A quotation that is altered, missing, or fits several places
lets the command fail; so does a dossier of which nothing could be checked."""


def add_verify_options(parser: ArgumentParser) -> None:
    """Add the options of `bilateral verify`."""
    parser.add_argument("--sources", metavar="DIR", help="a folder with texts named by the ids of sources")
    parser.add_argument("--strict", action="store_true", help="let quotations without a text fail too")
