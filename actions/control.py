"""Yes, no, don't know, rather not, thanks, explain: short answers, by what was asked."""

from __future__ import annotations

from dataclasses import replace

from actions.listening import feedback, meet_subject, note_facts
from actions.moves import pace, words
from actions.moves.context import STALE
from actions.moves.hearing import SORRY_NOW
from actions.moves.phrases import answer_with, find
from actions.moves.say import Decision, Say
from actions.moves.showing import help_for
from actions.moves.sidepaths import response_for
from actions.moves.state import Talk
from actions.moves.subjects import by_itself
from actions.moves.tone import tone
from actions.search import show, show_places
from actions.turn import TalkAction, Turn

PLACE_IN_MIND = 3
"""Turns in which "what do you mean" is about the places that were shown."""
NO_MORE = 1000
"""Turns without a question for who asks not to be questioned: the rest of the talk."""
AFTER_NO = 5
"""Turns without an offer after a no."""
NO_QUESTIONS = frozenset({"utter_no_questions", "utter_no_questions_sorry"})
"""What is said to who wants no questions at all; an offer is one too."""
EXPLAIN = "utter_cannot_explain"
NEVER_MIND = "utter_phrase_laat_maar"
WHAT_IS_113 = "utter_what_is_113"
PROMISED = "utter_never_promised"
_ONCE = ("terugkoppeling", "wissen")
"""Questions to which every no is an answer, however it is worded."""
LETTERS = frozenset({"brief_instantie", "uwv", "uitkering", "schulden", "huur", "keuring"})
"""Subjects that come by post."""


class TakeYes(TalkAction):
    """A yes to what was asked; to nothing, it is a nod."""

    action_name = "action_take_yes"

    def answer(self, turn: Turn) -> Decision:
        pending = turn.talk.pending or ""
        talk = replace(turn.talk, pending=None, misses=0)
        if turn.wish == "oefenen":
            return turn.decide(Say("utter_rehearse_other"), Say("utter_rehearse_end"), talk=talk)
        if turn.wish == "tonen" and (kind := help_for(talk)):
            # Asked anew after a while, what was shown then may be just what is meant.
            old = talk.turn - talk.last_offer > PLACE_IN_MIND and turn.search.category == kind
            shown = () if old else turn.search.shown
            return show(turn, talk, replace(turn.search, category=kind, shown=shown))
        if pending == "aanbod" or turn.wish == "tonen":
            return show_places(turn, talk)
        if pending == "samenvatting":
            return turn.decide(Say("utter_summary_yes"), talk=talk)
        if pending == "terugkoppeling":
            return feedback(turn)
        if pending == "wissen":
            return turn.decide(Say("utter_wiped"), control={"wipe": True})
        if pending.startswith("vraag:"):
            return turn.decide(Say("utter_answer_yes"), talk=talk)
        return nod(turn, talk, "utter_accept_yes")


class TakeNo(TalkAction):
    """A no is accepted at once, and nothing is offered for a while."""

    action_name = "action_take_no"

    def answer(self, turn: Turn) -> Decision:
        pending = turn.talk.pending or ""
        talk = replace(turn.talk, pending=None, misses=0)
        own = answer_with("ontkennen", turn.plain, turn=talk.turn)
        whole = pending not in _ONCE and not (pending and own == NEVER_MIND)
        if own and not turn.quiet and whole:
            # Who does not want help is left in peace a little longer.
            return turn.decide(Say(own), talk=talk.put_off(offers=AFTER_NO, questions=AFTER_NO))
        if PROMISED in talk.uses and "?" in turn.text and not pending:
            # "Not even that?" goes on about what it cannot do.
            return turn.decide(Say(PROMISED), talk=talk)
        if pending == "samenvatting":
            return _not_so(turn, talk)
        if pending == "terugkoppeling":
            return feedback(turn)
        if pending.startswith("vraag:"):
            return turn.decide(Say("utter_answer_no"), talk=talk)
        if pending == "wissen":
            return turn.decide(Say("utter_wipe_not"), talk=talk)
        if pending == "wijk":
            return turn.decide(Say("utter_skip_accepted"), talk=talk)
        talk = talk.put_off(offers=AFTER_NO, questions=2)
        name = "utter_first_step_not_today" if pending == "eerste_stap" else "utter_accept_no"
        if turn.quiet and name == "utter_accept_no":
            # "Fine" is not the word in a talk about danger.
            name = "utter_listen"
        return turn.decide(Say(name), talk=talk)


def _not_so(turn: Turn, talk: Talk) -> Decision:
    """A no to a summary: what it named does not come back, and what is said instead is met."""
    talk = talk.corrected(talk.summarised[-2:])
    told = (n for n in turn.subjects if n not in talk.put_right and by_itself(n, turn.plain))
    meant = next(told, None)
    if meant is None or turn.quiet:
        return turn.decide(Say("utter_summary_no"), talk=talk)
    mirror, talk = meet_subject(talk, meant)
    return turn.decide(Say(SORRY_NOW), mirror, talk=note_facts(talk, turn))


