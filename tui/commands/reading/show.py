"""`bilateral show`: the comparison, an issue or a record, as plain text or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.archive.listing import record_lists
from tui.commands import output
from tui.commands.failure import FINE, Failure
from tui.commands.inputs import located, looked_at
from tui.commands.unknown import no_record

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from tui.report.scope import View


def run(arguments: Namespace) -> int:
    """Print what was asked for.

    Raises:
        Failure: there is no such dossier, record, party or day.
    """
    as_data = arguments.json or arguments.jsonl
    view = looked_at(arguments.dossier, as_of=arguments.as_of, parties=arguments.parties, everything=as_data)
    with view.archive:
        kind = single_record.kind(view.archive, arguments.id) if arguments.id else None
        if arguments.id and kind is None:
            raise no_record(view.archive, arguments.id)
        if arguments.jsonl:
            _print_lines(view, arguments.id)
        elif arguments.json:
            _print_json(view, kind, arguments.id)
        else:
            output.lines(_text(view, kind, arguments), arguments.width)
            if kind is None and not (arguments.tempo or arguments.thread or arguments.kept):
                _tell_how_to_go_on(arguments.dossier)
    return FINE


def _print_json(view: View, kind: str | None, identifier: str) -> None:
    from tui.report.as_json import json_records

    output.document(
        json_records.everything(view) if kind is None else json_records.one(view, kind, identifier)
    )


def _print_lines(view: View, identifier: str | None) -> None:
    from tui.report.as_json import json_records, json_text

    if identifier:
        raise Failure("--jsonl is of a whole dossier; --json prints a single record")
    for record in json_records.records_one_by_one(view):
        output.line(json_text.line(record))


def _text(view: View, kind: str | None, arguments: Namespace) -> Iterable[str]:
    from tui.report.text import record_page, side_by_side, tempo

    issue = arguments.id if kind == "issue" else None
    if arguments.tempo:
        if kind not in (None, "issue"):
            raise Failure(f"--tempo is of a dossier or an issue, and “{arguments.id}” is of kind {kind}")
        return tempo.strip(view, issue, arguments.by)
    if arguments.kept:
        return _kept(view, arguments.dossier)
    if arguments.thread:
        return _threads(view, kind, arguments.id)
    if kind is None:
        return side_by_side.dossier(view)
    if kind == "issue":
        return _issue(view, arguments.id, oldest_first=arguments.oldest_first)
    return record_page.BY_KIND[kind](view, arguments.id)


def _kept(view: View, dossier: str) -> Iterator[str]:
    """The briefing; one without records says so on stderr."""
    from tui.library.kept_records import KeptRecords
    from tui.report.text import brief

    kept = KeptRecords(located(dossier))
    if kept.warning or not len(kept):
        output.remark(kept.warning or "nothing is kept yet; `*` in the reader keeps a record")
    for text in brief.kept(view, kept.records):
        yield text
        yield ""


def _threads(view: View, kind: str | None, identifier: str | None) -> Iterator[str]:
    from tui.report.text import thread

    if kind == "statement" and identifier is not None:
        return thread.thread(view, single_record.thread(view.archive, identifier, view.day), identifier)
    if kind in (None, "issue"):
        return thread.all_threads(view, identifier)
    raise Failure(f"--thread is of a dossier, an issue or a statement, and “{identifier}” is of kind {kind}")


def _issue(view: View, identifier: str, *, oldest_first: bool) -> Iterator[str]:
    from tui.report.text import moved, record_lines, record_page, side_by_side, tempo

    yield f"{view.dossier.title}, as of {view.shown_day}"
    yield ""
    yield from record_page.issue(view, identifier)
    everybody = set(view.parties) >= set(view.names)
    whose = None if everybody else view.parties
    said = record_lists.record(view.archive, identifier, whose, view.day, oldest_first=oldest_first)
    yield ""
    yield f"On the record, {'oldest' if oldest_first else 'newest'} first:"
    yield ""
    yield from record_lines.statements(view, said) if len(said) else ("nothing", "")
    others = record_lists.by_others(view.archive, identifier, view.parties, view.day)
    if len(others) and not everybody:
        yield f"By others, newest first: {side_by_side.counted_by_others(view, identifier)}"
        yield ""
        yield from record_lines.statements(view, others)
    yield "Events, oldest first:"
    happened = record_lists.events(view.archive, identifier, view.day)
    yield from record_lines.events(view, happened) if len(happened) else ("nothing",)
    yield ""
    yield "Tempo, how much was said when:"
    yield from tempo.strip(view, identifier)
    yield ""
    yield "What moved:"
    changes = list(moved.issue(view, identifier))
    yield from changes or ("nothing",)


def _tell_how_to_go_on(dossier: str) -> None:
    output.remark(
        f"bilateral show {dossier} ID shows an issue with its record, or any other record by its id"
        f" in brackets; bilateral search {dossier} WORDS finds what was said."
    )
