"""Quotations made from a text: sound ones in every form that is forgiven, and ones with one thing wrong."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+")


class Case(NamedTuple):
    """A quotation, the text it is of, and how it was made."""

    how: str
    quote: str
    source: str
    language: str


def spans(text: str, language: str, random_: random.Random, count: int) -> list[str]:
    """Runs of whole words as they stand in a text."""
    if language == "zh":
        stretches = re.findall(r"[\u4e00-\u9fff，。]{6,30}", text)
        return [random_.choice(stretches).strip("，。") for _ in range(count)]
    words = list(re.finditer(r"\S+", text))
    made = []
    for _ in range(count * 4):
        first = random_.randrange(len(words) - 3)
        last = min(len(words) - 1, first + random_.randrange(2, 14))
        span = text[words[first].start() : words[last].end()].strip("“”«»„,;:. –—‘")
        if len(WORD.findall(span)) > 2 and text.count(span) == 1 and "\n\n" not in span:
            at = text.index(span)
            before, behind = text[at - 1 : at], text[at + len(span) : at + len(span) + 1]
            grouped = re.search(r"\d $", text[:at]) or re.match(r" [\d%]", text[at + len(span) :])
            if not (before + behind).strip("“”«»„,;:. –—‘\n") and not grouped and "…" not in span:
                made.append(span)
        if len(made) == count:
            break
    return made


def sound(text: str, language: str, random_: random.Random, count: int) -> list[Case]:
    """Quotations that stand in a text, in forms that are forgiven."""
    cases = []
    for span in spans(text, language, random_, count):
        flat = " ".join(span.split())
        forms: dict[str, str] = {
            "as it stands": span,
            "one line": flat,
            "decomposed": unicodedata.normalize("NFD", flat),
            "no-break spaces": flat.replace(" ", "\u00a0"),
            "many spaces": flat.replace(" ", "  \n "),
            "invisible": f"{flat[:3]}\u200b{flat[3:]}\ufeff",
            "soft hyphens": re.sub(r"(\w\w)(\w\w)", "\\1\u00ad\\2", flat, count=3),
            "straight marks": flat.translate(str.maketrans("“”«»„‘’", '"""""\'\'')),
            "guillemets": flat.translate(str.maketrans("“”„", "«»«")),
            "dashes": re.sub("[–—−]", "-", flat),
            "long dashes": re.sub("[–]", "—", flat),
            "ligatures": flat.replace("fi", "ﬁ").replace("fl", "ﬂ"),
            "dots": flat.replace("…", "..."),
        }
        words = flat.split(" ")
        at = random_.randrange(1, max(2, len(words) - 2))
        until = random_.randrange(min(at + 1, len(words) - 1), len(words))
        if len(words) > 4 and not re.search(r"\d", words[at - 1] + words[until]) and "%" not in words:
            for sign in ("…", "...", ". . .", "[…]", "(...)", "[...]", "….", "...."):
                left = " ".join(words[:at]).rstrip(",;:.")
                forms[f"ellipsis {sign}"] = f"{left} {sign} {' '.join(words[until:])}"
            forms["ellipsis at both ends"] = f"… {flat} …"
        first = words[0]
        if language != "zh" and first.isalpha() and first[0].upper() != first[0].lower():
            forms["letter"] = f"[{first[0].swapcase()}]{first[1:]} {' '.join(words[1:])}"
        if len(words) > 3 and language not in ("zh", "ko", "ar") and words[2] != "%":
            forms["inserted"] = f"{' '.join(words[:2])} [as they say] {' '.join(words[2:])}"
            if words[1].isalpha() and len(words[1]) > 5:
                forms["suffix"] = " ".join((words[0], f"{words[1]}[en]", *words[2:]))
        cases += [Case(how, quote, text, language) for how, quote in forms.items()]
        cases += _in_sources(flat, text, language, random_)
    return cases


