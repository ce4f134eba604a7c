"""The page of a briefing, in a browser."""

from __future__ import annotations

from shutil import copy
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import HOSTILE
from tests.export.browser import needs_chromium, opened
from tui.archive.answers import questions
from tui.archive.store import Archive, open_valid
from tui.dossier import edtf
from tui.report import wording
from tui.report.scope import look
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.export.conftest import Outcome

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as chromium:
        yield chromium


_PART = ("--issue", "fighting-isil", "--as-of", "2015-10-01", "--parties", "us,russia,syria")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pages stay once they are made."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def made(fence: Path, syria: Path, pages: Path, bilateral: Callable[..., Outcome]) -> Callable[[str], Path]:
    """The page of the small dossier, of the shipped one, or of an issue of it."""

    def make(which: str) -> Path:
        path = pages / f"{which}.html"
        words = {"fence": (fence,), "syria": (syria,), "issue": (syria, *_PART)}[which]
        assert path.exists() or bilateral("export", *words, "-o", path).code == 0
        return path

    return make


@pytest.fixture
def visit(browser: Browser, made: Callable[[str], Path]) -> Iterator[Callable[..., Page]]:
    """Opens a page; nothing may go wrong in it, and nothing may be fetched."""
    contexts = []
    wrong: list[str] = []

    def go(which: str, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        address = made(which).as_uri()
        page.on(
            "request", lambda request: request.url.partition("#")[0] == address or wrong.append(request.url)
        )
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()
    # What the policy refuses is told in the console; the test that provokes it looks at that itself.
    assert [one for one in wrong if "Content Security Policy" not in one and "spy.png" not in one] == []


def _visible_ids(page: Page, selector: str) -> set[str]:
    script = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.id)"
    return set(page.eval_on_selector_all(selector, script))


def _to_day(page: Page, day: int) -> None:
    page.eval_on_selector(
        "#slider", "(one, day) => { one.value = day; one.dispatchEvent(new Event('input')); }", str(day)
    )


def test_every_link_leads_somewhere_and_only_to_the_web(visit: Callable[..., Page]):
    for which in ("fence", "syria"):
        page = visit(which)
        links = page.eval_on_selector_all(
            "a", "(all) => all.map((one) => [one.getAttribute('href'), one.rel])"
        )
        ids = set(page.eval_on_selector_all("[id]", "(all) => all.map((one) => one.id)"))
        inside = {href[1:] for href, _ in links if href.startswith("#")}
        assert inside <= ids
        outside = [(href, rel) for href, rel in links if not href.startswith("#")]
        assert all(href.startswith(("http://", "https://")) and "noopener" in rel for href, rel in outside)
    assert len(outside) > 80


def test_the_page_holds_the_whole_record_and_each_record_has_its_place(
    visit: Callable[..., Page], syria: Path, bilateral: Callable[..., Outcome]
):
    page = visit("syria")
    held = bilateral("show", syria, "--json", "--as-of", "2015-12-15").json
    assert _visible_ids(page, ".statement") == {one["id"] for one in held["statements"]}
    assert _visible_ids(page, ".event") == {one["id"] for one in held["events"]}
    text = page.inner_text("main")
    for said in held["statements"]:
        assert said["text"] in text
    assert "“" + next(one["text"] for one in held["statements"] if one["quotation"] == "direct") + "”" in text


def test_hostile_text_stays_text(visit: Callable[..., Page]):
    page = visit("fence")
    assert page.locator("script").count() == 1
    assert page.locator("main b").count() == 0
    for name, text in HOSTILE.items():
        said = page.locator(f"#{name} .said").text_content()
        assert said == f"“{visible(text)}”"
    markup = page.locator("#x-markup .said").text_content()
    assert markup is not None
    assert markup.startswith("<script>alert(1)</script> & 1. *bold*")
    assert "{{ 7*7 }}" in markup


