"""The search language: a query read into a tree, with whatever could not be read and where.

Nothing raises: what can't be read is a problem with its place, and the rest is understood without it.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from tui.archive.index.tokens import CAPITALS, fold, terms, words
from tui.archive.search.filters import FILTERS, read_filter
from tui.archive.search.query_language.dates import MOST, days, may_begin
from tui.archive.search.query_language.lexing import LENGTH, Token, tokens
from tui.archive.search.query_language.query import (
    And,
    Identifier,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Spelt,
    Wide,
    Word,
    describe,
    name_of,
)
from tui.archive.search.query_language.read_query import (
    QueryProblem,
    QueryReading,
    kinds_asked_for,
    listed,
)
from tui.archive.search.query_language.spelt_words import spelt
from tui.archive.search.query_language.stop_words import is_stop
from tui.archive.search.scope import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.archive.search.query_names import Vocabulary

TERMS = 64
"""Tokens of a query that are read."""

DEPTH = 12
"""Brackets within brackets that are read."""

TOGETHER = 4
"""The most words of a query that are looked up together as one name."""

NEAR = 10
"""The distance of NEAR(…) where none is given."""


ID = re.compile("[a-z0-9][a-z0-9._-]*")
"""What an id looks like, once in small letters."""


def parse(
    text: str, vocabulary: Vocabulary, *, widen: bool = True, prefix_last: bool = False
) -> QueryReading:
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
    typing = prefix_last and bool(cut) and cut[-1].end == min(len(text), LENGTH) and len(cut) <= TERMS
    parser = _Parser(cut[:TERMS], vocabulary, widen=widen, typing=typing, unfinished=prefix_last, text=text)
    if len(text) > LENGTH or len(cut) > TERMS:
        start = cut[TERMS].start if len(cut) > TERMS else LENGTH
        parser.problem(start, len(text), "The query is too long; this part was left out")
    query = parser.read()
    shown = describe(query) if query is not None else ""
    kinds = kinds_asked_for(cut)
    if kinds != KINDS:
        records = listed([f"{kind}s" for kind in kinds])
        shown = f"{records}: {shown}" if shown else f"all {records}"
        query = And(()) if query is None else query
    return QueryReading(shown, tuple(parser.problems), tuple(dict.fromkeys(parser.widened)), query, kinds)


class _Parser:
    """Reads tokens from left to right.

    Args:
        cut: The tokens.
        vocabulary: The names of the dossier.
        widen: Whether to look for aliases and synonyms.
        typing: Whether the last token is still being typed.
        unfinished: Whether more may be typed, so that what is not closed yet is no mistake.
        text: The whole query.
    """

    def __init__(
        self,
        cut: list[Token],
        vocabulary: Vocabulary,
        *,
        widen: bool,
        typing: bool,
        unfinished: bool,
        text: str,
    ) -> None:
        self.problems: list[QueryProblem] = []
        self.widened: list[str] = []
        self._tokens = cut
        self._at = 0
        self._vocabulary = vocabulary
        self._widen = widen
        self._typing = typing
        self._open = unfinished
        last = cut[-1] if typing else None
        self._last = last if last is not None and last.kind == "word" and len(words(last.text)) == 1 else None
        """The word that is still being typed; one of several parts is read as it stands."""
        self._capitals = text.isupper() and len(cut) > 1
        """Whether all is typed in capitals, which then say nothing."""
        self._left_out = {
            fold(token.text)
            for before, token in pairwise(cut)
            if before.kind == "not" and token.kind in ("word", "phrase")
        }
        """What is to be left out, so that no other word is taken to mean it."""

    def problem(self, start: int, end: int, message: str) -> None:
        """Notes what could not be read.

        Args:
            start: Where it begins.
            end: Where it ends.
            message: What is wrong, and what to do.
        """
        self.problems.append(QueryProblem(start, end, message))

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

    def _ends_open(self) -> bool:
        """Whether the query was read to its end and may go on: what is not whole may yet become so."""
        return self._open and self._at == len(self._tokens)

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
        if not depth and any(not is_stop(part) for part in parts):
            parts = [part for part in parts if not is_stop(part)]
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
                if not self._ends_open():
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
                if not self._ends_open():
                    self.problem(token.start, token.end, "Nothing follows to be left out")
                return None
        if self._at == len(self._tokens) or self._next_is("close"):
            return None
        # To leave out a day or a year, that is one word: `-2012`.
        dated = self._dated(1 if negated else MOST)
        if dated is not None:
            return Not(dated) if negated else dated
        token = self._take()
        part = self._bracket(token, depth) if token.kind == "open" else self._read(token)
        if negated and part is not None and self._widen:
            part = self._left_out_with_names(token, part)
        return Not(part) if negated and part is not None else part

    def _left_out_with_names(self, token: Token, part: Node) -> Node:
        """What is to be left out, by its other names too, unless one of those is what is asked for."""
        name = name_of([part])
        if token.kind != "word" or not name:
            return part
        wanted = {fold(each.text) for each in self._tokens if each is not token and each.kind == "word"}
        if any(fold(other) in wanted for other in self._vocabulary.other_names(name)):
            return part
        others = self._others_of_left_out(part)
        return Wide(part, others) if others else part

    def _others_of_left_out(self, part: Node) -> tuple[Node, ...]:
        kept, self._left_out = self._left_out, set()
        try:
            return self._others([part])
        finally:
            self._left_out = kept

    def _bracket(self, token: Token, depth: int) -> Node | None:
        if depth >= DEPTH:
            self.problem(token.start, token.end, "There are too many brackets within brackets")
            return None
        part = self._all_of(depth + 1)
        if self._next_is("close"):
            self._take()
        elif not self._ends_open():
            self.problem(token.start, token.end, "This bracket is never closed")
        return part

    def _read(self, token: Token) -> Node | None:
        if not token.closed and not self._ends_open():
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
        parts, variants = terms(token.text)
        if not parts:
            if self._at != len(self._tokens):
                self.problem(token.start, token.end, "There is no word in this")
            return None
        starred = token.text.endswith("*")
        node = spelt(
            token.text, parts, variants, prefix=starred or token is self._last, capitals=self._capitals
        )
        identifier = Identifier(token.text.lower())
        if starred or not ID.fullmatch(identifier.id):
            return node
        if isinstance(node, Spelt):
            return node._replace(parts=(*node.parts, identifier))
        return Spelt((node, identifier), describe(node))

    def _phrase(self, token: Token) -> Node | None:
        parts = words(token.text)
        if not parts and token.closed:
            self.problem(token.start, token.end, "There is no word between the quotation marks")
        going_on = self._typing and not token.closed and token.text[-1:].isalnum()
        return Phrase(tuple(parts), prefix=going_on) if parts else None

    def _near(self, token: Token) -> Node | None:
        before, comma, after = token.text.rpartition(",")
        inside, distance = (before, after.strip()) if comma else (token.text, str(NEAR))
        inner_words = tuple(dict.fromkeys(words(inside)))
        if not token.closed and self._ends_open():
            distance = distance if distance.isascii() and distance.isdigit() else str(NEAR)
        elif not (distance.isascii() and distance.isdigit()):
            self.problem(
                token.start, token.end, f"NEAR(…) ends with a number of words, as in NEAR(a b, {NEAR})"
            )
            distance = str(NEAR)
        if len(inner_words) < 2:
            if token.closed or not self._ends_open():
                self.problem(token.start, token.end, "NEAR(…) takes two words or more")
            return Word(inner_words[0], prefix=not token.closed and self._typing) if inner_words else None
        return Near(inner_words, min(int(distance[:6]), 1000))

    def _filter(self, token: Token) -> Node | None:
        name = token.name.lower()
        if self._typing and token is self._tokens[-1] and self._unfinished(name, token):
            return None
        node, message = read_filter(name, token.text, self._vocabulary)
        if name not in FILTERS:
            # A colon in pasted text; the words are looked for all the same.
            typed_words = words(f"{name} {token.text}")
            node = Word(typed_words[0]) if len(typed_words) == 1 else And(tuple(map(Word, typed_words)))
        if message and (token.text or name in FILTERS):
            self.problem(token.start, token.end, message)
        return node

    def _unfinished(self, name: str, token: Token) -> bool:
        """Whether a filter is still being typed: it counts as nothing yet."""
        if not token.text.strip():
            return True
        _, message = read_filter(name, token.text, self._vocabulary)
        return bool(message) and name in FILTERS

    def _dated(self, most: int) -> Node | None:
        """At most so many words of a date, if any stand here; they count as words too."""
        cut: list[Token] = []
        for token in self._tokens[self._at : self._at + most]:
            if token.kind != "word" or token.text in ("AND", "OR", "NOT"):
                break
            cut.append(token)
        if not cut or not may_begin(cut[0].text):
            return None
        years = self._vocabulary.years()
        for length in range(len(cut), 0, -1):
            texts = [token.text.strip(",.") for token in cut[:length]]
            whens = days(texts, years)
            if not whens:
                continue
            self._at += length
            typed = [part for part in map(words, texts) if part]
            literal_words = [Word(part[0]) if len(part) == 1 else Phrase(tuple(part)) for part in typed]
            literal: Node = literal_words[0] if length == 1 else Phrase(tuple(chain.from_iterable(typed)))
            return Spelt((literal, *whens), " ".join(texts))
        return None

    def _widened(self, parts: list[Node]) -> list[Node]:
        """The same with aliases and synonyms beside the words that they stand for."""
        done: list[Node] = []
        at = 0
        while at < len(parts):
            for length in range(min(TOGETHER, len(parts) - at), 0, -1):
                some = parts[at : at + length]
                others = self._others(some)
                if others:
                    done.append(Wide(some[0] if length == 1 else And(tuple(some)), others))
                    break
            else:
                length = 1
                done.append(parts[at])
            at += length
        return done

    def _others(self, parts: list[Node]) -> tuple[Node, ...]:
        """What else some words that stand side by side may be called, or written."""
        name = name_of(parts)
        if not name:
            return ()
        others: list[Node] = []
        names = [other for other in self._vocabulary.other_names(name) if fold(other) not in self._left_out]
        for other in names:
            parts_of_name, variants = terms(other)
            if parts_of_name and variants and variants[0].endswith(CAPITALS):
                others.append(Word(variants[0]))
            elif parts_of_name:
                name_words = tuple(parts_of_name)
                others.append(Word(name_words[0]) if len(name_words) == 1 else Phrase(name_words))
        if names:
            self.widened.append(f"{name} also as {', '.join(names)}")
        if all(_is_plain(part) for part in parts):
            if len(parts) == 2 and self._vocabulary.holds(name.replace(" ", "")):
                others.append(Word(name.replace(" ", "")))
            if len(parts) == 1:
                others += map(Phrase, self._vocabulary.apart(name))
        return tuple(dict.fromkeys(others))


def _is_plain(node: Node) -> bool:
    """Whether something is one word, typed to its end."""
    word = node.parts[0] if isinstance(node, Spelt) else node
    return isinstance(word, Word) and not word.prefix
