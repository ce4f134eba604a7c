"""Realistic dossiers of any size in the YAML format, the same for the same seed, a file at a time.

Sides, speakers and issues are skewed as they are in a real dispute: two parties say most of it, a few
speakers and issues have the bulk, and the last year has more than the first. Statements stand in the order of
their dates.
"""

from __future__ import annotations

import math
from array import array
from datetime import date
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bench.texts import Texts, scalar
from bench.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 2
"""Raised when the same size and seed give another dossier, so that kept ones are made anew."""

PER_FILE = 1000
PARTIES = ("us", "russia", "syria", "opposition", "un", "turkey")
_PARTY_WEIGHTS = (34, 30, 14, 11, 7, 4)
_FIRST, _LAST = date(2011, 3, 1).toordinal(), date(2015, 12, 15).toordinal()
_VERDICTS = ("agree", "partly", "differ", "differ", "unclear")
_RESPONSES = ("confirms", "denies", "cannot_confirm", "rejects", "rejects", "qualifies", "repeats")
_KINDS = ("meeting", "call", "vote", "strike", "attack", "statement", "interview", "publication", "decision")
_PLACES = ("Geneva", "Vienna", "Moscow", "New York", "Aleppo")
_FORENAMES = ("John", "Sergei", "Maria", "Walid", "Samantha", "Riyad", "Ban", "Feridun")
_ATTRIBUTIONS = (
    "a senior State Department official",
    "a diplomat in Geneva",
    "a defence ministry spokesman",
    "an official close to the talks",
    "a Western diplomat",
)


class Shape(NamedTuple):
    """How much there is of everything in a dossier of some size."""

    statements: int
    events: int
    issues: int
    actors: int
    sources: int