class TakeUnsure(TalkAction):
    """No answer, or rather not: the question is dropped and never put again."""

    action_name = "action_take_unsure"

    def answer(self, turn: Turn) -> Decision:
        pending = turn.talk.pending or ""
        talk = replace(turn.talk, pending=None, misses=0)
        wanted = response_for("liever_niet_zeggen", turn.plain)
        if turn.intent == "liever_niet_zeggen" and wanted in NO_QUESTIONS:
            return turn.decide(Say(wanted), talk=talk.put_off(offers=NO_MORE, questions=NO_MORE))
        if pending == "wijk":
            return turn.decide(Say("utter_skip_accepted"), talk=talk)
        if turn.intent == "liever_niet_zeggen":
            never = words.says("geen_vragen", turn.plain)
            talk = talk.put_off(offers=AFTER_NO, questions=NO_MORE if never else 4)
            name = "utter_skip_accepted" if pending else wanted
            return turn.decide(Say(name), talk=talk)
        talk = talk.put_off(offers=2 if pending == "aanbod" else 0, questions=2)
        return turn.decide(Say("utter_accept_dont_know"), talk=talk)


def nod(turn: Turn, talk: Talk, name: str) -> Decision:
    """A short answer to a message that holds nothing new: what is still open is taken up."""
    second, talk = (None, talk) if turn.quiet else pace.take_up(talk)
    return turn.decide(second or Say(name), talk=talk)


class ThankBack(TalkAction):
    """Takes thanks, briefly."""

    action_name = "action_thank_back"

    def answer(self, turn: Turn) -> Decision:
        if turn.talk.pending == "terugkoppeling" and words.starts("ja", turn.plain):
            return feedback(replace(turn, intent="bevestigen"))
        return turn.decide(
            Say("utter_thanks_back"), talk=replace(turn.talk, pending=None, misses=0)
        )


class ExplainAgain(TalkAction):
    """Says it in simpler words."""

    action_name = "action_explain_again"

    def answer(self, turn: Turn) -> Decision:
        talk = replace(turn.talk, misses=0).put_off(questions=2)
        if _about_a_letter(turn):
            return _who_reads_along(turn, talk)
        if WHAT_IS_113 in talk.uses and "dat" in turn.plain.split():
            return turn.decide(Say(WHAT_IS_113), talk=talk)
        place = turn.search.focus and turn.talk.turn - turn.talk.last_offer <= PLACE_IN_MIND
        return turn.decide(
            Say("utter_explain_place" if place else "utter_explain_again"), talk=talk
        )


def _about_a_letter(turn: Turn) -> bool:
    """Whether it is a letter that is not understood, and not what was said here."""
    talk = turn.talk
    asked = find(turn.plain, turn=talk.turn)
    if asked is not None and asked.name == "uitleg_brief":
        return True
    just_now = talk.turn - talk.near_turn <= STALE and talk.near in LETTERS
    offered = talk.recent == "aanbod" and "utter_search_letter" in talk.uses
    offered = offered and talk.turn - talk.last_question <= STALE
    told = "utter_phrase_brief_snapt_niet" in talk.uses
    asks = response_for("niet_begrepen", turn.plain) == EXPLAIN
    return (just_now or offered or told) and asks


def _who_reads_along(turn: Turn, talk: Talk) -> Decision:
    """It cannot explain a letter; who can is offered, where something may be offered."""
    talk = note_facts(replace(talk, pending=None), turn)
    closed = turn.quiet or talk.only_talk or talk.content or talk.turn < talk.no_offers_until
    again = "utter_search_letter" in talk.uses
    if closed or again:
        return turn.decide(Say(EXPLAIN), talk=talk)
    talk = replace(talk.asking("aanbod"), last_offer=talk.turn, offers=talk.offers + 1)
    search = replace(turn.search, category="zoek_praktische_hulp")
    offer = Say("utter_search_letter", buttons=("laat_zien", "nu_niet"))
    return turn.decide(offer, talk=talk, search=search)


class OnlyListen(TalkAction):
    """Only talking, for the rest of the session: no offers unless asked."""

    action_name = "action_only_listen"

    def answer(self, turn: Turn) -> Decision:
        name = "utter_only_talk_again" if turn.talk.only_talk else "utter_only_talk"
        talk = replace(
            turn.talk.heard(turn.intent), only_talk=True, pending=None, misses=0
        ).put_off(questions=2)
        return turn.decide(Say(name), talk=talk)


class LeaveInPeace(TalkAction):
    """Content alone: confirmed, and neither asked about nor offered anything any more."""

    action_name = "action_leave_in_peace"

    def answer(self, turn: Turn) -> Decision:
        name = "utter_content_again" if turn.talk.content else "utter_content"
        talk = replace(turn.talk.heard(turn.intent), content=True, pending=None, misses=0)
        known = (*talk.subjects, *talk.put_right)
        fresh = [s for s in turn.subjects if s not in known]
        if tone(turn.plain, turn.text) == "good":
            fresh = []
        says = [Say(name), *(Say(f"utter_subject_{subject}") for subject in fresh[:1])]
        return turn.decide(*says, talk=note_facts(talk, turn))
