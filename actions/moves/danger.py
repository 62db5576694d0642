"""What is said about danger, turn by turn. Pure: state and what was recognised in, names out.

The levels come from the safety module; this file only knows their order (a test keeps the two
equal). Sentences are in `data/responses/danger.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

ORDER = (
    *("3", "V2", "M", "O3", "T", "2", "KV", "V1", "S", "O", "1b"),
    *("A", "P", "past", "K", "1a", "T0"),
)
"""Levels from most to least pressing."""

_FAMILY: Mapping[str, str] = {
    **dict.fromkeys(("3", "2", "1b", "S", "past", "1a"), "life"),
    **dict.fromkeys(("O3", "O"), "other"),
    **dict.fromkeys(("V2", "KV", "V1"), "unsafe"),
    **dict.fromkeys(("T", "T0"), "threat"),
    **dict.fromkeys(("M", "A"), "body"),
    "P": "mind",
    "K": "child",
}
"""What a level is about. One subject of each family can be open beside another."""
_LIFE = ("3", "2", "1b", "S", "past", "1a")
"""The person's own life, from what lowers to what is lowered: doubt about life beats a wound."""
_NUMBERS: Mapping[str, frozenset[str]] = {
    "life": frozenset({"113"}),
    "other": frozenset({"113"}),
    "unsafe": frozenset({"0800-2000", "112"}),
    "threat": frozenset({"112"}),
    "body": frozenset({"112"}),
    "mind": frozenset(),
    "child": frozenset({"0800-0432"}),
}
"""What the replies of a family show at least."""
_SESSION = frozenset({"3", "V2", "M", "O3", "T", "2", "KV", "V1", "S", "O", "1b", "K"})
"""After these nothing is offered any more in this talk, unless the person asks."""
_SUICIDE = frozenset({"3", "2", "S", "O", "O3", "1b", "past", "1a"})
_UNSAFE = frozenset({"V1", "V2", "KV"})
_URGENT = frozenset({"3", "V2", "M", "O3"})
_STAYS = {
    "1a": 0,
    "1b": 4,
    "2": 8,
    "S": 5,
    "O": 4,
    "V1": 6,
    "A": 3,
    "P": 3,
    "T": 4,
    "past": 0,
    "V2": 8,
}
"""Turns without new danger that a subject stays open. Absent: until help is there, or always."""
_QUIET_AFTER_1A = 3

_EVENT_OF_INTENT = {
    "bevestigen": "ja",
    "ontkennen": "nee",
    "weet_niet": "weet_niet",
    "liever_niet_zeggen": "weet_niet",
    "bedanken": "bedankt",
    "afscheid": "doei",
    "stoppen": "doei",
}
SHORT_ANSWERS = frozenset(_EVENT_OF_INTENT)
_ANSWERED_BY: Mapping[str, frozenset[str]] = {
    "moe": frozenset({"1a"}),
    "nee_niet_dood": frozenset({"1a", "1b", "past"}),
}
"""Answers that hold words of danger themselves ("no, I do not want to die"), with the levels that
such words may have. A plain wish to die is never read as a no."""
_CALLED = frozenset({"gebeld_112", "hulp_is_er"})
_LEAVES = frozenset({"doei", "laat_maar", "bedankt", "ja", "ja_en_meer", "nee_en_meer"})
"""Said together with words of danger, the danger is what counts."""
GROWN_UP = "toch_volwassen"
ABOUT_SELF = "over_naast"
"""The event of a question about the program itself, asked in the middle of danger."""
_CHILD_MAY_HEAR = frozenset(
    {
        *("gaat_goed", "gaat_matig", "gaat_slecht", "eenzaam", "buitengesloten", "schaamte"),
        *("moedeloos", "rouw_en_verlies", "slaap_en_moe", "kletsen", "vraag_mens_of_bot"),
        *("vraag_privacy", "heeft_contact", "heeft_geen_contact", "andere_taal"),
    }
)
"""What a minor is answered besides the children's line; nothing of the map is among it."""