def shape(size: int) -> Shape:
    """What a dossier of a size holds: at a million, 60 issues, 400 speakers and 100,000 events.

    Args:
        size: its statements.

    Returns:
        The numbers.
    """
    part = size / 1_000_000
    return Shape(
        size,
        max(5, size // 10),
        min(60, max(4, round(60 * part**0.25))),
        min(400, max(12, round(400 * part**0.4))),
        max(5, size // 20),
    )


def days(random: Random, count: int) -> array[int]:
    """Ascending days from 2011 to 2015, ever more towards the end.

    Args:
        random: where chance comes from.
        count: how many.

    Returns:
        Ordinals.
    """
    span = _LAST - _FIRST
    return array("i", sorted(_FIRST + int(span * math.sqrt(random.random())) for _ in range(count)))


def written(random: Random, day: int) -> str:
    """A day as a dossier has it: mostly as a day, sometimes only a month, an interval, or doubtful.

    Args:
        random: where chance comes from.
        day: an ordinal.

    Returns:
        EDTF.
    """
    iso = date.fromordinal(day).isoformat()
    kind = random.random()
    if kind < 0.93:
        return iso
    if kind < 0.96:
        return iso[:7]
    if kind < 0.975:
        return f"{iso}/{date.fromordinal(min(_LAST, day + random.randint(1, 5))).isoformat()}"
    if kind < 0.985:
        return iso + random.choice("?~")
    return f"{iso}T{random.randrange(24):02}:{random.randrange(60):02}"


class _Maker:
    """Writes one dossier; what later files refer to is remembered in small samples."""

    def __init__(self, folder: Path, size: int, seed: int) -> None:
        self.folder = folder
        self.shape = shape(size)
        self.random = random = Random(seed)
        self.texts = Texts(seed, random)
        self.issues = [f"issue-{n:02}" for n in range(1, self.shape.issues + 1)]
        self.issue_weights = list(accumulate((n + 2) ** -0.9 for n in range(self.shape.issues)))
        self.questions = {
            issue: [f"{issue}-q{n}" for n in range(1, random.randint(3, 4) + 1)] for issue in self.issues
        }
        self.party_weights = list(accumulate(_PARTY_WEIGHTS))
        self.actors: dict[str, list[str]] = {party: [] for party in PARTIES}
        self.actor_weights: dict[str, list[float]] = {}
        self.evidence: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self.statement_days = days(random, size)
        self.event_days = days(random, self.shape.events)

    def write(self, name: str, parts: list[str]) -> None:
        (self.folder / name).write_text("".join(parts), encoding="utf-8")

    def make(self) -> None:
        self.dossier()
        self.people()
        for kind, count in (("sources", self.shape.sources), ("events", self.shape.events)):
            one = self.source if kind == "sources" else self.event
            for start in range(0, count, PER_FILE):
                end = min(count, start + PER_FILE)
                self.write(
                    f"{kind}-{start // PER_FILE:04}.yaml", [f"{kind}:\n", *map(one, range(start, end))]
                )
        for start in range(0, self.shape.statements, PER_FILE):
            end = min(self.shape.statements, start + PER_FILE)
            parts = ["statements:\n", *map(self.statement, range(start, end))]
            self.write(f"statements-{start // PER_FILE:04}.yaml", parts)
        self.write("issues.yaml", ["issues:\n", *map(self.issue, self.issues)])

    def dossier(self) -> None:
        size = f"{self.shape.statements:,}"
        self.write(
            "dossier.yaml",
            [
                f"dossier:\n  id: bench-{self.shape.statements}\n",
                f"  title: A made-up dispute of {size} statements\n",
                "  language: en\n  compare: [us, russia]\n  as_of: 2015-12-15\n",
                "  synonyms:\n  - [ISIL, ISIS, Daesh]\n",
            ],
        )

    def people(self) -> None:
        parties = ["parties:\n"]
        names = ("United States", "Russia", "Syria", "Opposition", "United Nations", "Turkey")
        for party, name in zip(PARTIES, names, strict=True):
            kind = {"opposition": "coalition", "un": "organization"}.get(party, "state")
            parties.append(
                f"- id: {party}\n  name: {name}\n  short: {name[:8].strip()}\n  classification: {kind}\n"
            )
        self.write("parties.yaml", parties)
        surnames = [
            word.capitalize() for word in Vocabulary(7, 2000).words if len(word) > 5 and word.isalpha()
        ]
        parts = ["actors:\n"]
        for number in range(self.shape.actors):
            party = PARTIES[number] if number < len(PARTIES) else self._party()
            actor = f"actor-{number:03}"
            self.actors[party].append(actor)
            first = self.random.choice(
                ("John", "Sergei", "Maria", "Walid", "Samantha", "Riyad", "Ban", "Feridun")
            )
            parts.append(
                f"- id: {actor}\n  name: {first} {self.random.choice(surnames)}\n"
                f"  kind: person\n  party: {party}\n"
                f"  roles:\n  - title: {self.texts.phrase(2, 4)}\n    from: 2011-01\n"
            )
        self.write("actors.yaml", parts)
        for party, some in self.actors.items():
            self.actor_weights[party] = list(accumulate((n + 1) ** -0.9 for n in range(len(some))))

    def _party(self) -> str:
        return self.random.choices(PARTIES, cum_weights=self.party_weights)[0]

    def _speaker(self, party: str) -> str:
        return self.random.choices(self.actors[party], cum_weights=self.actor_weights[party])[0]

    def _issues(self) -> list[str]:
        count = self.random.choices((1, 2, 3), (62, 28, 10))[0]
        return list(dict.fromkeys(self.random.choices(self.issues, cum_weights=self.issue_weights, k=count)))

    def source(self, number: int) -> str:
        # A source is issued when the last of the statements that stand in it was made.
        last = -(-(number + 1) * self.shape.statements // self.shape.sources) - 1
        day = date.fromordinal(self.statement_days[min(last, self.shape.statements - 1)]).isoformat()
        return (
            f"- id: source-{number:06}\n  type: article-newspaper\n  title: {self.texts.phrase(4, 10)}\n"
            f"  publisher: Gazette {number % 90}\n  issued: {day}\n  url: https://gazette.example/{day}/{number}\n"
        )

    def event(self, number: int) -> str:
        random, day = self.random, self.event_days[number]
        one, other = self._party(), self._party()
        parts = [
            f"- id: e{number:06}\n  title: {self.texts.phrase(4, 12)}\n  date: {written(random, day)}\n",
            f"  kind: {random.choice(_KINDS)}\n  place: {random.choice(_PLACES)}\n",
            f"  participants: [{one}, {self._speaker(other)}]\n  issues: [{', '.join(self._issues())}]\n",
            f"  source: source-{number * self.shape.sources // self.shape.events:06}\n",
        ]
        if random.random() < 0.1 and one != other:
            parts.append(
                f"  accounts:\n  - by: {one}\n    says: {self.texts.phrase(6, 20)}\n    status: claimed\n"
            )
            parts.append(f"  - by: {other}\n    says: {self.texts.phrase(6, 20)}\n    status: denied\n")
        return "".join(parts)

    def statement(self, number: int) -> str:
        random, day = self.random, self.statement_days[number]
        party, issues, text = self._party(), self._issues(), self.texts.text()
        quotation = random.choices(("direct", "mixed", "indirect"), (45, 25, 30))[0]
        own = f"s{number:07}"
        parts = [f"- id: {own}\n"]
        if random.random() < 0.87:
            parts.append(f"  speaker: {self._speaker(party)}\n")
            if random.random() < 0.5:
                parts.append(f"  party: {party}\n")
        else:
            parts.append(f"  party: {party}\n  attribution: {random.choice(_ATTRIBUTIONS)}\n")
        if quotation == "mixed":
            first = random.randrange(len(text.words) // 2 + 1)
            last = min(len(text.words) - 1, first + 5)
            text.words[first] = "“" + text.words[first]
            text.words[last] += "”"
        parts += (
            f"  date: {written(random, day)}\n  quotation: {quotation}\n",
            f"  text: {scalar(text, '    ')}",
            f"  issues: [{', '.join(issues)}]\n",
        )
        if random.random() < 0.6:
            question = random.choice(self.questions[issues[0]])
            parts.append(f"  questions: [{question}]\n")
            self._remember(question, party, day, own)
        parts.append(f"  source: source-{number * self.shape.sources // self.shape.statements:06}\n")
        chance = random.random
        if chance() < 0.3:
            parts.append(f"  venue: Briefing room {random.randrange(200)}\n  basis: on_record\n")
        if text.language:
            parts.append(f"  language: {text.language}\n")
            parts.append(
                f"  renderings:\n  - language: en\n    text: {self.texts.phrase(5, 25)}\n    kind: editor\n"
            )
        if number and chance() < 0.12:
            earlier = max(0, number - 1 - int(random.expovariate(1 / 40)))
            parts.append(
                f"  responds_to:\n  - statement: s{earlier:07}\n    as: {random.choice(_RESPONSES)}\n"
            )
        if chance() < 0.12:
            parts.append(f"  audience: [{random.choice([p for p in PARTIES if p != party])}]\n")
        if chance() < 0.08:
            parts.append(f"  event: e{number * self.shape.events // self.shape.statements:06}\n")
        return "".join(parts)

    def _remember(self, question: str, party: str, day: int, statement: str) -> None:
        """Keeps some statements of each party on each question as evidence, spread over the years."""
        kept = self.evidence.setdefault((question, party), [])
        if len(kept) < 40:
            kept.append((day, statement))
        elif self.random.random() < 0.02:
            kept[self.random.randrange(40)] = (day, statement)

    def issue(self, issue: str) -> str:
        parts = [
            f"- id: {issue}\n  title: {self.texts.phrase(2, 4)}\n  question: {self.texts.phrase(6, 14)}?\n"
        ]
        parts.append(f"  summary: {self.texts.phrase(20, 60)}.\n  questions:\n")
        for question in self.questions[issue]:
            parts.append(f"  - id: {question}\n    ask: {self.texts.phrase(5, 11)}?\n")
            held: dict[str, list[tuple[int, str]]] = {}
            for party in PARTIES:
                if known := sorted(self.evidence.get((question, party), ())):
                    held[party] = known
            if held:
                parts.append("    positions:\n")
            for party, known in held.items():
                parts.append(f"      {party}:\n")
                parts += self._positions(known)
            parts += self._assessments(held)
        return "".join(parts)

    def _positions(self, known: list[tuple[int, str]]) -> list[str]:
        wanted = min(len(known), self.random.randint(1, 8))
        parts: list[str] = []
        for n in range(wanted):
            some = known[n * len(known) // wanted : (n + 1) * len(known) // wanted][:5]
            since = date.fromordinal(some[0][0]).isoformat()
            if parts and f"since: {since}\n" in parts[-1]:
                continue  # two positions of one day would contradict each other
            evidence = ", ".join(statement for _, statement in some)
            parts.append(
                f"      - since: {since}\n        summary: {self.texts.phrase(6, 20)}.\n"
                f"        evidence: [{evidence}]\n"
            )
        return parts

    def _assessments(self, held: dict[str, list[tuple[int, str]]]) -> list[str]:
        if "us" not in held or "russia" not in held:
            return []
        first = max(held["us"][0][0], held["russia"][0][0])
        dates = sorted({first, self.random.randint(first, _LAST)})
        evidence = f"[{held['us'][0][1]}, {held['russia'][0][1]}]"
        return [
            "    assessments:\n",
            *(
                f"    - parties: [us, russia]\n      as_of: {date.fromordinal(day).isoformat()}\n"
                f"      verdict: {self.random.choice(_VERDICTS)}\n      reason: {self.texts.phrase(8, 20)}.\n"
                f"      evidence: {evidence}\n"
                for day in dates
            ),
        ]


def generate(folder: Path, size: int, seed: int = 2015) -> None:
    """Writes a dossier.

    Args:
        folder: where to; it is made.
        size: how many statements.
        seed: the same size and seed give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _Maker(folder, size, seed).make()
