"""Answers to the gentle questions: people, animals, and how a day goes."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.listening import hard_part, new_subjects, note_facts
from actions.moves import hearing, pace
from actions.moves.contacts import COMPANY_IN_A_STORY, CONTACT_OF_SUBJECT, find_contacts
from actions.moves.say import Decision, Say
from actions.moves.subjects import light
from actions.moves.tone import weighs
from actions.turn import TalkAction, Turn

_MEETS = re.compile(
    r"\b(?:zegt|zei|zeggen|groet\w*|gedag|praat\w*|praatje|kent|kennen|vraagt|vroeg|lacht|lachte|"
    r"aardig\w*|lie(?:f|ve)|naam|zwaait|zwaaide|knikt|klets\w*|spreek|spreken|gesproken|altijd|"
    r"vaste?|bekend\w*|hoi|hallo|goedemorgen|meisje|mevrouw|meneer|jongen|iemand)\b"
)
"""What somebody in a shop does who is there for a person."""


class HearNetwork(TalkAction):
    """Takes in who there is, that there is nobody, or what a day looks like."""

    action_name = "action_hear_network"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk.heard(turn.intent), pending=None, misses=0)
        says = [Say(f"utter_ack_{turn.intent}")]
        asked = (turn.talk.pending or "").startswith("vraag:netwerk")
        subjects = new_subjects(talk, turn)
        company = [name for name in talk.contacts if name in COMPANY_IN_A_STORY]
        if turn.intent == "heeft_contact":
            fresh = [c for c in find_contacts(turn.plain) if c not in talk.contacts]
            open_ = [s for s in turn.subjects if not fresh and s not in talk.put_right]
            known = [s for s in open_ if talk.uses.get(f"utter_subject_{s}")]
            own = [s for s in subjects if CONTACT_OF_SUBJECT.get(s) not in fresh and not light(s)]
            own = own or known
            if own and not asked:
                # Who is named is not who it is about: "Saturday my brother-in-law's birthday".
                says, talk = [Say(f"utter_subject_{own[0]}")], talk.about(own[0])
            elif fresh == ["winkel"] and not asked and not _MEETS.search(turn.plain):
                # Where something was is not who was there.
                says = [Say("utter_listen_heavy" if weighs(turn.plain) else "utter_listen")]
            elif fresh:
                says = [Say(f"utter_contact_{fresh[0]}")]
                talk = talk.about(fresh[0]) if fresh[0] in turn.subjects else talk
            talk = replace(talk, contacts=(*talk.contacts, *fresh))
        elif turn.intent == "heeft_geen_contact" and company:
            says = [Say("utter_no_contact_but", {"eerste": pace.named(f"contact:{company[0]}")})]
        elif talk.hard_part and talk.hard_part != turn.hard_part_before:
            says = [hard_part(turn, talk.hard_part)]
        elif turn.intent == "vertelt_dagritme" and subjects:
            says, talk = [Say(f"utter_subject_{subjects[0]}")], talk.about(subjects[0])
        good = turn.wish in (hearing.GOOD, hearing.KIND)
        if good:
            # Something good is met as that, and nothing is asked on top of it.
            says = [Say(turn.wish)]
        more, talk = pace.next_move(turn, note_facts(talk, turn), tired=good)
        talk = replace(talk, near=None) if more else talk
        return turn.decide(*says, *more, talk=talk)
