"""Pictures for a slide, and the colours of the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tui.export.page import colours

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.export.conftest import Outcome

_SVG = "{http://www.w3.org/2000/svg}"


def _contrast(first: str, second: str) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
        ]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("palette", "ground"), [(colours.LIGHT, colours.PAPER), (colours.DARK, colours.NIGHT)]
)
def test_no_party_stands_out_from_another(palette: tuple[str, ...], ground: str):
    contrasts = [_contrast(colour, ground) for colour in palette]
    assert min(contrasts) > 4.5
    assert max(contrasts) - min(contrasts) < 0.1


def test_a_party_keeps_its_colour_whichever_side_it_is_on(fence: Path, bilateral: Callable[..., Outcome]):
    for parties in ("north,south", "south,north"):
        picture = bilateral("export", fence, "--format", "svg", "--parties", parties).out
        root = ElementTree.fromstring(picture)
        colours_by_side = {
            title.text for bar in root.iter(f"{_SVG}rect") if "p0" in bar.get("class", "") for title in bar
        }
        assert all("North house" in str(one) for one in colours_by_side)
        assert colours_by_side


def test_the_tempo_has_a_bar_for_all_that_was_said(fence: Path, bilateral: Callable[..., Outcome]):
    root = ElementTree.fromstring(bilateral("export", fence, "--format", "svg").out)
    titles = [title.text or "" for title in root.iter(f"{_SVG}title")]
    assert "Dec 2015: North house, 10 statements" in titles
    assert "Dec 2015: South house, 3 statements" in titles
    assert "Dec 2015: 4 events" in titles


def test_the_matrix_has_each_question_with_what_backs_the_answers(
    fence: Path, bilateral: Callable[..., Outcome]
):
    root = ElementTree.fromstring(bilateral("export", fence, "--picture", "matrix").out)
    texts = [text.text for text in root.iter(f"{_SVG}text")]
    assert texts[texts.index("Who moves it?") :][:4] == [
        "Who moves it?",
        "1 mixed",
        "1 paraphrase",
        "they differ",
    ]
    assert texts[texts.index("What colour?") :][:4] == ["What colour?", "—", "—", "no verdict on record"]


@pytest.mark.parametrize("picture", ["tempo", "matrix"])
def test_a_picture_in_pixels_is_one(
    picture: str, fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / "picture.png"
    assert bilateral("export", fence, "--picture", picture, "-o", path).code == 0
    assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert len(path.read_bytes()) > 5000
