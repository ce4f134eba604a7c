"""What can be done with a record: copy it, open its source, edit it."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from textual import events

from tests.app import small
from tests.app.conftest import press, reader
from tests.app.screen import screen_text, squeezed
from tests.conftest import ROOT
from tui.app.terminal import editor
from tui.dossier import edtf


async def test_copy_sends_the_words_with_their_citation_and_names_a_way_without_clipboard(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        app.open("record", "aj-01")
        await press(pilot, "y")
        assert app.clipboard.startswith("“")
        assert "Al Jazeera" in app.clipboard
        assert "bilateralshowsyria-2015aj-01" in squeezed(screen_text(app))


@pytest.mark.parametrize("item", ["e57", "assad-role", "assad-exit-first", "us", "john-kerry", "aj-01"])
async def test_every_kind_of_record_can_be_copied(syria: Path, item: str):
    app = reader(syria)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.open("record", item)
        await pilot.press("y")
        assert app.clipboard.strip()


async def test_a_source_without_address_is_shown_with_what_is_known_of_it(tmp_path: Path):
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", "Yes.")]))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "o")
        assert screen_text(app).startswith(" Source  paper")


async def test_what_a_record_has_not_is_not_offered_and_comes_back_with_one_that_has_it(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(160, 36)) as pilot:
        app.open("record", "sergey-lavrov")
        foot = (await press(pilot)).splitlines()[-1]
        assert "o source" not in foot
        assert "d its day" not in foot
        await press(pilot, "G")
        foot = (await press(pilot)).splitlines()[-1]
        assert "o source" in foot
        assert "d its day" in foot


@pytest.mark.parametrize(
    ("configured", "arguments"),
    [
        ("vim", ["vim", "+7", "/d/a.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "/d/a.yaml"]),
        ("hx", ["hx", "/d/a.yaml:7"]),
        ("code", ["code", "--wait", "-g", "/d/a.yaml:7"]),
        ("code --wait", ["code", "--wait", "-g", "/d/a.yaml:7"]),
        ("'/opt/my editor/ed'", ["/opt/my editor/ed", "/d/a.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_its_own_way(
    monkeypatch: pytest.MonkeyPatch, configured: str, arguments: list[str]
):
    monkeypatch.setattr(editor, "which", lambda name: name)
    assert editor.command(configured, Path("/d/a.yaml"), 7) == arguments


def test_visual_comes_before_editor():
    assert editor.editor({"VISUAL": "hx", "EDITOR": "vi"}) == "hx"
    assert editor.editor({"EDITOR": "vi"}) == "vi"
    assert editor.editor({}) is None


async def test_the_editor_opens_the_file_at_the_records_line(
    syria: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    arguments = tmp_path / "told"
    script = tmp_path / "vi"
    script.write_text(f'#!/bin/sh\necho "$@" > {arguments}\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    app = reader(syria)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "us-28")
        await pilot.press("e")
        await pilot.pause()
    line, file = arguments.read_text().split()
    with Path(file).open() as lines:
        assert "us-28" in list(lines)[int(line.removeprefix("+")) - 1]


async def test_a_missing_editor_is_said_so(syria: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    app = reader(syria)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        app.open("record", "us-28")
        await press(pilot, "e")
        assert "There is no editor no-such-editor-anywhere" in screen_text(app)


async def test_a_dossier_opened_by_its_path_is_named_by_it(tmp_path: Path):
    path = small.dossier(tmp_path / "two words", [small.statement("said", "Yes.")])
    app = reader(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "y")
        assert any(f"bilateral show '{path}' said" in notice.message for notice in app._notifications)


async def test_copying_an_answer_takes_the_question_both_answers_and_the_verdict(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "y")
        asked, left, right, verdict = app.clipboard.splitlines()
        assert asked.startswith("Must Assad leave before a transition starts? [")
        assert left.startswith("United States: ")
        assert right.startswith("Russia: ")
        assert verdict.startswith("Verdict on United States and Russia: ")


async def test_copying_in_the_matrix_takes_the_selected_cell(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "m", "right", "y")
        asked, answer = app.clipboard.splitlines()
        assert asked.startswith("Must Assad leave")
        assert answer.startswith("Russia: ")


async def test_copying_what_is_no_record_takes_the_lines_under_the_cursor(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("compare", app.session.home_day - 30, app.session.home_day)
        await press(pilot, "y")
        assert app.clipboard.startswith("Since 15 Nov 2015:")


async def test_what_a_shell_would_obey_is_a_sign_in_the_clipboard(tmp_path: Path):
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", "Yes.\x1b[31m\u202eno")]))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "y")
        assert "Yes.␛[31m⟨U+202E⟩no" in app.clipboard
        assert any("are shown as signs" in notice.message for notice in app._notifications)


async def test_a_quotation_is_cited_with_its_rendering_and_whose_it_is(tmp_path: Path):
    rendering = {"language": "en", "text": "No.", "kind": "official", "by": "the Ministry"}
    said = small.statement("said", "Нет.", language="ru", renderings=[rendering])
    app = reader(small.dossier(tmp_path / "d", [said]))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "y")
        assert app.clipboard.startswith("“Нет.” [English, official, by the Ministry: “No.”] — ")


@pytest.mark.parametrize("key", ["slash", "t", "colon"])
async def test_what_is_pasted_into_a_prompt_reaches_no_terminal_as_a_command(syria: Path, key: str):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, key)
        app.post_message(events.Paste("ve\x7f\x13\x1a\x18to"))
        await press(pilot)
        assert "ve␡␓␚␘to" in screen_text(app)


async def test_a_pasted_passage_of_several_lines_is_searched_for_whole(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "slash")
        app.post_message(events.Paste("a full meeting\n   of the minds\n"))
        screen = await press(pilot)
        assert "a full meeting of the minds" in screen.splitlines()[0]
        assert "aj-01" in await press(pilot, "enter", "enter")


async def test_what_is_of_no_party_says_so_on_its_page_and_is_counted_on_the_issues(tmp_path: Path):
    app = reader(small.hosted(tmp_path / "talk"))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        app.open("record", "host-1")
        assert (await press(pilot)).splitlines()[2] == " of no party"
        app.open("record", "matter")
        assert "Left Land 1, Right Land 1; by others 2" in await press(pilot)


async def test_each_statement_that_was_added_between_two_days_says_whose_it_is(tmp_path: Path):
    app = reader(small.hosted(tmp_path / "talk"))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        app.open("compare", *(edtf.day_of(edtf.parse(day).upper) for day in ("2015-10-31", "2015-12-31")))
        shown = await press(pilot)
        assert "17 Nov 2015  An official  Right Land" in shown
        assert "3 Nov 2015  An official  Left Land" in shown


async def test_a_source_without_address_is_opened_where_it_is_quoted():
    app = reader(ROOT / "content" / "two-towns")
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        app.open("record", "h1")
        rows = (await press(pilot, "o")).splitlines()
        assert "gazette" in rows[0]
        assert any(row.startswith("▸“We have not closed the bridge") for row in rows)
