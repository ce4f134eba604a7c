"""How a command ends early."""

from __future__ import annotations

FINE, PROBLEMS, USAGE = 0, 1, 2
"""The exit codes: all is well; something is wrong with the dossier or the query; wrong usage."""


class Failure(Exception):  # noqa: N818 - it carries an exit code and may be nobody's error
    """What ends a command; `str()` is told on stderr."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.code = code
