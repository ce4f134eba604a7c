"""`bilateral schema`: the format of a dossier as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.authoring import json_schema
from tui.commands import output
from tui.commands.failure import FINE

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:  # noqa: ARG001 - every command is given what was typed
    """Print the schema."""
    output.line(json_schema.text().rstrip())
    return FINE
