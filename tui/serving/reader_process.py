"""The reader of one session, a process of its own: `python -m tui.serving.reader_process PATH MIB THEME PID`.

It can neither change a file nor start a program nor connect to anything, whatever a command would do: the
rule stands below all of them, as a hook that Python calls before (PEP 578).
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORBIDDEN = (
    "os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.link", "os.mkdir", "os.posix_spawn",
    "os.putenv", "os.remove", "os.rename", "os.rmdir", "os.spawn", "os.symlink", "os.system", "os.truncate",
    "os.unlink", "pty.spawn", "shutil.copyfile", "shutil.move", "shutil.rmtree", "socket.bind",
    "socket.connect", "subprocess.Popen", "webbrowser.open",
)  # fmt: skip
"""What Python tells of before it does it, and what no reader in a browser may do."""
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def forbid_changes() -> None:
    """Refuse from now on whatever reaches out of this process, and writing to any file."""
    forbidden = frozenset(_FORBIDDEN)

    def look(event: str, details: tuple[Any, ...]) -> None:
        """Refuse what the hook is told of, where it is forbidden."""
        if event == "open":
            _path, mode, flags = details
            writes = isinstance(mode, str) and set(mode) & set("wax+")
            if writes or (mode is None and isinstance(flags, int) and flags & _TO_WRITE):
                raise PermissionError(errno.EROFS, "a reader in a browser writes nothing")
        elif event in forbidden:
            raise PermissionError(errno.EPERM, "a reader in a browser starts and changes nothing", event)

    sys.addaudithook(look)


def limit(memory: int) -> None:
    """Bound what this process may take, where the system can.

    Args:
        memory: MiB of data.
    """
    try:
        import resource
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (memory << 20, memory << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with(server: int) -> None:
    """End this process as soon as the server's is gone, however that ended.

    Args:
        server: the number of its process.
    """

    def watch() -> None:
        """Wait for the end of the server."""
        while os.getppid() == server:
            sleep(1.0)
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def main(arguments: Sequence[str]) -> int:
    """Run the reader until it is left; its terminal is the browser at the other end of stdin and stdout.

    Args:
        arguments: the dossier, MiB of memory, the theme or nothing, the number of the server's process.
    """
    end_with(int(arguments[3]))
    path, memory, theme = Path(arguments[0]), int(arguments[1]), arguments[2]
    from tui.app.served import ServedReader
    from tui.archive.store import open_valid
    from tui.config.choices import Config

    archive = open_valid(path)
    if archive is None:
        sys.stderr.write("the dossier changed just now; reload the page\n")
        return 1
    reader = ServedReader(path, Config(theme=theme or None), archive=archive)
    limit(memory)
    forbid_changes()
    reader.run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
