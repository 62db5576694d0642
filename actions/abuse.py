"""Swearing, testing and orders to break the rules: the person may be angry, Naast stays."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.say import Decision, Say
from actions.moves.sidepaths import response_for
from actions.turn import TalkAction, Turn


class StayWhenInsulted(TalkAction):
    """Stays calm and stays here."""

    action_name = "action_stay_when_insulted"

    def answer(self, turn: Turn) -> Decision:
        name = response_for("schelden", turn.plain)
        talk = replace(turn.talk, pending=None, misses=0).put_off(offers=3, questions=3)
        return turn.decide(Say(name), talk=talk)
