"""What `bilateral export` says and does, beside what it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from tui.library.kept_records import KeptRecords

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.export.conftest import Outcome


def test_the_default_is_markdown_of_the_usual_dossier(bilateral: Callable[..., Outcome]):
    written = bilateral("export")
    assert written.code == 0
    assert written.out.startswith("# Russia and the United States over Syria\n")
    assert written.err == ""


def test_a_file_says_its_format_by_how_its_name_ends_and_where_it_went_is_told(
    fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / "sources.csl.json"
    written = bilateral("export", fence, "-o", path)
    assert (written.code, written.out, written.err) == (0, "", f"Written to {path}\n")
    assert path.read_text(encoding="utf-8").startswith('[\n  {\n    "id": "paper"')


def test_a_file_that_cannot_be_made_whole_leaves_the_old_one(
    fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "out.md"
    path.write_text("old", encoding="utf-8")

    def broken(_briefing: object) -> object:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.export.markdown_briefing.briefing", broken)
    written = bilateral("export", fence, "-o", path)
    assert written.code == 2
    assert "No space left on device" in written.err
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["out.md"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--issue", "fense"], "did you mean fence?"),
        (["--only", "n-1,s-11"], "did you mean"),
        (["--parties", "nort"], "did you mean north?"),
        (["-o", "out.pdf"], "no format has files like “out.pdf”"),
        (["-o", "/nowhere/at/all.md"], "can't be written"),
        (["--as-of", "someday"], "is not a date"),
    ],
)
def test_what_is_not_there_is_met_with_the_nearest(
    words: list[str], message: str, fence: Path, bilateral: Callable[..., Outcome]
):
    written = bilateral("export", fence, *words)
    assert (written.code, written.out) == (2, "")
    assert message in written.err


def test_a_query_that_cannot_be_read_is_told(fence: Path, bilateral: Callable[..., Outcome]):
    written = bilateral("export", fence, "--search", "party:nobody fence", "--format", "json")
    assert written.code == 1
    assert "nobody" in written.err


def test_records_that_were_kept_are_a_briefing_of_their_own(fence: Path, bilateral: Callable[..., Outcome]):
    written = bilateral("export", fence, "--only", "s-2,fall,fence-place").out
    assert "Who moves it?" in written
    assert "What colour?" not in written
    assert "In December a friend spoke of paint." in written
    assert "The fence stays where it is." in written, "what the answers rest on comes along"
    assert "Called off" not in written


@pytest.mark.parametrize("name", ["md", "html", "docx", "json"])
def test_what_is_kept_is_exported_in_its_order_and_with_its_lines(
    name: str, fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    kept = KeptRecords(fence)
    for identifier in ("n-1", "s-2", "fall"):
        kept.toggle(identifier)
    kept.annotate("n-1", "where it *begins*")
    path = tmp_path / f"kept.{name}"
    done = bilateral("export", fence, "--kept", "-o", path)
    assert (done.code, done.err) == (0, f"Written to {path}\n")
    if name == "json":
        assert bilateral("check", path).code == 0
        return
    if name == "docx":
        text = "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
    else:
        text = path.read_text(encoding="utf-8")
    assert "in the order it was kept" in text
    assert ("where it \\*begins\\*" if name == "md" else "where it *begins*") in text
    # The first one kept is the older of the two: by their dates, they would stand the other way round.
    assert text.index("The fence stays where it is.") < text.index("In December a friend spoke of paint.")
    assert "Her house should move" not in text.partition("The fence falls")[0]


def test_an_empty_briefing_says_how_to_fill_it(fence: Path, bilateral: Callable[..., Outcome]):
    done = bilateral("export", fence, "--kept")
    assert done.code == 0
    assert "`*` in the reader keeps a record" in done.err


def test_a_package_that_is_missing_is_named_with_how_to_get_it(
    fence: Path, bilateral: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
):
    import sys

    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "tui.export.calendar_file", raising=False)
    written = bilateral("export", fence, "--format", "ics")
    assert written.code == 2
    assert "pip install 'bilateral[export]'" in written.err