def _in_sources(quote: str, text: str, language: str, random_: random.Random) -> list[Case]:
    """The same quotation in texts that differ in form."""
    sources = {
        "source decomposed": unicodedata.normalize("NFD", text),
        "source with windows line ends": text.replace("\n", "\r\n"),
        "source with straight marks": text.translate(str.maketrans("“”«»„‘’", '"""""\'\'')),
        "source with ligatures": text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
        "source with soft hyphens": re.sub(r"([^\W\d_]{3})([^\W\d_]{3})", "\\1\u00ad\\2", text),
    }
    letters = [m for m in re.finditer(r"[^\W\d_]{7,}", quote) if language not in ("zh", "ko", "ar")]
    if letters:
        word = random_.choice(letters).group()
        at = text.find(word)
        if at >= 0:
            sources["source with a word across two lines"] = f"{text[: at + 3]}-\n{text[at + 3 :]}"
            shy = f"{text[: at + 3]}\u00ad\n{text[at + 3 :]}"
            sources["source with a soft hyphen at a line's end"] = shy
    spaces = quote.split(" ")
    if len(spaces) > 2:
        left, right = " ".join(spaces[:2]), " ".join(spaces[2:])
        if f"{left} {right}" in text:
            broken = text.replace(f"{left} {right}", f"{left}\n\n- 12 -\n\f\nThe Harwick Gazette\n\n{right}")
            sources["source with a page break"] = f"The Harwick Gazette\n{broken}\f\nThe Harwick Gazette\n"
    return [Case(how, quote, source, language) for how, source in sources.items()]


ALIKE = str.maketrans("aeopcxаеорсх", "аеорсхaeopcx")


def altered(text: str, language: str, random_: random.Random, count: int) -> list[Case]:
    """Quotations with one thing wrong."""
    cases = []
    for span in spans(text, language, random_, count):
        flat = " ".join(span.split())
        words = flat.split(" ")
        forms: dict[str, str] = {}
        letters = [m.start() for m in re.finditer(r"[^\W\d_]", flat)][1:-1]
        at = random_.choice(letters)
        forms["letter changed"] = flat[:at] + ("x" if flat[at] != "x" else "y") + flat[at + 1 :]
        forms["letter dropped"] = flat[:at] + flat[at + 1 :]
        forms["letter doubled"] = flat[:at] + flat[at] + flat[at:]
        forms["case"] = flat[:at] + flat[at].swapcase() + flat[at + 1 :]
        forms["initial case"] = flat[0].swapcase() + flat[1:]
        forms["homoglyph"] = flat.translate(ALIKE)
        forms["accent"] = flat[:at] + unicodedata.normalize("NFC", flat[at] + "\u0301") + flat[at + 1 :]
        plain = "".join(c for c in unicodedata.normalize("NFD", flat) if not unicodedata.combining(c))
        forms["accents folded"] = plain
        forms["compatibility"] = unicodedata.normalize("NFKC", flat)
        forms["exclaimed"] = f"{flat}!"
        if not text[text.index(span) + len(span) :].startswith("."):
            forms["full stop added"] = f"{flat}."
        if language != "zh":
            forms["cut at the start"] = re.sub(r"^\w(?=\w)", "", flat)
            forms["cut at the end"] = re.sub(r"(?<=\w)\w$", "", flat)
            n = random_.randrange(len(words) - 1)
            forms["space dropped"] = re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "", flat, count=1)
            forms["space dropped after a mark"] = re.sub(r"(?<=\w[,.;:”»]) (?=\w)", "", flat, count=1)
            forms["words swapped"] = " ".join((*words[:n], words[n + 1], words[n], *words[n + 2 :]))
            forms["word repeated"] = " ".join((*words[: n + 1], words[n], *words[n + 1 :]))
            forms["word added"] = " ".join((*words[: n + 1], "quite", *words[n + 1 :]))
            if 0 < n < len(words) - 1:
                forms["word dropped"] = " ".join((*words[:n], *words[n + 1 :]))
            if len(words) > 4:
                forms["order of pieces"] = f"{' '.join(words[3:])} … {' '.join(words[:2])}"
                forms["overlap"] = f"{' '.join(words[:3])} … {' '.join(words[2:])}"
        forms["digits"] = re.sub(r"\d", lambda m: str((int(m.group()) + 1) % 10), flat, count=1)
        forms["comma dropped"] = re.sub(r"(?<=\w),(?= )", "", flat, count=1)
        forms["hyphen dropped"] = re.sub(r"(?<=\w)-(?=\w)", "", flat, count=1)
        forms["apostrophe dropped"] = re.sub(r"(?<=\w)’(?=\w)", "", flat, count=1)
        forms["marks dropped"] = re.sub(r"(?<=\w )[“«„]|[”»](?= \w)", "", flat)
        for how, quote in forms.items():
            if _bare(quote) != _bare(flat):
                cases.append(Case(how, quote, text, language))
    return cases


def _bare(quote: str) -> str:
    """A quotation without what may be left out at its ends."""
    return unicodedata.normalize("NFC", quote).strip(" ,;:¿¡?؟")
