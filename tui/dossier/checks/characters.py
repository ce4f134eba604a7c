"""Characters that would change how a text is read without being seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier.yaml.events import parse
from tui.dossier.yaml.nodes import Mapping, Sequence, Text, place

if TYPE_CHECKING:
    from tui.dossier.draft import Draft
    from tui.dossier.yaml.files import File
    from tui.dossier.yaml.nodes import Node

# Only these files need a closer look: others can't hold such a character, neither raw nor as an escape.
_SUSPECT = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BIDIRECTIONAL = range(0x202A, 0x206A)


def check(draft: Draft) -> None:
    """Warn of control characters and of those that turn the direction of writing."""
    for file in draft.files.values():
        if b"\\" in file.data or _SUSPECT.search(file.data):
            _check_file(draft, file)


def _check_file(draft: Draft, file: File) -> None:
    left: list[Node | None] = [parse(file)[0]]
    while left:
        node = left.pop()
        if isinstance(node, Text):
            _check_text(draft, file, node)
        elif isinstance(node, Sequence):
            left += reversed(node.items)
        elif isinstance(node, Mapping):
            left += reversed(node.entries.values())


def _check_text(draft: Draft, file: File, text: Text) -> None:
    found = _HIDDEN.search(text.value)
    if found is None:
        return
    code = ord(found.group())
    if code in range(0xD800, 0xE000):
        message, advice = f"U+{code:04X} is half a character", "write the character itself"
        draft.problems.append(file.problem(*place(text), message, advice))
        return
    what = "turns the direction of writing" if code in _BIDIRECTIONAL else "is a control character"
    advice = "delete it unless the source has it; it is shown as a sign"
    message = f"this text holds U+{code:04X}, which {what}"
    draft.problems.append(file.problem(*place(text), message, advice, "warning"))
