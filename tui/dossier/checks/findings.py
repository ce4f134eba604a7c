"""Noting what a check finds at the very field it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.yaml.events import parse
from tui.dossier.yaml.nodes import Mapping, Node, Sequence, Text, key_place, place

if TYPE_CHECKING:
    from tui.dossier.draft import Draft
    from tui.dossier.problems import Severity
    from tui.dossier.records import Location


class Findings:
    """Adds problems to a draft.

    Records know where they begin but not where their fields are: keeping that for all would cost more than
    reading a file again once something is wrong in it.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._mappings: dict[str, dict[tuple[int, int], Mapping]] = {}

    def error(self, at: Location, path: tuple[str | int, ...], message: str, advice: str) -> None:
        """Note an error.

        Args:
            at: the beginning of the record.
            path: keys and list indexes that lead from the record to the field.
            message: what is wrong.
            advice: what to do.
        """
        self._note(at, path, message, advice, "error")

    def warning(self, at: Location, path: tuple[str | int, ...], message: str, advice: str) -> None:
        """Note a warning; arguments as in `error`."""
        self._note(at, path, message, advice, "warning")

    def _note(
        self, at: Location, path: tuple[str | int, ...], message: str, advice: str, severity: Severity
    ) -> None:
        line, column = self._place(at, path)
        problem = self._draft.files[at.file].problem(line, column, message, advice, severity)
        self._draft.problems.append(problem)

    def _place(self, at: Location, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Find the field; where it is not written, its record."""
        if at.file not in self._mappings:
            top, _ = parse(self._draft.files[at.file])
            self._mappings[at.file] = {place(mapping): mapping for mapping in _mappings(top)}
        node: Node | None = self._mappings[at.file].get((at.line, at.column))
        nearest = (at.line, at.column)
        for step in path:
            if node is not None and isinstance(step, int):
                node = self._item(at.file, node, step)
                nearest = place(node)
            elif isinstance(node, Mapping) and str(step) in node.entries:
                within, node = node, node.entries[str(step)]
                # Of what goes on below its key, the key says best what it is.
                nearest = place(node) if isinstance(node, Text) else key_place(within, str(step))
            else:
                break
        return nearest

    def _item(self, file: str, node: Node, number: int) -> Node:
        """Find a list's item by its number among those that could be made."""
        if not isinstance(node, Sequence):
            return node  # a list of one, written as a plain value
        made = self._draft.gaps.get((file, *place(node)))
        return node.items[made[number] if made else number]


def _mappings(top: Node | None) -> list[Mapping]:
    """List all mappings below a node, without recursion."""
    mappings = []
    left = [top]
    while left:
        node = left.pop()
        if isinstance(node, Mapping):
            mappings.append(node)
            left += node.entries.values()
        elif isinstance(node, Sequence):
            left += node.items
    return mappings
