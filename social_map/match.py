"""Which places fit what someone asked: pure, reproducible, and honest about what is unknown.

Every wish is judged yes, no or unknown for every place. A no puts a place out; an unknown lets
it come after the known ones, and is said. When nothing is left, the wish that hurts least to
miss is given up, and that is said as well. Some wishes are never given up (`vocabulary.HARD`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from social_map.certainty import certainty
from social_map.errors import UseError
from social_map.facts import Price, Reach, Service
from social_map.opening_hours import any_in
from social_map.places import Gazetteer
from social_map.vocabulary import (
    CATEGORIES,
    CONDITIONS,
    CRISIS,
    GIVE_UP,
    HARD,
    INTERESTS,
    KINDS,
    WORK,
    Kind,
    kind_of,
)
from social_map.words import WordIndex


@dataclass(frozen=True)
class Request:
    """What someone asked for. Everything may be left out."""

    # One of the fifteen `zoek_...` kinds, the same without `zoek_`, or a category of the map.
    category: str = "zoek_iets"
    wijk: str | None = None
    conditions: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    # What a person typed: never shown in a log or an error.
    text: str = field(default="", repr=False)
    # Ids that were shown before.
    exclude: frozenset[str] = frozenset()
    # For someone who can hardly leave the house.
    home_first: bool = False
    no_groups: bool = False
    # An hour of the day, 0 to 23.
    hour: int | None = None
    limit: int = 3


class Truth(Enum):
    """Whether a wish holds for a place. The value is its place in the order."""

    YES = 0
    UNKNOWN = 1
    NO = 2


class Nearness(Enum):
    """Where a place is, seen from the neighbourhood that was asked. The value is the order."""

    IN = 0
    PART = 1
    NEAR = 2
    TOWN = 3
    UNKNOWN = 4
    COUNTRY = 5
    ELSEWHERE = 6
    # No neighbourhood was asked.
    ANYWHERE = 7


@dataclass(frozen=True)
class Found:
    """A place that fits, and what is known of how it fits."""

    service: Service
    nearness: Nearness
    # Wishes that hold, and those of which nothing is known, in a fixed order.
    holds: tuple[str, ...]
    unknown: tuple[str, ...]
    interests: tuple[str, ...]
    by_words: bool
    # Whether it needs no leaving the house, for someone who asked for that.
    at_home: bool


@dataclass(frozen=True)
class Match:
    """The places that fit, best first, and the wishes that were given up to find them."""

    found: tuple[Found, ...]
    loosened: tuple[str, ...] = ()
    # Whether places fitted, but all of them had been shown before.
    exhausted: bool = False


@dataclass(frozen=True)
class _Judged:
    found: Found
    no: frozenset[str]
    order: tuple[object, ...]


# Groups whose places count as asked for when one of these conditions or interests is.
_ASKS_FOR: Final = {
    "ouderen": ("ouderen",),
    "jongeren": ("jongeren",),
    "huisdier": ("dieren", "hond_mee"),
    "lichamelijk": ("rolstoel",),
    "ouders": ("kinderen",),
}
_DAYS: Final = frozenset(range(7))
_WEEKEND: Final = frozenset({5, 6})
# First and last hour of the parts of a day that can be asked for.
_DAYTIME, _EVENING, _ALL_DAY = (6, 18), (18, 24), (0, 24)


def check_request(request: Request) -> Kind:
    """The kind that is asked for; raises UseError for a request that cannot be meant."""
    kind = kind_of(request.category)
    if kind is None:
        allowed = ", ".join(name for name in CATEGORIES if name != CRISIS)
        raise UseError("category", value=request.category, allowed=allowed)
    for condition in sorted(request.conditions):
        if condition not in CONDITIONS:
            raise UseError("condition", value=condition, allowed=", ".join(CONDITIONS))
    if request.hour is not None and not 0 <= request.hour <= 23:
        raise UseError("hour", value=request.hour)
    if request.limit < 1:
        raise UseError("limit", value=request.limit)
    return kind


def match(
    services: Sequence[Service],
    request: Request,
    *,
    places: Gazetteer,
    words: WordIndex,
    today: date,
) -> Match:
    """The places that fit best, at most `request.limit`; `request.wijk` is an official name."""
    kind = check_request(request)
    scores = words.scores(request.text)
    asked = set(request.interests).union(words.interests(request.text))
    interests = frozenset(asked.intersection(INTERESTS))
    # An interest that the map has no word for may still stand in a description.
    for unlisted in sorted(request.interests.difference(INTERESTS)):
        for service_id, score in words.scores(unlisted).items():
            scores[service_id] = scores.get(service_id, 0) + score
    judge = _Judge(request, kind, places, words, scores, interests, today)
    fitting = [judged for judged in map(judge, services) if judged is not None]
    fresh = [one for one in fitting if one.found.service.id not in request.exclude]
    given_up = _least_loss(one.no for one in fresh)
    if given_up is None:
        return Match((), exhausted=_least_loss(one.no for one in fitting) is not None)
    chosen = sorted(
        (one for one in fresh if one.no <= given_up), key=lambda one: (len(one.no), one.order)
    )
    found = tuple(one.found for one in chosen[: request.limit])
    loosened = set(given_up)
    if request.wijk and found and _nothing_there(found):
        loosened.add("wijk")
    return Match(found, tuple(name for name in GIVE_UP if name in loosened))


def _nothing_there(found: Iterable[Found]) -> bool:
    """Whether all of these are somewhere else than in the neighbourhood that was asked."""
    return all(one.nearness in (Nearness.NEAR, Nearness.ELSEWHERE) for one in found)


def _least_loss(all_no: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The wishes to give up so that something is left; None when nothing can be left."""
    allowed = [no for no in all_no if not no & HARD]
    if not allowed:
        return None

    def loss(no: frozenset[str]) -> tuple[object, ...]:
        costs = sorted((GIVE_UP.index(name) for name in no), reverse=True)
        return (costs[:1], len(costs), costs)

    return min(allowed, key=loss)


