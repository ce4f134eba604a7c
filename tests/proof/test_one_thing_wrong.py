"""Thousands of quotations in nine languages: none with one thing wrong passes, no sound one fails."""

from __future__ import annotations

import random
from functools import lru_cache

import pytest

from tests.proof import sound_and_altered
from tests.proof.passages import PASSAGES
from tui.proof.verdict import PASSING, SourceText

_text = lru_cache(maxsize=None)(SourceText)


@pytest.mark.parametrize("language", PASSAGES)
def test_no_altered_quotation_passes(language: str) -> None:
    made = sound_and_altered.altered(PASSAGES[language], language, random.Random(12), 14)
    assert len(made) > 80
    passed = [case for case in made if _text(case.source).check(case.quote, language).status in PASSING]
    assert [(case.how, case.quote) for case in passed] == []


@pytest.mark.parametrize("language", PASSAGES)
def test_no_sound_quotation_fails(language: str) -> None:
    made = sound_and_altered.sound(PASSAGES[language], language, random.Random(12), 10)
    assert len(made) > 100
    failed = [case for case in made if _text(case.source).check(case.quote, language).status not in PASSING]
    assert [(case.how, case.quote) for case in failed] == []
