"""Leaving: always fine, never held back."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import words
from actions.moves.context import with_a_habit
from actions.moves.pace import is_night
from actions.moves.phrases import answer_with
from actions.moves.say import Decision, Say
from actions.moves.words import says
from actions.turn import TalkAction, Turn

CALM_TURNS = 6
"""A feedback question only after a talk of at least so many messages."""
SURE = 0.55
"""Below this confidence "wis alles" is asked once more, because it cannot be undone."""


class SayGoodbye(TalkAction):
    """Says goodbye and leaves the door open; at a calm end one optional question."""

    action_name = "action_say_goodbye"

    def answer(self, turn: Turn) -> Decision:
        name = "utter_goodbye_night" if is_night(turn.now.hour) else "utter_goodbye"
        talk = replace(turn.talk, pending=None)
        if turn.quiet:
            return turn.decide(Say("utter_goodbye_sudden"), talk=talk)
        says = [Say(name)]
        if may_ask_feedback(turn):
            says.append(Say("utter_feedback_ask", buttons=("prettig", "gaat_wel", "niet_prettig")))
            talk = replace(talk.asking("terugkoppeling"), feedback_asked=True)
        return turn.decide(*says, talk=talk)


def may_ask_feedback(turn: Turn) -> bool:
    """Whether the one optional question has its place: a calm end, and no no before it."""
    talk = turn.talk
    return (
        not talk.feedback_asked
        and not turn.quiet
        and talk.turn >= CALM_TURNS
        and talk.turn >= talk.no_offers_until
        and talk.turn >= talk.no_questions_until
        and not talk.content
    )


class AcceptStop(TalkAction):
    """Accepts at once that the person stops or pauses."""

    action_name = "action_accept_stop"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk, pending=None).put_off(offers=5, questions=5)
        name = "utter_pause" if "even" in turn.plain.split() else "utter_goodbye_sudden"
        wants_to = answer_with("stoppen", turn.plain, turn=talk.turn)
        if wants_to and with_a_habit(turn):
            name = wants_to
        return turn.decide(Say(name), talk=talk)


def about_wiping(turn: Turn) -> str:
    """What is told to who wants to keep the talk or asks how wiping goes; else the empty text."""
    if words.says("wil_bewaren", turn.plain) and not words.says("niet_bewaren", turn.plain):
        return "utter_cannot_keep"
    return "utter_how_to_wipe" if words.says("hoe_wissen", turn.plain) else ""


class WipeTalk(TalkAction):
    """Asks the door to wipe everything; asks once more when it is not sure that this was meant.

    Who wants to keep what was written, or asks how wiping goes, loses nothing: that is told, and a
    yes after it wipes nothing either.
    """

    action_name = "action_wipe_talk"

    def answer(self, turn: Turn) -> Decision:
        told = "" if turn.pressed else about_wiping(turn)
        if told:
            says_ = [Say(told)]
            if told == "utter_how_to_wipe" and turn.channel == "telegram":
                says_.append(Say("utter_privacy_telegram"))
            return turn.decide(*says_, talk=replace(turn.talk, pending=None, misses=0))
        asks = not words.only("wis_nu", turn.plain) and words.says("vraagt_wissen", turn.plain)
        sure = turn.confidence >= SURE and says("wissen", turn.plain) and not asks
        if turn.pressed or sure or (turn.talk.pending == "wissen" and not asks):
            return turn.decide(Say("utter_wiped"), control={"wipe": True})
        talk = turn.talk.asking("wissen")
        return turn.decide(Say("utter_wipe_ask", buttons=("wissen", "nee")), talk=talk)
