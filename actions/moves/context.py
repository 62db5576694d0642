"""What a short message means here: by the question that is open, not by its words alone.

Pure: a turn in, the intent that answers it out. The classifier sees one message at a time;
"Boris" or "Holtenbroek" is an answer only to who asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from actions.moves import phrases, roles, roof, showing, sidepaths, words
from actions.moves.contacts import COMPANY_IN_A_STORY, find_contacts, nobody_in
from actions.moves.pace import FOR_ANOTHER
from social_map import Map

if TYPE_CHECKING:
    from actions.turn import Turn

STALE = 3
"""Turns in which a button still answers the question under which it stood."""
SHORT = 4
"""Words in an answer that can be a name or a part of the day."""
ANSWER = 12
"""Words from which a message is a story of its own, not the answer to a gentle question."""
LONG_TEXT = 700
"""Characters from which a message is a long story or a pasted letter."""

STORIES = frozenset(
    {
        *("gaat_goed", "gaat_matig", "gaat_slecht", "eenzaam", "schaamte", "moedeloos"),
        *("druk_van_instanties", "slechte_ervaring_hulp", "werk_verloren", "lege_dagen"),
        *("lichamelijke_klachten", "psychische_klachten", "slaap_en_moe", "verslaving"),
        *("geldzorgen", "rouw_en_verlies", "mantelzorg", "buitengesloten", "drempelvrees"),
        *("tevreden_alleen", "wil_alleen_praten", "heeft_contact", "heeft_geen_contact"),
        "vertelt_dagritme",
    }
)
LEAVING = "utter_how_to_leave"
LIST_MISSED = "utter_list_missed"
WHAT_IN_CRISIS = "utter_what_in_crisis"
HABITS = frozenset({"drank", "roken", "gokken", "medicijnen"})
"""Subjects beside which "I want to stop" may not be about the talk."""
WIPES = "wis_gegevens"
"""The intent that wipes the talk."""
_LEAVES = frozenset({"stoppen", "afscheid", "wis_gegevens", "opnieuw_beginnen"})
_ENDS = frozenset({"stoppen", "afscheid"})
_VAGUE = frozenset(
    {
        *("nlu_fallback", "bevestigen", "ontkennen", "weet_niet", "kletsen", "groeten"),
        *("heeft_contact", "heeft_geen_contact", "vertelt_dagritme", "schelden", "niet_begrepen"),
        *("geeft_voorkeur", "andere_taal", "iets_anders", "kiest_optie", "bedanken"),
    }
)
"""Guesses that say little about a short message after a question."""
_STEPS = frozenset({"stap_gelukt", "stap_niet_gelukt"})
_AROUND = frozenset({*COMPANY_IN_A_STORY, "winkel", "buur"})
_OWN_CIRCLE = frozenset({"partner", "kind", "zus_broer", "ouder", "familie", "buur", "vriend"})
_ANIMALS = frozenset({"hond", "kat"})
_LONELY = frozenset({"eenzaam", "kletsen", "nlu_fallback", "buitengesloten", "vertelt_dagritme"})
_NODS = frozenset({"bevestigen", "ontkennen", "groeten", "bedanken"})
_TOLD = 0.08
"""From this likelihood a story is read in a message that was taken for a nod."""
_UNSURE = 0.5
_SURE = 0.7
"""From here a guess is believed that changes the whole talk."""
_CERTAIN = 0.95
"""From here a theme is believed without words that bear it out."""
_BORNE_OUT = 0.55
"""From here a theme that the words bear out is believed against a turn of phrase."""
_ROLES = frozenset({"is_werkgever", "is_professional", "is_vrijwilliger"})
_CORRECTS = 0.25
"""From this likelihood a search is meant by who corrects what was shown."""
ASKED = "gevraagd"
"""The finer meaning of a search that was asked for in so many words."""
UNLISTED = "onbekend"
"""The finer meaning of a question about a place that no map answers."""
NOT_YET = "nog_niets"
"""The finer meaning of a question about a place while none was shown."""
ROUTE = "route"
"""The finer meaning of a question how to get to a place."""
_MAY_BE = 0.1
"""From this likelihood an unclear message belongs to the role that was told before."""
_ASKS = 0.4
"""From this likelihood a guess is looked at again where nothing was sure."""
_WISHES = 0.5
"""From this likelihood of all searches together a wish is heard, whichever it is."""
_LOOKS_LIKE = 0.3
"""From this likelihood of all searches together a few bare words may be a search."""
_TREATS = {"zoek_hulp_verslaving": "verslaving", "zoek_hulp_psychisch": "psychische_klachten"}
"""The theme of which a message must speak before a clinic is meant."""
_GIVES_WAY = frozenset(
    {*STORIES, *_VAGUE, "vraag_openingstijden", "is_vrijwilliger", "zorgen_om_ander"}
)
"""Guesses that give way to something that is asked for in so many words."""
_REFINES = frozenset({"iets_anders", "geeft_voorkeur", "kiest_optie"})
"""Guesses that go on about what was shown."""
_IS_THERE = re.compile(r"\b(?:is|zijn|bestaat|bestaan|kan|kunnen|komt|heb je|die|dat)(?: er)?\b")
_QUESTION_FIRST = re.compile(
    r"\W*(?:en |maar |dus |nou |ik vroeg )*(?:wie|wat|waar|hoe\w*|welke?|wanneer|kan|kun|mag|is|"
    r"moet|mot|mut|zal|en als|krijg (?:je|ik)|hebben (?:ze|jullie)|doen ze|komen (?:er|ze)|"
    r"zijn (?:er|ze)|hoef (?:je|ik))\b"
)
_ABOUT_IT = re.compile(r"\b(?:er|daar|daarvoor|die|dat|ze|zij|hun|hen)\b")
"""Words with which a question goes on about what was shown."""
_TO_NAAST = re.compile(r"\W*(?:en |maar |dus |haha |nou |he )*(?!als\b|dat\b|of\b)\w+ (?:jij|u)\b")
"""How a question begins that is put to Naast itself."""
_VERB_FIRST = re.compile(
    r"\W*(?:en |maar |dus |nou )*(?:brengen|bezorgen|halen|komt|komen|gaat|gaan|wordt|worden|"
    r"heeft|hebben|krijgen|zit|zitten|staat|doen|geven) "
    r"(?:ze|er|daar|die|dat|iemand|het|je|jullie)\b"
)
"""How a question begins without a question word ("do they bring it")."""
_POINTS = re.compile(r"(?:(?:nee|ja|en|o|oh|ok|oke|maar|wat was) )*(?:die|dat|deze|dit)\b")
"""How a message begins that points at something."""
_OF_MYSELF = re.compile(r"\b(?:ik|mij|me|mijn)\b")
_HELLO = frozenset({"ja", "jo", "joe", "jow", "yo"})
_OF_NAAST = frozenset({"vraag_mens_of_bot"})
"""What is asked of Naast, unless people like oneself are what is looked for."""
_NEVER_BARE = frozenset({"werk", "baan", "school", "geld", "eten"})
_NOTHING = frozenset({"nlu_fallback", "weet_niet", "niet_begrepen"})
_NEGATIVE = re.compile(r"\b(?:niet|geen|niks|niets|nergens|nooit|slecht|kut|klote)\b")
_ANOTHER_KNOWS = re.compile(
    r"\b(?:mijn \w+|hij|zij|ze|niemand|iedereen|mensen|de \w+) (?:weet|weten|wist|wisten)\b"
)
"""Somebody else does not know it: that is told, and no answer."""
_FACTS = frozenset(
    {
        *("vraag_contactgegevens", "vraag_openingstijden", "vraag_kosten"),
        *("vraag_toegankelijkheid", "vraag_eerste_keer"),
    }
)
_OF_A_PLACE = frozenset({"vraag_kosten", "vraag_toegankelijkheid", "vraag_openingstijden"})
"""Facts that only a place has: without a word for one, something else is asked."""
_NO_PLACE = frozenset(
    {
        *("zoek_vrijwilligerswerk", "zoek_werk_leren", "zoek_lotgenoten", "zorgen_om_ander"),
        *(*_ROLES, "vraag_privacy", "vraag_mens_of_bot", "wil_bericht_later", *_LEAVES),
    }
)
"""What a message means in which the name of a place says where, and not what is asked for."""
REPORT = "vraag_contactgegevens"
"""The intent whose action takes in what is wrong with a place."""
_STREET = re.compile(
    r"(?:\w{3,}(?:straat|laan|weg|plein|hof|kade|dijk|singel|dreef|pad|gracht|steeg|wal))"
)
_TIME = re.compile(r"\b(?:vandaag|morgen|overmorgen|straks|later|vanavond|vanmiddag|nu|\w+dag)\b")
"""Words that say when, and are no name of a neighbourhood."""
_PLACE_WISH = re.compile(r"(?:ik woon|wijk|buurt|in de buurt van|vlak ?bij)")


@dataclass(frozen=True)
class Reading:
    """How a message is to be answered."""

    intent: str
    wish: str = ""
    """A finer meaning: `zeggen`, `oefenen`, `briefje`, `overslaan`, `stil`, `onbekende_wijk`, or
    `gezelschap`, `loon`, `melden:` with what is wrong, or the response to a turn of phrase."""
    place: str | None = None
    """The id of the place that is meant."""
    places: tuple[str, ...] = ()
    """The ids of places that share the name that was said."""


def read(turn: Turn, the_map: Callable[[], Map]) -> Reading:
    """What this message means after what was said before it.

    Args:
        turn: the message with the state before it.
        the_map: gives the map; asked only when a place or neighbourhood may be meant.
    """
    own = Reading(turn.intent)
    if turn.pressed:
        return _pressed(turn, own)
    named = words.says("wist", turn.plain) or words.says("wissen", turn.plain)
    if turn.intent == WIPES and not named:
        # Without a word for it nothing is wiped, and wiping is not spoken of.
        turn = replace(turn, intent="nlu_fallback", confidence=0.0)
        own = Reading(turn.intent)
    about = roles.first_of_all(turn.plain, turn.talk.uses)
    why = about == LIST_MISSED and turn.search.now and words.says("waarom_dit", turn.plain)
    if about == WHAT_IN_CRISIS and not _ROLES.isdisjoint(turn.talk.themes):
        # Who looks it over for their work hears what stays with them.
        return Reading(next(theme for theme in reversed(turn.talk.themes) if theme in _ROLES))
    if about and not why and not (about == LEAVING and with_a_habit(turn)):
        return Reading(roles.who_answers(about), about)
    without = roof.meaning(turn.plain, turn.talk, asks=_asks(turn))
    if without:
        return Reading("vraag_contactgegevens", without)
    if sidepaths.foreign(turn.text):
        return Reading("andere_taal")
    unlisted = _to_an_unlisted_fact(turn, the_map)
    always = sidepaths.always(turn.plain)
    after = _about_the_list(turn)
    if after and (always is None or always in _FACTS):
        return after
    if unlisted and (always is None or not words.says("jij", turn.plain)):
        return unlisted
    other = words.says("zoals_ik", turn.plain) if always in _OF_NAAST else False
    if always and not (other or words.says("samen_kijken", turn.plain)):
        # "Who do I call" with a name beside it is about that place.
        asks = always in _FACTS
        of_place = _to_a_named_place(replace(turn, intent=always), the_map) if asks else None
        return of_place or Reading(always)
    unborne = turn.intent in _ENDS and not words.says("weg", turn.plain)
    leaves = turn.intent in _LEAVES and not words.wish(turn.plain)
    if leaves and turn.confidence >= (_CERTAIN if unborne else _UNSURE):
        return own
    if len(turn.text) >= LONG_TEXT:
        return Reading(turn.intent if turn.intent in STORIES else _likely_story(turn))
    return (
        _to_question(turn, the_map)
        or _to_a_report(turn, the_map)
        or _to_a_named_place(turn, the_map)
        or _still_in_role(turn)
        or _to_a_correction(turn, the_map)
        or _to_a_request(turn)
        or _to_what_was_shown(turn)
        or _to_a_phrase(turn, the_map)
        or _to_places(turn, the_map)
        or _to_a_sigh(turn)
        or _more_than_yes(turn)
        or _borne_out(turn)
        or own
    )


def _about_the_list(turn: Turn) -> Reading | None:
    """A question about what was shown that is easily taken for another: how to get there, why it
    was shown, which to choose, what the people there will think; or None."""
    plain = turn.plain
    if not turn.search.now:
        points = words.says("wees_terug", plain) and turn.intent not in _STEPS | _LEAVES
        told = turn.intent in STORIES and turn.confidence >= _CERTAIN
        return Reading("vraag_toegankelijkheid", NOT_YET) if points and not told else None
    if len(plain.split()) > ANSWER or turn.talk.turn - turn.talk.last_offer > 2 * STALE:
        return None
    if words.says("waarom_dit", plain):
        return Reading("nlu_fallback", "utter_why_shown")
    if words.says("kies_voor_mij", plain):
        return Reading("nlu_fallback", "utter_choose_yourself")
    if words.says("goedkoopst", plain):
        return Reading("vraag_kosten")
    if words.says("route", plain):
        return Reading(REPORT, ROUTE)
    if words.says("wat_denken_ze", plain):
        return Reading("drempelvrees")
    return None


def with_a_habit(turn: Turn) -> bool:
    """Whether "I want to stop" may be about drinking or smoking, and not about the talk."""
    talk = turn.talk
    told = "verslaving" in talk.themes or not HABITS.isdisjoint((*talk.subjects, *turn.subjects))
    return told or turn.search.category == "zoek_hulp_verslaving"


def _to_what_was_shown(turn: Turn) -> Reading | None:
    """A complaint about the list that was just shown, which a word in it looks like a theme."""
    just_shown = turn.search.now and turn.talk.turn - turn.talk.last_offer == 1
    unsure = _CERTAIN if "?" in turn.text else _SURE
    told = turn.intent in STORIES and turn.confidence < unsure
    if _bare_condition(turn):
        # "Evening" under a list is no greeting.
        return Reading("geeft_voorkeur")
    complains = just_shown and words.says("paste_niet", turn.plain)
    return Reading("nlu_fallback") if complains and told else None


def _to_a_sigh(turn: Turn) -> Reading | None:
    return Reading("nlu_fallback", "stil") if words.only("stil", turn.plain) else None


def _still_in_role(turn: Turn) -> Reading | None:
    """What a message means for who came for another, or asks about Naast itself; or None."""
    plain, uses, place = turn.plain, turn.talk.uses, bool(turn.search.now)
    about = roles.about_naast(plain, uses, place=place)
    if about:
        return Reading(roles.who_answers(about), about)
    helper = turn.intent in _ROLES or not _ROLES.isdisjoint(turn.talk.themes)
    if not helper and words.says("zoekt_voor_wie", plain) and asks_for(turn):
        # "Do you know something for him in Berkum" is searched, whoever asks it.
        return Reading(words.kind_in(plain) or _likely_search(turn), ASKED)
    role = next((theme for theme in reversed(turn.talk.themes) if theme in FOR_ANOTHER), "")
    asks = roles.asks(turn.text, plain)
    newly = roles.named(plain) if asks or turn.intent not in STORIES else ""
    if turn.intent in _ROLES and not newly and roles.is_helped(turn.intent, plain):
        # "What do I want with a young one as a companion" is not a volunteer's.
        return Reading("iets_anders" if place else "nlu_fallback")
    came_as = newly or role
    part = roles.roles()[came_as].asked(plain, uses, place=place) if came_as else None
    unsure = turn.intent == "nlu_fallback"
    if part is not None and (part.always or (newly and unsure)):
        return Reading(came_as)
    if not role:
        # "I am a district nurse" tells in which role, and not of a trade that was left.
        sure = newly == turn.intent and turn.confidence >= _CERTAIN
        return Reading(newly) if sure and not words.says("was_werk", plain) else None
    for_self = words.says("voor_mezelf", plain) and words.says("vraagt", plain)
    if for_self or (unsure and roles.looks_for_another(plain)):
        return Reading("zoek_iets")
    if place and unsure and words.says("aanmelden", plain):
        return Reading("vraag_eerste_keer")
    if role in _ROLES and turn.intent in FOR_ANOTHER and not newly:
        # "How do I reach him" of a worker is not the worry of a sister.
        return Reading(turn.intent if _OWN_CIRCLE.intersection(find_contacts(plain)) else role)
    tells = unsure or turn.intent in (*STORIES, role)
    if tells and not asks and roles.about_another(plain, alone=turn.intent in STORIES):
        # "He drinks a beer every day" is no small talk about beer.
        return Reading(role)
    likely = dict(turn.ranking).get(role, 0.0) >= _MAY_BE or words.says("client", plain)
    # "What do I say when he opens" is about him, as long as no place is on the table.
    open_ = unsure or (turn.intent in _FACTS and not place)
    nods = turn.intent in ("bevestigen", "ontkennen") and asks
    return Reading(role) if (open_ and (likely or asks)) or nods else None


def _to_a_report(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """What is said to be wrong with a place: of those on the table, or of one that is named."""
    wrong = _wrong(turn)
    if wrong is not None:
        return Reading(REPORT, f"melden:{wrong}")
    gone = words.says("is_weg", turn.plain) and "?" not in turn.text
    named = the_map().named_in(turn.text) if gone else ()
    return Reading(REPORT, "melden:weg", place=named[0]) if named else None


def _to_a_phrase(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """A turn of phrase that says more than the guess, or None."""
    just_met = turn.talk.turn - turn.talk.near_turn <= STALE
    near = turn.talk.near if just_met else None
    said = phrases.find(turn.plain, turn=turn.talk.turn, place=bool(turn.search.now), near=near)
    if said is None or words.is_yes(turn.plain) or words.is_no(turn.plain):
        return None
    company = COMPANY_IN_A_STORY.intersection(find_contacts(turn.plain))
    if turn.intent in ("heeft_contact", "heeft_geen_contact") and company:
        return None
    brief = len(turn.plain.split()) <= SHORT + 2
    if turn.search.now and brief and the_map().find_wijk(turn.text):
        # "No, I mean Holtenbroek" says where.
        return None
    if turn.intent in STORIES:
        sure = turn.confidence >= (_BORNE_OUT if not said.always else _CERTAIN)
        borne_out = sure and words.supports(turn.intent, turn.plain)
        if borne_out and not said.whole and turn.intent not in said.instead_of:
            return None
    elif turn.intent not in (*_VAGUE, *_NOTHING) and not (
        said.always or turn.intent in said.instead_of
    ):
        return None
    searched = turn.intent.startswith("zoek_") and not only_told(turn)
    if (searched or turn.intent.startswith("crisis_")) and turn.intent not in said.instead_of:
        return None
    return Reading(said.intent) if said.intent else Reading("nlu_fallback", said.response)


def _borne_out(turn: Turn) -> Reading | None:
    """What is left of a guess that the words of the message do not bear out, or None."""
    plain, count = turn.plain, len(turn.plain.split())
    if turn.intent in _ROLES and words.says("was_werk", plain):
        return Reading("werk_verloren")
    bare = count <= SHORT and not words.says("vraagt", plain) and "?" not in turn.text
    known = turn.entities or turn.subjects or turn.confidence >= _CERTAIN
    asks_for = turn.intent.startswith("zoek_") and _asks_for_nothing(plain)
    if turn.intent == "zoek_vrijwilligerswerk" and words.says("voor_bekende", plain):
        return Reading("nlu_fallback")
    told_to = turn.intent == "iets_anders" and words.says("anderen_willen", plain)
    not_thanked = turn.intent == "bedanken" and words.says("geen_dank", plain)
    if not_thanked or ((asks_for or told_to) and "?" not in turn.text):
        return Reading("nlu_fallback")
    if turn.intent == "zorgen_om_ander" and set(find_contacts(plain)) & _ANIMALS:
        # A sick dog is met as a sick dog.
        return Reading("nlu_fallback")
    if turn.intent == "kiest_optie" and not turn.search.now and count > SHORT:
        # Nothing was shown, so nothing is chosen.
        return Reading("nlu_fallback")
    about = turn.subjects or words.says("post", plain)
    if turn.intent == "niet_begrepen" and about and not words.says("jij", plain):
        # "I do not understand the letter" is about the letter.
        return Reading("nlu_fallback")
    told = only_told(turn) and not (turn.entities or turn.subjects)
    if turn.intent.startswith("zoek_") and ((bare and not known) or told):
        return Reading("nlu_fallback")
    if turn.intent == "bevestigen" and turn.talk.turn == 1 and plain in _HELLO:
        # "Jo" says hello where nothing was said yet.
        return Reading("groeten")
    if turn.intent == "liever_niet_zeggen" and count < SHORT and not words.says("zwijgt", plain):
        return Reading("nlu_fallback")
    if turn.intent == "groeten" and "nederlands" in plain:
        return Reading("andere_taal")
    greets = turn.intent in ("groeten", "nlu_fallback") and words.starts("groet", plain)
    if greets and count > 2 and words.says("zoekt", plain):
        # "Hello, I look for a choir": the greeting is not what it is about.
        return Reading(next((n for n, _ in turn.ranking if n.startswith("zoek_")), "zoek_iets"))
    if turn.intent == "groeten" and count > 2 and not words.starts("groet", plain):
        return Reading("nlu_fallback")
    if turn.intent == "bevestigen" and count > SHORT and not words.starts("ja", plain):
        return Reading("nlu_fallback")
    # "No, I do not believe that either" agrees, and goes on.
    says_no = words.starts("nee", plain) and (count <= SHORT or words.says("weigert", plain))
    refuses = words.is_no(plain) or says_no
    if turn.intent == "ontkennen" and turn.talk.pending is None and count > 2 and not refuses:
        return Reading("nlu_fallback")
    if turn.intent in _ENDS and turn.confidence < _CERTAIN and not words.says("weg", plain):
        return Reading("nlu_fallback")
    if turn.intent == "gaat_goed" and turn.confidence < _CERTAIN and _NEGATIVE.search(plain):
        return Reading("nlu_fallback")
    meant = (*STORIES, "is_werkgever", "zorgen_om_ander")
    if turn.intent in meant and turn.confidence < _CERTAIN:
        return None if words.supports(turn.intent, plain) else Reading("nlu_fallback")
    likely = ((n, p) for n, p in turn.ranking if n != "nlu_fallback")
    name, likelihood = next(likely, ("", 0.0))
    if turn.intent == "nlu_fallback" and turn.search.now and likelihood >= _ASKS:
        if words.unlisted_fact(plain) and _asks(turn):
            return Reading("vraag_toegankelijkheid", UNLISTED)
        return Reading(name) if name == "kiest_optie" or name in _FACTS else None
    fallback = turn.intent == "nlu_fallback"
    if fallback and likelihood >= _ASKS and name in words.themes() and not turn.subjects:
        # Fairly likely, and the words say so too.
        return Reading(name) if words.supports(name, plain) else None
    if fallback and (words.says("over_naast", plain) and _TO_NAAST.match(plain)):
        # "Can you cycle" asks something of Naast itself.
        return Reading("kletsen")
    return _wish(turn) if fallback else None


def _asks_for_nothing(plain: str) -> bool:
    """Whether what looks like a search says what others want, or what is not wanted: "I do not
    want to go to such a clinic"."""
    if words.says("anderen_willen", plain):
        return True
    return words.says("wil_niet", plain) and not words.says("wil_wel", plain)


