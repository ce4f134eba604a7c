"""`bilateral serve`: the reader in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE, Failure
from tui.commands.inputs import configured, located, opened

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Serve until it is interrupted.

    Raises:
        Failure: there is no such dossier, the address is not this machine's alone, or the port is taken.
    """
    try:
        from tui.serving.guarding import is_loopback
        from tui.serving.server import ReaderServer
        from tui.serving.sessions import Limits
    except ModuleNotFoundError as error:
        advice = "pip install 'bilateral[serve]' puts it in place"
        raise Failure(f"the server needs {error.name}; {advice}") from error
    settings = configured()
    path = located(arguments.dossier, settings)
    opened(path).close()
    if not is_loopback(arguments.host):
        if not arguments.let_others_in:
            raise Failure(
                f"{arguments.host} is reached from other machines, by anybody and unencrypted; put a proxy"
                " before 127.0.0.1 that asks who it is (docs/serving.md), or add --let-others-in"
            )
        output.remark(
            f"warning: whoever reaches {arguments.host}:{arguments.port} can read {path.name}, and what is"
            " sent is not encrypted"
        )
    server = ReaderServer(
        path,
        host=arguments.host,
        port=arguments.port,
        public_url=arguments.public_url,
        limits=Limits(arguments.sessions, arguments.idle * 60, arguments.memory),
        theme=settings.theme or "",
        say=output.remark,
    )
    try:
        server.run()
    except OSError as error:
        raise Failure(f"{arguments.host}:{arguments.port}: {error.strerror or error}") from error
    return FINE
