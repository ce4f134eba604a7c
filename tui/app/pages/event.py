"""An event whole: what it was on that day, and what each side says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages import origin
from tui.app.pages.blocks import Block, band, columns, field, section, spaced
from tui.app.paint import board_wording
from tui.app.paint.ink import Line, Span, flow
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from tui.app.pages.perspective import Perspective
    from tui.archive.rows import AccountRow, EventDetail, EventRow, SourceRow, StatementRow


def page(detail: EventDetail, view: Perspective) -> list[Block]:
    """The blocks of an event's page.

    Args:
        detail: all that is known of it.
        view: where the reader is.
    """
    sources = {account.source.id: account.source for account in detail.accounts if account.source}
    if detail.source is not None:
        sources = {detail.source.id: detail.source, **sources}
    return [
        *_facts(detail, view),
        *section(_accounts_title(detail), _accounts(detail.accounts, view)),
        *section("Statements", [_statement(row, view) for row in detail.statements]),
        *section("Where it comes from", _origin(list(sources.values()), detail, view)),
    ]


def status_spans(row: EventRow, view: Perspective) -> list[Span]:
    """What is to be known of it on the day: planned, claimed, and what became of a plan."""
    spans: list[Span] = [(wording.event(row.status), "strong" if row.status != "occurred" else "")]
    if row.status == "planned":
        spans.append((f" {view.as_of}", ""))
        if edtf.certain_by(row.date, view.day):
            spans.append(("; what became of it is not on record", "muted"))
    if row.announced:
        spans += [(f"; announced {edtf.show(row.announced)}", "muted"), *view.possibly(row.announced)]
    return spans


def _facts(detail: EventDetail, view: Perspective) -> list[Block]:
    """Title, date, standing, place, and who took part."""
    row = detail.row
    blocks = [band([(row.title, "question")])]
    possibly = [] if row.status == "planned" else view.possibly(row.date)
    blocks.append(field("When", [(edtf.show(row.date), ""), *possibly]))
    blocks.append(field("Status", status_spans(row, view)))
    for label, value in (("Kind", row.kind), ("Where", row.place)):
        if value:
            blocks.append(field(label, [(value, "")]))
    took_part = "To take part" if row.status == "planned" else "Took part"
    for number, (item, name) in enumerate(detail.participants):
        blocks.append(field("" if number else took_part, [(name, "")], item))
    return blocks


def _accounts_title(detail: EventDetail) -> str:
    return "Contested: each side's account" if detail.row.contested else "Accounts"


def _accounts(accounts: tuple[AccountRow, ...], view: Perspective) -> list[Block]:
    """Those of the two sides beside each other, all others beneath."""
    sides: tuple[list[AccountRow], list[AccountRow]] = ([], [])
    others: list[AccountRow] = []
    for account in accounts:
        side = view.side(account.party or account.by)
        (others if side is None else sides[side]).append(account)
    blocks = []
    if any(sides):
        left, right = (
            _accounts_of(accounts_of_side, view, party)
            for accounts_of_side, party in zip(sides, view.place.parties, strict=True)
        )
        blocks.append(columns(left, right, view.side_inks))
    return [*blocks, *(_other(account, view) for account in others)]


def _accounts_of(accounts: list[AccountRow], view: Perspective, party: str) -> Block:
    """All that one side says of it."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        lines: list[Line] = flow([(view.name(party), "strong")], room)
        for number, account in enumerate(accounts):
            lines += [[]] if number else []
            lines += _account(account, room, view, named=account.by != party)
        return lines if accounts else [*lines, *flow([(f"nothing on record {view.as_of}", "muted")], room)]

    return Block(draw)


def _other(account: AccountRow, view: Perspective) -> Block:
    """What somebody else says of it."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        party = view.name(account.party) if account.party and account.party != account.by else ""
        name: list[Span] = [(account.name, "strong"), (f"  {party}" if party else "", "muted")]
        lines = [*flow(name, room - 2), *_account(account, room - 2, view, named=False)]
        return [[], *view.on_side(account.party, lines)]

    return Block(draw, account.by)


def _account(account: AccountRow, room: int, view: Perspective, *, named: bool) -> list[Line]:
    backing: list[Line] = [[(wording.account(account.status), "muted")]] if account.status else []
    backing += [[(edtf.show(account.date), "muted"), *view.possibly(account.date)]] if account.date else []
    backing += [[(account.source.publisher or account.source.title, "muted")]] if account.source else []
    return [
        *(flow([(account.name, "muted")], room) if named else []),
        *flow([(account.says, "")], room),
        *board_wording.dotted(backing, room),
    ]


def _statement(row: StatementRow, view: Perspective) -> Block:
    """A statement made there."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        return view.on_side(
            row.party, board_wording.statement(row, room - 2, view.day, proof=view.proof(row))
        )

    return spaced(Block(draw, row.id))


def _origin(sources: list[SourceRow], detail: EventDetail, view: Perspective) -> list[Block]:
    blocks = [origin.source(row, "" if number else "Source") for number, row in enumerate(sources)]
    return [*blocks, *origin.remarks(detail.note, detail.corrections, view)]
