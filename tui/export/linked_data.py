"""A briefing as linked data (JSON-LD) in the words of schema.org: Quotation, Claim and Event.

Only what is verbatim is a Quotation; a paraphrase is a Claim, and a mixed statement is a Claim that has its
verbatim fragments as Quotations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier import edtf
from tui.report import proof_wording, wording
from tui.report.as_json import json_text
from tui.report.as_json.json_values import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.archive.rows import AccountRow, EventDetail, PartyRow, PositionRow, SourceRow, StatementDetail
    from tui.dossier.edtf import Edtf
    from tui.export.briefing_contents import Briefing, QuestionBrief
    from tui.report.as_json.json_values import Value

Node = dict[str, "Value"]

_FRAGMENT = re.compile(r"“([^“”]+)”")
_SOURCES = {
    "article": "Article",
    "article-newspaper": "NewsArticle",
    "report": "Report",
    "book": "Book",
    "webpage": "WebPage",
    "post": "SocialMediaPosting",
}
_PARTIES = {"state": "Country"}
_STATUSES = {"cancelled": "https://schema.org/EventCancelled"}


def jsonld(briefing: Briefing) -> Iterator[str]:
    """One graph, its nodes read as they are written."""
    return json_text.document({"@context": "https://schema.org", "@graph": _nodes(briefing)})


def _nodes(briefing: Briefing) -> Iterator[Value]:
    from tui.archive import answers

    yield _dataset(briefing)
    for party in answers.parties(briefing.view.archive):
        yield _party(party)
    for issue in briefing.issues():
        for question in issue.questions:
            yield from _question(question, issue.row.title)
    for said in briefing.statements():
        yield _statement(said)
    for happened in briefing.events():
        yield _event(happened)
    for source in briefing.sources():
        yield _source(source)


def _node(identifier: str, kind: str, **fields: Value) -> Node:
    """A node; fields that hold nothing are left out."""
    held = {name: value for name, value in fields.items() if value not in (None, "", [], {})}
    return {"@id": f"#{identifier}", "@type": kind, **held}


def _to(identifier: str | None) -> Node | None:
    return {"@id": f"#{identifier}"} if identifier else None


def _date(when: Edtf | None) -> str | None:
    """A day where one is known; a date that may be several days is said as `temporalCoverage`."""
    if when is None or edtf.day_of(when.lower) != edtf.day_of(when.upper):
        return None
    return day(edtf.day_of(when.lower))


def _coverage(when: Edtf | None) -> str | None:
    """The first and the last day that a date may mean, where they are two."""
    if when is None or _date(when):
        return None
    first, last = (day(edtf.day_of(bound)) for bound in (when.lower, when.upper))
    return f"{'..' if first == '0001-01-01' else first}/{'..' if last == '9999-12-31' else last}"


def _corrections(rows: Iterable[tuple[Edtf, str]]) -> list[Value]:
    return [
        {
            "@type": "CorrectionComment",
            "text": note,
            **({"datePublished": known} if (known := _date(date)) else {}),
        }
        for date, note in rows
    ]


def _dataset(briefing: Briefing) -> Node:
    head = briefing.view.dossier
    return _node(
        head.id,
        "Dataset",
        name=briefing.title,
        description=head.description,
        inLanguage=head.language,
        license=head.licence,
        editor=[{"@type": "Person", "name": name} for name in head.editors],
        temporalCoverage=f"{day(head.first_day)}/{day(min(head.last_day, briefing.view.day))}",
        correction=_corrections(head.corrections),
    )


def _party(row: PartyRow) -> Node:
    kind = _PARTIES.get(row.classification or "", "Organization")
    return _node(row.id, kind, name=row.name, alternateName=row.short if row.short != row.name else None)


def _question(question: QuestionBrief, issue: str) -> Iterator[Node]:
    row = question.row
    yield _node(row.id, "Question", name=row.ask, about=issue)
    for answer in question.answers:
        for position in answer.all:
            yield _position(position)


def _position(row: PositionRow) -> Node:
    return _node(
        f"{row.question}-{row.party}-{row.number}",
        "Claim",
        text=row.summary,
        author=_to(row.party),
        dateCreated=_date(row.since),
        temporalCoverage=_coverage(row.since),
        about=_to(row.question),
        appearance=[_to(statement) for statement in row.evidence],
        description=row.note,
    )


def _statement(detail: StatementDetail) -> Node:
    row = detail.row
    verbatim = row.quotation == "direct"
    parts: list[Value] = []
    if row.quotation == "mixed":
        parts = [{"@type": "Quotation", "text": text} for text in _FRAGMENT.findall(row.text)]
    return _node(
        row.id,
        "Quotation" if verbatim else "Claim",
        text=row.text,
        additionalType=None if verbatim else wording.kind(row.quotation),
        disambiguatingDescription=proof_wording.badge(detail),
        author=_speaker(detail),
        dateCreated=_date(row.date),
        temporalCoverage=_coverage(row.date),
        inLanguage=row.language,
        hasPart=parts,
        isBasedOn=_to(detail.source.id),
        locationCreated={"@type": "Place", "name": detail.venue} if detail.venue else None,
        about=[_to(question) for question, _ in detail.questions],
        citation=[_to(answer.statement.id) for answer in detail.responds_to],
        description=detail.note,
        correction=_corrections(detail.corrections),
    )


def _speaker(detail: StatementDetail) -> Node:
    """Whoever said it, as the source names them where they have no entry."""
    row = detail.row
    kind = "Organization" if detail.speaker is not None and detail.speaker.kind != "person" else "Person"
    speaker: Node = {"@type": kind, "name": row.by}
    if row.speaker:
        speaker["@id"] = f"#{row.speaker}"
    if detail.office:
        speaker["jobTitle"] = detail.office
    if row.party:
        speaker["affiliation"] = _to(row.party)
    return speaker


def _event(detail: EventDetail) -> Node:
    row = detail.row
    exact = _date(row.date)
    first, last = (day(edtf.day_of(bound)) for bound in (row.date.lower, row.date.upper))
    return _node(
        row.id,
        "Event",
        name=row.title,
        startDate=exact or (None if first == "0001-01-01" else first),
        endDate=exact or (None if last == "9999-12-31" else last),
        temporalCoverage=_coverage(row.date),
        description="; ".join(
            part for part in (f"{wording.event(row.status)}, {edtf.show(row.date)}", detail.note) if part
        ),
        eventStatus=_STATUSES.get(row.status),
        location={"@type": "Place", "name": row.place} if row.place else None,
        attendee=[_to(identifier) for identifier, _ in detail.participants],
        subjectOf=[
            {
                "@type": "Claim",
                "text": account.says,
                "author": _to(account.by),
                "creativeWorkStatus": account.status or "claimed",
            }
            for account in detail.accounts
        ],
        isBasedOn=_to(detail.source.id) if detail.source else None,
        correction=_corrections(detail.corrections),
    )


def _account(account: AccountRow) -> Node:
    status = {"creativeWorkStatus": account.status} if account.status else {}
    return {"@type": "Claim", "text": account.says, "author": _to(account.by), **status}


def _source(row: SourceRow) -> Node:
    return _node(
        row.id,
        _SOURCES.get(row.type or "", "CreativeWork"),
        name=row.title,
        author=row.author,
        publisher={"@type": "Organization", "name": row.publisher} if row.publisher else None,
        datePublished=_date(row.issued),
        temporalCoverage=_coverage(row.issued),
        url=row.url,
        archivedAt=row.archived_url,
        inLanguage=row.language,
        description=row.note,
    )