@dataclass(frozen=True)
class DangerState:
    """What is kept of danger within one talk: levels and counts, never words."""

    level: str | None = None
    """The subject that is open now."""
    beside: str | None = None
    """A second subject of another family, which goes on behind the first."""
    highest: str | None = None
    """The most pressing level of this talk."""
    open: str | None = None
    """The level whose question waits for an answer."""
    since: int = 0
    """Turns since danger was last heard."""
    unclear: int = 0
    """How often 1a was answered."""
    minor: bool = False
    guessed: bool = False
    """The open subject rests on the classifier alone; a no is enough to close it."""
    asked_112: bool = False
    """Help was called, and is on its way."""

    @property
    def quiet(self) -> bool:
        """No offers, no feedback question, no cheerful goodbye."""
        if self.highest in _SESSION or self.minor:
            return True
        return self.unclear > 0 and self.since <= _QUIET_AFTER_1A

    @classmethod
    def flagged(cls, level: str) -> DangerState:
        """The state of a talk in which this level was heard and nothing more is known."""
        return cls(level=level, highest=level, minor=level in ("K", "KV"))

    @classmethod
    def from_dict(cls, value: object) -> DangerState:
        """The state that was kept; a fresh one for anything that is not one."""
        if not isinstance(value, Mapping):
            return cls()
        known = {field.name for field in fields(cls)}
        return cls(**{key: item for key, item in value.items() if key in known})

    def to_dict(self) -> dict[str, Any]:
        """The state as plain values, for a slot or a record."""
        return asdict(self)


@dataclass(frozen=True)
class DangerAnswer:
    """What to say about danger, and how the talk goes on.

    Attributes:
        responses: names of responses, in order; may be empty.
        state: the state after this turn.
        go_on: the ordinary answer comes first, then these.
        quiet: nothing is offered or asked besides.
        buttons: names from `data/knoppen.yml`.
    """

    responses: tuple[str, ...]
    state: DangerState
    go_on: bool = False
    quiet: bool = True
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Step:
    """One answer: the response, the subject after it, and the question that it leaves open."""

    response: str
    level: str | None
    open: str | None = None
    buttons: tuple[str, ...] = ()
    called: bool = False


def highest_of(levels: Iterable[str]) -> str | None:
    """The most pressing of some levels."""
    return min(levels, key=ORDER.index, default=None)


def highest(first: str | None, second: str | None) -> str | None:
    """The more pressing of two levels; an unknown name counts as none."""
    known = [level for level in (first, second) if level in ORDER]
    return min(known, key=ORDER.index) if known else None


_YES_NO = ("ja", "nee")
_FIRST: Mapping[str, _Step] = {
    "3": _Step("3", "3"),
    "V2": _Step("v2", "V2"),
    "M": _Step("m", "M"),
    "O3": _Step("o3", "O3"),
    "T": _Step("t", "T"),
    "2": _Step("2", "2", "2", _YES_NO),
    "KV": _Step("kv", "KV", None, ("wissen",)),
    "V1": _Step("v1", "V1", None, ("wissen",)),
    "S": _Step("s", "S", "S", _YES_NO),
    "O": _Step("o", "O"),
    "1b": _Step("1b", "1b", "1b", _YES_NO),
    "A": _Step("a", "A"),
    "P": _Step("p", "P"),
    "past": _Step("past", "past", "past", _YES_NO),
    "K": _Step("k", "K"),
    "1a": _Step("1a", "1a", "1a"),
    "T0": _Step("t0", None),
}
# What is said first when the message tells more than its level.
_FIRST_WITH: Mapping[tuple[str, str], str] = {
    ("V1", "seksueel"): "v1_sexual",
    ("2", "euthanasie"): "2_doctor",
    ("3", "stemmen"): "3_voices",
    ("T", "wapen"): "t_weapon",
    ("O", "deur_dicht"): "o_door",
    ("S", "bloedt_hard"): "s_bleeds_hard",
    ("M", "bloedt_hard"): "s_bleeds_hard",
    ("M", "brand"): "m_fire",
}
# What is said first when only the classifier thinks so: the same numbers, less certain words.
_FIRST_GUESSED: Mapping[str, str] = {
    "1b": "1b_maybe",
    "M": "m_maybe",
    "V1": "v1_maybe",
    "T": "t_maybe",
}
_CONFUSED = (frozenset({"threat", "unsafe"}), frozenset({"unsafe", "mind"}))
"""Subjects that the classifier takes for each other: who is angry and who is hurt."""
_STAYS_GUESSED = 3
# The same level once more.
_AGAIN: Mapping[str, str] = {
    "3": "3_still",
    "V2": "v2_still",
    "M": "m_still",
    "O3": "m_still",
    "T": "t_still_angry",
    "2": "2_still",
    "KV": "kv_still",
    "V1": "v1_still",
    "S": "s_still",
    "O": "o_still",
    "1b": "2_still",
    "A": "a_still",
    "P": "p_still",
    "past": "past",
    "K": "k_still",
}

_TALK_113 = {
    "durf_niet_bellen": "afraid_to_call",
    "niemand_vertellen": "tell_nobody",
    "iemand_sturen": "cannot_send",
    "bezet": "line_busy",
    "helpt_niet": "no_use",
    "gebeld": "called",
    "iemand_bij_me": "someone_here",
    "niemand_bij_me": "nobody_here",
    "grapje": "joke",
    "laat_maar": "leaving",
    "doei": "goodbye",
    "bedankt": "thanks",
}


