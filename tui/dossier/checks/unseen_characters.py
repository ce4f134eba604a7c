"""Characters that would change how a text is read without being seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier.hidden_characters import DIRECTION, OBEYED, UNSEEN
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


def check(draft: Draft) -> None:
    """Warn of characters that a terminal obeys, that turn the direction of writing or are not seen."""
    for file in draft.files.values():
        if b"\\" in file.data or any(pattern.search(file.data, 1) for pattern in _SUSPECT):
            _check_file(draft, file)


def check_escapes(draft: Draft) -> None:
    """Look only for what is an error: half a character, which nothing but an escape can write."""
    for file in draft.files.values():
        if b"\\" in file.data:
            _check_file(draft, file)


def _check_file(draft: Draft, file: File) -> None:
    for text, line, column in texts(file):
        hidden = _HIDDEN.search(text)
        if hidden is None:
            continue
        code, message, advice = _problem_of(hidden.group())
        if draft.problems.keeps(code, message):
            draft.problems.keep(file.problem(line, column, code, message, advice))


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
