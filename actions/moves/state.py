"""What is remembered within one talk: two small frozen records that live in Rasa's slots.

They hold names, counts and turn numbers only, never words of the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, TypeVar

_Record = TypeVar("_Record", bound="Talk | Search")

NEVER = -99
"""A turn number for what has not happened yet."""


def _read(kind: type[_Record], value: object) -> _Record:
    """The record that a slot holds; a fresh one when the slot is empty or of an older shape."""
    if not isinstance(value, Mapping):
        return kind()
    known = {f.name: f for f in fields(kind)}
    given: dict[str, Any] = {}
    for name, item in value.items():
        if name in known:
            given[name] = tuple(item) if isinstance(item, list) else item
    return kind(**given)


@dataclass(frozen=True)
class Talk:
    """How the talk goes. Turns count the person's messages, from 1."""

    turn: int = 0
    started: float = 0.0
    """Seconds since the epoch at the first message."""
    uses: Mapping[str, int] = field(default_factory=dict)
    """How often each response was said: the voice chooses variants by it."""
    asked: tuple[str, ...] = ()
    """Gentle questions that were asked, by name (`netwerk_dier`, `ritme_avond`)."""
    pending: str | None = None
    """What a bare yes or no would answer now (`aanbod`, `vraag:netwerk_dier`, `samenvatting`)."""
    last_question: int = NEVER
    no_questions_until: int = 0
    no_offers_until: int = 0
    offers: int = 0
    last_offer: int = NEVER
    only_talk: bool = False
    content: bool = False
    themes: tuple[str, ...] = ()
    """What the person told of, by intent, each once, oldest first."""
    subjects: tuple[str, ...] = ()
    """Subjects of `data/onderwerpen.yml` that came by, oldest first."""
    contacts: tuple[str, ...] = ()
    """Sorts of contact the person told of (`hond`, `buur`)."""
    last_summary: int = NEVER
    summarised: tuple[str, ...] = ()
    brake_said: bool = False
    misses: int = 0
    """Messages in a row that were not understood."""
    echo: str = ""
    """A short digest of the last message, to notice the same one again."""
    echoes: int = 0
    second: str | None = None
    """A second subject or theme of a message, to be taken up in the next turn."""
    second_turn: int = NEVER
    near: str | None = None
    """The subject that was met last; what comes right after it is mostly about it too."""
    near_turn: int = NEVER
    hard_part: str | None = None
    """The part of the day or week that the person called long or hard (`avond`)."""
    last_invite: int = NEVER
    recent: str | None = None
    """What the last question was about, for a button that is pressed a few turns later."""
    feedback_asked: bool = False
    met: tuple[str, ...] = ()
    """The subjects and themes that the last reply with a mirror met."""
    met_turn: int = NEVER
    put_right: tuple[str, ...] = ()
    """Subjects and themes that the person said it is not about: not met again in this talk."""
    wondered: int = NEVER
    """When it was asked how that is for the person."""

    @classmethod
    def read(cls, value: object) -> Talk:
        return _read(cls, value)

    def write(self) -> dict[str, Any]:
        return asdict(self)

    def used(self, response: str) -> Talk:
        """The talk after this response was said."""
        return replace(self, uses={**self.uses, response: self.uses.get(response, 0) + 1})

    def heard(self, theme: str) -> Talk:
        """The talk after the person told of this theme."""
        talk = self._meeting(theme)
        if theme in self.themes:
            return talk
        return replace(talk, themes=(*self.themes, theme))

    def about(self, subject: str) -> Talk:
        """The talk after a reply about this subject."""
        return replace(self._meeting(subject), near=subject, near_turn=self.turn)

    def _meeting(self, name: str) -> Talk:
        before = self.met if self.met_turn == self.turn else ()
        return replace(self, met=(*before, name), met_turn=self.turn)

    def corrected(self, names: Iterable[str]) -> Talk:
        """The talk after the person said that it is not about these subjects and themes."""
        fresh = tuple(name for name in names if name not in self.put_right)
        lost = {*fresh}
        return replace(
            self,
            put_right=(*self.put_right, *fresh),
            subjects=tuple(name for name in self.subjects if name not in lost),
            themes=tuple(name for name in self.themes if name not in lost),
            near=None if self.near in lost else self.near,
            second=None if self.second in lost else self.second,
        )

    def asking(self, pending: str) -> Talk:
        """The talk after a question was put whose answer may be a bare yes or no."""
        return replace(self, pending=pending, recent=pending, last_question=self.turn)

    def wondering(self) -> Talk:
        """The talk after an open question that any answer fits, and none."""
        return replace(self, last_question=self.turn, wondered=self.turn)

    def put_off(self, *, offers: int = 0, questions: int = 0) -> Talk:
        """The talk in which nothing is offered or asked for so many turns from now."""
        return replace(
            self,
            no_offers_until=max(self.no_offers_until, self.turn + offers + 1 if offers else 0),
            no_questions_until=max(
                self.no_questions_until, self.turn + questions + 1 if questions else 0
            ),
        )

    @property
    def asked_network(self) -> int:
        return sum(name.startswith("netwerk_") for name in self.asked)

    @property
    def asked_rhythm(self) -> int:
        return sum(name.startswith("ritme_") for name in self.asked)


@dataclass(frozen=True)
class Search:
    """What is looked for on the map, and what was shown."""

    category: str | None = None
    """The `zoek_*` intent of the last search."""
    wijk: str | None = None
    conditions: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    """Ids of all places that were shown, oldest first."""
    now: tuple[str, ...] = ()
    """Ids of the places that "the second" refers to, in order."""
    focus: str | None = None
    """The place that is talked about."""
    home_first: bool = False
    no_groups: bool = False
    no_calls: bool = False
    """Who cannot call is shown no phone number of a place."""
    reported: tuple[str, ...] = ()
    """What was reported in this talk, as `place:reason`: saying it twice counts once."""
    refused: tuple[str, ...] = ()
    """Interests that the person does not want ("anything but sport")."""
    unwanted: tuple[str, ...] = ()
    """Ids of places of a sort that the person does not want ("no community centre")."""
    with_others: bool = False
    not_in: tuple[str, ...] = ()
    """Neighbourhoods where the person does not want to come, by their official names."""
    among: tuple[str, ...] = ()
    """Ids of the places that the words of this search found: those are still meant."""
    missing: bool = False
    """What was asked for last is not on the map: a wish beside it does not make it so."""
    not_for: tuple[str, ...] = ()
    """Groups whose places do not fit ("I am no senior"), by the map's names."""

    @classmethod
    def read(cls, value: object) -> Search:
        return _read(cls, value)

    def write(self) -> dict[str, Any]:
        return asdict(self)
