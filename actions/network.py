"""Answers to the gentle questions: people, animals, and how a day goes."""

from __future__ import annotations

from dataclasses import replace

from actions.listening import hard_part, note_facts
from actions.moves import pace
from actions.moves.contacts import find_contacts
from actions.moves.say import Decision, Say
from actions.turn import TalkAction, Turn


class HearNetwork(TalkAction):
    """Takes in who there is, that there is nobody, or what a day looks like."""

    action_name = "action_hear_network"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk.heard(turn.intent), pending=None, misses=0)
        says = [Say(f"utter_ack_{turn.intent}")]
        if turn.intent == "heeft_contact":
            fresh = [c for c in find_contacts(turn.plain) if c not in talk.contacts]
            if fresh:
                says = [Say(f"utter_contact_{fresh[0]}")]
                talk = replace(talk, contacts=(*talk.contacts, *fresh))
        elif talk.hard_part and talk.hard_part != turn.hard_part_before:
            says = [hard_part(turn, talk.hard_part)]
        elif turn.intent == "vertelt_dagritme":
            fresh_subjects = [s for s in turn.subjects if s not in talk.subjects]
            says += [Say(f"utter_subject_{name}") for name in fresh_subjects[:1]]
        more, talk = pace.next_move(turn, note_facts(talk, turn))
        return turn.decide(*says, *more, talk=talk)