def test_the_policy_lets_no_other_code_style_or_picture_in(visit: Callable[..., Page]):
    page = visit("fence")
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    refused = page.evaluate(
        """async () => {
            const refused = [];
            const note = (event) => refused.push(event.effectiveDirective);
            document.addEventListener("securitypolicyviolation", note);
            const script = document.createElement("script");
            script.textContent = "window.broken = true";
            const style = document.createElement("style");
            style.textContent = "body{display:none}";
            const picture = document.createElement("img");
            picture.src = "https://example.org/spy.png";
            document.body.append(script, style, picture);
            await new Promise((done) => setTimeout(done, 100));
            return [window.broken ?? null, getComputedStyle(document.body).display, ...refused.sort()];
        }"""
    )
    assert refused == [None, "block", "img-src", "script-src-elem", "style-src-elem"]


def test_search_shows_what_holds_all_words_and_says_how_many(visit: Callable[..., Page]):
    page = visit("syria")
    whole = _visible_ids(page, ".statement")
    page.keyboard.press("/")
    page.keyboard.type("KERRY regime")
    hits = _visible_ids(page, ".statement")
    assert hits
    assert hits < whole
    for identifier in hits:
        text = (page.locator(f"#{identifier}").text_content() or "").lower()
        assert "kerry" in text
        assert "regime" in text
    shown = page.locator(".findable:visible").count()
    assert page.inner_text("#found") == f"{shown} place{'s' * (shown != 1)}"
    assert page.evaluate("CSS.highlights.get('found').size") > 0
    page.keyboard.press("Escape")
    assert _visible_ids(page, ".statement") == whole
    assert page.inner_text("#found") == ""


def test_a_search_that_finds_nothing_says_so_and_a_link_brings_its_record_back(visit: Callable[..., Page]):
    page = visit("syria")
    page.fill("#search", "zzzz")
    assert page.inner_text("#found") == "0 places"
    page.evaluate("location.hash = '#us-28'")
    page.wait_for_function("document.querySelector('#us-28').checkVisibility()")
    assert page.input_value("#search") == ""


def test_the_slider_shows_the_board_as_of_any_day(
    visit: Callable[..., Page], syria: Path, bilateral: Callable[..., Outcome]
):
    page = visit("syria")
    for day in ("2012-02-06", "2015-09-18", "2015-12-15"):
        _to_day(page, edtf.day_of(edtf.parse(day).lower))
        held = bilateral("show", syria, "--json", "--as-of", day).json
        assert _visible_ids(page, ".statement") == {one["id"] for one in held["statements"]}
        assert _visible_ids(page, ".event") == {one["id"] for one in held["events"]}
        _same_issues(page, syria, day, held["issues"])


_BOARD = """() => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const visible = (one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && one.checkVisibility({visibilityProperty: true});
    };
    const texts = (ones) => ones.map((one) => one.innerText);
    const named = (name) => all(`[data-${name}]`).map((one) => [one.dataset[name], one.innerText]);
    const side = (one) => [one.dataset.party, {
        answers: texts(all(":scope > .answer", one).filter(visible).flatMap((each) => all(".summary", each))),
        silence: all(":scope > .silence", one).map(visible),
    }];
    const question = (one) => [one.dataset.question, {
        sides: all(".sides > [data-party]", one).map(side),
        reasons: texts(all(".verdict", one).filter(visible).flatMap((verdict) => all(".reason", verdict))),
    }];
    return {
        slid: document.querySelector("#slid").innerText,
        questions: all("[data-question]").map(question), glance: named("glance"), count: named("count"),
    };
}"""
"""What the board shows, asked in one go: asking for each text by itself takes seconds."""


def _same_issues(page: Page, path: Path, day: str, issues: list[dict[str, Any]]) -> None:
    ordinal = edtf.day_of(edtf.parse(day).lower)
    board = page.evaluate(_BOARD)
    assert board["slid"] == edtf.show_day(ordinal)
    archive = open_valid(path)
    assert isinstance(archive, Archive)
    with archive:
        view = look(archive, None, ordinal)
        shown, glances, counts = (_each_once(board[name]) for name in ("questions", "glance", "count"))
        for issue in issues:
            for row in questions(archive, issue["id"], view.parties, ordinal):
                _same_board(shown[row.id], glances, row, view.parties)
            for party in view.parties:
                assert int(counts[f"{issue['id']} {party}"]) == issue["counts"][party]


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """By their names, none of which stands twice."""
    named = dict(pairs)
    assert len(named) == len(pairs)
    return named


