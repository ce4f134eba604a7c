"""Search as it is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.app import small
from tests.app.conftest import press, reader, settled
from tests.app.screen import screen_rows, screen_text, squeezed
from tests.conftest import ROOT
from tui.app.search.hit_list import HitList, excerpt
from tui.report.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app.app import BilateralApp


SIZE = (100, 40)


@pytest.fixture
def towns() -> Path:
    """The small shipped dossier, which has the texts of its sources."""
    return ROOT / "content" / "two-towns"


async def test_hits_come_as_the_query_is_typed_with_speaker_date_kind_issue_and_count(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        screen = await press(pilot, *"moderate opposition")
        assert " hits as of 15 Dec 2015" in screen.splitlines()[0]  # where it moves no hit when it comes
        assert "↓ results" in screen.splitlines()[-1]
        assert "about 15 Dec 2015  US government  US  mixed" in screen
        assert "Who is a terrorist" in screen
        assert "“the moderate opposition”" in screen


async def test_matched_words_are_marked_without_colour(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        await press(pilot, *"transition")
        hits = app.screen.query_one(HitList)
        marked = [text for line in hits.draw(0, 80) for text, ink in line if "mark" in ink]
        assert marked
        assert all(text.startswith("transition") for text in marked)


async def test_an_empty_query_shows_every_form_of_the_language_and_types_the_chosen_one(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        screen = screen_text(app)
        for form in ('"regime change"', "NEAR(fate people, 8)", "is:unanswered", "in:events", "destab*"):
            assert form in screen
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert screen_rows(app)[0].startswith(' / "regime change"  ')


async def test_an_unreadable_part_is_marked_below_it_and_the_rest_searched(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        screen = await press(pilot, *"assad before:nope kerry")
        query, carets, *_ = screen.splitlines()
        assert carets.index("^") == query.index("before:nope")
        assert "“nope” is not a date" in screen


async def test_no_hits_say_what_to_try_and_how_many_a_later_day_would_show(syria: Path):
    app = reader(syria, "2013-05-12")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        screen = await press(pilot, *'"regime change"')
        assert "0 hits as of 12 May 2013" in screen
        assert "came after 12 May 2013" in screen


async def test_enter_goes_to_the_hit_in_its_place_and_n_to_the_next(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash")
        await press(pilot, *"veto")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.screen.id == "board"
        assert app.session.place.issue == "security-council"
        assert app.session.hits.query == "veto"
        first = app.session.place.item
        await pilot.press("n")
        await pilot.pause()
        assert app.session.place.item != first


async def test_enter_from_the_query_goes_to_the_first_hit(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"moderate opposition", "enter")
        await settled(pilot)
        assert app.screen.id == "board"
        assert app.session.place.item


async def test_synonyms_can_be_left_out(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        assert "isil also as ISIS" in await press(pilot, *"isil ")
        await pilot.press("f2")
        assert "also as" not in await settled(pilot)


async def test_letters_in_the_list_are_commands_and_slash_returns_to_the_query(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        await press(pilot, *"assad")
        await pilot.press("down", "y")
        assert "Assad" in app.clipboard
        await pilot.press("slash", "x")
        await settled(pilot)
        assert screen_rows(app)[0].startswith(" / assadx")


async def test_up_from_the_first_hit_is_the_query(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        await press(pilot, *"assad")
        await pilot.press("down", "down", "up", "up")
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.id == "query"


async def test_unanswered_statements_open_as_a_search(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("u")
        screen = await settled(pilot)
        assert screen.startswith(" / is:unanswered")
        assert "hits as of" in screen


async def test_more_hits_are_read_while_scrolling(tmp_path: Path):
    many = [small.statement(f"s{n}", f"They said so, number {n}.") for n in range(130)]
    app = reader(small.dossier(tmp_path / "d", many))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        assert "130 hits" in await press(pilot, *"said")
        hits = app.screen.query_one(HitList)
        assert hits.count < 130
        await pilot.press("down")
        for _ in range(6):
            await press(pilot, "G")
        assert hits.count == 130


async def test_events_are_found_too(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        screen = await press(pilot, *"in:events is:planned")
        assert "planned" in screen
        assert "New York" in screen


@pytest.mark.parametrize("text", small.HOSTILE)
async def test_a_hostile_text_is_shown_as_it_is(tmp_path: Path, text: str):
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", f"{text} needle")]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        assert squeezed(visible(text)) in squeezed(await press(pilot, *"needle"))


@pytest.mark.parametrize(
    "query", ["[/]", "[@click=app.quit]x[/]", '"', "(((", "-", "****", "NEAR(", "\\", "a:b:c"]
)
async def test_a_hostile_query_neither_breaks_nor_hangs(syria: Path, query: str):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        app.open("search", query)
        await settled(pilot)
        assert query in screen_rows(app)[0]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (300, 100)])
async def test_search_works_at_every_size(syria: Path, size: tuple[int, int]):
    app = reader(syria)
    async with app.run_test(size=size) as pilot:
        app.open("search", "russia")
        assert " hits as of 15 Dec 2015" in await settled(pilot)


async def test_a_long_text_is_cut_around_its_match(tmp_path: Path):
    text = "before " * 80 + "needle " + "after " * 80
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", text)]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        await press(pilot, *"needle")
        hit = app.screen.query_one(HitList).hits[0]
    lines = ["".join(part for part, _ink in line) for line in excerpt(hit, 60, 3)]
    assert len(lines) == 3
    assert lines[0].startswith("… ")
    assert lines[-1].endswith(" …")
    assert any("needle" in line for line in lines)


async def test_hits_stand_under_their_kind_with_counts_and_what_is_near_below_a_line(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 60)) as pilot:
        app.open("search", "in:statements lavrow elections")
        screen = await settled(pilot)
        assert "0 hits as of 15 Dec 2015" in screen
        assert "Nothing has “lavrow”. Did you mean lavrov? F4 takes it." in screen
        assert "Nothing has all of this. The nearest (lavrow taken for lavrov):" in screen
        await pilot.press("f4")
        screen = await settled(pilot)
        assert "in:statements lavrov elections" in screen_rows(app)[0]
        assert "2 statements ──" in screen


async def test_the_order_of_hits_is_told_and_switched_with_one_key(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        app.open("search", "in:statements kerry")
        assert "best first" in await settled(pilot)
        await pilot.press("f3")
        assert "newest first" in await settled(pilot)
        hits = app.screen.query_one(HitList).hits
        dates = [hit.statement.date.lower for hit in hits if not hit.near]
        assert dates == sorted(dates, reverse=True)


async def test_a_filter_half_typed_counts_as_nothing_yet(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        whole = (await press(pilot, *"assad")).splitlines()[0].partition("assad")[2]
        screen = await press(pilot, *" speaker:")
        assert screen.splitlines()[0].partition("speaker:")[2].strip() == whole.strip()
        assert "^" not in screen.splitlines()[1]


async def test_a_source_is_found_by_its_title_and_opened(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        app.open("search", "Kerry in Russia in attempt to narrow gap over Syria")
        screen = await settled(pilot)
        assert "1 source ──" in screen
        await pilot.press("enter")
        assert "Al Jazeera" in await settled(pilot)


async def test_the_header_of_the_board_says_which_hit_of_how_many_is_shown(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(140, 40)) as pilot:
        app.open("search", "in:statements peskov assad")
        await settled(pilot)
        await pilot.press("enter")
        first = (await settled(pilot)).splitlines()[0]
        assert "hit 1 of " in first
        await pilot.press("n")
        assert "hit 2 of " in (await settled(pilot)).splitlines()[0]


async def test_the_header_counts_what_is_merely_near_by_itself_as_the_results_do(syria: Path):
    async with reader(syria).run_test(size=(140, 40)) as pilot:
        results = await press(pilot, "slash", *"in:statements samantha power")
        hits = int(re.search(r"(\d+) hits? as of", results)[1])
        first = (await press(pilot, "enter")).splitlines()[0]
        assert f"hit 1 of {hits} " in first
        near = (await press(pilot, *"n" * hits)).splitlines()[0]
        assert re.search(r"hit 1 of \d+ near ", near)


async def test_the_words_found_are_marked_on_the_board_and_on_the_page(syria: Path):
    async with reader(syria).run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"regime change", "enter")
        assert "regime" in marked_words(pilot.app)
        await press(pilot, "enter")
        assert pilot.app.screen.id != "board"
        assert "regime" in marked_words(pilot.app)


async def test_escape_returns_to_the_results_at_the_hit_that_was_opened(syria: Path):
    async with reader(syria).run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"assad", "down", *["down"] * 12)
        chosen = pilot.app.screen.selected_id()
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert pilot.app.screen.id == "search"
        assert pilot.app.screen.selected_id() == chosen
        assert pilot.app.screen.query_one(HitList).cursor == 12


async def test_n_goes_on_through_hits_that_open_the_same_record_and_those_with_a_page_only(towns: Path):
    async with reader(towns).run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"in:texts bridge", "enter")
        screens = [await press(pilot)]
        for number in range(2, 5):
            screen = await press(pilot, "n")
            assert pilot.app.session.hits.place_among_hits.startswith(f"{number} of ")
            screens.append(screen)
        assert len(set(screens)) == 4


async def test_a_passage_of_a_text_is_opened_where_it_stands(towns: Path):
    async with reader(towns).run_test(size=(100, 20)) as pilot:
        await press(pilot, "slash", *"in:texts 340 lorries")
        screen = await press(pilot, "enter")
        assert "About340lorriesaday" in squeezed(screen)
        assert "340" in marked_words(pilot.app)


def marked_words(app: BilateralApp) -> set[str]:
    """What is shown as found."""
    return {
        word
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.style and segment.style.underline and segment.style.bold
        for word in segment.text.lower().split()
    }
