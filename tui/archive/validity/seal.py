"""Telling whether an archive's file is, to the last bit, the one that was written.

A cache lies about for years; one bit that turned may turn what somebody said. The checksum of the whole file
(CRC-32, as in zlib) stands in four bytes that SQLite leaves to applications (`user_version`, section 1.3 of
its file format), which count as zero in it; SQLite itself says how long the file must be.

A small archive is read into memory and checked there, so that nothing that happens to its file later matters.
A large one is read through only where the system says that anything was done to its file after it was put in
its place: then its two times, of its content and of its state, no longer are what they were made to be. What
rots without that is noticed when it is read (`row_seals`).
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

ALWAYS = 8 * 1024 * 1024
"""Bytes up to which an archive is read into memory whenever it is opened, which takes a few milliseconds."""
_PIECE = 1024 * 1024
_PAUSE = 0.01
"""Seconds between two pieces where nobody waits: a tenth of a core."""
_AT = 60
"""Where the checksum stands: `user_version`."""
_HEADER = 100
_MARKS = 1_000_000
"""Nanoseconds of a millisecond: the last digits of the time of a file that lies as it was put."""
_TOGETHER = 50_000_000
"""Nanoseconds that its two times may differ: clocks of file systems tick a hundred times a second."""


def put_in_place(new: Path, target: Path) -> None:
    """Write the checksum of a finished archive into it, and let it replace the one that stands there."""
    with new.open("r+b") as stream:
        checksum = _checksum(stream)
        stream.seek(_AT)
        stream.write(checksum.to_bytes(4, "big"))
    new.replace(target)
    now = time.time_ns()
    os.utime(target, ns=(now, now - now % _MARKS + checksum % _MARKS))


def sealed_bytes(path: Path, application: int, *, trusting: bool = True) -> bytes | None:
    """The bytes of an archive, if it is as it was sealed.

    Args:
        path: the file.
        application: what `application_id` must be.
        trusting: whether a large one that lies as it was put is taken for whole; its rows have seals too.

    Returns:
        All bytes of a small archive; none of a large one, which is to be read where it lies; None where it
        is of another version, or not as it was sealed.
    """
    with path.open("rb") as stream:
        status = os.fstat(stream.fileno())
        small = status.st_size <= ALWAYS
        read = stream.read(-1 if small else _HEADER)
        pages, page = int.from_bytes(read[28:32], "big"), int.from_bytes(read[16:18], "big")
        size = len(read) if small else status.st_size
        if int.from_bytes(read[68:72], "big") != application or not size == pages * page > 0:
            return None
        sealed = int.from_bytes(read[_AT : _AT + 4], "big")
        if small:
            behind = memoryview(read)[_AT + 4 :]  # without a copy
            return read if sealed == crc32(behind, crc32(bytes(4), crc32(read[:_AT]))) else None
        return b"" if (trusting and _lies_as_put(status, sealed)) or sealed == _checksum(stream) else None


def is_whole(path: Path, wait: Callable[[float], bool]) -> bool:
    """Whether an archive's file is as it was sealed, read without hurry; true where nobody waits for it.

    Args:
        path: the file.
        wait: waits so many seconds, and tells whether nobody wants to know any more.
    """
    with path.open("rb") as stream:
        sealed = int.from_bytes(stream.read(_AT + 4)[_AT:], "big")
        stopped = False

        def pause() -> bool:
            """Leave the disk and a core to others for a while."""
            nonlocal stopped
            stopped = stopped or wait(_PAUSE)
            return stopped

        return _checksum(stream, pause) == sealed or stopped


def _lies_as_put(status: os.stat_result, sealed: int) -> bool:
    """Tell whether nothing was done to a file since it was put in its place."""
    marked = status.st_mtime_ns % _MARKS == sealed % _MARKS
    return marked and abs(status.st_ctime_ns - status.st_mtime_ns) < _TOGETHER


def _checksum(stream: BinaryIO, is_stopped: Callable[[], bool] = lambda: False) -> int:
    """The checksum of all bytes but those in which it stands; `is_stopped` is asked after each piece."""
    stream.seek(0)
    checksum = crc32(bytes(4), crc32(stream.read(_AT)))
    stream.seek(_AT + 4)
    while not is_stopped() and (piece := stream.read(_PIECE)):
        checksum = crc32(piece, checksum)
    return checksum
