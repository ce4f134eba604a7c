"""Templates in which every value is made visible and escaped; nothing of a dossier is ever markup."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tui.dossier import web_address
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Template

    from tui.report.page_fields import PageField

_FOLDER = "templates"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("tui.export.page", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["groupby_label"] = _by_label
    made.filters["without_address"] = _without_address
    return made


def _by_label(rows: Iterable[PageField]) -> list[tuple[str, list[PageField]]]:
    """Fields that follow on one another under one label, together."""
    return [(label, list(held)) for label, held in groupby(rows, key=lambda field: field.label)]


def _without_address(text: str, url: str | None) -> str:
    """A source's line without the address that ends it: in a page it is where the line leads."""
    return text.removesuffix(f", {url}") if web_address.opened(url) else text


def _shown(value: object) -> object:
    """A value as a page may hold it: no character that would reorder its neighbours or can't be seen."""
    return visible(value) if type(value) is str else value


def template(name: str) -> Template:
    """A template of this package."""
    return _environment().get_template(name)


def part(name: str) -> Markup:
    """A style sheet or script of this package, which is put into a page as it is."""
    loader = _environment().loader
    text = loader.get_source(_environment(), name)[0] if loader else ""
    return Markup(text)  # noqa: S704 - our own file


def fingerprint(text: str) -> str:
    """What a Content Security Policy knows a style sheet or script by (CSP level 3, hash-source)."""
    return b64encode(sha256(text.encode()).digest()).decode()
