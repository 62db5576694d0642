"""What is said about danger, turn by turn. Pure: state and what was recognised in, names out.

The levels come from the safety module; a test keeps the order in `danger_steps.py` equal to its.
Sentences are in `data/responses/danger.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from actions.moves.danger_steps import (
    ABOUT_SELF,
    AGAIN,
    ASKED_TOO,
    BEFORE,
    CALLED_112,
    CALMER,
    CARRIER,
    CARRIER_OF,
    COMES_NOW,
    COMPLETES,
    CONFUSED,
    EXPLAINS,
    FAMILY,
    FIRST,
    FIRST_GUESSED,
    FIRST_WITH,
    GROWN_UP,
    HINTS,
    LIFE,
    MISREAD,
    NEXT,
    NO_JOKE,
    NOT_CALLED,
    NUMBERS,
    OF_ANOTHER,
    OPEN,
    ORDER,
    OWN_WORDS,
    STAYS,
    STAYS_GUESSED,
    STOP_NUMBER,
    UNCLEAR,
    URGENT,
    WAITING,
    WHAT_IS_THAT,
    WHY_NUMBER,
    WORSE,
    Step,
)

_SESSION = frozenset({"3", "V2", "M", "O3", "T", "2", "KV", "V1", "S", "O", "1b", "K"})
"""After these nothing is offered any more in this talk, unless the person asks."""
_SUICIDE = frozenset({"3", "2", "S", "O", "O3", "1b", "past", "1a"})
_UNSAFE = frozenset({"V1", "V2", "KV"})
_QUIET_AFTER_1A = 3
_ALONE: Mapping[str, int] = {"V2": 3, "M": 3, "O3": 3, "T": 1}
"""Turns after such danger in which nothing is said but where to get help."""

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
    "zei_nee": frozenset({"1a", "1b", "past"}),
    "het_is_over": frozenset(),
    "gaat_om_ander": frozenset({"1a", "1b", "O"}),
    # "I'd rather not be here any more" is no news that it is quiet.
    "rustig_geworden": frozenset({"T", "T0"}),
    "niet_dringend": frozenset(),
}
"""Answers that hold words of danger themselves ("no, I do not want to die"), with the levels that
such words may have. A plain wish to die is never read as a no."""
_LANGUAGE, _SAME = "taal_", "blijft"
"""The begin of the events that name a language; and what is too short to tell one by."""
_CALLED = frozenset({"gebeld_112", "hulp_is_er", "al_geregeld"})
_OUTCOMES = frozenset(
    {"hulp_is_er", "al_geregeld", "grapje", "verkeerd_begrepen", "niemand_gewond", "veilig"}
)
"""What ends the waiting for help that was called."""
_LEAVES = frozenset({"doei", "laat_maar", "bedankt", "ja", "ja_en_meer", "nee_en_meer"})
"""Said together with words of danger, the danger is what counts."""
_ALERTS = frozenset(
    {*WORSE, "lijf_erger", "bloedt_hard", "bang", "hij_dreigt", "stemmen", "seksueel", "wapen"}
)
"""What may be danger by itself: a message with this in it is not let pass as harmless."""
_DOUBTFUL = frozenset({"1b", "M", "T"})
"""Levels that are spoken of less certainly where only a wide pattern saw them."""
SORRY = ("utter_danger_let_go",)
_ENOUGH = ("utter_danger_number_stop",)
_SOON = 6
"""Turns within which a second faint guess is reason to ask, and another number is too many."""
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
    loose: bool = False
    """It rests on little: on the classifier alone, or on a wide pattern in which the classifier
    sees no danger. One plain sentence of the person is enough to let go."""
    before: str | None = None
    """The most pressing level that was known before what rests on little."""
    believed: int = 0
    """How often the person said that it was read wrongly."""
    asked_112: bool = False
    """Help was called, and is on its way."""
    faint: int = 0
    """How often a faint guess about not wanting to live was only met with a number."""
    faint_at: int | None = None
    """The turn in which a faint guess was last met with a number."""
    aside: str | None = None
    """A faint guess of the turn before, that was only met with a number."""
    speaks: str | None = None
    """The other language in which the person writes."""

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


def highest_of(levels: Iterable[str]) -> str | None:
    """The most pressing of some levels."""
    return min(levels, key=ORDER.index, default=None)


def highest(first: str | None, second: str | None) -> str | None:
    """The more pressing of two levels; an unknown name counts as none."""
    known = [level for level in (first, second) if level in ORDER]
    return min(known, key=ORDER.index) if known else None


def answer(
    state: DangerState,
    *,
    level: str | None,
    intent: str,
    follow_up: Sequence[str] = (),
    guess: str | None = None,
    unsure: bool = False,
    also: Iterable[str] = (),
    loose: bool = False,
    calm: bool = False,
    mild: bool = False,
    turn: int = 0,
) -> DangerAnswer | None:
    """What to say about danger in this turn, or None when there is nothing to say or remember.

    Args:
        state: how danger stood after the turn before.
        level: the level that the patterns found in this message, one of ORDER, or None.
        intent: the intent of this message, or "" when the brain is away.
        follow_up: the kinds of short next turn that were recognised, the most telling first.
        guess: a level that only the classifier sees. It can begin a talk about danger; what is
            open already it cannot change for another subject.
        unsure: the guess is a faint one: a number is laid beside the talk, and only at the second
            one somebody is asked.
        also: the other levels that the patterns found in it: who is beaten may want to die too,
            and may be a child.
        loose: the pattern that gave the level is wide, and the classifier sees no danger there.
        calm: neither patterns nor classifier see anything of danger in this message.
        mild: they see little; enough where the message also says what was meant.
        turn: which turn of the talk this is.
    """
    known = state.highest
    said = _answer(state, level, intent, follow_up, guess, unsure, also, calm, mild, turn)
    if said and said.state.level and said.state.since == 0:
        said = replace(said, state=_rests_on(said.state, state, known, loose and bool(level)))
        said = _with_doubt(said) if said.state.loose and state.level is None else said
    if said and state.level and said.state.level is None and ASKED_TOO in follow_up:
        # The danger is settled, and a question stood beside it.
        said = replace(said, go_on=True)
    return said and _in_language(state.speaks, said, follow_up)


def _rests_on(
    state: DangerState, before: DangerState, known: str | None, loose: bool
) -> DangerState:
    """The state with what the alarm of this turn rests on; a firm one stays firm."""
    fresh = before.level is None or ORDER.index(str(state.level)) < ORDER.index(before.level)
    if not (state.guessed or loose) or not (fresh or before.loose):
        return replace(state, loose=False, before=None)
    earlier = known if fresh and not before.loose else before.before
    return replace(state, loose=True, before=earlier)


def _with_doubt(said: DangerAnswer) -> DangerAnswer:
    """The first words about what rests on little: less certain, with the same numbers."""
    level = str(said.state.level)
    if level not in _DOUBTFUL or said.responses[:1] != (f"utter_danger_{FIRST[level].response}",):
        return said
    words = f"utter_danger_{FIRST_GUESSED[level]}"
    return replace(said, responses=(words, *said.responses[1:]))


def _in_language(before: str | None, said: DangerAnswer, events: Sequence[str]) -> DangerAnswer:
    """The answer with the numbers in the language that somebody goes on to write.

    The first time the turn itself adds them. No small talk comes in between: it cannot be read.
    """
    seen = [event.removeprefix(_LANGUAGE) for event in events if event.startswith(_LANGUAGE)]
    language = next((before if name == _SAME else name for name in seen), None)
    level = said.state.level
    if language is None or level is None or not said.responses:
        return said
    state = replace(said.state, speaks=language)
    names = said.responses
    if before is not None:
        kind = "now" if level in URGENT else "still"
        # Who is in danger now and reads no Dutch, reads first what can be read.
        own = (f"utter_language_danger_{kind}_{language}",)
        names = (*own, *names) if level in URGENT else (*names, *own)
    return replace(said, responses=names, state=state, go_on=False)


def _answer(
    state: DangerState,
    level: str | None,
    intent: str,
    follow_up: Sequence[str],
    guess: str | None,
    unsure: bool,
    also: Iterable[str],
    calm: bool,
    mild: bool,
    turn: int,
) -> DangerAnswer | None:
    events = [*follow_up]
    if intent in _EVENT_OF_INTENT:
        events.append(_EVENT_OF_INTENT[intent])
    gone = {other for event in events for other in BEFORE.get(event, ())}
    events = [event for event in events if event not in gone]
    also = {other for other in also if other in ORDER}
    if level == "2" and {"nee_niet_dood", STOP_NUMBER} <= {*events} and state.highest in _SUICIDE:
        # Who has enough of the number and denies, has to name what it is about.
        level = None
    level, state = _who(state, level, events)
    if level == "O3":
        # The other one's knife or rope is no plan of the writer, and no attack on them.
        also -= _UNSAFE | {"3"}
    if worse := _worse(state, level, events):
        also, level = also | ({level} if level in ORDER else set()), worse
    level = _first_of(level, also) if level in ORDER else None
    if guess not in ORDER or guess == level:
        guess = None
    aside, state = state.aside, replace(state, aside=None)
    if level is None and not guess and _ALERTS.isdisjoint(events):
        mild = mild or calm
        calm = calm or bool(EXPLAINS & {*events})
    else:
        calm = mild = False
    if level is None and (said := _let_go(state, aside, events, mild, bool(guess) and not unsure)):
        return said
    if level is None and (OWN_WORDS in events or (unsure and WHY_NUMBER in events)):
        guess = None  # Said of the program's words, not of a life.
    fears = "bang" in events and aside in (*_UNSAFE, "T")
    if level is None and (fears or (aside in _UNSAFE and "ja" in events)):
        # "Are you afraid of somebody, then there is ...": and the person is. Who threatens and who
        # is threatened look alike.
        guess, unsure = "V1", False
    if state.minor and GROWN_UP in events:
        # Not a child after all; what else is open stays.
        past = None if state.highest == "K" else state.highest
        state = replace(state, minor=False, highest=past)
        level = None if level == "K" else level
    elif also & {"K", "KV"}:
        state = replace(state, minor=True, highest=highest(state.highest, "K"))
    if level == "K" and state.minor and state.level is not None:
        level = None  # Known already.
    if state.level is None and state.highest in _SUICIDE and level in (None, "1b"):
        denied = "nee_niet_dood" in events
        if (STOP_NUMBER in events and (denied or level is None)) or (denied and level is None):
            return DangerAnswer(("utter_danger_number_stop",), state)
        if denied:
            # It was asked before, and a no is a no.
            return DangerAnswer(("utter_danger_1b_no",), state)
    if guess and state.level in (None, "1a", "past") and level in (None, "1a", "K", "T0", "P"):
        return _guessed(state, level, guess, events, unsure, turn)
    if level:
        answered = _answered(state, level, events)
        return answered if answered else _heard(state, level, events, also - {level})
    if state.level is None:
        return _afterwards(state, events, aside)
    aged = replace(state, since=state.since + 1)
    if guess and not unsure and "nee" not in events:
        # "No", and then what makes it worse, is no all-clear.
        events = [event for event in events if event not in ("nee_en_meer", "ja_en_meer")]
    if said := _next(aged, events):
        return said
    if guess:
        return _guessed_beside(aged, guess, intent, events, unsure)
    return _written_on(aged) if calm and aged.loose else _still(aged, intent, events)


def _let_go(
    state: DangerState, aside: str | None, events: Sequence[str], mild: bool, danger: bool
) -> DangerAnswer | None:
    """Sorry, once and without a number, to who explains an alarm that rests on little.

    Args:
        state: what is open, if anything is.
        aside: the faint guess of the turn before, that was met with a number.
        events: what was recognised in this message.
        mild: next to nothing of danger is seen in it.
        danger: danger is seen in it.
    """
    said = {*events}
    if danger or state.minor or _ALERTS & said or {NO_JOKE, "toch_wel"} & said:
        return None
    firm = state.level in ("1b", "2") and not state.loose
    if firm and mild and COMPLETES in said and state.since == 0:
        # "I want to get out" - "of that firm". The number stays behind, once.
        return _say(state, Step("1b_no", None), of=state.level)
    if not (state.loose or (state.level is None and aside)):
        return None
    enough = STOP_NUMBER in said or "geen_geweld" in said
    harmless = mild or state.level is None
    denied = state.level is None and "nee_niet_dood" in said
    if not (EXPLAINS & said or enough or denied or (harmless and HINTS & said)):
        return None
    closed = replace(
        _closed(state),
        highest=state.before if state.level else state.highest,
        before=None,
        believed=state.believed + 1,
        faint=0,
    )
    return DangerAnswer(_ENOUGH if enough else SORRY, closed, quiet=closed.quiet)


def _closed(state: DangerState) -> DangerState:
    """The state with no subject open."""
    return replace(state, level=None, beside=None, open=None, guessed=False, loose=False)


def _written_on(state: DangerState) -> DangerAnswer:
    """The answer to who leaves an alarm that rests on little, and writes of harmless things."""
    level = str(state.level)
    if state.since <= 1:
        if state.guessed:
            # Asked once; who goes on about dinner is heard in that, without the number again.
            return DangerAnswer((), replace(state, open=None), go_on=True, quiet=state.quiet)
        words = CARRIER.get(level, AGAIN.get(level, CARRIER_OF[FAMILY[level]]))
        return _say(state, Step(words, level), of=level, go_on=level not in URGENT)
    lower = None if state.guessed else CALMER.get(level)
    if lower is None:
        closed = _closed(state)
        return DangerAnswer((), closed, go_on=True, quiet=closed.quiet)
    return _say(replace(state, level=lower), Step(CARRIER[lower], lower), of=lower, go_on=True)


def _who(
    state: DangerState, level: str | None, events: Sequence[str]
) -> tuple[str | None, DangerState]:
    """The level and the state, where it was not seen right who does what to whom."""
    told = {state.level, state.beside, state.highest}
    if level == "T" and _UNSAFE & told and "hij_dreigt" in events:
        # What he said to somebody who is afraid of him, is no plan of theirs.
        level = "V1"
    if level in ("V2", "3", "1b") and state.level in ("O", "O3") and "erger_ander" in events:
        level = "O3"
    if level in _UNSAFE and state.level in ("T", "T0") and "bang" in events:
        meant = level if state.highest == state.level else state.highest
        state = replace(state, level=None, highest=meant, guessed=False)
    return level, state


def _worse(state: DangerState, level: str | None, events: Sequence[str]) -> str | None:
    """The level that a message means because of what is known already, or None.

    Means, a time, a place or a farewell say little by themselves and much in such a talk.
    """
    known = {state.level, state.beside}
    if state.unclear and state.since <= _QUIET_AFTER_1A:
        known.add("1a")
    if NO_JOKE in events and state.highest and FAMILY[state.highest] != "child":
        # What was taken back counts again, as it was.
        events = [*events, "toch_wel"] if state.highest in LIFE else events
        if state.highest not in ("1a", "1b", "past", level) and state.level != state.highest:
            return state.highest
    for event in events:
        if event not in WORSE or event in NEXT.get(str(state.level), {}):
            continue
        becomes, after, open_ = WORSE[event]
        before = known if open_ else known | {state.highest}
        higher = level not in ORDER or ORDER.index(becomes) < ORDER.index(str(level))
        if after & before and higher:
            return becomes
    return None


def _first_of(level: str | None, also: Iterable[str]) -> str | None:
    """The level that is spoken of first: whether somebody wants to live comes before all that is
    not a matter of minutes."""
    life = highest_of({"2", "1b"} & {*also})
    return life if life and level not in URGENT | {"T"} else level


def without_words(state: DangerState) -> DangerAnswer | None:
    """What is said about danger to a message of marks or pictures only; silence ages nothing."""
    if state.level is None:
        return None
    said = _still(state, "", ())
    return replace(said, state=state, go_on=state.level not in URGENT)


def unclear(said: DangerAnswer) -> DangerAnswer:
    """The answer to a message that is not understood while danger is open.

    No filler stands before a number there: the words are about the person, and hold the number.
    """
    level = said.state.level
    if level is None or not said.go_on or not said.responses:
        return said
    if said.state.guessed or (said.state.loose and level not in URGENT):
        return said
    names = (AGAIN.get(level), CARRIER.get(level), CARRIER_OF[FAMILY[level]])
    carried = {f"utter_danger_{name}" for name in names}
    if said.responses[0] not in carried:
        return said
    words = (f"utter_danger_{UNCLEAR[level]}",) if level in UNCLEAR else said.responses[:1]
    return replace(said, responses=(*words, *said.responses[1:]), go_on=False)


def _next(state: DangerState, events: Sequence[str]) -> DangerAnswer | None:
    """The answer to the first event that the open question or an open subject knows.

    "No, nobody is here" is no answer to whether it was read right.
    """
    if NOT_CALLED in events:
        state = replace(state, asked_112=False)
    if COMES_NOW in events and state.level == "K" and state.highest in _UNSAFE:
        # A child that told of being hit, and now he comes up the stairs.
        return _say(state, FIRST["V2"], of="V2")
    if OF_ANOTHER in events and state.level == "3":
        return _say(replace(state, level="O3", asked_112=False), FIRST["O3"], of="O3")
    if OF_ANOTHER in events and state.level in ("1a", "1b", "2", "past"):
        return _say(replace(state, level="O", guessed=False), FIRST["O"], of="O")
    if "toch_wel" in events:
        # "No, you read it well" is a yes.
        events = ["toch_wel", *(event for event in events if event not in ("nee", "nee_en_meer"))]
    elif MISREAD in events:
        # What was meant counts before the other things that the same words may say.
        events = [MISREAD, *(event for event in events if event != MISREAD)]
    for event in events:
        if step := OPEN.get(state.open or "", {}).get(event):
            return _reply(state, step)
        no = event in ("nee", "nee_en_meer") and "niemand_bij_me" not in events
        if state.guessed and no and state.level not in (None, "2"):
            after = replace(state, guessed=False, loose=False, believed=state.believed + 1)
            return _say(after, Step("let_go", None), of=state.level)
        yes = event in ("ja", "ja_en_meer", "toch_wel") and state.since <= 1
        if state.guessed and yes and state.level in FIRST_GUESSED:
            # Yes to "is it so?" is what the sure words would have been said to; "okay" a few
            # turns later answers something else.
            sure = OPEN.get(str(state.level), {}).get("ja") or FIRST[str(state.level)]
            return _say(replace(state, guessed=False, loose=False), sure, of=state.level)
        if step := NEXT.get(state.level or "", {}).get(event):
            if state.asked_112 and state.level in URGENT and event not in _OUTCOMES:
                step = Step(WAITING.get(str(state.level), "112_waiting"), state.level)
            return _say(state, step, of=state.level)
        if state.level in URGENT:
            continue
        if step := NEXT.get(state.beside or "", {}).get(event):
            return _say_beside(state, step)
    return None


def _say(state: DangerState, step: Step, *, of: str | None, go_on: bool = False) -> DangerAnswer:
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


def _reply(state: DangerState, step: Step) -> DangerAnswer:
    """The step that answers the open question, which may be about a lesser subject."""
    main, asked = str(state.level), str(state.open)
    if step.level is None:
        kept = main if FAMILY[asked] != FAMILY[main] else None
        return _say(state, replace(step, level=kept), of=asked)
    if _keeps(main, step.level):
        return _say(state, replace(step, level=main), of=asked)
    return _say(_beside(replace(state, level=step.level), main), step, of=step.level)


def _say_beside(state: DangerState, step: Step) -> DangerAnswer:
    """A step of the second subject; the first stays, unless this one became more pressing."""
    of, main = state.beside, state.level
    if step.level is None:
        return _say(replace(state, beside=None), replace(step, level=main), of=of)
    if step.level in URGENT:
        return _say(replace(state, beside=main), step, of=step.level)
    beside = replace(state, beside=step.level)
    return _say(beside, replace(step, level=main, open=step.open or state.open), of=of)


def _tail(state: DangerState, of: str | None) -> tuple[str, ...]:
    """The carriers of what is open and was not spoken of: `of` is the level that was."""
    if state.level == "V2" or of == "V2":
        return ()
    if state.level == "3" and of in LIFE:
        # So short that one more number is all there is room for.
        beside = (CARRIER_OF["unsafe"],) if state.beside in _UNSAFE else ()
        return (CARRIER_OF["child"],) if state.minor else beside
    shown = set(_shown(of)) if of else set()
    families = [FAMILY[level] for level in (state.level, state.beside) if level]
    if state.minor:
        families.append("child")
    names = []
    for family in dict.fromkeys(families):
        if NUMBERS[family] - shown:
            names.append(CARRIER_OF[family])
            shown |= NUMBERS[family]
    return tuple(names)


def _answered(state: DangerState, level: str, events: Sequence[str]) -> DangerAnswer | None:
    """The answer to a next turn that also holds words of danger, or None when those count."""
    for event in events:
        step = OPEN.get(state.open or "", {}).get(event)
        if step is not None and level in _ANSWERED_BY.get(event, ()):
            return _reply(state, step)
    main = state.level
    if main is None:
        return None
    # "112 was called" is no new emergency.
    if said := _next(replace(state, since=0), [event for event in events if event in _CALLED]):
        return said
    if FAMILY[level] == FAMILY[main] and ORDER.index(level) >= ORDER.index(main):
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
    if FAMILY[str(main)] == "life":
        if FAMILY[level] == "life":
            return LIFE.index(str(main)) < LIFE.index(level)
        return level not in URGENT | {"T"}
    return FAMILY[level] != "life" and ORDER.index(str(main)) < ORDER.index(level)


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
        asked_112=state.asked_112 and main in URGENT,
    )
    if level == "1a":
        return _unclear(now)
    if main in URGENT and ORDER.index(level) > ORDER.index(str(main)):
        # Whatever else is said: help first.
        waiting = WAITING.get(str(main), "112_waiting")
        words = waiting if now.asked_112 else AGAIN[str(main)]
        return _say(_beside(now, level), Step(words, main), of=main)
    if _keeps(main, level):
        if FAMILY[level] == FAMILY[str(main)]:
            step = FIRST["S"] if level == "S" else Step(AGAIN[str(main)], main)
            return _say(now, replace(step, level=main), of=main)
        step = _first(now.beside, level, events)
        return _say(_beside(now, level), replace(step, level=main, open=None), of=level)
    step = _first(main, level, events)
    if level in URGENT and "gebeld_112" in events:
        # Called before it was told here: no new alarm, and the number for the talk afterwards.
        called = Step(CALLED_112.get(level, "112_called"), level, called=True)
        return _say(_beside(now, main), called, of="M" if level != "V2" else level)
    now = _beside(replace(now, level=level), main)
    for other in sorted(also, key=ORDER.index, reverse=True):
        # The same words may look like anger and like fear: then only the first is taken.
        if {FAMILY[level], FAMILY[other]} not in CONFUSED:
            now = _beside(now, other)
    return _say(now, step, of="S" if step.response.startswith("s_") else level)


def _first(before: str | None, level: str, events: Sequence[str]) -> Step:
    """The first words about a level, or the next ones when it was open before."""
    first = FIRST[level]
    for event in events:
        if special := FIRST_WITH.get((level, event)):
            return replace(
                first, response=special, open=first.open if level in ("1b", "2") else None
            )
    if before == level and level in AGAIN:
        return replace(first, response=AGAIN[level], open=None, buttons=())
    return first


def _beside(state: DangerState, level: str | None) -> DangerState:
    """The state with this level as second subject, if it is about something else."""
    if level in (None, "1a", "past", "T0", "K", "P"):
        return state
    calmed = {"O3": "O", "V2": "V1", "M": None}
    others = [
        other
        for other in (calmed.get(str(level), level), state.beside)
        if other and (state.level is None or FAMILY[other] != FAMILY[state.level])
    ]
    return replace(state, beside=min(others, key=ORDER.index) if others else None)


def _guessed(
    state: DangerState,
    level: str | None,
    guess: str,
    events: Sequence[str],
    unsure: bool,
    turn: int,
) -> DangerAnswer | None:
    """Danger that only the classifier sees, while nothing else is open."""
    family = FAMILY[guess]
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
    before = FAMILY[state.highest] if state.highest else ""
    same = before == family or {before, family} in CONFUSED
    known = bool(state.highest) and spoken_of and same
    soon = state.faint_at is not None and turn - state.faint_at < _SOON
    if unsure and not state.minor and (state.believed or (family != "life" and (known or soon))):
        # It was read wrongly before, or a number was shown just now: a hunch is too little then.
        if state.level is None:
            return _afterwards(state, events, None)
        return _still(replace(state, since=state.since + 1), "", events)
    if unsure and not known and not state.minor:
        if family == "life" and state.faint and soon:
            # Twice is reason enough to ask.
            return _heard(state, "1a", events)
        if family == "life":
            state = replace(state, faint=state.faint + 1)
        state = replace(state, aside=guess, faint_at=turn)
        return DangerAnswer((f"utter_danger_aside_{family}",), state, go_on=True)
    if known and state.level is None:
        # It was spoken of, and believed: the number comes along, the question does not return.
        carrier = f"utter_danger_{CARRIER_OF[family]}"
        return DangerAnswer((carrier,), replace(state, since=state.since + 1), go_on=True)
    said = _heard(state, guess, events)
    told = said.responses[0] == "utter_danger_v1_sexual"
    if state.level in (None, "1a", "past") and guess in FIRST_GUESSED and not told:
        words = f"utter_danger_{FIRST_GUESSED[guess]}"
        said = replace(said, responses=(words, *said.responses[1:]))
    return replace(said, state=replace(said.state, guessed=True))


def _guessed_beside(
    state: DangerState, guess: str, intent: str, events: Sequence[str], unsure: bool
) -> DangerAnswer:
    """A guess while a subject is open: that subject stays, and a number comes along."""
    family, main = FAMILY[guess], FAMILY[str(state.level)]
    if state.level in URGENT or family == main or (family, main) == ("life", "other"):
        return _still(replace(state, since=0), intent, events)
    said = _still(state, intent, events)
    if unsure or (family != "life" and main not in ("life", "body")):
        return said
    shown = {number for level in (state.level, state.beside) if level for number in _shown(level)}
    if NUMBERS[family] <= shown:
        return said
    aside = f"utter_danger_aside_{family}"
    return replace(said, responses=(*said.responses, aside))


def _shown(level: str) -> frozenset[str]:
    """The numbers that stand in every reply of a level."""
    more = {"KV": NUMBERS["child"]}.get(level, frozenset())
    return NUMBERS[FAMILY[level]] | more | (NUMBERS["body"] if level in URGENT else more)


def _unclear(state: DangerState) -> DangerAnswer:
    """1a: asked once, the number once more, then only carried along."""
    counted = replace(state, unclear=state.unclear + 1)
    main = state.level
    if main in URGENT or (main and FAMILY[main] == "life" and main not in ("1a", "past")):
        return _still(counted, "", ())
    if main not in (None, "1a", "past", "K") and state.unclear == 0:
        return _say(counted, Step("1a", main, "1a"), of="1a")
    if state.unclear == 0:
        return _say(counted, FIRST["1a"], of="1a")
    if state.unclear == 1:
        kept = main if main not in ("1a", "past", "K") else None
        return _say(counted, Step("1a_again", kept), of="1a")
    return DangerAnswer(("utter_danger_carrier_113",), counted, go_on=True)


def _still(state: DangerState, intent: str, events: Sequence[str]) -> DangerAnswer:
    """The answer to a message that says nothing about the danger that is open."""
    level = str(state.level)
    stays = STAYS_GUESSED if state.guessed and level not in LIFE else STAYS.get(level)
    if stays is not None and state.since > stays:
        if state.minor:
            return _say(replace(state, beside=None), Step("k_still", "K"), of="K")
        closed = replace(state, level=None, beside=None, open=None)
        return DangerAnswer((), closed, go_on=True, quiet=closed.quiet)
    if state.asked_112 and level in URGENT:
        return _say(state, Step(WAITING.get(level, "112_waiting"), level), of=level)
    if state.since > _ALONE.get(level, state.since) and not state.minor:
        # Whoever writes on about something else is heard again; the number stays in every reply.
        return _say(state, Step(AGAIN[level], level), of=level, go_on=True)
    # Who asks what Naast is, hears it, whatever else is going on.
    asked = ABOUT_SELF in events and level not in URGENT
    if state.minor:
        go_on = level not in URGENT and (asked or intent in _CHILD_MAY_HEAR)
        words = CARRIER.get(level, AGAIN.get(level, "k_still")) if go_on else AGAIN[level]
        return _say(state, Step(words, level), of=level, go_on=go_on)
    if state.guessed and level in ("V1", "T", "M"):
        carrier = CARRIER_OF[FAMILY[level]]
        return _say(state, Step(carrier, level), of=level, go_on=True)
    if level in CARRIER:
        return _say(state, Step(CARRIER[level], level), of=level, go_on=True)
    return _say(state, Step(AGAIN[level], level), of=level, go_on=asked)


def _afterwards(
    state: DangerState, events: Sequence[str], aside: str | None
) -> DangerAnswer | None:
    """The answer when no subject is open: only a goodbye is still different."""
    if WHAT_IS_THAT in events and aside in (*_SUICIDE, *_UNSAFE):
        words = "what_113_is" if aside in _SUICIDE else "what_unsafe"
        return DangerAnswer((f"utter_danger_{words}",), state, quiet=state.quiet)
    if STOP_NUMBER in events and (state.highest or state.believed):
        return DangerAnswer(_ENOUGH, state, quiet=state.quiet)
    if {"doei", "laat_maar"} & {*events} and state.highest in _SESSION:
        kind = "goodbye"
        if state.highest in _UNSAFE:
            kind = "goodbye_unsafe"
        elif state.highest not in _SUICIDE:
            kind = "goodbye_112"
        return DangerAnswer((f"utter_danger_{kind}",), state)
    if "toch_niet_gedaan" in events and state.highest in ("3", "2", "1b"):
        return _say(state, NEXT["2"]["toch_niet_gedaan"], of="2")
    if {"grapje", "nee", "nee_en_meer"} & {*events} and state.highest == "T0" and not state.since:
        return DangerAnswer(("utter_danger_t0_no",), replace(state, since=1))
    if {"waarom_dood", "zei_nee"} & {*events} and state.highest in _SUICIDE:
        return DangerAnswer(("utter_danger_why_asked",), state)
    if state.unclear and state.since <= _QUIET_AFTER_1A:
        return DangerAnswer((), replace(state, since=state.since + 1), go_on=True)
    return None