def _wish(turn: Turn) -> Reading | None:
    """The search that is meant where it is only unclear which, or None."""
    wishes = [(n, p) for n, p in turn.ranking if n.startswith("zoek_") or n == "geeft_voorkeur"]
    if words.says("voor_bekende", turn.plain) or _of_no_place(turn.plain):
        return None
    if sum(p for _, p in wishes) < _WISHES or not words.says("wenst", turn.plain):
        return None
    name, likelihood = next(((n, p) for n, p in wishes if n.startswith("zoek_")), ("", 0.0))
    wanted = words.without_refusals(turn.plain)
    if wanted != turn.plain and name == "zoek_hulp_psychisch":
        # "I do not want a psychologist, just something" is no search for one.
        return Reading("zoek_ontmoeting") if words.says("wil_wel", wanted) else None
    kind = name if likelihood >= _TOLD else "zoek_iets"
    return None if _asks_for_nothing(turn.plain) else Reading(kind)


def _pressed(turn: Turn, own: Reading) -> Reading:
    """A button: its finer meaning stands in its payload."""
    ranks = turn.values("rangorde")
    if ranks and (ranks[0] in ("oefenen", "briefje", "zeggen") or ranks[0].startswith("melden")):
        return Reading(own.intent, ranks[0])
    if own.intent == "kiest_optie" and (turn.talk.pending or "").startswith("plek:"):
        return _asked_for(turn)
    return own


