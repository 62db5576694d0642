"""Side doors: professionals, volunteers, employers, and people who worry about someone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.moves import showing
from actions.moves.say import Decision, Say
from actions.moves.state import Search, Talk
from actions.search import show, wanted
from actions.turn import TalkAction, Turn
from actions.wiring import wiring

_FILE = Path(__file__).resolve().parents[1] / "data" / "rollen.yml"
_SEARCH = "zoek_"
_LIKELY = 0.1
"""From here a second guess tells what kind of place is looked for."""


@dataclass(frozen=True)
class Part:
    """One thing to say to someone in this role, and the words that ask for it."""

    response: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Role:
    """How someone who comes for another is met."""

    begin: str
    parts: tuple[Part, ...]
    places: str | None
    """The kind of place looked for when only a neighbourhood or an interest is named."""
    listen_first: bool
    """Nothing comes with the first words, unless it was asked for."""

    @property
    def tips(self) -> tuple[Part, ...]:
        """What comes by itself, in turn; the rest only when asked."""
        return tuple(part for part in self.parts if part.response.startswith("utter_role_"))


@cache
def roles() -> dict[str, Role]:
    """Every role of `data/rollen.yml`, by its intent."""
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["rollen"]
    return {intent: _role(row) for intent, row in loaded.items()}


def _role(row: dict[str, Any]) -> Role:
    parts = tuple(
        Part(part["zeg"], re.compile(r"(?<!\w)(?:" + "|".join(part["woorden"]) + r")(?!\w)"))
        for part in row["delen"]
    )
    return Role(row["begin"], parts, row.get("plekken"), bool(row.get("luister_eerst")))


class HelpHelper(TalkAction):
    """Helps who is there for another: what was asked, places when places are meant, or a tip."""

    action_name = "action_help_helper"

    def answer(self, turn: Turn) -> Decision:
        role = roles()[turn.intent]
        talk = replace(turn.talk.heard(turn.intent), pending=None, misses=0)
        known = talk.uses.get(role.begin, 0) > 0
        begin = () if known else (Say(role.begin),)
        asked = next((part for part in role.parts if part.pattern.search(turn.plain)), None)
        if asked is not None:
            return turn.decide(*begin, Say(asked.response), talk=talk)
        category = _places(turn, role)
        if category is not None:
            search = Search(category=category, home_first=turn.search.home_first)
            search = showing.understand(search, wiring.map(), turn.text, wanted(turn))
            shown = show(turn, talk, search, text=turn.plain)
            return replace(shown, says=(*begin, *shown.says))
        if known and turn.text.rstrip().endswith("?"):
            # Better no answer than a tip for what was not asked.
            return turn.decide(Say("utter_role_no_answer"), talk=talk)
        if role.listen_first:
            return turn.decide(Say(role.begin), *self._tip(role, talk, known), talk=talk)
        return turn.decide(*begin, *self._tip(role, talk, True), talk=talk)

    @staticmethod
    def _tip(role: Role, talk: Talk, wanted_now: bool) -> tuple[Say, ...]:
        """The part that was said least, or nothing while it is better to listen."""
        if not wanted_now:
            return ()
        least = min(role.tips[::-1], key=lambda part: talk.uses.get(part.response, 0))
        return (Say(least.response),)


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
