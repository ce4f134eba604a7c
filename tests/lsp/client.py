"""A text editor as far as a language server can tell: it speaks the protocol over pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

PATIENCE = 20.0


class Editor:
    """Starts a server, asks it, and keeps what it tells."""

    def __init__(self, *, units: str = "utf-16") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tui", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._messages: Queue[dict[str, Any]] = Queue()
        Thread(target=self._listen, daemon=True).start()
        self._number = 0
        self._versions: dict[str, int] = {}
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        capabilities = {"general": {"positionEncodings": [units]}}
        params = {"processId": None, "rootUri": None, "capabilities": capabilities}
        self.capabilities = self.ask("initialize", params)["capabilities"]
        self.tell("initialized", {})

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        try:
            self.code = self._process.wait(PATIENCE)
        finally:
            self._process.kill()

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return the result.

        Raises:
            LookupError: the answer is an error, which is its text.
        """
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._number and "method" not in message:
                if "error" in message:
                    raise LookupError(message["error"]["message"])
                return message["result"]

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def open(self, path: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file, and return what is wrong in it."""
        text = path.read_text(encoding="utf-8") if text is None else text
        self._versions[path.as_uri()] = 1
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics_of(path)

    def change(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Have another text in an open file, and return what is wrong in it then."""
        self.type(path, text)
        return self.diagnostics_of(path)

    def type(self, path: Path, text: str) -> None:
        """Have another text in an open file."""
        self._versions[path.as_uri()] += 1
        document = {"uri": path.as_uri(), "version": self._versions[path.as_uri()]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnostics_of(self, path: Path) -> list[dict[str, Any]]:
        """Wait until the server tells what is wrong in a file."""
        self.diagnostics.pop(path.as_uri(), None)
        while path.as_uri() not in self.diagnostics:
            self._next()
        return self.diagnostics[path.as_uri()]

    def at(self, method: str, path: Path, line: int, character: int, **more: Any) -> Any:
        """Ask about a place in a file."""
        place = {"line": line, "character": character}
        return self.ask(
            f"textDocument/{method}", {"textDocument": {"uri": path.as_uri()}, "position": place, **more}
        )

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        try:
            message = self._messages.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError("the server does not answer") from None
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            length = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
