"""Danger: what is said is decided before any action (`actions/turn.py`)."""

from __future__ import annotations

from actions.moves.say import Decision, Say
from actions.turn import TalkAction, Turn


class AnswerDanger(TalkAction):
    """Comes here when the brain named a crisis but no level asks for a reply of its own."""

    action_name = "action_answer_danger"

    def answer(self, turn: Turn) -> Decision:
        return turn.decide(Say("utter_ack_gaat_slecht"))
