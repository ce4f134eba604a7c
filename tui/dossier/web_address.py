"""Web addresses of sources: where one leads to in truth, and what about it may mislead.

RFC 3986 for the parts of an address, the WHATWG URL standard for what browsers make of it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import urlsplit

from tui.dossier.hidden_characters import OBEYED, UNSEEN

_REFUSED = re.compile(rf"[\s{OBEYED}{UNSEEN}\u200c\u200d]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)
_HOST_FIRST = re.compile(r"(?:[^\s/?#@]+\.)+(?!\d+(?:[/?#:]|$))[^\s/?#@.:]{2,}(?::\d+)?(?:[/?#]|$)")
_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?")
_IN_BRACKETS = re.compile(r"(?:[^@]*@)?\[[0-9a-f:.]+\](?::\d*)?", re.IGNORECASE)
_ENCODED_CONTROL = re.compile(
    r"%(?:[01][0-9a-f]|7f|c2%[89][0-9a-f]|e2%80%(?:a[a-e]|8[ef])|e2%81%a[6-9])", re.IGNORECASE
)
_NUMBER = re.compile(r"0x[0-9a-f]*|\d+")
_LONGEST_HOST = 253
_MOST = 8192
"""Characters; browsers and servers take no longer ones."""
_ALIKE = {"Armenian", "Cherokee", "Coptic", "Cyrillic", "Fullwidth", "Greek", "Lisu"}
"""Scripts with letters that look like Latin ones."""
_KEPT = "ßς"
"""Letters that browsers keep (UTS 46), and RFC 3490 replaces."""
_RIGHT_TO_LEFT = ("R", "AL", "AN")


class WebAddress(NamedTuple):
    """An address that may be opened."""

    url: str
    """What a browser is given."""
    host: str
    """The host that it asks, in the letters that the network uses."""
    remarks: tuple[str, ...] = ()
    """What a person should know before it is opened."""


class BadAddress(ValueError):  # noqa: N818 - as a person reads it
    """It is not opened; `str()` says why."""


def read(text: str) -> WebAddress:
    """Read an address as a browser would.

    Args:
        text: as a dossier has it; one without a scheme is taken for https.

    Raises:
        BadAddress: it is no web address, or holds what a browser or a command line would obey.
    """
    if len(text) > _MOST:
        raise BadAddress(f"is longer than {_MOST:,} characters")
    if match := _REFUSED.search(text):
        raise BadAddress(f"holds {_name(match.group())}")
    if "\\" in text:
        raise BadAddress("holds a backslash, which browsers take for a slash")
    remarks = []
    scheme = _SCHEME.match(text)
    if scheme is None:
        if not _HOST_FIRST.match(text):
            raise BadAddress("is no web address: it begins with neither https:// nor a host")
        text = f"https://{text}"
        remarks.append("it has no scheme; https:// is put before it")
    elif scheme[1].lower() not in ("http", "https"):
        raise BadAddress(f"begins with {scheme[1]}:, and only http: and https: are opened")
    try:
        parts = urlsplit(text)
        host, user = parts.hostname or "", parts.username
    except ValueError as error:
        raise BadAddress(f"can't be taken apart: {error}") from None
    try:
        _port = parts.port
    except ValueError:
        raise BadAddress("can't be taken apart: what stands after its host is no port") from None
    if not host:
        raise BadAddress("names no host")
    if host in ("http", "https"):
        raise BadAddress("begins with two schemes; keep one of them")
    if user is not None:
        remarks.append(f"what stands before @ is no host; it leads to {host}")
    if not host.isascii():
        host, remark = _other_letters(host)
        remarks.append(remark)
    elif any(label.startswith("xn--") for label in host.split(".")):
        remarks.append(f"its host is written with other letters than the network's: {_decoded(host)}")
    if "[" in parts.netloc:
        if not _IN_BRACKETS.fullmatch(parts.netloc):
            raise BadAddress("can't be taken apart: brackets hold a host of numbers and nothing beside it")
    elif len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        raise BadAddress("has a host that can't be asked: it is of letters, digits, hyphens and single dots")
    elif _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        host, written = _number_of(host), host
        if host != written:
            remarks.append(f"its host is a number, and leads to {host}")
    if encoded := _ENCODED_CONTROL.search(text):
        remarks.append(f"it holds a character that programs obey, written as {encoded[0]}")
    return WebAddress(text, host, tuple(remarks))


def _number_of(host: str) -> str:
    """The four numbers that browsers take a host for whose last part is one (WHATWG URL, section 3.5).

    Raises:
        BadAddress: it is none of theirs.
    """
    value, parts = 0, host.rstrip(".").split(".")
    try:
        numbers = [_whole(part) for part in parts]
    except ValueError:
        raise BadAddress("has a host that ends in a number and is none") from None
    if (
        len(parts) > 4
        or any(number > 255 for number in numbers[:-1])
        or numbers[-1] >= 256 ** (5 - len(parts))
    ):
        raise BadAddress("has a host that ends in a number and is none")
    for place, number in enumerate(numbers[:-1]):
        value += number << 8 * (3 - place)
    value += numbers[-1]
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def _whole(part: str) -> int:
    """A number as browsers read it: with 0x before it of base 16, with 0 of base 8."""
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") and len(part) > 1 else int(part)


def opened(text: str | None) -> str | None:
    """What a browser is given for an address; None where there is none that may be opened."""
    try:
        return read(text).url if text else None
    except BadAddress:
        return None


def may_be_opened(text: str) -> bool:
    """Whether `read` takes an address."""
    return opened(text) is not None


def _other_letters(host: str) -> tuple[str, str]:
    """A host in the network's letters (RFC 3490), and what is to be said of those it is written with."""
    try:
        labels = re.split("[.\u3002]", unicodedata.normalize("NFKC", host).lower())
        ascii_host = ".".join(map(_network_label, labels))
    except UnicodeError as error:
        raise BadAddress(f"has a host that can't be asked: {error}") from None
    if not ascii_host.strip("."):
        raise BadAddress("names no host")
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in host):
        return (
            ascii_host,
            f"its host is written from right to left; the network's name for it is {ascii_host}",
        )
    scripts = sorted(
        {unicodedata.name(letter, "?").split()[0].title() for letter in host if letter.isalpha()}
    )
    if len(scripts) > 1 and "Latin" in scripts and not _ALIKE.isdisjoint(scripts):
        return (
            ascii_host,
            f"its host mixes {' and '.join(scripts)} letters that may look alike; it is {ascii_host}",
        )
    return ascii_host, f"its host is written with other letters than the network's: {ascii_host}"


def _network_label(label: str) -> str:
    if any(letter in label for letter in _KEPT):
        return f"xn--{label.encode('punycode').decode('ascii')}"
    return label.encode("idna").decode("ascii").lower()


def _decoded(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _name(character: str) -> str:
    if character == " ":
        return "a space"
    return f"the character U+{ord(character):04X}, which is not seen or is obeyed"
