"""Listening: what the person tells is met first; a question or an offer comes seldom."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import pace, words
from actions.moves.contacts import COMPANY_IN_A_STORY, CONTACT_OF_SUBJECT, find_contacts
from actions.moves.context import LONG_TEXT
from actions.moves.say import Decision, Say
from actions.moves.state import Talk
from actions.moves.subjects import by_itself, light, thing
from actions.moves.tone import tone
from actions.turn import TalkAction, Turn

NEWS = frozenset({"keuring", "brief_instantie", "afwijzing"})
"""Subjects that are bad news of themselves."""
BY_POST = frozenset({*NEWS, "uwv", "uitkering", "honderd_brieven", "huur", "schulden"})
"""Subjects that are bad news when they come by post."""
COMPANY = frozenset({"partner", "hond", "kat", "dierenarts", "collegas", "kleinkinderen"})
"""Whose mirrors speak of being together, or of getting well: they do not fit once someone is
lost."""
BAD_NEWS = frozenset(
    {"druk_van_instanties", "moedeloos", "werk_verloren", "gaat_slecht", "geldzorgen"}
)
"""Themes with which such a subject makes a bad-news day."""
HEAVY = frozenset(words.themes())
WISH = frozenset({"eenzaam"})
FEAR = frozenset({"drempelvrees"})
LONG_ENOUGH = 7
"""From so many words somebody is telling already: "tell me" would not have heard that."""
SECOND_THEME = 0.2
"""From this likelihood a second theme was told too."""
SECOND_WORDS = 7
"""Words that a message has at least when it tells of two things."""


class AcknowledgeStory(TalkAction):
    """Meets what the person told, in one or two sentences, and then seldom makes a move."""

    action_name = "action_acknowledge_story"

    def answer(self, turn: Turn) -> Decision:
        if turn.talk.pending == "terugkoppeling" and turn.pressed:
            return feedback(turn)
        says, talk = acknowledge(turn)
        bad_news = any(say.response.startswith("utter_bad_") for say in says)
        good = _goes_well(turn)
        # Two things met are enough for one reply, and so is something good.
        full = bad_news or len(says) > 1 or len(turn.text) >= LONG_TEXT or good
        more, talk = pace.next_move(turn, talk, tired=full)
        talk = replace(talk, near=None) if more else talk
        brief = len(turn.plain.split()) < LONG_ENOUGH
        room = not more and len(says) == 1 and brief and not good and not turn.quiet
        if room and pace.may_invite(talk):
            talk = replace(talk, last_invite=talk.turn)
            says = (*says, Say("utter_invite"))
        return turn.decide(*says, *more, talk=talk)


def acknowledge(turn: Turn) -> tuple[tuple[Say, ...], Talk]:
    """The acknowledgement of a theme and of one subject that is new, and the talk after it."""
    talk = replace(turn.talk.heard(turn.intent), pending=None, misses=0)
    says = [_first(turn)]
    if len(turn.text) >= LONG_TEXT:
        says.insert(0, Say("utter_long_letter"))
        return tuple(says), note_facts(talk, turn)
    fresh = new_subjects(talk, turn)
    bad_news = _bad_news(turn, fresh)
    if bad_news:
        says = [Say(bad_news)] if turn.intent in talk.themes[:-1] else [*says, Say(bad_news)]
    elif talk.hard_part and talk.hard_part != turn.hard_part_before:
        says.append(hard_part(turn, talk.hard_part))
    elif fresh and not _goes_well(turn):
        mirror = Say(f"utter_subject_{fresh[0]}")
        # "My back hurts" is about the back: a sentence about bodies before it would say less.
        says = [mirror] if _within_theme(fresh[0], turn.intent) else [*says, mirror]
        talk = talk.about(fresh[0])
    return tuple(says), note_facts(talk, turn)


def _goes_well(turn: Turn) -> bool:
    """Whether it goes well with what is told, so that a mirror adds nothing."""
    found = tone(turn.plain, turn.text)
    turns = found in ("bad", "mixed") or (found == "none" and "maar" in turn.plain.split())
    return turn.intent == "gaat_goed" and not turns


def _within_theme(subject: str, theme: str) -> bool:
    """Whether a subject says the same as the theme, only more exactly."""
    known = words.themes().get(theme)
    return known is not None and subject in known.exact


def meet_subject(talk: Talk, name: str) -> tuple[Say, Talk]:
    """What meets a subject by itself, and the talk after it."""
    return Say(f"utter_subject_{name}"), talk.about(name)


def _bad_news(turn: Turn, fresh: list[str]) -> str | None:
    """What meets a letter, a rejection or an assessment on a bad day; or None."""
    if turn.intent not in BAD_NEWS:
        return None
    if words.says("post", turn.plain) and not BY_POST.isdisjoint(fresh):
        return "utter_bad_letter"
    return None if NEWS.isdisjoint(fresh) else "utter_bad_news"


def _first(turn: Turn) -> Say:
    """The sentence that meets the theme itself."""
    theme, themes = turn.intent, frozenset(turn.talk.themes)
    if theme == "gaat_goed" and HEAVY & themes:
        return Say("utter_good_small")
    both = (theme in FEAR and WISH & themes) or (theme in WISH and FEAR & themes)
    if both and "utter_both_sides" not in turn.talk.uses:
        return Say("utter_both_sides")
    return Say(f"utter_ack2_{theme}" if theme in themes else f"utter_ack_{theme}")


def hard_part(turn: Turn, name: str) -> Say:
    """What meets a part of the day that is long: it may be that part now."""
    if name == pace.part_of_day(turn.now.hour):
        return Say("utter_hard_hour")
    return Say("utter_hard_part", {"eerste": words.part(name).phrase})


def new_subjects(talk: Talk, turn: Turn) -> list[str]:
    """The subjects that are new in this message; who was lost is not named as company."""
    lost = words.says("verlies", turn.plain) or turn.intent == "rouw_en_verlies"
    ill = words.says("ander_ziek", turn.plain)
    return [
        name
        for name in turn.subjects
        if name not in talk.subjects
        and name not in talk.put_right
        and by_itself(name, turn.plain)
        and not (lost and name in COMPANY)
        and not (ill and name in CONTACT_OF_SUBJECT)
    ]


def note_facts(talk: Talk, turn: Turn) -> Talk:
    """The talk with the subjects, the company and the second theme of this message."""
    fresh = tuple(new_subjects(talk, turn))
    company: tuple[str, ...] = ()
    if "overlijden" not in turn.subjects and turn.intent != "rouw_en_verlies":
        company = tuple(
            name
            for name in find_contacts(turn.plain)
            if name in COMPANY_IN_A_STORY and name not in talk.contacts
        )
    after = replace(talk, subjects=(*talk.subjects, *fresh), contacts=(*talk.contacts, *company))
    second = _second(turn, fresh)
    if second in BY_POST and turn.intent in BAD_NEWS:
        # The letter was met already.
        second = None
    if second is None or len(turn.text) >= LONG_TEXT:
        return after
    return replace(after, second=second, second_turn=talk.turn)


def _second(turn: Turn, fresh: tuple[str, ...]) -> str | None:
    """The second thing that this message tells, which the reply does not meet."""
    if len(turn.plain.split()) < SECOND_WORDS:
        return None
    for theme, likelihood in turn.ranking:
        known = words.themes().get(theme)
        if theme == turn.intent or known is None or theme in turn.talk.themes:
            continue
        told = likelihood >= SECOND_THEME and words.supports(theme, turn.plain)
        if told and known.subjects.isdisjoint(fresh):
            return theme
    return next((name for name in fresh[1:] if not (light(name) or thing(name))), None)


def feedback(turn: Turn) -> Decision:
    """The thanks for an answer to the feedback question; only its kind is counted."""
    kinds = {"gaat_goed": "yes", "bevestigen": "yes", "gaat_matig": "meh"}
    kind = kinds.get(turn.intent, "no")
    talk = replace(turn.talk, pending=None)
    return turn.decide(Say(f"utter_feedback_{kind}"), talk=talk, control={"feedback": kind})
