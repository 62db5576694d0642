"""Small talk, met in kind and briefly."""

from __future__ import annotations

from dataclasses import replace

from actions.moves.say import Decision, Say
from actions.moves.sidepaths import response_for
from actions.turn import TalkAction, Turn


class ChatAlong(TalkAction):
    """Chats along: the weather, football, food and the dog count as talk."""

    action_name = "action_chat_along"

    def answer(self, turn: Turn) -> Decision:
        name = response_for("kletsen", turn.plain)
        return turn.decide(Say(name), talk=replace(turn.talk, pending=None, misses=0))
