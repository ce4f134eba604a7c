"""Dates in any usual form: each cell says what it may mean, the column as a whole what it does."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from tui.dossier import edtf

Order = Literal["dmy", "mdy"]

_CENTURY = 69
"""POSIX: two digits from 69 on are of the last century."""
_LONGEST = 60
"""Characters; a weekday, a long month and a time of day have fewer."""
_NUMBERS = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})")
_TURNED = re.compile(r"(\d{4})(?:[/.](\d{1,2})[/.](\d{1,2})|(\d\d)(\d\d))")
_CLOCK = re.compile(
    r"[ T,]+(?:at )?(\d{1,2})[:.h](\d\d)(?::\d\d(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(?:Z|UTC|GMT)?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|mo|di|mi|do|fr|sa|so|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche)(?:day)?\.?,?\s+",
    re.IGNORECASE,
)
_MONTHS = (
    (
        "january",
        "januar",
        "jänner",
        "janvier",
        "enero",
        "gennaio",
        "janeiro",
        "январь",
        "января",
        "січня",
        "ocak",
    ),
    (
        "february",
        "februar",
        "feber",
        "février",
        "febrero",
        "febbraio",
        "fevereiro",
        "февраль",
        "февраля",
        "лютого",
    ),
    ("march", "märz", "mars", "marzo", "março", "март", "марта", "березня", "mart"),
    ("april", "avril", "abril", "aprile", "апрель", "апреля", "квітня", "nisan"),
    ("may", "mai", "mayo", "maggio", "maio", "май", "мая", "травня", "mayıs"),
    ("june", "juni", "juin", "junio", "giugno", "junho", "июнь", "июня", "червня", "haziran"),
    ("july", "juli", "juillet", "julio", "luglio", "julho", "июль", "июля", "липня", "temmuz"),
    ("august", "août", "agosto", "август", "августа", "серпня", "ağustos"),
    (
        "september",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
        "сентябрь",
        "сентября",
        "вересня",
        "eylül",
    ),
    (
        "october",
        "oktober",
        "octobre",
        "octubre",
        "ottobre",
        "outubro",
        "октябрь",
        "октября",
        "жовтня",
        "ekim",
    ),
    ("november", "novembre", "noviembre", "novembro", "ноябрь", "ноября", "листопада", "kasım"),
    ("december", "dezember", "décembre", "diciembre", "dicembre", "dezembro", "декабрь", "декабря", "грудня"),
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_SHORT = {name[:3]: number for name, number in _NUMBER_OF.items() if name.isascii()} | {
    "mrz": 3,
    "mär": 3,
    "dez": 12,
}
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:of|de)\s+|[\s\-/]+))?(?P<name>[^\W\d_]{3,10})\.?"
    r"(?:[\s\-/]+(?P<after>\d{1,2})(?:st|nd|rd|th)?(?=[\s,]))?(?:,?\s+(?:of|de)\s+|[\s,\-/]+)(?P<year>\d{4}|'?\d{2})"
    r"(?:\s*г(?:ода|\.)?)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:c\.|ca\.?|circa|about|around|approx\.?|~)\s*", re.IGNORECASE)


class DayReading(NamedTuple):
    """What a cell may mean."""

    day_first: str = ""
    """In EDTF, where the day stands before the month; empty where that makes no date."""
    month_first: str = ""
    problem: str = ""
    """Why it is no date, with what to do; empty where it is one."""

    @property
    def is_open(self) -> bool:
        """Whether only the order of day and month says what it means."""
        return bool(self.day_first and self.month_first and self.day_first != self.month_first)

    @property
    def wants(self) -> Order | None:
        """The order without which it is no date."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return "dmy" if self.day_first else "mdy"

    def under(self, order: Order | None) -> str:
        """Give the date in EDTF; empty where it has none, or none can be told from another."""
        if self.is_open:
            return {"dmy": self.day_first, "mdy": self.month_first}.get(order or "", "")
        return self.day_first or self.month_first


@lru_cache(maxsize=16384)
def read(text: str) -> DayReading:
    """Read a cell.

    Args:
        text: EDTF, numbers with slashes, dots or hyphens, or words in any of a dozen languages, with or
            without a weekday or a time of day.
    """
    words = re.sub(r"[ T]00:00(?::00(?:\.0+)?)?Z?$", "", " ".join(text.replace("\xa0", " ").split()))
    if len(words) > _LONGEST:
        return DayReading(problem=f"“{words[:_LONGEST]}…” is not a date")
    sure = _sure(words)
    if sure:
        return DayReading(sure, sure)
    rest, clock = _without_clock(words)
    rest = _WEEKDAY.sub("", rest)
    bare = _ABOUT.sub("", rest)
    mark = "~" if bare != rest else ""
    numbers = _NUMBERS.fullmatch(bare)
    if numbers:
        return _of_numbers(words, numbers, clock, mark)
    named = _NAMED.fullmatch(bare)
    if named:
        return _of_words(words, named, clock, mark)
    turned = _TURNED.fullmatch(bare)
    iso = _sure("-".join(part.zfill(2) for part in turned.groups() if part) if turned else bare)
    if iso:
        return DayReading(_joined(iso, clock, mark), _joined(iso, clock, mark))
    try:
        text = edtf.read_words(bare).text
    except edtf.EdtfError as error:
        return DayReading(problem=f"{error}; {error.advice}")
    return DayReading(text, text)


def _sure(words: str) -> str:
    """Give a date in EDTF as it is; empty where it is none."""
    try:
        return edtf.parse(
            words.replace(" ", "T", 1) if re.match(r"\d{4}-\d\d-\d\d \d", words) else words
        ).text
    except edtf.EdtfError:
        return ""


def _without_clock(words: str) -> tuple[str, str]:
    match = _CLOCK.search(words)
    if match is None:
        return words, ""
    hour = int(match[1])
    half = (match[3] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(match[2]) > 59:
        return words, ""
    return words[: match.start()], f"T{hour:02}:{match[2]}"


def _of_numbers(words: str, match: re.Match[str], clock: str, mark: str) -> DayReading:
    first, mark_between, second, year = int(match[1]), match[2], int(match[3]), _year(match[4])
    day_first = _day(year, second, first, clock, mark)
    # With dots the day stands first wherever dots are written.
    month_first = "" if mark_between == "." and day_first else _day(year, first, second, clock, mark)
    if mark_between == "." and day_first:
        return DayReading(day_first, day_first)
    if not day_first and not month_first:
        return DayReading(problem=f"“{words[:60]}” names a day that does not exist")
    return DayReading(day_first, month_first)


def _of_words(words: str, match: re.Match[str], clock: str, mark: str) -> DayReading:
    name = match["name"].lower()
    month = _NUMBER_OF.get(name) or (
        _SHORT.get("sep" if name == "sept" else name) if len(name) <= 4 else None
    )
    if month is None:
        return DayReading(problem=f"“{words[:60]}”: there is no month “{match['name']}”")
    year = _year(match["year"].lstrip("'"))
    day = match["day"] or match["after"]
    text = _day(year, month, int(day), clock, mark) if day else f"{year}-{month:02}{mark}"
    if not text:
        return DayReading(problem=f"“{words[:60]}” names a day that does not exist")
    return DayReading(text, text)


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (1900 if number >= _CENTURY else 2000)


def _day(year: int, month: int, day: int, clock: str, mark: str) -> str:
    try:
        return _joined(date(year, month, day).isoformat(), clock, mark)
    except ValueError:
        return ""


def _joined(day: str, clock: str, mark: str) -> str:
    return f"{day}{clock}{mark}" if len(day) == 10 else f"{day}{mark}"