def _steps(level: str, names: Mapping[str, str], **after: str | None) -> dict[str, _Step]:
    """Steps that stay at the level, except the events named in `after`."""
    return {event: _Step(name, after.get(event, level)) for event, name in names.items()}


# After 112 was called: an open door helps who waits for an ambulance, not who hides.
_CALLED_112: Mapping[str, str] = {"M": "m_called", "V2": "v2_called", "O3": "o_called"}
_WAITING: Mapping[str, str] = {"V2": "v2_called", "O3": "o_called"}


def _acute(level: str, names: Mapping[str, str], **after: str | None) -> dict[str, _Step]:
    """Steps of a level in which every reply begins with 112 until help is there."""
    usual = {
        ABOUT_SELF: "112_program",
        "niemand_vertellen": "112_tell_nobody",
        "durf_niet_bellen": "112_afraid_to_call",
        "iemand_sturen": "112_afraid_to_call",
        "bedankt": "112_leaving",
        "laat_maar": "112_leaving",
        "doei": "112_leaving",
        "nee": "112_no",
        "nee_en_meer": "112_no",
    }
    called = _Step(_CALLED_112.get(level, "112_called"), level, called=True)
    return {**_steps(level, {**usual, **names}, **after), "gebeld_112": called}


_MISREAD = {"verkeerd_begrepen": _Step("read_wrong", None)}
_HELP = _Step("help_there", "2")
_HELP_112 = _Step("help_there_112", None)

