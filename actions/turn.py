"""The one shape of every action: read the turn, let danger go first, decide, say, remember."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.moves import (
    context,
    danger,
    danger_steps,
    hearing,
    pace,
    roles,
    roof,
    sidepaths,
    words,
)
from actions.moves.buttons import button
from actions.moves.no_calls import without_calls
from actions.moves.say import Decision, Say
from actions.moves.state import Search, Talk
from actions.moves.subjects import find_subjects
from actions.wiring import wiring

_BARE = 4
"""Words up to which the classifier's yes, no or goodbye answers a question about danger."""
_TOO_FEW = 2
"""Words in which the classifier alone cannot see danger."""
CRISIS = "crisis_"
_LIKELY = 0.4
"""Chance from which a meaning is answered where danger was only a faint guess."""
_SURE = 0.6
"""Chance from which a guess counts as more than a faint one."""
_BESIDE = 0.5
"""Chance of danger from which what only the classifier sees is met at all in a talk."""
_ASKED = 0.8
"""Chance of danger from which a person is asked about what only the classifier sees. Under it the
talk goes on, with a number beside it."""
_BESIDE_OF: Mapping[str, float] = {"1b": 0.55, "V1": 0.65, "T": 0.7, "M": 0.6}
"""The same for each level: a number laid beside dinner or a jealous word is one too many."""
_NAMED = 0.15
"""How much surer it must be in a message whose subject is plain: a dog, a prayer, a garden."""
_AGREES = 0.6
"""Chance of danger from which the classifier agrees with a wide pattern."""
_WIDE = frozenset({"1b", "O", "T", "V1", "M", "past", "3", "2", "O3"})
"""Levels that rest on little where a pattern alone sees them, and nothing was done or taken."""
_NOTHING = 0.1
"""Chance of danger up to which a message is harmless."""
_MILD = 0.3
"""The same for a message that says what was meant: that counts for something too."""
_TELLS = 3
"""Words from which a message says enough to be called harmless."""
_OKAY = frozenset("nou ok oke okee okay okey prima goed is best dan maar hm tja joh hoor".split())
"""Words that agree to nothing by themselves."""
_CLEAR = 0.75
"""Chance from which a theme is named in a talk about danger."""
_EVERYDAY = frozenset({"kletsen", "groeten", "heeft_contact", "vertelt_dagritme"})
_FILLER = frozenset({"nlu_fallback", "niet_begrepen", *_EVERYDAY})
"""Meanings to which the ordinary answer is a word in passing."""
_AWHILE = 3
"""Turns after danger in which everyday things are not taken up yet."""
_ABOUT_SELF = frozenset({"vraag_mens_of_bot", "vraag_privacy"})
"""Questions that get an honest answer, also in the middle of danger."""
_ILL = frozenset({"lichamelijke_klachten", "utter_phrase_slecht_nieuws"})
_ARRANGED = frozenset({"uitvaart", "begrafenis", "crematie", "testament", "uitvaartpolis"})
"""What is arranged by who is ill: then what only the classifier sees is a faint guess."""
_OUTSIDE = ("1a", "1b", "V1")
"""What the classifier alone sees in the words of who has no place to sleep."""
_RULES = Path(__file__).resolve().parents[1] / "data" / "rules"


@dataclass(frozen=True)
class Turn:
    """One message, as an action may know it."""

    text: str
    """The message itself, masked; only to look for words of a table, never to say back."""
    plain: str
    """The message normalised: lower-case plain words."""
    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    entities: tuple[Mapping[str, Any], ...]
    subjects: tuple[str, ...]
    channel: str
    now: datetime
    talk: Talk
    search: Search
    quiet: bool = False
    """In a flagged session: no offers, no gentle questions, no cheerful goodbye."""
    pressed: bool = False
    """The message was a button."""
    wish: str = ""
    """A finer meaning that the context gives (`actions/moves/context.py`)."""
    hard_part_before: str | None = None
    """The hard part of the day that was known before this message."""
    place: str | None = None
    """The shown place that the message names in so few words that nothing else can be meant."""
    places: tuple[str, ...] = ()
    """The places that share the name that the message says."""
    told: float = 0.0
    """How likely it is that the message means none of the intents: somebody just tells on."""

    def values(self, entity: str) -> tuple[str, ...]:
        """The values of this entity in the message, in order."""
        return tuple(str(e["value"]) for e in self.entities if e.get("entity") == entity)

    def decide(
        self,
        *says: Say,
        talk: Talk | None = None,
        search: Search | None = None,
        control: Mapping[str, Any] | None = None,
    ) -> Decision:
        """A decision with the state as it was, where no new state is given."""
        return Decision(says, talk or self.talk, search or self.search, control or {})