class _Judge:
    """Judges one place after another against one request."""

    def __init__(
        self,
        request: Request,
        kind: Kind,
        places: Gazetteer,
        words: WordIndex,
        scores: Mapping[str, float],
        interests: frozenset[str],
        today: date,
    ) -> None:
        self.request = request
        self.kind = kind
        self.words = words
        self.scores = scores
        self.interests = interests
        self.today = today
        self.has_words = bool(request.text.strip()) and bool(words.keywords(request.text))
        self.has_words = self.has_words or bool(request.interests.difference(INTERESTS))
        self.anything = kind is KINDS["zoek_iets"] and (self.has_words or bool(interests))
        wijk = request.wijk
        self.inside = frozenset(places.members(wijk)) | {wijk} if wijk else frozenset()
        self.around = places.around(wijk) if wijk else frozenset()
        self.near = places.neighbours(wijk) if wijk else frozenset()
        self.near_parts = {name for part in self.near for name in places.around(part)}

    def __call__(self, service: Service) -> _Judged | None:
        tier = self._tier(service)
        if tier is None:
            return None
        by_interest = tuple(name for name in service.interests if name in self.interests)
        score = self.scores.get(service.id, 0.0)
        nearness = self._nearness(service)
        judged = dict(self._wishes(service, nearness, bool(by_interest), score))
        no = frozenset(name for name, truth in judged.items() if truth is Truth.NO)
        unknown = tuple(name for name, truth in judged.items() if truth is Truth.UNKNOWN)
        at_home = service.home_based is True
        asks_home = self.request.home_first or self.kind.at_home
        found = Found(
            service,
            nearness,
            tuple(name for name, truth in judged.items() if truth is Truth.YES),
            unknown if nearness is not Nearness.UNKNOWN else (*unknown, "wijk"),
            by_interest,
            score > 0,
            at_home and asks_home,
        )
        order = (
            self.request.home_first and not at_home,
            len(unknown),
            tier,
            self._for_others(service),
            # What asks nothing of someone comes before what needs another's say-so or a form.
            service.referral_needed is True,
            *(self._help_order(service) if self.kind.helps else ()),
            # Words in a name beat words in a description; small differences do not count.
            -min(len(by_interest), 2) - round(score / 4),
            nearness.value,
            certainty(service, self.today).level,
            service.reach is Reach.COUNTRY,
            service.id,
        )
        return _Judged(found, no, order)

    def _tier(self, service: Service) -> int | None:
        """How directly a place answers this kind of asking; None when it never may."""
        if CRISIS in service.categories:
            return None
        if WORK in service.categories and WORK not in self.kind.first:
            # Only when somebody names it.
            named = self.has_words and self.words.names_it(self.request.text, service)
            return 3 if self.anything and named else None
        needs_home = self.kind.at_home and "online" not in service.conditions
        if needs_home and service.home_based is False:
            return None
        tier = self._category_tier(service)
        if tier is None and self._is_home_option(service):
            # Someone who comes along is nearer to what was asked than a website.
            return 3 if "maatje" in service.categories else 4
        return tier

    def _is_home_option(self, service: Service) -> bool:
        """Whether to show this to someone who can hardly leave the house, whatever they asked."""
        at_home = KINDS["zoek_thuis"]
        return (
            self.request.home_first
            and service.home_based is True
            and not at_home.first.isdisjoint(service.categories)
        )

    def _category_tier(self, service: Service) -> int | None:
        if service.category in self.kind.first:
            return 0
        if self.kind.first.intersection(service.also):
            return 1
        if self.kind.then.intersection(service.categories):
            return 2
        return 3 if self.anything else None

    def _nearness(self, service: Service) -> Nearness:
        if self.request.wijk is None:
            return Nearness.ANYWHERE
        if service.reach is Reach.TOWN:
            return Nearness.TOWN
        if service.reach is Reach.COUNTRY:
            return Nearness.COUNTRY
        if service.wijk is None:
            return Nearness.UNKNOWN
        if service.wijk in self.inside:
            return Nearness.IN
        if service.wijk in self.around:
            return Nearness.PART
        near = service.wijk in self.near or service.wijk in self.near_parts
        # The team of another neighbourhood is there for the people who live in that one.
        if near and service.category != "wijkteam":
            return Nearness.NEAR
        return Nearness.ELSEWHERE

    def _wishes(
        self, service: Service, nearness: Nearness, by_interest: bool, score: float
    ) -> Iterator[tuple[str, Truth]]:
        """Each wish of the request and whether it holds, in a fixed order."""
        if self.has_words and not self.interests:
            yield "woorden", _yes_no(score > 0)
        if self.interests:
            # Words may find what nobody tagged.
            yield "interesse", _yes_no(by_interest or (self.has_words and score > 0))
        if nearness is Nearness.ELSEWHERE:
            yield "wijk", Truth.NO
        for condition in CONDITIONS:
            if condition in self.request.conditions:
                yield condition, holds(service, condition)
            elif condition == "thuis" and self.kind.at_home:
                online = "online" in service.conditions
                yield "thuis", Truth.YES if online else holds(service, "thuis")
        if self.request.hour is not None:
            yield "uur", _at_hour(service, self.request.hour)
        if self.request.no_groups:
            yield "geen_groep", _not_a_group(service)

    def _help_order(self, service: Service) -> tuple[bool, ...]:
        """For who asks for help: a person before a form, near before far, easy before hard."""
        reach = service.reach
        return (
            service.contact == "geen",
            not (service.walk_in or service.phone),
            reach is Reach.COUNTRY if self.request.wijk else reach is not Reach.TOWN,
            service.walk_in is not True,
        )

    def _for_others(self, service: Service) -> bool:
        """Whether a place is meant for a group of people that nobody asked for."""
        wishes = self.request.conditions | self.interests | self.request.interests
        for group in service.audience:
            asked = wishes.intersection(_ASKS_FOR.get(group, ()))
            if not asked and group in ("ouderen", "jongeren"):
                return True
            if asked or (group == "psychisch" and self.kind.for_a_group):
                continue
            if group == "lichamelijk" and (self.request.home_first or self.kind.at_home):
                continue
            if self.has_words and self.scores.get(service.id, 0) >= 2:
                continue
            return True
        return False


