"""Words that say little of what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.search.query import Identifier, Spelt, Wide, Word

if TYPE_CHECKING:
    from tui.archive.search.query import Node

STOP = frozenset(
    # English
    "a about above after again against all also am an and any are as at be because been before being between both "
    "but by can could did do does doing down during each few for from further had has have having he her here hers "
    "him his how i if in into is it its just me more most my no nor not now of off on once only or other our ours "
    "out over own s same she should so some such t than that the their theirs them then there these they this "
    "those through to too under until up very was we were what when where which while who whom why will with "
    "would you your yours us don didn doesn isn wasn won re ve ll "
    # what a question is made of
    "tell say says said saying think thinks thought claim respond responded reply answer "
    "statement statements quote quotes quoted anything something everything regarding concerning according really "
    "exactly ever still just position stance view views opinion "
    # Russian, German, French, Spanish
    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня о из "
    "der die das und ist nicht ein eine zu den von mit sich des auf für im dem als auch es an werden aus er hat "
    "le la les un une des du de et est que qui dans pour pas sur au aux avec ce il elle ne se "
    "el los las y en del por con para una lo su al como más pero sus ".split()
)
"""Words that say little of what is looked for, folded or not."""


def is_stop(node: Node) -> bool:
    """Whether a part of a query says little, so that it is not looked for where there is anything else.

    Args:
        node: The part.
    """
    if isinstance(node, Wide):
        return is_stop(node.part) and not node.others
    if isinstance(node, Spelt):
        word, *others = node.parts
        return is_stop(word) and all(isinstance(other, Identifier) for other in others)
    return isinstance(node, Word) and not node.prefix and node.word in STOP
