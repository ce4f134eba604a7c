"""`o`: the address is shown first with its true host, then it is opened."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from tests.app import small
from tests.app.conftest import press, reader
from tests.app.screen import screen_text


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was given."""
    urls: list[str] = []

    class Browser:
        def open(self, url: str) -> bool:
            urls.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", Browser)
    return urls


def with_address(folder: Path, url: str, archived: str = ""):
    dossier = small.dossier(folder / "d", [small.statement("said", "Yes.")])
    (file,) = dossier.rglob("*.yaml") if dossier.is_dir() else (dossier,)
    import yaml

    held = yaml.safe_load(file.read_text(encoding="utf-8"))
    held["sources"][0] |= {"url": url} | ({"archived_url": archived} if archived else {})
    file.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    return dossier


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a", "Open example.org?"),
        ("example.org/a", "https:// is put before it"),
        ("https://www.state.gov@evil.example/", "Open evil.example?"),
    ],
)
async def test_an_address_is_shown_with_its_host_and_opened_on_enter(
    tmp_path: Path, opened, url: str, shown: str
):
    app = reader(with_address(tmp_path, url))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "o")
        assert shown in screen_text(app)
        assert opened == []
        await press(pilot, "enter")
        passage = "#:~:text=Yes."
        assert opened == [f"{url}{passage}" if url.startswith("http") else f"https://{url}"]


@pytest.mark.parametrize(
    "url", ["http://[::1/x", "javascript:alert(1)", "https://a.example/\x1b[31m\n-x", "\x7f"]
)
async def test_an_address_that_is_no_good_crashes_nothing_and_is_not_opened(tmp_path, opened, url):
    app = reader(with_address(tmp_path, url))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "o")
        assert "This address is not opened" in screen_text(app)
        await press(pilot, "enter")
        assert opened == []
        await press(pilot, "y")
        assert app.clipboard
        assert app.clipboard.isprintable()
        await press(pilot, "escape")
        assert "Yes." in screen_text(app)


async def test_the_archived_copy_is_taken_where_the_page_is_no_address(tmp_path: Path, opened):
    app = reader(with_address(tmp_path, "javascript:alert(1)", "http://archive.example/1"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "o")
        await press(pilot, "enter")
        assert opened == ["http://archive.example/1#:~:text=Yes."]


async def test_without_a_browser_it_says_so_and_the_address_can_be_copied(tmp_path: Path, monkeypatch):
    def none() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)
    app = reader(with_address(tmp_path, "https://example.org/a"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "o")
        await press(pilot, "enter")
        assert "No browser: could not locate runnable browser" in screen_text(app)
        await press(pilot, "y")
        assert app.clipboard == "https://example.org/a#:~:text=Yes."


async def test_a_part_of_a_page_has_the_source_of_the_page(syria: Path, opened):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "us-25")
        await press(pilot, "down")
        await press(pilot, "down")
        await press(pilot, "o")
        await press(pilot, "enter")
        assert len(opened) == 1


async def test_a_question_has_the_source_of_what_backs_its_answers(syria: Path, opened):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "o")
        await press(pilot, "enter")
        assert len(opened) == 1
