"""An address that leads to a passage of a page: a text fragment (WICG Scroll To Text Fragment)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from tui.archive.rows import StatementDetail

_LONGEST = 120
"""Characters of a passage that is named whole; of a longer one its first and last words are."""
_WORDS = 5
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def at_passage(address: str, passage: str) -> str:
    """Let an address lead to a passage.

    Args:
        address: of a page; any but http and https is left as it is, as is one that leads to a passage.
        passage: words as the page prints them.
    """
    words = passage.split()
    if not words or not _SCHEME.match(address) or ":~:" in address:
        return address
    text = " ".join(words)
    if len(text) > _LONGEST and len(words) > 2 * _WORDS:
        named = f"{_encoded(' '.join(words[:_WORDS]))},{_encoded(' '.join(words[-_WORDS:]))}"
    else:
        named = _encoded(text)
    return f"{address}{'' if '#' in address else '#'}:~:text={named}"


def _encoded(text: str) -> str:
    """Percent-encode what has a meaning in a fragment: `-`, `,` and `&` too."""
    return quote(text, safe="").replace("-", "%2D")


def passage_of(detail: StatementDetail) -> str:
    """The words by which a statement is found on its source's page; empty for a paraphrase.

    What the source prints is taken where it was verified, else the first piece of what is quoted.
    """
    for proof in detail.proofs:
        if proof.rendering is None and proof.passage:
            return proof.passage
    if detail.row.quotation == "indirect":
        return ""
    text = detail.row.text
    if detail.row.quotation == "mixed":
        fragment = re.search(r"“([^“”]+)”", text)
        text = fragment.group(1) if fragment else ""
    pieces = re.split(r"\[[^\]]*\]|\(?\.\.\.\)?|…", text)
    return max((piece.strip() for piece in pieces), key=len, default="")