# What is said to each kind of next turn, by the subject that is open.
_NEXT: Mapping[str, Mapping[str, _Step]] = {
    "3": {
        **_acute(
            "3",
            {
                "durf_niet_bellen": "3_afraid_to_call",
                "iemand_sturen": "3_afraid_to_call",
                ABOUT_SELF: "3_program",
                "niemand_vertellen": "3_tell_nobody",
                "gebeld": "3_called",
                "helpt_niet": "3_no",
                "bezet": "3_still",
                "laat_maar": "3_leaving",
                "doei": "3_leaving",
                "bedankt": "3_leaving",
                "iemand_bij_me": "3_someone_here",
                "niemand_bij_me": "3_nobody_here",
                "nee": "3_no",
                "nee_en_meer": "3_no",
                "nee_niet_dood": "3_no",
                "weet_niet": "3_no",
                "bloedt_hard": "s_bleeds_hard",
            },
        ),
        "hulp_is_er": _HELP,
        "grapje": _Step("3_joke", "2"),
        "verkeerd_begrepen": _Step("3_joke", "2"),
    },
    "V2": {
        **_acute(
            "V2",
            {
                ABOUT_SELF: "v2_still",
                "niemand_vertellen": "v2_still",
                "durf_niet_bellen": "v2_cannot_call",
                "iemand_sturen": "v2_cannot_call",
                "eigen_schuld": "v2_self_blame",
                "bedankt": "v2_leaving",
                "laat_maar": "v2_leaving",
                "doei": "v2_leaving",
                "nee": "v2_still",
                "nee_en_meer": "v2_still",
            },
        ),
        "wissen": _Step("v2_hide", "V2", None, ("wissen",)),
        "hulp_is_er": _Step("help_there_unsafe", "V1"),
        "veilig": _Step("v1_safe", "V1"),
    },
    "M": {
        **_acute("M", {"brand": "m_fire"}),
        "verkeerd_begrepen": _Step("112_joke", None),
        "hulp_is_er": _HELP_112,
        "grapje": _Step("112_joke", None),
    },
    "O3": {
        **_acute("O3", {"deur_dicht": "o_door", "nee": "m_still", "nee_en_meer": "m_still"}),
        "hulp_is_er": _Step("o_help_there", "O"),
        "grapje": _Step("3_joke", "O"),
        "verkeerd_begrepen": _Step("3_joke", "O"),
    },
    "T": {
        **_MISREAD,
        "wapen": _Step("t_weapon", "T"),
        "rustig_geworden": _Step("t_calm", None),
        "grapje": _Step("t_joke", None),
        "nog_boos": _Step("t_still_angry", "T"),
        "iemand_sturen": _Step("t_cannot_warn", "T"),
        "gebeld_112": _Step("112_called", "T", called=True),
        "hulp_is_er": _HELP_112,
        "ja": _Step("t_away", "T"),
        "bedankt": _Step("goodbye_112", "T"),
        "laat_maar": _Step("goodbye_112", "T"),
        "doei": _Step("goodbye_112", "T"),
    },
    "2": {
        **_steps("2", _TALK_113),
        "verkeerd_begrepen": _Step("1b_no", None),
        "gebeld_112": _Step("112_called", "2", called=True),
        "hulp_is_er": _HELP,
        "moe": _Step("2_still", "2"),
        "nee_niet_dood": _Step("1b_no", None),
        "weet_niet": _Step("no_now", "2"),
    },
    "1b": {
        **_steps("1b", _TALK_113),
        "verkeerd_begrepen": _Step("1b_no", None),
        "gebeld_112": _Step("112_called", "1b", called=True),
        "hulp_is_er": _Step("help_there", "1b"),
        "moe": _Step("1b_no", None),
        "nee_niet_dood": _Step("1b_no", None),
    },
    "S": {
        **_steps("S", _TALK_113),
        "verkeerd_begrepen": _Step("1b_no", None),
        "bloedt_hard": _Step("s_bleeds_hard", "S"),
        "bloedt_beetje": _Step("s_bleeds_a_little", "S"),
        "bloedt_niet": _Step("s_no_wound", "S"),
        "gebeld_112": _Step("112_called", "S", called=True),
        "hulp_is_er": _Step("help_there", "S"),
    },
    "O": {
        "verkeerd_begrepen": _Step("1b_no", None),
        **_steps(
            "O",
            {
                "laat_maar": "leaving",
                "doei": "goodbye",
                "bedankt": "thanks",
                "geeft_ideeen": "o_asking_is_safe",
                "iemand_sturen": "cannot_send",
                "durf_niet_bellen": "afraid_to_call",
                "niemand_vertellen": "o_tell_nobody",
                "bezet": "line_busy",
                "gebeld": "called",
            },
        ),
        "deur_dicht": _Step("o_door", "O"),
        "niet_dringend": _Step("o_not_urgent", "O"),
        "rustig_geworden": _Step("o_not_urgent", "O"),
        "gebeld_112": _Step("o_called", "O", called=True),
        "hulp_is_er": _Step("o_help_there", "O"),
        "grapje": _Step("joke", None),
    },
    "V1": {
        **_MISREAD,
        **_steps(
            "V1",
            {
                "eigen_schuld": "v1_self_blame",
                "niemand_vertellen": "v1_tell_nobody",
                "durf_niet_bellen": "v1_afraid_to_call",
                "iemand_sturen": "v1_cannot_send",
                "gebeld": "v1_called",
                "laat_maar": "goodbye_unsafe",
                "doei": "goodbye_unsafe",
                "bedankt": "goodbye_unsafe",
            },
        ),
        "wissen": _Step("v1_hide", "V1", None, ("wissen",)),
        "ja": _Step("v1_hide", "V1", None, ("wissen",)),
        "komt_nu_thuis": _Step("v2", "V2"),
        "seksueel": _Step("v1_sexual", "V1", None, ("wissen",)),
        "gebeld_112": _Step("v1_112_called", "V1", called=True),
        "hulp_is_er": _Step("help_there_unsafe", "V1"),
    },
    "KV": {
        **_MISREAD,
        **_steps(
            "KV",
            {
                "eigen_schuld": "kv_self_blame",
                "niemand_vertellen": "kv_tell_nobody",
                "durf_niet_bellen": "kv_afraid_to_call",
                "iemand_sturen": "kv_cannot_send",
                "laat_maar": "kv_still",
                "doei": "kv_still",
                "bedankt": "kv_still",
            },
        ),
        "komt_nu_thuis": _Step("v2", "V2"),
        "wissen": _Step("v1_hide", "KV", None, ("wissen",)),
        "gebeld_112": _Step("v1_112_called", "KV", called=True),
        "hulp_is_er": _Step("help_there_unsafe", "KV"),
    },
    "A": {
        **_MISREAD,
        **_steps(
            "A",
            {
                "laat_maar": "goodbye_112",
                "doei": "goodbye_112",
                "ja": "a_someone_here",
                "nee": "a_still",
                "niemand_bij_me": "a_still",
                "iemand_bij_me": "a_someone_here",
                "durf_niet_bellen": "a_afraid_to_call",
            },
        ),
        "lijf_erger": _Step("m", "M"),
        "gebeld_112": _Step("112_called", "A", called=True),
        "hulp_is_er": _HELP_112,
    },
    "P": {
        **_MISREAD,
        **_steps("P", {"laat_maar": "goodbye_112", "doei": "goodbye_112"}),
        "gebeld_112": _Step("112_called", "P", called=True),
        "hulp_is_er": _HELP_112,
    },
    "K": {
        **_steps(
            "K",
            {
                "niemand_vertellen": "k_tell_nobody",
                "durf_niet_bellen": "k_afraid_to_call",
                "laat_maar": "k_goodbye",
                "doei": "k_goodbye",
                "bedankt": "k_goodbye",
            },
        ),
        GROWN_UP: _Step("k_grown_up", None),
    },
    "1a": _steps(
        "1a",
        {
            "durf_niet_bellen": "afraid_to_call",
            "niemand_vertellen": "tell_nobody",
            "laat_maar": "leaving",
            "doei": "goodbye",
        },
    ),
    "past": _steps("past", {"laat_maar": "leaving", "doei": "goodbye"}),
}

