"""The board, through its keys and what it then shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.app import small
from tests.app.conftest import SIZE, press, reader, until
from tests.app.screen import screen_rows, screen_text
from tui.app.app import BilateralApp
from tui.app.panes.event_log import EventsPane
from tui.app.panes.tempo_strip import LABEL, TempoStrip
from tui.archive.listing import record_lists
from tui.archive.store import Archive
from tui.config.choices import Config


async def test_the_board_shows_both_answers_to_the_same_question_on_the_same_row(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        lines = screen_rows(app)
        asked = next(
            n for n, line in enumerate(lines) if "Must Assad leave before a transition starts?" in line
        )
        assert "they differ" in lines[asked]
        assert "No regime change is sought" in lines[asked + 1]
        assert "no outside demand for his exit" in lines[asked + 1]
        assert "since 15 Dec 2015" in "\n".join(lines[asked : asked + 6])


async def test_the_header_says_what_is_read_and_as_of_when(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        header = screen_rows(app)[0]
        assert "Russia and the United States over Syria" in header
        assert "as of 15 Dec 2015" in header


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2015-09-18", "A transitional government formed by"),
        ("2015-12-04", "Army and rebels might fight ISIL"),
        ("2015-12-15", "No regime change is sought"),
    ],
)
async def test_the_american_answer_on_assad_is_the_one_of_the_day(app: BilateralApp, day: str, answer: str):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        screen = await press(pilot, *day, "enter")
        assert answer in screen


async def test_the_new_york_meeting_is_planned_and_contested_then_takes_place(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5", "t")
        await press(pilot, *"2015-12-14", "enter")
        screen = await press(pilot, "tab", "G")
        line = next(line for line in screen.splitlines() if "New York" in line and "18 Dec" in line)
        assert "planned" in line
        assert "accounts" in line
        await press(pilot, "t")
        screen = await press(pilot, *"2015-12-18", "enter")
        line = next(line for line in screen.splitlines() if "New York" in line and "18 Dec" in line)
        assert "planned" not in line


@pytest.mark.parametrize("issue", ["1", "3", "5"])
@pytest.mark.parametrize(("back", "forward"), [("[", "]"), ("{", "}")])
async def test_stepping_back_and_forward_returns_to_the_same_screens(
    app: BilateralApp, issue: str, back: str, forward: str
):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, issue)
        seen = [await press(pilot, back) for _ in range(5)]
        assert len(set(seen)) == len(seen)
        while len(seen) > 1:
            seen.pop()
            assert await press(pilot, forward) == seen[-1]


SCROLLED = {
    "the record": ("down",) * 6,
    "a page of the record": ("pagedown", "pagedown", "down"),
    "an old event": ("tab", "g", "down", "down"),
    "the end of the log": ("tab", "G"),
    "the issues": ("shift+tab", "down"),
    "a zoomed pane": ("tab", "z", "up"),
    "other sides": (">", "down", "down", "down", "down"),
    "a day without anything": ("t", *"2015-11-28", "enter", "down", "down"),
    "a day after the record": ("t", *"2016-03", "enter", "pagedown"),
    "all events": ("E", "tab", "up", "up", "up"),
}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("keys", SCROLLED.values(), ids=SCROLLED)
async def test_stepping_away_and_back_returns_to_the_same_screen_from_anywhere(
    app: BilateralApp, keys: tuple[str, ...], size: tuple[int, int]
):
    async with app.run_test(size=size) as pilot:
        shown = [await press(pilot, *keys)]
        for there, back in ("[]", "{}", "][", "}{"):
            for _ in range(3):
                day = app.session.place.day
                screen = await press(pilot, there)
                if app.session.place.day == day:
                    app.clear_notifications()
                    break
                shown.append(screen)
            while len(shown) > 1:
                shown.pop()
                assert await press(pilot, back) == shown[-1]


async def test_an_earlier_day_hides_what_came_later(app: BilateralApp):
    async with app.run_test(size=(120, 60)) as pilot:
        assert "John Kerry" in await press(pilot, "z")
        await press(pilot, "z", "t")
        screen = await press(pilot, *"2012-01", "enter", "z")
        assert "as of 31 Jan 2012" in screen
        assert "John Kerry" not in screen
        assert "nothing on record as of 31 Jan 2012" in screen


async def test_home_returns_to_the_dossiers_own_day(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "{", "{", "{")
        assert "as of 15 Dec 2015" not in screen.splitlines()[0]
        screen = await press(pilot, "home")
        assert "as of 15 Dec 2015" in screen.splitlines()[0]


async def test_swapping_puts_russia_on_the_left(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "x")
        sides = screen.splitlines()[1]
        assert sides.index("Russia") < sides.index("United States")
        assert "⇄" in screen.splitlines()[0]


async def test_other_parties_come_to_either_side(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "Syrian government" in (await press(pilot, ">")).splitlines()[1]
        sides = (await press(pilot, "<")).splitlines()[1]
        assert sides.index("Russia") < sides.index("Syrian government")


async def test_numbers_and_arrows_open_issues(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "Were the vetoes justified?" in await press(pilot, "3")
        assert "Whom do they hit?" in await press(pilot, "right")
        assert "Were the vetoes justified?" in await press(pilot, "left")


async def test_the_list_of_issues_opens_what_is_selected(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "shift+tab")
        assert "Is all armed opposition terrorist?" in await press(pilot, "down")


async def test_the_log_shows_this_issue_or_all(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "this issue" in await press(pilot, "1")
        assert "all issues" in await press(pilot, "E")


async def test_a_zoomed_pane_has_the_screen_and_escape_puts_it_back(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "z")
        assert "Events ·" not in screen
        screen = await press(pilot, "tab")
        assert "Events ·" in screen
        assert "Must Assad leave" not in screen
        screen = await press(pilot, "escape")
        assert "Must Assad leave" in screen
        assert app.is_running


async def test_below_110_columns_the_issues_fold_into_a_line(app: BilateralApp):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_text(app)
        assert "1/7 Assad's role" in screen
        assert "Air strikes" not in screen
        lines = screen.splitlines()
        sides = next(line for line in lines if "United States" in line)
        assert "Russia" in sides


async def test_below_64_columns_the_sides_stack(app: BilateralApp):
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        lines = screen_rows(app)
        us = next(n for n, line in enumerate(lines) if "No regime change is sought" in line)
        ru = next(n for n, line in enumerate(lines) if "no outside demand" in line)
        assert ru > us


async def test_the_strip_is_scrubbed_by_key_and_mouse_and_zoomed(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "as of 30 Nov 2015" in (await press(pilot, "comma")).splitlines()[0]
        assert "by week" in await press(pilot, "plus")
        assert "by month" in await press(pilot, "minus")
        await pilot.click("#strip", offset=(LABEL + 1, 1))
        await pilot.pause()
        assert "2011" in screen_text(app).splitlines()[0]


async def test_what_changed_is_marked_in_the_chosen_window(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        screen = await press(pilot, *"2015-12-15", "enter")
        assert "since 15 Dec 2015 new" in screen
        await press(pilot, "t")
        screen = await press(pilot, *"2015-12-31", "enter")
        assert "since 15 Dec 2015 new" in screen
        screen = await press(pilot, "w", "w", "w", "w")
        assert "in the last week" in screen
        assert "since 15 Dec 2015 new" not in screen


async def test_a_first_answer_is_marked_in_the_window_and_not_for_ever(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "5", "t", *"2015-12-10", "enter")
        assert "since 10 Dec 2015 new" in screen
        assert "in the last year" in await press(pilot, "w", "w")
        screen = await press(pilot, "w")
        assert "changes marked: ever" in screen
        assert "since 10 Dec 2015 new" not in screen


def strip(app: BilateralApp) -> list[str]:
    """The rows of the tempo strip."""
    region = app.query_one("#strip").region
    return screen_rows(app)[region.y : region.bottom]


@pytest.mark.parametrize("size", [(40, 16), (64, 24), (80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("day", ["2011-05", "2012-02", "2014", "2015-12-14", "2016-06"])
async def test_the_strips_cursor_is_seen_at_every_width_zoom_and_day(
    app: BilateralApp, size: tuple[int, int], day: str
):
    async with app.run_test(size=size) as pilot:
        await press(pilot, "E", "t", *day, "enter", *["minus"] * 5)
        for _ in range(5):
            rows = strip(app)
            assert "".join(rows).count("▲") == 1
            assert rows[len(rows) // 2].startswith(" by ")
            await press(pilot, "plus")
        app.clear_notifications()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_no_event_is_hidden_under_a_date_of_the_strip(app: BilateralApp, size: tuple[int, int]):
    async with app.run_test(size=size) as pilot:
        for issue in "1234567":
            await press(pilot, issue)
            periods = app.query_one(TempoStrip)._stretches
            rows = strip(app)
            if len(rows) == 3:
                axis = app.query_one(TempoStrip)._axis()
                under_dates = sum(len(text) for text, ink in axis if "mark" in ink)
                assert rows[1].count("┴") + under_dates >= sum(bool(one.events) for one in periods) - 1
            silent = sum(bool(one.events) and not any(one.counts) for one in periods)
            assert sum(row.count("┴") for row in rows) >= silent - 1


async def test_each_year_of_the_strip_is_named_and_empty_times_are_seen(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        rows = strip(app)
        assert all(str(year) in "".join(rows) for year in range(2011, 2016))
        assert rows[0].count("·") > 10
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert re.search(r"2011.*⋯.*⋯2015", "".join(strip(app))), "what is folded is seen, and where it ends"


async def test_a_lone_early_event_does_not_press_the_months_that_matter_together(tmp_path: Path):
    said = [("1999-01-04", "left"), ("2021-02-03", "right"), ("2021-02-20", "left"), ("2021-03-01", "right")]
    statements = [
        small.statement(f"s{n}", "Yes.", date=date, party=party) for n, (date, party) in enumerate(said)
    ]
    head = {"id": "d", "title": "D", "compare": ["left", "right"], "as_of": "2021-04-01"}
    app = reader(small.dossier(tmp_path / "d", statements, dossier=head))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert re.search(r"by month +1999─+⋯─+2021─", strip(app)[1])


@pytest.mark.parametrize("size", [(64, 24), (80, 24), (120, 36)])
async def test_the_first_year_is_named_even_where_the_cursor_and_other_dates_leave_it_no_room(
    tmp_path: Path, size: tuple[int, int]
):
    days = [f"2020-12-{number}" for number in range(26, 32)] + [f"2021-01-{n:02}" for n in range(1, 32)]
    statements = [small.statement(f"s{n}", "Yes.", date=day) for n, day in enumerate(days)]
    events = [
        {"id": f"e{n}", "title": "A day", "date": day, "kind": "meeting", "issues": ["matter"]}
        for n, day in enumerate(days)
    ]
    head = {"id": "d", "title": "D", "compare": ["left", "right"], "as_of": "2021-01-31"}
    app = reader(small.dossier(tmp_path / "d", statements, dossier=head, events=events), "2020-12-28")
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        assert re.search(r"by day .*2020|by day 2020", "".join(strip(app)))


async def test_where_the_strip_ends_it_says_so(app: BilateralApp):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        assert "as of 18 Dec 2015" in await press(pilot, "full_stop")
        await press(pilot, "full_stop")
        await until(pilot, "The strip ends here")
        app.clear_notifications()
        await press(pilot, "t", *"2011-05", "enter")
        await press(pilot, "comma")
        await until(pilot, "The strip begins here")


async def test_scrubbing_by_mouse_shows_the_latest_event_of_the_day(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "E", "tab", "g")
        await pilot.mouse_down("#strip", offset=(LABEL + 60, 1))
        await pilot.hover("#strip", offset=(LABEL + 80, 1))
        await pilot.mouse_up("#strip", offset=(LABEL + 80, 1))
        log = app.query_one(EventsPane)
        assert log.cursor == log.count - 1
        assert "2014" in screen_rows(app)[0]


async def test_the_mouse_selects_and_opens(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("#issues", offset=(5, 2))
        await pilot.pause()
        assert "Were the vetoes justified?" in screen_text(app)
        await pilot.click("#comparison", offset=(10, 1), times=2)
        await pilot.pause()
        assert len(app.screen_stack) == 2


async def test_a_hint_at_the_foot_can_be_clicked(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        hints = screen_rows(app)[-1]
        await pilot.click("#hints", offset=(hints.index("swap"), 0))
        await pilot.pause()
        sides = screen_rows(app)[1]
        assert sides.index("Russia") < sides.index("United States")


async def test_the_place_is_remembered(syria: Path, archive: Archive, app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "4", "x", "[")
        shown = app.session.place
        await pilot.press("q")
    again = BilateralApp(syria, Config(), archive=archive)
    assert again.session.place._replace(item=None) == shown._replace(item=None)


async def test_it_opens_at_a_record_that_was_asked_for(syria: Path, archive: Archive):
    app = BilateralApp(syria, Config(), archive=archive, at="ru-30")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert app.session.place.item == "ru-30"
        assert "Vladimir Putin" in screen_text(app)


async def test_a_keymap_gives_commands_other_keys(syria: Path, archive: Archive):
    app = BilateralApp(syria, Config(keymap={"sides.swap": ("f9",)}), archive=archive)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        assert app.session.place.parties == ("us", "russia")
        await press(pilot, "f9")
        assert app.session.place.parties == ("russia", "us")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_every_theme_shows_the_board(syria: Path, archive: Archive, theme: str):
    app = BilateralApp(syria, Config(theme=theme), archive=archive)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.theme == theme
        assert "Must Assad leave" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (300, 100), (40, 12), (10, 5)])
async def test_every_size_shows_both_sides_as_of_the_day_and_takes_keys(
    app: BilateralApp, size: tuple[int, int]
):
    async with app.run_test(size=size) as pilot:
        before = await press(pilot)
        rows = before.splitlines()
        assert "as of 15"[: size[0] - 2] in rows[0]
        assert any(row.count("▌") == 2 for row in rows)
        assert "Must Assad leave" in before or size[1] < 24
        assert await press(pilot, "right", "down") != before
        assert app.session.place.issue == "who-is-a-terrorist"
        assert len(screen_rows(app)) == size[1]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_first_screen_has_the_newest_words_of_each_side(app: BilateralApp, size: tuple[int, int]):
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        for party in ("us", "russia"):
            newest = record_lists.record(app.session.archive, "assad-role", (party,), app.session.place.day)
            words = newest.rows(0, 1)[0].text.split()
            assert " ".join(words[:4]) in screen_text(app)


async def test_what_a_side_said_last_is_of_the_day_that_is_read(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        before = await press(pilot)
        after = await press(pilot, "t", *"30 nov 2015", "enter")
        assert "Newest on the record" in after
        assert before.splitlines()[3] != after.splitlines()[3]


async def test_the_counts_of_the_issues_say_whose_they_are(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "US · Russia" in (await press(pilot)).splitlines()[1]
        assert "Russia · US" in (await press(pilot, "x")).splitlines()[1]


async def test_what_others_said_has_its_lane_below_the_record_of_both(tmp_path: Path):
    said = [
        small.statement("left-1", "We go on."),
        small.statement("third-1", "We wait.", party="third"),
        small.statement("host-1", "Thank you all."),
    ]
    del said[2]["party"]
    parties = [{"id": name, "name": f"{name.title()} Land"} for name in ("left", "right", "third")]
    app = reader(small.dossier(tmp_path / "d", said, parties=parties))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "G")
        screen = screen_text(app)
        assert screen.index("By others, newest first: 2") > screen.index("“We go on.”")
        assert "Third Land" in screen
        assert "of no party" in screen
        assert "“Thank you all.”" in screen
        assert "third-1" in await press(pilot, "enter")


async def test_what_a_step_brought_is_marked_and_the_day_in_the_header_too(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "this day" not in await press(pilot)
        rows = (await press(pilot, "[", "[")).splitlines()
        assert any("11 Dec 2015" in row and "this day" in row for row in rows)


async def test_the_reason_of_a_verdict_stands_under_it_on_the_questions_page(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        rows = (await press(pilot, "enter")).splitlines()
        asked = next(n for n, row in enumerate(rows) if "they differ" in row)
        assert any("Why: " in row for row in rows[asked : asked + 3])


async def test_the_foot_begins_with_what_is_done_with_the_selected_record_and_differs_by_pane(
    app: BilateralApp,
):
    async with app.run_test(size=SIZE) as pilot:
        answers = (await press(pilot)).splitlines()[-1]
        log = (await press(pilot, "tab")).splitlines()[-1]
        assert answers.split()[1:4:2] == ["open", "copy"]
        assert answers.index("swap") < answers.index("search")
        assert log.index("all events") < log.index("search")


async def test_with_room_a_third_and_a_fourth_party_stand_beside_the_two(app: BilateralApp):
    async with app.run_test(size=(200, 60)) as pilot:
        two = await press(pilot)
        assert "Syrian government" not in two.splitlines()[1]
        three = await press(pilot, "C")
        names = three.splitlines()[1]
        assert names.index("United States") < names.rindex("Russia") < names.index("Syrian government")
        assert "Terrorism first" in three
        assert [row.split()[0] for row in strip(app)] == ["US", "by", "Russia", "Damascus"]
        four = (await press(pilot, "C")).splitlines()[1]
        assert "Syrian opposition" in four
        assert len(strip(app)) == 5
        assert await press(pilot, "C") == two


async def test_columns_give_way_where_a_terminal_becomes_narrow(app: BilateralApp):
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, "C", "C")
        await pilot.resize_terminal(100, 40)
        await pilot.pause(0.1)
        rows = (await press(pilot)).splitlines()
        assert "Syrian government" not in rows[2]
        assert "Must Assad leave" in "".join(rows)


async def test_the_log_is_filtered_by_kind_standing_place_and_words(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "F", *"contested", "enter")
        rows = screen.splitlines()
        title = next(row for row in rows if "Events ·" in row)
        assert "contested, " in title
        log = rows[rows.index(title) + 1 : -1]
        assert all("accounts" in row for row in log if row.strip())
        screen = await press(pilot, "F", *["backspace"] * 9, *"meeting -moscow", "enter")
        rows = screen.splitlines()
        log = rows[next(n for n, row in enumerate(rows) if "Events ·" in row) + 1 : -1]
        assert all("meeting" in row and "Moscow" not in row for row in log if row.strip())
        assert "21 of 57" in await press(pilot, "F", *["backspace"] * 15, "enter")


def days_of(app: BilateralApp) -> list[tuple[int, str | None]]:
    """The events of the log in their order: first minute and kind."""
    log = app.query_one(EventsPane)
    rows = [log.events.row(index) for index in range(log.count)]
    return [(row.date.lower, row.kind) for row in rows if row]


async def test_events_are_sorted_by_date_either_way_by_kind_and_by_place(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "E", "tab")
        oldest = days_of(app)
        assert "newest first" in await press(pilot, "O")
        assert days_of(app) == oldest[::-1]
        assert "by kind" in await press(pilot, "O")
        kinds = [kind or "\U0010ffff" for _, kind in days_of(app)]
        assert kinds == sorted(kinds)
        assert "by place" in await press(pilot, "O")
        await press(pilot, "O")
        assert days_of(app) == oldest


async def test_where_there_is_room_the_log_tells_what_each_side_says(app: BilateralApp):
    async with app.run_test(size=(120, 36)) as pilot:
        assert "It has seen a Russian paper" not in await press(pilot, "tab")
        assert "Russia: No such document is being prepared." in await press(pilot, "z")
        await press(pilot, "z")
        await pilot.resize_terminal(200, 60)
        screen = await press(pilot, "E", "F", *"eight-point", "enter")
        line = next(line for line in screen.splitlines() if "eight-point draft" in line)
        assert "Reuters: It has seen a Russian paper" in line


async def test_a_step_selects_what_the_day_brought(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "[", "[")
        assert app.session.place.item == "ru-32", "the only statement of 11 December on this issue"
        screen = ""
        for _ in range(5):
            if "as of 4 Dec" not in screen:
                screen = await press(pilot, "[")
        assert app.session.place.item == "assad-exit-first", "the first answer given on 4 December"
        assert re.search(r"since 4 Dec 2015 +new +this day", screen)
