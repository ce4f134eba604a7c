"""`bilateral add`: a statement, event, source or position, by questions in a terminal or by options."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.authoring.file_changes import NotWritten
from tui.authoring.form_entries import FORMS
from tui.authoring.forms import Form
from tui.authoring.tables.known import read_known
from tui.authoring.words_in_source import proof_of
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import broken, located, progress_told
from tui.commands.writing import questions
from tui.commands.writing.options import pair
from tui.dossier.problems import DossierError, where
from tui.report.verification_report import as_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.authoring.file_changes import Change
    from tui.authoring.form_entries import Entry
    from tui.authoring.forms import Filled
    from tui.proof.verification import Verification


def run(arguments: Namespace) -> int:
    """Add a record, asking in a terminal for what was not given.

    Returns:
        1 where it is not written; 0 otherwise.

    Raises:
        Failure: there is no such dossier, it has errors, or a field can't be used.
    """
    dossier = located(arguments.dossier)
    values = _given(arguments)
    same = dict(pair(text, "--same NAME=ID") for text in arguments.same or ())
    asks = questions.may_ask() and not arguments.source_file and not arguments.json
    form = _form(arguments.kind, dossier)
    if asks:
        values = _asked(form, values)
    filled = form.fill(values, same)
    while asks and not filled.is_ready:
        if filled.undecided:
            same |= _decided(filled)
        else:
            values = _asked_again(form, values, filled)
        filled = _form(arguments.kind, dossier).fill(values, same)
    if not filled.is_ready:
        raise Failure(_not_ready(filled), PROBLEMS)
    try:
        proof = proof_of(dossier, filled.records)
        if proof.failing and not arguments.unverified and not asks:
            remarks = "\n".join(as_lines(proof, where(dossier)))
            raise Failure(f"{remarks}\nnothing was written; --unverified writes it all the same", PROBLEMS)
        return _written(arguments, dossier, filled, form.change(dossier, filled), proof, asks=asks)
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from error


def _form(kind: str, dossier: Path) -> Form:
    try:
        with progress_told() as progress:
            return Form(kind, read_known(dossier, progress))
    except DossierError as error:
        raise broken(dossier, error) from error


def _given(arguments: Namespace) -> dict[str, str]:
    """Give the fields that were typed as options, or stand in a file."""
    names = [entry.name for entry in FORMS[arguments.kind]]
    values: dict[str, str] = {}
    if arguments.source_file:
        values = _from_file(arguments.source_file, names)
    for name, value in vars(arguments).items():
        field = name.removeprefix("field_")
        if field == name or value is None:
            continue
        if field not in names:
            raise Failure(
                f"--{field.replace('_', '-')} is no field of {arguments.kind}: it has {', '.join(names)}"
            )
        values[field] = value
    return values


def _from_file(name: str, names: list[str]) -> dict[str, str]:
    try:
        read: Any = json.loads(
            sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        )
    except (OSError, ValueError) as error:
        raise Failure(f"{name} can't be read as JSON: {error}") from error
    if not isinstance(read, dict) or not all(isinstance(value, (str, list)) for value in read.values()):
        raise Failure(f'{name} is no JSON object of texts: write {{"text": "…", "date": "…"}}')
    unknown = [key for key in read if key not in names]
    if unknown:
        raise Failure(f"{name}: “{unknown[0]}” is no field; there are {', '.join(names)}")
    return {
        key: value if isinstance(value, str) else "; ".join(map(str, value)) for key, value in read.items()
    }


def _asked(form: Form, values: dict[str, str]) -> dict[str, str]:
    """Ask for each field that was not given."""
    answers = dict(values)
    for entry in form.entries:
        if entry.name not in answers:
            answers[entry.name] = _answer(form, entry, "")
    return answers


def _asked_again(form: Form, values: dict[str, str], filled: Filled) -> dict[str, str]:
    """Say what is wrong, and ask once more for what it is wrong with; all else that was typed stays."""
    for _, message in filled.problems:
        output.remark(message)
    wrong = {field for field, _ in filled.problems}
    answers = dict(values)
    for entry in form.entries:
        if entry.name in wrong or "" in wrong:
            answers[entry.name] = _answer(form, entry, values.get(entry.name, ""))
    return answers


def _answer(form: Form, entry: Entry, otherwise: str) -> str:
    hint = f" ({entry.hint or ', '.join(entry.choices)})" if entry.hint or entry.choices else ""
    star = " *" if entry.required else ""
    kept = f" [{otherwise}]" if otherwise else ""
    question = f"{entry.label}{star}{hint}{kept}"
    return questions.completed(question, partial(_values, form, entry.name)) or otherwise


def _values(form: Form, name: str, typed: str) -> list[str]:
    return [completion.value for completion in form.completions(name, typed)]


def _decided(filled: Filled) -> dict[str, str]:
    same = {}
    for question in filled.undecided:
        near = question.near[0]
        answer = questions.asked(
            f"Is “{question.name}” {near.name} ({near.id})? y for yes, n for somebody new"
        )
        if answer[:1].lower() not in ("y", "n"):
            raise Failure("nothing was written", PROBLEMS)
        same[question.name] = near.id if answer[:1].lower() == "y" else "new"
    return same


def _not_ready(filled: Filled) -> str:
    lines = [message for _, message in filled.problems]
    for question in filled.undecided:
        near = question.near[0]
        same = f'--same "{question.name}='
        lines.append(
            f'“{question.name}” is much like {near.name}: {same}{near.id}" if it is, {same}new" if not'
        )
    return "\n".join([*lines, "nothing was written"])


def _written(
    arguments: Namespace, dossier: Path, filled: Filled, change: Change, proof: Verification, *, asks: bool
) -> int:
    ids = [record["id"] for _, record in filled.records]
    if arguments.json:
        output.document(
            {
                "records": ids,
                "files": [str(file.path) for file in change.files],
                "remarks": list(filled.remarks),
            }
        )
    else:
        output.lines([change.diff()], 0)
        for remark in filled.remarks:
            output.remark(remark)
    if proof.checked:
        for line in as_lines(proof, where(dossier)):
            output.remark(line)
    if arguments.dry_run:
        output.remark("nothing was written: this was a dry run")
        return FINE
    likely = "n" if proof.failing else "y"
    if asks and questions.asked("Write it? y or n", likely)[:1].lower() != "y":
        output.remark("nothing was written")
        return PROBLEMS
    change.apply_to(dossier)
    output.remark(f"written to {', '.join(file.path.name for file in change.files)}")
    return FINE