# Answers to the question that a level leaves open.
_OPEN: Mapping[str, Mapping[str, _Step]] = {
    "1a": {
        "moe": _Step("1a_tired", None),
        "verkeerd_begrepen": _Step("1a_tired", None),
        "nee_niet_dood": _Step("1a_tired", None),
        "nee": _Step("1a_tired", None),
        "nee_en_meer": _Step("1a_tired", None),
        "grapje": _Step("joke", None),
        "ja": _FIRST["2"],
        "weet_niet": _FIRST["1b"],
    },
    "1b": {
        "nee": _Step("1b_no", None),
        "nee_niet_dood": _Step("1b_no", None),
        "nee_en_meer": _Step("1b_no", None),
        "moe": _Step("1b_no", None),
        "ja": _FIRST["2"],
        "ja_en_meer": _FIRST["2"],
        "weet_niet": _FIRST["2"],
    },
    "2": {
        "ja": _Step("someone_here", "2"),
        "ja_en_meer": _Step("someone_here", "2"),
        "nee": _Step("nobody_here", "2"),
        "nee_en_meer": _Step("nobody_here", "2"),
        "weet_niet": _Step("no_now", "2"),
        "dier_bij_me": _Step("animal_here", "2"),
    },
    "S": {
        "ja": _Step("s_bleeds_a_little", "S"),
        "ja_en_meer": _Step("s_bleeds_a_little", "S"),
        "nee": _Step("s_no_wound", "S"),
        "nee_en_meer": _Step("s_no_wound", "S"),
        "weet_niet": _Step("s_still", "S"),
    },
    "past": {
        "ja": _FIRST["2"],
        "ja_en_meer": _FIRST["2"],
        "nee": _Step("past_over", None),
        "nee_niet_dood": _Step("past_over", None),
        "nee_en_meer": _Step("past_over", None),
        "weet_niet": _FIRST["1b"],
    },
}

# Said after the ordinary answer, while the subject stays open.
_CARRIER: Mapping[str, str] = {
    "1a": "carrier_113",
    "past": "carrier_113",
    "1b": "carrier_113",
    "2": "carrier_113",
    "S": "carrier_113",
    "O": "o_still",
    "V1": "v1_still",
    "A": "carrier_112",
}
# Said behind the words about another subject, and where no ordinary answer is to be had.
_CARRIER_OF: Mapping[str, str] = {
    "life": "carrier_113",
    "other": "carrier_113",
    "unsafe": "carrier_unsafe",
    "threat": "carrier_112",
    "body": "carrier_112",
    "child": "carrier_child",
}


def answer(
    state: DangerState,
    *,
    level: str | None,
    intent: str,
    follow_up: Sequence[str] = (),
    guess: str | None = None,
    unsure: bool = False,
    also: Iterable[str] = (),
) -> DangerAnswer | None:
    """What to say about danger in this turn, or None when there is nothing to say or remember.

    Args:
        state: how danger stood after the turn before.
        level: the level that the patterns found in this message, one of ORDER, or None.
        intent: the intent of this message, or "" when the brain is away.
        follow_up: the kinds of short next turn that were recognised, the most telling first.
        guess: a level that only the classifier sees. It can begin a talk about danger; what is
            open already it cannot change for another subject.
        unsure: the guess is a faint one: then it is asked, or a number is laid beside the talk.
        also: the other levels that the patterns found in it: who is beaten may want to die too,
            and may be a child.
    """
    events = [*follow_up]
    if intent in _EVENT_OF_INTENT:
        events.append(_EVENT_OF_INTENT[intent])
    also = {other for other in also if other in ORDER}
    level = _first_of(level, also) if level in ORDER else None
    if guess not in ORDER or guess == level:
        guess = None
    if state.minor and GROWN_UP in events:
        # Not a child after all; what else is open stays.
        past = None if state.highest == "K" else state.highest
        state = replace(state, minor=False, highest=past)
        level = None if level == "K" else level
    elif also & {"K", "KV"}:
        state = replace(state, minor=True, highest=highest(state.highest, "K"))
    if level == "K" and state.minor and state.level is not None:
        level = None  # Known already.
    if guess and state.level in (None, "1a", "past") and level in (None, "1a", "K"):
        return _guessed(state, level, guess, events, unsure)
    if level:
        answered = _answered(state, level, events)
        return answered if answered else _heard(state, level, events, also - {level})
    if state.level is None:
        return _afterwards(state, events)
    aged = replace(state, since=state.since + 1)
    if said := _next(aged, events):
        return said
    if guess:
        return _guessed_beside(aged, guess, intent, events, unsure)
    return _still(aged, intent, events)


