"""`bilateral search`: whatever a query finds, and what is nearest where that is little."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.archive.search.engine import search
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import day, looked_at
from tui.report import wording
from tui.report.text import hits

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from tui.archive.search.engine import Group, Hit, Results
    from tui.library.searching import LibraryResults, OpenLibrary
    from tui.report.as_json.json_values import Value
    from tui.report.scope import View


def run(arguments: Namespace) -> int:
    """Print the hits of a query; how it was read is told beside them.

    Returns:
        0, or 1 where part of the query could not be read, or a dossier: then the hits are those of the rest.

    Raises:
        Failure: there is no such dossier or day, or no query.
    """
    words = [word.strip() for word in arguments.query]
    if arguments.all:
        return _search_all(arguments, " ".join([(arguments.dossier or "").strip(), *words]).strip())
    if not words:
        missing = "QUERY" if arguments.dossier else "DOSSIER, QUERY"
        raise Failure(f"the following arguments are required: {missing}; as in: search syria-2015 veto")
    query = " ".join(words)
    view = looked_at(arguments.dossier, as_of=arguments.as_of, everything=True)
    with view.archive:
        results = search(
            view.archive,
            query,
            day(arguments.as_of, view.dossier),
            widen=not arguments.no_widen,
            order=arguments.order,
        )
        groups = results.groups()
        count = results.count()
        shown = _hits(results, arguments.limit)
        if arguments.json:
            output.document(
                {
                    "dossier": view.dossier.id,
                    "query": query,
                    "read_as": results.reading.text,
                    "order": results.order,
                    **_told(results),
                    "count": count,
                    "counts": {group.kind: group.size for group in groups if not group.near},
                    "hits": (hits.data(view, hit) for hit in shown),
                }
            )
        else:
            _print({"": view}, results, groups, shown, arguments.width)
        _tell(results, query, count, arguments.limit)
        return PROBLEMS if results.reading.problems else FINE


def _search_all(arguments: Namespace, query: str) -> int:
    """Print the hits of all known dossiers, those of each by itself."""
    from tui.commands.inputs import configured, progress_told
    from tui.dossier.problems import errors
    from tui.library.searching import OpenLibrary
    from tui.report.scope import END_OF_TIME, look

    if not query:
        raise Failure("the following arguments are required: QUERY; as in: search --all ceasefire")
    as_of = day(arguments.as_of)
    with progress_told() as progress:
        library = OpenLibrary(configured(), progress=progress)
    results = library.search(query, as_of, widen=not arguments.no_widen, order=arguments.order)
    if not results.parts:
        raise Failure("no dossier is known; those that `bilateral list` lists are searched")
    until = END_OF_TIME if as_of is None else as_of
    views = {dossier.name: look(dossier.archive, None, until) for dossier in library.dossiers}
    count = results.count()
    shown = _hits(results, arguments.limit)
    if arguments.json:
        output.document(
            {
                "query": query,
                "read_as": results.reading.text,
                "order": results.order,
                **_told(results),
                "count": count,
                "dossiers": _dossiers(library, results),
                "hits": ({"dossier": hit.dossier, **hits.data(views[hit.dossier], hit)} for hit in shown),
            }
        )
    else:
        _print(views, results, results.groups(), shown, arguments.width)
    _tell(results, query, count, arguments.limit)
    for dossier, error in library.broken:
        number = wording.counted(len(errors(error.problems)), "error")
        output.remark(f"{dossier.name} was left out: it has {number} (bilateral check {dossier.name})")
    library.close()
    return PROBLEMS if results.reading.problems or library.broken else FINE


def _dossiers(library: OpenLibrary, results: LibraryResults) -> list[Value]:
    """What was searched, with what was found in each."""
    from tui.dossier.problems import errors

    searched: list[Value] = [
        {
            "dossier": dossier.name,
            "title": dossier.row.title,
            "count": own.count(),
            "counts": {group.kind: group.size for group in own.groups() if not group.near},
        }
        for dossier, own in results.parts
    ]
    for each, error in library.broken:
        searched.append({"dossier": each.name, "errors": len(errors(error.problems))})
    return searched


def _told(results: Results | LibraryResults) -> dict[str, Value]:
    """How a query was read, as data."""
    return {
        "problems": [
            {"start": problem.start, "end": problem.end, "message": problem.message}
            for problem in results.reading.problems
        ],
        "widened": list(results.reading.widened),
        "meant": [{"word": word, "nearest": list(words)} for word, words in results.meant],
    }


def _print(
    views: Mapping[str, View],
    results: Results | LibraryResults,
    groups: list[Group],
    shown: Iterator[Hit],
    width: int | None,
) -> None:
    """Print hits under the names of their kinds, and a line above those that are merely near.

    Args:
        views: The dossiers by their names; one that is searched alone has none.
        results: What was found.
        groups: How many there are of each kind.
        shown: The hits to print.
        width: Columns; None for those of the terminal.
    """
    bold = output.may_style()
    counts = {(group.dossier, group.kind, group.near): group.size for group in groups}
    before: tuple[str, str, bool] | None = None
    for hit in shown:
        group = (hit.dossier, hit.kind, hit.near)
        if hit.near and (before is None or not before[2]):
            output.styled(iter((wording.near_line(results.count(), results.meant), "")), width)
        if hit.dossier and (before is None or (before[0], before[2]) != (hit.dossier, hit.near)):
            output.lines((f"{hit.dossier}: {views[hit.dossier].dossier.title}", ""), width)
        if group != before and len(groups) > 1:
            size = counts.get(group)
            kind = wording.hit_kind(hit.kind, 2) if size is None else wording.counted_hits(hit.kind, size)
            output.styled(iter((f"{kind}:", "")), width)
        before = group
        output.styled(hits.text(views[hit.dossier], hit, bold=bold), width)


def _hits(results: Results | LibraryResults, limit: int) -> Iterator[Hit]:
    """The hits, at most so many; all of them for 0."""
    after = None
    left = limit or sys.maxsize
    while left > 0:
        page = results.page(after, min(left, 200))
        yield from page
        if not page:
            return
        after = page[-1]
        left -= len(page)


def _tell(results: Results | LibraryResults, query: str, count: int, limit: int) -> None:
    reading = results.reading
    for problem in reading.problems:
        output.remark(query)
        width = max(1, problem.end - problem.start)
        output.remark(" " * problem.start + "^" * width)
        output.remark(problem.message)
    output.remark(f"Read as: {reading.text or 'nothing to look for'}")
    for widening in reading.widened:
        output.remark(f"Widened: {widening} (--no-widen leaves it out)")
    for word, words in results.meant:
        output.remark(f"Nothing has “{word}”; the nearest: {', '.join(words)}")
    shown = f"; the first {limit:,} are shown" if 0 < limit < count else ""
    ordered = "by date, as there are too many to tell which are best" if results.unranked else results.order
    output.remark(f"{wording.counted(count, 'hit')}{shown}; order: {ordered}")
