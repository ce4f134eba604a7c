"""An article's quotations as drafts of a dossier: nothing is added that the article does not say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.authoring.articles.quotations import find_quotations
from tui.authoring.file_changes import Change, FileChange, NotWritten
from tui.authoring.relative_days import told_from
from tui.authoring.tables.cells import Choices
from tui.authoring.tables.import_findings import ImportFindings
from tui.authoring.tables.known import read_known
from tui.authoring.tables.statements import Maker
from tui.authoring.writing import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tui.authoring.articles.headings import Heading
    from tui.authoring.articles.quotations import Quotation
    from tui.authoring.tables.known import KnownRecords

UNATTRIBUTED = "not attributed in the text"
"""The attribution of words that an article gives to nobody."""
UNSORTED = "Unsorted"
"""The issue of drafts that nobody has given one."""
_SHORT = 2
"""Words of a quotation that may be no more than a term in quotation marks."""


class Article(NamedTuple):
    """An article as it was read."""

    path: Path
    text: str
    """A paragraph a line."""
    heading: Heading
    url: str


class ArticleImport:
    """What an article would add to a dossier.

    Args:
        dossier: its folder, or its one file.
        given: fields of every statement, as the user says: `issues`, `issued`, `title` …
        progress: told how far it is.

    Raises:
        DossierError: the dossier has errors.
        NotWritten: nothing tells the article's day.
    """

    def __init__(
        self,
        dossier: Path,
        article: Article,
        given: Mapping[str, str],
        progress: Callable[[str, int, int], None],
    ) -> None:
        self._dossier = dossier
        self._article = article
        known = read_known(dossier, progress)
        heading = article.heading
        day = given.get("issued") or heading.issued
        if not day:
            raise NotWritten("nothing in the article tells its day: give it with --set issued=2015-12-15")
        common = {
            "url": article.url,
            "title": heading.title,
            "publisher": heading.publisher,
            "author": heading.author,
            "issued": day,
            **given,
        }
        if "issues" not in common:
            common["issues"] = known.issue_ids[0] if len(known.issue_ids) == 1 else UNSORTED
        self.findings = ImportFindings(f"{article.path.name}, an article of {day}", [])
        self._maker = Maker(
            known, Choices({}, False, {UNSORTED: "new"} if known.issues.find(UNSORTED) is None else {}, {}),
            self.findings, takes_changes=False,
        )  # fmt: skip
        self.records: list[tuple[str, dict[str, Any]]] = []
        for number, quotation in enumerate(find_quotations(article.text), start=1):
            self._add(number, quotation, common, known)

    def change(self) -> Change:
        """Work out how the drafts and the article's text are written.

        Raises:
            NotWritten: a file can't be read.
        """
        desk = Desk(self._dossier)
        stored: list[FileChange] = []
        for collection, record in self.records:
            if collection == "sources" and self._dossier.is_dir():
                path = self._dossier / "texts" / f"{record['id']}{self._article.path.suffix.lower()}"
                if not path.exists():
                    stored.append(FileChange(path, None, self._article.path.read_bytes()))
                    record["text"] = f"texts/{path.name}"
        desk.insert(self.records)
        return Change((*desk.change().files, *stored))

    def _add(self, number: int, quotation: Quotation, common: Mapping[str, str], known: KnownRecords) -> None:
        self.findings.rows += 1
        if not quotation.who and len(quotation.text.split()) <= _SHORT:
            reason = "one or two words that nobody is said to have said, which may be no more than a term"
            self.findings.guess(f"left out: {reason} (“{quotation.text}”)", number)
            return
        cells = {**common, "text": quotation.text, "quotation": "direct"}
        cells["locator"] = f"paragraph {quotation.paragraph}"
        notes = []
        if not quotation.who:
            cells["attribution"] = UNATTRIBUTED
            notes.append("The text does not say whose words these are.")
            self.findings.guess("not attributed in the text", number)
        else:
            cells["attribution"] = ", ".join(filter(None, (quotation.who, quotation.office)))
            speaker = known.people.find(quotation.who)
            if speaker is not None:
                cells["speaker"] = speaker
            elif near := known.people.near(quotation.who):
                notes.append(f"Perhaps {near[0].name} ({near[0].id}).")
                self.findings.guess(f"“{quotation.who}” may be {near[0].name} ({near[0].id})", number)
        if quotation.is_repeated:
            notes.append("Attributed by the words before it in the same paragraph.")
        if quotation.before:
            notes.append(f"The text has “{quotation.who}”; the last one named before is {quotation.before}.")
        cells["date"], told_day = _day(quotation.when, common["issued"])
        notes.append(told_day)
        cells["note"] = " ".join(notes)
        for collection, record in self._maker.make(number, cells):
            self.records.append((collection, record))


def _day(words: str, issued: str) -> tuple[str, str]:
    """Give the day of a quotation, and how it was reckoned."""
    try:
        day = date.fromisoformat(issued[:10])
    except ValueError:
        return issued, "The date is the article's own."
    meant = told_from(words, day) if words else None
    if meant:
        return meant, f"The date is reckoned from “{words}” and the article's day, {issued}."
    return f"{day.isoformat()}~", f"No day is given; the article is of {issued}."
