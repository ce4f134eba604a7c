"""What the files say that the last commit does not, in an editor's words."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.app.command_table import bindings
from tui.app.pages.blocks import Block, paragraph, section, spaced
from tui.app.paint.ink import Line, flow
from tui.app.screens.page import PageScreen
from tui.archive import single_record
from tui.dossier.versions.git_revision import NoRevision
from tui.dossier.versions.two_versions import UNCOMMITTED, UnreadableVersion, compare_revisions
from tui.report import wording
from tui.report.text import versions

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import BindingType
    from textual.message_pump import MessagePump

    from tui.app.session import Session
    from tui.dossier.versions.record_differences import RecordDifference
    from tui.dossier.versions.two_versions import Versions


class VersionsCompared(Message):
    """Two versions were read, or could not be."""

    def __init__(self, versions: Versions | None, failure: str = "") -> None:
        super().__init__()
        self.versions, self.failure = versions, failure


class ChangesScreen(PageScreen):
    """The differences between two revisions; at first between the last commit and the files as they are."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("changes"))

    def __init__(self, session: Session, revisions: str = UNCOMMITTED) -> None:
        """Compare.

        Args:
            session: what is read.
            revisions: as `bilateral diff` takes them, such as `v1..v2`.
        """
        super().__init__(session)
        self.revisions = revisions
        self._compared: VersionsCompared | None = None

    def on_mount(self) -> None:
        """Begin to read the versions."""
        self._compare()

    def show_session(self) -> None:
        """The files are others now."""
        self._compare()

    def _compare(self) -> None:
        self.show_page()
        work = partial(_compare, self.session.path, self.revisions, self)
        self.run_worker(work, thread=True, exclusive=True, group="versions")

    def on_versions_compared(self, message: VersionsCompared) -> None:
        """Show what was found."""
        self._compared = message
        with self.page.held():
            self.show_page()

    def show_page(self) -> None:
        """Show the differences, what is wrong, or that they are being worked out."""
        compared = self._compared
        if compared is None:
            self.show_header("Changes", self.revisions, "")
            self.page.show([paragraph([("Reading the versions …", "muted")])])
        elif compared.versions is None:
            self.show_header("Changes", self.revisions, "")
            self.page.show([paragraph([(compared.failure, "")])])
        else:
            old, new = compared.versions.labels
            self.show_header("Changes", f"{old} → {new}", "")
            self.page.show(self._differences(compared.versions))

    def _differences(self, compared: Versions) -> list[Block]:
        names = versions.VersionNames.of(compared.old, compared.new)
        if not compared.differences:
            return [paragraph([("Nothing differs.", "")])]
        counts = versions.tally(compared.differences, names)
        said = ", ".join(wording.counted(number, *sort) for sort, number in counts.items())
        blocks = [spaced(paragraph([(said, "strong")]))]
        for kind, members in groupby(compared.differences, key=lambda difference: difference.kind):
            blocks += section(
                versions.KINDS[kind], [self._difference(difference, names) for difference in members]
            )
        return blocks

    def _difference(self, difference: RecordDifference, names: versions.VersionNames) -> Block:
        """One record's, which opens the record where it is still on record."""
        head, *rest = versions.record_lines(difference, names)
        known = single_record.kind(self.session.archive, difference.id) is not None

        def draw(room: int) -> list[Line]:
            """Lay it out in so many cells."""
            lines = flow([(head, "strong")], room)
            for line in rest:
                indent = len(line) - len(line.lstrip())
                lines += [[(" " * indent, ""), *part] for part in flow([(line.lstrip(), "")], room - indent)]
            return lines

        return spaced(Block(draw, difference.id if known else None))

    def action_changes_revisions(self) -> None:
        """Ask for other revisions."""
        hint = "v1..v2 · v1.. up to the files as they are · a tag, a branch or HEAD~3"
        self.app.open("line", "Which revisions?", hint, self.revisions, then=self._take)

    def _take(self, revisions: str | None) -> None:
        if revisions and revisions.strip():
            typed = revisions.strip()
            self.revisions = typed if ".." in typed else f"{typed}.."
            self._compared = None
            self._compare()


def _compare(path: Path, revisions: str, to: MessagePump) -> None:
    """Compare two versions, in a thread, and tell what came of it."""
    try:
        to.post_message(VersionsCompared(compare_revisions(path, revisions)))
    except NoRevision as error:
        to.post_message(VersionsCompared(None, f"{error}."))
    except UnreadableVersion as error:
        wrong = wording.counted(len(error.problems), "error")
        to.post_message(VersionsCompared(None, f"{error.label} can't be read: {wrong}."))
    except OSError as error:
        to.post_message(VersionsCompared(None, f"The versions can't be read: {error}"))
