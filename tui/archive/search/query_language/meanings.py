"""Words that say much the same in news and politics: what somebody half remembers in words of their own."""

from __future__ import annotations

from functools import cache

from tui.archive.index.stems import stem

_ALIKE = """
accuse blame charge allege
adversary enemy foe
agreement accord deal pact treaty
aim goal objective purpose
aircraft plane jet warplane
ally partner friend
angry anger outrage furious revolted
arm armed weapon weaponry gun disarm
arrest detain detention
assist aid help support back
attack assault strike raid offensive
ban prohibit forbid outlaw
battle fight combat
begin start open launch outset
block veto obstruct thwart
bomb bombard airstrike shell strike
border frontier
breach violate violation infringe break
capture seize overrun
carry bear
ceasefire truce armistice
chair lead head
choose choice pick select
civilian resident inhabitant
collaborate cooperate coordinate cooperation coordination
commerce trade
concern worry anxious
condition precondition prerequisite
conflict war
consent accept agree approve endorse
consequence repercussion aftermath
court tribunal
credibility legitimacy reputation
danger threat menace peril risk
deadlock impasse stalemate paralyse
deceive mislead pretend
decrease fall decline drop shrink
defeat beat vanquish
defend protect shield
delay postpone defer
demand insist require
deny dispute contradict
destroy eliminate eradicate annihilate
dictator tyrant autocrat strongman despot
die dead death kill murder slay
dilute water weaken
divide split division rift
election vote ballot poll
end finish stop halt cease
envoy ambassador representative emissary delegate
error mistake blunder wrong
evidence proof
excuse pretext
exit leave depart departure quit resign go
expect anticipate await
expel oust topple overthrow remove depose unseat
extremist terrorist militant jihadist
false untrue lie
fate future
fault guilt responsible responsibility
fishery fish fishing
force compel oblige require
free release
fund finance money pay
government regime authorities
grateful thank thankful gratitude
ground territory land soil
gunmen insurgent rebel fighter
handover transition transitional interim
hide conceal
hinder hamper impede
hypocrisy hypocritical double
illegal unlawful
increase rise grow
invite invitation
jail prison
join participate attend participation
jointly joint together
just fair
justice court
law legislation statute
lawful legitimate legal
letter note memorandum
limit confine restrict
list listing
meeting summit conference gathering
nonsense absurd ridiculous
object oppose refuse reject decline rebuff
parliament legislature
peace peaceful
permit allow
phone telephone call
pledge promise vow commit
pointless useless futile meaningless
praise welcome hail laud applaud
price cost
prop sustain
propose suggest proposal suggestion
quickly soon immediately
reconcile reconciliation
reform change amend
refugee migrant displaced
replace successor succession
route path road
ruler leader president
sanction penalty embargo punish
secret covert confidential
settle resolve settlement solution
ship vessel boat
shore prop bolster
sincere serious honest
soldier troop force
spokesman spokeswoman spokesperson
spy espionage
stay remain
strengthen reinforce bolster
talk negotiate negotiation dialogue
tariff duty tax
transfer hand
trust confidence
unite unity reunite unify
urge press appeal
warn caution threaten
withdraw withdrawal retreat pullout
"""


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """By their stems the other words of the groups that a word is in."""
    groups: dict[str, list[str]] = {}
    for line in _ALIKE.strip().splitlines():
        words = line.split()
        for word in words:
            groups.setdefault(stem(word, "en"), []).extend(other for other in words if other != word)
    return {key: tuple(dict.fromkeys(others)) for key, others in groups.items()}


def alike(word: str) -> tuple[str, ...]:
    """Other words for much the same thing, of English only.

    Args:
        word: A folded word.
    """
    return _groups().get(stem(word, "en"), ()) if word.isascii() else ()
