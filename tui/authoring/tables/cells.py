"""The cells of a row, or what was typed into a form, as the fields of a statement and its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.authoring import identifiers
from tui.authoring.relative_days import told_from
from tui.authoring.tables import day_forms
from tui.authoring.tables.known import address_key
from tui.authoring.tables.name_matching import key_of
from tui.authoring.tables.quotation_kinds import has_marks, quotation_of
from tui.dossier.checks.quotations import FRAGMENT
from tui.dossier.schema import BY_NAME
from tui.dossier.yaml.record_building import ID

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.authoring.tables.day_forms import Order
    from tui.authoring.tables.known import KnownRecords
    from tui.authoring.tables.name_matching import NameIndex

STATEMENT_FIELDS = {field.name: field for field in BY_NAME["statement"].fields}
_KINDS = {
    "direct": ("direct", "verbatim", "quote", "quotation", "exact", "d", "wörtlich"),
    "mixed": ("mixed", "partial", "part"),
    "indirect": ("indirect", "paraphrase", "paraphrased", "reported", "summary", "i"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_SEPARATOR = re.compile(r"\s*[;|\n]\s*")


class Choices(NamedTuple):
    """What was decided for the table as a whole."""

    orders: Mapping[str, Order | None]
    """By field, whether the day stands before the month."""
    marks_mean_direct: bool | None
    """Whether quotations stand between quotation marks in it, so that text without any is a paraphrase; None
    where nothing tells what text without any is."""
    same: Mapping[str, str]
    """Ids by names that were said to be theirs; `new` for one that is nobody's on record."""
    given: Mapping[str, str]
    """Fields of every row that has none of its own."""
    is_draft: bool = True
    """Whether what is made is to be looked at by an editor."""
    today: date | None = None
    """The day on which words such as `yesterday` were said; None where they can't be told."""


class NewQuestion(NamedTuple):
    """A question that nothing on record asks; its question mark says that it is one."""

    ask: str


class Refused(Exception):  # noqa: N818 - a row, not an error of the program
    """Why a row is not taken."""


