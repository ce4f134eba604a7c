"""Every command of the help works: by each of its keys, and by its name in the palette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
import textual.pilot
from textual.widgets import Input

from tests.app.conftest import SIZE, press, reader, settled
from tui.app.actions import record_actions
from tui.app.app import BilateralApp
from tui.app.command_table import COMMANDS, Command
from tui.app.history import History
from tui.app.pages.blocks import BlockList
from tui.app.panes.virtual_list import VirtualList
from tui.app.place import Place
from tui.app.prompts import address
from tui.app.search.hit_steps import Hits
from tui.archive.single_record import neighbours
from tui.config import user_folders

Check = Callable[[BilateralApp, str, str], bool]
Pilot = textual.pilot.Pilot[Any]
Do = Callable[[BilateralApp, Pilot, Command, str], Awaitable[None]]
"""Does a command in one of its ways."""


class Proof(NamedTuple):
    """How a command shows that it works."""

    seen: Check | str
    """A text that is then on the screen, or a check of (application, screen before, screen after)."""
    before: tuple[str, ...] = ()
    """Keys pressed first."""


def at(issue: str) -> Check:
    return lambda app, _before, _after: app.session.place.issue == issue


def item(wanted: str) -> Check:
    return lambda app, _before, _after: app.session.place.item == wanted


def beside_the_hit(place: int) -> Check:
    """The page is of the statement before (0) or after (1) the hit that was opened."""

    def check(app: BilateralApp, before: str, after: str) -> bool:
        opened = before.split()[1]
        return app.screen.item == neighbours(app.session.archive, opened, app.session.place.day)[place].id

    return check


def day(text: str) -> str:
    return f"as of {text}"


def strip_by(*names: str) -> Check:
    """The strip says its unit, in short where its first year needs the room."""
    return lambda _app, _before, after: any(f"by {name} " in after for name in names)


def cursor(test: Callable[[int], bool]) -> Check:
    def check(app: BilateralApp, _before: str, _after: str) -> bool:
        focused = app.focused
        return isinstance(focused, VirtualList) and test(focused.cursor)

    return check


def first_kept(identifier: str) -> Check:
    return lambda app, *_: app.session.kept.records[0].id == identifier


SEARCHED = ("slash", *"veto", "enter")
ADDRESS = ("slash", *"regime change", "enter", "o")
ISSUES = (
    "assad-role",
    "who-is-a-terrorist",
    "security-council",
    "air-strikes",
    "new-york-talks",
    "who-represents-the-opposition",
    "fighting-isil",
)

COMPARED = ("c", *"2015-09", "enter")


def next_section(_app: BilateralApp, before: str, after: str) -> bool:
    """A heading that stood further down is now where the page begins, its first record selected."""
    first = after.splitlines()[1:4]
    return (
        after.startswith(" Compare ")
        and any("Answers: " in line for line in first)
        and first[-1].startswith("▸?")
        and not any("Answers: " in line for line in before.splitlines()[1:4])
    )


def half_a_page(app: BilateralApp, *_: str) -> bool:
    """Some lines were passed over, but the last was not reached."""
    focused = app.focused
    return isinstance(focused, VirtualList) and 1 < focused.cursor < focused.count - 1


AT_A_STATEMENT = ("slash", *"regime change", "enter", "enter")
KEPT = ("asterisk", "down", "asterisk", "B")
"""Two answers are kept, and the briefing is shown."""
PROOFS: dict[str, Proof] = {
    "search.open": Proof("speaker:lavrov"),
    "search.next": Proof("hit 2 of", SEARCHED),
    "search.previous": Proof("hit 2 of", (*SEARCHED, "n", "n")),
    "time.previous": Proof(day("11 Dec 2015"), ("left_square_bracket",)),
    "time.next": Proof(day("14 Dec 2015"), ("left_square_bracket", "left_square_bracket")),
    "time.dossier_previous": Proof(day("14 Dec 2015")),
    "time.dossier_next": Proof(day("17 Dec 2015")),
    "time.go": Proof("Read the board as of"),
    "time.home": Proof(day("15 Dec 2015"), ("left_curly_bracket",)),
    "time.compare": Proof("Compare 15 Dec 2015 with"),
    "time.window": Proof("in the last quarter"),
    "strip.in": Proof(strip_by("week", "wk")),
    "strip.out": Proof(strip_by("quarter", "qtr")),
    "strip.previous": Proof(day("30 Nov 2015")),
    "strip.next": Proof(day("31 Oct 2015"), ("comma", "comma", "comma")),
    "issue.next": Proof(at(ISSUES[1])),
    "issue.previous": Proof(at(ISSUES[-1])),
    **{
        f"issue.open_{n}": Proof(at(ISSUES[n - 1]) if n <= len(ISSUES) else at(ISSUES[1]), ("2",))
        for n in range(1, 10)
    },
    "sides.swap": Proof(lambda app, *_: app.session.place.parties == ("russia", "us")),
    "sides.left": Proof(lambda app, *_: app.session.place.parties == ("syria", "russia")),
    "sides.right": Proof(lambda app, *_: app.session.place.parties == ("us", "syria")),
    "sides.columns": Proof(
        lambda app, *_: any("room for two" in notice.message for notice in app._notifications)
    ),
    "events.filter": Proof("Events that answer to"),
    "events.scope": Proof("all issues"),
    "events.order": Proof("newest first"),
    "pane.next": Proof(lambda app, *_: app.focused is not None and app.focused.id == "events"),
    "pane.previous": Proof(lambda app, *_: app.focused is not None and app.focused.id == "issues"),
    "pane.jump": Proof(lambda app, *_: app.screen.id == "jump"),
    "pane.zoom": Proof(lambda _app, _before, after: "Events ·" not in after),
    "view.matrix": Proof("first words of each answer"),
    "view.unanswered": Proof("is:unanswered"),
    "view.about": Proof("CC-BY-4.0"),
    "view.changes": Proof("Changes  "),
    "changes.revisions": Proof("Which revisions?", ("v",)),
    "record.open": Proof("What moved"),
    "record.copy": Proof(lambda app, *_: "Must Assad leave" in app.clipboard),
    "record.keep": Proof(
        lambda app, *_: [kept.id for kept in app.session.kept.records] == ["assad-exit-first"]
    ),
    "view.order": Proof("oldest first", ("down", "down", "down", "down")),
    "record.next": Proof(beside_the_hit(1), AT_A_STATEMENT),
    "record.previous": Proof(beside_the_hit(0), AT_A_STATEMENT),
    "view.briefing": Proof("Nothing is kept yet"),
    "briefing.down": Proof(first_kept("assad-who-decides"), KEPT),
    "briefing.up": Proof(first_kept("assad-who-decides"), (*KEPT, "down")),
    "briefing.note": Proof("A line beside assad-exit-first", KEPT),
    "briefing.export": Proof("Export the briefing as", KEPT),
    "briefing.copy": Proof(lambda app, *_: "\n\n" in app.clipboard, KEPT),
    "record.cite": Proof("CSL-JSON"),
    "adding.open": Proof("a statement: what somebody said"),
    "adding.take_back": Proof(
        lambda app, *_: any("Nothing was added" in notice.message for notice in app._notifications)
    ),
    "adding.write": Proof("Quote is missing", ("a", "enter")),
    "export.dossier": Proof("Export the dossier as"),
    "export.kept": Proof("Export the briefing as", ("asterisk",)),
    "export.issue": Proof("Export the issue assad-role as"),
    "record.source": Proof("enter opens it", ("slash", *"regime change", "enter")),
    "address.open": Proof(lambda *_: address.open_address.called, ADDRESS),
    "address.copy": Proof(lambda app, *_: app.clipboard.startswith("http"), ADDRESS),
    "record.edit": Proof(lambda *_: record_actions.edit.called),
    "section.next": Proof(next_section, COMPARED),
    "section.previous": Proof("answers new or changed", (*COMPARED, "right_square_bracket")),
    "compare.scope": Proof("Compare  Assad's role", COMPARED),
    "record.place": Proof(
        lambda app, *_: (app.screen.id, app.session.place.item) == ("board", "assad-exit-first"), ("enter",)
    ),
    "matrix.counts": Proof("statements on each issue", ("m",)),
    "matrix.left": Proof(lambda app, *_: app.focused.party == 0, ("m", "right")),
    "matrix.right": Proof(lambda app, *_: app.focused.party == 1, ("m",)),
    "search.widen": Proof(
        lambda _app, before, after: "also as" in before and "also as" not in after,
        ("slash", *"isil", "down"),
    ),
    "search.order": Proof("newest first", ("slash", *"lavrov", "down")),
    "search.spelling": Proof(
        lambda app, *_: app.screen.query_one("#query", Input).value == "lavrov", ("slash", *"lavrow")
    ),
    "find.open": Proof(" Find ", ("question_mark",)),
    "find.next": Proof(" 2 of ", ("question_mark", "slash", *"event", "enter")),
    "find.previous": Proof(" 1 of ", ("question_mark", "slash", *"event", "enter", "n")),
    "find.record": Proof(lambda app, *_: app.screen.id == "search", ("m",)),
    "find.leave": Proof(
        lambda app, _before, after: app.screen.id == "help" and " Find " not in after,
        ("question_mark", "slash", *"event", "enter"),
    ),
    "go.all_dossiers": Proof(" all dossiers / bridge", ("slash", *"bridge")),
    "go.search_all": Proof(" all dossiers / bridge", ("D", *"bridge")),
    "search.complete": Proof("▸Sergey Lavrov", ("slash", *"speaker:la")),
    "search.complete_back": Proof("▸Lakhdar Brahimi", ("slash", *"speaker:la")),
    "search.query": Proof(
        lambda app, *_: app.focused is app.screen.query_one("#query", Input),
        ("slash", *"veto", "down"),
    ),
    "search.down": Proof(cursor(lambda n: n == 0), ("slash", *"veto")),
    "list.down": Proof(cursor(lambda n: n == 1)),
    "list.up": Proof(cursor(lambda n: n == 1), ("down", "down")),
    "list.page_down": Proof(cursor(lambda n: n > 1)),
    "list.page_up": Proof(lambda app, *_: 0 < app.focused.cursor < app.focused.count - 1, ("G",)),
    "list.top": Proof(cursor(lambda n: n == 0), ("G",)),
    "list.bottom": Proof(lambda app, *_: app.focused.cursor == app.focused.count - 1 > 9),
    "list.choose": Proof("What moved"),
    "app.back": Proof(lambda app, *_: app.screen.id == "board", ("enter",)),
    "app.theme": Proof(lambda app, *_: app.theme == "textual-light"),
    "app.help": Proof("Step back in time"),
    "app.palette": Proof("Find a command"),
    "app.problems": Proof(
        lambda app, *_: any("no errors" in notice.message for notice in app._notifications)
    ),
    "go.anywhere": Proof("An id, a name, or words of a title"),
    "go.back": Proof(at(ISSUES[0]), ("3",)),
    "go.forward": Proof(at(ISSUES[2]), ("3", "H")),
    "go.library": Proof("115 statements"),
    "pick.down": Proof(lambda app, *_: app.screen.query_one(BlockList).cursor == 1, ("f",)),
    "pick.up": Proof(lambda app, *_: app.screen.query_one(BlockList).cursor == 1, ("f", "down", "down")),
    "record.day": Proof(day("10 Dec 2015"), ("tab", "up", "up")),
    "list.half_down": Proof(half_a_page, ("tab", "g")),
    "list.half_up": Proof(half_a_page, ("G",)),
    "app.suspend": Proof(
        lambda app, *_: any("no shell here" in notice.message for notice in app._notifications)
    ),
    "app.quit": Proof(lambda app, *_: not app.is_running),
}
"""How each command is proved; those of a broken dossier have tests of their own."""

ELSEWHERE = {"app.retry", "problem.edit"}
"""Commands of the screen that a broken dossier gets."""


def holds(proof: Proof, app: BilateralApp, before: str, after: str) -> bool:
    return proof.seen in after if isinstance(proof.seen, str) else proof.seen(app, before, after)


def test_every_command_is_proved():
    assert {command.id for command in COMMANDS} == set(PROOFS) | ELSEWHERE


SMALL = (80, 24)
ROOMY = {"pane.previous", "view.about", "list.page_down"}
"""Commands whose proof is not seen in a small terminal: there is no list of issues, and pages are short."""

SIZES = (SIZE, SMALL)
KINDS = sorted({command.id.partition(".")[0] for command in COMMANDS if command.id in PROOFS})
PALETTE = [command for command in COMMANDS if command.palette and command.scope in ("board", "app")]


class Walk:
    """One command after the other: in the same application where a command only showed something."""

    def __init__(self, path: Path, size: tuple[int, int], do: Do) -> None:
        self._path = path
        self._size = size
        self._do = do

    async def through(self, steps: list[tuple[Command, str]]) -> None:
        """Prove each command, done by each of its keys."""
        left = list(steps)
        while left:
            rmtree(user_folders.state(), ignore_errors=True)  # where the last one was left
            app = reader(self._path)
            async with app.run_test(size=self._size) as pilot:
                first = await settled(pilot), app.session.place, app.theme
                await self._prove(app, pilot, *left.pop(0))
                while left and await self._is_back(app, pilot, *first):
                    await self._prove(app, pilot, *left.pop(0))

    async def _prove(self, app: BilateralApp, pilot: Pilot, command: Command, key: str) -> None:
        proof = PROOFS[command.id]
        with patch("tui.app.prompts.address.open_address"), patch("tui.app.actions.record_actions.edit"):
            for pressed in proof.before:
                # One types at one's own pace, and looks before any other key.
                await (pilot.press if len(pressed) == 1 else partial(press, pilot))(pressed)
            before = await settled(pilot)
            await self._do(app, pilot, command, key)
            after = await settled(pilot)
            assert holds(proof, app, before, after), f"{command.id} by {key}\n{after}"

    async def _is_back(self, app: BilateralApp, pilot: Pilot, screen: str, place: Place, theme: str) -> bool:
        """Whether all is as it was at first, once what was opened is left and what was done is forgotten."""
        app.clear_notifications()
        app._clipboard = ""
        for _ in range(4):
            if not app.is_running or app.session.kept.records or app.theme != theme:
                return False
            if app.session.place != place:
                return False
            if await settled(pilot) == screen:
                app.session.hits, app.session.history, app.session.typed = Hits(), History(), {}
                return True
            if app.screen.id == "board" and not app.screen.has_class("zoomed"):
                return False
            await press(pilot, "escape")
        return False


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("kind", KINDS)
async def test_each_key_does_what_the_help_says(syria: Path, kind: str, size: tuple[int, int]):
    async def by_key(_app: BilateralApp, pilot: Pilot, _command: Command, key: str) -> None:
        await pilot.press(key)

    keys = [
        (command, key.strip())
        for command in COMMANDS
        if command.id in PROOFS and command.id.partition(".")[0] == kind
        if not (size == SMALL and command.id in ROOMY)
        for key in command.keys.split(",")
        if key
    ]
    await Walk(syria, size, by_key).through(keys)


@pytest.mark.parametrize("kind", sorted({command.id.partition(".")[0] for command in PALETTE}))
async def test_the_palette_finds_each_command_and_does_it(syria: Path, kind: str):
    async def by_name(app: BilateralApp, pilot: Pilot, command: Command, _way: str) -> None:
        await press(pilot, "colon")
        app.screen.query_one(Input).value = command.title
        await press(pilot)
        await pilot.press("enter")

    named = [(command, "its name") for command in PALETTE if command.id.partition(".")[0] == kind]
    await Walk(syria, SIZE, by_name).through(named)
