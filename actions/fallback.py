"""Not sure what was meant: ask back once, then listen with a way out."""

from __future__ import annotations

from dataclasses import replace

from actions.control import nod
from actions.listening import note_facts
from actions.moves import pace
from actions.moves.ask_back import meanings
from actions.moves.context import LONG_TEXT, STORIES
from actions.moves.say import Decision, Say
from actions.moves.words import says
from actions.turn import TalkAction, Turn

TELLING = 4
"""Words from which a message that looks like a story is listened to first."""
LONG_MESSAGE = 12
"""Words from which a message is listened to instead of asked back about."""


class AskBack(TalkAction):
    """Asks which of two or three meanings fits; after a second miss it listens."""

    action_name = "action_ask_back"

    def answer(self, turn: Turn) -> Decision:
        if turn.wish == "stil":
            talk = replace(turn.talk, pending=None, misses=0)
            return nod(turn, talk, "utter_silence")
        talk = replace(turn.talk, misses=turn.talk.misses + 1, pending=None)
        if len(turn.text) >= LONG_TEXT:
            talk = note_facts(replace(talk, misses=0), turn)
            return turn.decide(Say("utter_long_letter"), Say("utter_listen"), talk=talk)
        fresh = [s for s in turn.subjects if s not in talk.subjects]
        if fresh:
            # The sentence is not clear, but what it is about is: meet that.
            talk = note_facts(replace(talk, misses=0), turn)
            return turn.decide(Say(f"utter_subject_{fresh[0]}"), Say("utter_listen"), talk=talk)
        likely = meanings(turn.ranking, places_shown=bool(turn.search.now))
        words = len(turn.plain.split())
        tells = not likely or likely[0] in STORIES or not says("vraagt", turn.plain)
        telling = talk.misses == 1 and words >= TELLING and tells and "?" not in turn.text
        if telling or (turn.quiet and words > 1 and "?" not in turn.text):
            # Somebody is telling; a question about what was meant would only break in.
            return turn.decide(Say("utter_listen"), talk=talk)
        asked_back = turn.talk.recent == "bedoeling" and turn.talk.last_question == talk.turn - 1
        if likely and words < LONG_MESSAGE and not turn.quiet and not asked_back:
            buttons = tuple(f"betekenis:{intent}" for intent in likely)
            talk = replace(talk.asking("bedoeling"), pending=None)
            return turn.decide(Say("utter_ask_back", buttons=buttons), talk=talk)
        if talk.misses >= 2:
            talk = replace(talk, misses=0)
            buttons = () if turn.quiet or talk.only_talk or talk.content else ("praten", "kijken")
            return turn.decide(Say("utter_not_understood_again", buttons=buttons), talk=talk)
        if words < LONG_MESSAGE:
            return turn.decide(Say("utter_not_understood"), talk=talk)
        more, talk = pace.next_move(turn, talk)
        return turn.decide(Say("utter_listen"), *more, talk=talk)
