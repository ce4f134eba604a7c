"""Which requests are answered: those that name this server and come from its own page.

A page of somebody else's that is open in the same browser can send requests to this machine too; what gives
it away are the headers `Host` (it calls the server by another name: DNS rebinding) and `Origin` (RFC 6454).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self' {sockets}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone; a name other than `localhost` may be any."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard(NamedTuple):
    """What a server is called by those who may use it.

    Attributes:
        hosts: values of `Host` that are answered.
        origins: values of `Origin` from which a session may be begun.
    """

    hosts: frozenset[str]
    origins: frozenset[str]

    @classmethod
    def of(cls, host: str, port: int, public_url: str | None = None) -> Guard:
        """Make the guard of a server.

        Args:
            host: the address that it listens on.
            public_url: where people reach it, if that is another place: a proxy's.
        """
        names = set(_LOOPBACK) if is_loopback(host) else set()
        names.add(f"[{host}]" if ":" in host and not host.startswith("[") else host)
        hosts = {f"{name}:{port}" for name in names} | (names if port == 80 else set())
        origins = {f"http://{name}" for name in hosts}
        if public_url:
            url = urlsplit(public_url)
            hosts.add(url.netloc)
            origins.add(f"{url.scheme}://{url.netloc}")
        return cls(frozenset(hosts), frozenset(origins))

    def allows(self, host: str | None, origin: str | None, *, session: bool) -> bool:
        """Whether a request is to be answered.

        Args:
            host: its `Host`.
            origin: its `Origin`; a page that is opened has none.
            session: whether it begins a session, for which every browser names an origin.
        """
        if host is None or host.lower() not in self.hosts:
            return False
        if origin is None:
            return not session
        return origin.lower() in self.origins

    def headers(self) -> dict[str, str]:
        """The headers of every answer: the page loads nothing from elsewhere and stands in no frame."""
        # A policy can't name an IPv6 address; where one is the page's own, 'self' stands for it.
        named = (origin for origin in self.origins if "[" not in origin)
        sockets = " ".join(sorted(origin.replace("http", "ws", 1) for origin in named))
        return {name: value.replace("{sockets}", sockets) for name, value in HEADERS.items()}
