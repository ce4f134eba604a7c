"""What the records' codes are called when people read them: the one place for these words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.archive.rows import Kinds
    from tui.archive.search.hits import Hit

VERDICTS = {
    "agree": "they agree",
    "partly": "they agree in part",
    "differ": "they differ",
    "unclear": "unclear whether they agree",
}
NO_VERDICT = "no verdict on record"
NO_PARTY = "no party"
"""Whose a statement is that no party made: a moderator's, a bystander's."""

KINDS = {"direct": "direct", "mixed": "mixed", "indirect": "paraphrase"}

RESPONSES = {
    "confirms": "confirms",
    "denies": "denies",
    "cannot_confirm": "cannot confirm",
    "rejects": "rejects",
    "qualifies": "qualifies",
    "repeats": "repeats",
    "answers": "answers",
    "accepts": "accepts",
    "offers": "offers",
}
ACCOUNTS = {
    "claimed": "claimed",
    "acknowledged": "acknowledged",
    "denied": "denied",
    "cannot_confirm": "cannot confirm",
    "documented": "documented",
}

EVENTS = {
    "occurred": "took place",
    "planned": "planned",
    "claimed": "claimed",
    "cancelled": "cancelled",
}

TENURES = {
    "held": "held",
    "possibly": "possibly held",
    "not_yet": "not yet held",
    "no_longer": "no longer held",
}

BASES = {
    "on_record": "on the record",
    "background": "on background",
    "leaked": "leaked",
    "document": "in a document",
}

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""The United Nations' languages and those of the region; others are shown by their code."""


def _called(names: dict[str, str], code: str) -> str:
    return names.get(code, code.replace("_", " "))


def verdict(code: str, *, certain: bool = True) -> str:
    """A verdict in words: `partly` is “they agree in part”, marked where it may be of a later day."""
    return _called(VERDICTS, code) if certain else f"{_called(VERDICTS, code)} (possibly later)"


def turned(before: str | None, after: str) -> str:
    """What became of a verdict: `they differ; now they agree`, or `still they differ, for another reason`."""
    if before == after:
        return f"still {verdict(after)}, for another reason"
    return f"{verdict(before) if before else NO_VERDICT}; now {verdict(after)}"


def tenure(code: str) -> str:
    """Whether an office was held on a day, in words; empty where nothing is known of when."""
    return TENURES.get(code, "")


def kind(quotation: str) -> str:
    """A kind of quotation as a label: `indirect` is “paraphrase”."""
    return _called(KINDS, quotation)


def response(how: str) -> str:
    """What a statement does to the one it answers: `cannot_confirm` is “cannot confirm”, never a denial."""
    return _called(RESPONSES, how)


def account(status: str | None) -> str:
    """The status of an account of an event, empty where none is given."""
    return _called(ACCOUNTS, status) if status else ""


def event(status: str) -> str:
    """The status of an event: `occurred` is “took place”."""
    return _called(EVENTS, status)


def basis(code: str | None) -> str:
    """On what terms something was said, empty where it isn't known."""
    return _called(BASES, code) if code else ""


def language(code: str | None) -> str:
    """A language's name, its code where it has none here, empty where it isn't known."""
    return _called(LANGUAGES, code) if code else ""


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun.

    Args:
        number: how many.
        singular: the noun for one.
        plural: the noun for any other number; `singular` with an s where it is left out.

    Returns:
        `1 statement`, `2 statements`, `1,000 statements`.
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def times(number: int) -> str:
    """How often: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def kinds(numbers: Kinds) -> str:
    """How many statements there are of each kind: `2 direct, 1 paraphrase`; empty where there are none."""
    return ", ".join(f"{n:,} {kind(code)}" for code, n in numbers._asdict().items() if n)


def evidence(numbers: Kinds) -> str:
    """What backs a position: `3 on record: 2 direct, 1 paraphrase`, or `5 on record, all paraphrase`."""
    if not numbers.total:
        return "no statement on record"
    alone = next((kind(code) for code, n in numbers._asdict().items() if n == numbers.total), None)
    if alone is None:
        return f"{numbers.total:,} on record: {kinds(numbers)}"
    return f"{numbers.total:,} on record, {'all ' if numbers.total > 1 else ''}{alone}"


def joined(names: Iterable[str], last: str = "and") -> str:
    """Names as a sentence lists them: `a, b and c`."""
    all_names = list(names)
    if len(all_names) < 2:
        return "".join(all_names)
    return f"{', '.join(all_names[:-1])} {last} {all_names[-1]}"


_HIT_KINDS = {
    "statement": "statement", "event": "event", "position": "position", "assessment": "verdict",
    "question": "question", "issue": "issue", "source": "source", "actor": "person or organisation",
    "party": "party", "text": "passage in a source's text",
}  # fmt: skip
_PLURALS = {"actor": "people and organisations", "party": "parties", "text": "passages in sources' texts"}
_FIELDS = {
    "actor": "name", "alias": "other name", "participant": "participants", "account": "accounts",
    "by": "accounts of",
    "url": "address",
}  # fmt: skip


def hit_kind(kind: str, count: int = 1) -> str:
    """What a hit is, in words.

    Args:
        kind: as search has it.
        count: how many there are.
    """
    return _HIT_KINDS[kind] if count == 1 else _PLURALS.get(kind, f"{_HIT_KINDS[kind]}s")


def counted_hits(kind: str, count: int) -> str:
    """How many hits there are of a kind."""
    name = hit_kind(kind, count)
    return f"{count:,} {name}"


def near_line(count: int, meant: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """What stands above the hits that do not hold all that was asked for.

    Args:
        count: how many hold it.
        meant: for each word that nothing holds, what was taken for it.
    """
    taken = "; ".join(f"{word} taken for {joined(words, 'or')}" for word, words in meant)
    had = "Nothing has all of this" if not count else "Few have all of this"
    return f"{had}. The nearest{f' ({taken})' if taken else ''}:"


def hit_about(hit: Hit, name: Callable[[str], str]) -> str:
    """What a hit that is neither statement nor event is, with the id by which it can be shown.

    Args:
        name: gives the name of a party.
    """
    if hit.kind == "text":
        source, _, title = hit.about
        return f"{title} [{source}]"
    if hit.kind not in ("position", "assessment"):
        return f"{hit_kind(hit.kind)} [{hit.id}]"
    question, *parties = hit.about
    return f"{hit_kind(hit.kind)} — {joined(map(name, parties))} [{question}]"


def in_field(field: str) -> str:
    """Where else than in its text a hit holds what was asked for."""
    return f"in the {_FIELDS.get(field, field)}"
