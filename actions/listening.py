"""Listening: what the person tells is met first; a question or an offer comes seldom."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import pace
from actions.moves.say import Decision, Say
from actions.moves.state import Talk
from actions.turn import TalkAction, Turn

LONG_TEXT = 700
"""Characters from which a message is met as a long story or a pasted letter."""


class AcknowledgeStory(TalkAction):
    """Meets what the person told: theme first, then a subject of theirs, then seldom a move."""

    action_name = "action_acknowledge_story"

    def answer(self, turn: Turn) -> Decision:
        if turn.talk.pending == "terugkoppeling" and turn.pressed:
            return feedback(turn)
        says, talk = acknowledge(turn)
        more, talk = pace.next_move(turn, talk)
        if not more and len(says) == 1 and talk.turn % 3 == 1 and not turn.quiet:
            says = (*says, Say("utter_invite"))
        return turn.decide(*says, *more, talk=talk)


def acknowledge(turn: Turn) -> tuple[tuple[Say, ...], Talk]:
    """The acknowledgement of a theme and of one subject that is new, and the talk after it."""
    theme = turn.intent
    again = theme in turn.talk.themes
    talk = replace(turn.talk.heard(theme), pending=None, misses=0)
    says = [Say(f"utter_ack2_{theme}" if again else f"utter_ack_{theme}")]
    if len(turn.text) >= LONG_TEXT:
        says.insert(0, Say("utter_long_letter"))
        return tuple(says), _with_subjects(talk, turn)
    fresh = [name for name in turn.subjects if name not in talk.subjects]
    if fresh:
        says.append(Say(f"utter_subject_{fresh[0]}"))
    return tuple(says), _with_subjects(talk, turn)


def _with_subjects(talk: Talk, turn: Turn) -> Talk:
    fresh = tuple(name for name in turn.subjects if name not in talk.subjects)
    return replace(talk, subjects=(*talk.subjects, *fresh))


def feedback(turn: Turn) -> Decision:
    """The thanks for an answer to the feedback question; only its kind is counted."""
    kinds = {"gaat_goed": "yes", "bevestigen": "yes", "gaat_matig": "meh"}
    kind = kinds.get(turn.intent, "no")
    talk = replace(turn.talk, pending=None)
    return turn.decide(Say(f"utter_feedback_{kind}"), talk=talk, control={"feedback": kind})
