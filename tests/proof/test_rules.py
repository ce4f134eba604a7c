"""Each row, rule and example of what it means that a quotation is verbatim."""

from __future__ import annotations

import pytest

from tests.proof.checked_quotes import check, differs, kinds
from tui.proof.verdict import SourceText


def test_words_that_stand_there_are_verbatim_at_their_line_and_column():
    verdict = check("closed the strait", "She said:\n  “We have never closed the strait.”")
    assert verdict.status == "verbatim"
    assert (verdict.place.line, verdict.place.column) == (2, 18)
    assert verdict.source_words == ("closed the strait",)


def test_another_case_at_the_start_is_altered_and_the_advice_is_a_bracket():
    verdict = check("we have never closed the strait")
    assert differs(verdict) == [("initial case", "we", "We")]
    assert verdict.nearest.differences[0].advice == "write [w]e"


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("400 tonnes", "cut number"),
        ("About 3", "cut number"),
        ("able to protect the cable", "cut word"),
        ("5 degrees", "cut sign"),
        ("signed text", "cut compound"),
        ("The re", "cut compound"),
        ("400 and", "cut number"),
        ("They don", "cut word"),
        ("$400 and 12.5", "cut number"),
    ],
)
def test_a_word_number_sign_or_compound_that_is_cut_is_altered(quote, kind):
    assert differs(check(quote))[0][0] == kind


@pytest.mark.parametrize(
    "quote",
    ["102 is no sum", "10 is no sum", "We have never closed thestrait", "closedthe strait", "the strait!"],
)
def test_superscripts_spaces_and_end_marks_are_not_forgiven(quote):
    assert check(quote).status in ("altered", "missing")


def test_a_changed_word_is_shown_with_what_the_source_has():
    assert differs(check("We have never closed the straight")) == [("word", "straight", "strait")]


def test_an_end_mark_may_be_left_out_but_neither_changed_nor_added():
    assert check("We have never closed the strait").status == "verbatim"
    assert differs(check("We have never closed the strait?")) == [("end mark", "?", ".")]
    assert differs(check("No one knows.")) == [("end mark", ".", "")]


def test_letters_that_look_alike_are_told_by_their_code_points():
    verdict = check("We have never closed the str\u0430it")
    assert differs(verdict)[0][0] == "homoglyph"
    assert (
        "U+0430 CYRILLIC SMALL LETTER A for U+0061 LATIN SMALL LETTER A"
        in verdict.nearest.differences[0].advice
    )


def test_the_reporters_own_words_are_verbatim_and_remarked():
    verdict = check("she said")
    assert verdict.status == "verbatim"
    assert kinds(verdict) == ["outside quotation marks"]


def test_without_quotation_marks_in_the_source_no_words_stand_outside_them():
    assert kinds(check("we closed it", "Yesterday we closed it.")) == []


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("long – term berth", "the long-term berth"), ("re — sign it", "they re-sign it"),
        ("well-known", "they knew it well – known to all"),
    ],
)  # fmt: skip
def test_a_hyphen_is_no_dash(quote, source):
    assert check(quote, source).status == "altered"


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("example.com", "see www.example.com now"), ("the value 10", "the value 10^6"), ("pay 5", "pay 5×10"),
        ("Souza left", "D’Souza left"), ("see www", "see www.example.com now"),
    ],
)  # fmt: skip
def test_addresses_powers_and_names_are_not_cut(quote, source):
    assert check(quote, source).status == "altered"


def test_a_condition_that_is_left_out_or_follows_is_remarked():
    source = "We will sign, unless they attack, the treaty if they pay."
    assert "condition left out" in kinds(check("We will sign … the treaty", source))
    assert "condition after" in kinds(check("the treaty", source))
    assert "negation before" in kinds(check("closed the strait"))


def test_what_stands_twice_is_ambiguous():
    verdict = check("the bridge", "the bridge or the bridge")
    assert verdict.status == "ambiguous"
    assert verdict.places == 2


