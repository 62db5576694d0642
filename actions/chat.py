"""Small talk, met in kind and briefly."""

from __future__ import annotations

from dataclasses import replace

from actions.listening import meet_subject, new_subjects, note_facts
from actions.moves.say import Decision, Say
from actions.moves.sidepaths import day_named, response_for
from actions.moves.tone import weighs
from actions.turn import TalkAction, Turn

ANYTHING = "utter_chat_other"
TODAY = "utter_chat_today"


class ChatAlong(TalkAction):
    """Chats along: the weather, football, food and the dog count as talk."""

    action_name = "action_chat_along"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk, pending=None, misses=0)
        name = response_for("kletsen", turn.plain)
        if name == TODAY:
            return turn.decide(Say(name, {"eerste": day_named(turn.now)}), talk=talk)
        if name == ANYTHING and weighs(turn.plain) and not turn.quiet:
            return turn.decide(Say("utter_listen_heavy"), talk=note_facts(talk, turn))
        fresh = new_subjects(talk, turn)
        if name == ANYTHING and fresh:
            mirror, talk = meet_subject(talk, fresh[0])
            return turn.decide(mirror, talk=note_facts(talk, turn))
        return turn.decide(Say(name), talk=talk)