class TalkAction(Action, ABC):
    """An action that answers a message; subclasses say what, in `answer`."""

    action_name: ClassVar[str]

    def name(self) -> str:
        return self.action_name

    @abstractmethod
    def answer(self, turn: Turn) -> Decision:
        """What to say to this message."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        turn, given = _read_turn(tracker)
        state = danger.DangerState.from_dict(given["state"])
        if given["level"] is None and words.only("wis_nu", turn.plain):
            # Who is watched at home has no time for an explanation first.
            turn, said = replace(turn, intent="wis_gegevens", confidence=1.0), None
        else:
            said = danger.answer(
                state,
                level=given["level"],
                intent=_bare_intent(turn),
                follow_up=given["follow_up"],
                guess=given["guess"],
                unsure=given["unsure"],
                also=given["also"],
                loose=given["loose"],
                calm=given["calm"],
                mild=given["mild"],
                turn=turn.talk.turn,
            )
        if said is None:
            decision, state_after = self._answer_in_context(turn), state
        else:
            state_after = said.state
            turn = replace(turn, quiet=turn.quiet or said.quiet)
            # The question that was open before is not what a later yes or no answers.
            closed = turn.decide(talk=replace(turn.talk, pending=None))
            careful = _with_care(turn)
            if said.go_on and _no_time_for_small_talk(careful, state_after):
                said = danger.unclear(said)
            own = self._answer_in_context(careful) if said.go_on else closed
            decision = _after_danger(own, said)
            foreign = sidepaths.danger_in(turn.text) if said.responses else None
            if foreign and foreign not in decision.talk.uses:
                # Who cannot read the Dutch reads the numbers, once.
                urgent = state_after.level in danger_steps.URGENT
                says = (Say(foreign), *decision.says) if urgent else (*decision.says, Say(foreign))
                decision = replace(decision, says=says)
        # A state that was there is always told again, also when nothing is left of it.
        # So is one that is fresh because the brain doubts what the door saw.
        kept = given["state"] or state_after.highest or given["doubted"]
        told = state_after if kept else None
        return _carry_out(dispatcher, decision, state_after, told)

    def _answer_in_context(self, turn: Turn) -> Decision:
        """The answer to what the message means here, which may be another action's."""
        turn = replace(turn, hard_part_before=turn.talk.hard_part)
        turn = context.take_facts(turn)
        reading = hearing.hear(turn, context.read(turn, wiring.map))
        action = action_for(reading.intent, self)
        turn = replace(
            turn,
            intent=reading.intent,
            wish=reading.wish,
            place=reading.place,
            places=reading.places,
        )
        return pace.around(turn, action.answer)


def action_for(intent: str, otherwise: TalkAction) -> TalkAction:
    """The action that the rules name for an intent; `otherwise` where they name none."""
    kind = _kinds().get(_rules().get(intent, ""))
    return kind() if kind is not None else otherwise


