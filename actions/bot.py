"""About itself: a program, what it can and cannot do, what it keeps."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import roles
from actions.moves.say import Decision, Say
from actions.moves.sidepaths import response_for
from actions.turn import TalkAction, Turn
from actions.wiring import wiring

WIPED = "utter_wiped_sure"
KEPT_BY_TELEGRAM = frozenset(
    {
        *("utter_privacy", "utter_privacy_nobody_reads", "utter_privacy_anonymous"),
        *(WIPED, "utter_wiped_and_after"),
    }
)
"""What is true of Naast, but not of Telegram."""
UNKNOWN_KEEPER = "utter_who_behind"
KEEPER_KNOWN = "utter_who_runs"
SENDS_TO_KEEPER = frozenset(
    {
        *("utter_privacy_law", "utter_on_the_map", "utter_map_wrong", "utter_asked_by_press"),
        *("utter_work_together", "utter_complain", "utter_security", "utter_checked_by"),
    }
)
"""Answers that send somebody to whoever runs the program: then it must be said who that is."""


class TellAboutSelf(TalkAction):
    """Answers honestly what was asked about the program."""

    action_name = "action_tell_about_self"

    def answer(self, turn: Turn) -> Decision:
        known = turn.wish if turn.wish.startswith("utter_") else ""
        name = known or response_for(turn.intent, turn.plain)
        if name == WIPED and turn.talk.turn > 1 and WIPED not in turn.talk.uses:
            # Something was written since, so not everything is gone.
            name = "utter_wiped_and_after"
        keeper = {"organisatie": wiring.organisation}
        if name == UNKNOWN_KEEPER and wiring.organisation:
            name = KEEPER_KNOWN
        says = [Say(name, keeper)]
        if name in SENDS_TO_KEEPER and wiring.organisation:
            says.append(Say("utter_keeper_is", keeper))
        if name in KEPT_BY_TELEGRAM and turn.channel == "telegram":
            says.append(Say("utter_privacy_telegram"))
        buttons = ("praten", "kijken") if name == "utter_what_i_can" and not turn.quiet else ()
        says[-1] = replace(says[-1], buttons=buttons)
        came_as = roles.named(turn.plain)
        talk = turn.talk.heard(came_as) if came_as else turn.talk
        if name == "utter_medicine_question":
            # "And with wine?" goes on about it.
            talk = talk.about("medicijnen")
        return turn.decide(*says, talk=replace(talk, pending=None, misses=0))
