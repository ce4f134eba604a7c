"""Words of one family, which endings that a stem does not take off keep apart: violent, violence."""

from __future__ import annotations

import re
from functools import cache

_ENDINGS = (
    ("ent", "ence ency"), ("ence", "ent ency"), ("ency", "ent ence"), ("ant", "ance ancy"),
    ("ance", "ant ancy"), ("ated", "acy ation"), ("ate", "acy ation"), ("acy", "ate"),
    ("ible", "ibility"), ("ibility", "ible"), ("able", "ability"), ("ability", "able"),
    ("ism", "ist y"), ("ist", "ism y"), ("olve", "olution"), ("olution", "olve"),
    ("vene", "vention"), ("vention", "vene"), ("end", "ence ense ension"), ("ence", "end"), ("ense", "end"),
    ("ade", "asion"), ("asion", "ade"), ("ude", "usion"), ("usion", "ude"), ("ide", "ision"),
    ("ision", "ide"), ("ose", "osition"), ("osition", "ose"), ("duce", "duction"), ("duction", "duce"),
    ("scribe", "scription"), ("scription", "scribe"), ("ceive", "ception ceipt"), ("ception", "ceive"),
    ("mit", "mission"), ("mission", "mit"), ("cede", "cession"), ("cession", "cede"),
    ("ceed", "cess"), ("cess", "ceed"), ("ply", "plication pliance"), ("fy", "fication"),
    ("fication", "fy"), ("pel", "pulsion"), ("pulsion", "pel"), ("nounce", "nunciation nouncement"),
    ("nunciation", "nounce"), ("claim", "clamation"), ("clamation", "claim"), ("quire", "quisition quest"),
    ("ysis", "yse yze"), ("yse", "ysis"), ("yze", "ysis"), ("vert", "version"), ("version", "vert"),
    ("rupt", "ruption"), ("gnise", "gnition"), ("gnize", "gnition"), ("gnition", "gnise gnize"),
    ("stroy", "struction"), ("struction", "stroy struct"), ("pose", "posal"), ("ial", "y"), ("ical", "y"),
    ("ial", "ia"), ("ny", "nial"), ("nial", "ny"), ("oral", "ion"), ("ory", "ion"), ("al", ""), ("ure", ""),
    ("age", ""), ("ary", ""), ("ity", ""), ("ty", ""), ("hood", ""), ("ship", ""), ("dom", ""), ("th", ""),
)  # fmt: skip
"""An ending of a word, and those that others of its family have instead."""
_SHORTEST = 3
"""Letters that a family shares."""

_SPELT = (
    ("(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)", "iz"),
    ("(?<=[a-z]{3})iz(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)", "is"),
    ("(?<=[a-z]{3}l)ys(?=(?:e|es|ed|ing|er|ers)$)", "yz"),
    ("(?<=[a-z]{3}l)yz(?=(?:e|es|ed|ing|er|ers)$)", "ys"),
    ("(?<=[a-z]l)l(?=(?:ed|ing|er|ers)$)", ""),
    ("(?<=[a-z][aeo]l)(?=(?:ed|ing|er|ers)$)", "l"),
)
"""Endings that are spelt otherwise on the other side of the Atlantic."""
_PAIRS = """
defence/defense offence/offense licence/license pretence/pretense practise/practice programme/program
programmes/programs centre/center centres/centers theatre/theater colour/color labour/labor
neighbour/neighbor neighbours/neighbors neighbouring/neighboring honour/honor favour/favor harbour/harbor
rumour/rumor rumours/rumors armour/armor armoured/armored behaviour/behavior humour/humor
endeavour/endeavor saviour/savior judgement/judgment grey/gray aluminium/aluminum cheque/check
manoeuvre/maneuver manoeuvres/maneuvers sceptic/skeptic sceptical/skeptical scepticism/skepticism
mould/mold fulfil/fulfill fulfilment/fulfillment enrol/enroll jewellery/jewelry plough/plow kerb/curb
metre/meter metres/meters kilometre/kilometer kilometres/kilometers litre/liter fibre/fiber sulphur/sulfur
oesophagus/esophagus paediatric/pediatric anaesthetic/anesthetic catalogue/catalog dialogue/dialog
analogue/analog acknowledgement/acknowledgment towards/toward counsellor/counselor councillor/councilor
marvellous/marvelous woollen/woolen artefact/artifact draught/draft ageing/aging tonne/ton tonnes/tons
pyjamas/pajamas moustache/mustache
"""
"""Words spelt in the British and in the American way."""
_OTHER = {
    word: other
    for british, american in (pair.split("/") for pair in _PAIRS.split())
    for word, other in ((british, american), (american, british))
}


@cache
def kin(word: str) -> tuple[str, ...]:
    """Words that may be of one family with another, as far as there are such words; of English only.

    Args:
        word: A folded word.
    """
    if not (word.isascii() and word.isalpha()):
        return ()
    plain = word[:-1] if word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
    made = [
        plain.removesuffix(ending) + other
        for ending, others in _ENDINGS
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST
        for other in others.split() or ("",)
    ]
    return tuple(dict.fromkeys(each for each in made if len(each) > _SHORTEST and each != word))


def spelt_elsewhere(word: str) -> str:
    """A word as it is spelt in Britain or America, wherever the one that was typed is not; empty for most.

    Args:
        word: A folded word.
    """
    if word in _OTHER:
        return _OTHER[word]
    if len(word) < 6 or not word.isascii():
        return ""
    return next(
        (made for ending, other in _SPELT if (made := re.sub(ending, other, word, count=1)) != word), ""
    )
