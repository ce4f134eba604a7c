"""A briefing as a document for a word processor (Office Open XML)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor

from tui.dossier import edtf, web_address
from tui.export.briefing_contents import LEGEND
from tui.export.page import colours
from tui.report import citation, page_fields, wording
from tui.report.text import moved, record_lines, side_by_side
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from tui.archive.rows import EventDetail, StatementDetail
    from tui.export.briefing_contents import Answer, Briefing, IssueBrief, QuestionBrief
    from tui.report.page_fields import PageField

One = TypeVar("One")

_SMALL = Pt(9)
_INK = RGBColor(0x1C, 0x1D, 0x20)
_SOFT = RGBColor(0x55, 0x58, 0x5F)


def document(briefing: Briefing) -> Iterator[bytes]:
    """The document, the same bytes each time."""
    made = _DocumentWriter(briefing).document()
    held = BytesIO()
    made.save(held)
    yield _without_times(held.getvalue())


def _without_times(data: bytes) -> bytes:
    """The same package without the moment at which it was packed."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w") as new:
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()


class _DocumentWriter:
    """Writes one briefing.

    Args:
        briefing: what is written.
    """

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._view = briefing.view
        self._document: Document = docx.Document()
        for name in ("Title", "Heading 1", "Heading 2"):
            # Its own headings are blue, as if they were a party's.
            self._document.styles[name].font.color.rgb = _INK

    def document(self) -> Document:
        """Write it."""
        brief, view, out = self._briefing, self._view, self._document
        self._properties()
        out.add_heading(visible(brief.title), 0)
        if view.dossier.description and not brief.about:
            self._paragraph(view.dossier.description)
        for label, text in brief.facts():
            self._paragraph(text, label=label)
        self._small(LEGEND)
        for issue in brief.issues():
            self._issue(issue)
        self._part(brief.record_title, brief.statements(), self._statement)
        self._part("Contested accounts", brief.contested(), self._accounts)
        self._part(brief.events_title, brief.events(), self._event)
        self._part("Corrections", brief.corrections(), self._correction)
        self._part("Sources", map(page_fields.cited, brief.sources()), self._source)
        return out

    def _properties(self) -> None:
        head, about = self._view.dossier, self._document.core_properties
        day = date.fromordinal(min(edtf.day_of(head.as_of.upper), date.max.toordinal()))
        about.title = visible(self._briefing.title)
        about.author = visible(", ".join(head.editors))
        about.comments = ""
        about.created = about.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)

    def _paragraph(self, text: str, *, label: str = "", style: str | None = None) -> Paragraph:
        paragraph = self._document.add_paragraph(style=style)
        if label:
            paragraph.add_run(visible(f"{label}: ")).bold = True
        paragraph.add_run(visible(text))
        return paragraph

    def _small(self, text: str, where: _Cell | None = None) -> Paragraph:
        paragraph = (where or self._document).add_paragraph()
        run = paragraph.add_run(visible(text))
        run.font.size, run.font.color.rgb = _SMALL, _SOFT
        return paragraph

    def _note(self, identifier: str) -> None:
        """The line of whoever keeps a record."""
        if note := self._briefing.notes.get(identifier):
            self._paragraph(note).runs[0].italic = True

    def _part(self, title: str, records: Iterable[One], write: Callable[[One], None]) -> None:
        """A part with its title; left out where there is nothing in it."""
        for number, record in enumerate(records):
            if not number:
                self._document.add_heading(title, 1)
            write(record)

    def _issue(self, issue: IssueBrief) -> None:
        row = issue.row
        self._document.add_heading(visible(row.title), 1)
        self._paragraph(row.question).runs[0].italic = True
        self._note(row.id)
        if row.summary:
            self._paragraph(row.summary)
        self._small(side_by_side.counts(self._view, row))
        for question in issue.questions:
            self._question(question)

    def _question(self, question: QuestionBrief) -> None:
        """The answers side by side, the verdict beneath, and what moved."""
        view = self._view
        self._document.add_heading(visible(question.row.ask), 2)
        self._note(question.row.id)
        table = self._document.add_table(rows=1, cols=max(1, len(question.answers)))
        for cell, answer in zip(table.rows[0].cells, question.answers, strict=False):
            self._answer(cell, answer)
        if len(view.parties) > 1:
            for row in question.verdicts or (None,):
                self._paragraph(side_by_side.verdict(view, row))
        if question.row.note:
            self._small(f"Note: {question.row.note}")
        if question.moved:
            self._small("What moved:")
            for answer in question.answers:
                for position in answer.all if answer.moved else ():
                    change = f"{view.name(answer.party)}, {moved.position(position)}"
                    self._paragraph(change, style="List Bullet")
            for judged in question.judged if len(question.judged) > len(question.verdicts) else ():
                self._paragraph(f"Verdict, {moved.assessment(view, judged)}", style="List Bullet")

    def _answer(self, cell: _Cell, answer: Answer) -> None:
        name = cell.paragraphs[0].add_run(visible(self._view.name(answer.party)))
        name.bold = True
        place = colours.place(answer.party, self._view.names)
        if place is not None:
            name.font.color.rgb = RGBColor.from_string(colours.LIGHT[place].removeprefix("#").upper())
        if answer.now is None:
            cell.add_paragraph(visible(side_by_side.nothing(self._view))).runs[0].italic = True
            return
        cell.add_paragraph(visible(answer.now.summary))
        evidence = f" [{', '.join(answer.now.evidence)}]" if answer.now.evidence else ""
        self._small(f"{side_by_side.backing(answer.now)}{evidence}", cell)

    def _statement(self, detail: StatementDetail) -> None:
        row = detail.row
        head = self._paragraph(record_lines.statement_head(self._view, row))
        head.runs[0].bold = True
        head.paragraph_format.keep_with_next = True
        self._note(row.id)
        style = "Quote" if row.quotation == "direct" else None
        self._paragraph(citation.quoted(row.quotation, row.text), style=style)
        for rendering in detail.renderings:
            self._paragraph(rendering.text, label=f"Rendering ({citation.rendering(rendering)})")
        for answer in detail.responds_to:
            said = answer.statement
            self._small(f"Answers {said.by} [{said.id}]: {wording.response(answer.how)}")
        self._fields(page_fields.statement(self._view, detail))
        self._corrected(detail.corrections)

    def _fields(self, held: Iterable[PageField]) -> None:
        for field in held:
            paragraph = self._small(f"{field.label}: ")
            paragraph.paragraph_format.space_after = Pt(0)
            if field.url:
                self._link(paragraph, field.text, field.url)
            else:
                run = paragraph.add_run(visible(field.text))
                run.font.size = _SMALL

    def _link(self, paragraph: Paragraph, text: str, url: str) -> None:
        """A link, where the address is one of the web; else the text alone."""
        run = paragraph.add_run(visible(text))
        run.font.size = _SMALL
        address = web_address.opened(url)
        if address is None:
            return
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        link.append(run._r)  # the library has no call for a link
        paragraph._p.append(link)
        run.underline = True

    def _corrected(self, rows: Iterable[tuple[edtf.Edtf, str]]) -> None:
        for when, note in rows:
            self._paragraph(note, label=f"Correction, {edtf.show(when)}")

    def _accounts(self, detail: EventDetail) -> None:
        head = self._paragraph(record_lines.event_head(self._view, detail.row))
        head.runs[0].bold = True
        for account in detail.accounts:
            self._paragraph(record_lines.account(self._view, account), style="List Bullet")

    def _event(self, detail: EventDetail) -> None:
        self._paragraph(record_lines.event_head(self._view, detail.row))
        self._note(detail.row.id)
        self._fields(page_fields.event(self._view, detail))
        self._corrected(detail.corrections)
        for account in () if detail.row.contested else detail.accounts:
            self._paragraph(record_lines.account(self._view, account), style="List Bullet")

    def _correction(self, row: tuple[str, str, str]) -> None:
        identifier, day, note = row
        self._paragraph(f"{day}: {note}{f' [{identifier}]' if identifier else ''}", style="List Bullet")

    def _source(self, cited: PageField) -> None:
        paragraph = self._document.add_paragraph(style="List Bullet")
        self._link(paragraph, f"{cited.text} [{cited.refers}]", cited.url or "")
