"""Other languages: a short honest answer in the person's own, or in simple Dutch."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.say import Decision, Say
from actions.moves.sidepaths import response_for
from actions.turn import TalkAction, Turn


class MeetLanguage(TalkAction):
    """Says that simple Dutch is fine, in a language that the person may read."""

    action_name = "action_meet_language"

    def answer(self, turn: Turn) -> Decision:
        name = response_for("andere_taal", turn.text)
        return turn.decide(Say(name), talk=replace(turn.talk, pending=None, misses=0))
