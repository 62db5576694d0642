"""Side doors: professionals, volunteers, employers, and people who worry about someone."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.moves import showing
from actions.moves.roles import Role, roles
from actions.moves.say import Decision, Say
from actions.moves.state import Search, Talk
from actions.search import show, wanted
from actions.turn import TalkAction, Turn
from actions.wiring import wiring

_SEARCH = "zoek_"
_LIKELY = 0.1
"""From here a second guess tells what kind of place is looked for."""
_QUESTION = re.compile(
    r"(?:en |maar |dus |nou |ok |oke )*(?:wie|wat|waar|hoe|welke?|wanneer|waarom|kan|mag|moet) "
)
"""How a question begins that somebody typed without its mark."""


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
            return turn.decide(*begin, Say(asked.response), talk=talk)
        category = _places(turn, role)
        if category is not None:
            search = Search(category=category, home_first=turn.search.home_first)
            search = showing.understand(search, wiring.map(), turn.text, wanted(turn))
            shown = show(turn, talk, search, text=turn.plain)
            return replace(shown, says=(*begin, *shown.says))
        if known and _asks(turn):
            # Better no answer than a tip for what was not asked.
            return turn.decide(Say("utter_role_no_answer"), talk=talk)
        if role.listen_first:
            return turn.decide(Say(role.begin), talk=talk)
        return turn.decide(*begin, _tip(role, talk), talk=talk)


def _tip(role: Role, talk: Talk) -> Say:
    """The tip that was said least; after each of them once, it listens."""
    least = min(role.tips[::-1], key=lambda part: talk.uses.get(part.response, 0))
    said = talk.uses.get(least.response, 0)
    return Say("utter_role_listens" if said else least.response)


def _asks(turn: Turn) -> bool:
    return turn.text.rstrip().endswith("?") or bool(_QUESTION.match(turn.plain))


def _places(turn: Turn, role: Role) -> str | None:
    """The kind of place that is meant, or None when no place is."""
    if role.places is None:
        return None
    named = turn.values("wijk") or turn.values("interesse") or wiring.map().find_wijk(turn.text)
    if not named:
        return None
    guesses = (
        name
        for name, confidence in turn.ranking
        if name.startswith(_SEARCH) and confidence >= _LIKELY
    )
    return next(guesses, role.places)