@cache
def _rules() -> dict[str, str]:
    """The action of each intent, as `data/rules/` has it."""
    found: dict[str, str] = {}
    for path in sorted(_RULES.glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            found[rule["steps"][0]["intent"]] = rule["steps"][1]["action"]
    return found


@cache
def _kinds() -> dict[str, type[TalkAction]]:
    """Every action by its name."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if not module.ispkg:
            importlib.import_module(f"actions.{module.name}")
    return {kind.action_name: kind for kind in TalkAction.__subclasses__()}


def _after_danger(own: Decision, said: danger.DangerAnswer) -> Decision:
    """Normal talk first where it goes on, then what must be said about danger."""
    spoken = [Say(name) for name in said.responses]
    if said.responses[:1] == danger.SORRY and own.says:
        # Sorry comes before what is said to the rest of the message.
        return replace(own, says=(*spoken, *own.says))
    if spoken and said.buttons:
        spoken[0] = replace(spoken[0], buttons=said.buttons)
    return replace(own, says=(*own.says, *spoken))


def _read_turn(tracker: Tracker) -> tuple[Turn, dict[str, Any]]:
    message = tracker.latest_message or {}
    metadata = message.get("metadata") or {}
    from_door = metadata.get("danger") or {}
    from_brain = message.get("danger") or {}
    intent = message.get("intent") or {}
    text = message.get("text") or ""
    pressed = text.startswith("/")
    plain = "" if pressed else message.get("plain") or text.lower()
    level = from_door.get("level")
    # The door has the patterns only; what the brain sees beyond them is the classifier's guess.
    guess = from_brain.get("level")
    also = tuple(from_door.get("also") or ())
    doubted = tuple(from_brain.get("doubted") or ())
    if level in doubted:
        # A wide pattern in a clause that looks harmless through and through.
        level, guess = guess, None
        also = tuple(other for other in also if other not in doubted)
    if not from_door:
        level, guess = guess, None
    talk = Talk.read(tracker.get_slot("gesprek"))
    if roles.asks_what_is_done(plain, talk.uses):
        # What is asked of the program is told of nobody; what is open already stays open.
        doubted = tuple(name for name in (level, *also, *doubted) if name)
        level, guess, also = None, None, ()
    chance = float(from_brain.get("chance") or 0.0)
    housebound = guess == "V1" and chance < _ASKED and words.says("thuis", plain)
    subjects = find_subjects(plain)
    least = max(_BESIDE, _BESIDE_OF.get(str(guess), _BESIDE)) + (_NAMED if subjects else 0.0)
    outside = guess in _OUTSIDE and roof.no_roof(plain, asks="?" in text)
    if chance < min(least, _ASKED) or housebound or outside:
        # Who can hardly leave the house says so in words that look like fear of somebody, and
        # who has none in words that look like a wish to be gone.
        guess = None
    ill = guess == "1b" and not _ILL.isdisjoint((*talk.themes, *talk.uses))
    arranged = ill and not _ARRANGED.isdisjoint(plain.split())
    unsure = arranged or chance < _ASKED or len(plain.split()) <= _TOO_FEW
    if level is None and unsure and (intent.get("name") or "").startswith(CRISIS):
        # Not taken for danger, or only faintly: then the rest of the message is answered.
        intent = _likeliest_other(message.get("intent_ranking") or ())
    follow_up = from_door.get("follow_up") or [from_brain.get("follow_up")]
    state = metadata.get("door_danger") or tracker.get_slot("gevaar")
    flag, known = metadata.get("flag"), danger.DangerState.from_dict(state).highest
    if flag and flag not in (level, *doubted, known) and danger.highest(flag, known) == flag:
        # The door saw danger in a turn that the brain lost.
        state = danger.DangerState.flagged(metadata["flag"]).to_dict()
    now = wiring.now()
    echo = hashlib.sha256(plain.encode()).hexdigest()[:12] if plain else ""
    talk = replace(
        talk,
        turn=talk.turn + 1,
        started=talk.started or now.timestamp(),
        echo=echo,
        echoes=talk.echoes + 1 if echo and echo == talk.echo else 0,
    )
    turn = Turn(
        text="" if pressed else text,
        plain=plain,
        intent=intent.get("name") or "",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=tuple(
            (r["name"], float(r["confidence"])) for r in message.get("intent_ranking") or ()
        ),
        entities=tuple(message.get("entities") or ()),
        subjects=subjects,
        channel=metadata.get("channel") or "rasa",
        now=now,
        talk=talk,
        search=Search.read(tracker.get_slot("zoekvraag")),
        quiet=bool(state and danger.DangerState.from_dict(state).quiet),
        pressed=pressed,
        told=float(message.get("told") or 0.0),
    )
    follow_up = [kind for kind in follow_up if kind]
    asked = turn.intent if turn.confidence >= _SURE and "?" in text else ""
    first = roles.first_of_all(plain, talk.uses)
    of_itself = roles.who_answers(first) if first else sidepaths.always(plain)
    if not _ABOUT_SELF.isdisjoint((of_itself, asked)):
        follow_up.append(danger_steps.ABOUT_SELF)
    # What was done or taken is told outright, however the classifier reads it.
    done = level != "M" and from_door.get("crisis") == CRISIS + "acuut"
    firm = done or bool(from_door.get("sure"))
    seen = from_brain.get("chance") is not None
    return turn, {
        "loose": seen and level in _WIDE and not firm and chance < _AGREES,
        "calm": seen and not level and chance < _NOTHING and len(plain.split()) >= _TELLS,
        "mild": seen and not level and chance < _MILD,
        "level": level,
        "guess": guess,
        "unsure": unsure,
        "also": also,
        "doubted": doubted,
        "follow_up": follow_up,
        "state": state,
    }


def _likeliest_other(ranking: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The likeliest meaning that is no crisis; none where it is not likely enough."""
    other = next((ranked for ranked in ranking if not ranked["name"].startswith(CRISIS)), None)
    if other is not None and other["confidence"] >= _LIKELY:
        return other
    return {"name": "nlu_fallback", "confidence": 0.0}


def _with_care(turn: Turn) -> Turn:
    """The turn in a talk about danger: an unclear theme is listened to, not guessed at."""
    guessed = turn.intent in context.STORIES and turn.confidence < _CLEAR
    return replace(turn, intent="nlu_fallback") if guessed and not turn.pressed else turn


def _no_time_for_small_talk(turn: Turn, state: danger.DangerState) -> bool:
    """Whether the ordinary answer to this message would be filler, in a talk about danger.

    Who writes on about everyday things for some turns is heard in that again.
    """
    if turn.pressed:
        return False
    reading = context.read(context.take_facts(turn), wiring.map)
    if reading.wish or reading.place or reading.intent not in _FILLER:
        return False
    everyday = turn.subjects or reading.intent in _EVERYDAY
    return not everyday or state.since <= _AWHILE


def _bare_intent(turn: Turn) -> str:
    """The intent where the message is bare enough to be the answer to a question about danger.

    In a longer message a yes, a no or a goodbye is only believed as the words themselves say it.
    """
    said = turn.plain.split()
    longer = len(said) > _BARE and turn.intent in danger.SHORT_ANSWERS
    # "Well, okay" is no yes to "do you think of death?".
    okay = turn.intent == "bevestigen" and bool(said) and _OKAY.issuperset(said)
    return "" if longer or okay else turn.intent


def _carry_out(
    dispatcher: CollectingDispatcher,
    decision: Decision,
    state: danger.DangerState,
    told: danger.DangerState | None,
) -> list[dict[str, Any]]:
    talk = decision.talk
    for decided in decision.says:
        say = without_calls(decided) if decision.search.no_calls else decided
        buttons = [button(name) for name in say.buttons]
        custom = {"options": [dict(option) for option in say.options]} if say.options else None
        if say.response:
            dispatcher.utter_message(
                response=say.response,
                buttons=buttons,
                json_message=custom,
                use=talk.uses.get(say.response, 0),
                **{key: str(value) for key, value in say.values.items() if value is not None},
            )
            talk = talk.used(say.response)
        else:
            dispatcher.utter_message(text=say.text, buttons=buttons, json_message=custom)
    control = dict(decision.control)
    if told is not None:
        control |= {"flag": told.highest, "danger": told.to_dict()}
    if control:
        dispatcher.utter_message(json_message={"control": control})
    return [
        SlotSet("gesprek", talk.write()),
        SlotSet("zoekvraag", decision.search.write()),
        SlotSet("gevaar", state.to_dict()),
    ]
