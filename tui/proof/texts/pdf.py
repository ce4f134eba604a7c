"""The text of a PDF, as PDFium reads it."""

from __future__ import annotations

READER = "pypdfium2"
INSTALL = "pip install 'bilateral[pdf]'"
_MOST_PAGES = 5000
_LINE_END_HYPHEN = "\ufffe"
"""What PDFium puts in the place of a hyphen at a line's end and the break behind it."""


class Unreadable(ValueError):  # noqa: N818 - what the file is
    """A PDF that gives no text."""


def text_of(data: bytes) -> str:
    """The text of all pages, with a form feed between them.

    Args:
        data: the file's bytes.

    Raises:
        Unreadable: the library is not there, or can't read the file.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise Unreadable(f"is a PDF, which needs {READER}: {INSTALL}") from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > _MOST_PAGES:
                raise Unreadable(f"has more than {_MOST_PAGES:,} pages")
            pages = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"can't be read by {READER}: {error}") from error
    text = "\f".join(pages).replace("\r\n", "\n").replace(_LINE_END_HYPHEN, "-\n").replace("\x02", "-\n")
    if not text.strip():
        raise Unreadable(f"holds no text that {READER} could read: it may be a picture of a page")
    return text


def title_of(data: bytes) -> str:
    """The title that a PDF gives itself; empty where it has none."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return str(document.get_metadata_value("Title")).strip()
