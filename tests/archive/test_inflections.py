"""The forms of one word find each other by the language of a statement, typed to their end or not yet."""

from __future__ import annotations

import pytest

from tests.archive.dossiers import archive, dossier, statement
from tests.archive.results import ids
from tui.archive.search.engine import search

FORMS = {
    "ar": [("والحكومة تنفي", "الحكومة"), ("للحكومة", "حكومة"), ("المفاوضات", "مفاوضات")],
    "cs": [("s vládou", "vláda"), ("vojáků", "vojáci"), ("smlouvy", "smlouva")],
    "de": [("Verhandlungen", "Verhandlung")],
    "fa": [("کتابهای تازه", "کتاب"), ("تحریم‌ها", "تحریم")],
    "hi": [("समझौते पर", "समझौता"), ("सरकारों ने", "सरकार")],
    "ko": [("정부가 부인했다", "정부는"), ("외교부에서", "외교부")],
    "ne": [("सरकारले भन्यो", "सरकार")],
    "pl": [("rozmowami", "rozmowy"), ("rządowi", "rząd"), ("w Warszawie", "Warszawa")],
    "ru": [("соглашения", "соглашение"), ("вооружённых", "вооруженный")],
    "uk": [
        ("Київ заявив", "Києва"), ("у Києві", "Київ"), ("український уряд", "України"),
        ("Харкова", "Харків"), ("перемир'я", "перемир’ям"), ("міністрів", "міністра"),
    ],
}  # fmt: skip
"""By language, what is written, and another form that is typed."""


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [(language, text, typed) for language, forms in FORMS.items() for text, typed in forms],
)
def test_a_form_of_a_word_finds_another(language: str, text: str, typed: str, typing: bool):
    statements = (statement("it", text, language=language), statement("other", "xyz", language=language))
    with archive(dossier(statements)) as one:
        assert ids(search(one, typed, None, prefix_last=typing)) == ["it"]


def test_what_is_typed_is_a_beginning_first_and_another_form_only_where_nothing_begins_so():
    statements = (statement("begun", "harbourage"), statement("form", "harbours"))
    with archive(dossier(statements)) as one:
        assert ids(search(one, "harboura", None, prefix_last=True)) == ["begun"]
        assert ids(search(one, "harbouring", None, prefix_last=True)) == ["form"]
