"""Greeting, and starting over."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.say import Decision, Say
from actions.moves.sidepaths import response_for
from actions.moves.state import Search, Talk
from actions.turn import TalkAction, Turn


class Greet(TalkAction):
    """Says hello back; the welcome itself was said by the door."""

    action_name = "action_greet"

    def answer(self, turn: Turn) -> Decision:
        name = response_for("groeten", turn.plain)
        return turn.decide(Say(name), talk=replace(turn.talk, pending=None, misses=0))


class StartOver(TalkAction):
    """Begins anew: what was said is no longer counted, only how often each sentence was used."""

    action_name = "action_start_over"

    def answer(self, turn: Turn) -> Decision:
        fresh = Talk(turn=turn.talk.turn, started=turn.talk.started, uses=turn.talk.uses)
        return turn.decide(Say("utter_start_over"), talk=fresh, search=Search())
