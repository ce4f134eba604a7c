"""An address that leads to the passage that is quoted."""

from __future__ import annotations

import pytest

from tui.report.text_fragment import at_passage


@pytest.mark.parametrize(
    ("address", "passage", "leads"),
    [
        ("https://a.org/x", "good and bad ones", "https://a.org/x#:~:text=good%20and%20bad%20ones"),
        ("https://a.org/x#top", "kinks", "https://a.org/x#top:~:text=kinks"),
        ("http://a.org", "one, two-three & “four”", "http://a.org#:~:text=one%2C%20two%2Dthree%20%26%20%E2%80%9Cfour%E2%80%9D"),
        ("ftp://a.org/x", "kinks", "ftp://a.org/x"),
        ("javascript:alert(1)", "kinks", "javascript:alert(1)"),
        ("https://a.org/#:~:text=a", "kinks", "https://a.org/#:~:text=a"),
        ("https://a.org/", "  ", "https://a.org/"),
    ],
)  # fmt: skip
def test_a_passage_is_named_behind_the_address(address, passage, leads):
    assert at_passage(address, passage) == leads


def test_of_a_long_passage_the_first_and_last_words_are_named():
    words = [f"word{n}" for n in range(40)]
    assert at_passage("https://a.org/", " ".join(words)).endswith(
        "text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39"
    )
