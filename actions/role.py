"""Side doors: professionals, volunteers, employers, and people who worry about someone."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.say import Decision, Say
from actions.turn import TalkAction, Turn

PARTS = {
    "is_professional": ("utter_role_professional", "utter_role_professional_tips"),
    "is_vrijwilliger": ("utter_role_volunteer", "utter_role_volunteer_tips"),
    "is_werkgever": (
        "utter_role_employer",
        "utter_role_employer_call",
        "utter_role_employer_where",
    ),
    "zorgen_om_ander": ("utter_role_worried", "utter_role_worried_tips"),
}
"""What is said the first time, and then one part more each time the same role speaks."""


class HelpHelper(TalkAction):
    """Helps who is there for another: first what fits, then a tip each time."""

    action_name = "action_help_helper"

    def answer(self, turn: Turn) -> Decision:
        parts = PARTS[turn.intent]
        said = turn.talk.uses.get(parts[0], 0)
        says = [Say(parts[0])] if said == 0 else []
        if turn.intent != "zorgen_om_ander" or said > 0:
            says.append(Say(parts[1 + (said or 1) % (len(parts) - 1)] if said else parts[1]))
        if said and turn.intent == "zorgen_om_ander":
            says.insert(0, Say(parts[0]))
        talk = replace(turn.talk.heard(turn.intent), pending=None, misses=0)
        return turn.decide(*says, talk=talk)