def test_of_two_places_the_one_that_fills_quotation_marks_is_meant():
    source = "The kinks are many. He spoke of “kinks”, and “of kinks to come”."
    verdict = check("kinks", source)
    assert verdict.status == "verbatim"
    assert verdict.place.column == source.index("“kinks”") + 2


def test_of_two_places_the_one_within_quotation_marks_is_meant():
    source = "He said no deal. “There is no deal yet,” she said."
    assert check("no deal", source).place.column == source.index("no deal yet") + 1


@pytest.mark.parametrize(
    "selector", [{"suffix": " two"}, {"prefix": "and "}, {"exact": "the bridge two"}, {"prefix": "one and"}]
)
def test_a_selector_says_which_place_is_meant(selector):
    verdict = check("the bridge", "the bridge one and the bridge two", **selector)
    assert verdict.status == "verbatim"
    assert verdict.place.column == 20


@pytest.mark.parametrize(
    ("quote", "status"),
    [("cooperate", "normalised"), ("co-operate", "normalised"), ("co operate", "altered"), ("co", "altered")],
)
def test_a_hyphen_at_a_lines_end_may_belong_to_the_word_or_not(quote, status):
    assert check(quote, "They will co-\noperate.").status == status


def test_a_hyphen_at_a_lines_end_is_remarked():
    assert "line end" in kinds(check("re-sign it", "They re-\nsign it."))


def test_a_hyphen_between_digits_stays():
    assert check("1990-1995", "From 1990-\n1995.").status == "normalised"
    assert check("19901995", "From 1990-\n1995.").status != "normalised"


def test_a_page_break_with_its_header_and_number_is_passed_over_and_remarked():
    source = "Gazette\nWe have never\n\n7\n\fGazette\nclosed the strait.\n\n8\n\fGazette\nThe end."
    verdict = check("We have never closed the strait", source)
    assert verdict.status == "normalised"
    assert "page break" in kinds(verdict)


@pytest.mark.parametrize("quote", ["…", "[…]", "[the minister]", "— …", "?!", "[The] … [end]", "   "])
def test_where_no_letter_or_digit_is_left_it_is_missing(quote):
    assert check(quote).status == "missing"


def test_what_is_nowhere_near_is_missing():
    assert check("The harbour freezes in a hard winter").status == "missing"


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("Мой дом", "Мои дом"), ("все ушли", "всё ушли"), ("أن تعود", "ان تعود"), ("naive", "naïve"), ("10²", "102"),
        ("Straße", "Strasse"), ("５ tonnes", "5 tonnes"), ("½ tonne", "1⁄2 tonne"), ("it's", "its"), ("its", "it's"),
        ("long term", "long-term"), ("longterm", "long-term"), ("a b", "ab"), ("3,400", "3.400"), ("3, 400", "3,400"),
        ("Say no", "Say: no"), ("x – y", "x y"), ("say “no” now", "say no now"),
    ],
)  # fmt: skip
def test_it_is_not_forgiven(quote, source):
    assert check(quote, f"Well, {source} today.", None).status in ("altered", "missing")


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("say ‘no’ now", 'say "no" now'), ("say «no» now", "say “no” now"), ("it's on", "it’s on"),
        ("« Où »", "«Où»"), ("x - y", "x – y"), ("x—y", "x — y"), ("−5 °C", "-5 °C"), ("well-known", "well‑known"),
        ("ﬁnal ﬂag", "final flag"), ("wait… now", "wait ... now"), ("soft\u00adly", "softly"), ("a\u00a0b", "a b"),
        ("cafe\u0301", "café"), ("\u200bword\u200d", "word"), ("a\u2028b", "a b"), ("Qui ?", "Qui\u202f?"),
        ("п'ять", "пʼять"), ("각", "\u1100\u1161\u11a8"),
    ],
)  # fmt: skip
def test_it_is_only_form(quote, source):
    assert check(quote, f"Well, {source} today.", None).status in ("verbatim", "normalised")


