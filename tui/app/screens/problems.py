"""What is wrong with a dossier that can't be opened, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.actions.record_actions import edit
from tui.app.command_table import bindings
from tui.app.pages.blocks import Block, BlockList, paragraph, spaced
from tui.app.paint.ink import Line, fit, flow
from tui.app.panes.bars import Bar, Hints
from tui.app.reader import ReaderScreen
from tui.dossier.problems import excerpt
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session
    from tui.dossier.problems import Problem


class ProblemScreen(ReaderScreen[None]):
    """Problems as `bilateral check` prints them, each of which can be opened in the editor."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("problems"))
    AUTO_FOCUS = "BlockList"

    def __init__(self, session: Session, problems: Sequence[Problem]) -> None:
        """Show problems.

        Args:
            session: which dossier it is.
            problems: what is wrong; may be empty where there is no dossier at all.
        """
        super().__init__(session, id="problems")
        self._problems = tuple(problems)

    def compose(self) -> ComposeResult:
        """A header, the problems, and the keys."""
        yield Bar(id="header")
        yield BlockList(id="page")
        yield Hints()

    def on_mount(self) -> None:
        """Show the problems."""
        path = str(self.session.path)
        errors = sum(problem.severity == "error" for problem in self._problems)
        self.query_one("#header", Bar).show(
            [(" This dossier can't be opened  ", "strong"), (path, "muted")],
            [(f"{wording.counted(errors, 'error')} ", "strong")],
        )
        todo = [
            ("Mend the files, then press ", ""),
            ("r", "accent"),
            (" to read them again. ", ""),
            ("enter", "accent"),
            (" opens the selected place in your editor; ", ""),
            (f"bilateral check {path}", "strong"),
            (" prints the same list. ", ""),
            ("q", "accent"),
            (" quits.", ""),
        ]
        head = spaced(paragraph(todo))
        nothing = [] if self._problems else [paragraph([(f"There is no dossier at {path}.", "strong")])]
        self.query_one(BlockList).show([head, *nothing, *map(_problem, self._problems)], cursor=1)

    def _selected(self) -> Problem | None:
        index = self.query_one(BlockList).cursor - 1
        return self._problems[index] if 0 <= index < len(self._problems) else None

    def action_app_retry(self) -> None:
        """Read the files again."""
        self.app.replace("opening")

    def action_problem_edit(self) -> None:
        """Open the editor where the problem is."""
        if problem := self._selected():
            edit(self, problem.location.file, problem.location.line)

    def on_virtual_list_chosen(self) -> None:
        """Edit what was chosen."""
        self.action_problem_edit()


def _problem(problem: Problem) -> Block:
    """Where it is, what is wrong, the line with a caret, and what to do."""
    file, line, column = problem.location

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        lines = flow(
            [
                (f"{file}:{line}:{column}", "strong"),
                (f": {problem.severity}: ", "warning"),
                (problem.message, ""),
            ],
            room,
        )
        if problem.line_text:
            text, caret = excerpt(problem, max(10, room - 5))
            lines += [fit([("    ", ""), (text, "")], room), [(" " * (4 + caret) + "^", "warning")]]
        return [*lines, *flow([("  = help: ", "muted"), (problem.advice, "")], room), []]

    return Block(draw, f"{file}:{line}")
