"""The text that a reader of an HTML page sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

READER = "selectolax"

_UNSEEN = frozenset((
    "head", "script", "style", "template", "noscript", "noframes", "noembed", "iframe", "object", "embed", "svg",
    "canvas", "video", "audio", "select", "datalist", "map", "rp", "rt", "link", "meta", "title", "base", "param",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option",
    "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "xmp",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_HIDING = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|opacity\s*:\s*0*\.?0+(?![\d.])|font-size\s*:\s*0*\.?0+(?![\d.])|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%|(?:left|right|top|text-indent)\s*:\s*-\d{3,}"
    r"|transform\s*:\s*scale\(\s*0\s*[,)]|color\s*:\s*transparent)",
    re.IGNORECASE,
)
_HIDDEN_CLASSES = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only"))
_RULE = re.compile(r"([^{}@;]{1,200})\{([^{}]{0,2000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]{0,500}(?:;|\{(?:[^{}]|\{[^{}]*\})*\})")
_SIMPLE_SELECTOR = re.compile(r"[\w.#*\[\]=\"' >+~,-]+")
_MOST_RULES = 500
_LONGEST_STYLE = 500_000
_LONGEST_INLINE_STYLE = 5_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})")
_CLOSED_BY_ITSELF = frozenset((
    "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "optgroup", "br", "hr", "img", "input",
    "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "param", "rp", "rt", "path", "circle", "rect",
    "line", "use", "polygon", "polyline", "ellipse", "stop",
))  # fmt: skip
_WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+""")
_QUOTED = re.compile(r"""\"[^"]*"|'[^']*'""")
_LONGEST_TAG = 20_000
"""Characters of a tag outside its attributes' values; the parser's time grows with the square of their number."""
_DEEPEST = 5_000
"""Elements within each other; browsers draw a tenth of that, and the parser's time grows with its square."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_SUPERSCRIPTS = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_RAISED = re.compile(r"[0-9+\-−n]{1,4}")
_NOTE = re.compile(r"\[?(?:\d{1,3}|[a-z]|[*†‡§]+)\]?(?:\s*[,–-]\s*\[?\d{1,3}\]?)*")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}$")


def text_of(markup: str) -> str:
    """The text of a page: no script, style, comment, attribute, head or hidden element; entities resolved.

    Inline elements are nothing; blocks, `<br>` and cells are space.

    Args:
        markup: the page.

    Raises:
        ValueError: it has what no page has, such as thousands of elements within each other.
    """
    if _is_too_deep(markup):
        raise ValueError(f"can't be read: it has {_DEEPEST:,} elements within each other")
    if any(len(tag) > _LONGEST_TAG < len(_QUOTED.sub("", tag)) for tag in _WHOLE_TAG.findall(markup)):
        raise ValueError("can't be read: one of its tags has thousands of attributes")
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(markup)
    if parser.root is None:
        return ""
    return _Reader(_hidden_by_style(parser)).read(parser.root)


def _is_too_deep(markup: str) -> bool:
    """Whether so many elements are left open that no page needs them."""
    depth = 0
    for closing, tag in _TAG.findall(markup):
        if tag.lower() not in _CLOSED_BY_ITSELF:
            depth = max(0, depth + (-1 if closing else 1))
            if depth > _DEEPEST:
                return True
    return False


def _hidden_by_style(parser: LexborHTMLParser) -> set[int]:
    """The elements that a style sheet of the page hides for every reader."""
    hidden: set[int] = set()
    rules = 0
    for sheet in parser.css("style"):
        style = _AT_RULE.sub("", _COMMENT.sub("", (sheet.text() or "")[:_LONGEST_STYLE]))
        for match in _RULE.finditer(style):
            selector = match.group(1).strip()
            if not _HIDING.search("{" + match.group(2)) or not _SIMPLE_SELECTOR.fullmatch(selector):
                continue
            rules += 1
            if rules > _MOST_RULES:
                return hidden
            try:
                hidden.update(node.mem_id for node in parser.css(selector))
            except Exception:  # noqa: S112 - a selector that the library does not know hides nothing
                continue
    return hidden


class _Reader:
    """Walks through a page, without recursion: pages may be nested without end."""

    def __init__(self, hidden: set[int]) -> None:
        self._hidden = hidden
        self._parts: list[str] = []
        self._pending = ""
        """The space that is due before the next character."""
        self._last = ""

    def read(self, root: LexborNode) -> str:
        """The text of all that lies below a node."""
        stack: list[tuple[LexborNode | None, str]] = [(root, "")]
        preformatted = 0
        while stack:
            node, closing = stack.pop()
            if node is None:
                preformatted -= closing == "pre"
                self._close(closing)
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._add(node.text_content or "", preformatted=preformatted > 0)
                continue
            if (tag.startswith("-") and tag != "-document") or self._unseen(node, tag):
                continue
            if tag == "br":
                self._space("\n")
                continue
            if tag == "sup" and self._raised(node):
                continue
            self._open(tag)
            preformatted += tag in ("pre", "textarea", "listing")
            stack.append((None, "pre" if tag in ("pre", "textarea", "listing") else tag))
            child = node.last_child
            while child is not None:
                stack.append((child, ""))
                child = child.prev
        return "".join(self._parts)

    def _unseen(self, node: LexborNode, tag: str) -> bool:
        if tag in _UNSEEN:
            return True
        attributes = node.attributes
        if not attributes:
            return node.mem_id in self._hidden
        if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
            return True
        if _HIDING.search(_COMMENT.sub("", (attributes.get("style") or "")[:_LONGEST_INLINE_STYLE])):
            return True
        classes = (attributes.get("class") or "").split()
        return not _HIDDEN_CLASSES.isdisjoint(classes) or node.mem_id in self._hidden

    def _raised(self, node: LexborNode) -> bool:
        """Read a superscript: a power is written as one, and the number of a note is no word of the text."""
        text = (node.text() or "").strip()
        if node.css_first("a") is not None and _NOTE.fullmatch(text):
            return True
        if self._pending or not self._last:
            return False
        ends = self._last[-1:]
        if _NOTE.fullmatch(text) and (_LONG_WORD.search(self._last) or not ends.isalnum()):
            return True
        if _RAISED.fullmatch(text) and ends.isalnum():
            self._add(text.translate(_SUPERSCRIPTS), preformatted=False)
            return True
        return False

    def _open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._space("\n\n")
        elif tag in _CELLS:
            self._space("\t")
        elif tag == "q":
            self._add("“", preformatted=True)

    def _close(self, tag: str) -> None:
        if tag == "q":
            self._add("”", preformatted=True, closing=True)
        else:
            self._open(tag)

    def _space(self, space: str) -> None:
        if len(space) > len(self._pending) or self._pending == " ":
            self._pending = space

    def _add(self, text: str, *, preformatted: bool, closing: bool = False) -> None:
        if not text:
            return
        if not preformatted:
            text = _SPACES.sub(" ", text)
            if text[0] == " ":
                self._pending = self._pending or " "
                text = text[1:]
        if not text:
            return
        trailing = text[-1] == " " and not preformatted
        if trailing:
            text = text[:-1]
        if self._pending and self._parts and not (closing and self._pending == " "):
            self._parts.append(self._pending)
        self._parts.append(text)
        self._last = text[-40:]
        self._pending = " " if trailing else ""
