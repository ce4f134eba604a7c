"""Pictures: the tempo of what was said, and the matrix of questions by parties, as SVG and in pixels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tui.dossier import edtf
from tui.export.page import colours, templating
from tui.report import wording
from tui.report.text import tempo as tempo_text
from tui.report.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.rows import Period
    from tui.export.briefing_contents import Answer, Briefing
    from tui.report.scope import View
    from tui.report.text.tempo import Tempo

_WIDTH, _HEIGHT = 920, 190
_LEFT, _RIGHT, _TOP, _FOOT = 40, 8, 12, 44
_HEAD = 48
"""Room for the title of a picture that stands alone."""
_SANS = 'font-family:"Noto Sans","DejaVu Sans","Liberation Sans",Arial,sans-serif'


def _alone() -> str:
    """The style of a picture that stands alone, on paper."""
    return (
        f"text{{{_SANS};font-size:11px;fill:#55585f}}"
        ".tempo-title,.title{font-size:16px;font-weight:600;fill:#1c1d20}"
        ".tempo-line,.rule{stroke:#dcdad5}.tempo-bar{fill:#55585f}.tempo-event{fill:#1c1d20}"
        ".group{font-weight:600;fill:#1c1d20}.ask{font-size:12px;fill:#1c1d20}.party{font-weight:600}"
        + "".join(
            f".tempo-bar.p{n},text.p{n},.dot.p{n}{{fill:{colour}}}" for n, colour in enumerate(colours.LIGHT)
        )
    )


def svg(briefing: Briefing) -> Iterator[str]:
    """The tempo of what was said, as a picture that stands alone."""
    return _tempo(briefing, alone=True)


def tempo_within(briefing: Briefing) -> Iterator[str]:
    """The same for a page, which has the colours."""
    return _tempo(briefing, alone=False)


def _tempo(briefing: Briefing, *, alone: bool) -> Iterator[str]:
    view, shown = briefing.view, briefing.tempo()
    names = [view.name(party) for party in shown.parties]
    classes = [_class(view, party) for party in shown.parties]
    head = _HEAD if alone else 0
    label = f"{visible_line(briefing.title)}: how much was said, by {shown.unit}, up to {view.shown_day}"
    yield from templating.template("tempo.svg").generate(
        alone=alone,
        style=Markup(_alone()),  # noqa: S704 - our own colours
        paper=colours.PAPER,
        width=_WIDTH,
        height=_HEIGHT + head,
        left=_LEFT,
        right=_WIDTH - _RIGHT,
        label=label,
        title=label,
        legend=_legend(names, classes),
        first=shown.periods[0].first_day if shown.periods else 0,
        last=shown.periods[-1].last_day if shown.periods else 0,
        **_drawn(shown, names, classes, head),
    )


def _legend(names: list[str], classes: list[str]) -> Iterator[dict[str, Any]]:
    x = _LEFT
    for name, colour in zip(names, classes, strict=True):
        yield {"x": x, "name": name, "colour": colour}
        x += 30 + 7 * len(name)


def _drawn(shown: Tempo, names: list[str], classes: list[str], head: int) -> dict[str, Any]:
    """Where bars, marks, lines and ticks lie."""
    most = max((count for period in shown.periods for count in period.counts), default=0)
    events = max((period.events for period in shown.periods), default=0)
    base = head + _HEIGHT - _FOOT
    room = _HEIGHT - _FOOT - _TOP
    step = (_WIDTH - _LEFT - _RIGHT) / max(1, len(shown.periods))
    width = min(step * 0.8 / max(1, len(names)), 16)
    bars, dots, ticks = [], [], []
    for n, period in enumerate(shown.periods):
        start = _LEFT + n * step + (step - width * len(names)) / 2
        called = tempo_text.label(shown.unit, period.first_day)
        for place, (name, count) in enumerate(zip(names, period.counts, strict=True)):
            height = room * count / most if most else 0
            if count:
                tooltip = f"{called}: {name}, {wording.counted(count, 'statement')}"
                at = {"x": round(start + place * width, 2), "y": round(base - height, 2)}
                size = {"width": round(width * 0.9, 2), "height": round(height, 2)}
                bars.append({**at, **size, "colour": classes[place], "tooltip": tooltip})
        if period.events:
            radius = 1.5 + 3 * (period.events / events) ** 0.5
            tooltip = f"{called}: {wording.counted(period.events, 'event')}"
            x = round(_LEFT + (n + 0.5) * step, 2)
            dots.append({"x": x, "y": base + 13, "r": round(radius, 2), "tooltip": tooltip})
        if _begins(shown, n, period) and step * (len(shown.periods) - n) > 30:
            ticks.append({"x": round(_LEFT + n * step, 2), "text": _tick(shown.unit, period.first_day)})
    heights = sorted({0, most // 2, most} if most > 3 else {0, most})
    lines = [
        {"y": round(base - room * height / most, 2) if most else base, "count": height} for height in heights
    ]
    return {"bars": bars, "dots": dots, "ticks": ticks, "lines": lines}


def _begins(shown: Tempo, place: int, period: Period) -> bool:
    """Whether a period gets a date below it: each year's first, or some of many days and weeks."""
    if shown.unit in ("day", "week"):
        return place % 7 == 0
    every = max(1, len(shown.periods) // 12) if shown.unit == "year" else 1
    first = place == 0 or date.fromordinal(period.first_day).month == 1
    return first and place % every == 0


def _tick(unit: str, day: int) -> str:
    return edtf.show_day(day) if unit in ("day", "week") else str(date.fromordinal(day).year)


def matrix_svg(briefing: Briefing) -> Iterator[str]:
    """Questions by parties, with what backs each answer and the verdict, as a picture that stands alone."""
    view = briefing.view
    left, column = 20, 150
    asked = 400
    parties = [
        {
            "name": view.name(party),
            "colour": f"p{colours.place(party, view.names)}",
            "x": left + asked + n * column,
        }
        for n, party in enumerate(view.parties)
    ]
    verdict_at = left + asked + len(parties) * column
    rows: list[dict[str, Any]] = []
    y = 96
    for issue in briefing.issues():
        if not issue.questions:
            continue
        rows.append({"group": issue.row.title, "y": y})
        y += 24
        for question in issue.questions:
            cells = [
                {
                    **party,
                    "label": wording.kinds(answer.now.kinds) or "no statement" if answer.now else "—",
                    "held": answer.now is not None,
                }
                for party, answer in zip(parties, question.answers, strict=True)
            ]
            rulings = [briefing.ruling(verdict) for verdict in question.verdicts] or [wording.NO_VERDICT]
            ruling_lines = [(y + n * _LINE, ruling) for n, ruling in enumerate(rulings)]
            rows.append(
                {"group": "", "y": y, "ask": _cut(question.row.ask), "cells": cells, "rulings": ruling_lines}
            )
            y += _LINE * len(rulings)
        y += 8
    yield from templating.template("matrix.svg").generate(
        style=Markup(_alone()),  # noqa: S704 - our own colours
        paper=colours.PAPER,
        width=verdict_at + (210 if len(parties) < 3 else 320),
        height=y + 10,
        left=left,
        title=f"{visible_line(briefing.title)}: questions by parties, as of {view.shown_day}",
        parties=parties,
        verdict_at=verdict_at if len(parties) > 1 else None,
        rows=rows,
    )


def _cell(answer: Answer) -> dict[str, Any]:
    if answer.now is None:
        return {"held": False, "label": "—"}
    return {"held": True, "label": wording.kinds(answer.now.kinds) or "no statement"}


def _class(view: View, party: str | None) -> str:
    """The class that has a party's colour; what is of no party has none."""
    return f"p{colours.place(party, view.names)}" if party else ""


_LONGEST = 62
_LINE = 22


def _cut(text: str) -> str:
    """A question on one line of the picture; what is left out is marked."""
    line = visible_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def png(briefing: Briefing) -> Iterator[bytes]:
    """The tempo in pixels."""
    return _pixels("".join(svg(briefing)))


def matrix_png(briefing: Briefing) -> Iterator[bytes]:
    """The matrix in pixels."""
    return _pixels("".join(matrix_svg(briefing)))


def _pixels(picture: str) -> Iterator[bytes]:
    """A picture drawn twice as large, for a slide."""
    from resvg_py import svg_to_bytes

    yield bytes(svg_to_bytes(svg_string=picture, zoom=2))
