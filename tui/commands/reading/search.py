"""`bilateral search`: whatever a query finds, and what is nearest where that is little."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.archive.search.engine import search
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS
from tui.commands.inputs import day, looked_at
from tui.report import wording
from tui.report.text import hits

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from tui.archive.search.engine import Group, Hit, Results
    from tui.report.scope import View


def run(arguments: Namespace) -> int:
    """Print the hits of a query; how it was read is told beside them.

    Returns:
        0, or 1 where part of the query could not be read: then the hits are those of what was understood.

    Raises:
        Failure: there is no such dossier or day.
    """
    query = " ".join(word.strip() for word in arguments.query)
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
                    "problems": [
                        {"start": problem.start, "end": problem.end, "message": problem.message}
                        for problem in results.reading.problems
                    ],
                    "widened": list(results.reading.widened),
                    "meant": [{"word": word, "nearest": list(words)} for word, words in results.meant],
                    "count": count,
                    "counts": {group.kind: group.size for group in groups if not group.near},
                    "hits": (hits.data(view, hit) for hit in shown),
                }
            )
        else:
            _print(view, results, groups, shown, arguments.width)
        _tell(results, query, count, arguments.limit)
        return PROBLEMS if results.reading.problems else FINE


def _print(
    view: View, results: Results, groups: list[Group], shown: Iterator[Hit], width: int | None
) -> None:
    """Print hits under the names of their kinds, and a line above those that are merely near."""
    bold = output.may_style()
    counts = {(group.kind, group.near): group.size for group in groups}
    before: tuple[str, bool] | None = None
    for hit in shown:
        group = (hit.kind, hit.near)
        if hit.near and (before is None or not before[1]):
            output.styled(iter((wording.near_line(results.count(), results.meant), "")), width)
        if group != before and len(groups) > 1:
            output.styled(iter((f"{wording.counted_hits(hit.kind, counts.get(group, 1))}:", "")), width)
        before = group
        output.styled(hits.text(view, hit, bold=bold), width)


def _hits(results: Results, limit: int) -> Iterator[Hit]:
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


def _tell(results: Results, query: str, count: int, limit: int) -> None:
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
