"""Blocks of lines that pages are made of: paragraphs, labelled fields, sections; some open a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.finding.findable_list import FindableList
from tui.app.paint import board_wording
from tui.app.paint.ink import Line, Span, beside, fit, flow, line_width, width
from tui.app.paint.right_to_left import runs_right_to_left
from tui.app.panes.row_window import RowWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.archive.listing.record_lists import Listing
    from tui.archive.rows import StatementRow

LABEL = 16
"""Cells of the column of labels."""
MEASURE = 140
"""The longest line that is still easily read, in cells."""
STACKED = 60
"""Below so many cells labels and columns stand one over the other."""


class Block(NamedTuple):
    """Lines that belong together."""

    draw: Callable[[int], list[Line]]
    """Makes the lines for a number of cells."""
    item: str | None = None
    """The id of the record that choosing it opens."""
    preamble: int = 0
    """How many of its first lines are a title that stands over it."""
    query: str | None = None
    """What is searched for where choosing it opens no record."""
    lit: bool = True
    """Whether it is shown as selected where it is."""
    paragraph: int | None = None
    """Which one of a source's text it is, from 0."""
    passage: str = ""
    """The words in a source's text at which what it opens begins."""


def paragraph(spans: Iterable[Span], item: str | None = None) -> Block:
    """A block of flowing text.

    Args:
        spans: its text.
        item: the id of what it opens.
    """
    kept = list(spans)
    return Block(lambda room: flow(kept, room), item)


def field(label: str, spans: Iterable[Span], item: str | None = None) -> Block:
    """A muted label with its value beside it, or below it where there is little room or another direction.

    Args:
        label: a word or two.
        spans: the value.
        item: the id of what it opens.
    """
    kept = list(spans)

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        return labelled(label, lambda cells: flow(kept, cells), room, apart=foreign(kept))

    return Block(draw, item)


def foreign(spans: Iterable[Span]) -> bool:
    """Whether any text among spans must have its lines for itself, as it runs from right to left."""
    return any(runs_right_to_left(text) for text, _ink in spans)


def labelled(label: str, draw: Callable[[int], list[Line]], room: int, *, apart: bool = False) -> list[Line]:
    """Lines with a label before the first one.

    Args:
        label: a word or two.
        draw: makes the lines for a number of cells.
        room: cells for label and lines.
        apart: whether the lines stand below the label, at the left edge.
    """
    name: Line = [(label, "muted")]
    if apart:
        return [name, *draw(room)]
    if room < STACKED:
        return [name, *([("  ", ""), *line] for line in draw(room - 2))]
    column = max(LABEL, width(label) + 2)
    return beside([name], draw(room - column), column)


def titled(title: str, block: Block) -> Block:
    """A block with an empty line and a section's title above it."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        name = fit([(title, "strong")], room)
        rule = "─" * (room - line_width(name) - 1)
        return [[], [*name, (f" {rule}" if rule else "", "muted")], *block.draw(room)]

    return block._replace(draw=draw, preamble=2)


def section(title: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks under a title; nothing where there are none."""
    if not blocks:
        return []
    first, *rest = (*blocks[:-1], _trimmed(blocks[-1]))
    return [titled(title, first), *rest]


