"""What brackets and ellipses in a quotation may stand for."""

from __future__ import annotations

import pytest

from tests.proof.checked_quotes import SOURCE, check, differs, kinds


def test_what_an_ellipsis_leaves_out_is_printed():
    verdict = check("We are not going to reward … with a signature")
    assert verdict.status == "verbatim"
    assert verdict.elided == ("an occupation",)


def test_a_negation_that_an_ellipsis_leaves_out_is_remarked():
    verdict = check("We … closed the strait")
    assert verdict.status == "verbatim"
    assert verdict.elided == ("have never",)
    assert "negation left out" in kinds(verdict)


@pytest.mark.parametrize(
    "quote",
    [
        "[w]e have never",
        "They don’t reject[ed] it",
        "We have never [in a year] closed",
        "[They] have never closed",
    ],
)
def test_letters_endings_and_words_may_stand_in_brackets(quote):
    assert check(quote).status == "verbatim"


def test_what_brackets_replace_is_printed():
    verdict = check("They don’t reject [the treaty]. Is it over?", SOURCE.replace("[for now]", "for now"))
    assert verdict.status == "verbatim"
    assert verdict.replaced == ("it for now",)


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("We are [ready] to reward an occupation", "negation in brackets"),
        ("[We are] going to reward an occupation", "negation in brackets"),
        ("We are [so] signature", "brackets"),
    ],
)
def test_brackets_that_hide_a_negation_or_more_than_six_words_are_altered(quote, kind):
    assert differs(check(quote))[0][0] == kind


@pytest.mark.parametrize("quote", ["help[ful] words", "[h]e came", "un[der]able to protect"])
def test_letters_in_brackets_hide_no_other_word(quote):
    assert check(quote, "The helpless words she came unable to protect.").status in ("altered", "missing")


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("We will no[t] sign", "We will now sign"), ("We will no[w] sign", "We will not sign"),
        ("We can[did] sign", "We cannot sign"), ("It was not[ed] here", "It was not here"),
        ("It is help[less] now", "It is helpful now"), ("It is help[less] now", "It is help now"),
        ("He care[] it", "He careless it"), ("We sign[ed]", "We signal"), ("We [do] sign", "We don’t sign"),
    ],
)  # fmt: skip
def test_an_ending_in_brackets_turns_no_word_into_another_one(quote, source):
    assert check(quote, source).status == "altered"


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("He den[ied] it", "He denies it"), ("He reject[] it", "He rejected it"), ("It care[s]", "It cares"),
        ("They were wait[ing]", "They were waited"), ("Sie sag[ten] es", "Sie sagen es"),
    ],
)  # fmt: skip
def test_an_ending_in_brackets_may_stand_for_another_ending(quote, source):
    assert check(quote, source, "de" if quote.startswith("Sie") else "en").status == "verbatim"


def test_a_bracket_that_adds_a_negation_to_a_word_is_remarked():
    for quote in ("We do[n’t] sign", "We can[not] sign"):
        verdict = check(quote, "We do sign. We can sign.")
        assert (verdict.status, kinds(verdict)) == ("verbatim", ["negation added"])


def test_a_bracket_that_adds_a_negation_is_remarked():
    verdict = check("they were [not] unable")
    assert verdict.status == "verbatim"
    assert "negation added" in kinds(verdict)


def test_the_sources_own_ellipsis_and_bracket_are_its_words():
    assert check("they said… They don’t reject it [for now].").status == "verbatim"
    assert check("They don’t reject it [for naw]. Is").status == "altered"
    verdict = check("they said… They … Is it over?")
    assert verdict.status == "verbatim"


@pytest.mark.parametrize(
    "sign", ["…", "...", ". . .", "....", "[…]", "(...)", "[. . .]", "( … )", "….", ". …"]
)
def test_every_ellipsis_leaves_out_what_lies_between(sign):
    verdict = check(f"We are {sign} going to reward")
    assert verdict.status in ("verbatim", "normalised")
    assert verdict.elided == ("not",)


def test_pieces_stand_in_order_and_do_not_overlap():
    assert differs(check("closed the strait … We are not going"))[0][0] == "order"
    assert check("We have never … never closed").status == "altered"
    assert differs(check("We are … 400 tonnes"))[0][0] == "cut number"


def test_an_ellipsis_that_leaves_nothing_out_or_reaches_far_is_remarked():
    assert kinds(check("We have … never closed")) == ["nothing left out"]
    remarked = kinds(check("reward an occupation … the strait"))
    assert "speaker" in remarked
    far = "“We begin.”\n\n" + "much is said and " * 40 + "“we end.”"
    assert {"wide gap", "paragraph", "speaker"} <= {*kinds(check("We begin … we end", far))}


def test_pieces_that_fit_twice_are_remarked():
    verdict = check("We … strait", "We closed the strait. We opened the strait.")
    assert verdict.status == "verbatim"
    assert "several places" in kinds(verdict)
