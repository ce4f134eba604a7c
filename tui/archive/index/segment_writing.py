"""Building a segment of the index: its words for SQLite's FTS5, and for every frequent term a set of records.

A term is a word, the beginning of many words (`*des`), or a fact (`§party§us`). Positions are places in the
order of dates; FTS5 knows a record by its position.
"""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.documents import publisher_facts
from tui.archive.index.languages import Languages, dossier_language
from tui.archive.index.postings import PostingWriter
from tui.archive.index.reference_writing import write_references
from tui.archive.index.tokens import terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from tui.archive.index.documents import Document

    Stemmer = Callable[[str, str], str]
    """Gives the stem of a word in a language."""

CHUNK = 256
"""Records of a chunk, which holds their rowids and dates."""

BREAK = " § "
"""No word: between a text and its renderings, so that no phrase runs on from one to the other."""

BESIDE = " ¶ "
"""Likewise before what is shown beside the texts, and before the other forms of their words."""

TEXTS = 4
"""So many texts of a record have a column each, which NEAR does not leave; the last one takes the others."""

SHOWN = "›"
"""Begins what stands for a word in the names and titles that are shown with other records."""

_SHOWN_TEXTS = {"event": 1, "source": TEXTS, "actor": None, "party": None, "issue": TEXTS, "question": TEXTS}
"""By kind, of how many of its texts that is so; of all for None."""

INSERT_POSTING = "INSERT INTO posting VALUES(?, ?, ?, ?, ?)"

_NONE = (None,) * TEXTS
_COLUMNS = "a, b, c, d, beside, variants"

# The words come folded and with blanks between them: what a word is has one definition, and it is not FTS5's.
# Nothing is merged while building, for which the memory is large enough at any size.
_WORDS = """
CREATE VIRTUAL TABLE words_{0} USING fts5(a, b, c, d, beside, variants,
    content='', columnsize=0, detail=full, tokenize='ascii');
INSERT INTO words_{0}(words_{0}, rank) VALUES('automerge', 0);
INSERT INTO words_{0}(words_{0}, rank) VALUES('hashsize', 67108864)
"""


def line_and_words(document: Document) -> tuple[str, set[str]]:
    """The words of a record: as one line, which FTS5 gets, and each of them once."""
    distinct: set[str] = set()
    others: list[str] = []
    sections = []
    for texts in (document.texts, document.beside):
        lines = []
        for text in texts:
            words, variants = terms(text)
            lines.append(" ".join(words))
            distinct.update(words)
            others += variants
        sections.append(BREAK.join(lines))
    if others:
        distinct.update(others)
        sections.append(" ".join(others))
    elif not sections[1]:
        return sections[0], distinct
    return BESIDE.join(sections), distinct


class Postings(dict[str, "array[int]"]):
    """The positions of each term."""

    def __missing__(self, term: str) -> array[int]:
        positions = self[term] = array("I")
        return positions


class Begun(NamedTuple):
    """A segment whose terms are not yet written."""

    number: int
    size: int
    """How many records it has."""
    words: Postings
    shown: Postings
    facts: Postings
    languages: Languages


class _Appending(dict[str, "Callable[[int], None]"]):
    """Adds a position to those of a term, without looking the method up 20 times a record."""

    def __init__(self, postings: Postings) -> None:
        super().__init__()
        self._postings = postings

    def __missing__(self, term: str) -> Callable[[int], None]:
        append = self[term] = self._postings[term].append
        return append


def write_segment(
    connection: sqlite3.Connection,
    kind: str,
    documents: Iterable[Document],
    stem: Stemmer,
) -> None:
    """Indexes records and writes them as one segment.

    Args:
        connection: The archive being built.
        kind: `statement` or `event`.
        documents: The records, in the order of their rowids.
        stem: Gives the stem of a word.
    """
    write_postings(connection, begin_segment(connection, kind, documents), stem)


def begin_segment(connection: sqlite3.Connection, kind: str, documents: Iterable[Document]) -> Begun:
    """Writes all of a segment but the positions of its terms.

    Args:
        connection: The archive being built.
        kind: `statement` or `event`.
        documents: The records, in the order of their rowids.

    Returns:
        What is left to be written.
    """
    worded, shown, facts, languages = Postings(), Postings(), Postings(), Languages()
    rowids, uppers = array("q"), array("q")
    number = new_segment(connection, kind)
    if kind in _SHOWN_TEXTS:
        documents = _noting_shown(documents, _SHOWN_TEXTS[kind], shown)
    write_words(connection, number, _lines(documents, worded, facts, rowids, uppers, languages))
    languages.default = dossier_language(connection)
    write_chunks(connection, number, rowids, uppers)
    if number == _first(connection, kind):
        write_references(connection, kind, number, len(rowids), facts)
    if kind == "statement":
        for fact, positions in publisher_facts(connection, facts).items():
            facts[fact] = array("I", sorted(positions))
    return Begun(number, len(rowids), worded, shown, facts, languages)


def new_segment(connection: sqlite3.Connection, kind: str) -> int:
    """Begins a segment.

    Args:
        connection: The archive being built.
        kind: `statement` or `event`.

    Returns:
        Its number.
    """
    return connection.execute("INSERT INTO segment VALUES(NULL, ?, 0, x'')", (kind,)).lastrowid or 0


