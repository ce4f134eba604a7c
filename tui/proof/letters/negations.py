"""Words that turn or limit what is said, for the languages that verification knows."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# fmt: off
_NEGATIONS = {
    "en": r"not|no|never|none|nor|neither|nothing|nobody|nowhere|cannot|without|hardly|barely|scarcely|\w*n't"
    r"|dont|wont|cant|refus\w+|fail(?:s|ed|ing)?|den(?:y|ies|ied)|unable|impossible",
    "fr": r"ne|n'\w*|pas|jamais|rien|aucun(?:e|s|es)?|personne|ni|non|sans|nul(?:le)?|guère|nullement",
    "de": r"nicht|nichts|nie|niemals|niemand\w*|kein\w*|weder|ohne|nirgends|nirgendwo|nein",
    "es": r"no|nunca|jamás|nada|nadie|ni|ningún|ninguno|ninguna|tampoco|sin",
    "ru": r"не|нет|ни|никогда|никто|никого|никому|ничего|ничто|ничему|нельзя|без|нигде|никак|никуда|никаких"
    r"|никак(?:ой|ая|ое|ие|их|ого|ому|им|ую)|отнюдь|невозможно|незачем|некому",
    "uk": r"не|ні|ніколи|ніхто|нікого|нічого|ніщо|немає|нема|без|ніде|ніяк|жод(?:ен|на|не|ного|ної|ному|ну|ний)"
    r"|неможливо|жодних",
    "ar": r"[وف]?(?:لا|لن|لم|ليس|ليست|ليسوا|لسنا|لست|غير|دون|بدون|عدم|كلا|ما|أبدا|أبداً)|بلا|بغير",
}
_CONDITIONS = {
    "en": r"if|unless|provided|providing|but|until|till|except|only|however|though|although|otherwise|whether"
    r"|subject to|as long as|so long as|in case|on condition",
    "fr": r"si|s'ils?|mais|sauf|jusqu'\w+|jusque|pourvu|à condition|à moins|tant que|cependant|toutefois|seulement"
    r"|sous réserve|excepté|en cas",
    "de": r"wenn|falls|sofern|aber|bis|außer|ausser|nur|sondern|jedoch|solange|vorausgesetzt|es sei denn|obwohl|doch",
    "es": r"si|pero|salvo|hasta|excepto|solo|sólo|sino|siempre que|a menos|a condición|con tal|aunque|mientras",
    "ru": r"если|но|пока|кроме|только|лишь|однако|при условии|в случае|хотя|разве|за исключением|до тех пор|при этом",
    "uk": r"якщо|але|поки|крім|окрім|тільки|лише|однак|проте|за умови|у разі|в разі|хоча|доки|за винятком",
    "ar": r"[وف]?(?:إذا|إن|لو|لكن|لكنّ|إلا|حتى|بشرط|شريطة|ما لم|سوى|فقط|رغم|باستثناء|طالما|في حال)",
}
_UNSPACED_NEGATIONS = {
    "zh": "不|没|沒|未|无|無|非|莫|勿|否|别|別|毋",
    "ko": r"않|못|없|아니|(?:^|\s)안(?=\s|$)|말아|마라|말라|말고",
}
_UNSPACED_CONDITIONS = {
    "zh": "除非|如果|只要|但|直到|若|倘|只有|否则|除了|前提|不过|然而|仅",
    "ko": r"만약|만일|하지만|그러나|까지|다만|[가-힣](?:으면|라면|다면|이면|하면|되면|오면|지만|한다면)|제외|조건|경우",
}
_SCRIPTS = {"CYRILLIC": ("ru", "uk"), "ARABIC": ("ar",), "HANGUL": ("ko",), "CJK": ("zh",), "LATIN": ("en",)}
_OF_LATIN = frozenset(("en", "fr", "de", "es"))


def languages(text: str, given: str | None) -> tuple[str, ...]:
    """The languages whose words count in a text: the one it is said to be in if it can be, else by its script.

    Args:
        text: any text.
        given: a language tag such as `fr` or `zh-Hant` (BCP 47), or None.
    """
    tag = (given or "").lower().replace("_", "-").split("-")[0]
    script = _script(text)
    if script is None:
        return (tag,) if tag in _NEGATIONS or tag in _UNSPACED_NEGATIONS else ()
    known = _OF_LATIN if script == "LATIN" else _SCRIPTS[script]
    return (tag,) if tag in known else _SCRIPTS[script]


def _script(text: str) -> str | None:
    for c in text[:2000]:
        if c.isalpha():
            name = unicodedata.name(c, "")
            for script in _SCRIPTS:
                if name.startswith(script):
                    return script
    return None


def negation(text: str, spoken: tuple[str, ...]) -> str | None:
    """The first word of a text that negates.

    Args:
        text: any text.
        spoken: languages, as `languages` gives them.
    """
    return _first(text, _compiled(spoken, conditions=False))


def condition(text: str, spoken: tuple[str, ...]) -> str | None:
    """The first word of a text that makes a condition or takes something back."""
    return _first(text, _compiled(spoken, conditions=True))


def _first(text: str, pattern: re.Pattern[str] | None) -> str | None:
    match = pattern.search(unicodedata.normalize("NFC", text).replace("’", "'")) if pattern else None
    return match.group().strip() if match else None


@lru_cache(maxsize=64)
def _compiled(spoken: tuple[str, ...], *, conditions: bool) -> re.Pattern[str] | None:
    spaced = _CONDITIONS if conditions else _NEGATIONS
    unspaced = _UNSPACED_CONDITIONS if conditions else _UNSPACED_NEGATIONS
    parts = [rf"(?<![\w'])(?:{spaced[tag]})(?!\w)" for tag in spoken if tag in spaced]
    parts += [unspaced[tag] for tag in spoken if tag in unspaced]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None
