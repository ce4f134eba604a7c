"""Words that say little of what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.search.query_language.query import Identifier, Phrase, Spelt, Wide, Word

if TYPE_CHECKING:
    from tui.archive.search.query_language.query import Node

_ENGLISH = """
a about above after again against all also am an and any are as at be because been before being between
both but by can could did do does doing down during each few for from further had has have having he her
here hers him his how i if in into is it its just me more most my no nor not now of off on once only or
other our ours out over own s same she should so some such t than that the their theirs them then there
these they this those through to too under until up very was we were what when where which while who whom
why will with would you your yours us don didn doesn isn wasn won re ve ll
aren couldn hadn hasn haven shouldn weren wouldn ain cannot shall might must let lets much many get gets
got getting yet however everyone everybody anyone anybody someone somebody
"""
_QUESTIONS = """
tell say says said saying think thinks thought claim react reacts reacted respond responds responded reply
replied answer answered statement statements quote quotes quoted anything something everything regarding
concerning according really exactly ever still just position stance view views opinion
"""
"""What a question is made of."""
_OTHERS = """
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня о
из der das und ist nicht ein eine zu den von mit sich des auf im dem als auch es werden aus er le la les
une des du de et est que qui dans pour pas sur au aux avec ce il elle ne se el los las y en del por para
una lo su como pero sus
"""
"""Russian, German, French and Spanish."""
STOP = frozenset(f"{_ENGLISH} {_QUESTIONS} {_OTHERS}".split())
"""Words that say little of what is looked for, folded or not."""
_CONTRACTED = frozenset(["t", "s", "re", "ve", "ll", "d", "m"])
"""What is left of a word after an apostrophe."""
_MEANING_LITTLE = """
ask asked bring call called come coming did doing done find get give given go goes going gone happen
happened keep keeps kept know look looking made make makes making mean means meant need needs put puts
run running seem seems set start started take taken takes taking talk things thing try trying turn use
used want wanted wants went work working way
"""
LIGHT = frozenset(_MEANING_LITTLE.split())
"""Words that mean little by themselves, and so less than their being rare would suggest."""


def is_stop(node: Node) -> bool:
    """Whether a part of a query says little, so that it is not looked for where there is anything else.

    Args:
        node: The part.
    """
    if isinstance(node, Wide):
        return is_stop(node.part) and not node.others
    if isinstance(node, Spelt):
        word, *others = node.parts
        if isinstance(word, Phrase):  # won't
            return word.words[-1] in _CONTRACTED and all(part in STOP for part in word.words[:-1])
        return is_stop(word) and all(isinstance(other, Identifier) for other in others)
    return isinstance(node, Word) and not node.prefix and node.word in STOP


def is_possessive(phrase: Phrase) -> bool:
    """Whether some words are a name or a noun with the ending that makes it an owner: Assad's."""
    return len(phrase.words) > 1 and phrase.words[-1] == "s" and len(phrase.words[-2]) > 1


def is_light(node: Node) -> bool:
    """Whether a part of a query is a word that means little by itself."""
    while isinstance(node, Wide | Spelt):
        node = node.part if isinstance(node, Wide) else node.parts[0]
    return isinstance(node, Word) and node.word in LIGHT
