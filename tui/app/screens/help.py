"""The keys that work where help was asked for, and what the marks mean."""

from __future__ import annotations

from functools import partial
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, ClassVar

from tui.app.command_table import COMMANDS, GROUPS, bindings
from tui.app.pages.blocks import Block, BlockList, field, paragraph, section
from tui.app.paint.ink import Line, beside, fit, flow, line_width, spread, width
from tui.app.panes.bars import Bar, Hints
from tui.app.reader import ReaderScreen
from tui.app.search.language_help import SEARCH_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import Binding, BindingType
    from textual.screen import Screen

    from tui.app.command_table import Command
    from tui.app.session import Session

    Draw = Callable[[int], list[Line]]

TWO_COLUMNS = 110
"""From so many cells on the commands stand in two columns."""
SENTENCES = 90
"""From so many cells of a column on a sentence stands below each title."""
KEYS = 12
"""Cells of the column of keys."""
FORMS = 24
"""Cells of the column of what can be typed."""

MARKS = (
    ("“…”", "the speaker's own words, letter for letter, as the source prints them (direct)"),
    ("mixed", "our sentence around the speaker's own words, which stand between quotation marks"),
    ("paraphrase", "our words for what was said"),
    (
        "▌",
        "the rule of a party, in its own colour on either side; │ for parties beyond the fourth",
    ),
    ("▸ ›", "what is selected; › where another pane has the keys"),
    ("planned", "announced, but not come by the day that is read"),
    ("claimed", "somebody says that it happened; nothing confirms it"),
    ("2 accounts", "contested: parties tell it differently; open it to read them side by side"),
    ("possibly later", "the date is known only so far that it may lie after the day that is read"),
    ("new", "the answer changed, or was given for the first time, within the window of changes (w)"),
    ("cannot confirm", "neither a confirmation nor a denial"),
    ("▲ ┴ ·", "on the tempo strip: the day that is read, events, a time in which nothing was said"),
)


class HelpScreen(ReaderScreen[None]):
    """Help for one screen and what has the focus on it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("elsewhere"))
    AUTO_FOCUS = "BlockList"

    def __init__(self, session: Session, below: Screen[object]) -> None:
        """Make the help of a screen.

        Args:
            session: what is read.
            below: the screen that help was asked for on.
        """
        super().__init__(session, id="help")
        self._below = below

    def compose(self) -> ComposeResult:
        """A header, the keys, and the keys of help itself."""
        yield Bar(id="header")
        yield BlockList(id="page")
        yield Hints()

    def on_mount(self) -> None:
        """Show the keys, and the search language where it is used."""
        focused = self._below.focused
        where = (focused.id if focused else None) or self._below.id or ""
        self.query_one("#header", Bar).show([(" Keys", "strong"), (f"  {where}", "muted")])
        blocks = keys(self._below, self.app.get_key_display)
        if self._below.query("#query"):
            blocks = [*search_language(), *blocks]
        self.query_one(BlockList).show([*blocks, *section("Marks", [field(*_row(mark)) for mark in MARKS])])

    def action_app_back(self) -> None:
        """Return to where help was asked for."""
        self.dismiss()


def _row(pair: tuple[str, str]) -> tuple[str, list[tuple[str, str]]]:
    return pair[0], [(pair[1], "")]


def search_language() -> list[Block]:
    """What can be typed into the search."""
    return section("What you can type", [_form(form, meaning) for form, meaning in SEARCH_LANGUAGE])


def keys(screen: Screen[object], display: Callable[[Binding], str]) -> list[Block]:
    """The commands that work on a screen, in groups, with the keys that they have now.

    Args:
        screen: the screen, with its focus.
        display: how a key is shown.
    """
    shown: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.enabled:
            shown.setdefault(active.binding.id, []).append(display(active.binding))
    members: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if command.id in shown:
            members.setdefault(GROUPS[command.id.partition(".")[0]], []).append(command)
    groups = [_group(title, some, shown) for title, some in members.items()]
    if not groups:
        return [paragraph([("No keys work here.", "muted")])]
    return [Block(partial(_in_columns, groups), lit=False)]


def _in_columns(groups: list[Draw], room: int) -> list[Line]:
    """Groups one below the other, or in two columns of about the same length, where there is room."""
    if room < TWO_COLUMNS:
        return _stacked(groups, room)
    cells = room // 2
    ends = list(accumulate(len(group(cells)) for group in groups))
    split = min(range(1, len(groups) + 1), key=lambda number: abs(ends[number - 1] * 2 - ends[-1]))
    left, right = _stacked(groups[:split], cells - 2), _stacked(groups[split:], room - cells)
    return beside(left, right, cells)


def _stacked(groups: list[Draw], room: int) -> list[Line]:
    return [line for group in groups for line in group(room)][:-1]


def _group(title: str, members: list[Command], shown: Mapping[str, list[str]]) -> Draw:
    """The commands of a group under its title."""
    rows = _rows(members, shown)

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        rule = "─" * max(0, room - width(title) - 1)
        head: Line = [(title, "strong"), (f" {rule}", "muted")]
        return [head, *(line for row in rows for line in row(room)), []]

    return draw


def _rows(members: list[Command], shown: Mapping[str, list[str]]) -> list[Draw]:
    rows: list[Draw] = []
    for stem, same in groupby(members, key=lambda command: command.id.rstrip("0123456789")):
        first, *more = same
        names, title, name = shown[first.id], first.title, first.id
        if more:
            names = [names[0], "…", shown[more[-1].id][0]]
            title = f"{title} to {more[-1].id.rpartition('_')[2]}"
            name = f"{stem}1 …"
        rows.append(partial(_row_of, names, title, name, "" if more else first.help))
    return rows


def _row_of(names: list[str], title: str, name: str, sentence: str, room: int) -> list[Line]:
    """The keys of a command, what it does, and the id by which a keymap addresses it."""
    keys: Line = [(" ".join(names), "accent")]
    first = min(max(KEYS, line_width(keys) + 2), room // 2)
    lines = flow([(title, "")], room - first)
    if line_width(lines[-1]) + width(name) + 2 <= room - first:
        lines[-1] = spread(lines[-1], [(name, "muted")], room - first)
    else:
        lines.append(spread([], [(name, "muted")], room - first))
    if sentence and room >= SENTENCES:
        lines += flow([(sentence, "muted")], room - first)
    return beside([fit(keys, first - 2)], lines, first)


def _form(form: str, meaning: str) -> Block:
    """What can be typed, and what it finds."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        first = min(max(FORMS, width(form) + 2), room // 2)
        return beside(flow([(form, "accent")], first - 2), flow([(meaning, "")], room - first), first)

    return Block(draw)
