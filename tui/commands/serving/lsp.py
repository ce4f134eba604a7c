"""`bilateral lsp`: the language server that text editors start."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.commands.failure import FINE, Failure

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:  # noqa: ARG001 - every command is given what was typed
    """Answer on stdin and stdout until the editor says that it is done.

    Raises:
        Failure: the library that speaks the protocol is not there.
    """
    try:
        from tui.lsp.server import server
    except ModuleNotFoundError as error:
        advice = "pip install 'bilateral[lsp]' puts it in place"
        raise Failure(f"the language server needs {error.name}; {advice}") from error
    # The library closes what it writes to, and our own stdout has to be flushed at the end.
    server().start_io(stdout=os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
    return FINE
