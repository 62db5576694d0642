"""Not sure what was meant: ask back once, then listen with a way out."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.ask_back import meanings
from actions.moves.say import Decision, Say
from actions.turn import TalkAction, Turn

LONG_MESSAGE = 12
"""Words from which a message is listened to instead of asked back about."""


class AskBack(TalkAction):
    """Asks which of two or three meanings fits; after a second miss it listens."""

    action_name = "action_ask_back"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk, misses=turn.talk.misses + 1, pending=None)
        fresh = [s for s in turn.subjects if s not in talk.subjects]
        if fresh:
            # The sentence is not clear, but what it is about is: meet that.
            talk = replace(talk, subjects=(*talk.subjects, *fresh), misses=0)
            return turn.decide(Say(f"utter_subject_{fresh[0]}"), Say("utter_listen"), talk=talk)
        likely = meanings(turn.ranking)
        words = len(turn.plain.split())
        if talk.misses == 1 and likely and words < LONG_MESSAGE and not turn.quiet:
            buttons = tuple(f"betekenis:{intent}" for intent in likely)
            return turn.decide(Say("utter_ask_back", buttons=buttons), talk=talk)
        if talk.misses >= 2:
            talk = replace(talk, misses=0)
            buttons = () if turn.quiet else ("praten", "kijken")
            return turn.decide(Say("utter_not_understood_again", buttons=buttons), talk=talk)
        name = "utter_listen" if words >= LONG_MESSAGE else "utter_not_understood"
        return turn.decide(Say(name), talk=talk)