def _asked_for(turn: Turn, place: str | None = None) -> Reading:
    """What was asked before it was known about which place."""
    asked = (turn.talk.pending or "").removeprefix("plek:")
    if asked.startswith("melden"):
        return Reading(REPORT, asked, place)
    return Reading(asked, place=place)


def _likely_story(turn: Turn) -> str:
    return next((name for name, _ in turn.ranking if name in STORIES), "nlu_fallback")


def _to_question(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """The answer to the question that is open, or None when this is no answer to it."""
    pending = turn.talk.pending
    if pending is None:
        return None
    if pending == "oefenen:1":
        return None if turn.intent in _LEAVES else Reading("bevestigen", "oefenen")
    if _wrong(turn) is not None:
        return None
    if pending == "wijk":
        return _to_wijk(turn, the_map())
    if pending.startswith(("plek:", "melden")):
        return None
    if pending == "aanbod" and turn.intent in _FACTS and not turn.search.now:
        # "Where is that?" after "shall I look?" is a yes.
        return Reading("bevestigen", "tonen")
    if pending.startswith("vraag:netwerk"):
        return _to_network(turn)
    if pending.startswith("vraag:ritme"):
        return _to_rhythm(turn)
    if words.is_yes(turn.plain):
        return Reading("bevestigen")
    if words.is_no(turn.plain):
        return Reading("ontkennen")
    return None


def _wrong(turn: Turn) -> str | None:
    """What a message says is wrong with a place on the table; None when it says nothing of it."""
    talk = turn.talk
    if not turn.search.now:
        return None
    found = words.wrong(turn.plain, asked=talk.pending == "melden")
    mourns = "overlijden" in talk.subjects or "rouw_en_verlies" in talk.themes
    if found == "weg" and talk.pending != "melden" and (mourns or not _fresh(turn)):
        # "That one is no longer there" may be somebody.
        return None
    if found == "":
        # "That is not right" may also answer a question of ours, or be about a life.
        open_question = talk.pending not in (None, "wijk", "melden")
        return None if open_question or talk.turn - talk.last_offer > STALE else ""
    return found


def _to_wijk(turn: Turn, map_: Map) -> Reading | None:
    if words.only("overslaan", turn.plain) or words.is_no(turn.plain):
        return Reading("weet_niet", "overslaan")
    if words.only("iets_anders", turn.plain):
        return Reading("iets_anders")
    asks = phrases.find(turn.plain, turn=turn.talk.turn, place=bool(turn.search.now))
    if words.only("stil", turn.plain) or (asks is not None and asks.needs_place):
        return None
    if words.only("tonen", turn.plain) or (
        words.is_yes(turn.plain) and words.says("tonen", turn.plain)
    ):
        # They were shown already: which of them?
        return Reading("kiest_optie")
    if showing.chosen(turn.search, map_, turn.text, ()) and not map_.find_wijk(turn.text):
        return None
    count = len(turn.plain.split())
    if count <= ANSWER and (map_.find_wijk(turn.text) or showing.wijk_of_street(map_, turn.plain)):
        return Reading("geeft_voorkeur")
    guessed = turn.intent in _VAGUE or turn.confidence < _UNSURE
    named = bool(_STREET.search(turn.plain) or _PLACE_WISH.search(turn.plain))
    if count <= SHORT + 2 and named and turn.intent not in STORIES:
        return Reading("geeft_voorkeur", "onbekende_wijk")
    known = turn.values("voorwaarde") or turn.values("interesse")
    if not _POINTS.match(turn.plain):
        known = known or words.conditions_in(turn.plain) or map_.interests_in(turn.plain)
    if known:
        return Reading("geeft_voorkeur") if count <= SHORT else None
    if _TIME.search(turn.plain):
        return None
    kind = words.kind_in(words.without_refusals(turn.plain))
    if count <= SHORT and guessed and kind:
        return Reading(kind, ASKED)
    if count < SHORT and guessed and turn.intent != "bedanken" and _adds(turn.plain):
        # "Or a concert" is no neighbourhood.
        return Reading("geeft_voorkeur")
    if count <= 2 and guessed and turn.intent != "bedanken" and not words.is_yes(turn.plain):
        return Reading("geeft_voorkeur", "onbekende_wijk")
    return None


_NOT_IN = re.compile(r"^(?:in|bij|nabij|rond|omgeving)\b")


def _adds(plain: str) -> bool:
    """Whether a few words ask for something beside or instead of what was shown."""
    return words.says("iets_erbij", plain) and not _NOT_IN.search(plain)


def _to_network(turn: Turn) -> Reading | None:
    plain, pending = turn.plain, turn.talk.pending or ""
    close = pending in ("vraag:netwerk_deze_week", "vraag:netwerk_wie_merkt_het")
    if words.only("overslaan", plain):
        return Reading("liever_niet_zeggen" if turn.intent != "weet_niet" else "weet_niet")
    if words.only("niemand", plain) or (close and words.is_no(plain)):
        return Reading("heeft_geen_contact")
    if words.is_no(plain):
        return Reading("ontkennen")
    count = len(plain.split())
    if count > ANSWER or (turn.intent not in _VAGUE and turn.confidence >= _UNSURE):
        return None
    if find_contacts(plain):
        return Reading("heeft_contact")
    if nobody_in(plain):
        return Reading("heeft_geen_contact")
    if words.is_yes(plain):
        return Reading("bevestigen")
    if turn.intent in _VAGUE and turn.intent != "groeten" and words.may_be_name(plain):
        return Reading("heeft_contact")
    return None


def _to_rhythm(turn: Turn) -> Reading | None:
    plain = turn.plain
    if words.only("overslaan", plain):
        return Reading("liever_niet_zeggen" if turn.intent != "weet_niet" else "weet_niet")
    if words.is_no(plain):
        return Reading("ontkennen")
    if words.is_yes(plain):
        return Reading("bevestigen")
    count = len(plain.split())
    if count <= SHORT and words.part_in(plain):
        return Reading("vertelt_dagritme")
    if count <= ANSWER and turn.intent in _VAGUE and turn.confidence < _UNSURE:
        return Reading("vertelt_dagritme")
    return None


def _to_a_named_place(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """A question about a place by its name ("where is the soup bus"), shown before or not."""
    # "Is there something for carers" asks, however surely it is about caring.
    urgent = words.says("eten_nodig", turn.plain)
    told = turn.intent in STORIES and not (urgent or words.says("vraagt_plek", turn.plain))
    closed = told or turn.intent in _NO_PLACE | _STEPS or turn.intent.startswith("crisis_")
    asks = (
        urgent
        or "?" in turn.text
        or bool(_QUESTION_FIRST.match(turn.plain))
        or words.says("vraagt", turn.plain)
        or words.says("zoekt", turn.plain)
        or len(turn.plain.split()) <= SHORT
        or turn.intent in _FACTS
    )
    named = the_map().named_in(turn.text) if asks and not closed else ()
    if not named:
        return None
    near = the_map().find_wijk(turn.text) if len(named) > 1 else None
    if near is not None:
        here = [s.id for s in map(the_map().service, named) if s and s.wijk in near.members]
        named = tuple(here) or named
    shown = [place for place in named if place in turn.search.now]
    if len(named) == 1 or len(shown) == 1:
        place = (shown or named)[0]
        fact = words.asked_fact(turn.plain)
        if fact is None and turn.intent in _FACTS:
            fact = turn.intent
        return Reading(fact or "kiest_optie", place=place)
    return Reading("kiest_optie", places=named[: showing.MOST])


def _asks(turn: Turn) -> bool:
    """Whether a message is a question, or holds one in one of its clauses."""
    if "?" in turn.text or _QUESTION_FIRST.match(turn.plain) or _VERB_FIRST.match(turn.plain):
        return True
    if words.corrected(turn.plain) and words.says("vroeg", turn.plain):
        # "I asked about the bus" asks it once more.
        return True
    return any(_QUESTION_FIRST.match(part) for part in roles.clauses(turn.text))


def asks_something(turn: Turn) -> bool:
    """Whether a message puts a question or a wish, so that asking back about it does not break
    in on somebody who tells."""
    return _asks(turn) or words.says("wenst", turn.plain) or words.says("verzoek", turn.plain)


def _fresh(turn: Turn) -> bool:
    """Whether places were shown or asked about a few turns ago at most."""
    return bool(turn.search.now) and turn.talk.turn - turn.talk.last_offer <= STALE


def _to_an_unlisted_fact(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """A question about a place that no map answers ("by which bus do I get there"), or None."""
    count = len(turn.plain.split())
    # "And parking" asks on about what was shown.
    goes_on = _fresh(turn) and count < SHORT and turn.plain.startswith("en ")
    asks = goes_on or _asks(turn)
    if not asks or count > 2 * ANSWER or words.unlisted_fact(turn.plain) is None:
        return None
    named = the_map().named_in(turn.text)
    if turn.intent in STORIES and turn.confidence >= _SURE and not named:
        return None
    about = bool(_ABOUT_IT.search(turn.plain)) or turn.intent in _FACTS
    sought = turn.intent.startswith("zoek_") and not about
    if not named and (not _fresh(turn) or sought or turn.intent in _ENDS):
        return None
    shown = [place for place in named if place in turn.search.now]
    one = (shown or list(named))[:1] if len(shown) == 1 or len(named) == 1 else []
    return Reading("vraag_toegankelijkheid", UNLISTED, place=one[0] if one else None)


def _to_a_correction(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """What is looked for after all ("no, I mean with a group"), or None."""
    meant = words.corrected(turn.plain)
    told = turn.intent in STORIES and turn.search.category is None
    if meant is None or told:
        return None
    wish = words.wish(turn.plain, place=True) if turn.search.now else None
    if wish:
        return Reading("vraag_contactgegevens", wish)
    sought = words.without_refusals(meant)
    kind = words.kind_in(sought)
    if kind is not None:
        return Reading(kind, ASKED)
    if turn.intent in STORIES:
        return None
    if turn.search.category is None or turn.talk.turn - turn.talk.last_offer > 2 * STALE:
        return None
    fact = words.asked_fact(meant) if turn.search.now else None
    likely = next(((n, p) for n, p in turn.ranking if n.startswith("zoek_")), ("", 0.0))
    if likely[1] >= _CORRECTS:
        return Reading(likely[0], ASKED)
    map_ = the_map()
    narrowed = words.refusals(turn.plain) or words.rather(meant) or map_.interests_in(meant)
    if narrowed or words.says("met_anderen", meant) or map_.find_wijk(turn.text):
        return Reading("geeft_voorkeur")
    if fact:
        return Reading(fact)
    brief = _fresh(turn) and len(meant.split()) < SHORT and not _ABOUT_IT.search(meant)
    # "Groceries, I mean" names what is looked for, though it is of no kind that is known.
    return Reading(showing.ANYTHING, ASKED) if brief else None


def _to_a_request(turn: Turn) -> Reading | None:
    """A place that is asked for in so many words, whatever the rest tells; or None."""
    plain = words.without_refusals(turn.plain)
    voice = words.says("luisterlijn", turn.plain) and turn.intent not in _STEPS | _LEAVES
    if voice or (not turn.search.now and words.only("nummer_kaal", turn.plain)):
        return Reading("vraag_contactgegevens", "luisterlijn")
    asks = words.says("vraagt_plek", plain)
    asks = asks or (words.says("wat_is_er", turn.plain) and not turn.search.now)
    # Who asks for something for another by name of that other looks for it.
    for_another = turn.intent == "zorgen_om_ander" and words.says("zoekt_voor_wie", turn.plain)
    closed = turn.intent in _NO_PLACE or (turn.intent in _FACTS and not asks)
    if for_another and asks_for(turn):
        return Reading(words.kind_in(plain) or _likely_search(turn), ASKED)
    if turn.intent.startswith("zoek_"):
        if words.says("over_naast", turn.plain) and turn.confidence < _CERTAIN:
            return Reading("kletsen")
        if words.says("geen_plek", turn.plain) and turn.confidence < _SURE and not turn.entities:
            return Reading("nlu_fallback")
        asked = Reading(turn.intent, ASKED) if only_told(turn) and asks_for(turn) else None
        known_already = words.says("bekende_plek", turn.plain) and "?" not in turn.text
        if known_already and not (_fresh(turn) or turn.entities):
            return Reading("nlu_fallback")
        return _other_than(turn, plain) or asked
    if _of_no_place(turn.plain) and not asks_for(turn):
        # "You drink coffee too?" is no search for coffee, nor "do you have a brother".
        return None
    if turn.intent.startswith("crisis_") or closed:
        return None
    if turn.talk.pending == "wijk" and turn.intent == "geeft_voorkeur":
        return None
    if _fresh(turn) and words.says("verouderd", turn.plain):
        return Reading("iets_anders", "oud")
    if _fresh(turn) and words.rather(plain):
        return Reading("geeft_voorkeur")
    if _fresh(turn) and (words.says("loon", plain) or words.says("gezelschap", plain)):
        return None
    kind = words.kind_in(plain)
    told = turn.intent in STORIES and turn.confidence >= _SURE and not asks
    wanted = _in_so_many_words(turn)
    if wanted is not None:
        return wanted
    if told or _asks_for_nothing(turn.plain):
        return None
    if kind is None:
        return _somewhere(turn) if asks else None
    wished = turn.intent == "geeft_voorkeur" and turn.search.category is None
    brief = (len(turn.plain.split()) <= SHORT + 1 and "?" in turn.text) or wished
    return Reading(kind, ASKED) if asks or brief or words.says("verzoek", plain) else None


def _in_so_many_words(turn: Turn) -> Reading | None:
    """A search by who asks for something or somebody, also where it is not clear of which kind."""
    if turn.intent not in _GIVES_WAY or turn.confidence >= _CERTAIN or not asks_for(turn):
        return None
    if words.says("waarheen", turn.plain) and not _says_for_what(turn):
        return None
    about = bool(_ABOUT_IT.search(_IS_THERE.sub(" ", turn.plain)))
    if _fresh(turn) and (about or words.unlisted_fact(turn.plain)):
        # "Is there anyone who helps there" is about what was shown.
        return None
    kind = words.kind_in(words.without_refusals(turn.plain))
    if _fresh(turn) and turn.intent in _REFINES and kind is None:
        # "Have you something quieter" is about the list.
        return None
    return Reading(kind or _likely_search(turn), ASKED)


def _of_no_place(plain: str) -> bool:
    """Whether what is asked for is no place: something of Naast itself, or hope, or a key."""
    return words.says("geen_plek", plain) or words.says("over_naast", plain)


def _likely_search(turn: Turn) -> str:
    """The search that is likely where something is asked for; any kind where none is.

    A clinic is only meant where the words are about what it treats.
    """
    if words.says("wat_is_er", turn.plain):
        return "zoek_ontmoeting"
    if words.says("vrijwilliger_gezocht", turn.plain) and not words.says("wil_geven", turn.plain):
        return "zoek_praktische_hulp"
    for name, likelihood in turn.ranking:
        treats = _TREATS.get(name)
        unborne = treats is not None and not words.supports(treats, turn.plain)
        if name.startswith("zoek_") and likelihood >= _CORRECTS and not unborne:
            return name
    return showing.ANYTHING


def asks_for(turn: Turn) -> bool:
    """Whether a message asks for something or somebody in so many words."""
    plain = turn.plain
    parts = (plain, *roles.clauses(turn.text))
    if not any(words.says("vraagt_om", part.strip()) for part in parts):
        likely = sum(p for n, p in turn.ranking if n.startswith("zoek_")) >= _LOOKS_LIKE
        bare = words.says("vraagt_om_los", plain) or (
            likely and words.says("vraagt_om_kaal", plain)
        )
        if not bare or words.says("toen", plain) or re.search(r"\bik\b", plain):
            return False
    if _of_no_place(plain):
        return False
    return not (words.says("voor_bekende", plain) or _asks_for_nothing(plain))


def _other_than(turn: Turn, wanted: str) -> Reading | None:
    """What is looked for by who names what it may not be ("coffee, no community team")."""
    if wanted == turn.plain or words.says("anderen_willen", turn.plain):
        return None
    kind = words.kind_in(wanted)
    if kind is not None:
        return Reading(kind, ASKED)
    anything = words.says("wil_wel", wanted) and turn.intent == "zoek_hulp_psychisch"
    return Reading("zoek_ontmoeting") if anything else None


def _somewhere(turn: Turn) -> Reading | None:
    """A place that is asked for without saying what sort, by who tells something too."""
    if turn.intent == "mantelzorg":
        return Reading("zoek_lotgenoten")
    if turn.intent not in STORIES | _VAGUE or turn.confidence >= _CERTAIN:
        return None
    likely = next(((n, p) for n, p in turn.ranking if n.startswith("zoek_")), ("", 0.0))
    return Reading(likely[0]) if likely[1] >= _CORRECTS / 2 else Reading("bevestigen", "tonen")


def _to_places(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """Something about the places on the table, or None."""
    if turn.talk.only_talk and not turn.search.now:
        return None
    wish = words.wish(turn.plain, place=bool(turn.search.now))
    if wish in ("briefje", "oefenen"):
        return Reading("vraag_eerste_keer", wish)
    if wish and (turn.search.now or words.says("spreken", turn.plain)):
        return Reading("vraag_contactgegevens", wish)
    if not turn.search.now:
        return _bare_wijk(turn)
    if turn.intent == "vraag_toegankelijkheid" and words.says("aanmelden", turn.plain):
        return Reading("vraag_eerste_keer")
    if len(turn.plain.split()) > ANSWER:
        return _refused(turn, the_map)
    if _fresh(turn) and words.says("zomaar_langs", turn.plain):
        return Reading("vraag_eerste_keer")
    for fact in ("gezelschap", "loon"):
        if words.says(fact, turn.plain):
            return Reading("vraag_toegankelijkheid", fact)
    fresh = _fresh(turn)
    if turn.intent in _FACTS:
        return None
    if words.says("per_telefoon", turn.plain) and len(turn.plain.split()) <= 2 * SHORT:
        return Reading("zoek_thuis", "bellen")
    refused = _refused(turn, the_map)
    if refused:
        return refused
    if fresh and (words.rather(turn.plain) or words.age_in(turn.plain) is not None):
        return Reading("geeft_voorkeur")
    if fresh and words.says("dichterbij", turn.plain):
        return Reading("geeft_voorkeur", "dichterbij")
    rather = words.starts("liever", turn.plain) and turn.intent in STORIES | _VAGUE
    rather = rather or words.starts("en_dan", turn.plain)
    if rather and fresh:
        # "Then something with coffee" comes in the place of what was looked for.
        kind = words.kind_in(words.without_refusals(turn.plain))
        return Reading(kind or "geeft_voorkeur")
    if _about_what_was_shown(turn):
        fact = next((n for n, _ in turn.ranking if n in _FACTS), "vraag_eerste_keer")
        return Reading(fact)
    place = showing.bare_choice(turn.search, the_map(), turn.plain)
    if place is not None and showing.only_a_wijk(turn.search, the_map(), turn.text, place):
        place = None
    if place is None:
        named = len(turn.plain.split()) <= SHORT + 2 and the_map().find_wijk(turn.text)
        vague = turn.intent in _VAGUE or turn.confidence < _UNSURE
        return Reading("geeft_voorkeur") if named and vague else None
    if (turn.talk.pending or "").startswith("plek:"):
        return _asked_for(turn, place)
    return Reading("kiest_optie", place=place)


def _bare_condition(turn: Turn) -> bool:
    """Whether a few words under a list only say when, how or with whom ("in the afternoon")."""
    vague = turn.intent in STORIES | _VAGUE or turn.confidence < _UNSURE
    brief = len(turn.plain.split()) <= SHORT + 1 and not _asks(turn)
    if not (_fresh(turn) and vague and brief) or words.says("stelling", turn.plain):
        return False
    own = _OF_MYSELF.search(turn.plain) and not words.says("kan_dan", turn.plain)
    return bool(words.conditions_in(turn.plain)) and not own


def _refused(turn: Turn, the_map: Callable[[], Map]) -> Reading | None:
    """Another search, by who says what it may not be ("not a church"); or None."""
    if _fresh(turn) and words.says("geen_internet", turn.plain):
        return Reading("geeft_voorkeur")
    refusals = words.refusals(turn.plain) if _fresh(turn) else ()
    if not refusals:
        return None
    wishes = [(n, p) for n, p in turn.ranking if n.startswith("zoek_") or n == "geeft_voorkeur"]
    map_ = the_map()
    shown = {place for named in refusals for place in (*map_.called(named), *map_.named_in(named))}
    if sum(p for _, p in wishes) < _WISHES and not shown.intersection(turn.search.now):
        return None
    kind = words.kind_in(words.without_refusals(turn.plain))
    return Reading(kind or "geeft_voorkeur")


def _bare_wijk(turn: Turn) -> Reading | None:
    """A neighbourhood by itself, before anything was looked for: where somebody lives."""
    count = len(turn.plain.split())
    kind = words.kind_in(turn.plain) if turn.values("wijk") and turn.intent in _VAGUE else None
    if kind and count <= SHORT and not words.says("stelling", turn.plain):
        # "Coffee in Berkum" says what and where.
        return Reading(kind, ASKED)
    bare = count <= SHORT and (turn.intent in _VAGUE or count <= 2)
    named = bare and turn.talk.pending is None and turn.values("wijk")
    return Reading("geeft_voorkeur") if named else None


def _about_what_was_shown(turn: Turn) -> bool:
    """Whether what looks like a new search is a question about the places on the table."""
    return (
        turn.intent.startswith("zoek_")
        and turn.talk.turn - turn.talk.last_offer <= STALE
        and bool(_QUESTION_FIRST.match(turn.plain))
        and bool(_ABOUT_IT.search(turn.plain))
        and not words.says("zoekt", turn.plain)
        and not _OF_MYSELF.search(turn.plain)
    )


def _more_than_yes(turn: Turn) -> Reading | None:
    """What a yes or a no says besides, when no question is open; or None."""
    if turn.talk.pending is None and (
        words.only("tonen", turn.plain)
        or (words.is_yes(turn.plain) and words.says("tonen", turn.plain))
        or (words.says("waarheen", turn.plain) and not _says_for_what(turn))
        or (_late_yes(turn) and words.is_yes(turn.plain))
    ):
        return Reading("bevestigen", "tonen")
    unsure = turn.intent == "tevreden_alleen" and turn.confidence < _SURE
    bare = words.is_yes(turn.plain) or words.is_no(turn.plain)
    sure = turn.confidence >= _SURE
    company = set(find_contacts(turn.plain))
    if turn.intent == "heeft_geen_contact" and "kinderen" in turn.subjects:
        # Who hardly sees the children is met on that, and not on having nobody.
        return Reading("nlu_fallback")
    if turn.intent == "heeft_geen_contact" and company & COMPANY_IN_A_STORY:
        # "My mates are online, I never see them": those count.
        return Reading("heeft_contact")
    if turn.talk.pending is None and bare and words.is_no(turn.plain) and not sure:
        return Reading("ontkennen")
    if (
        words.says("geen_groep", turn.plain)
        and len(turn.plain.split()) <= ANSWER
        and (turn.intent in _VAGUE or not sure)
    ):
        return Reading("geeft_voorkeur")
    there = company & _AROUND
    if there and turn.intent in _LONELY and not words.says("gemis", turn.plain):
        # "The cashier knows my name" is about who there is, not about who is missing.
        return Reading("heeft_contact")
    other = turn.intent == "weet_niet" and _ANOTHER_KNOWS.search(turn.plain)
    if turn.intent == "weet_niet" and (other or not words.says("weet_niet", turn.plain)):
        story = next((n for n, p in turn.ranking if n in STORIES and p >= _TOLD), None)
        return Reading(story or "nlu_fallback")
    told = unsure or (turn.intent in _NODS and not bare)
    if told and company:
        return Reading("heeft_contact")
    if turn.intent in _FACTS and not turn.search.now and turn.subjects:
        # "How will that go at Christmas" is about Christmas, not about a place.
        return Reading("nlu_fallback")
    if turn.intent in _FACTS and not turn.search.now and words.starts("wat_als", turn.plain):
        return Reading("drempelvrees")
    mourns = "overlijden" in turn.talk.subjects or "rouw_en_verlies" in turn.talk.themes
    if mourns and turn.intent in _LONELY and words.says("mist", turn.plain):
        return Reading("rouw_en_verlies")
    asked = "?" in turn.text or bool(_QUESTION_FIRST.match(turn.plain))
    about_a_place = _ABOUT_IT.search(turn.plain) or words.says("over_een_plek", turn.plain)
    asked = asked and words.says("vraagt", turn.plain)
    asked = asked and (bool(about_a_place) or turn.intent not in _OF_A_PLACE)
    if turn.intent in _FACTS and not turn.search.now and not asked:
        # Nothing was shown, and nothing is asked: then something is told.
        told_of = (n for n, p in turn.ranking if n in STORIES | _STEPS and p >= _TOLD)
        found = next(told_of, None)
        return Reading(found or "nlu_fallback") if "?" not in turn.text else None
    going = turn.search.now or words.says("gaan", turn.plain)
    if turn.intent == "vraag_eerste_keer" and not going:
        # Nothing was shown, and going somewhere is not what is asked: "and what do they say".
        return Reading("nlu_fallback")
    if turn.intent in _NODS and len(turn.plain.split()) > SHORT + 1 and not bare:
        story = next((n for n, p in turn.ranking if n in STORIES and p >= _TOLD), None)
        return Reading(story) if story else None
    return None


def _says_for_what(turn: Turn) -> bool:
    """Whether who asks where to go says for what ("I have debts, where can I go")."""
    sure = turn.intent.startswith("zoek_") and turn.confidence >= _SURE
    return sure and (len(turn.plain.split()) > ANSWER // 2 or bool(turn.subjects))


def _late_yes(turn: Turn) -> bool:
    """Whether "yes please" may still answer an offer of a turn or two ago."""
    talk = turn.talk
    recent = talk.recent == "aanbod" and talk.turn - talk.last_question <= STALE
    refused = talk.turn < talk.no_offers_until
    return recent and not refused and words.says("alsnog", turn.plain) and not turn.search.now


def only_told(turn: Turn) -> bool:
    """Whether something that looks like a search was told rather than asked for."""
    if turn.pressed or turn.wish or words.says("vraagt", turn.plain) or "?" in turn.text:
        return False
    if words.corrected(turn.plain) is not None:
        return False
    if turn.talk.pending == "aanbod":
        return False
    # A few bare words are a search, as in a search box; the one word "work" never is, nor is what
    # states something: "the landlord does nothing".
    count = len(turn.plain.split())
    short = count <= SHORT and turn.plain.strip() not in _NEVER_BARE
    # Right under a list a few words more still ask.
    near = bool(turn.values("wijk")) or _fresh(turn)
    longest = ANSWER if _fresh(turn) else 2 * SHORT
    short = short or (near and count <= longest and turn.confidence >= _SURE)
    return not short or words.says("stelling", turn.plain)


def take_facts(turn: Turn) -> Turn:
    """The turn whose state holds the small facts of this message: home, group, hard part."""
    talk, search = turn.talk, turn.search
    if turn.pressed:
        if talk.pending is None and talk.turn - talk.last_question <= STALE:
            # A button answers the question under which it stood, also a few turns later.
            talk = replace(talk, pending=talk.recent)
        return replace(turn, talk=talk)
    if words.says("thuis", turn.plain):
        search = replace(search, home_first=True)
    if words.says("geen_groep", turn.plain):
        search = replace(search, no_groups=True)
    if words.says("belt_niet", turn.plain):
        search = replace(search, no_calls=True)
    if words.says("met_anderen", turn.plain):
        search = replace(search, with_others=True)
    age = words.age_in(turn.plain)
    if age is not None:
        search = replace(search, not_for=showing.groups_not_of(age))
    if words.says("weinig_praten", turn.plain) and "weinig_mensen" not in search.conditions:
        search = replace(search, conditions=(*search.conditions, "weinig_mensen"))
    hard = words.hard_part_in(turn.plain)
    if talk.pending == "vraag:ritme_duurt_lang":
        hard = hard or words.part_in(turn.plain)
    if hard and len(turn.plain.split()) <= 2 * ANSWER:
        talk = replace(talk, hard_part=hard)
    return replace(turn, talk=talk, search=search)
