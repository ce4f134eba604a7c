"""A briefing as Markdown (CommonMark): no character of a text is taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier import edtf
from tui.export.briefing_contents import LEGEND
from tui.report import citation, page_fields, wording
from tui.report.markdown_text import escaped, link
from tui.report.text import moved, record_lines, side_by_side, tempo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.archive.rows import EventDetail, StatementDetail
    from tui.export.briefing_contents import Answer, Briefing, IssueBrief, QuestionBrief
    from tui.report.page_fields import PageField
    from tui.report.scope import View


def briefing(brief: Briefing) -> Iterator[str]:
    """The briefing, piece by piece."""
    for line in _lines(brief):
        yield f"{line}\n"


def _lines(brief: Briefing) -> Iterator[str]:
    view = brief.view
    yield f"# {escaped(brief.title)}"
    yield ""
    if view.dossier.description and not brief.about:
        yield from (escaped(view.dossier.description), "")
    for label, text in brief.facts():
        yield f"- **{label}:** {escaped(text)}"
    yield from ("", f"*{escaped(LEGEND)}*")
    for issue in brief.issues():
        yield from _issue(brief, issue)
    yield from _tempo(brief)
    yield from _section(brief.record_title, (_statement(brief, said) for said in brief.statements()))
    yield from _section("Contested accounts", (_accounts(view, event) for event in brief.contested()))
    yield from _section(brief.events_title, ([_event(brief, event)] for event in brief.events()), gap=False)
    yield from _section("Corrections", _corrections(brief), gap=False)
    yield from _section(
        "Sources", (_source(cited) for cited in map(page_fields.cited, brief.sources())), gap=False
    )


def _section(title: str, parts: Iterable[Iterable[str]], *, gap: bool = True) -> Iterator[str]:
    """A part with its title; left out where there is nothing in it."""
    for n, lines in enumerate(parts):
        if not n:
            yield from ("", f"## {title}", "")
        elif gap:
            yield ""
        yield from lines


def _note(brief: Briefing, identifier: str) -> Iterator[str]:
    """The line of whoever keeps a record."""
    if note := brief.notes.get(identifier):
        yield from (f"*{escaped(note)}*", "")


def _issue(brief: Briefing, issue: IssueBrief) -> Iterator[str]:
    view, row = brief.view, issue.row
    yield from ("", f"## {escaped(row.title)} {_id(row.id)}", "", f"**{escaped(row.question)}**", "")
    if row.summary:
        yield from (escaped(row.summary), "")
    yield from _note(brief, row.id)
    yield escaped(side_by_side.counts(view, row))
    for question in issue.questions:
        yield from _question(brief, question)


def _question(brief: Briefing, question: QuestionBrief) -> Iterator[str]:
    view = brief.view
    yield from ("", f"### {escaped(question.row.ask)} {_id(question.row.id)}", "")
    yield from _note(brief, question.row.id)
    for answer in question.answers:
        yield from _answer(view, answer)
    if len(view.parties) > 1:
        for row in question.verdicts or (None,):
            yield from ("", f"> {escaped(side_by_side.verdict(view, row))}")
    if question.row.note:
        yield from ("", escaped(f"Note: {question.row.note}"))
    if question.moved:
        yield from ("", "What moved:", "")
        for answer in question.answers:
            for position in answer.all if answer.moved else ():
                yield f"- {escaped(view.name(answer.party))}, {escaped(moved.position(position))}"
        for judged in question.judged if len(question.judged) > len(question.verdicts) else ():
            yield f"- Verdict, {escaped(moved.assessment(view, judged))}"


def _answer(view: View, answer: Answer) -> Iterator[str]:
    name = escaped(view.name(answer.party))
    if answer.now is None:
        yield f"- **{name}:** *{escaped(side_by_side.nothing(view))}*"
        return
    evidence = f" {' '.join(map(_id, answer.now.evidence))}" if answer.now.evidence else ""
    yield f"- **{name}:** {escaped(answer.now.summary)}"
    yield f"  ({escaped(side_by_side.backing(answer.now))}){evidence}"


def _tempo(brief: Briefing) -> Iterator[str]:
    if brief.taken.chosen:
        return
    lines = list(tempo.strip(brief.view, brief.taken.issue))
    yield from ("", "## How much was said when", "", escaped(lines[0]), "")
    yield from (f"- {escaped(line)}" for line in lines[1:])


def _statement(brief: Briefing, detail: StatementDetail) -> Iterator[str]:
    view, row = brief.view, detail.row
    yield f"**{escaped(record_lines.statement_line(view, row))}** {_id(row.id)}"
    yield ""
    yield from _note(brief, row.id)
    yield from (f"> {line}" for line in escaped(citation.quoted(row.quotation, row.text)).split("\n"))
    yield ""
    for answer in detail.responds_to:
        how = escaped(f"{answer.statement.by}: {wording.response(answer.how)}")
        yield f"- Answers {how} {_id(answer.statement.id)}"
    yield from map(_field, page_fields.statement(view, detail))
    for date, note in detail.corrections:
        yield f"- **Correction, {escaped(edtf.show(date))}:** {escaped(note)}"
    for rendering in detail.renderings:
        about = citation.rendering(rendering)
        yield f"- **Rendering ({escaped(about)}):** {_within_item(rendering.text)}"


def _field(field: PageField) -> str:
    text = link(field.text, field.url) if field.url else _within_item(field.text)
    return f"- **{escaped(field.label)}:** {text}{f' {_id(field.refers)}' if field.refers else ''}"


def _within_item(text: str) -> str:
    return escaped(text).replace("\n", "\n  ")


def _accounts(view: View, detail: EventDetail) -> Iterator[str]:
    yield f"**{escaped(record_lines.event_line(view, detail.row))}** {_id(detail.row.id)}"
    yield ""
    yield from (f"- {_within_item(record_lines.account(view, account))}" for account in detail.accounts)


def _event(brief: Briefing, detail: EventDetail) -> str:
    view = brief.view
    note = f" *{escaped(brief.notes[detail.row.id])}*" if brief.notes.get(detail.row.id) else ""
    source = f" {link(citation.source_line(detail.source), detail.source.url)}" if detail.source else ""
    return f"- {_within_item(record_lines.event_line(view, detail.row))} {_id(detail.row.id)}{note}{source}"


def _corrections(brief: Briefing) -> Iterator[list[str]]:
    for identifier, date, note in brief.corrections():
        yield [f"- {escaped(date)}: {_within_item(note)}{f' {_id(identifier)}' if identifier else ''}"]


def _source(cited: page_fields.PageField) -> list[str]:
    return [f"- {link(cited.text, cited.url)} {_id(cited.refers or '')}"]


def _id(identifier: str) -> str:
    """An id: it is made of letters, digits and hyphens alone."""
    return f"`{identifier}`"