def _first_of(level: str | None, also: Iterable[str]) -> str | None:
    """The level that is spoken of first: whether somebody wants to live comes before all that is
    not a matter of minutes."""
    life = highest_of({"2", "1b", "S"} & {*also})
    return life if life and level not in _URGENT | {"T"} else level


def without_words(state: DangerState) -> DangerAnswer | None:
    """What is said about danger to a message of marks or pictures only; silence ages nothing."""
    if state.level is None:
        return None
    said = _still(state, "", ())
    return replace(said, state=state, go_on=state.level not in _URGENT)


def _next(state: DangerState, events: Iterable[str]) -> DangerAnswer | None:
    """The answer to the first event that the open question or an open subject knows."""
    for event in events:
        if step := _OPEN.get(state.open or "", {}).get(event):
            return _reply(state, step)
        if state.guessed and event in ("nee", "nee_en_meer") and state.level not in (None, "2"):
            return _say(replace(state, guessed=False), _Step("read_wrong", None), of=state.level)
        if step := _NEXT.get(state.level or "", {}).get(event):
            if (
                state.asked_112
                and state.level in _URGENT
                and event not in ("hulp_is_er", "grapje")
            ):
                step = _Step(_WAITING.get(str(state.level), "112_waiting"), state.level)
            return _say(state, step, of=state.level)
        if state.level in _URGENT:
            continue
        if step := _NEXT.get(state.beside or "", {}).get(event):
            return _say_beside(state, step)
    return None


def _say(state: DangerState, step: _Step, *, of: str | None, go_on: bool = False) -> DangerAnswer:
    """One step; behind it the numbers of what else is open.

    Args:
        state: the state before, with `beside` as it will be.
        step: what is said.
        of: the level that the words belong to, which shows its own numbers.
        go_on: the ordinary answer comes first.
    """
    level, beside = step.level, state.beside
    if level is None:
        level, beside = beside, None
    if level is None and state.minor:
        level = "K"
    after = replace(
        state,
        level=level,
        beside=beside,
        highest=highest(state.highest, step.level),
        open=step.open,
        asked_112=state.asked_112 or step.called,
    )
    names = (step.response, *_tail(after, of))
    return DangerAnswer(
        tuple(f"utter_danger_{name}" for name in names), after, go_on, buttons=step.buttons
    )


def _reply(state: DangerState, step: _Step) -> DangerAnswer:
    """The step that answers the open question, which may be about a lesser subject."""
    main, asked = str(state.level), str(state.open)
    if step.level is None:
        kept = main if _FAMILY[asked] != _FAMILY[main] else None
        return _say(state, replace(step, level=kept), of=asked)
    if _keeps(main, step.level):
        return _say(state, replace(step, level=main), of=asked)
    return _say(_beside(replace(state, level=step.level), main), step, of=step.level)


def _say_beside(state: DangerState, step: _Step) -> DangerAnswer:
    """A step of the second subject; the first stays, unless this one became more pressing."""
    of, main = state.beside, state.level
    if step.level is None:
        return _say(replace(state, beside=None), replace(step, level=main), of=of)
    if step.level in _URGENT:
        return _say(replace(state, beside=main), step, of=step.level)
    beside = replace(state, beside=step.level)
    return _say(beside, replace(step, level=main, open=step.open or state.open), of=of)


def _tail(state: DangerState, of: str | None) -> tuple[str, ...]:
    """The carriers of what is open and was not spoken of: `of` is the level that was."""
    if state.level == "V2" or of == "V2":
        return ()
    if state.level == "3" and of in _LIFE:
        # So short that one more number is all there is room for.
        beside = (_CARRIER_OF["unsafe"],) if state.beside in _UNSAFE else ()
        return (_CARRIER_OF["child"],) if state.minor else beside
    shown = set(_shown(of)) if of else set()
    families = [_FAMILY[level] for level in (state.level, state.beside) if level]
    if state.minor:
        families.append("child")
    names = []
    for family in dict.fromkeys(families):
        if _NUMBERS[family] - shown:
            names.append(_CARRIER_OF[family])
            shown |= _NUMBERS[family]
    return tuple(names)


def _answered(state: DangerState, level: str, events: Sequence[str]) -> DangerAnswer | None:
    """The answer to a next turn that also holds words of danger, or None when those count."""
    for event in events:
        step = _OPEN.get(state.open or "", {}).get(event)
        if step is not None and level in _ANSWERED_BY.get(event, ()):
            return _reply(state, step)
    main = state.level
    if main is None:
        return None
    # "112 was called" is no new emergency.
    if said := _next(replace(state, since=0), [event for event in events if event in _CALLED]):
        return said
    if _FAMILY[level] == _FAMILY[main] and ORDER.index(level) >= ORDER.index(main):
        known = [
            event
            for event in events
            if event not in _LEAVES and level in _ANSWERED_BY.get(event, ORDER)
        ]
        return _next(replace(state, since=0), known)
    return None