def holds(service: Service, condition: str) -> Truth:
    """Whether one of the conditions holds for a place."""
    if condition in service.conditions:
        return Truth.YES
    if condition == "gratis":
        return {Price.FREE: Truth.YES, Price.PAID: Truth.NO}.get(service.price, Truth.UNKNOWN)
    if condition == "weinig_mensen":
        return _truth(None if service.contact is None else service.contact != "groep")
    if condition == "een_op_een":
        return _truth(None if service.contact is None else service.contact == "een-op-een")
    if condition == "thuis":
        return _truth(service.home_based)
    if condition == "rolstoel":
        return _truth(service.wheelchair)
    if condition == "inloop":
        return _truth(service.walk_in)
    if condition in ("overdag", "avond", "weekend"):
        return _at_time(service, condition)
    if condition in ("jongeren", "ouderen") and service.audience:
        # Meant for one group: then it is not meant for another.
        others = {"jongeren", "ouderen"} - {condition}
        return Truth.NO if others.intersection(service.audience) else Truth.UNKNOWN
    if condition == "online" and service.home_based is False:
        return Truth.NO
    return Truth.UNKNOWN


def _at_time(service: Service, condition: str) -> Truth:
    if condition == "weekend":
        return _truth(any_in(service.schedules, *_ALL_DAY, _WEEKEND))
    hours = _DAYTIME if condition == "overdag" else _EVENING
    return _truth(any_in(service.schedules, *hours, _DAYS))


def _at_hour(service: Service, hour: int) -> Truth:
    known = any_in(service.schedules, hour, hour + 1, _DAYS)
    if known is not None:
        return _truth(known)
    part = "avond" if hour >= 18 else "overdag"
    return Truth.YES if hour >= 6 and part in service.conditions else Truth.UNKNOWN


def _not_a_group(service: Service) -> Truth:
    return _truth(None if service.contact is None else service.contact != "groep")


def _truth(known: bool | None) -> Truth:
    return Truth.UNKNOWN if known is None else _yes_no(known)


def _yes_no(known: bool) -> Truth:
    return Truth.YES if known else Truth.NO
