"""A statement whole: its words first, then what they bear on and who answered, then where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages import origin, thread
from tui.app.pages.blocks import Block, field, paragraph, section, spaced
from tui.app.paint.ink import Line, Span, flow
from tui.app.paint.right_to_left import runs_right_to_left
from tui.dossier import edtf
from tui.report import proof_wording, wording

if TYPE_CHECKING:
    from tui.app.pages.perspective import Perspective
    from tui.archive.rows import RenderingRow, StatementDetail


def page(detail: StatementDetail, view: Perspective) -> list[Block]:
    """The blocks of a statement's page.

    Args:
        detail: all that is known of it.
        view: where the reader is.
    """
    return [
        _words(detail, view),
        *section("Other renderings", [_rendering(rendering) for rendering in detail.renderings]),
        *section("What it bears on", _bearing(detail, view)),
        *section("The exchange", [*_audience(detail, view), *thread.exchange(detail.row.id, view)]),
        *section("Where it comes from", _origin(detail, view)),
        *section("In the source", _proof(detail)),
    ]


def _words(detail: StatementDetail, view: Perspective) -> Block:
    """When, who, in which office, and the words with their kind."""
    row = detail.row
    head: list[Span] = [
        (edtf.show(row.date), "muted"),
        ("  ", ""),
        (row.by, "strong"),
        *view.possibly(row.date),
    ]
    party = view.name(row.party) or f"of {wording.NO_PARTY}"
    office_and_party = [part for part in (detail.office, party) if part]
    kind = [wording.kind(row.quotation), wording.language(row.language), proof_wording.badge(detail)]

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        return [
            *flow(head, room),
            *flow([(" · ".join(office_and_party), "muted")], room),
            [],
            *view.words(row, room),
            *flow([(" · ".join(part for part in kind if part), "muted italic")], room),
        ]

    return Block(draw)


def _rendering(rendering: RenderingRow) -> Block:
    """The same words in another language, on lines of their own."""
    parts = [
        wording.language(rendering.language),
        rendering.kind,
        f"by {rendering.by}" if rendering.by else "",
    ]
    label = " · ".join(part for part in parts if part)

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        if runs_right_to_left(rendering.text):
            return [[(label, "muted")], *flow([(rendering.text, "")], room)]
        return [
            *flow([(label, "muted")], room),
            *([("  ", ""), *line] for line in flow([(rendering.text, "")], room - 2)),
        ]

    return spaced(Block(draw))


def _bearing(detail: StatementDetail, view: Perspective) -> list[Block]:
    """The questions that it bears on, and whose answers to them it backs."""
    blocks = []
    for question, ask in detail.questions:
        spans: list[Span] = [("? ", "accent"), (ask, "question")]
        # A party may rest more than one of its successive answers on it.
        backed = dict.fromkeys(view.name(party) for asked, party in detail.evidence_for if asked == question)
        if backed:
            spans.append((f"  evidence for the answer of {wording.joined(backed)}", "muted"))
        blocks.append(paragraph(spans, question))
    return blocks


def _audience(detail: StatementDetail, view: Perspective) -> list[Block]:
    """Whom it was put to, and who of them has not answered."""
    blocks = []
    for party in detail.audience:
        name = view.name(party)
        if party in detail.unanswered_by:
            spans: list[Span] = [(name, ""), (f": no answer from {name} on record {view.as_of}", "italic")]
        else:
            spans = [(name, ""), (": answered", "muted")]
        blocks.append(field("Put to", spans, party))
    return blocks


def _proof(detail: StatementDetail) -> list[Block]:
    """Whether its words stand in the source, what stands around them, and what a reader should know."""
    badge = proof_wording.badge(detail)
    if badge is None:
        return []
    blocks = [field("Checked", [(badge, "strong")])]
    for proof in detail.proofs:
        if proof.passage:
            passage: list[Span] = [(proof.before, "muted"), (proof.passage, "strong"), (proof.after, "muted")]
            source = None if proof.rendering is None else detail.renderings[proof.rendering].source
            there = paragraph(passage, source or detail.source.id)
            blocks.append(there._replace(passage=proof.passage))
    blocks += [field(label, [(text, "")]) for label, text in proof_wording.details(detail) if "▸" not in text]
    return blocks


def _origin(detail: StatementDetail, view: Perspective) -> list[Block]:
    """Source, place, event, notes."""
    blocks = [origin.source(detail.source)]
    for label, value in (("At", detail.locator), ("Venue", detail.venue)):
        if value:
            blocks.append(field(label, [(value, "")]))
    if detail.row.basis:
        blocks.append(field("Basis", [(wording.basis(detail.row.basis), "")]))
    if detail.event is not None:
        event = detail.event
        blocks.append(field("Event", [(f"{edtf.show(event.date)}  ", "muted"), (event.title, "")], event.id))
    return [*blocks, *origin.remarks(detail.note, detail.corrections, view)]
