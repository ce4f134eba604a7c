"""Quotations in a text, and who is said to have said them, in the words of the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.authoring.relative_days import WORDS

_QUOTE = re.compile(
    r"“([^“”]+)(?:”|$)|«([^«»]+)(?:»|$)|„([^„“”]+)(?:[“”]|$)|(?<![\w\d])\"([^\"]+)(?:\"(?!\w)|$)"
)
_VERBS = (
    r"said|says|told|tells|added|adds|asked|argued|argues|warned|warns|insisted|insists|stressed|noted|stated|"
    r"states|declared|replied|responded|explained|continued|claimed|claims|announced|tweeted|wrote|writes|"
    r"acknowledged|conceded|admitted|suggested|remarked|called|described|concluded|recalled|vowed|urged|"
    r"confirmed|denied|quipped"
)
_NAME = r"(?:[A-ZÀ-ÞА-Я][\w’'.\-]*|al-[A-Z]\w+|de|von|van|bin|ibn|el|la|du|of|the|for)"
_PROPER = rf"[A-ZÀ-ÞА-Я][\w’'.\-]*(?: {_NAME})*"
_SOMEBODY = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]everal|[Ss]ome) (?:[\w’'\-]+ ){{0,6}}?(?:official|minister|"
    rf"source|diplomat|spokes(?:man|woman|person)|president|ambassador|envoy|commander|leader|officer|"
    rf"adviser|aide|ministry|statement|secretary|government)s?"
    rf"(?: (?:of|from|in|at|for)(?: the)?)?(?: {_PROPER})?|{_PROPER}|"
    r"[Hh]e|[Ss]he|[Tt]hey|[Oo]fficials|[Dd]iplomats)"
)
_ADVERBS = r"(?:also |then |later |has |have |had )?"
_BEHIND = re.compile(
    rf"^[,.!?]?\s*(?:(?P<who>{_SOMEBODY})(?P<as>, [^,.“\"]{{3,70}},)?\s+{_ADVERBS}(?:{_VERBS})\b|"
    rf"(?:{_VERBS})\s+(?P<who2>{_SOMEBODY})(?P<as2>, [^,.“\"]{{3,70}})?)"
)
_BEFORE = re.compile(
    rf"(?:(?P<who>{_SOMEBODY})(?P<as>, [^,.“\"]{{3,70}},)?\s+{_ADVERBS}(?:{_VERBS})\b[^.!?“”\"]*|"
    rf"[Aa]ccording to (?P<who2>{_SOMEBODY})[^.!?“”\"]*)$"
)
_FAR = 300
"""Characters on either side of a quotation in which it is said whose it is."""
_PRONOUNS = frozenset(("he", "she", "they"))
_NO_NAMES = frozenset(
    (
        "But",
        "And",
        "In",
        "On",
        "At",
        "The",
        "A",
        "It",
        "This",
        "That",
        "As",
        "When",
        "While",
        "After",
        "Then",
        "There",
    )
)
_WHEN = re.compile(rf"\b(?:{WORDS})(?!\w)", re.IGNORECASE)


class Quotation(NamedTuple):
    """Words between quotation marks."""

    text: str
    paragraph: int
    """From 1."""
    who: str
    """As printed; empty where the text does not say."""
    office: str
    """What the text calls them beside their name, as printed."""
    is_repeated: bool
    """Whether the attribution is that of the words before, as `“…,” she said. “…”` has it."""
    before: str
    """Who was last called by name before, where the text has a pronoun."""
    when: str
    """Words for a day in the sentence around it; empty where there are none."""


def find_quotations(text: str) -> list[Quotation]:
    """Find all quotations.

    Args:
        text: an article, a paragraph a line.
    """
    quotations: list[Quotation] = []
    named = ""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    for number, paragraph in enumerate(paragraphs, start=1):
        matches = list(_QUOTE.finditer(paragraph))
        last: Quotation | None = None
        for n, match in enumerate(matches):
            # The comma before the closing mark is the reporter's sentence's, not the speaker's.
            words = next(group for group in match.groups() if group is not None).strip()
            ends_in_comma, words = words.endswith(","), words.rstrip(",")
            if not re.search(r"\w", words):
                continue
            start = matches[n - 1].end() if n else 0
            end = matches[n + 1].start() if n + 1 < len(matches) else len(paragraph)
            before = paragraph[max(start, match.start() - _FAR) : match.start()]
            behind = paragraph[match.end() : min(end, match.end() + _FAR)]
            who, office = _attribution(before, behind, ends=ends_in_comma or words[-1:] in ".!?…—")
            is_repeated = not who and last is not None and _goes_on(before)
            if is_repeated and last is not None:
                who, office = last.who, last.office
            pronoun = who.lower() in _PRONOUNS
            when = _when(before, behind)
            quotation = Quotation(words, number, who, office, is_repeated, named if pronoun else "", when)
            quotations.append(quotation)
            last = quotation if who else last
            if who and not pronoun and who[0].isupper():
                named = who
        names = [name for name in re.findall(_PROPER, _QUOTE.sub(" ", paragraph)) if " " in name]
        if not matches and names:
            named = _bare(names[-1])
    return quotations


def _attribution(before: str, behind: str, *, ends: bool) -> tuple[str, str]:
    """Give who is said to have said it, and as what, by the words behind it, else by those before it.

    Args:
        before: what stands before it in its paragraph.
        behind: what stands behind it.
        ends: whether it ends where a sentence may.
    """
    after = _BEHIND.match(behind) if ends or behind[:1] in (",", ".") else None
    for match in (after, _BEFORE.search(before)):
        if match is None:
            continue
        who = _bare(match["who"] or match["who2"] or "")
        named = match.groupdict()
        office = (named.get("as") or named.get("as2") or "").strip(", ")
        if who and who not in _NO_NAMES:
            return who, office
    return "", ""


def _bare(name: str) -> str:
    words = name.strip().split()
    while words and words[0] in _NO_NAMES and words[0] not in ("The", "A"):
        words.pop(0)
    while words and words[-1].lower() in ("of", "the", "for", "de", "la", "el"):
        words.pop()
    return " ".join(words).rstrip(".,’'")


def _goes_on(before: str) -> bool:
    """Whether what stands between two quotations ends the sentence that says whose they are."""
    return bool(re.fullmatch(r"[^“”]{1,160}[.:,;]\s*(?:[Aa]nd\s*)?", before)) and before.count(".") <= 1


def _when(before: str, behind: str) -> str:
    """Give words for a day in the same sentence."""
    sentence_before = re.split(r"(?<=[.!?])\s+(?=[A-Z“])", before)[-1]
    sentence_behind = re.split(r"(?<=[.!?])\s", behind)[0]
    match = _WHEN.search(sentence_behind) or _WHEN.search(sentence_before)
    return match.group() if match else ""
