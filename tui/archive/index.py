"""Building a segment of the index: for every term, the positions of the records that hold it.

A term is a word, the beginning of many words (`*des`), or a fact (`§party§us`). Positions are places in the
order of dates.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.postings import PostingWriter
from tui.archive.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

CHUNK = 256
"""Records of a chunk, which is what a search for a phrase reads at a time."""

END = "\0"
"""Ends the words of a record in a chunk's stream."""

BREAK = "\1"
"""Stands between a text and its renderings, so that no phrase runs on from one to the other."""


class Document(NamedTuple):
    """A record to be found: its texts and the facts about it."""

    rowid: int
    upper: int
    texts: tuple[str, ...]
    facts: tuple[str, ...]


def character(code: int) -> str:
    """Stands for a word in a stream; UTF-8 makes the words met first, which are frequent, the shortest.

    Args:
        code: The word's number in its segment, from 0.

    Returns:
        One character, or two for the rare words beyond a million.
    """
    point = code + 2
    if point >= 0xD800:
        point += 0x800
    if point < 0xF0000:
        return chr(point)
    beyond = point - 0xF0000
    return chr(0x100000 + (beyond >> 16)) + chr(0xF0000 + (beyond & 0xFFFF))


class Codes(dict[str, str]):
    """The character of each word, given when it is first met."""

    def __missing__(self, word: str) -> str:
        code = self[word] = character(len(self))
        return code


class _Postings(dict[str, "array[int]"]):
    """The positions of each term."""

    def __missing__(self, term: str) -> array[int]:
        positions = self[term] = array("I")
        return positions


class _Appending(dict[str, "Callable[[int], None]"]):
    """Adds a position to those of a term, without looking the method up 20 times a record."""

    def __init__(self, postings: _Postings) -> None:
        super().__init__()
        self._postings = postings

    def __missing__(self, term: str) -> Callable[[int], None]:
        append = self[term] = self._postings[term].append
        return append


def write_segment(
    connection: sqlite3.Connection,
    kind: str,
    documents: Iterable[Document],
    stem: Callable[[str], str],
) -> None:
    """Indexes records and writes them as one segment.

    Args:
        connection: The archive being built.
        kind: `statement` or `event`.
        documents: The records, in the order of their rowids.
        stem: Gives the stem of a word.
    """
    number = connection.execute("INSERT INTO segment VALUES(NULL, ?, 0, x'')", (kind,)).lastrowid or 0
    codes = Codes()
    worded, facts = _Postings(), _Postings()
    size = 0
    for row in _chunks(number, documents, codes, worded, facts):
        connection.execute("INSERT INTO chunk VALUES(?, ?, ?, ?, ?, ?)", row[:-1])
        size += row[-1]
    connection.execute("UPDATE segment SET size = ? WHERE id = ?", (size, number))
    write_postings(connection, number, size, codes, worded, stem, facts)


def write_postings(
    connection: sqlite3.Connection,
    segment: int,
    size: int,
    codes: Codes,
    worded: dict[str, array[int]],
    stem: Callable[[str], str],
    facts: dict[str, array[int]],
) -> None:
    """Writes the positions of all terms of a segment.

    Args:
        connection: The archive being built.
        segment: Its number.
        size: How many records it has.
        codes: The character of each word.
        worded: The positions of each character's word; they are used up.
        stem: Gives the stem of a word.
        facts: The positions of each fact.
    """
    vocabulary = sorted((word, code, order) for order, (word, code) in enumerate(codes.items()))
    writer = PostingWriter(connection, segment, size)
    for word, code, order in vocabulary:
        writer.word(word, worded.pop(code), order, stem(word))
    writer.close()
    for term in sorted(facts):
        writer.fact(term, facts[term])


def _chunks(
    number: int, documents: Iterable[Document], codes: Codes, worded: _Postings, facts: _Postings
) -> Iterator[tuple[int, int, int, bytes, bytes, bytes, int]]:
    """Files the terms of each record, and yields the rows of the chunks with their number of records."""
    rowids, uppers, stream = array("q"), array("q"), []
    code = codes.__getitem__
    add_word, add_fact = _Appending(worded), _Appending(facts)
    chunk = number << 32
    for position, document in enumerate(documents):
        line: list[str] = []
        for text in document.texts:
            line += map(code, words(text))
            line.append(BREAK)
        stream.append("".join(line))
        for term in set(line):
            add_word[term](position)
        for term in document.facts:
            add_fact[term](position)
        rowids.append(document.rowid)
        uppers.append(document.upper)
        if len(rowids) == CHUNK:
            yield chunk_row(chunk, rowids, uppers, stream)
            chunk += 1
            rowids, uppers, stream = array("q"), array("q"), []
    worded.pop(BREAK, None)
    if rowids:
        yield chunk_row(chunk, rowids, uppers, stream)


def chunk_row(
    chunk: int, rowids: array[int], uppers: array[int], stream: list[str]
) -> tuple[int, int, int, bytes, bytes, bytes, int]:
    """The row of a chunk.

    Args:
        chunk: Its number.
        rowids: Those of its records.
        uppers: The last minute that the date of each may mean.
        stream: The words of each as characters.

    Returns:
        The row, and the number of its records.
    """
    text = END.join(stream) + END
    return chunk, rowids[0], max(uppers), rowids.tobytes(), uppers.tobytes(), text.encode(), len(rowids)
