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
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session
    from tui.dossier.problems import Problem


class ProblemScreen(ReaderScreen[None]):
    """Problems as `bilateral check` prints them, each of which can be opened in the editor."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("problems", "elsewhere"))
    AUTO_FOCUS = "BlockList"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="problems")

    def compose(self) -> ComposeResult:
        """A header, the problems, and the keys."""
        yield Bar(id="header")
        yield BlockList(id="page")
        yield Hints()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to go back to where the dossier was read before it broke."""
        return self.session.is_open if action == "app_back" else super().check_action(action, parameters)

    def show_making(self) -> None:
        """Show what is wrong now."""
        self._show()

    def on_mount(self) -> None:
        """Show the problems."""
        self._show()

    def _show(self) -> None:
        """Show what is wrong and what to do."""
        path, problems = str(self.session.path), self.session.problems
        errors = sum(problem.severity == "error" for problem in problems)
        title = " Errors in the files  " if self.session.is_open else " This dossier can't be opened  "
        self.query_one("#header", Bar).show(
            [(title, "strong"), (path, "muted")], [(f"{wording.counted(errors, 'error')} ", "strong")]
        )
        todo = [
            ("Mend the files: they are read again when you save them, or on ", ""),
            ("r", "accent"),
            (". ", ""),
            ("enter", "accent"),
            (" opens the selected place in your editor; ", ""),
            (f"bilateral check {path}", "strong"),
            (" prints the same list. ", ""),
        ]
        if self.session.is_open:
            todo += [("esc", "accent"), (" returns to what was read before they broke. ", "")]
        todo += [("q", "accent"), (" quits.", "")]
        head = spaced(paragraph(todo))
        nothing = [] if problems else [paragraph([(f"There is no dossier at {path}.", "strong")])]
        self.query_one(BlockList).show([head, *nothing, *map(_problem, problems)], cursor=1)

    def _selected(self) -> Problem | None:
        index = self.query_one(BlockList).cursor - 1
        return self.session.problems[index] if 0 <= index < len(self.session.problems) else None

    def action_app_back(self) -> None:
        """Return to what was read before the files broke."""
        self.dismiss()

    def action_app_retry(self) -> None:
        """Read the files again."""
        if self.is_current:  # the files may have been read again meanwhile
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