def _same_board(
    question: dict[str, Any], glances: dict[str, str], row: Any, parties: tuple[str, ...]
) -> None:
    """A question shows the same answers, backing and verdict as the archive has on that day."""
    sides = _each_once(question["sides"])
    for party, position in zip(parties, row.positions, strict=True):
        assert sides[party]["answers"] == ([position.summary] if position else [])
        wording_shown = wording.evidence(position.kinds) if position else "nothing on record"
        assert glances[f"{row.id} {party}"] == wording_shown
        assert sides[party]["silence"] == [position is None]
    judged = row.assessment
    assert question["reasons"] == ([judged.reason] if judged else [])
    wording_shown = wording.verdict(judged.verdict) if judged else wording.NO_VERDICT
    assert glances[f"{row.id} verdict"] == wording_shown


def test_what_is_dated_too_coarsely_is_possibly_later(visit: Callable[..., Page]):
    page = visit("fence")
    assert page.locator("#x-formula .possibly").is_visible()
    assert not page.locator("#n-2 .possibly").count()
    _to_day(page, edtf.day_of(edtf.parse("2015-12-08").lower))
    assert page.locator("#x-markup .possibly").is_visible()
    _to_day(page, edtf.day_of(edtf.parse("2015-12-10").lower))
    assert not page.locator("#x-markup .possibly").is_visible()


def test_without_javascript_everything_can_be_read(visit: Callable[..., Page]):
    page = visit("syria", java_script_enabled=False)
    assert not page.locator("#tools").is_visible()
    assert page.locator(".statement").count() == page.locator(".statement:visible").count() > 100
    assert page.locator(".question .answer:visible").count() == 36
    assert page.locator(".moved li").first.is_visible()


@pytest.mark.parametrize("which", ["fence", "syria"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_is_wider_than_its_window(which: str, width: int, visit: Callable[..., Page]):
    page = visit(which, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_barrier(scheme: str, width: int, visit: Callable[..., Page]):
    page = visit("fence", color_scheme=scheme, viewport={"width": width, "height": 900})
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_page_of_an_issue_and_three_parties_has_no_barrier(visit: Callable[..., Page]):
    found = Axe().run(visit("issue"))
    assert found.violations_count == 0, found.generate_report()


def test_the_first_key_leads_past_the_head_and_motion_is_only_for_those_who_want_it(
    visit: Callable[..., Page],
):
    page = visit("fence", reduced_motion="reduce")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the briefing"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_print_leaves_the_tools_out_and_has_the_addresses_of_sources(visit: Callable[..., Page]):
    page = visit("syria", color_scheme="dark")
    page.eval_on_selector_all("details", "(all) => all.forEach((one) => { one.open = false; })")
    page.emulate_media(media="print")
    assert not page.locator("#tools").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 29, 32)"
    assert page.locator(".moved li").first.evaluate("(one) => one.getBoundingClientRect().height > 0")
    address = "(one) => getComputedStyle(one, '::after').content"
    assert "http" in page.locator(".sources a").first.evaluate(address)
    printed = visit("fence").pdf(format="A4", prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") > 2


def test_a_site_has_a_page_for_each_dossier_and_an_index(
    browser: Browser, syria: Path, fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    done = bilateral("export", "--site", tmp_path / "site", syria, fence)
    assert (done.code, done.out) == (0, "")
    page = browser.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri())
    assert page.locator("h2 a").all_inner_texts() == [
        "Russia and the United States over Syria",
        "A small dispute",
    ]
    page.click("text=A small dispute")
    assert page.inner_text("h1") == "A small dispute"
    page.click("text=All dossiers")
    assert Axe().run(page).violations_count == 0
    page.close()
    copied = tmp_path / "again"
    copied.mkdir()
    for path in fence.glob("*.*"):
        copy(path, copied)
    again = bilateral("export", "--site", tmp_path / "site", fence, copied)
    assert again.code == 2
    assert "two of these dossiers have the id “small”" in again.err
