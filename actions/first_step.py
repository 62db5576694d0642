"""The first step: who to call, what to say, and that it need not be today."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.say import Decision, Say
from actions.offer import meant_places
from actions.turn import TalkAction, Turn
from actions.wiring import wiring
from social_map import first_step, what_to_say


class SpellFirstStep(TalkAction):
    """Spells out the first step to the place that is meant, or to someone who can be asked."""

    action_name = "action_spell_first_step"

    def answer(self, turn: Turn) -> Decision:
        map_ = wiring.map()
        meant = meant_places(turn)
        talk = replace(turn.talk, pending=None, misses=0)
        if len(meant) > 1:
            buttons = ("eerste", "tweede", "derde")[: len(meant)]
            return turn.decide(Say("utter_which_one", buttons=buttons), talk=talk)
        if not meant and map_.ask is None:
            return turn.decide(Say("utter_nothing_shown_yet"), talk=talk)
        service = meant[0] if meant else map_.ask
        assert service is not None
        says = [
            Say(text=first_step(service, now=turn.now, ask=map_.ask)),
            Say(text=what_to_say(service, ask=map_.ask)),
        ]
        search = replace(turn.search, focus=service.id)
        return turn.decide(*says, talk=talk, search=search)
