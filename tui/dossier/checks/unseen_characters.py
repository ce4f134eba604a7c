"""Characters that would change how a text is read without being seen, and letters that look like others.

Words of two alphabets that look as if of one are what Unicode's Technical Standard 39 calls mixed scripts and
confusable; here for the alphabets that are met with in disputes and in frauds.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tui.dossier.hidden_characters import DIRECTION, OBEYED, UNSEEN
from tui.dossier.problems import quoted
from tui.dossier.yaml.yaml_events import texts

if TYPE_CHECKING:
    from tui.dossier.draft import Draft
    from tui.dossier.yaml.dossier_files import File

# Only these files need a closer look: others can't hold such a character, neither raw nor as an escape. One
# search for each first byte: the curly quotation marks begin like most of them.
_SUSPECT = tuple(
    re.compile(pattern)
    for pattern in (
        rb"\xe2\x80[\x8b\x8e\x8f\xaa-\xae]",
        rb"\xe2\x81[\xa0-\xaf]",
        rb"\xc2\xad|\xd8\x9c|\xcd\x8f",
        rb"\xe1\x85[\x9f\xa0]|\xe1\x9e[\xb4\xb5]|\xe1\xa0[\x8b-\x8f]",
        rb"\xe3\x85\xa4|\xef\xbe\xa0|\xef\xbb\xbf|\xf3\xa0",
    )
)
_HIDDEN = re.compile(f"[{OBEYED}{UNSEEN}]")
_HALF = range(0xD800, 0xE000)
_TURNING = re.compile(f"[{DIRECTION}]")
_UNSEEN = re.compile(f"[{UNSEEN}\ufeff]")

_LIKE_LATIN = frozenset("аеорсухіјѕһԁԛԝѵӏАВЕКМНОРСТХУІЈЅԚԜѴονρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
"""Cyrillic and Greek letters that look like Latin ones."""
_LIKE_OTHERS = frozenset("aceopxyiABEHKMOPCTXYI")
"""Latin letters of a keyboard that look like Cyrillic or Greek ones."""
_OTHERS = "\u0370-\u03ff\u0400-\u052f"
_LATIN = "A-Za-z\u00c0-\u024f"
_MIXED = re.compile(rf"(?:[{_LATIN}]+[{_OTHERS}]|[{_OTHERS}]+[{_LATIN}])[{_LATIN}{_OTHERS}]*")
_INFLECTED = re.compile(rf"[A-Z]{{2,}}([{_OTHERS}]+)")
"""An abbreviation with the ending of another language, such as `SMSки`: nobody takes it for another word."""
_SIDE_BY_SIDE = re.compile(rb"[\xcd-\xd4](?:(?<=[A-Za-z].)|.[A-Za-z])", re.DOTALL)
"""Letters of two alphabets in UTF-8."""


def check(draft: Draft) -> None:
    """Warn of what a terminal obeys, what turns the direction of writing or is not seen, and look-alikes."""
    for file in draft.files.values():
        mixed = not file.data.isascii() and _SIDE_BY_SIDE.search(file.data) is not None
        if mixed or b"\\" in file.data or any(pattern.search(file.data, 1) for pattern in _SUSPECT):
            _check_file(draft, file, mixed=mixed)


def check_escapes(draft: Draft) -> None:
    """Look only for what is an error: half a character, which nothing but an escape can write."""
    for file in draft.files.values():
        if b"\\" in file.data:
            _check_file(draft, file)


def _check_file(draft: Draft, file: File, *, mixed: bool = False) -> None:
    for text, line, column in texts(file):
        if hidden := _HIDDEN.search(text):
            code, message, advice = _problem_of(hidden.group())
            if draft.problems.keeps(code, message):
                draft.problems.keep(file.problem(line, column, code, message, advice))
        if mixed and (alike := look_alike(text)):
            word, letter = alike
            name = f"U+{ord(letter):04X} {unicodedata.name(letter, '')}"
            message = f"{quoted(word)} mixes two alphabets: it holds {name.rstrip()}"
            advice = "write it in one alphabet unless the source has it: it looks like another word"
            if draft.problems.keeps("look-alike", message):
                draft.problems.keep(file.problem(line, column, "look-alike", message, advice))


def look_alike(text: str) -> tuple[str, str] | None:
    """The first word of a text that looks as if of one alphabet and is of two, with a letter of the other."""
    if text.isascii():
        return None
    for match in _MIXED.finditer(text):
        word = match.group()
        latin = [letter for letter in word if letter < "\u0370"]
        others = [letter for letter in word if letter >= "\u0370"]
        inflected = _INFLECTED.fullmatch(word)
        if inflected and inflected[1].islower():
            continue
        if _LIKE_LATIN.issuperset(others):
            return word, others[0]
        if len(others) > len(latin) and _LIKE_OTHERS.issuperset(latin):
            return word, latin[0]
    return None


def _problem_of(character: str) -> tuple[str, str, str]:
    """The problem's code, what is wrong and what to do."""
    name = f"U+{ord(character):04X}"
    if ord(character) in _HALF:
        return "half-character", f"{name} is half a character", "write the character itself"
    advice = "delete it unless the source has it; it is shown as a sign"
    if _UNSEEN.match(character):
        advice = "delete it unless the source has it: a word with it looks the same and is not the same"
        return "unseen-character", f"this text holds {name}, which is not seen", advice
    if _TURNING.match(character):
        return "turned-direction", f"this text holds {name}, which turns the direction of writing", advice
    return "control-character", f"this text holds {name}, which is a control character", advice
