"""Issues, parties, actors and sources whole; statements of a party or an actor follow as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages import origin
from tui.app.pages.blocks import Block, band, columns, field, paragraph, section, spaced
from tui.app.paint import board_wording
from tui.app.paint.ink import beside, flow, width
from tui.app.paint.marking import marked
from tui.archive import answers
from tui.archive.listing import record_lists
from tui.archive.offices import tenure
from tui.dossier import edtf
from tui.report import source_text, wording

if TYPE_CHECKING:
    from tui.app.pages.perspective import Perspective
    from tui.app.paint.ink import Line, Span
    from tui.archive.rows import ActorRow, IssueRow, PartyRow, PositionRow, QuestionRow, RoleRow, SourceRow


def issue(row: IssueRow, view: Perspective) -> list[Block]:
    """The blocks of an issue's page."""
    counts = ", ".join(
        f"{view.name(party)} {count:,}" for party, count in zip(view.place.parties, row.counts, strict=True)
    )
    if by_others := len(record_lists.by_others(view.archive, row.id, view.place.parties, view.day)):
        counts += f"; by others {by_others:,}"
    questions = answers.questions(view.archive, row.id, view.place.parties, view.day)
    return [
        band([(row.title, "question")]),
        paragraph([(row.question, "strong")]),
        *([paragraph([("\n", ""), (row.summary, "")])] if row.summary else []),
        paragraph([("\n", ""), (f"On record {view.as_of}: {counts}", "muted")]),
        *section("Its questions", [_question(question, view) for question in questions]),
    ]


def _question(row: QuestionRow, view: Perspective) -> Block:
    """A question with the verdict and both sides' answers, as on the board."""
    verdict = board_wording.verdict(row.assessment, compared=all(row.positions))
    left, right = (_answer(position, view) for position in row.positions[:2])
    answers_beside = columns(left, right, view.side_inks)

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        asked = flow([("? ", "accent"), (row.ask, "question"), (f"  {verdict}", "italic")], room)
        return [*asked, *answers_beside.draw(room), []]

    return Block(draw, row.id)


def _answer(position: PositionRow | None, view: Perspective) -> Block:
    return Block(lambda room: board_wording.answer(position, room, view.day, view.day))


def party(row: PartyRow, view: Perspective, statements: int) -> list[Block]:
    """The blocks of a party's page, before its statements."""
    tallies = answers.tallies(view.archive, view.day)
    issues = answers.issues(view.archive, (row.id,), view.day)
    blocks = [band([(row.name, "question")])]
    if row.classification:
        blocks.append(field("Kind", [(row.classification, "")]))
    blocks += origin.remarks(row.note, (), view)
    counted = [
        (issue, f"{tallies[issue.id, row.id].total:,}") for issue in issues if (issue.id, row.id) in tallies
    ]
    column = max((width(count) for _issue, count in counted), default=0) + 2
    by_issue = [_counted(issue, count, column) for issue, count in counted]
    return [*blocks, *section("On record, by issue", by_issue), *_list_title(statements, view)]


def _counted(issue: IssueRow, count: str, column: int) -> Block:
    """How many statements there are on an issue, the numbers under each other."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        number: Line = [(count.rjust(column - 2), "strong")]
        return beside([number], flow([(issue.title, "")], room - column), column)

    return Block(draw, issue.id)


def actor(row: ActorRow, view: Perspective, statements: int) -> list[Block]:
    """The blocks of an actor's page, before its statements."""
    blocks = [band([(row.name, "question")])]
    if row.party:
        blocks.append(field("Party", [(view.name(row.party), "")], row.party))
    if row.kind != "person":
        blocks.append(field("Kind", [(row.kind, "")]))
    blocks += [field("" if number else "Offices", _role(role, view)) for number, role in enumerate(row.roles)]
    if row.aliases:
        blocks.append(field("Also known as", [(", ".join(row.aliases), "")]))
    blocks += [field(scheme, [(value, "")]) for scheme, value in row.identifiers]
    blocks += origin.remarks(row.note, (), view)
    return [*blocks, *_list_title(statements, view)]


def _role(role: RoleRow, view: Perspective) -> list[Span]:
    """An office, those that were held on the day stronger than the others."""
    held = tenure(role, view.day)
    spans: list[Span] = [(role.title, "strong" if held == "held" else "")]
    if role.start:
        spans.append((f"  from {edtf.show(role.start)}", "muted"))
    if role.end:
        spans.append((f"  to {edtf.show(role.end)}", "muted"))
    if term := wording.tenure(held):
        spans.append((f"  {term} {view.as_of}", "italic"))
    return spans


def _list_title(statements: int, view: Perspective) -> list[Block]:
    heading = (
        f"{statements:,} on record {view.as_of}, newest first"
        if statements
        else f"Nothing on record {view.as_of}"
    )
    return section("Statements", [paragraph([(heading, "muted")])])


def source(row: SourceRow, view: Perspective, passage: str = "") -> list[Block]:
    """The blocks of a source's page.

    Args:
        row: the source.
        view: where the reader is.
        passage: words of its text that are marked where they stand, besides what a search found.
    """
    blocks = [band([(row.title, "question")])]
    pairs = (
        ("Author", row.author),
        ("Publisher", row.publisher),
        ("Type", row.type),
        ("Published", edtf.show(row.issued) if row.issued else None),
        ("Read", edtf.show(row.accessed) if row.accessed else None),
        ("Language", wording.language(row.language)),
        ("Address", row.url),
        ("Archived", row.archived_url),
        ("Text", row.text),
    )
    blocks += [field(label, [(value, "")]) for label, value in pairs if value]
    blocks += origin.remarks(row.note, (), view)
    parts = source_text.paragraphs(view.archive, row)
    quoted = source_text.place_of(passage, parts) if passage else None
    text = [
        spaced(
            paragraph(marked(part, [quoted[1:]] if quoted and n == quoted[0] else view.mark(part), ""))
        )._replace(paragraph=n, passage=passage if quoted and n == quoted[0] else "")
        for n, part in enumerate(parts)
    ]
    return [*blocks, *section("Its text", text)]
