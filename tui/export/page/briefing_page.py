"""A briefing as one self-contained page: no network, no code but its own, readable without any."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

import tui
from tui.archive import single_record
from tui.archive.proofs import worst
from tui.dossier import edtf, web_address
from tui.export.briefing_contents import LEGEND
from tui.export.page import colours, pictures, templating
from tui.report import citation, page_fields, proof_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.archive.rows import AssessmentRow, EventDetail, StatementDetail, StatementRow
    from tui.dossier.edtf import Edtf
    from tui.export.briefing_contents import Briefing, IssueBrief, QuestionBrief
    from tui.report.page_fields import PageField
    from tui.report.scope import View

_SIGNS = {"agree": "＝", "partly": "≈", "differ": "≠", "unclear": "?"}
_SHOWN = frozenset({"As of", "Compared"})
"""Facts that stand in the page's head otherwise."""
_ELSEWHERE = frozenset({"Office", "Basis", "Evidence for"})
"""Fields that stand beside the speaker's name already, or with the answer."""


def page(briefing: Briefing, home: str = "") -> Iterator[str]:
    """The page, piece by piece.

    Args:
        briefing: what it holds.
        home: the address of a page that lists several; empty for none.
    """
    style = Markup(colours.style()) + templating.part("style.css")  # noqa: S704 - our own colours
    script = templating.part("script.js")
    view = briefing.view
    issues = [issue for issue in briefing.issues() if issue.questions]
    stream = templating.template("page.html").stream(
        brief=briefing,
        view=view,
        home=home,
        version=tui.__version__,
        legend=LEGEND,
        style=style,
        style_hash=templating.fingerprint(style),
        script=script,
        script_hash=templating.fingerprint(script),
        facts=[*_tallied(issues), *(fact for fact in briefing.facts() if fact[0] not in _SHOWN)],
        issues=issues,
        statements=briefing.statements(),
        contested=list(briefing.contested()),
        events=list(briefing.events()),
        corrections=list(briefing.corrections()),
        sources=briefing.sources(),
        tempo=briefing.tempo(),
        tempo_picture=Markup("".join(pictures.tempo_within(briefing))),  # noqa: S704 - escaped in its template
        **_Helpers(briefing).all(),
    )
    stream.enable_buffering(64)
    return stream


def _tallied(issues: list[IssueBrief]) -> Iterator[tuple[str, str]]:
    """How many questions there are, and how many verdicts of each kind."""
    questions = [question for issue in issues for question in issue.questions]
    if not questions:
        return
    yield "Questions", f"{len(questions):,} on {wording.counted(len(issues), 'issue')}"
    counts = Counter(row.verdict for question in questions for row in question.verdicts)
    rulings = [f"{wording.verdict(code)}: {counts[code]:,}" for code in wording.VERDICTS if counts[code]]
    silent = sum(not question.verdicts for question in questions)
    if rulings and silent:
        rulings.append(f"{wording.NO_VERDICT}: {silent:,}")
    if rulings:
        yield "Verdicts", "\n".join(rulings)


class _Helpers:
    """What templates ask of a briefing.

    Args:
        briefing: what the page holds.
    """

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._view: View = briefing.view
        self._parties = self._view.names
        self._issues = {row.id: row.title for row in briefing.taken.issues()}
        self._sections = {issue.row.id for issue in briefing.issues() if issue.questions}

    def all(self) -> dict[str, Any]:
        """The helpers by the names that templates call them by."""
        head = self._view.dossier
        return {
            "first_day": min(head.first_day, self._view.day),
            "wording": wording,
            "signs": _SIGNS,
            "show": edtf.show,
            "quoted": citation.quoted,
            "source_line": citation.source_line,
            "web": web_address.opened,
            "name": self._view.name,
            "colour": self.colour,
            "lower": lambda date: edtf.day_of(date.lower),
            "upper": lambda date: edtf.day_of(date.upper),
            "exact": lambda date: edtf.day_of(date.lower) == edtf.day_of(date.upper),
            "certain": self.certain,
            "said": self.said,
            "ids": lambda rows: tuple(row.id for row in rows),
            "judged": self.judged,
            "proof": lambda detail: proof_wording.sign(worst(detail.proofs)),
            "linked": self.linked,
            "rendering": citation.rendering,
            "statement_fields": self.statement_fields,
            "event_fields": self.event_fields,
        }

    def colour(self, party: str | None) -> str:
        """The class of a party's colour, with a blank before it; empty where it has none."""
        place = colours.place(party, self._parties)
        return "" if place is None else f" p{place}"

    def certain(self, date: Edtf) -> bool:
        """Whether a date lies before the day for certain."""
        return edtf.certain_by(date, self._view.day)

    def said(self, identifiers: Sequence[str]) -> Iterator[StatementRow]:
        """The statements of some ids that the page holds."""
        for identifier in identifiers:
            row = single_record.row(self._view.archive, identifier)
            if row is not None and self._briefing.taken.holds(row):
                yield row

    def judged(self, question: QuestionBrief) -> list[tuple[tuple[str, ...], list[AssessmentRow]]]:
        """The verdicts on a question by pairs of parties as they stand side by side, oldest first."""
        pair, places = self._briefing.pair, self._view.parties.index
        ordered = sorted(question.judged, key=lambda row: [places(party) for party in pair(row)])
        return [(parties, list(rows)) for parties, rows in groupby(ordered, key=pair)]

    def linked(self, identifier: str) -> bool:
        """Whether the page has a place of this id."""
        archive, taken = self._view.archive, self._briefing.taken
        kind = single_record.kind(archive, identifier)
        if kind == "question":
            return taken.holds_question(identifier) and taken.has_answers(identifier)
        if kind == "event":
            happened = single_record.event(archive, identifier, self._view.day)
            return happened is not None and taken.holds_event(identifier, happened.row.issues)
        return kind == "source" or identifier in self._sections

    def statement_fields(self, detail: StatementDetail) -> Iterable[PageField]:
        """The fields of a statement that stand nowhere else on the page."""
        return self._titled(
            (field for field in page_fields.statement(self._view, detail) if field.label not in _ELSEWHERE),
            detail.row.issues,
        )

    def event_fields(self, detail: EventDetail) -> Iterable[PageField]:
        """The fields of an event."""
        return self._titled(page_fields.event(self._view, detail), detail.row.issues)

    def _titled(self, held: Iterable[PageField], issues: Sequence[str]) -> Iterator[PageField]:
        """Fields with the titles of issues, which the page leads to, instead of their ids."""
        for field in held:
            if field.label == "Issues":
                yield from (
                    page_fields.PageField("Issues", self._issues.get(id_, id_), id_) for id_ in issues
                )
            else:
                yield field
