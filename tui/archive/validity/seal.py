"""Telling whether an archive's file is, to the last bit, the one that was written.

A cache lies about for years; one bit that turned may turn what somebody said. The checksum of the whole file
(CRC-32, as in zlib) stands in four bytes that SQLite leaves to applications (`user_version`, section 1.3 of
its file format), which count as zero in it; SQLite itself says how long the file must be.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

ALWAYS = 8 * 1024 * 1024
"""Bytes up to which a file is read through whenever it is opened, which takes a few milliseconds."""
_PIECE = 1024 * 1024
_AT = 60
"""Where the checksum stands: `user_version`."""
_HEADER = 100
_WHILE = 30_000_000_000
"""Nanoseconds that a large file may take from its last record to its name."""


def seal(path: Path) -> None:
    """Write the checksum of a finished archive into it."""
    with path.open("r+b") as stream:
        checksum = _checksum(stream)
        stream.seek(_AT)
        stream.write(checksum.to_bytes(4, "big"))


def looks_whole(path: Path, application: int) -> bool:
    """Tell whether a file is an archive of this version, and as long as it was; its inside may be damaged.

    Args:
        path: the file.
        application: what `application_id` must be.
    """
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
        size = os.fstat(stream.fileno()).st_size
    pages, page = int.from_bytes(header[28:32], "big"), int.from_bytes(header[16:18], "big")
    return int.from_bytes(header[68:72], "big") == application and size == pages * page > 0


def is_sealed(path: Path, written: int) -> bool:
    """Tell whether a file is as it was sealed.

    A large one is read through only if the system says that it was changed, copied or put back after it was
    written: that takes a second for a gigabyte.

    Args:
        path: the file.
        written: when its last record was written, in nanoseconds since 1970.
    """
    with path.open("rb") as stream:
        status = os.fstat(stream.fileno())
        if status.st_size > ALWAYS and written <= status.st_ctime_ns <= written + _WHILE:
            return True
        stream.seek(_AT)
        return int.from_bytes(stream.read(4), "big") == _checksum(stream)


def _checksum(stream: BinaryIO) -> int:
    """The checksum of all bytes but those in which it stands."""
    stream.seek(0)
    checksum = crc32(bytes(4), crc32(stream.read(_AT)))
    stream.seek(_AT + 4)
    while piece := stream.read(_PIECE):
        checksum = crc32(piece, checksum)
    return checksum
