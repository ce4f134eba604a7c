"""Small dossiers made by hand, and archives of them in memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.archive.build.compilation import compile_records
from tui.dossier.edtf import Edtf, parse
from tui.dossier.records import (
    Account,
    Actor,
    Assessment,
    Correction,
    Dossier,
    Event,
    Issue,
    Location,
    Party,
    Position,
    Question,
    Records,
    Rendering,
    Response,
    Role,
    Source,
    Statement,
)

if TYPE_CHECKING:
    from random import Random

    from tui.archive.store import Archive

AT = Location("dossier.yaml", 1, 1)
VOCABULARY = [
    "opposition",
    "oppose",
    "strikes",
    "strike",
    "striking",
    "government",
    "destabilised",
    "resolution",
    "of",
    "the",
    "in",
    "fighters",
    "Assad’s",
    "U.S.",
    "cease-fire",
    "ceasefire",
    "ISIL",
    "Daesh",
    "don't",
    "переговоры",
    "переговоров",
    "停火",
    "naïve",
    "two-thirds",
    "2015",
    "al-Assad",
    "Lavrov",
]
PARTIES = ("us", "russia", "un", None)
ISSUES = ("assad-role", "terrorists", "talks")


def day(text: str) -> int:
    """The ordinal of a day."""
    return date.fromisoformat(text).toordinal()


def statement(identifier: str, text: str = "Words.", when: str = "2015-12-15", **more: object) -> Statement:
    """A statement with no more than is needed."""
    fields = {"quotation": "direct", "issues": ("assad-role",), "source": "wire", "party": "us", **more}
    return Statement(at=AT, id=identifier, date=parse(when), text=text, **fields)


def event(identifier: str, when: str = "2015-12-15", **more: object) -> Event:
    """An event with no more than is needed."""
    return Event(**{"at": AT, "id": identifier, "title": identifier, "date": parse(when), **more})


def dossier(
    statements: tuple[Statement, ...] = (),
    events: tuple[Event, ...] = (),
    issues: tuple[Issue, ...] | None = None,
) -> Records:
    """A dossier around some statements and events."""
    return Records(
        Dossier(
            AT,
            "test",
            "A dispute",
            ("us", "russia"),
            parse("2015-12-15"),
            editors=("An editor",),
            synonyms=(("ISIL", "ISIS", "Daesh", "Islamic State"),),
            corrections=(Correction(parse("2015-12-16"), "A name"),),
        ),
        (
            Party(AT, "us", "United States", "US"),
            Party(AT, "russia", "Russia"),
            Party(AT, "un", "United Nations"),
        ),
        (
            Actor(
                AT,
                "kerry",
                "John Kerry",
                party="us",
                roles=(
                    Role("Senator", end=parse("2013-02-01")),
                    Role("Secretary of State", parse("2013-02-01"), parse("2017-01-20")),
                ),
            ),
            Actor(AT, "lavrov", "Sergey Lavrov", party="russia", aliases=("Sergei Lavrov",)),
        ),
        issues if issues is not None else tuple(Issue(AT, one, one.title(), "Which?") for one in ISSUES),
        statements,
        events,
        (
            Source(AT, "wire", "From the wire", publisher="Reuters"),
            Source(AT, "site", "A site", url="https://x"),
        ),
    )


def archive(records: Records) -> Archive:
    """A dossier's archive in memory."""
    return compile_records(records, None, "build")


def random_date(random: Random) -> Edtf:
    """A day, a month, a year or an interval of the years 2013 to 2015."""
    year, month, number = random.randint(2013, 2015), random.randint(1, 12), random.randint(1, 28)
    start = f"{year}-{month:02d}-{number:02d}"
    shape = random.random()
    if shape < 0.7:
        return parse(start)
    if shape < 0.85:
        return parse(start[:7])
    if shape < 0.9:
        return parse(start[:4])
    return parse(f"{start}/{year + 1}-{month:02d}-{number:02d}")


def random_statements(random: Random, number: int) -> tuple[Statement, ...]:
    """Statements of all kinds, answering one another."""
    return tuple(
        Statement(
            at=Location(f"{n % 3}.yaml", n + 1, 1),
            id=f"s{n}",
            date=random_date(random),
            quotation=random.choice(("direct", "mixed", "indirect")),
            text=" ".join(random.choices(VOCABULARY, k=random.randint(1, 9))),
            issues=tuple(random.sample(ISSUES, random.randint(1, 3))),
            source=random.choice(("wire", "site")),
            party=random.choice(PARTIES),
            speaker=random.choice(("kerry", "lavrov", None)),
            basis=random.choice(("background", None)),
            renderings=(Rendering("ru", "переговоры о strike"),) if random.random() < 0.1 else (),
            responds_to=(Response(f"s{random.randrange(number)}", "denies"),)
            if random.random() < 0.3
            else (),
            audience=random.choice((("us",), ("us", "russia"), (), ())),
        )
        for n in range(number)
    )


def board() -> tuple[Issue, ...]:
    """An issue with one question, on which the United States changed its answer."""
    changing = (
        Position(AT, parse("2015-09-19"), "Not at its outset", ("s2", "later")),
        Position(AT, parse("2011-08-18"), "He must leave", ("s1", "s2", "unknown")),
    )
    verdicts = (
        Assessment(AT, ("russia", "us"), parse("2012-01-01"), "differ", "Far apart", ("s1",)),
        Assessment(AT, ("us", "russia"), parse("2015-12"), "partly", "Nearer", ("s2",)),
    )
    asked = Question(AT, "must-leave", "Must he leave first?", (("us", changing),), verdicts)
    return (Issue(AT, "assad-role", "Assad's role", "What of him?", questions=(asked,)),)


def contested() -> Event:
    """An event that was announced, and of which two sides give accounts."""
    return event(
        "meeting",
        "2015-12-18",
        announced=parse("2015-12-10"),
        issues=("assad-role",),
        accounts=(
            Account("us", "It was agreed", date=parse("2015-12-11")),
            Account("lavrov", "Nothing was", date=parse("2015-12-14")),
        ),
    )
