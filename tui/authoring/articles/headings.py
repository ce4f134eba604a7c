"""What a page says of itself: title, publisher, author, day, as its head and its markup have them.

Read are Open Graph (https://ogp.me), schema.org in JSON-LD, `<meta>` names, `<title>` and `<time>`.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any, NamedTuple

from tui.authoring.tables import day_forms

_MOST_TEXT = 200_000
_FIELDS = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "author": ("author", "article:author", "dc.creator", "byl"),
    "issued": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "pubdate",
        "publish-date",
        "time",
    ),
    "language": ("lang",),
}


class Heading(NamedTuple):
    """What is known of an article; empty where nothing is."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    issued: str = ""
    """In EDTF."""
    language: str = ""


def of_page(markup: str) -> Heading:
    """Read the heading of an HTML page."""
    parser = _Head()
    parser.feed(markup[:_MOST_TEXT])
    parser.close()
    values: dict[str, str] = {}
    for field, names in _FIELDS.items():
        values[field] = next((parser.values[name] for name in names if parser.values.get(name)), "")
    values["issued"] = _day(values["issued"])
    if values["author"].startswith("http"):
        values["author"] = ""
    values["language"] = values["language"].partition("-")[0].lower()
    return Heading(**values)


def of_text(text: str) -> Heading:
    """Read the heading of a plain text: its first line, and the first of the next lines that is a date."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:12]
    title = lines[0][:300] if lines else ""
    day = next((day for line in lines[1:] if len(line) < 60 and (day := _day(line))), "")
    return Heading(title=title, issued=day)


def _day(text: str) -> str:
    """Give the day of a date or time; empty where it is none, or may be two."""
    bare = re.sub(
        r"^(?:published|updated|posted|date)\s*(?:on|at)?:?\s*", "", text.strip(), flags=re.IGNORECASE
    )
    iso = re.match(r"\d{4}-\d\d-\d\d(?=[T ]|$)", bare)
    reading = day_forms.read(iso.group() if iso else bare)
    return "" if reading.problem or reading.is_open else reading.under(None)[:10]


class _Head(HTMLParser):
    """Collects what a page's markup says of it; of each name the first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, str] = {}
        self._inside = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a tag says."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._note(name.lower(), given.get("content", ""))
        elif tag == "time":
            self._note("time", given.get("datetime", ""))
        elif tag == "html":
            self._note("lang", given.get("lang", ""))
        elif tag == "title" or (tag == "script" and given.get("type", "").lower() == "application/ld+json"):
            self._inside, self._text = tag, []

    def handle_data(self, data: str) -> None:
        """Take the text of a title or of data in JSON."""
        if self._inside:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a title or data in JSON."""
        if tag != self._inside:
            return
        text, self._inside = "".join(self._text), ""
        if tag == "title":
            self._note("title", text)
        else:
            try:
                self._linked(json.loads(text), 0)
            except (ValueError, RecursionError):
                return

    def _note(self, name: str, value: str) -> None:
        value = " ".join(value.split())
        if name and value:
            self.values.setdefault(name, value)

    def _linked(self, data: Any, depth: int) -> None:
        """Take what schema.org's words say."""
        if depth > 4:
            return
        if isinstance(data, list):
            for item in data[:50]:
                self._linked(item, depth + 1)
        elif isinstance(data, dict):
            self._note("datepublished", _named(data.get("datePublished")))
            self._note("publisher", _named(data.get("publisher")))
            self._note("author", _named(data.get("author")))
            self._note("og:title", _named(data.get("headline")))
            self._linked(data.get("@graph"), depth + 1)


def _named(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value[:5])))
    if isinstance(value, dict):
        return _named(value.get("name"))
    return value if isinstance(value, str) else ""
