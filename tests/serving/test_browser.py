"""The reader in a browser: seen in Chromium, and what is refused."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.conftest import ROOT
from tests.export.browser import needs_chromium, opened
from tests.serving.served import Served, Window, serving, wait

SYRIA = ROOT / "content" / "syria-2015"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that allows two sessions."""
    with serving(SYRIA, tmp_path_factory.mktemp("served"), "--sessions", "2") as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture
def chromium(browser: Browser) -> Iterator[BrowserContext]:
    """A profile of its own, whose pages are closed at the end."""
    with browser.new_context(viewport={"width": 1000, "height": 600}) as context:
        yield context


def request(served: Served, path: str = "/", **headers: str) -> http.client.HTTPResponse:
    """The answer to a request with some headers."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    return connection.getresponse()


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@needs_chromium
def test_it_opens_is_used_is_left_and_leaves_no_process(served: Served, chromium: BrowserContext):
    served.wait_for_readers(0)
    page = chromium.new_page()
    failures: list[str] = []
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    window = Window(page, served)
    window.see("Must Assad leave before a transition starts?")
    assert "-first-byte" in (page.locator("body").get_attribute("class") or "")
    window.press("3")
    window.see("Were the vetoes justified?")
    window.press("/")
    window.see("speaker:lavrov")
    window.press(*"vetoes")
    window.see("The vetoes kept justice from those")
    window.press("Escape")
    window.see("Were the vetoes justified?")
    assert len(served.readers()) == 1
    window.press("q")
    page.wait_for_selector("body.-closed")
    assert page.get_by_text("The session has ended.").is_visible()
    served.wait_for_readers(0)
    assert not failures


@needs_chromium
def test_sessions_know_nothing_of_each_other_are_counted_and_end_with_their_page(
    served: Served, chromium: BrowserContext
):
    served.wait_for_readers(0)
    first, second, third = (chromium.new_page() for _ in range(3))
    one = Window(first, served)
    one.see("Must Assad leave")
    one.press("3")
    one.see("Were the vetoes justified?")
    two = Window(second, served)
    assert "Were the vetoes" not in two.see("Must Assad leave")
    assert len(served.readers()) == 2
    Window(third, served)
    third.wait_for_selector("body.-closed")
    assert len(served.readers()) == 2
    for page in (first, second, third):
        page.close()
    served.wait_for_readers(0)


@needs_chromium
def test_what_would_change_a_file_or_start_a_program_has_no_key(served: Served, chromium: BrowserContext):
    page = chromium.new_page()
    page.set_viewport_size({"width": 1100, "height": 1500})  # all of the help
    window = Window(page, served)
    window.see("▸")  # the board has the keys
    window.press("?")
    palette = window.see("Copy with citation")
    assert "Edit in your editor" not in palette
    assert "Suspend" not in palette
    window.press("Escape")
    window.see("Must Assad leave")
    window.press("e", "Control+z", "3")
    window.see("Were the vetoes justified?")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"Host": "evil.example"}),
        ("/", {"Host": "127.0.0.1.evil.example:80"}),
        ("/", {"Origin": "http://evil.example"}),
        ("/static/js/textual.js", {"Host": "evil.example"}),
        ("/ws", {**UPGRADE}),
        ("/ws", {**UPGRADE, "Origin": "http://evil.example"}),
        ("/ws", {**UPGRADE, "Origin": "null"}),
    ],
)
def test_a_request_under_another_name_or_from_another_page_is_refused(served: Served, path: str, headers):
    before = len(served.readers())
    assert request(served, path, **headers).status == 403
    assert len(served.readers()) <= before, "none begins; one of the test before may end"


def test_the_page_may_load_nothing_from_elsewhere_and_stand_in_no_frame(served: Served):
    response = request(served)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    page = response.read().decode()
    assert "https:" not in page
    for path in ("/static/", "/static/../server.py", "/download/x", "/etc/passwd"):
        assert request(served, path).status in (403, 404)


def test_a_session_in_which_nothing_happens_ends(tmp_path: Path):
    with serving(SYRIA, tmp_path, "--idle", "0.02") as served:
        response = request(served, "/ws", **UPGRADE, Origin=served.url)
        assert response.status == 101
        served.wait_for_readers(1)
        served.wait_for_readers(0)


def test_ending_the_server_ends_its_readers_and_nothing_is_left(tmp_path: Path):
    with serving(SYRIA, tmp_path) as served:
        assert request(served, "/ws", **UPGRADE, Origin=served.url).status == 101
        served.wait_for_readers(1)
        (reader,) = served.readers()
        said = served.end()
        assert f"syria-2015 is at {served.url}" in said
        assert "Traceback" not in said
        wait(lambda: not Path(f"/proc/{reader}").exists(), "the end of the reader")
    assert not list(tmp_path.rglob("places"))


def test_a_server_that_is_killed_takes_its_readers_along(tmp_path: Path):
    with serving(SYRIA, tmp_path) as served:
        assert request(served, "/ws", **UPGRADE, Origin=served.url).status == 101
        served.wait_for_readers(1)
        (reader,) = served.readers()
        os.kill(served.pid, signal.SIGKILL)
        wait(lambda: not _runs(reader), "the end of the reader")


def _runs(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_dossier_that_changed_is_read_anew_before_a_session(tmp_path: Path):
    dossier = Path(shutil.copytree(SYRIA, tmp_path / "dossier"))
    with serving(dossier, tmp_path) as served:
        issues = dossier / "issues.yaml"
        issues.write_text(issues.read_text().replace("Must Assad leave", "Should Assad leave"))
        response = request(served, "/ws?width=100&height=30", **UPGRADE, Origin=served.url)
        seen = b""
        while b"Should Assad" not in seen:
            seen += response.fp.read1(4096) or pytest.fail("closed")