def _first(connection: sqlite3.Connection, kind: str) -> int:
    sql = "SELECT min(id) FROM segment WHERE kind = ?"
    first: int = connection.execute(sql, (kind,)).fetchone()[0]
    return first


def remove_segment(connection: sqlite3.Connection, number: int) -> None:
    """Removes a segment with all that it holds.

    Args:
        connection: The archive being changed.
        number: The segment's.
    """
    connection.execute(f"DROP TABLE words_{number}")
    connection.execute("DELETE FROM chunk WHERE id >= ? AND id < ?", (number << 32, (number + 1) << 32))
    connection.execute("DELETE FROM posting WHERE segment = ?", (number,))
    connection.execute("DELETE FROM segment WHERE id = ?", (number,))


def write_words(connection: sqlite3.Connection, number: int, lines: Iterable[tuple[int, str]]) -> None:
    """Gives FTS5 the words of all records.

    Args:
        connection: The archive being built.
        number: The segment's.
        lines: (position, line), ascending.
    """
    create_words(connection, number)
    add_words(connection, number, lines)


def create_words(connection: sqlite3.Connection, number: int) -> None:
    """Makes the table of a segment's words.

    Args:
        connection: The archive being built.
        number: The segment's.
    """
    for sql in _WORDS.format(number).split(";"):
        connection.execute(sql)


def add_words(connection: sqlite3.Connection, number: int, lines: Iterable[tuple[int, str]]) -> None:
    """Gives FTS5 the words of the next records; arguments as for `write_words`."""
    connection.executemany(
        f"INSERT INTO words_{number}(rowid, {_COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?)",
        ((position, *_columns(line)) for position, line in lines),
    )


def _columns(line: str) -> tuple[str | None, ...]:
    texts, _, others = line.partition(BESIDE)
    columns = texts.split(BREAK, TEXTS - 1)
    beside, _, variants = others.partition(BESIDE)
    return (*columns, *_NONE[len(columns) :], beside or None, variants or None)


def write_chunks(connection: sqlite3.Connection, number: int, rowids: array[int], uppers: array[int]) -> None:
    """Writes which records there are, and their dates.

    Args:
        connection: The archive being built.
        number: The segment's.
        rowids: Of all records, ascending.
        uppers: The last minute that each one's date may mean.
    """
    rows = []
    for n, start in enumerate(range(0, len(rowids), CHUNK)):
        some, dates = rowids[start : start + CHUNK], uppers[start : start + CHUNK]
        rows.append(((number << 32) + n, some[0], max(dates), some.tobytes(), dates.tobytes()))
    connection.executemany("INSERT INTO chunk VALUES(?, ?, ?, ?, ?)", rows)
    connection.execute("UPDATE segment SET size = ? WHERE id = ?", (len(rowids), number))


def write_postings(connection: sqlite3.Connection, begun: Begun, stem: Stemmer) -> None:
    """Writes the positions of all terms.

    Args:
        connection: The archive being built.
        begun: The segment; its terms are used up.
        stem: Gives the stem of a word.
    """
    number, size, worded, shown, facts, languages = begun
    stem = _knowing(connection, number, stem)
    writer = PostingWriter(partial(connection.execute, INSERT_POSTING), number, size)
    for word in sorted(worded):
        positions = worded.pop(word)
        writer.word(word, positions, stem(word, languages.of(positions)))
    writer.close()
    marked = PostingWriter(partial(connection.execute, INSERT_POSTING), number, size, SHOWN)
    for word in sorted(shown):
        marked.word(word, shown.pop(word), "")
    marked.close()
    for term in sorted(facts):
        writer.fact(term, facts.pop(term))


def _knowing(connection: sqlite3.Connection, number: int, stem: Stemmer) -> Stemmer:
    """What looks a stem up before it works it out: most words of events, or of a few files, are known."""
    (first,) = connection.execute("SELECT min(id) FROM segment WHERE id < ?", (number,)).fetchone()
    if first is None:
        return stem
    sql = "SELECT stem FROM posting WHERE segment = ? AND term = ?"

    def known(word: str, language: str) -> str:
        """The stem that the index has of a word."""
        row = connection.execute(sql, (first, word)).fetchone()
        return row[0] if row else stem(word, language)

    return known


def _noting_shown(documents: Iterable[Document], number: int | None, shown: Postings) -> Iterator[Document]:
    """Files the words of the first texts of each record."""
    for position, document in enumerate(documents):
        for word in {word for text in document.texts[:number] for some in terms(text) for word in some}:
            shown[word].append(position)
        yield document


def _lines(
    documents: Iterable[Document],
    worded: Postings,
    facts: Postings,
    rowids: array[int],
    uppers: array[int],
    languages: Languages,
) -> Iterator[tuple[int, str]]:
    """Files the terms of each record, and yields its words for FTS5."""
    add_word, add_fact = _Appending(worded), _Appending(facts)
    for position, document in enumerate(documents):
        line, distinct = line_and_words(document)
        for word in distinct:
            add_word[word](position)
        for term in document.facts:
            add_fact[term](position)
        rowids.append(document.rowid)
        uppers.append(document.upper)
        languages.add(document.language)
        yield position, line
