"""Inflections: what the forms of a word share, by the language that it is used in.

Most languages are cut by the Snowball algorithms, Ukrainian and Korean by the short lists of endings below;
words of other languages stand as they are. Imported while compiling, and by a search only for a word that no
record holds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""By the codes of languages in a dossier, the algorithms for them."""

_SCRIPTS = (
    ("\u0400", "\u052f", "ru"),
    ("\u0370", "\u03ff", "el"),
    ("\u0530", "\u058f", "hy"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0b80", "\u0bff", "ta"),
    ("\uac00", "\ud7a3", "ko"),
)
"""The language of a word of which only the script is known."""
_OF_SCRIPT = {
    "ru": {"ru", "uk", "sr", "be", "bg", "mk", "kk", "ky", "mn"},
    "hi": {"hi", "ne", "mr"},
    "ar": {"ar", "fa", "ur", "ps", "ckb"},
    "el": {"el"},
    "hy": {"hy"},
    "he": {"he", "yi"},
    "ta": {"ta"},
    "ko": {"ko"},
}
_FIRST_OF_OTHERS = min(start for start, _, _ in _SCRIPTS)
_NEVER_LATIN = {language for languages in _OF_SCRIPT.values() for language in languages} - {"sr", "kk"}
# Expressions of single languages are compiled when they are first used.
_UKRAINIAN = (
    "(?:ами|ями|ий|ові|еві|єві|ого|ому|ими|іми|ої|ій|ів|їв|ою|ею|єю|ах|ях|ам|ям|ом|ем|єм|их|іх|им|ім"
    "|а|я|у|ю|и|і|ї|о|е|є|ь|й)$"
)
_UKRAINIAN_SECOND = "(?:ов|ев|ськ|ост)$"
_FORMS = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; begin began begun;
bend bent; bid bade; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring
brought; build built; buy bought; catch caught; child children; choose chose chosen; cling clung; come
came; crisis crises; creep crept; criterion criteria; deal dealt; die dying; dig dug; draw drew drawn;
drink drank drunk; drive drove driven; eat ate eaten; fall fallen; feed fed; feel felt; fight fought; find
found; flee fled; fly flew flown flies; forbid forbade forbidden; foresee foresaw foreseen; forget forgot
forgotten; forgive forgave forgiven; foot feet; freeze froze frozen; get got gotten; give gave given; go
went gone; grow grew grown; hang hung; have had; hear heard; hide hid hidden; hold held; keep kept; kneel
knelt; know knew known; lay laid; lead led; leave left; lend lent; lie lying; lose lost; make made; man
men; mean meant; meet met; mislead misled; mistake mistook mistaken; oversee oversaw overseen; overtake
overtook overtaken; overthrow overthrew overthrown; partake partook; pay paid; prove proven; rebuild
rebuilt; repay repaid; retake retook retaken; ride rode ridden; ring rang rung; rise rose risen; run ran;
say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot;
show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; sow
sown; speak spoke spoken; speed sped; spend spent; spin spun; spring sprang; stand stood; steal stole
stolen; stick stuck; strike struck stricken; strive strove striven; swear swore sworn; sweep swept; swim
swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw
threw thrown; undergo underwent undergone; understand understood; undertake undertook undertaken; uphold
upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; wife wives; win won; withdraw
withdrew withdrawn; withhold withheld; withstand withstood; woman women; write wrote written
"""
_IRREGULAR = {form: word for word, *forms in (group.split() for group in _FORMS.split(";")) for form in forms}
"""English words by their forms that no ending leads back to them."""
_NUMBERED = re.compile("[a-z]{0,3}[0-9]+s")
"""F-16s and the 1990s."""
_LETTERS = r"(?:[^\W\d_]|[\u0900-\u0965\u0970-\u0dff])+"
"""Letters, in Indic scripts with the signs for vowels, which are no letters by themselves."""
_ARABIC = "^[وف]?(?:[بك]?ال|لل)(?=.{3})"
"""The article, with the particles that may stand before it."""
_KOREAN = (
    "(?:에게서|으로써|으로서|이라고|에서는|에서도|에게|에서|으로|부터|까지|라고"
    "|이나|처럼|보다|하고|이며|에는|에도|은|는|이|가|을|를|의|에|와|과|도|로|만|나)$"
)


def _ukrainian(word: str) -> str:
    """A Ukrainian word without its ending; the vowel that comes and goes in the last syllable is left out."""
    stem = re.sub(_UKRAINIAN, "", word) if len(word) > 4 else word
    stem = stem if len(stem) >= 3 else re.sub("[аяуюиіеєоь]$", "", word) if len(word) > 4 else word
    if len(stem) > 4:
        stem = re.sub(_UKRAINIAN_SECOND, "", stem)
        stem = re.sub("(?<=[^аеиіоуюяєї])[ое]([кцр])$", r"\1", stem)
    return re.sub("(?<=[аеиоуюяє])ів$", "єв", stem)


def _korean(word: str) -> str:
    """A Korean word without its particle."""
    stem = re.sub(_KOREAN, "", word)
    return stem if len(stem) >= 2 else word


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language == "uk":
        return _ukrainian
    if language == "ko":
        return _korean
    if language not in SNOWBALL:
        return str
    from Stemmer import Stemmer

    cut: Callable[[str], str] = Stemmer(SNOWBALL[language]).stemWord
    if language == "ar":
        # What is written together with a word goes, and folding has taken one letter for another.
        return lambda word: cut(re.sub("ه$", "ة", re.sub(_ARABIC, "", word)))
    return cut


def language_of(word: str, stated: str) -> str:
    """The language by which to take a word: the stated one if that is written so, else that of its script.

    Args:
        word: A folded word.
        stated: The code of a language, or ''.
    """
    stated = stated.partition("-")[0].lower()
    first = word[0]
    # Most words are of Latin letters, which come before those of all these scripts.
    for start, end, language in _SCRIPTS if first >= _FIRST_OF_OTHERS else ():
        if start <= first <= end:
            if language == "ru" and re.search("[іїєґ]", word) and stated not in ("be", "kk", "sr"):
                return "uk"
            return stated if stated in _OF_SCRIPT[language] else language
    return "en" if not stated or stated in _NEVER_LATIN else stated


def stem(word: str, language: str = "") -> str:
    """The stem of a word.

    Args:
        word: A word as `tui.archive.index.tokens.words` gives it.
        language: The code of the language that it is used in; '' for English, or what its script suggests.

    Returns:
        What its inflections share; the word itself where nothing is known of them, and for numbers.
    """
    if not word.isalpha():
        if _NUMBERED.fullmatch(word):
            return word[:-1]
        if not re.fullmatch(_LETTERS, word):
            return word
    if len(word) < 3:
        return word
    used = language_of(word, language)
    return english(word) if used == "en" else _stemmer(used)(word)


def english(word: str) -> str:
    """The stem of an English word of more than two letters."""
    return _stemmer("en")(plain_form(word))


def plain_form(word: str) -> str:
    """The English word that an irregular form is one of; any other word as it is."""
    return _IRREGULAR.get(word, word)


def stems(word: str, languages: Iterable[str]) -> list[str]:
    """What a word that no record holds may be an inflection of, in any of some languages.

    Args:
        word: A folded word.
        languages: Their codes.
    """
    return list(dict.fromkeys(stem(word, language) for language in ("", *languages)))
