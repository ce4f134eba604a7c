"""Replacing a file: written beside it, then renamed, so that nobody sees half of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import monotonic_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def replace_file(
    target: Path, data: bytes | Iterable[bytes], *, private: bool = False, durable: bool = False
) -> None:
    """Put bytes where a file stands or may stand; a file that stands there keeps its permissions.

    Programs that do so at the same time don't meet: each writes a file of its own beside the target, and the
    last to be renamed stays. A symbolic link stays one: what it leads to is replaced.

    Args:
        target: the file; its folder must exist.
        data: what it is to hold, whole or in pieces.
        private: a new file is for its owner alone.
        durable: wait until the disk has it, for what can't be made again.

    Raises:
        OSError: it can't be written; the file is as it was.
    """
    real = Path(os.path.realpath(target))
    beside = real.with_name(f".{real.name[:100]}.{os.getpid()}-{monotonic_ns()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
            if durable:
                stream.flush()
                os.fsync(descriptor)
        with suppress(FileNotFoundError):
            beside.chmod(real.stat().st_mode & 0o7777)
        beside.replace(real)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def keep_file(target: Path, text: str) -> None:
    """Keep a text for oneself: private, in a folder made for it; what can't be written is not kept.

    Args:
        target: a file in the user's cache or state folder.
        text: what it is to hold; halves of surrogate pairs become question marks.
    """
    with suppress(OSError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(target, text.encode(errors="replace"), private=True)