def _keeps(main: str | None, level: str) -> bool:
    """Whether the open subject stays the first one when another level is heard."""
    if main in (None, "1a", "past", "T0"):
        return False
    if _FAMILY[str(main)] == "life":
        if _FAMILY[level] == "life":
            return _LIFE.index(str(main)) < _LIFE.index(level)
        return level not in _URGENT | {"T"}
    return _FAMILY[level] != "life" and ORDER.index(str(main)) < ORDER.index(level)


def _heard(
    state: DangerState, level: str, events: Sequence[str], also: Iterable[str] = ()
) -> DangerAnswer:
    """The answer to a message in which danger was heard."""
    main = state.level
    now = replace(
        state,
        highest=highest(state.highest, level),
        since=0,
        guessed=False,
        minor=state.minor or level in ("K", "KV"),
        # Help that came for the last danger is not help for this one.
        asked_112=state.asked_112 and main in _URGENT,
    )
    if level == "1a":
        return _unclear(now)
    if main in _URGENT and ORDER.index(level) > ORDER.index(str(main)):
        # Whatever else is said: help first.
        waiting = _WAITING.get(str(main), "112_waiting")
        words = waiting if now.asked_112 else _AGAIN[str(main)]
        return _say(_beside(now, level), _Step(words, main), of=main)
    if _keeps(main, level):
        if _FAMILY[level] == _FAMILY[str(main)]:
            step = _FIRST["S"] if level == "S" else _Step(_AGAIN[str(main)], main)
            return _say(now, replace(step, level=main), of=main)
        step = _first(now.beside, level, events)
        return _say(_beside(now, level), replace(step, level=main, open=None), of=level)
    step = _first(main, level, events)
    if level in _URGENT and "gebeld_112" in events:
        # Called before it was told here: no new alarm, and the number for the talk afterwards.
        called = _Step(_CALLED_112.get(level, "112_called"), level, called=True)
        return _say(_beside(now, main), called, of="M" if level != "V2" else level)
    now = _beside(replace(now, level=level), main)
    for other in sorted(also, key=ORDER.index, reverse=True):
        # The same words may look like anger and like fear: then only the first is taken.
        if {_FAMILY[level], _FAMILY[other]} not in _CONFUSED:
            now = _beside(now, other)
    return _say(now, step, of="S" if step.response.startswith("s_") else level)


def _first(before: str | None, level: str, events: Sequence[str]) -> _Step:
    """The first words about a level, or the next ones when it was open before."""
    first = _FIRST[level]
    for event in events:
        if special := _FIRST_WITH.get((level, event)):
            return replace(first, response=special, open=first.open if level == "2" else None)
    if before == level and level in _AGAIN:
        return replace(first, response=_AGAIN[level], open=None, buttons=())
    return first


def _beside(state: DangerState, level: str | None) -> DangerState:
    """The state with this level as second subject, if it is about something else."""
    if level in (None, "1a", "past", "T0", "K", "P"):
        return state
    calmed = {"O3": "O", "V2": "V1", "M": None}
    others = [
        other
        for other in (calmed.get(str(level), level), state.beside)
        if other and (state.level is None or _FAMILY[other] != _FAMILY[state.level])
    ]
    return replace(state, beside=min(others, key=ORDER.index) if others else None)


def _guessed(
    state: DangerState, level: str | None, guess: str, events: Sequence[str], unsure: bool
) -> DangerAnswer:
    """Danger that only the classifier sees, while nothing else is open."""
    family = _FAMILY[guess]
    if level == "1a" and (family != "life" or state.unclear == 0):
        # The words themselves are known to be unclear, so that is what is asked.
        said = _answered(state, level, events) or _heard(state, level, events)
        beside = unsure or family == "life"
        aside = () if beside else (f"utter_danger_aside_{family}",)
        return replace(said, responses=(*said.responses, *aside))
    if answered := _next(replace(state, since=state.since + 1), events):
        return answered
    if level == "K" or state.minor:
        state = replace(state, minor=True, highest=highest(state.highest, level))
        guess = {"V1": "KV", "T": "K"}.get(guess, guess)
    spoken_of = state.highest in _SESSION or state.quiet
    before = _FAMILY[state.highest] if state.highest else ""
    same = before == family or {before, family} in _CONFUSED
    known = bool(state.highest) and spoken_of and same
    if unsure and not known and not state.minor:
        if family == "life":
            return _heard(state, "1a", events)
        return DangerAnswer((f"utter_danger_aside_{family}",), state, go_on=True)
    if known and state.level is None:
        # It was spoken of, and believed: the number comes along, the question does not return.
        carrier = f"utter_danger_{_CARRIER_OF[family]}"
        return DangerAnswer((carrier,), replace(state, since=state.since + 1), go_on=True)
    said = _heard(state, guess, events)
    told = said.responses[0] == "utter_danger_v1_sexual"
    if state.level in (None, "1a", "past") and guess in _FIRST_GUESSED and not told:
        words = f"utter_danger_{_FIRST_GUESSED[guess]}"
        said = replace(said, responses=(words, *said.responses[1:]))
    return replace(said, state=replace(said.state, guessed=True))


