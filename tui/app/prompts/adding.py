"""A form for a new record: what is typed is read at once, and written into the author's own files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Label, TextArea

from tui.app.command_table import bindings
from tui.app.panes.note import Note
from tui.app.reader import ReaderScreen
from tui.authoring.file_changes import Change, NotWritten
from tui.authoring.form_entries import FORMS, Entry
from tui.authoring.forms import Form
from tui.authoring.tables.known import read_known
from tui.authoring.words_in_source import proof_of
from tui.dossier.problems import DossierError

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.paint.ink import Span
    from tui.app.session import Session
    from tui.authoring.forms import Filled
    from tui.proof.verification import Verification

_LONG = "text"
"""The field of a quote, which may have several lines."""
_TITLES = {
    "statement": "Add a statement",
    "event": "Add an event",
    "source": "Add a source",
    "position": "Add a position",
}
_SHOWN = 4


class AddScreen(ReaderScreen[Change | None]):
    """Gives the change that was written, or None; what was typed is kept for the next time."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("form", "elsewhere"))
    AUTO_FOCUS = "#form TextArea, #form Input"

    def __init__(self, session: Session, kind: str) -> None:
        """Ask for a record.

        Args:
            session: what is read, and where what was typed is kept.
            kind: of record.
        """
        super().__init__(session, id="adding")
        self._kind = kind
        self._values = session.typed.setdefault(kind, {})
        self._form: Form | None = None
        self._same: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """A field on each line, and below how it is read."""
        yield Note(id="form-title")
        with VerticalScroll(id="form", can_focus=False):
            for entry in FORMS[self._kind]:
                with Horizontal(classes="long" if entry.name == _LONG else ""):
                    yield Label(Content(f"{entry.label}{' *' if entry.required else ''}"))
                    yield self._field(entry)
        with Vertical(id="form-foot"):
            yield Note(id="offered")
            yield Note(id="form-state")

    def _field(self, entry: Entry) -> Input | TextArea:
        value = self._values.get(entry.name, "")
        if entry.name == _LONG:
            return TextArea(value, id=entry.name, compact=True, tab_behavior="focus", placeholder=entry.hint)
        hint = entry.hint or ", ".join(entry.choices)
        return Input(value, hint, id=entry.name, compact=True, suggester=_Names(self, entry.name))

    def on_mount(self) -> None:
        """Read what is on record, beside the screen."""
        key_help = "ctrl+s writes it · tab next field · → takes what is offered · esc leaves, nothing is lost"
        self.query_one("#form-title", Note).show(
            [(_TITLES[self._kind], "strong"), (f"\n{key_help}", "muted")]
        )
        self._tell([("Reading what is on record …", "muted")])
        self.run_worker(self._read, thread=True, group="known")

    def _read(self) -> None:
        try:
            form = Form(self._kind, read_known(self.session.path, lambda *_: None))
        except DossierError:
            message: list[Span] = [
                ("The dossier has errors; correct them before anything is added.", "warning")
            ]
            self.app.call_from_thread(self._tell, message)
        else:
            self.app.call_from_thread(self._begin, form)

    def _begin(self, form: Form) -> None:
        self._form = form
        self._tell_missing()
        self._offer()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _take(self, event: Input.Changed | TextArea.Changed) -> None:
        """Keep what was typed, and say what is still missing."""
        event.stop()
        if isinstance(event, Input.Changed):
            self._values[event.input.id or ""] = event.value
        else:
            self._values[_LONG] = event.text_area.text
        self._tell_missing()
        self._offer()

    @on(Input.Submitted)
    def _go_on(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002
        """Offer what the field may hold."""
        self._offer()

    def _offer(self) -> None:
        """Show names on record that the focused field may hold."""
        note, field = self.query_one("#offered", Note), self.focused
        if self._form is None or not isinstance(field, Input) or field.id is None:
            note.show([])
            return
        offered = self._form.completions(field.id, field.value)
        shown = " · ".join(completion.shown for completion in offered[:_SHOWN])
        more = f" · {len(offered) - _SHOWN} more" if len(offered) > _SHOWN else ""
        note.show([(shown + more, "")] if shown else [])

    def offered(self, name: str, value: str) -> str | None:
        """Give what is offered first for a field; None where nothing begins as it does."""
        if self._form is None or not value.strip():
            return None
        before, semicolon, typed = value.rpartition(";")
        first = next((completion.value for completion in self._form.completions(name, value)), "")
        lead = f"{before}{semicolon}{' ' if semicolon else ''}"
        return f"{lead}{first}" if first.casefold().startswith(typed.strip().casefold()) else None

    def _tell(self, spans: list[Span]) -> None:
        self.query_one("#form-state", Note).show(spans)

    def _tell_missing(self) -> None:
        if self._form is not None:
            missing = self._form.missing(self._values)
            message = f"Still missing: {', '.join(missing)}" if missing else "All that is needed is there."
            self._tell([(message, "muted" if missing else "")])

    def action_adding_write(self) -> None:
        """Write the record, once all that has to be decided is."""
        if self._form is not None:
            self._tell([("Checking …", "muted")])
            self.run_worker(
                partial(self._fill, dict(self._values)), thread=True, group="fill", exclusive=True
            )

    def _fill(self, values: dict[str, str]) -> None:
        """Make records of what was typed, by what is on record now."""
        path = self.session.path
        try:
            form = Form(self._kind, read_known(path, lambda *_: None))
            filled = form.fill(values, self._same)
            change = form.change(path, filled) if filled.is_ready else None
            proof = proof_of(path, filled.records) if filled.is_ready else None
        except DossierError:
            self.app.call_from_thread(
                self._tell, [("The dossier has errors; nothing was written.", "warning")]
            )
        except (NotWritten, ValueError) as why:
            self.app.call_from_thread(self._tell, [(str(why), "warning")])
        else:
            self.app.call_from_thread(self._decide, filled, change, proof)

    def _decide(self, filled: Filled, change: Change | None, proof: Verification | None) -> None:
        if filled.problems:
            self._tell([("\n".join(message for _, message in filled.problems), "warning")])
        elif filled.undecided:
            question = filled.undecided[0]
            choices = [(near.id, f"{near.name} ({near.id})") for near in question.near]
            choices.append(("new", f"somebody or something new, “{question.name}”"))
            title = f"Who or what is “{question.name}”?"
            self.app.open("choice", title, choices, then=partial(self._take_decision, question.name))
        elif change is not None and proof is not None and proof.failing:
            near = next((result.verdict.nearest for result in proof.results if result.verdict.nearest), None)
            message = f"The source has: {near.text}" if near else "The source's text has nothing like it."
            choices = [("back", "go back and correct it"), ("write", "write it all the same")]
            title = f"These words do not stand in the source's text.\n{message}"
            self.app.open("choice", title, choices, then=partial(self._write_unverified, change))
        elif change is not None:
            self._write(change)

    def _take_decision(self, name: str, identifier: str | None) -> None:
        if identifier is None:
            self._tell_missing()
        else:
            self._same[name] = identifier
            self.action_adding_write()

    def _write_unverified(self, change: Change, choice: str | None) -> None:
        if choice == "write":
            self._write(change)
        else:
            self._tell_missing()

    def _write(self, change: Change) -> None:
        try:
            change.apply_to(self.session.path)
        except NotWritten as why:
            self._tell([(str(why), "warning")])
            return
        self.session.typed.pop(self._kind, None)
        self.dismiss(change)

    def action_app_back(self) -> None:
        """Leave; what was typed is kept."""
        self.dismiss(None)


class _Names(Suggester):
    """Offers, behind what is typed, the first name on record that begins so."""

    def __init__(self, screen: AddScreen, name: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._screen = screen
        self._name = name

    async def get_suggestion(self, value: str) -> str | None:
        """Give the whole value with what is offered."""
        return self._screen.offered(self._name, value)
