"""Texts as words: the same in every normal form, each with its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.dossiers import archive, dossier, statement
from tests.archive.results import ids
from tui.archive.index.tokens import spans, terms, words
from tui.archive.search.engine import search


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cn", "Co")), max_size=40))
def test_a_text_is_the_same_words_in_every_normal_form_case_and_kind_of_quotation_mark(form, text):
    if words(unicodedata.normalize("NFC", text)) == words(text):
        assert words(unicodedata.normalize(form, text)) in (
            words(text),
            words(unicodedata.normalize("NFKC", text)),
        )
    for mark in "’ʼ`":
        assert words(text.replace("'", mark)) == words(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_the_places_of_words_are_those_of_the_words(text):
    placed, variants = spans(text)
    assert [word for word, _, _ in placed] == words(text)
    assert sorted(word for word, _, _ in variants) == sorted(terms(text)[1])
    for _, start, end in (*placed, *variants):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("typed", ["12,500", "12 500", "12500", "12.500", "12\u202f500", "12'500"])
def test_a_number_is_found_however_its_thousands_are_parted(typed):
    texts = ("12,500 men", "12 500 men", "12500 men", "12.500 Mann", "12\u202f500", "12’500")
    statements = tuple(statement(f"s{n}", text) for n, text in enumerate(texts))
    with archive(dossier((*statements, statement("other", "12 men and 5000")))) as one:
        assert set(ids(search(one, typed, None))) == {each.id for each in statements}
