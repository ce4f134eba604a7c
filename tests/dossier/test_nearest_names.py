"""What a misspelt word may have been meant to be."""

from __future__ import annotations

import pytest

from tui.dossier.nearest_names import nearest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("rusia", ["us", "russia"], ["russia"]),
        ("As_Of", ["as_of", "asked"], ["as_of"]),
        ("lavrov", ["sergei-lavrov", "john-kerry"], ["sergei-lavrov"]),
        ("lavro", ["sergei-lavrov", "john-kerry"], ["sergei-lavrov"]),
        ("kerri", ["sergei-lavrov", "john-kerry"], ["john-kerry"]),
        ("ser", ["sergei-lavrov"], []),
        ("zzz", ["us", "russia"], []),
        ("us", ["us-01", "us-02"], []),
        ("", ["us"], []),
    ],
)
def test_the_likest_word_is_suggested_and_none_where_none_is_like_it(word, known, meant):
    assert nearest(word, known) == meant


def test_several_are_given_the_likest_first():
    assert nearest("us-1", ["us-12", "us-10", "us-1x", "russia"], 2) == ["us-1x", "us-12"]