def _guessed_beside(
    state: DangerState, guess: str, intent: str, events: Sequence[str], unsure: bool
) -> DangerAnswer:
    """A guess while a subject is open: that subject stays, and a number comes along."""
    family, main = _FAMILY[guess], _FAMILY[str(state.level)]
    if state.level in _URGENT or family == main or (family, main) == ("life", "other"):
        return _still(replace(state, since=0), intent, events)
    said = _still(state, intent, events)
    if unsure or (family != "life" and main not in ("life", "body")):
        return said
    shown = {number for level in (state.level, state.beside) if level for number in _shown(level)}
    if _NUMBERS[family] <= shown:
        return said
    aside = f"utter_danger_aside_{family}"
    return replace(said, responses=(*said.responses, aside))


def _shown(level: str) -> frozenset[str]:
    """The numbers that stand in every reply of a level."""
    more = {"KV": _NUMBERS["child"]}.get(level, frozenset())
    return _NUMBERS[_FAMILY[level]] | more | (_NUMBERS["body"] if level in _URGENT else more)


def _unclear(state: DangerState) -> DangerAnswer:
    """1a: asked once, the number once more, then only carried along."""
    counted = replace(state, unclear=state.unclear + 1)
    main = state.level
    if main in _URGENT or (main and _FAMILY[main] == "life" and main not in ("1a", "past")):
        return _still(counted, "", ())
    if main not in (None, "1a", "past", "K") and state.unclear == 0:
        return _say(counted, _Step("1a", main, "1a"), of="1a")
    if state.unclear == 0:
        return _say(counted, _FIRST["1a"], of="1a")
    if state.unclear == 1:
        kept = main if main not in ("1a", "past", "K") else None
        return _say(counted, _Step("1a_again", kept), of="1a")
    return DangerAnswer(("utter_danger_carrier_113",), counted, go_on=True)


def _still(state: DangerState, intent: str, events: Sequence[str]) -> DangerAnswer:
    """The answer to a message that says nothing about the danger that is open."""
    level = str(state.level)
    stays = _STAYS_GUESSED if state.guessed and level not in _LIFE else _STAYS.get(level)
    if stays is not None and state.since > stays:
        if state.minor:
            return _say(replace(state, beside=None), _Step("k_still", "K"), of="K")
        closed = replace(state, level=None, beside=None, open=None)
        return DangerAnswer((), closed, go_on=True, quiet=closed.quiet)
    if state.asked_112 and level in _URGENT:
        return _say(state, _Step(_WAITING.get(level, "112_waiting"), level), of=level)
    # Who asks what Naast is, hears it, whatever else is going on.
    asked = ABOUT_SELF in events and level not in _URGENT
    if state.minor:
        go_on = level not in _URGENT and (asked or intent in _CHILD_MAY_HEAR)
        words = _CARRIER.get(level, _AGAIN.get(level, "k_still")) if go_on else _AGAIN[level]
        return _say(state, _Step(words, level), of=level, go_on=go_on)
    if state.guessed and level in ("V1", "T"):
        carrier = _CARRIER_OF[_FAMILY[level]]
        return _say(state, _Step(carrier, level), of=level, go_on=True)
    if level in _CARRIER:
        return _say(state, _Step(_CARRIER[level], level), of=level, go_on=True)
    return _say(state, _Step(_AGAIN[level], level), of=level, go_on=asked)


def _afterwards(state: DangerState, events: Sequence[str]) -> DangerAnswer | None:
    """The answer when no subject is open: only a goodbye is still different."""
    if {"doei", "laat_maar"} & {*events} and state.highest in _SESSION:
        kind = "goodbye"
        if state.highest in _UNSAFE:
            kind = "goodbye_unsafe"
        elif state.highest not in _SUICIDE:
            kind = "goodbye_112"
        return DangerAnswer((f"utter_danger_{kind}",), state)
    if state.unclear and state.since <= _QUIET_AFTER_1A:
        return DangerAnswer((), replace(state, since=state.since + 1), go_on=True)
    return None
