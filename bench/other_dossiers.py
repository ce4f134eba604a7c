"""Rows on dossiers of other kinds than the made-up dispute, for which promises must hold too."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import yaml

from bench import generate
from bench.processes import job, wall
from bench.setting import BILATERAL
from bench.stats import Check, Row, median, ms
from tui.archive.store import location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.setting import Setting

_HEAD = """\
dossier: {id: other, title: Another, compare: [p0, p1], as_of: 2024-01-01}
sources: [{id: s, title: S}]
"""
_ISSUE = "issues: [{id: i, title: I, question: Q?}]\n"
_QUERY = "water from the river"


def rewritten(folder: Path, size: int) -> None:
    """The made-up dispute as PyYAML writes it: lists below keys, texts folded and escaped, keys sorted."""
    generate.generate(folder, size)
    for file in folder.glob("*.yaml"):
        records = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        file.write_text(yaml.dump(records, Dumper=yaml.CSafeDumper), encoding="utf-8")


def many_words(folder: Path, size: int) -> None:
    """Texts of which every other word stands in few others, as in a language that builds long words."""
    random = Random(1)
    syllables = [chr(code) for code in range(0xAC00, 0xAC00 + 3000)]
    words = ["".join(random.choices(syllables, k=random.randint(2, 4))) for _ in range(size * 12)]
    statements = (
        _statement(n, f"p{n % 2}", "attribution: a voice", " ".join(random.choices(words, k=25)), random)
        for n in range(size)
    )
    _write(folder, [*_parties(2), _ISSUE, "statements:\n", *statements])


def many_speakers(folder: Path, speakers: int) -> None:
    """A parliament: everybody says one thing."""
    random = Random(2)
    names = [f"{_name(random)} {_name(random)}son" for _ in range(speakers)]
    actors = (f"- {{id: m{n}, name: {name}, party: p{n % 2}}}\n" for n, name in enumerate(names))
    said = (
        _statement(n, None, f"speaker: m{n}", f"We want {_QUERY} number {n}.", random)
        for n in range(speakers)
    )
    _write(folder, [*_parties(2), _ISSUE, "actors:\n", *actors, "statements:\n", *said])


def many_parties(folder: Path, parties: int) -> None:
    """A voting-advice site: everybody answers every question, and neighbours are compared."""
    random = Random(3)
    said = (_statement(n, f"p{n}", "attribution: a voice", "Yes.", random) for n in range(parties))
    questions = ["issues:\n- id: i\n  title: I\n  question: Q?\n  questions:\n"]
    for number in range(parties * 4):
        questions.append(f"  - id: q{number}\n    ask: Question {number}?\n    positions:\n")
        questions += [
            f"      p{n}: [{{since: 2023-01-01, summary: Yes, evidence: [t{n}]}}]\n" for n in range(parties)
        ]
        questions.append("    assessments:\n")
        questions += [
            f"    - {{parties: [p{n}, p{n + 1}], as_of: 2023-02-01, verdict: agree, reason: Both say so,"
            f" evidence: [t{n}, t{n + 1}]}}\n"
            for n in range(parties - 1)
        ]
    _write(folder, [*_parties(parties), "statements:\n", *said, *questions])


def foreign_row(setting: Setting) -> Row:
    """YAML as other programs write it, against the same records as we write them."""
    size = setting.times(20_000, 4_000)
    ours = setting.dossier(size)
    theirs = _made(setting, f"rewritten-{size}", lambda folder: rewritten(folder, size))
    times = {name: _compiled(setting, folder) for name, folder in (("ours", ours), ("theirs", theirs))}
    return Row(
        "foreign",
        f"compile {size:,} statements as PyYAML writes them",
        [Check("compiling ours", times["theirs"] / times["ours"], 1.3)],
        f"{ms(times['theirs'])} against {ms(times['ours'])}",
        times,
    )


def words_row(setting: Setting) -> Row:
    """Many distinct words, against as many statements in the words of the made-up dispute."""
    size = setting.times(20_000, 4_000)
    folder = _made(setting, f"words-{size}", lambda folder: many_words(folder, size))
    ordinary = _compiled(setting, setting.dossier(size))
    spent = _compiled(setting, folder)
    return Row(
        "words",
        f"compile {size:,} statements with {size * 12:,} distinct words",
        [Check("ordinary statements", spent / ordinary, 3.0)],
        f"{ms(spent)} against {ms(ordinary)}",
        {"compile": spent, "ordinary": ordinary},
    )


def speakers_row(setting: Setting) -> Row:
    """A keystroke where there are thousands of speakers, against the same where there are few."""
    keys = {}
    for speakers in (200, setting.times(20_000, 4_000)):
        folder = _made(
            setting, f"speakers-{speakers}", lambda folder, number=speakers: many_speakers(folder, number)
        )
        _compiled(setting, folder)
        found = job("search", str(folder), json.dumps([_QUERY]), environment=setting.environment)["keys"]
        keys[speakers] = median(key["page"] for key in found)
    few, many = keys.values()
    return Row(
        "speakers",
        f"a search keystroke with {max(keys):,} speakers",
        [Check("with 200", many / few, 4.0)],
        f"{ms(many)} against {ms(few)}",
        {str(number): spent for number, spent in keys.items()},
    )


def parties_row(setting: Setting) -> Row:
    """The matrix and the whole as JSON with many parties and questions, against a quarter of the parties.

    Answers are sixteen times as many then; pairs of parties with a question sixty-four times.
    """
    times: dict[str, list[float]] = {}
    for parties in (20, 80):
        folder = _made(
            setting, f"parties-{parties}", lambda folder, number=parties: many_parties(folder, number)
        )
        _compiled(setting, folder)
        for command in ("matrix", "show"):
            spent = wall([BILATERAL, command, str(folder), "--json"], setting.environment)
            times.setdefault(command, []).append(spent)
    return Row(
        "parties",
        "matrix and show --json with 80 parties and 320 questions",
        [Check(f"{command} with a quarter", many / few, 20.0) for command, (few, many) in times.items()],
        ", ".join(f"{command} {ms(many)} against {ms(few)}" for command, (few, many) in times.items()),
        dict(times),
    )


def check_row(setting: Setting) -> Row:
    """Checking a dossier that is sound, against compiling it."""
    folder = setting.dossier(setting.times(20_000, 4_000))
    spent = _compiled(setting, folder)
    checked = wall([BILATERAL, "check", str(folder)], setting.environment)
    return Row(
        "check",
        "check a dossier of some thousand statements",
        [Check("compiling it", checked / spent, 2.5)],
        f"{ms(checked)} against {ms(spent)}",
        {"check": checked, "compile": spent},
    )


def broken_row(setting: Setting) -> Row:
    """Checking where one missing file breaks every reference to a source, against compiling what is sound.

    Checking holds all records at once, which compiling does not: they may take twice the room.
    """
    size = setting.times(100_000, 4_000)
    sound = setting.dossier(size)
    folder = _made(setting, f"broken-{size}", lambda folder: without_sources(sound, folder))
    location(sound).unlink(missing_ok=True)
    compiled = job("compile", str(sound), environment=setting.environment)
    checked = job("check", str(folder), environment=setting.environment)
    spent, ordinary = float(checked["seconds"]), float(compiled["seconds"])
    return Row(
        "broken",
        f"check {size:,} statements of which every source is missing",
        [
            Check("compiling it whole", spent / ordinary, 2.5),
            Check("memory of compiling", checked["rss"] / compiled["rss"], 2.0),
        ],
        f"{ms(spent)} and {checked['rss']:.0f} MiB against {ms(ordinary)} and {compiled['rss']:.0f} MiB,"
        f" {checked['problems']:,} errors",
        {"check": spent, "compile": ordinary},
    )


def without_sources(sound: Path, folder: Path) -> None:
    """The files of a dossier but those of its sources."""
    for file in sound.glob("*.yaml"):
        if not file.name.startswith("sources"):
            (folder / file.name).write_bytes(file.read_bytes())


def _made(setting: Setting, name: str, make: Callable[[Path], None]) -> Path:
    """A dossier's folder, made now if it is not kept from an earlier run."""
    folder = setting.cache / "dossiers" / f"{name}-v{generate.VERSION}"
    if not folder.exists():
        beside = folder.with_name(folder.name + ".part")
        beside.mkdir(parents=True, exist_ok=True)
        make(beside)
        beside.rename(folder)
    return folder


def _compiled(setting: Setting, folder: Path) -> float:
    location(folder).unlink(missing_ok=True)
    return float(job("compile", str(folder), environment=setting.environment)["seconds"])


def _write(folder: Path, pieces: list[str]) -> None:
    (folder / "dossier.yaml").write_text(_HEAD + "".join(pieces), encoding="utf-8")


def _parties(number: int) -> Iterator[str]:
    yield "parties:\n"
    yield from (f"- {{id: p{n}, name: Party {n}}}\n" for n in range(number))


def _statement(number: int, party: str | None, who: str, text: str, random: Random) -> str:
    day = f"20{random.randint(10, 23)}-0{random.randint(1, 9)}-{random.randint(10, 28)}"
    whose = f"  party: {party}\n" if party else ""
    return (
        f"- id: t{number}\n{whose}  {who}\n  date: {day}\n  quotation: direct\n  text: {text}\n"
        "  issues: [i]\n  source: s\n"
    )


def _name(random: Random) -> str:
    return "".join(
        random.choices(
            ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"], k=3
        )
    ).title()