@pytest.mark.parametrize(
    ("language", "source", "quote"),
    [
        ("ru", "Мы никогда не закрывали пролив.", "Мы … закрывали пролив"),
        ("ar", "نحن لن نغلق المضيق", "نحن … نغلق المضيق"),
        ("fr", "Nous n’avons jamais fermé le détroit.", "Nous … fermé le détroit"),
        ("de", "Wir haben die Straße nie gesperrt.", "Wir haben die Straße … gesperrt"),
        ("es", "Nunca hemos cerrado; no lo haremos.", "Nunca hemos … lo haremos"),
        ("uk", "Ми ніколи не закривали протоку.", "Ми … закривали протоку"),
        ("zh", "我们从未关闭海峡。", "我们…关闭海峡"),
        ("ko", "우리는 해협을 절대 안 닫는다.", "우리는 해협을 … 닫는다"),
    ],
)
def test_negations_are_known_in_every_language(language, source, quote):
    verdict = check(quote, source, language)
    assert verdict.status in ("verbatim", "normalised")
    assert "negation left out" in kinds(verdict)


def test_a_french_word_begins_behind_what_is_elided():
    assert check("occupation est finie", "Elle dit que l’occupation est finie.", "fr").status == "verbatim"
    assert check("accepterons rien", "Nous n’accepterons rien.", "fr").status == "altered"


def test_the_nearest_of_very_many_places_is_meant():
    text = SourceText("it is so. " * 3000 + "We begin here, and it is done. " + "it is so. " * 3000)
    for quote, elided in (("We begin … it is", "here, and"), ("it is … We begin", "so.")):
        verdict = text.check(quote)
        assert (verdict.status, verdict.elided) == ("verbatim", (elided,))


def test_a_word_that_a_thousand_lines_would_share_takes_no_time():
    text = SourceText("ab-\n" * 100_000)
    assert text.check("abab").status == "altered"
    assert text.check("ab" * 30).status == "missing"
    assert text.check("ab … abc").status in ("altered", "missing")


@pytest.mark.parametrize(
    ("quote", "source", "kind"),
    [
        ("a wall of 5", "a wall of 5′ in all", "cut number"),
        ("a gun of 5", "a gun of 5″ in all", "cut number"),
        ("more than 100", "more than 100+ people", "cut number"),
        ("a share of 5", "a share of 5⁄8 of it", "cut number"),
        ("a share of 10", "a share of 10⁻³ of it", "cut number"),
        ("5 ran away", "It said ≠5 ran away", "cut sign"),
        ("name said so", "It was @name said so", "cut word"),
        ("stop says it", "The tag #stop says it", "cut word"),
        ("5 says it", "Its article §5 says it", "cut number"),
    ],
)
def test_a_sign_that_is_read_with_a_number_or_name_is_not_left_out(quote: str, source: str, kind: str):
    verdict = check(quote, source)
    assert verdict.status == "altered"
    assert kind in {difference.kind for difference in verdict.nearest.differences}


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("we lost 5", "He said: ′we lost 5′ and left"),
        ("we lost 5", 'He said: "we lost 5" and left'),
        ("a wall of 5′", "a wall of 5′ in all"),
        ("5 + 6", "it is 5 + 6 in all"),
        ("that is 5", "that is 5 + 6 in all"),
        ("@name said so", "It was @name said so"),
    ],
)
def test_what_only_stands_beside_a_number_or_name_is_no_part_of_it(quote: str, source: str):
    assert check(quote, source).status == "verbatim"


def test_a_word_without_end_is_compared_by_its_beginning():
    source = "We said a" + "\u0301" * 200_000 + " and no more. We have never closed the strait."
    assert differs(check("We have never closed the straight.", source)) == [("word", "straight", "strait")]