class CellReader:
    """Reads cells.

    Args:
        known: what the dossier holds.
        choices: what was decided for all rows.
    """

    def __init__(self, known: KnownRecords, choices: Choices) -> None:
        self._known = known
        self._choices = choices
        self.guesses: list[str] = []
        """What was guessed of the row at hand."""

    def fields(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """Give the fields that need nothing but their own cells."""
        if not cells.get("text", "").strip():
            raise Refused("it has no text")
        if not cells.get("date"):
            raise Refused("it has no date")
        fields: dict[str, Any] = {"date": self.date("date", cells["date"])}
        fields |= self._quotation(cells)
        locator = _locator(cells)
        if locator:
            fields["locator"] = locator
        for name in ("venue", "note", "exact", "prefix", "suffix"):
            if cells.get(name):
                fields[name] = cells[name].strip()
        for name in ("basis", "language"):
            value = cells.get(name, "").strip()
            choices = STATEMENT_FIELDS[name].choices
            if value and choices:
                value = value.lower().replace(" ", "_").replace("-", "_")
                if value not in choices:
                    raise Refused(f"“{cells[name]}” is no {name}: write one of {', '.join(choices)}")
            if value:
                fields[name] = value
        if cells.get("tags"):
            fields["tags"] = parts(cells["tags"].replace(",", ";"))
        for name, index in (("questions", self._known.questions), ("audience", self._known.parties)):
            ids: list[str | NewQuestion] = [
                NewQuestion(part)
                if name == "questions"
                and part.endswith("?")
                and index.find(part) is None
                and not index.near(part)
                else self._must_be_known(name, index, part)
                for part in parts(cells.get(name, ""))
            ]
            if ids:
                fields[name] = ids
        if cells.get("event"):
            fields["event"] = self._must_be_known("event", self._known.events, cells["event"])
        if cells.get("id") and not ID.fullmatch(cells["id"].strip().lower()):
            fields["id"] = identifiers.slug(cells["id"], "statement")
            self.guesses.append("the id is written with lower-case letters, digits and hyphens")
        elif cells.get("id"):
            fields["id"] = cells["id"].strip().lower()
        return fields

    def _quotation(self, cells: Mapping[str, str]) -> dict[str, str]:
        text, kind = cells["text"], cells.get("quotation", "").strip()
        if kind:
            # `direct, as printed` says what `direct` does, and more.
            wanted = _KIND_OF.get(re.split(r"[,;:(]", kind.casefold())[0].strip())
            if wanted is None:
                raise Refused(f"“{kind}” is no kind of quotation: write direct, mixed or indirect")
            stripped = (
                quotation_of(text, marks_mean_direct=False).text if wanted == "direct" else text.strip()
            )
            if wanted == "indirect" and has_marks(stripped):
                raise Refused("it is said to be indirect and has quotation marks: is it mixed?")
            if wanted == "mixed":
                stripped = quotation_of(text, marks_mean_direct=True).text
                if not FRAGMENT.search(stripped):
                    raise Refused("it is said to be mixed and has no words between quotation marks")
            return {"quotation": wanted, "text": stripped}
        if self._choices.marks_mean_direct is None and not has_marks(text):
            raise Refused("quotation: is it word for word (direct) or in your own words (indirect)?")
        quotation = quotation_of(text, marks_mean_direct=self._choices.marks_mean_direct is not False)
        if quotation.problem:
            raise Refused(quotation.problem)
        if not quotation.text:
            raise Refused("it has no text")
        by = (
            "its quotation marks"
            if self._choices.marks_mean_direct is not False
            else "its column, which has no quotation marks"
        )
        self.guesses.append(f"the quotation is {quotation.kind}, by {by}")
        return {"quotation": quotation.kind, "text": quotation.text}

    def date(self, field: str, cell: str) -> str:
        """Give a date in EDTF.

        Raises:
            Refused: it is none, or may be two.
        """
        told_by = self._choices.today
        meant = told_from(cell, told_by) if told_by is not None else None
        if meant:
            return meant
        reading = day_forms.read(cell)
        if reading.problem:
            raise Refused(f"{field}: {reading.problem}")
        text = reading.under(self._choices.orders.get(field) or self._choices.orders.get("date"))
        if not text:
            raise Refused(
                f"{field}: the day or the month may stand first in “{cell.strip()}”, and no other row of the"
                " column tells: say --dates dmy or --dates mdy"
            )
        return text

    @staticmethod
    def _must_be_known(field: str, index: NameIndex, name: str) -> str:
        identifier = index.find(name)
        if identifier is None:
            near = index.near(name)
            hint = f"; did you mean {near[0].id}?" if near else ""
            raise Refused(f"{field}: nothing on record is called “{name}”{hint}")
        return identifier

    def known_source(self, field: str, text: str) -> str:
        """Give the id of a source that is named by its id, its address or its title.

        Raises:
            Refused: there is none.
        """
        for key in (f"id {text}", address_key(text), f"title {key_of(text)}"):
            if key in self._known.sources:
                return self._known.sources[key]
        raise Refused(f"{field}: no source on record is called “{text}”; add it first")

    def source(self, cells: Mapping[str, str]) -> str | dict[str, str]:
        """Give the id of the source, or the fields of a new one."""
        sources = self._known.sources
        named, title, url = (cells.get(name, "").strip() for name in ("source", "title", "url"))
        if not url and re.match(r"https?://", named, re.IGNORECASE):
            named, url = "", named
        if named and (f"id {named}" in sources or (not url and f"title {key_of(named)}" in sources)):
            return sources.get(f"id {named}") or sources[f"title {key_of(named)}"]
        if url:
            if not re.match(r"https?://[^\s/]+", url, re.IGNORECASE):
                raise Refused(f"url: “{url}” is no address: it begins with http:// or https://")
            if address_key(url) in sources:
                return sources[address_key(url)]
        elif title and f"title {key_of(title)}" in sources:
            return sources[f"title {key_of(title)}"]
        if not (named or title or url or cells.get("publisher")):
            raise Refused("it has no source: name a column with --map, or give one with --set source=ID")
        publisher = cells.get("publisher", "").strip() or (named if title or url else "")
        fields = {"title": title or ("" if publisher == named and url else named) or url or publisher}
        fields |= {"publisher": publisher, "url": url, "author": cells.get("author", "").strip()}
        for name in ("issued", "accessed"):
            if cells.get(name):
                fields[name] = self.date(name, cells[name])
        fields["archived_url"] = cells.get("archived_url", "").strip()
        return {name: value for name, value in fields.items() if value}


def parts(cell: str) -> list[str]:
    """Give the parts of a cell that semicolons, bars or line breaks keep apart."""
    return [part for part in _SEPARATOR.split(cell.strip()) if part]


def _locator(cells: Mapping[str, str]) -> str:
    """Give the place in the source: a page, a time in a recording, or as it is written."""
    parts = []
    page = cells.get("page", "").strip()
    if page:
        parts.append(
            ("pp. " if re.search(r"\d\s*[-–,]\s*\d", page) else "p. ") + page if page[0].isdigit() else page
        )
    if cells.get("time", "").strip():
        parts.append(re.sub(r"^0:00:0?(?=\d+$)", "0:00:", cells["time"].strip()))
    if cells.get("locator", "").strip():
        parts.append(cells["locator"].strip())
    return ", ".join(parts)
