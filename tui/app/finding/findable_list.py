"""A list in which words can be found: `/` asks for them, `n` and `N` go from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.command_table import bindings
from tui.app.finding.find_line import FindLine
from tui.app.finding.occurrences import marked_lines, occurrences
from tui.app.panes.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app.paint.ink import Line


class FindableList(VirtualList):
    """A list with a line to find words in it, once that is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("find"))

    findable = True
    """Whether it has the key; not where that searches for something else."""
    current: tuple[int, int] | None = None
    """The block and the number within it of the occurrence that was gone to."""
    _sought = ""
    _find_line: FindLine | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What goes on with finding works once it was begun."""
        if action == "find_open":
            return self.findable
        if action in ("find_move", "find_leave"):
            return self._find_line is not None
        return super().check_action(action, parameters)

    def action_find_open(self) -> None:
        """Ask what to find."""
        if self._find_line is not None:
            self._find_line.type()
            return
        for other in self.screen.query(FindLine):
            other.searched.leave_finding()
        self._find_line = FindLine(self)
        self.screen.mount(self._find_line)

    def action_find_move(self, steps: int) -> None:
        """Go to the next occurrence (1), or to the one before (-1)."""
        if self._find_line is not None:
            self._find_line.move(steps)

    def action_find_leave(self) -> None:
        """Leave off finding."""
        self.leave_finding()

    def leave_finding(self) -> None:
        """Take the line and the marks away; what was gone to stays selected."""
        if self._find_line is not None:
            self._find_line.remove()
            self._find_line = None
        self.mark_words("")
        self.focus()
        self.screen.refresh_bindings()

    # What the line asks for.

    def mark_words(self, words: str, current: tuple[int, int] | None = None) -> None:
        """Mark other words, folded; none where they are empty."""
        self._sought, self.current = words, current
        self.repaint_blocks()

    def occurrences_in(self, index: int) -> int:
        """How often a block holds the words."""
        return len(occurrences(self.draw(index, self._room), self._sought))

    def go_to_occurrence(self, index: int, number: int) -> None:
        """Select the block that holds one, and bring its line into view."""
        self.current = index, number
        self.select(index)
        self.repaint_blocks()
        here = occurrences(self._lines(index), self._sought)
        if number < len(here):
            self.reveal_line(index, here[number][0][0])

    # Being painted.

    def _lines(self, index: int) -> list[Line]:
        self._check_room()
        if not self._sought or index in self._drawn:
            return super()._lines(index)
        lines = super()._lines(index)
        here = occurrences(lines, self._sought)
        if here:
            current = self.current[1] if self.current is not None and self.current[0] == index else None
            lines = self._drawn[index] = marked_lines(lines, here, current)
        return lines

    def reload(self, cursor: int = 0, *, stay: bool = False, then: int | None = None) -> None:
        """Show other blocks, and find the words among them."""
        super().reload(cursor, stay=stay, then=then)
        if self._find_line is not None:
            current = self.current if self.current is not None and self.current[0] == self.cursor else None
            self._find_line.call_later(self._find_line.look_again, current)
