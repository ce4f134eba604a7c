"""What the parsers of all commands have in common: how mistakes are met, and options that several have."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentError, ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, Any

from tui.commands.output import terminal_columns

if TYPE_CHECKING:
    from argparse import _ActionsContainer

    from _typeshed import SupportsWrite


_MARGIN = 2
"""Columns that help leaves free at the end of a line, as argparse does by itself."""


def _examples(*lines: str) -> str:
    return "\n".join(("examples:", *(f"  bilateral {line}" for line in lines)))


class _Help(RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse would import `shutil` to ask for that, once for each option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_columns() - _MARGIN)


class Parser(ArgumentParser):
    """A parser that meets a misspelt choice with the nearest; options are not abbreviated."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Help, **options)

    def _check_value(self, action: Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        from tui.dossier.nearest_names import nearest

        choices = [str(choice) for choice in action.choices]
        near = nearest(str(value), choices)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(choices)}"
        raise ArgumentError(action, f"invalid choice “{value}”; {hint}")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # argparse hides it when its help can't be written.
        if message:
            (file or sys.stderr).write(message)

    def options(self) -> list[str]:
        """The options that it takes, such as `--json`."""
        return [name for name in self._option_string_actions if name.startswith("--")]


class Commands:
    """Makes parsers of commands, and adds them to that of the whole where there is one."""

    def __init__(self, whole: Parser | None = None) -> None:
        self.parsers: dict[str, Parser] = {}
        self._added = None
        if whole is not None:
            self._added = whole.add_subparsers(
                title="commands", metavar="COMMAND", dest="command", prog="bilateral"
            )

    def add(self, name: str, summary: str, *examples: str, more: str = "") -> Parser:
        """Add a command with its help.

        Args:
            name: what is typed.
            summary: what it does, in a sentence without a capital and a full stop.
            examples: what may be typed after `bilateral`.
            more: what else there is to say.
        """
        parser = (
            Parser(prog=f"bilateral {name}")
            if self._added is None
            else self._added.add_parser(name, help=summary)
        )
        parser.description = f"{summary[:1].upper()}{summary[1:]}.\n{more}"
        parser.epilog = _examples(*examples)
        self.parsers[name] = parser
        return parser


def add_dossier(parser: ArgumentParser, nargs: str | None = None) -> None:
    """Add which dossier is meant, which a shell completes."""
    action = parser.add_argument("dossier", metavar="DOSSIER", nargs=nargs, help="its name or path")
    complete: dict[str, str] = {
        "bash": "_bilateral_dossiers",
        "zsh": "_bilateral_dossiers",
        "fish": "(_bilateral_dossiers)",
    }
    action.complete = complete  # type: ignore[attr-defined] # what shtab looks at


def add_as_of(parser: ArgumentParser, description: str) -> None:
    """Add the day that is asked about."""
    parser.add_argument("--as-of", metavar="DATE", help=description)


def add_json(parser: _ActionsContainer) -> None:
    """Add the choice of JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_parties(parser: ArgumentParser, default: str) -> None:
    """Add which parties are asked about."""
    parser.add_argument("--parties", metavar="A,B", help=f"ids of parties, or `all` (default: {default})")


def add_width(parser: ArgumentParser) -> None:
    """Add where lines are broken."""
    parser.add_argument(
        "--width",
        type=columns,
        metavar="N",
        help="break lines at N columns, 0 for none (default: a terminal's own width; none in a pipe)",
    )
    parser.add_argument("--no-pager", action="store_true", help="print it at once, without $PAGER")


def columns(text: str) -> int:
    """A number that is not negative; what is none raises, and argparse tells it."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number
