"""What is said about danger, turn by turn. Pure: state and what was recognised in, names out.

The levels come from the safety module; this file only knows their order (a test keeps the two
equal). Sentences are in `data/responses/danger.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

ORDER = (
    *("3", "V2", "M", "O3", "T", "2", "KV", "V1", "S", "O", "1b"),
    *("A", "P", "past", "K", "1a", "T0"),
)
"""Levels from most to least pressing."""

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
_SAID_NO = frozenset({"nee", "nee_niet_dood"})
_ANSWERS = frozenset({*_SAID_NO, "moe"})
"""Answers that may hold words of danger themselves ("nee, ik wil niet dood")."""


@dataclass(frozen=True)
class DangerState:
    """What is kept of danger within one talk: levels and counts, never words."""

    level: str | None = None
    """The subject that is open now."""
    highest: str | None = None
    """The most pressing level of this talk."""
    open: str | None = None
    """The level whose question waits for an answer."""
    since: int = 0
    """Turns since danger was last heard."""
    unclear: int = 0
    """How often 1a was answered."""
    minor: bool = False
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
}
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
    "gebeld": "called",
    "iemand_bij_me": "someone_here",
    "niemand_bij_me": "nobody_here",
    "grapje": "joke",
    "laat_maar": "leaving",
    "doei": "goodbye",
    "bedankt": "thanks",
}
_TALK_112 = {
    "gebeld_112": _Step("112_called", None, called=True),
    "laat_maar": _Step("goodbye_112", None),
    "doei": _Step("goodbye_112", None),
}


def _steps(level: str, names: Mapping[str, str], **after: str | None) -> dict[str, _Step]:
    """Steps that stay at the level, except the events named in `after`."""
    return {event: _Step(name, after.get(event, level)) for event, name in names.items()}


_HELP = _Step("help_there", "2")
_HELP_112 = _Step("help_there_112", None)
_SAME = "="

# What is said to each kind of next turn, by the subject that is open.
_NEXT: Mapping[str, Mapping[str, _Step]] = {
    "3": {
        "hulp_is_er": _HELP,
        "gebeld_112": _Step("112_called", "3", called=True),
        "durf_niet_bellen": _Step("3_afraid_to_call", "3"),
        "iemand_sturen": _Step("3_afraid_to_call", "3"),
        "bezet": _Step("3_still", "3"),
        "grapje": _Step("3_joke", "2"),
        "laat_maar": _Step("3_leaving", "3"),
        "doei": _Step("3_leaving", "3"),
        "iemand_bij_me": _Step("3_someone_here", "3"),
        "nee": _Step("3_no", "3"),
        "nee_niet_dood": _Step("3_no", "3"),
        "bloedt_hard": _Step("s_bleeds_hard", "3"),
    },
    "V2": {
        "hulp_is_er": _HELP_112,
        "gebeld_112": _Step("112_called", "V2", called=True),
        "eigen_schuld": _Step("v1_self_blame", "V2"),
        "wissen": _Step("v1_hide", "V2", None, ("wissen",)),
        "laat_maar": _Step("goodbye_unsafe", "V2"),
        "doei": _Step("goodbye_unsafe", "V2"),
    },
    "M": {
        "hulp_is_er": _HELP_112,
        "gebeld_112": _Step("112_called", "M", called=True),
        "grapje": _Step("carrier_112", None),
        "nee": _Step("carrier_112", None),
        **{event: step for event, step in _TALK_112.items() if event != "gebeld_112"},
    },
    "O3": {
        "hulp_is_er": _Step("o_still", "O"),
        "gebeld_112": _Step("112_called", "O3", called=True),
        "deur_dicht": _Step("o_door", "O3"),
        "grapje": _Step("joke", "O"),
        "laat_maar": _Step("3_leaving", "O3"),
        "doei": _Step("3_leaving", "O3"),
    },
    "T": {
        "wapen": _Step("t_weapon", "T"),
        "rustig_geworden": _Step("t_calm", None),
        "nee": _Step("t_calm", None),
        "grapje": _Step("t_calm", None),
        "bedankt": _Step("t_calm", None),
        "nog_boos": _Step("t_still_angry", "T"),
        "laat_maar": _Step("goodbye_112", "T"),
        "doei": _Step("goodbye_112", "T"),
    },
    "2": {
        **_steps("2", _TALK_113),
        "gebeld_112": _Step("112_called", "2", called=True),
        "hulp_is_er": _HELP,
        "moe": _Step("2_still", "2"),
        "nee_niet_dood": _Step("1b_no", None),
        "weet_niet": _Step("no_now", "2"),
    },
    "1b": {
        **_steps("1b", _TALK_113),
        "moe": _Step("1b_no", None),
        "nee_niet_dood": _Step("1b_no", None),
    },
    "S": {
        **_steps("S", _TALK_113),
        "bloedt_hard": _Step("s_bleeds_hard", "S"),
        "bloedt_beetje": _Step("s_bleeds_a_little", "S"),
        "bloedt_niet": _Step("s_no_wound", "S"),
        "gebeld_112": _Step("112_called", "S", called=True),
        "hulp_is_er": _HELP,
    },
    "O": {
        **_steps("O", {"laat_maar": "leaving", "doei": "goodbye", "bedankt": "thanks"}),
        "deur_dicht": _Step("o_door", "O"),
        "niet_dringend": _Step("o_not_urgent", "O"),
        "rustig_geworden": _Step("o_not_urgent", "O"),
        "gebeld_112": _Step("112_called", "O", called=True),
        "iemand_sturen": _Step("cannot_send", "O"),
        "gebeld": _Step("called", "O"),
        "grapje": _Step("joke", None),
    },
    "V1": {
        "eigen_schuld": _Step("v1_self_blame", "V1"),
        "wissen": _Step("v1_hide", "V1", None, ("wissen",)),
        "komt_nu_thuis": _Step("v2", "V2"),
        "niemand_vertellen": _Step("v1_tell_nobody", "V1"),
        "durf_niet_bellen": _Step("v1_afraid_to_call", "V1"),
        "seksueel": _Step("v1_sexual", "V1", None, ("wissen",)),
        "gebeld_112": _Step("112_called", "V1", called=True),
        "hulp_is_er": _HELP_112,
        "laat_maar": _Step("goodbye_unsafe", "V1"),
        "doei": _Step("goodbye_unsafe", "V1"),
    },
    "KV": {
        "komt_nu_thuis": _Step("v2", "V2"),
        "wissen": _Step("v1_hide", "KV", None, ("wissen",)),
        "laat_maar": _Step("kv_still", "KV"),
        "gebeld_112": _Step("112_called", "KV", called=True),
        "hulp_is_er": _Step("help_there_112", "KV"),
    },
    "A": {**_TALK_112, "hulp_is_er": _HELP_112, "ja": _Step("a_still", "A")},
    "P": {**_TALK_112, "hulp_is_er": _HELP_112},
}

# Answers to the question that a level leaves open.
_OPEN: Mapping[str, Mapping[str, _Step]] = {
    "1a": {
        "moe": _Step("1a_tired", None),
        "nee_niet_dood": _Step("1a_tired", None),
        "nee": _Step("1a_tired", None),
        "grapje": _Step("joke", None),
        "ja": _FIRST["2"],
        "weet_niet": _FIRST["1b"],
    },
    "1b": {
        "nee": _Step("1b_no", None),
        "nee_niet_dood": _Step("1b_no", None),
        "moe": _Step("1b_no", None),
        "ja": _FIRST["2"],
        "weet_niet": _FIRST["2"],
    },
    "2": {
        "ja": _Step("someone_here", "2"),
        "nee": _Step("nobody_here", "2"),
        "weet_niet": _Step("no_now", "2"),
    },
    "S": {
        "ja": _Step("s_bleeds_a_little", "S"),
        "nee": _Step("s_no_wound", "S"),
        "weet_niet": _Step("s_still", "S"),
    },
    "past": {
        "ja": _FIRST["2"],
        "nee": _Step("past_over", None),
        "nee_niet_dood": _Step("past_over", None),
        "weet_niet": _FIRST["1b"],
    },
}

# Said after the ordinary answer, while the subject stays open.
_CARRIER: Mapping[str, str] = {
    "1b": "carrier_113",
    "2": "carrier_113",
    "S": "carrier_113",
    "O": "o_still",
    "V1": "v1_still",
    "A": "carrier_112",
}


def answer(
    state: DangerState, *, level: str | None, intent: str, follow_up: str | None
) -> DangerAnswer | None:
    """What to say about danger in this turn, or None when there is nothing to say or remember.

    Args:
        state: how danger stood after the turn before.
        level: the level of this message, one of ORDER, or None.
        intent: the intent of this message, or "" when the brain is away.
        follow_up: the kind of short next turn that was recognised, or None.
    """
    event = follow_up or _EVENT_OF_INTENT.get(intent)
    if level in ORDER:
        answered = _OPEN.get(state.open or "", {}).get(event or "")
        if answered is not None and event in _ANSWERS and level in ("1a", "1b", "past", "2"):
            return _say(state, answered)
        return _heard(state, level or "", event)
    if state.level is None:
        return _afterwards(state, event)
    aged = replace(state, since=state.since + 1)
    if state.open and (step := _OPEN.get(state.open, {}).get(event or "")):
        return _say(aged, step)
    if step := _NEXT.get(state.level, {}).get(event or ""):
        return _say(aged, step)
    return _still(aged, state.level)


def _say(state: DangerState, step: _Step) -> DangerAnswer:
    after = replace(
        state,
        level="K" if step.level is None and state.minor else step.level,
        highest=highest(state.highest, step.level),
        open=step.open,
        asked_112=state.asked_112 or step.called,
    )
    return DangerAnswer((f"utter_danger_{step.response}",), after, buttons=step.buttons)


def _heard(state: DangerState, level: str, event: str | None) -> DangerAnswer:
    """The answer to a message in which danger was heard."""
    now = replace(
        state,
        highest=highest(state.highest, level),
        since=0,
        minor=state.minor or level in ("K", "KV"),
        # Help that came for the last danger is not help for this one.
        asked_112=state.asked_112 and state.level in _URGENT,
    )
    if level == "1a":
        return _unclear(now)
    if state.level in _URGENT and ORDER.index(level) > ORDER.index(state.level or ""):
        # Whatever else is said: help first.
        return _say(now, _Step(_AGAIN[state.level or ""], state.level))
    first = _FIRST[level]
    special = _FIRST_WITH.get((level, event or ""))
    if special is not None:
        first = replace(first, response=special, open=first.open if level == "2" else None)
    elif state.level == level and level in _AGAIN:
        first = replace(first, response=_AGAIN[level], open=None, buttons=())
    said = _say(now, first)
    if now.minor and level in _SUICIDE:
        said = replace(said, responses=(*said.responses, "utter_danger_k_extra"))
    return said


def _unclear(state: DangerState) -> DangerAnswer:
    """1a: asked once, the number once more, then only carried along."""
    counted = replace(state, unclear=state.unclear + 1)
    if state.level not in (None, "1a", "past"):
        return _still(counted, state.level or "")
    if state.unclear == 0:
        return _say(counted, _FIRST["1a"])
    if state.unclear == 1:
        return _say(counted, _Step("1a_again", None))
    return DangerAnswer(("utter_danger_carrier_113",), counted, go_on=True)


def _still(state: DangerState, level: str) -> DangerAnswer:
    """The answer to a message that says nothing about the danger that is open."""
    stays = _STAYS.get(level)
    if stays is not None and state.since > stays:
        if state.minor:
            return _say(state, _Step("k_still", "K"))
        closed = replace(state, level=None, open=None)
        return DangerAnswer((), closed, go_on=True, quiet=closed.quiet)
    if level in _CARRIER and not state.minor:
        carried = replace(state, open=None)
        return DangerAnswer((f"utter_danger_{_CARRIER[level]}",), carried, go_on=True)
    if state.asked_112 and level in _URGENT:
        return _say(state, _Step("112_called", level))
    return _say(state, _Step(_AGAIN[level], level))


def _afterwards(state: DangerState, event: str | None) -> DangerAnswer | None:
    """The answer when no subject is open: only a goodbye is still different."""
    if event in ("doei", "laat_maar") and state.highest in _SESSION:
        kind = "goodbye"
        if state.highest in _UNSAFE:
            kind = "goodbye_unsafe"
        elif state.highest not in _SUICIDE:
            kind = "goodbye_112"
        return DangerAnswer((f"utter_danger_{kind}",), state)
    if state.unclear and state.since <= _QUIET_AFTER_1A:
        return DangerAnswer((), replace(state, since=state.since + 1), go_on=True)
    return None