def _trimmed(block: Block) -> Block:
    """A block without empty lines at its end."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        lines = block.draw(room)
        while len(lines) > 1 and not lines[-1]:
            lines.pop()
        return lines

    return block._replace(draw=draw)


def spaced(block: Block) -> Block:
    """A block with an empty line below it."""
    return block._replace(draw=lambda room: [*block.draw(room), []])


def columns(left: Block, right: Block, inks: Sequence[str]) -> Block:
    """Two blocks side by side, behind the rules of two parties, or one over the other.

    Args:
        left: one party's.
        right: the other's.
        inks: those of the two parties.
    """

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        if room < STACKED:
            return [
                *board_wording.ruled(left.draw(room - 2), inks[0]),
                [],
                *board_wording.ruled(right.draw(room - 2), inks[1]),
            ]
        half = room // 2
        return beside(
            board_wording.ruled(left.draw(half - 3), inks[0]),
            board_wording.ruled(right.draw(room - half - 2), inks[1]),
            half,
        )

    return Block(draw)


def band(spans: Sequence[Span]) -> Block:
    """What a page is about, in its strongest line; selecting it makes one band."""
    return Block(lambda room: flow(spans, room))


class BlockList(FindableList):
    """Blocks, and after them as many statements as there may be, read as they are needed."""

    def __init__(self, *, id: str | None = None, findable: bool = True) -> None:  # noqa: A002
        super().__init__(id=id)
        self.findable = findable
        self._blocks: Sequence[Block] = ()
        self._record: RowWindow[StatementRow] = RowWindow()
        self._day = 0
        self._named = True
        self._parties: Mapping[str, str] = {}

    def show(
        self,
        blocks: Sequence[Block],
        record: Listing[StatementRow] | None = None,
        day: int = 0,
        cursor: int = 0,
        *,
        named: bool = True,
        parties: Mapping[str, str] | None = None,
    ) -> None:
        """Show other blocks.

        Args:
            record: statements to list after them.
            day: the day that they are read as of.
            cursor: the index of the block to select.
            named: whether each statement says who spoke.
            parties: their short names, where each statement says whose it is.
        """
        self._blocks, self._record, self._day, self._named = blocks, RowWindow(record), day, named
        self._parties = parties or {}
        self.reload(cursor)

    @property
    def count(self) -> int:
        """Blocks and statements."""
        return len(self._blocks) + len(self._record)

    def draw(self, index: int, room: int) -> list[Line]:
        """A block, or a statement."""
        if index >= len(self._blocks) or self._blocks[index].lit:
            room = min(room, MEASURE)
        if index < len(self._blocks):
            lines = self._blocks[index].draw(room)
            return lines[1:] if index == 0 and self._blocks[0].preamble else lines
        row = self._record.row(index - len(self._blocks))
        if row is None:
            return [[]]
        party = self._parties.get(row.party or "", "")
        return [*board_wording.statement(row, room, self._day, named=self._named, party=party), []]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered to be opened where the selected block opens nothing."""
        if action == "list_choose":
            return self.item_at(self.cursor) is not None or self.query_at(self.cursor) is not None
        return super().check_action(action, parameters)

    def watch_cursor(self) -> None:
        """Another block may open something, or nothing."""
        super().watch_cursor()
        self.refresh_bindings()

    def preamble(self, index: int) -> int:
        """How many of a block's first lines are a title; nothing is above the first block's."""
        block = self._blocks[index] if index < len(self._blocks) else None
        if block is not None and not block.lit:
            return len(self._lines(index))
        lines = block.preamble if block else 0
        return lines - 1 if lines and index == 0 else lines

    def index_of(self, item: str) -> int | None:
        """The index of the block that opens a record, or of the statement."""
        for index, block in enumerate(self._blocks):
            if block.item == item:
                return index
        place = self._record.index(item)
        return None if place is None else len(self._blocks) + place

    def move_to_section(self, steps: int) -> None:
        """Select the first block of the next section (1) or of one before (-1), with its title at the top."""
        starts = [0, *(n for n, block in enumerate(self._blocks) if n and block.preamble)]
        beyond = [n for n in starts if (n > self.cursor if steps > 0 else n < self.cursor)]
        if beyond:
            self.select(beyond[0] if steps > 0 else beyond[-1])
            self.scroll_to_top((self.cursor, 0))

    def passage_at(self, index: int) -> str:
        """The words of a source's text that choosing the block at an index goes to; empty for none."""
        return self._blocks[index].passage if index < len(self._blocks) else ""

    def query_at(self, index: int) -> str | None:
        """What is searched for by choosing the block at an index."""
        return self._blocks[index].query if index < len(self._blocks) else None

    def item_at(self, index: int) -> str | None:
        """The id of what the block at an index opens."""
        if index < len(self._blocks):
            return self._blocks[index].item
        row = self._record.row(index - len(self._blocks))
        return row.id if row else None
