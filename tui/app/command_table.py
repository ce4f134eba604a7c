"""Every command of the reader, once: keys, footer, palette, help and a user's keymap all come from this table.

A command `app.back` is carried out by the method `action_app_back` of the screen (or widget) of its scope,
unless it says what else does it. See docs/development.md for how to add one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterator


class Command(NamedTuple):
    """Something a reader can do."""

    id: str
    """What a keymap addresses; its first part groups it in palette and help."""
    keys: str
    """The keys, separated by commas, as Textual names them."""
    title: str
    """What it does, in a few words."""
    help: str
    """What it does, in a sentence."""
    scope: str
    """Where it applies: the name of a screen, `record` (where a record is selected), `list` or `app`."""
    hint: str = ""
    """A word for the footer; none where it is empty."""
    palette: bool = True
    """Whether the palette offers it."""
    does: str = ""
    """The action that carries it out, where it is not the one that is called like the command."""

    @property
    def action(self) -> str:
        """The action that carries it out, as Textual writes it."""
        return self.does or self.id.replace(".", "_")


COMMANDS: tuple[Command, ...] = (
    Command("search.open", "slash", "Search the record", "Search all that is on record; results come as you type.", "board", "search", does="app.search()"),
    Command("search.next", "n", "Next hit", "Go to the next hit of the last search, in its place on the board.", "board", does="search_move(1)"),
    Command("search.previous", "N", "Previous hit", "Go to the hit before.", "board", does="search_move(-1)"),
    Command("find.open", "slash", "Find in what is shown", "Find words in the page, the matrix, the help or the event log; / once more searches the record.", "find", "find", palette=False, does="find_open"),
    Command("find.next", "n", "Next occurrence", "Go to where the words stand next.", "find", palette=False, does="find_move(1)"),
    Command("find.previous", "N", "Occurrence before", "Go to where they stand before.", "find", palette=False, does="find_move(-1)"),
    Command("find.record", "ctrl+f", "Search all that is on record", "Leave this and search the record; / twice does the same.", "find", does="app.search()"),
    Command("find.leave", "escape", "Leave off finding", "Take the marks away and go on reading.", "find", palette=False),
    Command("time.previous", "left_square_bracket", "Step back in time", "Read the board as of the day of the issue's statement or event before.", "board", "time", does="time_step(-1)"),
    Command("time.next", "right_square_bracket", "Step forward in time", "Read the board as of the day of the issue's next statement or event.", "board", does="time_step(1)"),
    Command("time.dossier_previous", "left_curly_bracket", "Step back through the whole dossier", "The same over all issues.", "board", does="time_step(-1, 1)"),
    Command("time.dossier_next", "right_curly_bracket", "Step forward through the whole dossier", "The same over all issues.", "board", does="time_step(1, 1)"),
    Command("time.go", "t", "Go to a day", "Type a date in words or EDTF (15 dec 2015, oct 2015, 2015-09) to read the board as of its last day.", "board", "day"),
    Command("time.home", "home,0", "Return to the dossier's own day", "Read the board as of the day on which the dossier was made.", "board"),
    Command("time.compare", "c", "Compare two days", "Show what changed and what was added between this day and another, side by side.", "board", "compare"),
    Command("time.window", "w", "Change the window of changes", "Mark answers that are new in the last week, month, quarter or year, or that ever changed.", "board"),
    Command("strip.in", "plus,equals_sign", "Zoom the tempo strip in", "Show a shorter time, down to single days.", "board", does="strip_zoom(1)"),
    Command("strip.out", "minus", "Zoom the tempo strip out", "Show a longer time, up to all years.", "board", does="strip_zoom(-1)"),
    Command("strip.previous", "comma", "Move to the period before", "Read the board as of the end of the strip's period before.", "board", does="strip_move(-1)"),
    Command("strip.next", "full_stop", "Move to the next period", "Read the board as of the end of the strip's next period.", "board", does="strip_move(1)"),
    Command("issue.next", "right,l", "Next issue", "Open the next issue.", "board", does="issue_move(1)"),
    Command("issue.previous", "left,h", "Previous issue", "Open the issue before.", "board", "issue", does="issue_move(-1)"),
    *(
        Command(f"issue.open_{n}", str(n), f"Open issue {n}", f"Open issue {n} of the list.", "board", palette=False, does=f"issue_open({n})")
        for n in range(1, 10)
    ),
    Command("sides.swap", "x", "Swap the sides", "Put the left party on the right and the right one on the left.", "board", "swap"),
    Command("sides.left", "less_than_sign", "Change the left party", "Show the next party of the dossier on the left.", "board", does="sides_change(0)"),
    Command("sides.right", "greater_than_sign", "Change the right party", "Show the next party of the dossier on the right.", "board", does="sides_change(1)"),
    Command("sides.columns", "C", "More parties side by side", "Show a third and a fourth party beside the two where there is room; after the last, two again.", "board", does="sides_columns()"),
    Command("events.scope", "E", "Events of this issue, or all", "Show in the event log the events of this issue only, or those of all issues.", "board", "events"),
    Command("events.filter", "F", "Filter the events", "Show only events that answer to some words: a kind, a place, planned, contested, words of the title; -word leaves out.", "board", "filter", does="events_filter()"),
    Command("events.order", "O", "Sort the events", "List the events oldest first, newest first, by kind or by place.", "board", "sort"),
    Command("pane.next", "tab", "Next pane", "Move to the next pane.", "board", "pane", does="pane_move(1)"),
    Command("pane.previous", "shift+tab", "Previous pane", "Move to the pane before.", "board", does="pane_move(-1)"),
    Command("pane.jump", "semicolon", "Jump to a pane", "Show a letter on each pane; pressing it goes there.", "board", does="pane_jump()"),
    Command("pane.zoom", "z", "Zoom the pane", "Give the focused pane the whole screen, or put it back.", "board", "zoom"),
    Command("view.order", "r", "Read the record forwards", "Read the record oldest first, as a transcript is, or newest first again.", "board", "order"),
    Command("view.matrix", "m", "Matrix", "All questions by all parties, as of the day; and how many statements each party has.", "board", "matrix", does="app.open('matrix')"),
    Command("view.unanswered", "u", "Unanswered", "List the statements that were put to a party and never taken up by it.", "board", does="app.search('is:unanswered')"),
    Command("view.briefing", "B", "Briefing", "The records that are kept with *: order them, put a line of your own beside each, copy them with citations.", "board", "briefing", does="app.open('briefing')"),
    Command("view.changes", "v", "What changed in the files", "Tell in an editor's words what the files say that the last commit does not, or what other revisions differ in.", "board", does="app.open('changes')"),
    Command("changes.revisions", "t", "Other revisions", "Choose which revisions are compared.", "changes", "revisions"),
    Command("view.about", "i", "About the dossier", "What the dossier is, who keeps it, under which licence, and its corrections.", "board", does="app.open('about')"),
    Command("export.dossier", "", "Export the dossier", "Write the dossier, as of the day and for the two sides, to a file in the current folder.", "board"),
    Command("export.issue", "", "Export this issue", "Write this issue, as of the day and for the two sides, to a file in the current folder.", "board"),
    Command("export.kept", "", "Export the briefing", "Write what is kept with * to a file in the current folder, in your order and with your lines.", "board"),
    Command("record.open", "", "Open the record", "Show the selected record whole: text, speaker, source, what it answers and who answered it.", "record", "open", palette=False),
    Command("record.copy", "y", "Copy with citation", "Send the selected record, with its citation, to the clipboard.", "record", "copy"),
    Command("record.cite", "Y", "Choose the citation style", "Choose the style in which statements and sources are copied: plain, Chicago, APA, MLA, Markdown, BibTeX or CSL-JSON; and copy the selected one in it.", "record", "style"),
    Command("record.keep", "asterisk", "Keep for the briefing", "Keep the selected record in the briefing of this dossier, or keep it no longer.", "record", "keep"),
    Command("record.source", "o", "Open the source", "Show the address of the selected record's source and where it leads, and open it in the browser.", "record", "source"),
    Command("address.open", "enter,o", "Open the address", "Give the address to the browser; one that runs in the terminal has it until it is left.", "address", palette=False),
    Command("address.copy", "y", "Copy the address", "Send the address to the clipboard.", "address", palette=False),
    Command("record.edit", "e", "Edit in your editor", "Open the record's file in $VISUAL or $EDITOR, at its line.", "record", "edit"),
    Command("adding.open", "a", "Add a record", "Fill in a statement, an event, a source or a position; it is written into the dossier's own files.", "board", "add"),
    Command("adding.take_back", "U", "Take back what was added", "Put the files back as they were before the last record was added.", "board"),
    Command("adding.write", "ctrl+s", "Write it", "Write what the form holds into the dossier's files.", "form", "write"),
    Command("record.day", "d", "Read as of its day", "Read everything as of the day of the selected statement or event.", "record", "its day"),
    Command("record.next", "greater_than_sign", "Next statement", "Show the statement that comes after this one, at its event where it has one.", "statement", palette=False),
    Command("record.previous", "less_than_sign", "Statement before", "Show the statement that comes before this one, at its event where it has one.", "statement", "statement", palette=False),
    Command("section.next", "right_square_bracket", "Next section", "Go to the next section of the page.", "sections", palette=False, does="section_move(1)"),
    Command("section.previous", "left_square_bracket", "Section before", "Go to the section before.", "sections", "section", palette=False, does="section_move(-1)"),
    Command("compare.scope", "E", "This issue, or all", "Compare the two days for the board's issue alone, or for all issues.", "compare", "issue/all"),
    Command("record.place", "b", "Show on the board", "Go to the selected record in its place on the board.", "page", "board"),
    Command("briefing.down", "J,shift+down", "Move down", "Move the selected record down in the briefing.", "briefing", "down"),
    Command("briefing.up", "K,shift+up", "Move up", "Move the selected record up in the briefing.", "briefing", "up"),
    Command("briefing.note", "n", "A line of your own", "Put a line beside the selected record, such as why it matters.", "briefing", "note"),
    Command("briefing.export", "x", "Export the briefing", "Write all that is kept to a file in the current folder, in your order and with your lines.", "briefing", "export", does="export_kept"),
    Command("briefing.copy", "c", "Copy the briefing", "Send all that is kept, with citations, to the clipboard.", "briefing", "copy all"),
    Command("matrix.counts", "m", "Evidence or statements", "Switch between the evidence of each answer and the number of statements.", "matrix", "view"),
    Command("matrix.left", "left,h", "Party to the left", "Select the party to the left.", "matrix", "party", does="party_move(-1)"),
    Command("matrix.right", "right,l", "Party to the right", "Select the party to the right.", "matrix", does="party_move(1)"),
    Command("search.widen", "f2,s", "Aliases and synonyms", "Search for aliases and synonyms as well, or only for the words typed.", "search", "synonyms"),
    Command("go.all_dossiers", "f5", "All dossiers, or this one", "Search all known dossiers, the hits of each under its title, or only the one that is read.", "search", "all dossiers", palette=False, does="search_scope"),
    Command("search.order", "f3", "Order of the hits", "List the best hits first, or the newest, or the oldest.", "search", "order"),
    Command("search.spelling", "f4", "Take the nearest words", "Put the nearest words that are on record in the place of those that are not.", "search", palette=False),
    Command("search.complete", "tab", "Complete the filter", "Put the first of the filters or values that are offered below the query in the place of what is typed; again for the next.", "search", "complete", palette=False, does="search_complete(1)"),
    Command("search.complete_back", "shift+tab", "The value before", "Put the value before into the query.", "search", palette=False, does="search_complete(-1)"),
    Command("search.query", "slash", "To the query", "Move from the results back to the query.", "search", palette=False),
    Command("search.down", "down", "To the results", "Move from the query to the results.", "search", "results", palette=False),
    Command("app.retry", "r", "Read the dossier again", "Read the dossier's files again, as they are now.", "problems", "again"),
    Command("problem.edit", "e", "Edit the file", "Open the file of the selected problem in your editor, at its line.", "problems", "edit"),
    Command("list.down", "down,j", "Next", "Select the next line.", "list", palette=False),
    Command("list.up", "up,k", "Previous", "Select the line before.", "list", palette=False),
    Command("list.half_down", "ctrl+d", "Half a page down", "Move down by half a page.", "list", palette=False, does="list_half(1)"),
    Command("list.half_up", "ctrl+u", "Half a page up", "Move up by half a page.", "list", palette=False, does="list_half(-1)"),
    Command("list.page_down", "pagedown,space", "Page down", "Move down by a page.", "list", palette=False),
    Command("list.page_up", "pageup", "Page up", "Move up by a page.", "list", palette=False),
    Command("list.top", "g", "To the top", "Select the first line.", "list", palette=False),
    Command("list.bottom", "G,end", "To the bottom", "Select the last line.", "list", palette=False),
    Command("list.choose", "enter", "Open", "Open what is selected.", "list", "open", palette=False),
    Command("app.back", "escape", "Back", "Close what is open, one step at a time; it never quits.", "elsewhere", "back", palette=False),
    Command("go.anywhere", "f", "Go to anything", "Go to an issue, question, party, speaker, event, source, statement or dossier by its id, its name or words of its title.", "app", "go to", does="app.go_anywhere()"),
    Command("go.back", "H,alt+left", "Back where one was", "Go back through the places and pages where one has been.", "app", does="app.history(-1)"),
    Command("go.forward", "L,alt+right", "Forward again", "Go forward through the places and pages that one came back from.", "app", does="app.history(1)"),
    Command("go.library", "D", "The library", "The known dossiers, what is in them and how they stand; open one of them, or any by its path.", "app", "library", does="app.library()"),
    Command("go.search_all", "f5", "Search all of them", "Search all known dossiers for what is typed.", "library", "search all", palette=False, does="search_all"),
    Command("pick.down", "down", "Next", "Select the next one.", "pick", palette=False, does="pick_move(1)"),
    Command("pick.up", "up", "Previous", "Select the one before.", "pick", palette=False, does="pick_move(-1)"),
    Command("app.problems", "P", "What is wrong with the files", "Show the errors in the files as they are now, each to be opened in your editor; the board stays as it was.", "app", does="app.problems()"),
    Command("app.theme", "T", "Next theme", "Change to the next theme: dark, light, and the terminal's own colours.", "app"),
    Command("app.help", "question_mark,f1", "Keys", "Show the keys that work here.", "app", "keys"),
    Command("app.palette", "colon,ctrl+p", "Commands", "Find any command by its name.", "app", "commands", palette=False),
    Command("app.suspend", "ctrl+z", "Suspend", "Go back to the shell; `fg` there brings the reader back as it was.", "app"),
    Command("app.quit", "q", "Quit", "Leave the reader; it opens at the same place next time.", "app", "quit"),
)  # fmt: skip
"""All commands, in the order in which help shows them."""

GROUPS = {
    "search": "Search",
    "find": "Find in what is shown",
    "time": "Time",
    "strip": "Tempo strip",
    "issue": "Issues",
    "sides": "Sides",
    "events": "Event log",
    "pane": "Panes",
    "view": "Views",
    "export": "Export",
    "matrix": "Matrix",
    "changes": "What changed",
    "problem": "What is wrong",
    "section": "The page",
    "compare": "Comparing two days",
    "record": "The selected record",
    "address": "A web address",
    "briefing": "Briefing",
    "adding": "Adding to the dossier",
    "list": "Moving",
    "go": "Going elsewhere",
    "pick": "Going elsewhere",
    "app": "Bilateral",
}
"""What a group of commands is called, by the first part of their ids."""


def commands(*scopes: str) -> Iterator[Command]:
    """The commands of some scopes, in order."""
    return (command for command in COMMANDS if command.scope in scopes)


def bindings(*scopes: str) -> Iterator[Binding]:
    """The key bindings of some scopes."""
    for command in commands(*scopes):
        if command.keys:
            yield Binding(
                command.keys,
                command.action,
                command.title,
                show=bool(command.hint),
                tooltip=command.help,
                id=command.id,
                system=command.scope == "list",
            )
