"""A worker process: it does the tasks that come down its pipe until the pipe ends."""

from __future__ import annotations

import gc
import os
import sys
from pickle import UnpicklingError

from tui.library.bulk import worker_tasks
from tui.library.bulk.worker_pool import receive, send


def main() -> None:
    """Do tasks."""
    gc.disable()
    incoming = sys.stdin.buffer
    # What anything else prints must not come between the results.
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        while True:
            name, arguments = receive(incoming)
            try:
                result = (True, getattr(worker_tasks, name)(*arguments))
            except Exception as error:
                result = (False, f"{type(error).__name__}: {error}")
            send(outgoing, result)
            del arguments, result  # they would take room until the next task is done
    except (EOFError, OSError, UnpicklingError):
        # The parent has gone, or wants no more; nothing is left to be flushed.
        os._exit(0)
