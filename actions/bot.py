"""About itself: a program, what it can and cannot do, what it keeps."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import roles
from actions.moves.say import Decision, Say
from actions.moves.sidepaths import response_for
from actions.turn import TalkAction, Turn


class TellAboutSelf(TalkAction):
    """Answers honestly what was asked about the program."""

    action_name = "action_tell_about_self"

    def answer(self, turn: Turn) -> Decision:
        known = turn.wish if turn.wish.startswith("utter_") else ""
        name = known or response_for(turn.intent, turn.plain)
        says = [Say(name)]
        if name == "utter_privacy" and turn.channel == "telegram":
            says.append(Say("utter_privacy_telegram"))
        buttons = ("praten", "kijken") if name == "utter_what_i_can" and not turn.quiet else ()
        says[-1] = replace(says[-1], buttons=buttons)
        came_as = roles.named(turn.plain)
        talk = turn.talk.heard(came_as) if came_as else turn.talk
        return turn.decide(*says, talk=replace(talk, pending=None, misses=0))
