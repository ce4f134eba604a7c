"""What is said of an id that nothing has, and of a command line that no command takes."""

from __future__ import annotations

from shlex import join
from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.commands.failure import Failure
from tui.dossier.nearest_names import nearest
from tui.report.wording import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.store import Archive


def no_record(archive: Archive, identifier: str) -> Failure:
    """The failure of asking for an id that nothing has, with the nearest ones.

    Args:
        identifier: what was asked for.
    """
    near = single_record.nearest(archive, identifier)
    hint = f"; did you mean {joined(near, 'or')}?" if near else "; `bilateral list DOSSIER issues` lists some"
    return Failure(f"nothing has the id “{identifier}”{hint}")


def option(word: str, known: Sequence[str], what: str) -> Failure:
    """The failure of an option that is not there, with the nearest one.

    Args:
        word: what was typed, such as `--jsn` or `--as-off=2015`.
        known: the options there are.
        what: what has none of that name, such as “the reader”.
    """
    typed = word.partition("=")[0]
    near = nearest(typed.lstrip("-"), [name.lstrip("-") for name in known])
    if len(typed) == 2:  # of one letter: what begins with it
        near = [name.lstrip("-") for name in known if name[2:3] == typed[1]][:1]
    hint = f"did you mean --{near[0]}?" if near else f"there are {', '.join(known)}"
    return Failure(f"{what} has no option {typed}; {hint}")


def more_words(dossier: str, others: Sequence[str], commands: Sequence[str]) -> Failure:
    """The failure of several words that begin with no command, with the command that may be meant.

    Args:
        dossier: the first word, where a dossier or a command is expected.
        others: the words after it.
        commands: the commands there are.
    """
    near = nearest(dossier, commands)
    if others[0] in commands:
        turned = join(("bilateral", others[0], dossier, *others[1:]))
        return Failure(f"a command comes before its dossier; did you mean `{turned}`?")
    if near:
        return Failure(
            f"there is no command “{dossier}”; did you mean `bilateral {join((near[0], *others))}`?"
        )
    search = join(("bilateral", "search", dossier, *others))
    return Failure(
        f"there is no command “{dossier}”; the commands are {', '.join(commands)}."
        f" To search a dossier of that name: `{search}`"
    )
