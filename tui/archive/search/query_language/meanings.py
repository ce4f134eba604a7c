"""Words that say much the same in news and politics: what somebody half remembers in words of their own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.archive.index.stems import english, plain_form, stem
from tui.archive.index.tokens import CAPITALS
from tui.archive.search.query_language.families import kin
from tui.archive.search.query_language.query import Alike, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

_FAMILY = 4
"""Letters that words of one family have in common."""

_ALIKE = """
abandon desert forsake scrap; abduct kidnap hostage seize; ability capacity capable; abolish scrap repeal
annul; abroad overseas foreign; absent absence missing lacking; abuse mistreat violation; accelerate hasten
hurry; accident crash collision; account version narrative; accuse blame charge allege accusation
allegation; achieve accomplish attain; acknowledge admit concede recognise recognize; acquit clear
exonerate; activist campaigner protester; adequate sufficient enough; adversary enemy foe opponent; advice
counsel recommendation recommend; advise counsel recommend; agreement accord deal pact treaty; agriculture
farm farming; aid relief assistance; aim goal objective purpose intend target; aircraft plane jet warplane;
airfield airport airbase; airstrike bombing bombardment raid; ally partner friend alliance; alter change
modify; alternative option choice; ambiguous vague unclear; ambition aspiration; ambush trap; amnesty pardon
clemency; angry anger outrage furious revolted disgust; announce declare proclaim; answer response reply;
appeal plea petition; appoint name nominate designate; approve endorse ratify adopt pass authorise
authorize; area region zone territory; argue contend maintain; argument dispute quarrel row; arm armed
weapon weaponry gun disarm; arms weapon equipment; army military troop soldier force; arrest detain
detention capture apprehend; arrive come reach; assassinate murder kill; assembly parliament legislature;
assist aid help support back; assure guarantee promise reassure; asylum refuge sanctuary; atrocity massacre
crime; attack assault strike raid offensive onslaught; attempt try effort bid; attract draw lure magnet;
audit inspection review; authorities officials government; ban prohibit forbid outlaw bar; bargain deal
compromise; basis foundation ground; battle fight combat clash; bear carry hold; beat defeat overcome; begin
start open launch outset commence; believe think belief; betray betrayal treachery stab; bias partisan
unfair; bid attempt offer; birth born; blackmail extortion coerce; block veto obstruct thwart; blockade
siege embargo; blow setback; bomb bombard airstrike shell strike raid; book publication; border frontier
boundary; boycott shun; breach violate violation infringe break; breakthrough progress; bribe bribery
corruption corrupt graft; bridge crossing; brief short; broadcast television radio; budget spending
expenditure; build construct erect; building construction; burden cost; buy purchase acquire; cabinet
government ministers; campaign drive operation; cancel scrap call; candidate nominee contender run stand;
capture seize overrun retake recapture; careful cautious prudent; casualty casualties dead wounded victim;
cause reason source root; ceasefire truce armistice cessation; cede surrender yield; celebrate commemorate;
chair lead head chairman; chance opportunity; change alter shift; charter constitution; cheap inexpensive;
cheat deceive defraud; chief head leader boss; child children minor; choose choice pick select elect; circle
entourage associates; citizen national; civilian resident inhabitant noncombatant; claim assert allege
maintain contend; clarify clarification explain explanation; clash fight battle skirmish; climate warming;
close shut; coalition alliance bloc; coast shore seaside; collaborate cooperate coordinate cooperation
coordination; collapse fail failure; combine merge unite; commerce trade; common shared joint mutual;
communique statement declaration; company firm corporation business; compensation reparation damages;
complain complaint grievance; complete full entire whole; comply obey observe; compromise concession;
conceal hide cover; concern worry anxious anxiety fear; concession concede yield; condemn denounce deplore
criticise criticize censure; condition precondition prerequisite requirement term; conference meeting summit
gathering congress; confirm verify corroborate vouch; conflict war hostilities; confront confrontation;
confuse muddle; conquer capture overrun; consent accept agree approve endorse; consequence repercussion
aftermath result; conservative traditional; consult consultation; contact touch; contain hold include;
contempt scorn disdain; continue keep persist carry; contract agreement; contradict contradiction
inconsistent; contribute contribution donate; control command hold; convict sentence; convince persuade;
cooperate collaborate work cooperation; coordinate liaise synchronise; corpse body; cost price expense;
country nation state; coup putsch takeover; court tribunal judge; cover report; crackdown repression
suppression; create establish found; credibility legitimacy reputation standing; crew sailors; crime offence
felony; crisis emergency; critic opponent detractor; criticise criticize attack condemn slam fault; crop
harvest; cruel brutal savage inhuman; curb limit restrict; current present; cut reduce slash; damage harm
hurt; danger threat menace peril risk endanger; dead death die kill murder slay fatality; deadline timetable
schedule; deadlock impasse stalemate paralyse; debate discussion; debt loan; deceive mislead pretend lie;
decide decision determine settle; decision ruling resolution; decrease fall decline drop shrink; deepen
intensify; defeat beat vanquish destroy; defend protect shield defence defense; define definition; delay
postpone defer put; demand insist require call; democracy democratic; demonstrate demonstration protest
rally; deny dispute contradict denial; deploy station; deport expel; deputy vice; describe description call;
deserve merit owe; design plan; destroy eliminate eradicate annihilate destruction; detail particulars;
deteriorate worsen; develop development; dialogue talk conversation; dictator tyrant autocrat strongman
despot; differ disagree difference disagreement; different differing; difficult hard tough; dignity honour;
dilute water weaken; diplomat envoy ambassador; direct head; disappear vanish; disappoint disappointed
dismay; disarm demilitarise; disaster catastrophe calamity; discover find; discuss talk; disease illness
epidemic; disguise mask; disgust revulsion outrage; dismiss sack fire; dispute quarrel row disagreement;
distinguish distinction differentiate divide; distort misrepresent; distrust mistrust suspicion; disturb
upset; divide split division rift separate sort; doctor physician; document paper text; dollar money;
dominate control; donor funder; doubt question sceptical skeptical suspicion; draft proposal text; dream
hope; drought water; drown sink; drug narcotic; duty obligation; early premature; earn income; earth land;
economy economic; education school; effective efficient; effort endeavour attempt; elect election vote
ballot poll; election vote ballot poll candidate; eliminate remove; embarrass humiliate; embassy consulate;
emerge appear; emission pollution; employ job; empower authorise; enable allow; encourage urge; end finish
stop halt cease conclude; energy power; enforce impose; engage involve; enormous huge; ensure guarantee;
enter join; environment environmental; envoy ambassador representative emissary delegate; equal equals;
equip supply equipment; error mistake blunder wrong; escalate escalation intensify; escape flee; essential
vital crucial; estimate assess; evacuate evacuation; evade avoid; event incident; evidence proof; evil bad
wicked; exaggerate overstate; examine investigate; example instance; exceed surpass; except exclude;
exchange swap; exclude bar leave omit; excuse pretext justification justify; execute execution; exile
banish; exit leave depart departure quit resign go removal; expand enlarge extend; expect anticipate await;
expel oust topple overthrow remove depose unseat; expensive costly; experience undergo; expert specialist
analyst; explain account; explode explosion blast; exploit abuse; export sell; expose reveal; express voice;
extend prolong extension; extremist terrorist militant jihadist radical; fail failure fiasco; fair just
equitable; faith trust; fake forged; false untrue lie; fame famous; family relatives; famine hunger
starvation; farmer peasant; fate future destiny; father parent; fault guilt responsible responsibility;
favour prefer support; fear afraid scared; feed fuel nourish; fiery heated; fight battle combat struggle;
final last definitive; fine penalty; fishery fish fishing; flag banner; flaw defect; flight fly; flood
inundate; food bread; fool dupe; force compel oblige require; forecast predict; foreigner outsider; forest
timber; forget ignore; forgive pardon; form establish create; former ex; fraud rigging; free release;
freedom liberty; freeze frozen; fuel oil; fulfil fulfill implement; fund finance money pay; funeral burial;
gain win; gap difference divide; gas fuel; general officer; genocide massacre; genuine real honest; good
positive; government regime authorities administration state; gradual slow; grain wheat; grateful thank
thankful gratitude thanks; grave serious severe; ground territory land soil; group faction organisation
organization; grow growth increase; guard protect; guess estimate; guest visitor; guide lead; guilty blame;
gunmen insurgent rebel fighter opposition; handle treat; handover transition transitional interim transfer;
happen occur place; harass bully; harbour port; hate hatred; headquarters base; health medical; heavy
severe; hesitate waver; highlight stress; hinder hamper impede; hint suggest; hire employ; history past; hit
strike attack target; hold keep; holiday vacation; hope expect; hospital clinic; hostage captive; hostile
unfriendly; house home; huge vast; human people; humanitarian relief; humiliate humiliation; hurry rush;
hypocrisy hypocritical double; idea proposal; identify name; ignore disregard overlook; illegal unlawful
illicit; illegitimate unlawful; imagine picture; immediate instant; immigrant migrant; immoral unethical;
immunity impunity; impartial neutral; impeach remove; implement carry fulfil execute; imply suggest; import
buy; important significant; impose inflict; impossible unrealistic; improve better; inaction nothing;
include involve; income revenue; increase rise grow; independent sovereign; indicate show; indict charge;
indifferent uncaring; industry factory; inevitable unavoidable; inflation prices; influence sway; inform
tell; initiative plan; injure wound; innocent guiltless; inquiry investigation probe; inspect examine
inspector; install put; institution body; instruct order; insult offend; integrity unity; intelligence
information; intend plan; intercept stop; interest benefit; interfere meddle intervene interference
meddling; intervene interfere meddle intervention interference; interview conversation; invade invasion
occupy; invest investment; invite invitation; irrelevant unimportant; irresponsible reckless; isolate
isolation; jail prison imprison; job work employment; join participate attend participation; jointly joint
together cooperate; joke jest; journalist reporter; jury court; justice court; justify defend excuse
justified; king monarch; know aware; label call brand; lack absence; language tongue; large big; law
legislation statute; lawful legitimate legal; lawsuit case; lawyer attorney; lay put; leader ruler president
chief; leak leaked disclose; learn discover; legacy heritage; legitimate lawful legitimacy; lend loan;
lesson example; letter note memorandum; liar lie; liberate free; licence permit; lift remove; limit confine
restrict; link connection; list listing blacklist; live life; loan credit; local regional; location place;
lonely isolated; lose loss; loyal faithful; main chief principal; mainland continent; maintain keep;
majority most; manage run; mandate authority; mandatory compulsory; manipulate rig; many several; march
protest; market trade; massacre slaughter; match game; matter issue; mediate mediator broker; meet meeting
encounter; meeting summit conference gathering talks; member participant; memorial monument; mention refer;
mercenary fighter; message letter; method means; militia fighters; minister secretary; minor small; minority
few; misfortune tragedy; mission task; misunderstand misunderstanding; moderate centrist; modern
contemporary; modest limited; monitor observer watch; moral ethical; motive reason intention; mourn grieve;
move step; naive gullible; narrow reduce; nationality citizenship; natural obvious; nature character; navy
naval fleet; necessary needed required; need require; neglect ignore; negotiate talk bargain negotiation;
neighbour neighbor neighbouring; news report; nonsense absurd ridiculous; normal usual; notice see; nuclear
atomic; numerous many; oath vow; object oppose refuse reject decline rebuff; observe monitor; obstacle
barrier hurdle; obtain get; obvious clear; occupy occupation; offer propose; office post; officer official;
oil petroleum; old former; opinion view; oppose object against; opposition rebel opponents; oppress repress;
order command; orderly peaceful; ordinary normal; origin source; original first; outcome result; outdated
obsolete; outside external; overdue late; overnight night; oversee supervise; owe debt; owner proprietor;
pain suffering; paralyse block; partition divide; party group; passion emotion; patience wait; patriot
patriotic; pause suspend stop; payment money; peace peaceful; peaceful nonviolent; people nation; perhaps
maybe; period time; permanent lasting; permission consent; permit allow; persecute oppress; phone telephone
call; photo picture; pilot airman; plan scheme; plant factory; plead appeal; pledge promise vow commit; plot
conspiracy; point purpose; pointless useless futile meaningless; poison poisonous; police officers; policy
line strategy; pollution contaminate; poor poverty; popular beloved; population people; portray depict;
possible potential; power strength; powerful strong; praise welcome hail laud applaud; precise exact;
prepare ready; presence role; president head; press media; pressure push lean; prevent stop block; pride
proud; prime chief; principle norm; privacy private; problem trouble; process procedure; produce make;
professor academic; profit gain; progress advance; promote foster; prop sustain bolster shore; propaganda
disinformation; proper right; property assets; propose suggest proposal suggestion; prosecute try; prosper
thrive; protest demonstration demonstrator; prove show; provide supply give; province region; provoke
provocation; proxy surrogate; public popular; publish print; punish penalise penalize penalty sanction;
pupil student; pursue seek; push press; quick fast; quickly soon immediately; quota limit; race ethnic; rain
flood; raise increase; rape assault; accountability accountable justice; reopen open; reelect elect; regain
gain; rearm arm; down shoot; atrocity crime; reaction response; ready prepared; realise realize understand;
rebuild reconstruct reconstruction; recall remember; receive get; recent latest; recognise recognize
acknowledge recognition; reconcile reconciliation; record register; recover retake; recruit enlist; refer
send referral; referendum plebiscite vote; reform change amend; refuge shelter; refugee migrant displaced;
regret sorry apologise apologize apology; regulate control; relation tie; relative comparative; reliable
trustworthy; religion religious; reluctant unwilling; rely depend; remark comment; remote distant; renew
extend; rent lease; repair fix; repatriate return; repay pay; repeat reiterate again; replace successor
succession; represent represents representative; repress suppress; request ask; rescue save; research study;
resent anger; resist fight; resistance opposition; respect honour; restore return; restrain curb; resume
restart reconvene; retain keep; retaliate retaliation revenge; return back; reveal disclose; reverse undo;
review examine; revolt uprising rebellion revolution; reward prize; rich wealthy; right entitled; rigid
inflexible; riot unrest; rival competitor; river stream; rob steal theft; rocket missile; role part; rough
harsh; route path road way; ruin destroy; rule govern; rumour rumor; sabotage undermine; sad regret; safe
safety secure; safety security; sailor crew; salary wage; sanction penalty embargo punish; satisfied
content; scandal affair; scare frighten; science scientific; scope extent; sea ocean; search seek; season
year; seat place; secret covert confidential; senior top; sense meaning; sergeant officer; servant official;
service duty; settle resolve settlement solution; severe harsh; shame disgrace; share split; ship vessel
boat; shock surprise; shoot fire down; shortage lack; show demonstrate; sick ill; side party; sign
signature; signal sign; silence silent; similar alike; simple easy; sincere serious honest; situation
circumstances; slave slavery; smuggle smuggling trafficking; snub ignore; social welfare; solve resolve;
sovereign sovereignty; speak speech talk; speech address; speed fast; spend spending; spokesman spokeswoman
spokesperson; sponsor backer supporter; spread expand; spy espionage; stability stable stabilise stabilize;
staff personnel; stage phase; standard norm; starve famine; stay remain; steady stabilise stabilize; stick
remain; storm hurricane; story account; strange odd; strategy plan; strength strong; strengthen reinforce
bolster; strict severe; structure system; stupid foolish; subject topic; submit present; subsidy grant;
succeed success; suffer suffering; suitable appropriate; sum amount; summon call; supply provide supplies;
sure certain; surround encircle; survive survival; suspect suspicion; suspend halt; sympathy compassion;
tactic method; talk negotiate negotiation dialogue; tariff duty tax; tax levy; teach teacher; team
delegation; tear rip; technical expert; temporary provisional; tension strain; terror terrorist terrorism;
test trial; testify witness; thief robber; tie link; timing timetable; tolerate accept; torture torment;
total whole; tour visit; town city; tradition custom; traffic transport; tragedy disaster; train training
instruct; traitor treason betray; transfer hand; translate translation; transport carry; travel trip
journey; trial court; trick deceive; truck lorry; true correct; trust confidence; truth fact; turn shift;
typical usual; ultimate final; unable incapable; unacceptable intolerable; unanimous unanimously; unarmed
civilian; uncertain unclear doubt; unconditional condition; undermine weaken; understanding agreement
memorandum; uneasy worried; unemployed jobless; unfair biased; unilateral alone; union association; unique
only; unite unity reunite unify; university college; unlikely doubt; update renew; uphold defend; urban
city; urge press appeal; urgent pressing; useful helpful; vaccine jab; valid legitimate; value worth;
verdict ruling; verify check; victory win; video film; village town; violence violent; visit trip travel;
volunteer recruit; vulnerable weak; wage pay; wait await; walk march; warn caution threaten warning; waste
squander; water river; weak weakness; wealth rich; welfare benefit; western west; wide broad; widen broaden;
withdraw withdrawal retreat pullout pull; withhold refuse; witness observer; woman women; wonder doubt;
worker labourer; world global; young youth
"""
"""Groups of words, with a semicolon between two of them."""
_COUNTRIES = """
afghanistan afghan afghans kabul; albania albanian tirana; algeria algerian algiers; america american
americans washington US usa united_states; angola angolan luanda; argentina argentine argentinian
buenos_aires; armenia armenian yerevan; australia australian canberra; austria austrian vienna wien vienne
viena; azerbaijan azerbaijani azeri baku; bahrain bahraini manama; bangladesh bangladeshi dhaka; belarus
belarusian minsk; belgium belgian brussels bruxelles brussel; bolivia bolivian la_paz; bosnia bosnian
sarajevo; brazil brazilian brasilia; britain british uk london londres united_kingdom england english;
bulgaria bulgarian sofia; cambodia cambodian phnom_penh; cameroon cameroonian; canada canadian ottawa; chile
chilean santiago; china chinese beijing peking pekin; colombia colombian bogota; congo congolese kinshasa;
croatia croatian zagreb; cuba cuban havana; cyprus cypriot nicosia; czech prague prag praha czechia; denmark
danish danes copenhagen kopenhagen kobenhavn; ecuador ecuadorian quito; egypt egyptian cairo kairo; eritrea
eritrean asmara; estonia estonian tallinn; ethiopia ethiopian addis_ababa; europe european eu brussels;
finland finnish finns helsinki; france french paris frankreich francia; georgia georgian tbilisi; germany
german germans berlin deutschland allemagne alemania; ghana ghanaian accra; greece greek athens athen
athenes; guyana guyanese georgetown; haiti haitian; hungary hungarian budapest; iceland icelandic reykjavik;
india indian new_delhi delhi; indonesia indonesian jakarta; iran iranian tehran teheran persian; iraq iraqi
baghdad bagdad; ireland irish dublin; israel israeli jerusalem tel_aviv; italy italian rome rom roma;
ivory_coast ivorian; jamaica jamaican; japan japanese tokyo tokio; jordan jordanian amman; kazakhstan kazakh
astana; kenya kenyan nairobi; korea korean seoul; kosovo kosovar pristina; kurdistan kurdish kurds erbil;
kuwait kuwaiti; kyrgyzstan kyrgyz bishkek; laos lao vientiane; latvia latvian riga; lebanon lebanese beirut
beyrouth; libya libyan tripoli; lithuania lithuanian vilnius; macedonia macedonian skopje; malaysia
malaysian kuala_lumpur; mali malian bamako; mexico mexican; moldova moldovan chisinau; mongolia mongolian;
montenegro montenegrin podgorica; morocco moroccan rabat; mozambique mozambican maputo; myanmar burma
burmese naypyidaw; nepal nepali nepalese kathmandu; netherlands dutch holland hague amsterdam; nicaragua
nicaraguan managua; niger niamey; nigeria nigerian abuja; north_korea pyongyang; norway norwegian oslo; oman
omani muscat; pakistan pakistani islamabad; palestine palestinian ramallah; panama panamanian; paraguay
paraguayan; peru peruvian lima; philippines philippine filipino manila; poland polish poles warsaw warschau
varsovie; portugal portuguese lisbon lissabon lisboa; qatar qatari doha; romania romanian bucharest bukarest
bucuresti; russia russian russians moscow moskau moscou moscu russland russie rusia kreml kremlin; rwanda
rwandan kigali; saudi saudis riyadh riad ryad saudi_arabia; scotland scottish edinburgh; senegal senegalese
dakar; serbia serbian serbs belgrade belgrad beograd; singapore singaporean; slovakia slovak bratislava;
slovenia slovenian ljubljana; somalia somali mogadishu; south_africa pretoria; spain spanish madrid;
sri_lanka colombo; sudan sudanese khartoum; sweden swedish swedes stockholm; switzerland swiss bern schweiz
suisse; geneva genf geneve ginebra; syria syrian syrians damascus damas damaskus damasco syrien syrie siria;
taiwan taiwanese taipei; tajikistan tajik dushanbe; tanzania tanzanian; thailand thai bangkok; tibet tibetan
lhasa; tunisia tunisian tunis; turkey turkish turks turk ankara turkiye turkei turquie turquia; uganda
ugandan kampala; ukraine ukrainian ukrainians kyiv kiev kiew; uruguay uruguayan montevideo; uzbekistan uzbek
tashkent; vatican holy_see; venezuela venezuelan caracas; vietnam vietnamese hanoi; wales welsh cardiff;
yemen yemeni sanaa; zambia zambian lusaka; zimbabwe zimbabwean harare
"""
"""What is of a country, and the seat of its government, by which that is often called."""


@cache
def _groups(listed: str, letter: str) -> dict[str, list[list[str]]]:
    """By the stem of a word the groups that it is in, each a list of stems.

    Args:
        listed: The groups.
        letter: The first one of the stem, so that it need not be known of all words that are listed.
    """
    groups: dict[str, list[list[str]]] = {}
    for words in (group.split() for group in listed.split(";")):
        # Only what is irregular has another first letter than its stem.
        if any(plain_form(word)[0].lower() == letter for word in words):
            stems = [word if "_" in word or word.isupper() else english(word) for word in words]
            for each in stems:
                groups.setdefault(each.lower(), []).append(stems)
    return groups


def _others(listed: str, own: str) -> Iterable[str]:
    """The stems of the other words of the groups that a word is in, by its own stem."""
    groups = _groups(listed, own[0]).get(own, ())
    return dict.fromkeys(other for stems in groups for other in stems if other.lower() != own)


def _is_listed(listed: str, word: str) -> bool:
    """Whether a word is in any of the groups."""
    own = stem(word, "en")
    return own in _groups(listed, own[0])


def alike(word: str, *, countries: bool = True) -> tuple[Alike | Phrase, ...]:
    """What else says much the same, of English only.

    Args:
        word: A folded word, perhaps one in capitals.
        countries: Whether a country stands for its people and the seat of its government, and they for it.
    """
    plain = word.removesuffix(CAPITALS)
    if not plain.isascii():
        return ()
    own = stem(plain, "en")
    others = (*_others(_ALIKE, own), *(_others(_COUNTRIES, own) if countries else ()))
    words = [other for other in others if "_" not in other]
    family = {stem(other, "en") for other in kin(plain)} | {
        other for other in words if other[:_FAMILY] == own[:_FAMILY]
    }
    family.discard(own)
    rest = [
        f"{other.lower()}{CAPITALS}" if other.isupper() else other for other in words if other not in family
    ]
    groups = (Alike(tuple(sorted(family)), kin=True), Alike(tuple(rest)))
    phrases = (Phrase(tuple(other.split("_"))) for other in others if "_" in other)
    return (*(group for group in groups if group.stems), *phrases)


def is_of_country(word: str) -> bool:
    """Whether a word names a country, its people or the seat of its government."""
    plain = word.removesuffix(CAPITALS)
    return plain.isascii() and _is_listed(_COUNTRIES, plain)


def is_known(word: str) -> bool:
    """Whether an English word is spelt right, as far as these groups tell."""
    return word.isascii() and any(_is_listed(listed, word) for listed in (_ALIKE, _COUNTRIES))
