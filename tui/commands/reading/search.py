"""`bilateral search`: every statement and event that a query finds."""

from __future__ import annotations

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

    from tui.archive.search.engine import Hit, Results


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
        results = search(view.archive, query, day(arguments.as_of), widen=not arguments.no_widen)
        count = results.count()
        found = _hits(results, arguments.limit or count)
        if arguments.json:
            output.document(
                {
                    "dossier": view.dossier.id,
                    "query": query,
                    "read_as": results.reading.text,
                    "problems": [
                        {"start": one.start, "end": one.end, "message": one.message}
                        for one in results.reading.problems
                    ],
                    "widened": list(results.reading.widened),
                    "count": count,
                    "hits": (hits.data(view, one) for one in found),
                }
            )
        else:
            bold = output.may_style()
            for one in found:
                output.styled(hits.text(view, one, bold=bold), arguments.width)
        _tell(results, query, count, arguments.limit)
        return PROBLEMS if results.reading.problems else FINE


def _hits(results: Results, limit: int) -> Iterator[Hit]:
    after = None
    while limit > 0:
        page = results.page(after, min(limit, 200))
        yield from page
        if not page:
            return
        after = page[-1]
        limit -= len(page)


def _tell(results: Results, query: str, count: int, limit: int) -> None:
    reading = results.reading
    for problem in reading.problems:
        output.remark(query)
        width = max(1, problem.end - problem.start)
        output.remark(" " * problem.start + "^" * width)
        output.remark(problem.message)
    output.remark(f"Read as: {reading.text or 'nothing to look for'}")
    for one in reading.widened:
        output.remark(f"Widened: {one} (--no-widen leaves it out)")
    shown = f"; the first {limit:,} are shown" if 0 < limit < count else ""
    output.remark(f"{wording.counted(count, 'hit')}{shown}")
