"""`bilateral man`: the manual page, made of what the parser knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tui
from tui.commands import arguments as command_line
from tui.commands import output
from tui.commands.failure import FINE

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser, Namespace
    from collections.abc import Iterator

_NAME = "bilateral \\- a terminal reader for disputes"
_EXIT = (("0", "all is fine"), ("1", "problems were found"), ("2", "wrong usage"), ("130", "interrupted"))
_FILES = "`bilateral where` prints where configuration, cache, state and dossiers are."


def run(arguments: Namespace) -> int:  # noqa: ARG001 - every command is given what was typed
    """Print the page in the language of man(7)."""
    for line in page(command_line.full_parser()):
        output.line(line)
    return FINE


def page(parser: ArgumentParser) -> Iterator[str]:
    """Give the lines of the page.

    Args:
        parser: of all commands.
    """
    yield f'.TH BILATERAL 1 "" "Bilateral {tui.__version__}" "Bilateral"'
    yield from (".SH NAME", _NAME, ".SH SYNOPSIS")
    for number, usage in enumerate((parser.usage or "").splitlines()):
        yield from ([".br"] if number else [])
        yield f"\\fB{_escaped(usage.strip())}\\fR"
    yield ".SH DESCRIPTION"
    yield from _text(parser.description)
    yield ".SH OPTIONS"
    yield from _options(parser)
    yield ".SH COMMANDS"
    for name, command in _commands(parser):
        yield f".SS bilateral {_escaped(name)}"
        yield _escaped(_usage(command))
        yield from _text(command.description)
        yield from _options(command)
        yield from _text(command.epilog)
    yield ".SH EXIT STATUS"
    for code, meaning in _EXIT:
        yield from (".TP", f"\\fB{code}\\fR", _escaped(meaning))
    yield from (".SH FILES", _escaped(_FILES))


def _commands(parser: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action.choices, dict):
            yield from action.choices.items()


def _usage(parser: ArgumentParser) -> str:
    return " ".join(parser.format_usage().removeprefix("usage: ").split())


def _options(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action.choices, dict) or not action.help or action.dest == "help":
            continue
        yield from (".TP", _called(action), _escaped(parser._get_formatter()._expand_help(action)))


def _called(action: Action) -> str:
    choices = "|".join(map(str, action.choices)) if action.choices else ""
    value = action.metavar if isinstance(action.metavar, str) else choices or action.dest.upper()
    if not action.option_strings:
        return f"\\fI{_escaped(value)}\\fR"
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in action.option_strings)
    return names if action.nargs == 0 else f"{names} \\fI{_escaped(value)}\\fR"


def _text(text: str | None) -> Iterator[str]:
    """Paragraphs as they are; lines that are indented, such as examples, stay lines."""
    for paragraph in re.split(r"\n\s*\n", (text or "").strip("\n")):
        lines = paragraph.splitlines()
        if not lines:
            continue
        if any(line.startswith("  ") for line in lines):
            yield from (".PP", ".nf", *map(_escaped, lines), ".fi")
        else:
            yield from (".PP", *map(_escaped, lines))


def _escaped(text: str) -> str:
    """A text that troff prints as it is, whatever it begins with."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{text}" if text.startswith(".") else text
