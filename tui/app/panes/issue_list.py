"""The list of issues with the number of statements on each side, and what the issue is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.paint.ink import Line, Span, fit, flow, spread, width
from tui.app.paint.painted import PaintedLines
from tui.app.panes.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.geometry import Size

    from tui.archive.rows import IssueRow, QuestionRow


INDENT = 2
"""Cells before the text below the list."""


class IssuesPane(VirtualList):
    """One line per issue."""

    def __init__(self) -> None:
        super().__init__(id="issues", classes="pane")
        self.issues: tuple[IssueRow, ...] = ()
        self._tally = (1, 1)
        self._inks = ["", ""]

    def show(self, issues: tuple[IssueRow, ...], current: str, inks: list[str]) -> None:
        """Show the issues with one of them selected.

        Args:
            issues: with the statements of each side counted.
            current: the id of the selected one.
            inks: those of the two parties.
        """
        self._inks = inks
        ids = [issue.id for issue in issues]
        index = ids.index(current) if current in ids else 0
        if issues is self.issues:
            self.select(index)
            return
        grown = len(issues) != len(self.issues)
        self.issues = issues
        left, right = ([width(f"{issue.counts[side]:,}") for issue in issues] for side in (0, 1))
        self._tally = max(left, default=1), max(right, default=1)
        self.reload(index, stay=not grown)
        if grown:
            self.refresh(layout=True)

    @property
    def count(self) -> int:
        """How many issues there are."""
        return len(self.issues)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One line per issue."""
        return max(1, self.count)

    def draw(self, index: int, room: int) -> list[Line]:
        """Number, title and counts."""
        issue = self.issues[index]
        left, right = (f"{count:,}" for count in issue.counts[:2])
        tally: list[Span] = [
            (left.rjust(self._tally[0]), self._inks[0]),
            (" · ", "muted"),
            (right.ljust(self._tally[1]), self._inks[1]),
        ]
        number = str(index + 1).rjust(len(str(self.count)))
        return [spread([(f"{number} ", "muted"), (issue.title, "")], tally, room)]


class IssuePanel(PaintedLines):
    """Below the list: what the issue asks, what it is about, and what is unanswered."""

    def __init__(self) -> None:
        super().__init__(id="about-issue")
        self._issue: IssueRow | None = None
        self._silent: list[tuple[str, str]] = []

    def show(self, issue: IssueRow, questions: tuple[QuestionRow, ...], names: list[str]) -> None:
        """Show an issue; `names` are the two parties'."""
        self._issue = issue
        self._silent = [
            (names[side], question.ask)
            for question in questions
            for side, position in enumerate(question.positions)
            if position is None
        ]
        self.redraw()

    def lines(self, room: int) -> list[Line]:
        """The question, the summary, and which party has no answer on record."""
        if self._issue is None:
            return []
        room = max(1, room - INDENT - 1)
        lines = flow([(self._issue.question, "question")], room)
        if self._issue.summary:
            lines += [[], *flow([(self._issue.summary, "muted")], room)]
        if self._silent:
            lines += [[], [("No answer on record", "strong")]]
            for name, ask in self._silent:
                lines += flow([(f"{name}: ", ""), (ask, "muted")], room)
        height = self.outer_size.height - 1
        if len(lines) > height > 0:
            lines[height - 1] = fit([*lines[height - 1], (" …", "muted")], room)
        return [[], *([(" " * INDENT, ""), *line] for line in lines)]


class IssueSwitcher(PaintedLines):
    """The list folded into one line, for narrow terminals."""

    def __init__(self) -> None:
        super().__init__(id="switcher")
        self._line: list[Span] = []
        self._counts = ""

    def show(self, number: int, total: int, issue: IssueRow, names: list[str]) -> None:
        """Show which issue of how many is open, and how much is on record from parties of these names."""
        self._line = [
            ("‹ ", "accent"),
            (f"{number}/{total} ", "muted"),
            (issue.title, "strong"),
            (" ›", "accent"),
        ]
        counts = (f"{name} {count:,}" for name, count in zip(names, issue.counts, strict=False))
        self._counts = " · ".join(counts)
        self.redraw()

    def lines(self, room: int) -> list[Line]:
        """The issue between two arrows."""
        return [spread([(" ", ""), *self._line], [(f"{self._counts} on record ", "muted")], room)]
