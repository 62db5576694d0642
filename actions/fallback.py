"""Not sure what was meant: ask back once, then listen with a way out."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.control import nod
from actions.listening import hard_part, meet_subject, new_subjects, note_facts
from actions.moves import hearing, pace
from actions.moves.ask_back import meanings
from actions.moves.context import LONG_TEXT, STORIES, asks_something
from actions.moves.say import Decision, Say
from actions.moves.state import Talk
from actions.moves.subjects import by_itself, light, thing
from actions.moves.tone import weighs
from actions.moves.words import says, starts
from actions.turn import TalkAction, Turn

TELLING = 3
"""Words from which a message that looks like a story is listened to first."""
BARE = 2
"""Words of a message that is a word by itself."""
NODS = 3
"""Nods in a row; after that it says honestly that it does not follow everything."""
_GOES_ON = re.compile(
    r"\W*(?:(?:en|maar|ja|nou|nee|toch|want|soms|nu|ik vind|vind ik) )*"
    r"(?:hij|zij|ze|die|dat|hem|haar|er|daar\w*|toen|dan|wij|we)\b"
)
"""How a message begins that goes on about what was just said."""
FOLLOWING = 4
"""Words from which a message says enough of what it goes on about: "he is 64" does not."""
NOT_AGAIN = 4
"""Turns after an ask-back in which there is not another."""
TOLD = 0.5
"""From this likelihood somebody just tells on, and nothing was missed."""
LOSS = "overlijden"
HEAVY = "utter_listen_heavy"
PEOPLE = frozenset(
    {"moeder", "vader", "kinderen", "kleinkinderen", "grootouders", "familie", "zus_broer"}
    | {"partner", "ex", "buren", "collegas", "baas"}
)
"""Subjects that are somebody: what weighs about them goes before who it is."""
MIRRORS = 3
"""How often one subject is met by itself."""
FOLLOWED = 2
"""How often one subject is met in all when it is only followed on."""
AFTER_ENOUGH = 2
"""Turns without a question or an offer after "that was it"."""
WHAT_I_SAID = "utter_phrase_wat_zei_ik"
LONG_MESSAGE = 12
"""Words from which a message is listened to instead of asked back about."""


class AskBack(TalkAction):
    """Asks which of two or three meanings fits; after a second miss it listens."""

    action_name = "action_ask_back"

    def answer(self, turn: Turn) -> Decision:
        if turn.wish == "stil":
            talk = replace(turn.talk, pending=None, misses=0)
            return nod(turn, talk, "utter_silence")
        if turn.wish == WHAT_I_SAID and turn.talk.turn == 1:
            # The first words of a talk, after wiping too: nothing was said before them.
            talk = replace(turn.talk, pending=None, misses=0)
            return turn.decide(Say("utter_nothing_left"), talk=talk)
        if turn.wish.startswith("utter_"):
            noted = note_facts(replace(turn.talk, pending=None, misses=0), turn)
            if turn.wish in hearing.CORRECTED:
                noted = noted.corrected(hearing.put_right(turn))
                meant = _meant(turn, noted)
                if _says_more(turn):
                    # "I mean that I cry over nothing" sets nothing right: it tells on.
                    return _told_on(turn, noted, meant)
                if meant:
                    # What is meant after all is met at once, and the old subject is dropped.
                    mirror, after = meet_subject(noted, meant)
                    return turn.decide(Say(hearing.SORRY_NOW), mirror, talk=after)
            if turn.wish == hearing.ENOUGH:
                noted = noted.put_off(offers=AFTER_ENOUGH, questions=AFTER_ENOUGH)
            # The guess was put aside, so it is not what is still to be taken up.
            talk = replace(noted, second=turn.talk.second, second_turn=turn.talk.second_turn)
            return turn.decide(Say(turn.wish), talk=talk)
        just_shown = turn.search.now and turn.talk.turn - turn.talk.last_offer == 1
        if just_shown and says("paste_niet", turn.plain):
            # What was shown did not fit: no mirror of a word in the complaint.
            missed = replace(turn.talk, pending=None, misses=0, last_offer=turn.talk.turn)
            return turn.decide(Say("utter_list_missed"), talk=missed)
        talk = replace(turn.talk, misses=turn.talk.misses + 1, pending=None)
        # "What I did today? Folded the laundry" answers.
        asks = turn.text.rstrip(" .!\"'").endswith("?")
        if len(turn.text) >= LONG_TEXT:
            talk = note_facts(replace(talk, misses=0), turn)
            return turn.decide(Say("utter_long_letter"), Say("utter_listen"), talk=talk)
        if talk.hard_part and talk.hard_part != turn.hard_part_before and not asks:
            met = note_facts(replace(talk, misses=0), turn)
            return turn.decide(hard_part(turn, talk.hard_part), talk=met)
        subject = _about(turn)
        if subject:
            # The sentence is not clear, but what it is about is: meet that.
            if asks:
                known = note_facts(replace(talk, misses=0), turn)
                return turn.decide(Say("utter_no_answer"), talk=known)
            mirror, after = meet_subject(replace(talk, misses=0), subject)
            # "They took my son": real words go before the noun.
            heavy = (Say(HEAVY),) if subject in PEOPLE and weighs(turn.plain) else ()
            return turn.decide(*heavy, mirror, talk=note_facts(after, turn))
        likely = meanings(turn.ranking, places_shown=bool(turn.search.now))
        words = len(turn.plain.split())
        tells = not likely or likely[0] in STORIES or not says("vraagt", turn.plain)
        telling = words >= TELLING and (tells or turn.told >= TOLD) and not asks
        if pace.unfinished(turn.text, turn.plain) and not turn.quiet:
            # The sentence still goes on: nothing is asked in the middle of it.
            return turn.decide(Say("utter_listen_piece"), talk=replace(talk, misses=0))
        if telling or (turn.quiet and words > 1 and not asks):
            # Somebody is telling; a question about what was meant would only break in.
            if weighs(turn.plain) and not turn.quiet:
                return turn.decide(Say(HEAVY), talk=replace(talk, misses=0))
            open_ = not turn.quiet and words <= LONG_MESSAGE and not starts("nee", turn.plain)
            if open_ and pace.may_wonder(talk):
                return turn.decide(Say("utter_wonder"), talk=talk.wondering())
            if talk.misses > NODS and turn.told < TOLD:
                return turn.decide(Say("utter_half_followed"), talk=replace(talk, misses=0))
            return turn.decide(Say("utter_listen"), talk=talk)
        if words <= BARE and not asks and not turn.search.now:
            # A word by itself is an answer too; a row of buttons would be a form.
            return turn.decide(Say("utter_phrase_kort"), talk=replace(talk, misses=0))
        asked_back = (
            turn.talk.recent == "bedoeling" and talk.turn - turn.talk.last_question <= NOT_AGAIN
        )
        if talk.turn < talk.no_questions_until and not asks and not turn.search.now:
            # Who wants no questions is not asked what was meant either.
            return turn.decide(Say("utter_listen"), talk=talk)
        if not asks and not asks_something(turn) and not turn.search.now:
            # "That is quite true" asks nothing: buttons would break in.
            return turn.decide(Say("utter_listen"), talk=talk)
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
        return turn.decide(Say("utter_listen"), talk=talk)


_MEANS = re.compile(r"(?:(?:ja|nou|eh|maar|nee|gewoon|sorry|wacht) )*ik bedoel(?:de)?(?: \w+){5,}")
"""How a message begins that says once more what was meant, at length."""


def _says_more(turn: Turn) -> bool:
    return turn.wish == "utter_phrase_verbetert" and bool(_MEANS.fullmatch(turn.plain))


def _told_on(turn: Turn, talk: Talk, meant: str | None) -> Decision:
    """What is told at length behind "I mean": met for what it is."""
    if meant and not weighs(turn.plain):
        mirror, talk = meet_subject(talk, meant)
        return turn.decide(mirror, talk=talk)
    return turn.decide(Say(HEAVY if weighs(turn.plain) else "utter_listen"), talk=talk)


def _meant(turn: Turn, talk: Talk) -> str | None:
    """The subject that a correction names in the place of what was met; or None."""
    if turn.wish == hearing.SORRY_GOOD:
        return None
    known = (*hearing.last_met(turn.talk), *talk.put_right)
    return next(
        (n for n in turn.subjects if n not in known and by_itself(n, turn.plain) and not light(n)),
        None,
    )


def _about(turn: Turn) -> str | None:
    """The subject of a message that is not clear: one it names, or the one it follows on."""
    talk = turn.talk
    fresh = new_subjects(talk, turn)
    # What weighs goes before the shop in which it happened.
    told = [
        name
        for name in turn.subjects
        if name not in talk.put_right and by_itself(name, turn.plain)
    ]
    heavy = weighs(turn.plain)
    for name in sorted((*fresh, *told), key=light):
        if heavy and f"utter_subject_{name}" in talk.uses:
            # Who it is about was met; what weighs is not met with the same noun again.
            continue
        if talk.uses.get(f"utter_subject_{name}", 0) < (1 if thing(name) else MIRRORS):
            return name
    next_to = talk.turn - talk.near_turn == 1 and "?" not in turn.text
    follows = talk.near if next_to and not heavy and _GOES_ON.match(turn.plain) else None
    enough = len(turn.plain.split()) >= FOLLOWING
    # What comes after a loss need not be about it: "she also said something about a child".
    on = (
        follows
        and follows != LOSS
        and not light(follows)
        and talk.uses.get(f"utter_subject_{follows}", 0) < FOLLOWED
    )
    return follows if on and enough else None
