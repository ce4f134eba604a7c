"""The text that a reader of Markdown sees, with every character at its place."""

from __future__ import annotations

import re

from tui.proof.letters.characters import MASK

_LINE_START = re.compile(
    r"^(?:[ \t]{0,3}>[ \t]?)+|^[ \t]{0,3}#{1,6}(?=[ \t])|^[ \t]*(?:[*+-]|\d{1,9}[.)])(?=[ \t])", re.MULTILINE
)
_STRESSED = re.compile(
    r"(?<![\d_*\\])(?P<stars>\*{1,3})(?=[^\s*])(?:[^*\n]|\n(?!\s*\n)){1,2000}?(?<=[^\s*\\])(?P=stars)(?![\d_*])"
    r"|(?<![\w_\\])(?P<lines>_{1,3})(?=[^\s_])(?:[^_\n]|\n(?!\s*\n)){1,2000}?(?<=[^\s_\\])(?P=lines)(?![\w_])"
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\](\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_UNSEEN = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>|\[\^[^\[\]\s]{1,40}\](?!:)")
"""Tags, and the marks of footnotes."""
_MARKED = re.compile(r"(?P<marks>`{1,2}|~~)(?=[^\s`~])([^`~\n]{1,2000}?)(?<=[^\s])(?P=marks)(?![`~])")
"""Code and what is struck out: a reader sees the words."""
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def text_of(source: str) -> str:
    """Put a sign that counts as nothing in the place of each character of markup.

    Emphasis, code, links, headings, quotes, lists, comments, tags and the marks of footnotes are known;
    anything else is text.

    Args:
        source: Markdown.
    """
    text = _LINE_START.sub(lambda match: MASK * len(match.group()), source)
    text = _UNSEEN.sub(lambda match: MASK * len(match.group()), _without_comments(text))
    text = _LINK.sub(_link, text)
    text = _MARKED.sub(_marked, text)
    for _ in range(2):
        text = _STRESSED.sub(_stressed, text)
    return _ESCAPED.sub(MASK, text)


def _without_comments(text: str) -> str:
    """Put signs that count as nothing in the place of comments; one that is not closed is text."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], MASK * (end + 3 - start)]
        at = end + 3
    return "".join((*parts, text[at:]))


def _link(match: re.Match[str]) -> str:
    matched = match.group()
    if matched.startswith("!"):
        return MASK * len(matched)
    return MASK + match.group(1) + MASK * (len(matched) - 1 - len(match.group(1)))


def _marked(match: re.Match[str]) -> str:
    size = len(match.group("marks"))
    return MASK * size + match.group(2) + MASK * size


def _stressed(match: re.Match[str]) -> str:
    size = len(match.group("stars") or match.group("lines"))
    return MASK * size + match.group()[size:-size] + MASK * size
