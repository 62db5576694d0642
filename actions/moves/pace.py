"""Pace: when a gentle question, an offer, a summary or a pointer outward has its place.

Everything here is a pure function of the state. A question is put at most once in four turns,
never twice the same, and never after a no; the person leads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.moves import words
from actions.moves.contacts import CONTACT_OF_SUBJECT
from actions.moves.say import Decision, Say
from actions.moves.state import NEVER, Talk
from actions.moves.subjects import light, phrase, thing
from actions.moves.tone import weighs

if TYPE_CHECKING:
    from actions.turn import Turn

NETWORK = ("deze_week", "dier", "om_de_hoek", "wie_merkt_het", "van_vroeger", "online")
RHYTHM = ("gewone_dag", "duurt_lang", "kijkt_uit", "avond", "rustig", "ochtend")
MOST_OF_A_KIND = 2
FIRST_QUESTION = 3
"""No question before this turn: first listen."""
BETWEEN_QUESTIONS = 3
"""Turns without a question between two."""
FIRST_OFFER = 5
MOST_OFFERS = 2
BETWEEN_OFFERS = 8
FIRST_SUMMARY = 7
FIRST_SUMMARY_OF_ONE = 11
BETWEEN_SUMMARIES = 8
LONG_SITTING_TURNS = 45
LONG_SITTING_SECONDS = 50 * 60
ECHOES_NOTICED = 2
TAKE_UP_WITHIN = 2
"""Turns within which a second subject of a message is still taken up."""
NIGHT = (23, 7)
"""Hours between which nothing is offered unasked."""

OPEN_TO_OFFERS = frozenset(
    {"eenzaam", "lege_dagen", "drempelvrees", "buitengesloten", "heeft_geen_contact"}
)
"""Themes after which people said they would have liked to know what there is."""
_CALM = frozenset({"gaat_goed", "gaat_matig", "gaat_slecht", "werk_verloren", "lege_dagen"})
ASK_PEOPLE_AFTER = _CALM | {"eenzaam", "heeft_contact", "heeft_geen_contact", "mantelzorg"}
"""After these a question about people grows out of what was told."""
ASK_RHYTHM_AFTER = _CALM | {"lichamelijke_klachten", "slaap_en_moe", "vertelt_dagritme"}
"""After these a question about the day does; after shame, loss or anger neither does."""
_ONLY_AGAIN = frozenset(
    {"lichamelijke_klachten", "werk_verloren", "gaat_slecht", "mantelzorg", "heeft_contact"}
)
"""What is first heard; a question about days or people has its place when it comes again."""
_TOO_VAGUE = frozenset({"gaat_goed", "gaat_matig", "gaat_slecht", "tevreden_alleen"})
"""Themes that a summary does not name: "that it does not go well, and a puzzle"."""
_ANIMALS = frozenset({"hond", "kat", "vogels", "dieren", "dierenarts", "vissen"})
_FITS_BEST = {
    "werk_verloren": ("netwerk_van_vroeger", "ritme_gewone_dag"),
    "lege_dagen": ("ritme_duurt_lang", "ritme_kijkt_uit"),
    "slaap_en_moe": ("ritme_ochtend", "ritme_avond"),
    "gaat_slecht": ("netwerk_wie_merkt_het",),
    "eenzaam": ("netwerk_om_de_hoek", "netwerk_online"),
}
"""Which gentle question is nearest to what was just told."""
ONE_TO_ONE_FIRST = frozenset({"eenzaam", "drempelvrees", "heeft_geen_contact", "schaamte"})
MOST_WONDERS = 2
FOR_ANOTHER = frozenset({"is_werkgever", "is_professional", "is_vrijwilliger", "zorgen_om_ander"})
"""Who comes for another is not asked how that is for them."""
PIECE = 8
"""Words of a message that may be a piece of what is being told."""
FIRST_INVITE = 2
BETWEEN_INVITES = 5
MOST_INVITES = 4


_HANGS = re.compile(
    r"(?:^|.* )(?:en|omdat|want|of|toen|als|met|naar|de|een|mijn|(?:en|maar|dat|toen|als|of|want) "
    r"(?:ik|hij|zij|ze)|weer moest)|(?:maar |en |nou |ja )*(?:ik|ik wil|ik heb|ik ben|ik ging|hij)"
)
"""How a message ends whose sentence still goes on."""


def unfinished(text: str, plain: str) -> bool:
    """Whether a short message stops in the middle of a sentence, so that more is coming."""
    ended = text.rstrip()[-1:] in (".", "!", "?")
    return not ended and len(plain.split()) <= PIECE and bool(_HANGS.fullmatch(plain))


def is_night(hour: int) -> bool:
    """Whether this hour (0-23) is in the night."""
    return hour >= NIGHT[0] or hour < NIGHT[1]


def part_of_day(hour: int) -> str:
    """The part of the day in which this hour (0-23) lies."""
    if is_night(hour):
        return "nacht"
    return "ochtend" if hour < 12 else "middag" if hour < 18 else "avond"


def may_ask(talk: Talk) -> bool:
    """Whether a gentle question has its place in this turn."""
    return (
        not talk.content
        and talk.turn >= FIRST_QUESTION
        and talk.turn >= talk.no_questions_until
        and talk.turn - talk.last_question > BETWEEN_QUESTIONS + (2 if talk.only_talk else 0)
    )


def may_offer(talk: Talk, hour: int) -> bool:
    """Whether the person may be asked if they want to see what there is."""
    return (
        not talk.only_talk
        and not talk.content
        and not is_night(hour)
        and talk.turn >= FIRST_OFFER
        and talk.turn >= talk.no_offers_until
        and talk.offers < MOST_OFFERS
        and talk.turn - talk.last_offer > BETWEEN_OFFERS
        and talk.turn - talk.last_question > 1
        and not OPEN_TO_OFFERS.isdisjoint(talk.themes)
    )


def may_offer_after_wish(talk: Talk, hour: int) -> bool:
    """Whether a wish that was told ("I like music") may be met with the same question."""
    return (
        not talk.only_talk
        and not talk.content
        and not is_night(hour)
        and talk.turn >= talk.no_offers_until
        and talk.offers <= MOST_OFFERS
    )


def may_invite(talk: Talk) -> bool:
    """Whether "tell me" has its place: seldom, and never the same words twice in a talk."""
    return (
        talk.turn >= FIRST_INVITE
        and talk.turn - talk.last_invite >= BETWEEN_INVITES
        and talk.uses.get("utter_invite", 0) < MOST_INVITES
    )


def may_wonder(talk: Talk) -> bool:
    """Whether "how is that for you" has its place: now and then, where nothing else was heard."""
    of_their_own = FOR_ANOTHER.isdisjoint(talk.themes)
    return may_ask(talk) and of_their_own and talk.uses.get("utter_wonder", 0) < MOST_WONDERS


def named(item: str) -> str:
    """How a summary names a subject, a sort of contact (`contact:hond`) or a theme."""
    if item.startswith("contact:"):
        return words.contact_phrase(item.removeprefix("contact:"))
    theme = words.themes().get(item)
    return theme.phrase if theme else phrase(item)


def told(talk: Talk) -> tuple[str, ...]:
    """What the person told of that a summary can name, the weightiest last."""
    contacts = [f"contact:{name}" for name in talk.contacts]
    # Somebody who died is named once: "who is no more, and beside that your mother" is one person.
    lost = "overlijden" in talk.subjects or "rouw_en_verlies" in talk.themes
    once = {*CONTACT_OF_SUBJECT} if lost else set()
    subjects = [
        s
        for s in talk.subjects
        if s not in once and CONTACT_OF_SUBJECT.get(s) not in talk.contacts
    ]
    themes = [
        name
        for name in talk.themes
        if name in words.themes() and words.themes()[name].subjects.isdisjoint(talk.subjects)
    ]
    return (*themes, *contacts, *subjects)


def to_summarise(talk: Talk) -> tuple[str, ...]:
    """What a summary would name now, one or two things; empty when it is not the time."""
    if (
        talk.content
        or talk.turn < FIRST_SUMMARY
        or talk.turn - talk.last_summary <= BETWEEN_SUMMARIES
        or talk.turn - talk.last_question <= 1
        or talk.turn < talk.no_questions_until
    ):
        return ()
    if mourns(talk) or talk.put_right:
        # Two nouns beside a loss are heartless, and who was misread is not summed up.
        return ()
    fresh = tuple(
        name for name in told(talk) if name not in talk.summarised and _heard_well(talk, name)
    )
    themes = [name for name in fresh if name in words.themes()]
    others = [name for name in fresh if name not in words.themes() and not light(name)]
    weighty = (*themes[-2:], *others[-2:])
    if themes and others:
        # What weighs, next to something of their own.
        return (themes[-1], others[-1])
    if len(weighty) >= 2:
        return weighty[-2:]
    fresh = weighty or fresh[-1:]
    return fresh if talk.turn >= FIRST_SUMMARY_OF_ONE and talk.last_summary == NEVER else ()


def mourns(talk: Talk) -> bool:
    """Whether somebody died or is missed in what was told."""
    return "overlijden" in talk.subjects or "rouw_en_verlies" in talk.themes


def _heard_well(talk: Talk, name: str) -> bool:
    """Whether this was more than a word that came by: it was met, and it can be named."""
    if name in words.themes():
        return name not in _TOO_VAGUE
    if name.startswith("contact:"):
        return True
    return not thing(name) and f"utter_subject_{name}" in talk.uses


def next_question(talk: Talk, theme: str) -> str | None:
    """The gentle question that grows out of this theme, by name, or None.

    Network and rhythm take turns where both fit.
    """
    if not may_ask(talk):
        return None
    network = [f"netwerk_{name}" for name in NETWORK if _fits_network(talk, name)]
    rhythm = [f"ritme_{name}" for name in RHYTHM if _fits_rhythm(talk, name)]
    if talk.asked_network >= MOST_OF_A_KIND or theme not in ASK_PEOPLE_AFTER:
        network = []
    if talk.asked_rhythm >= MOST_OF_A_KIND or theme not in ASK_RHYTHM_AFTER:
        rhythm = []
    both = (rhythm, network) if talk.asked_network > talk.asked_rhythm else (network, rhythm)
    possible = [name for names in both for name in names if name not in talk.asked]
    best = [name for name in _FITS_BEST.get(theme, ()) if name in possible]
    return next(iter((*best, *possible)), None)


def _fits_network(talk: Talk, name: str) -> bool:
    if "heeft_geen_contact" in talk.themes:
        # Said once that there is nobody: only what is not about people close by.
        return name in ("dier", "online") and not talk.contacts
    if name == "dier":
        return not {"hond", "kat"} & set(talk.contacts) and _ANIMALS.isdisjoint(talk.subjects)
    if name in ("deze_week", "wie_merkt_het"):
        return not talk.contacts
    if name == "van_vroeger":
        return "rouw_en_verlies" not in talk.themes
    return True


def _fits_rhythm(talk: Talk, name: str) -> bool:
    if name == "gewone_dag":
        return "vertelt_dagritme" not in talk.themes
    if name == "rustig":
        return "slaap_en_moe" not in talk.themes
    return True


def ask(talk: Talk, name: str) -> tuple[Say, Talk]:
    """The gentle question of this name, and the talk after it."""
    after = replace(talk.asking(f"vraag:{name}"), asked=(*talk.asked, name))
    return Say(f"utter_ask_{name}"), after


def offer(talk: Talk, *, home: bool) -> tuple[Say, Talk]:
    """The question whether the person wants to see what there is, and the talk after it."""
    after = replace(talk.asking("aanbod"), offers=talk.offers + 1, last_offer=talk.turn)
    buttons = ("laat_zien", "nu_niet")
    if home:
        return Say("utter_search_permission_home", buttons=buttons), after
    part = words.part(talk.hard_part) if talk.hard_part else None
    if part is not None and part.condition:
        said = Say("utter_search_permission_part", {"eerste": part.phrase}, buttons=buttons)
        return said, after
    return Say("utter_search_permission", buttons=buttons), after


def summary(talk: Talk, names: tuple[str, ...]) -> tuple[Say, Talk]:
    """A short summary of these things with "klopt dat zo?", and the talk after it."""
    after = replace(
        talk.asking("samenvatting"),
        last_summary=talk.turn,
        summarised=(*talk.summarised, *names),
    )
    buttons = ("klopt", "klopt_niet")
    if len(names) == 1:
        return Say("utter_summary_one", {"eerste": named(names[0])}, buttons=buttons), after
    values = {"eerste": named(names[0]), "tweede": named(names[1])}
    return Say("utter_summary", values, buttons=buttons), after


def take_up(talk: Talk) -> tuple[Say | None, Talk]:
    """The second thing of the message before, if it is still to be met, and the talk after it."""
    second = talk.second
    if second is None:
        return None, talk
    after = replace(talk, second=None)
    if talk.second_turn >= talk.turn:
        return None, talk
    met = second in talk.summarised or second in talk.themes or mourns(talk)
    if met or talk.turn - talk.second_turn > TAKE_UP_WITHIN:
        return None, after
    return Say("utter_second", {"eerste": named(second)}), after


def next_move(turn: Turn, talk: Talk, *, tired: bool = False) -> tuple[tuple[Say, ...], Talk]:
    """The one optional move after an acknowledgement, and the talk after it.

    Args:
        turn: the message; in a quiet turn (danger) there is no move.
        talk: the state after the acknowledgement.
        tired: only listen this time.
    """
    if turn.quiet or tired or weighs(turn.plain) or unfinished(turn.text, turn.plain):
        # What weighs is heard, and nothing is put beside it.
        return (), talk
    second, talk = take_up(talk)
    if second is not None:
        return (second,), talk
    # Who dreads tomorrow's birthday did not speak of going somewhere.
    dreads = turn.intent == "drempelvrees" and not words.says("ergens_heen", turn.plain)
    if turn.intent in OPEN_TO_OFFERS and not dreads and may_offer(talk, turn.now.hour):
        said, talk = offer(talk, home=turn.search.home_first)
        return (said,), talk
    names = to_summarise(talk)
    if names:
        said, talk = summary(talk, names)
        return (said,), talk
    first = turn.intent in _ONLY_AGAIN and turn.intent not in turn.talk.themes
    question = None if first else next_question(talk, turn.intent)
    if question is not None:
        said, talk = ask(talk, question)
        return (said,), talk
    return (), talk


def around(turn: Turn, answer: Callable[[Turn], Decision]) -> Decision:
    """What holds for every message, whatever its theme: echoes, and the long sitting."""
    talk = turn.talk
    if talk.echoes >= ECHOES_NOTICED and not turn.pressed and not talk.pending:
        # The same words a third time: say so kindly instead of turning in a circle.
        return turn.decide(Say("utter_repeat_same"))
    decision = answer(turn)
    after = decision.talk
    if not turn.quiet and _sat_long(turn, after):
        after = replace(after, brake_said=True)
        decision = replace(decision, says=(*decision.says, Say("utter_brake")), talk=after)
    return decision


def _sat_long(turn: Turn, talk: Talk) -> bool:
    if talk.brake_said or (talk.pending and talk.last_question == talk.turn):
        return False
    return (
        talk.turn >= LONG_SITTING_TURNS
        or 0 < talk.started <= turn.now.timestamp() - LONG_SITTING_SECONDS
    )
