"""Side doors: professionals, volunteers, employers, and people who worry about someone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.moves import showing
from actions.moves.roles import Part, Role, asks, roles
from actions.moves.say import Decision, Say
from actions.moves.state import Search, Talk
from actions.search import show, wanted
from actions.turn import TalkAction, Turn
from actions.wiring import wiring
from social_map import Map
from social_map.phones import readable

_SEARCH = "zoek_"
_LIKELY = 0.1
"""From here a second guess tells what kind of place is looked for."""
_GIVING = "zoek_vrijwilligerswerk"
_WIJKTEAM = "sociaal-wijkteam-zwolle"
_LOOKS_FOR = re.compile(
    r"\b(?:zoek|zoeken|zoekt|vind|vinden|is er|zijn er|weet je|ken je|heb je)\b"
    r"(?P<what>.*\bvoor (?:een|mijn|mn|m'n|die|deze|onze|iemand|hem|haar)\b.*)",
    re.I | re.S,
)
"""Who looks for something for another, and what."""


class HelpHelper(TalkAction):
    """Helps who is there for another: what was asked, places when places are meant, or a tip."""

    action_name = "action_help_helper"

    def answer(self, turn: Turn) -> Decision:
        role = roles()[turn.intent]
        talk = replace(turn.talk.heard(turn.intent), pending=None, misses=0)
        known = talk.uses.get(role.begin, 0) > 0 or turn.intent in turn.talk.themes
        begin = () if known else (Say(role.begin),)
        asked = role.asked(turn.plain, talk.uses, place=bool(turn.search.now))
        if asked is not None:
            # A clear question gets its answer, without a word of welcome before it.
            begin = () if asked.alone else begin
            return turn.decide(*begin, _with_number(asked), talk=talk)
        category, about = _places(turn, role)
        if category is not None:
            before = turn.search
            search = Search(
                category=category, home_first=before.home_first, no_calls=before.no_calls
            )
            search = showing.understand(search, wiring.map(), about, wanted(turn))
            shown = show(turn, talk, search, text=about.lower())
            return replace(shown, says=(*begin, *shown.says))
        if known and asks(turn.text, turn.plain):
            # Better no answer than a tip for what was not asked.
            said = Say(role.no_answer, _number(wiring.map(), _WIJKTEAM))
            return turn.decide(said, talk=talk)
        # What is told of the other gets no tip: only who sounds like a helper asks for one.
        tells = known and bool(turn.ranking) and turn.ranking[0][0] != turn.intent
        if tells or role.listen_first:
            return turn.decide(Say(role.listens if known else role.begin), talk=talk)
        return turn.decide(*begin, _tip(role, talk), talk=talk)


def _tip(role: Role, talk: Talk) -> Say:
    """The tip that was said least; after each of them once, it listens."""
    least = min(role.tips[::-1], key=lambda part: talk.uses.get(part.response, 0))
    said = talk.uses.get(least.response, 0)
    return Say(role.listens if said else least.response)


def _with_number(part: Part) -> Say:
    return Say(part.response, _number(wiring.map(), part.number_of) if part.number_of else {})


def _number(map_: Map, place: str) -> dict[str, object]:
    """The phone number of a place on the map; without one its sentence is left out."""
    found = map_.service(place)
    return {"wat": readable(found.phone)} if found and found.phone else {}


def _places(turn: Turn, role: Role) -> tuple[str | None, str]:
    """The kind of place that is meant, None when no place is; and the words that say which."""
    text = turn.text
    if role.places is None:
        return None, text
    named = any(_names_a_place(turn, role, found) for found in turn.entities)
    named = named or wiring.map().find_wijk(text) is not None
    looks = _LOOKS_FOR.search(text)
    guesses = (
        name
        for name, confidence in turn.ranking
        if name.startswith(_SEARCH) and confidence >= _LIKELY
    )
    if looks is None:
        return (next(guesses, role.places) if named else None), text
    # Who looks for another looks for no volunteering; and "volunteer at the Zonnebloem" says who
    # looks, not what for.
    kind = next((name for name in guesses if name != _GIVING), None)
    if kind is None and (named or wiring.map().interests_in(looks["what"])):
        kind = showing.ANYTHING
    return kind, looks["what"]


def _names_a_place(turn: Turn, role: Role, found: Mapping[str, Any]) -> bool:
    """Whether this entity says where or what, and is no part of the words for the role itself."""
    if found.get("entity") not in ("wijk", "interesse"):
        return False
    said = turn.text[found.get("start", 0) : found.get("end")].lower()
    who = role.who.search(turn.plain) if role.who else None
    return who is None or said not in who.group()
