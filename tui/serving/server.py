"""The web server: one page, and a session for each time that it is opened."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.server import Server, to_int

from tui.dossier.problems import DossierError
from tui.library.archive_opening import open_archive
from tui.serving.guarding import Guard
from tui.serving.sessions import Connection, Limits, ReaderService, Sessions, command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aiohttp.typedefs import Handler

_MOST_COLUMNS, _MOST_ROWS = 400, 200
_LONGEST_MESSAGE = 1 << 16


class ReaderServer(Server):
    """Serves one dossier."""

    def __init__(
        self,
        path: Path,
        *,
        host: str,
        port: int,
        public_url: str | None = None,
        limits: Limits | None = None,
        theme: str = "",
        say: Callable[[str], None] = print,
    ) -> None:
        """Make a server that does not listen yet.

        Args:
            path: the dossier.
            host: the address to listen on.
            public_url: where people reach it, if that is another place.
            limits: what sessions may take.
            theme: of the reader; empty for the usual one.
            say: takes a remark.
        """
        name = f"[{host}]" if ":" in host else host
        super().__init__("bilateral", name, port, path.name, public_url)
        self._address = host
        self._path = path
        self._say = say
        self._guard = Guard.of(host, port, public_url)
        self.sessions = Sessions(limits or Limits())
        self._command = command(path, self.sessions.limits, theme)
        page, script = (files("tui.serving").joinpath(name) for name in ("page.html", "page.js"))
        self._page, self._script = page.read_text(encoding="utf-8"), script.read_text(encoding="utf-8")
        self._making = asyncio.Lock()

    def run(self) -> None:
        """Serve until it is interrupted or told to end."""
        with suppress(web.GracefulExit):
            web.run_app(
                self._make_app(), host=self._address, port=self.port, print=None, access_log=None,
                shutdown_timeout=5.0,
            )  # fmt: skip

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guarded], client_max_size=_LONGEST_MESSAGE)
        app.add_routes(
            [
                web.get("/", self.handle_index, name="index"),
                web.get("/page.js", self.handle_script),
                web.get("/ws", self.handle_websocket, name="websocket"),
                web.static("/static", self.statics_path, show_index=False, name="static"),
            ]
        )
        app.on_startup.append(self.on_startup)
        app.on_shutdown.append(self.on_shutdown)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        host, origin = request.headers.get("Host"), request.headers.get("Origin")
        if not self._guard.allows(host, origin, session=request.path == "/ws"):
            message = "This address is not the server's own.\n"
            raise web.HTTPForbidden(text=message, headers=self._guard.headers())
        response = await handler(request)
        if not response.prepared:
            response.headers.update(self._guard.headers())
        return response

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
        """Tell where it is, and watch the sessions."""
        self._watching = asyncio.create_task(self.sessions.watch())
        self._say(f"{self._path.name} is at {self.public_url} (ctrl+c ends it)")

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002
        """End all sessions."""
        self._watching.cancel()
        await self.sessions.end()

    async def handle_index(self, request: web.Request) -> web.Response:
        """Send the page."""
        size = min(40, max(8, to_int(request.query.get("fontsize", "16"), 16)))
        # The page's own address, under whichever of its names it was asked for.
        secure = f"https://{request.host}" in self._guard.origins
        socket = f"{'wss' if secure else 'ws'}://{request.host}/ws"
        page = self._page.replace("{title}", escape(self.title)).replace("{socket}", escape(socket))
        return web.Response(text=page.replace("{size}", str(size)), content_type="text/html")

    async def handle_script(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """Send the page's own script."""
        return web.Response(text=self._script, content_type="text/javascript")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Begin a session, and carry what is typed to its reader until either side ends."""
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=_LONGEST_MESSAGE)
        await socket.prepare(request)
        if self.sessions.is_full:
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER, message=b"there are too many sessions")
            return socket

        async def close() -> None:
            """Close the browser's connection."""
            await socket.close()

        service = ReaderService(
            self._command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        session = Connection(socket, service)
        self.sessions.add(session)  # before anything is waited for, so that the number is never exceeded
        try:
            await self._bring_up_to_date()
            width, height = (to_int(request.query.get(name, ""), 0) for name in ("width", "height"))
            await service.start(*_within(width or 80, height or 24))
            await self._carry(session)
        except DossierError:
            self._say(f"{self._path}: the dossier can't be read; `bilateral check` says why")
            await socket.close(code=WSCloseCode.INTERNAL_ERROR, message=b"the dossier can't be read just now")
        except (ConnectionError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            await socket.close(code=WSCloseCode.PROTOCOL_ERROR)
        finally:
            self.sessions.remove(session)
            await service.stop()
        return socket

    async def _bring_up_to_date(self) -> None:
        """Make the archive of the files as they are now, which sessions may not."""
        async with self._making:
            archive = await asyncio.to_thread(open_archive, self._path)
            archive.close()

    async def _carry(self, session: Connection) -> None:
        socket, service = session
        async for message in socket:
            if message.type != WSMsgType.TEXT:
                continue
            kind, *details = message.json()
            if kind == "stdin":
                self.sessions.heard(session)
                await service.send_bytes(str(details[0]).encode())
            elif kind == "resize":
                await service.set_terminal_size(*_within(int(details[0]["width"]), int(details[0]["height"])))
            elif kind == "ping":
                await socket.send_json(["pong", details[0]])
            elif kind == "blur":
                await service.blur()
            elif kind == "focus":
                await service.focus()


def _within(width: int, height: int) -> tuple[int, int]:
    """The size of a terminal that a browser asks for, within bounds."""
    return min(max(width, 1), _MOST_COLUMNS), min(max(height, 1), _MOST_ROWS)
