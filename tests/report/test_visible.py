"""Signs instead of characters that a terminal would obey."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.report.visible import escaped, visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("a\rb\x00\x7f", "a␍b␀␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\u202eabc\u202c", "⟨U+202E⟩abc⟨U+202C⟩"),
        ("\u2066a\u2069", "⟨U+2066⟩a⟨U+2069⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("line\nnext\ttab", "line\nnext\ttab"),
        ("\u200fa\u061c\ufeff", "⟨U+200F⟩a⟨U+061C⟩⟨U+FEFF⟩"),
        ("[/] سوريا 敘利亞 👩‍👧 e\u0301 \u00ad", "[/] سوريا 敘利亞 👩‍👧 e\u0301 \u00ad"),
    ],
)
def test_signs(text, shown):
    assert visible(text) == shown


def test_a_line_stays_one():
    assert visible_line("a\nb\tc\r") == "a␊b␉c␍"


@given(st.text())
def test_nothing_that_is_obeyed_is_left_and_showing_twice_changes_nothing(text):
    shown = visible(text)
    assert not [one for one in shown if (one < " " and one not in "\n\t") or "\x7f" <= one <= "\x9f"]
    assert visible(shown) == shown
    shown.encode()


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_all_other_characters_stay_as_they_are(text):
    assert visible(text) == text


@given(st.text(st.characters(codec=None)))
def test_escaped_json_means_the_same(text):
    assert json.loads(escaped(json.dumps([text], ensure_ascii=False))) == [text]
