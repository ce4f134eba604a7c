"""Putting what was exported into a file: beside it first, so that a file is never half written."""

from __future__ import annotations

import os
from contextlib import contextmanager
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import IO


def write(target: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a file; one that is there already is replaced once the new one is whole.

    Args:
        target: the file.
        pieces: its texts or bytes.

    Raises:
        OSError: it can't be written.
    """
    with _beside(target) as stream:
        for piece in pieces:
            stream.write(piece.encode() if isinstance(piece, str) else piece)


@contextmanager
def _beside(target: Path) -> Iterator[IO[bytes]]:
    real = target.resolve()  # a symbolic link stays one
    with NamedTemporaryFile(dir=real.parent, prefix=f".{real.name}.", delete=False) as stream:
        try:
            yield stream.file
            stream.close()
            os.chmod(stream.name, _mode(real))  # noqa: PTH101 - the name is a text
            os.replace(stream.name, real)  # noqa: PTH105
        except BaseException:
            stream.close()
            os.unlink(stream.name)  # noqa: PTH108
            raise


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those of a new one."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
