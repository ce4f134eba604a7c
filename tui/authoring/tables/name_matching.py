"""Names in a table and names on record: the same, near, or new. Near ones are never taken for the same."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.identifiers import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|sen|rep|gov|gen|col|amb|hon|h\.e|he)\.?|"
    r"president|prime minister|vice president|foreign minister|defen[cs]e minister|minister|"
    r"secretary(?: of (?:state|defen[cs]e))?|chancellor|senator|ambassador|general|king|queen|prince|"
    r"sheikh|ayatollah)\s+",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"^(?:an?|the|some|several|one|two|unnamed|anonymous|unidentified|senior|top|former|officials?|sources?|"
    r"spokes(?:man|woman|person)|diplomats?|aides?)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:ministry|department|government|council|committee|commission|parliament|congress|party|house|office|"
    r"agency|union|embassy|press service|army|coalition|organi[sz]ation)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LIKENESS = 0.84
"""Of two names, from which on they are near: it takes Sergey for Sergei, and not Kerry for Perry."""

_MOST = 5000
"""Names that one is compared with; a table with more of them has something else in that column."""
_WORD = 0.66
"""As for whole names, of a word of one: Sergey and Sergei, Lavrov and Lawrow."""
_ALIKE = tuple(map(frozenset, ("gkqh", "yeij", "wvu", "csz")))
"""First letters that stand for one letter of another script."""


class LikelyName(NamedTuple):
    """A known name that a new one is much like."""

    id: str
    name: str


class NameIndex:
    """Known names with the ids that they lead to.

    Args:
        people: whether these are people's, who have titles, and last names that may stand first or alone.
    """

    def __init__(self, *, people: bool = False) -> None:
        self._people = people
        self._ids: dict[str, str] = {}
        self._twice: set[str] = set()
        self._shown: dict[str, str] = {}
        self._keys: list[str] = []
        self._asked: dict[str, tuple[int, dict[str, float]]] = {}
        """By name, how many keys it was compared with and the ids that it is like."""

    def add(self, identifier: str, names: Iterable[str | None]) -> None:
        """Add what a record is called; the first name is the one shown."""
        given = [name for name in names if name]
        self._shown.setdefault(identifier, given[0] if given else identifier)
        for name in (*given, identifier):
            key = self._key(name)
            if key not in self._ids:
                self._ids[key] = identifier
                # An id is typed as it is or not at all: no name is much like one.
                if name != identifier or not given:
                    self._keys.append(key)
            elif self._ids[key] != identifier:
                self._twice.add(key)

    def find(self, name: str) -> str | None:
        """Give the id of a name; None where nothing, or more than one record, is called so."""
        key = self._key(name)
        return None if key in self._twice else self._ids.get(key)

    def shown(self, identifier: str) -> str:
        """Give the name of a record."""
        return self._shown.get(identifier, identifier)

    def all(self) -> list[tuple[str, str]]:
        """Give the id and the name shown of every record."""
        return list(self._shown.items())

    def near(self, name: str) -> tuple[LikelyName, ...]:
        """Give what a name is much like but is not: other spellings, initials, a last name alone."""
        compared, near = self._asked.get(name, (0, {}))
        key = self._key(name)
        for known in self._keys[compared:_MOST]:
            likeness = _likeness_of_people(key, known) if self._people else _likeness(key, known)
            if likeness >= _LIKENESS:
                identifier = self._ids[known]
                near[identifier] = max(near.get(identifier, 0), likeness)
        self._asked[name] = len(self._keys), near
        best = sorted(near, key=lambda identifier: -near[identifier])[:3]
        return tuple(LikelyName(identifier, self.shown(identifier)) for identifier in best)

    def _key(self, name: str) -> str:
        return _key_of_person(name) if self._people else key_of(_ARTICLE.sub("", name.strip()))


@lru_cache(maxsize=4096)
def _key_of_person(name: str) -> str:
    return key_of(bare(name))


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Give a name without what writers differ in: case, accents, points, hyphens, blanks."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(character for character in folded if not unicodedata.combining(character))
    return " ".join(
        re.sub(r"[^\w]+", " ", letters.replace("’", "").replace("'", "").replace(".", "")).split()
    )


def bare(name: str) -> str:
    """Give a person's name without titles, first name first."""
    text = " ".join(name.split())
    last, comma, first = text.partition(",")
    if (
        comma
        and first.strip()
        and " " not in last.strip()
        and len(first.split()) <= 2
        and first.strip()[0].isupper()
    ):
        text = f"{first.strip()} {last.strip()}"
    while (shorter := _TITLES.sub("", text)) != text and shorter:
        text = shorter
    return text


def is_unnamed(text: str) -> bool:
    """Whether words describe a speaker whom the source does not name: `a senior official`."""
    return bool(_UNNAMED.match(text)) or text[:1].islower()


def name_and_office(text: str) -> tuple[str, str]:
    """Take `John Kerry, Secretary of State` or `John Kerry (Secretary of State)` apart."""
    match = re.fullmatch(r"([^,(]+?)\s*(?:,\s*(.+)|\((.+)\))", text.strip())
    if match is None:
        return text.strip(), ""
    office = (match[2] or match[3]).strip()
    words = office.split()
    if match[2] and " " not in match[1] and len(words) <= 2 and all(word[0].isupper() for word in words):
        return bare(text), ""  # `Kerry, John`
    return match[1].strip(), office


def _likeness_of_people(name: str, other: str) -> float:
    first, second = name.rpartition(" ")[2], other.rpartition(" ")[2]
    # John Perry is not John Kerry; Gaddafi may be Kaddafi.
    if first[:1] != second[:1] and not any({first[:1], second[:1]} <= group for group in _ALIKE):
        return 0.0
    if first == second and _same_person(name, other):
        return 1.0
    words = name.split(), other.split()
    if len(words[0]) == len(words[1]) and not all(map(_same_word, *words)):
        return 0.0
    return _likeness(name, other)


def _same_word(word: str, other: str) -> bool:
    """Whether two words may be spellings of one."""
    return word == other or (
        abs(len(word) - len(other)) <= 2
        and SequenceMatcher(None, word, other, autojunk=False).ratio() >= _WORD
    )


def _likeness(name: str, other: str) -> float:
    # Resolution 2254 is not a misspelt resolution 2268.
    if re.sub(r"\D", "", name) != re.sub(r"\D", "", other):
        return 0.0
    if name in (initials(other), other) or other == initials(name):
        return 1.0
    if abs(len(name) - len(other)) > max(3, len(name) // 3) or min(len(name), len(other)) < 4:
        return 0.0
    matcher = SequenceMatcher(None, name, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKENESS else 0.0


def initials(name: str) -> str:
    """Give the first letters of a name of several words, as `US` has those of the United States."""
    words = [word for word in name.split() if word not in ("of", "the", "and", "for")]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def is_body(name: str) -> bool:
    """Whether a name is a body's, and no person's."""
    return bool(_BODY.search(name))


def _same_person(name: str, other: str) -> bool:
    """Whether two names may be one person's: `lavrov`, `s lavrov` and `sergei viktorovich lavrov`."""
    few, many = sorted((name.split(), other.split()), key=len)
    if not few or name == other or few[-1] != many[-1] or len(few[-1]) < 3:
        return False
    return all(any(word.startswith(part) or part.startswith(word) for word in many[:-1]) for part in few[:-1])


def new_id(name: str, otherwise: str) -> str:
    """Give the id that a new person or party would have."""
    return slug(bare(name), otherwise)
