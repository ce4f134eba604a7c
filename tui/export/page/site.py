"""A site of several dossiers: a page for each, and an index of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tui
from tui.dossier.file_replacing import replace_file
from tui.export.briefing_contents import Briefing
from tui.export.page import templating
from tui.export.page.briefing_page import page
from tui.export.taken import Taken
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.report.scope import View

INDEX = "index.html"


class TwoOfOneName(ValueError):  # noqa: N818 - a name as a person reads it
    """Two dossiers of a site have one id; `str()` says which."""


def write_site(folder: Path, views: Sequence[View]) -> Iterator[Path]:
    """Write a site.

    Args:
        folder: where to; it is made where it is missing.
        views: the dossiers, each as of a day and for some parties.

    Yields:
        Each file, once it is written.

    Raises:
        TwoOfOneName: two dossiers have one id.
        OSError: a file can't be written.
    """
    ids = [view.dossier.id for view in views]
    for identifier in ids:
        if ids.count(identifier) > 1:
            raise TwoOfOneName(
                f"two of these dossiers have the id “{identifier}”; a site names its pages by id"
            )
    folder.mkdir(parents=True, exist_ok=True)
    for view in views:
        target = folder / f"{view.dossier.id}.html"
        replace_file(target, (piece.encode() for piece in page(Briefing(Taken(view)), INDEX)))
        yield target
    replace_file(folder / INDEX, _index(views).encode())
    yield folder / INDEX


def _index(views: Sequence[View]) -> str:
    style = templating.part("style.css")
    return templating.template("index.html").render(
        style=style,
        style_hash=templating.fingerprint(style),
        version=tui.__version__,
        dossiers=[
            {
                "page": f"{view.dossier.id}.html",
                "head": view.dossier,
                "day": view.shown_day,
                "size": f"{wording.counted(view.dossier.statements, 'statement')}, "
                f"{wording.counted(view.dossier.events, 'event')}",
                "parties": wording.joined(view.name(party) for party in view.parties),
            }
            for view in views
        ],
    )
