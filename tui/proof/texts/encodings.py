"""Bytes of a text file as text."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_HEAD = 4096
_SAMPLE = 256 * 1024
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Undecodable(ValueError):  # noqa: N818 - what the bytes are
    """Bytes that are no text in any encoding."""


def decode(data: bytes, *, markup: bool = False) -> tuple[str, str]:
    """Decode a file.

    A byte order mark counts first, then UTF-8, then what an HTML page declares; else the encoding is guessed.

    Args:
        data: the file's bytes.
        markup: whether it is HTML.

    Returns:
        The text, and the name of the encoding.

    Raises:
        Undecodable: it is no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), name
    declared = (_DECLARED.search(data[:_HEAD]) or _DECLARED_XML.match(data[:_HEAD])) if markup else None
    names = ["utf-8"]
    if declared and (standard := _standard(declared.group(1).decode("ascii"))):
        names.append(standard)
    for name in names:
        try:
            return _checked(data.decode(name)), name
        except UnicodeDecodeError:
            continue
    return _guessed(data)


def _standard(label: str) -> str | None:
    """The codec of an encoding's name; browsers read Latin-1 as Windows-1252 (WHATWG Encoding)."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Undecodable("it is no text in any known encoding")
    return _strict(data, best.encoding), best.encoding


def _strict(data: bytes, name: str) -> str:
    try:
        return _checked(data.decode(name))
    except UnicodeDecodeError as error:
        raise Undecodable(f"it is not {name}: {error.reason} at byte {error.start}") from error


def _checked(text: str) -> str:
    if _CONTROLS.search(text, 0, _SAMPLE):
        raise Undecodable("it holds control characters, as no text does")
    return text
