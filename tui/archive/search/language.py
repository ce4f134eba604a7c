"""The search language: a query read into a tree, with whatever could not be read and where.

Nothing raises: what can't be read is a problem with its place, and the rest is understood without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.tokens import words
from tui.archive.search.filters import EVENT_STATES, FILTERS, read_filter
from tui.archive.search.lexing import LENGTH, Token, tokens
from tui.archive.search.query import And, Fact, Near, Node, Not, Or, Phrase, Wide, Word, describe

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.archive.search.names import Vocabulary

TERMS = 64
"""Tokens of a query that are read."""

DEPTH = 12
"""Brackets within brackets that are read."""

TOGETHER = 4
"""The most words of a query that are looked up together as one name."""

NEAR = 10
"""The distance of NEAR(…) where none is given."""


class Problem(NamedTuple):
    """What could not be read, and where."""

    start: int
    end: int
    message: str


class Reading(NamedTuple):
    """How a query was read."""

    text: str
    """The query in words; empty where nothing of it could be read."""
    problems: tuple[Problem, ...]
    widened: tuple[str, ...]
    """Each widening by an alias or synonym, in words."""
    query: Node | None
    """What is asked for, or None for nothing."""
    events: bool
    """Whether events are asked for, and not statements."""


def parse(text: str, vocabulary: Vocabulary, *, widen: bool = True, prefix_last: bool = False) -> Reading:
    """Reads a query.

    Args:
        text: Any text.
        vocabulary: The names of the dossier.
        widen: Whether words stand for their aliases and synonyms too.
        prefix_last: Whether the last word may be the beginning of one, as it is while somebody types.

    Returns:
        How it was read.
    """
    cut = tokens(text)
    typing = prefix_last and bool(cut) and cut[-1].kind == "word" and cut[-1].end == min(len(text), LENGTH)
    parser = _Parser(cut[:TERMS], vocabulary, widen, cut[-1] if typing and len(cut) <= TERMS else None)
    if len(text) > LENGTH or len(cut) > TERMS:
        start = cut[TERMS].start if len(cut) > TERMS else LENGTH
        parser.problem(start, len(text), "The query is too long; this part was left out")
    query = parser.read()
    shown = describe(query) if query is not None else ""
    if parser.events and query is None:
        query, shown = And(()), "all events"
    elif parser.events:
        shown = f"events: {shown}"
    return Reading(shown, tuple(parser.problems), tuple(dict.fromkeys(parser.widened)), query, parser.events)


class _Parser:
    """Reads tokens from left to right.

    Args:
        cut: The tokens.
        vocabulary: The names of the dossier.
        widen: Whether to look for aliases and synonyms.
        last: The word that is still being typed.
    """

    def __init__(self, cut: list[Token], vocabulary: Vocabulary, widen: bool, last: Token | None) -> None:
        self.problems: list[Problem] = []
        self.widened: list[str] = []
        self.events = any(
            (one.name.lower(), one.text.lower()) == ("in", "events")
            or (one.name.lower() == "is" and one.text.lower() in EVENT_STATES)
            for one in cut
        )
        self._tokens = cut
        self._at = 0
        self._vocabulary = vocabulary
        self._widen = widen
        self._last = last

    def problem(self, start: int, end: int, message: str) -> None:
        """Notes what could not be read.

        Args:
            start: Where it begins.
            end: Where it ends.
            message: What is wrong, and what to do.
        """
        self.problems.append(Problem(start, end, message))

    def read(self) -> Node | None:
        """Reads all tokens.

        Returns:
            What they ask for, or None for nothing.
        """
        parts = []
        while self._at < len(self._tokens):
            part = self._all_of(0)
            if part is not None:
                parts.append(part)
            if self._at < len(self._tokens):
                token = self._take()
                self.problem(token.start, token.end, "This bracket closes nothing")
        return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else None

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _next_is(self, kind: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].kind == kind

    def _all_of(self, depth: int) -> Node | None:
        """All that stands side by side, up to a closing bracket."""
        parts: list[Node] = []
        while self._at < len(self._tokens) and not self._next_is("close"):
            part = self._any_of(depth)
            if part is not None:
                parts.append(part)
        if self._widen:
            parts = self._widened(parts)
        return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else None

    def _any_of(self, depth: int) -> Node | None:
        """Parts with OR between them, which binds closer than standing side by side."""
        parts = []
        if self._next_is("or"):
            token = self._take()
            self.problem(token.start, token.end, f"{token.text} needs something before it")
        first = self._one(depth)
        if first is not None:
            parts.append(first)
        while self._next_is("or"):
            token = self._take()
            if self._at == len(self._tokens) or self._next_is("close"):
                self.problem(token.start, token.end, f"{token.text} needs something after it")
            elif not self._next_is("or"):
                part = self._one(depth)
                if part is not None:
                    parts.append(part)
        if len(parts) > 1 and self._widen:
            parts = [self._widened([part])[0] for part in parts]
        return parts[0] if len(parts) == 1 else Or(tuple(parts)) if parts else None

    def _one(self, depth: int) -> Node | None:
        negated = False
        while self._next_is("not"):
            token = self._take()
            negated = not negated
            if self._at == len(self._tokens):
                self.problem(token.start, token.end, "Nothing follows to be left out")
                return None
        if self._at == len(self._tokens) or self._next_is("close"):
            return None
        token = self._take()
        part = self._bracket(token, depth) if token.kind == "open" else self._read(token)
        return Not(part) if negated and part is not None else part

    def _bracket(self, token: Token, depth: int) -> Node | None:
        if depth >= DEPTH:
            self.problem(token.start, token.end, "There are too many brackets within brackets")
            return None
        part = self._all_of(depth + 1)
        if self._next_is("close"):
            self._take()
        else:
            self.problem(token.start, token.end, "This bracket is never closed")
        return part

    def _read(self, token: Token) -> Node | None:
        if not token.whole:
            mark = "NEAR(" if token.kind == "near" else "quotation mark"
            self.problem(token.start, token.end, f"This {mark} is never closed; it was read to the end")
        readers: dict[str, Callable[[Token], Node | None]] = {
            "word": self._word,
            "phrase": self._phrase,
            "near": self._near,
            "filter": self._filter,
        }
        return readers[token.kind](token) if token.kind in readers else None

    def _word(self, token: Token) -> Node | None:
        if token.text == "AND":
            return None
        found = words(token.text)
        if not found:
            if self._at != len(self._tokens):
                self.problem(token.start, token.end, "There is no word in this")
            return None
        prefix = token is self._last or token.text.endswith("*")
        if len(found) == 1:
            return Word(found[0], prefix)
        phrase = Phrase(tuple(found))
        if prefix and token is self._last:
            # While `U.S` or `al-Ass` is typed, its last part may go on.
            return And((*map(Word, found[:-1]), Word(found[-1], prefix=True)))
        return Or((phrase, Word("".join(found)))) if "-" in token.text else phrase

    def _phrase(self, token: Token) -> Node | None:
        found = words(token.text)
        if not found and token.whole:
            self.problem(token.start, token.end, "There is no word between the quotation marks")
        return Phrase(tuple(found)) if found else None

    def _near(self, token: Token) -> Node | None:
        before, comma, after = token.text.rpartition(",")
        inside, distance = (before, after.strip()) if comma else (token.text, str(NEAR))
        found = tuple(dict.fromkeys(words(inside)))
        if not (distance.isascii() and distance.isdigit()):
            self.problem(
                token.start, token.end, f"NEAR(…) ends with a number of words, as in NEAR(a b, {NEAR})"
            )
            distance = str(NEAR)
        if len(found) < 2:
            self.problem(token.start, token.end, "NEAR(…) takes two words or more")
            return Word(found[0]) if found else None
        return Near(found, min(int(distance[:6]), 1000))

    def _filter(self, token: Token) -> Node | None:
        name = token.name.lower()
        node, message = read_filter(name, token.text, self._vocabulary, self.events)
        if name not in FILTERS:
            # A colon in pasted text; the words are looked for all the same.
            found = words(f"{name} {token.text}")
            node = Word(found[0]) if len(found) == 1 else And(tuple(map(Word, found)))
        if message and (token.text or name in FILTERS):
            self.problem(token.start, token.end, message)
        return node

    def _widened(self, parts: list[Node]) -> list[Node]:
        """The same with aliases and synonyms beside the words that they stand for."""
        done: list[Node] = []
        at = 0
        while at < len(parts):
            for length in range(min(TOGETHER, len(parts) - at), 0, -1):
                some = parts[at : at + length]
                name = _name(some)
                others = self._others(name) if name else ()
                if others:
                    done.append(Wide(some[0] if length == 1 else And(tuple(some)), others))
                    break
            else:
                length = 1
                done.append(parts[at])
            at += length
        return done

    def _others(self, name: str) -> tuple[Node, ...]:
        found: list[Node] = []
        names = self._vocabulary.other_names(name)
        for other in names:
            parts = tuple(words(other))
            if parts:
                found.append(Word(parts[0]) if len(parts) == 1 else Phrase(parts))
        if names:
            self.widened.append(f"{name} also as {', '.join(names)}")
        if not self.events and " " not in name:
            for speaker in self._vocabulary.speakers(name):
                found.append(Fact((("speaker", speaker.id),), f"said by {speaker.shown}"))
                self.widened.append(f"{name} also as speaker {speaker.shown}")
        return tuple(found)


def _name(parts: list[Node]) -> str:
    """Words that stand side by side as one name; empty where there is anything else between them."""
    found = []
    for part in parts:
        if isinstance(part, Word):
            found.append(part.word)
        elif isinstance(part, Phrase) and len(parts) == 1:
            return ""
        else:
            return ""
    return " ".join(found)
