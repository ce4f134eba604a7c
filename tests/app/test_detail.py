"""Any record opened whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app import small
from tests.app.conftest import reader
from tests.app.screen import screen_rows, screen_text, squeezed
from tui.app.app import BilateralApp
from tui.report.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = "لا أحد يطالب بذلك من الخارج"


async def opened(app: BilateralApp, item: str, size: tuple[int, int] = (120, 60), *keys: str) -> list[str]:
    """The rows of the screen with a record opened on it, after some keys."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.open("record", item)
        await pilot.press(*keys)
        await pilot.pause()
        return screen_rows(app)


@pytest.mark.parametrize("text", [*small.HOSTILE, ARABIC])
@pytest.mark.parametrize("width", [60, 80, 200])
async def test_a_text_reads_back_whole_whatever_it_holds(tmp_path: Path, text: str, width: int):
    rendering = {"language": "ru", "text": f"{text} again", "kind": "official"}
    path = small.dossier(tmp_path / "d", [small.statement("said", text, renderings=[rendering], note=text)])
    rows = await opened(reader(path), "said", (width, 60))
    seen = squeezed("\n".join(rows))
    assert squeezed(visible(f"“{text}”")) in seen
    assert squeezed(visible(f"{text} again")) in seen
    assert "\x1b" not in "".join(rows)


async def test_arabic_has_its_lines_for_itself(tmp_path: Path):
    path = small.dossier(tmp_path / "d", [small.statement("said", ARABIC, language="ar")])
    rows = await opened(reader(path), "said")
    row = next(row for row in rows if ARABIC in row)
    assert row.strip(" █│") == f"“{ARABIC}”"


async def test_a_statement_says_who_when_in_which_office_and_where_it_comes_from(syria: Path):
    screen = "\n".join(await opened(reader(syria), "us-28"))
    assert "15 Dec 2015  John Kerry" in screen
    assert "Secretary of State · United States" in screen
    assert "paraphrase" in screen
    assert "Must Assad leave before a transition starts?  evidence for the answer of United States" in screen
    assert "ABC News: US Not Seeking 'Regime Change' in Syria" in screen
    assert "https://abcnews.go.com/" in screen
    assert "Kremlin news conference" in screen
    assert "on the record" in screen


async def test_an_exchange_stands_on_two_sides_and_cannot_confirm_is_no_denial(syria: Path):
    rows = await opened(reader(syria), "ru-30", (120, 60))
    kerry = next(row for row in rows if "John Kirby" in row)
    putin = next(row for row in rows if "this statement" in row)
    assert "↳ cannot confirm" in kerry
    assert "denies" not in kerry
    assert kerry.index("Kirby") < 60 <= putin.index("Vladimir Putin")


async def test_who_has_not_answered_is_said(tmp_path: Path):
    asked = small.statement("asked", "What now?", audience=["right"])
    path = small.dossier(tmp_path / "d", [asked])
    screen = "\n".join(await opened(reader(path), "asked"))
    assert "no answer from Right Land on record as of 31 Dec 2015" in screen


async def test_an_event_is_planned_until_its_day_has_come(syria: Path):
    before = "\n".join(await opened(reader(syria, "2015-12-14"), "e57"))
    assert "planned as of 14 Dec 2015; announced 10 Dec 2015" in before
    after = "\n".join(await opened(reader(syria, "2015-12-18"), "e57"))
    assert "took place; announced 10 Dec 2015" in after


async def test_accounts_of_both_sides_stand_side_by_side(syria: Path):
    rows = await opened(reader(syria), "e57")
    names = next(row for row in rows if "United States" in row)
    assert names.index("United States") < 60 <= names.index("Russia")
    assert any("▌ Syrian government" in row for row in rows)


async def test_a_question_shows_what_moved_and_why_they_are_said_to_differ(syria: Path):
    screen = "\n".join(await opened(reader(syria), "assad-exit-first", (120, 200)))
    assert "What moved: United States, 6 answers" in screen
    assert screen.index("since 19 May 2011") < screen.index("since 19 Sep 2015")
    assert "Verdicts over time" in screen
    assert "Narrowed further: Washington seeks no regime change" in screen


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("assad-role", "Its questions"),
        ("opposition", "Never one body."),
        ("john-kerry", "Secretary of State  from 1 Feb 2013  to 20 Jan 2017"),
        ("white-house-2011-05-19", "kfogel/presidential-speeches"),
    ],
)
@pytest.mark.parametrize("size", [(60, 16), (80, 24), (300, 100)])
async def test_every_kind_of_record_has_a_page(syria: Path, item: str, text: str, size: tuple[int, int]):
    shown = ""
    app = reader(syria)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.open("record", item)
        await pilot.pause()
        for _ in range(4):
            shown += "\n" + screen_text(app)
            await pilot.press("pagedown")
    assert text in shown or size[0] == 60


async def test_a_list_of_statements_follows_a_speaker_and_opens_them(syria: Path):
    rows = await opened(reader(syria), "john-kerry", (100, 30), "G", "enter")
    assert rows[0].startswith(" Statement")


async def test_a_misspelt_id_is_said_to_be_unknown_with_the_nearest(syria: Path):
    screen = "\n".join(await opened(reader(syria), "assad-rol"))
    assert "No record has the id assad-rol." in screen
    assert "assad-role" in screen.replace("assad-rol.", "")


async def test_a_record_of_a_later_day_is_not_shown_but_can_be_gone_to(syria: Path):
    app = reader(syria, "2015-10-29")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "us-28")
        await pilot.pause()
        screen = screen_text(app)
        assert "us-28 is not on record as of 29 Oct 2015. It is dated 15 Dec 2015." in screen
        assert "regime change" not in screen
        await pilot.press("b")
        await pilot.pause()
        assert "as of 15 Dec 2015" in screen_rows(app)[0]


async def test_what_is_named_on_a_page_opens_and_escape_returns(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "us-28")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen_rows(app)[0].startswith(" Question  assad-exit-first")
        await pilot.press("escape")
        await pilot.pause()
        assert screen_rows(app)[0].startswith(" Statement  us-28")
