"""A dossier as it was at a revision that git keeps, read without a work tree.

A dossier is somebody else's, and so may its repository be: nothing of its configuration is run. Only objects
are read, by commands that know neither hooks nor filters, and nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tui.dossier.file_names import is_yaml
from tui.dossier.yaml.dossier_files import MOST_BYTES, MOST_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

_REGULAR = (b"100644", b"100755")
"""The modes of files that are no symbolic link."""
_SAFE = ("--no-optional-locks", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_SECONDS = 60


class NoRevision(LookupError):  # noqa: N818 - a name as a person reads it
    """There is no such revision, or no git; `str()` says which."""


@contextmanager
def at_revision(path: Path, revision: str) -> Iterator[Path]:
    """Give a dossier as it was at a revision, as files that are there until the context is left.

    Args:
        path: its folder or file, in a repository.
        revision: whatever git takes for a commit, such as `HEAD~3`, a tag or a hash.

    Raises:
        NoRevision: git is missing, the dossier is in no repository, or did not exist at that revision.
    """
    folder = path if path.is_dir() else path.parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise NoRevision(f"there is no revision “{revision}” of {folder}")
    prefix = os.fsdecode(_git(folder, "rev-parse", "--show-prefix")).rstrip("\n")
    inside = prefix if path.is_dir() else prefix + path.name
    only = ("--", inside) if inside else ()
    listing = _git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", commit.decode().strip(), *only)
    files = list(_files(listing, inside if path.is_dir() else prefix))
    if not files:
        raise NoRevision(f"{path} was not there at “{revision}”")
    with TemporaryDirectory(prefix="bilateral-") as name:
        top = Path(name) / (path.name if path.is_dir() else ".")
        for hash_, size, within in files[: MOST_FILES + 1]:
            target = top / within
            target.parent.mkdir(parents=True, exist_ok=True)
            # One too large is left empty: a dossier of today would not be read with it either.
            target.write_bytes(_git(folder, "cat-file", "blob", hash_) if size <= MOST_BYTES else b"")
        yield top if path.is_dir() else top / path.name


def _files(listing: bytes, prefix: str) -> Iterator[tuple[str, int, PurePosixPath]]:
    """The YAML files of a listing: hash, size, and path within the dossier."""
    for line in listing.split(b"\0"):
        about, _, raw = line.partition(b"\t")
        parts = about.split()
        if len(parts) != 4 or parts[0] not in _REGULAR:
            continue
        name = os.fsdecode(raw)
        within = PurePosixPath(name.removeprefix(prefix))
        hidden = any(part.startswith(".") for part in within.parts)
        if name.startswith(prefix) and is_yaml(within.name) and not hidden and not within.is_absolute():
            yield os.fsdecode(parts[2]), int(parts[3]), within


def _git(folder: Path, *words: str) -> bytes:
    """What a command of git prints; nothing where it fails for want of an object."""
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *_SAFE, "-C", str(folder), *words],
            capture_output=True,
            check=False,
            env=environment,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        raise NoRevision("git is not installed; name two folders instead") from error
    except subprocess.TimeoutExpired as error:
        raise NoRevision(f"git did not answer within {_SECONDS} seconds") from error
    message = done.stderr.decode(errors="replace").strip()
    if done.returncode and message:
        raise NoRevision(f"{folder}: {message.splitlines()[-1].removeprefix('fatal: ')}")
    return done.stdout if not done.returncode else b""
