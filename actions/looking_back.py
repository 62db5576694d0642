"""Looking back: a step that was taken or not, without praise or blame."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.say import Decision, Say
from actions.turn import TalkAction, Turn


class LookBack(TalkAction):
    """Meets that a step was taken, or was not."""

    action_name = "action_look_back"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk, pending=None, misses=0).put_off(offers=3)
        return turn.decide(Say(f"utter_ack_{turn.intent}"), talk=talk)


class AnswerLater(TalkAction):
    """Says honestly where a message later is possible."""

    action_name = "action_answer_later"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk, pending=None, misses=0)
        if turn.wish == "utter_checkin_how_to_stop":
            # Only a talk in Telegram sends anything of itself.
            where = "" if turn.channel == "telegram" else "_web"
            return turn.decide(Say(turn.wish + where), talk=talk)
        if turn.channel == "telegram":
            return turn.decide(
                Say("utter_wil_bericht_later_ask"), talk=talk, control={"checkin": True}
            )
        return turn.decide(Say("utter_wil_bericht_later_web"), talk=talk)
