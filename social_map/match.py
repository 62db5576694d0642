"""Which places fit what someone asked: pure, reproducible, and honest about what is unknown.

Every wish is judged yes, no or unknown for every place. A no puts a place out; an unknown lets
it come after the known ones, and is said. When nothing is left, the wish that hurts least to
miss is given up, and that is said as well. Some wishes are never given up (`vocabulary.HARD`).

Between places that fit as well, what comes first is: near, verified, free, low-threshold.
The places are judged all at once, as sets (`facets.py`), so that a map of a hundred thousand
places is searched about as fast as one of a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, islice
from typing import Final

from social_map import bits
from social_map.certainty import Level
from social_map.errors import UseError
from social_map.facets import Facets, when
from social_map.facts import Reach, Service
from social_map.judging import Nearness, Truth, holds, not_a_group, open_at, with_others
from social_map.places import Gazetteer
from social_map.vocabulary import (
    AUDIENCES,
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
    # For someone who wants to be with others there.
    with_others: bool = False
    # Groups (`vocabulary.AUDIENCES`) that someone does not belong to: too young, too old.
    not_for: frozenset[str] = frozenset()
    # Ids of the places that the words of an earlier request found: those are still meant.
    among: frozenset[str] = frozenset()
    # An hour of the day, 0 to 23, and a day of the week, 0 for Monday.
    hour: int | None = None
    limit: int = 3
    day: int | None = None
    # Interests of the map that somebody does not want ("anything but sport").
    refused: frozenset[str] = frozenset()
    # Neighbourhoods, by their official names, where somebody does not want to come.
    not_in: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Asked:
    """A request with what the map understands of it; places are named by their numbers."""

    request: Request
    kind: Kind
    # Interests of the map that were named or meant.
    interests: frozenset[str] = frozenset()
    # Whether something was said that has to be found in the words of a place.
    has_words: bool = False
    # How well the words of places fit; places that do not fit are absent.
    scores: Mapping[int, float] = field(default_factory=dict)
    # The places for work whose whole name was said, and those that were shown before.
    named: int = 0
    excluded: int = 0

    @property
    def anything(self) -> bool:
        """Whether something is sought by its words, whatever kind of place it is."""
        return self.kind is KINDS["zoek_iets"] and (self.has_words or bool(self.interests))


@dataclass(frozen=True)
class Match:
    """The numbers of the places that fit, best first, and the wishes that were given up."""

    numbers: tuple[int, ...]
    loosened: tuple[str, ...] = ()
    # Whether places fitted, but all of them had been shown before.
    exhausted: bool = False
    # Whether nothing fits but what was verified too long ago.
    last_choice: bool = False


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


# Groups whose places count as asked for when one of these conditions or interests is.
_ASKS_FOR: Final = {
    "ouderen": ("ouderen",),
    "jongeren": ("jongeren",),
    "huisdier": ("dieren", "hond_mee"),
    "lichamelijk": ("rolstoel",),
    "ouders": ("kinderen",),
}
# A place with this score or more is named so clearly that its group must have been meant.
_CLEARLY: Final = 2
# How sure: what was verified, what is young or from a good source, what to ask first, the rest.
_SURE: Final = (
    (Level.VERIFIED,),
    (Level.FRESH, Level.RECENT, Level.OWN_PAGE, Level.GOOD_PAGE),
    (Level.OLD, Level.UNDATED),
)


def check_request(request: Request) -> Kind:
    """The kind that is asked for; raises UseError for a request that cannot be meant."""
    kind = kind_of(request.category)
    if kind is None:
        allowed = ", ".join(name for name in CATEGORIES if name != CRISIS)
        raise UseError("category", value=request.category, allowed=allowed)
    for condition in sorted(request.conditions):
        if condition not in CONDITIONS:
            raise UseError("condition", value=condition, allowed=", ".join(CONDITIONS))
    for group in sorted(request.not_for):
        if group not in AUDIENCES:
            raise UseError("audience", value=group, allowed=", ".join(AUDIENCES))
    if request.hour is not None and not 0 <= request.hour <= 23:
        raise UseError("hour", value=request.hour)
    if request.day is not None and not 0 <= request.day <= 6:
        raise UseError("day", value=request.day)
    if request.limit < 1:
        raise UseError("limit", value=request.limit)
    return kind


def match(asked: Asked, facets: Facets, *, places: Gazetteer, today: date) -> Match:
    """The places that fit best, at most `request.limit`; `request.wijk` is an official name."""
    sifted = _Sifted(asked, facets, places)
    tiers = sifted.tiers()
    fitting = bits.union(tiers)
    wishes = sifted.wishes()
    for name in HARD.intersection(wishes):
        fitting = bits.without(fitting, wishes[name].no)
    fresh = bits.without(fitting, asked.excluded)
    if not fresh:
        return Match((), exhausted=bool(fitting))
    soft: dict[str, int] = {name: wishes[name].no for name in GIVE_UP if name in wishes}
    given_up = _least_loss(fresh, soft)
    chosen = fresh
    for name, no in soft.items():
        if name not in given_up:
            chosen = bits.without(chosen, no)
    # What was seen long ago, or is told of as something of the past, may well be gone.
    levels_now = facets.levels(today)
    lapsed = levels_now[Level.LAPSED] | levels_now[Level.VERY_OLD] | facets["past"]
    last_choice = not bits.without(chosen, lapsed)
    if not last_choice:
        chosen = bits.without(chosen, lapsed)
    levels = [
        bits.by_count(chosen, (soft[name] for name in given_up)),
        *sifted.order(tiers, [wish.unknown for wish in wishes.values()], chosen, today),
    ]
    numbers = tuple(islice(bits.in_order(chosen, levels), asked.request.limit))
    loosened = set(given_up)
    if asked.request.wijk:
        elsewhere = sifted.near[Nearness.NEAR.value] | sifted.near[Nearness.ELSEWHERE.value]
        if all(elsewhere >> number & 1 for number in numbers):
            loosened.add("wijk")
    given = tuple(name for name in GIVE_UP if name in loosened)
    return Match(numbers, given, last_choice=last_choice)


def _least_loss(within: int, no: Mapping[str, int]) -> tuple[str, ...]:
    """The wishes to give up so that something is left; `no` has them in the order of GIVE_UP.

    The dearest wish given up is as cheap as can be, then as few as can be are given up, then
    again the cheapest.
    """
    names = list(no)
    left = [within]
    for name in reversed(names):
        left.append(bits.without(left[-1], no[name]))
    left.reverse()
    # left[i] is what no wish from the i-th on puts out.
    if left[0]:
        return ()
    dearest = next(i for i, _ in enumerate(names) if left[i + 1])
    for count in range(dearest + 1):
        found = [
            cheaper
            for cheaper in combinations(range(dearest), count)
            if _left(left[dearest + 1], (no[names[i]] for i in set(range(dearest)) - {*cheaper}))
        ]
        if found:
            best = min(found, key=lambda cheaper: sorted(cheaper, reverse=True))
            return tuple(names[i] for i in (*best, dearest))
    raise AssertionError("giving up all of them leaves something")


def _left(within: int, no: Iterator[int]) -> int:
    for put_out in no:
        within = bits.without(within, put_out)
    return within


@dataclass(frozen=True)
class _Wish:
    """The places for which a wish does not hold, and those of which it is not known."""

    no: int
    unknown: int = 0


class _Sifted:
    """The places of a map as one request divides them."""

    def __init__(self, asked: Asked, facets: Facets, places: Gazetteer) -> None:
        self.asked = asked
        self.request = asked.request
        self.kind = asked.kind
        self.facets = facets
        self.all = facets.everything
        self.scored = bits.from_numbers(n for n, score in asked.scores.items() if score > 0)
        self.near = self._nearness(places) if self.request.wijk else ()

    def _in(self, categories: frozenset[str], *kinds: str) -> int:
        return bits.union(self.facets.any(kind, categories) for kind in kinds)

    # ---- which places may answer ----------------------------------------------------------

    def tiers(self) -> list[int]:
        """The places that may answer this kind of asking, the most direct answers first."""
        kind, facets, asked = self.kind, self.facets, self.asked
        first = self._in(kind.first, "main")
        also = self._in(kind.first, "also")
        then = self._in(kind.then, "main", "also")
        tiers = [first, also, then, self.all if asked.anything else 0, 0]
        if self.request.home_first:
            # Shown to someone who can hardly leave the house, whatever they asked: someone who
            # comes along is nearer to what was asked than a website.
            home = facets["at_home"] & self._in(KINDS["zoek_thuis"].first, "main", "also")
            friends = home & self._in(frozenset({"maatje"}), "main", "also")
            tiers[3] |= friends
            tiers[4] |= home
        never = self._in(frozenset({CRISIS}), "main", "also")
        if kind.at_home:
            never |= bits.without(facets["away"], facets["yes:online"])
        named = 0
        if WORK not in kind.first:
            # Work is shown only when somebody names it.
            never |= self._in(frozenset({WORK}), "main", "also")
            if asked.anything:
                named = bits.without(asked.named, self._in(frozenset({CRISIS}), "main", "also"))
        found = [bits.without(tier, never) for tier in tiers]
        found[3] |= named
        return found

    # ---- what is wished -------------------------------------------------------------------

    def wishes(self) -> dict[str, _Wish]:
        """Each wish of the request, and the places for which it does not hold."""
        asked, facets, request = self.asked, self.facets, self.request
        found: dict[str, _Wish] = {}
        if asked.interests:
            # Words may find what nobody tagged.
            yes = facets.any("interest", asked.interests) | self.scored
            found["interesse"] = _Wish(bits.without(self.all, yes))
        elif asked.has_words:
            found["woorden"] = _Wish(bits.without(self.all, self.scored))
        if request.wijk:
            found["wijk"] = _Wish(self.near[Nearness.ELSEWHERE.value])
        for condition in CONDITIONS:
            if condition in request.conditions:
                found[condition] = self._known(condition)
            elif condition == "thuis" and self.kind.at_home:
                online = facets["yes:online"]
                wish = self._known("thuis")
                found["thuis"] = _Wish(
                    bits.without(wish.no, online), bits.without(wish.unknown, online)
                )
        if request.hour is not None or request.day is not None:
            found["uur"] = self._known(when(request.day, request.hour))
        if request.no_groups:
            found["geen_groep"] = self._known("geen_groep")
        if request.with_others:
            found["met_anderen"] = self._known("met_anderen")
        if request.not_for:
            found["niet_voor"] = _Wish(facets.any("audience", request.not_for))
        if request.not_in:
            found["niet_daar"] = _Wish(facets.any("wijk", request.not_in))
        if request.refused:
            # A place that has something else as well may still do.
            others = facets.any("interest", frozenset(INTERESTS) - request.refused)
            found["liever_niet"] = _Wish(
                bits.without(facets.any("interest", request.refused), others)
            )
        return found

    def _known(self, name: str) -> _Wish:
        yes, no = self.facets[f"yes:{name}"], self.facets[f"no:{name}"]
        return _Wish(no, bits.without(self.all, yes | no))

    # ---- where places are -----------------------------------------------------------------

    def _nearness(self, places: Gazetteer) -> tuple[int, ...]:
        """The places in the order of `Nearness`, seen from the neighbourhood that was asked."""
        facets = self.facets
        seen = Surroundings.of(self.request.wijk or "", places)
        town = facets[f"reach:{Reach.TOWN.value}"]
        country = facets[f"reach:{Reach.COUNTRY.value}"]
        inside = facets.any("wijk", seen.inside)
        part = bits.without(facets.any("wijk", seen.around), inside)
        # The team of another neighbourhood is there for the people who live in that one.
        near = bits.without(facets.any("wijk", seen.near), inside | part | facets["main:wijkteam"])
        unknown = facets["wijk:"]
        elsewhere = bits.without(self.all, inside | part | near | town | unknown | country)
        return (inside, part, near, town, unknown, country, elsewhere)

    # ---- what comes first -----------------------------------------------------------------

    def order(
        self, tiers: Sequence[int], unknown: Sequence[int], chosen: int, today: date
    ) -> Iterator[Sequence[int]]:
        """What decides, one level after another, for `bits.in_order`."""
        facets = self.facets
        if self.request.home_first:
            yield (facets["at_home"],)
        yield bits.by_count(chosen, unknown)
        yield tiers
        yield (bits.without(self.all, self._for_others()),)
        # What asks nothing of someone comes before what needs another's say-so or a form.
        yield (bits.without(self.all, facets["referral"]),)
        if self.kind.helps:
            yield from self._help_order()
        if self.asked.interests or self.asked.scores:
            yield self._fit(chosen)
        yield self.near
        levels = facets.levels(today)
        yield [bits.union(levels[level] for level in sure) for sure in _SURE]
        paid = facets["price:betaald"]
        yield (facets["yes:gratis"], bits.without(self.all, paid))
        yield (facets["walk_in"], bits.without(self.all, facets["sign_up"]))
        yield levels
        yield (bits.without(self.all, facets[f"reach:{Reach.COUNTRY.value}"]),)

    def _help_order(self) -> Iterator[Sequence[int]]:
        """For who asks for help: a person before a form, near before far, easy before hard."""
        facets = self.facets
        yield (bits.without(self.all, facets["nobody_there"]),)
        yield (facets["walk_in"] | facets["phone"],)
        if self.request.wijk:
            yield (bits.without(self.all, facets[f"reach:{Reach.COUNTRY.value}"]),)
        else:
            yield (facets[f"reach:{Reach.TOWN.value}"],)
        yield (facets["walk_in"],)

    def _fit(self, chosen: int) -> list[int]:
        """How well interests and words fit, the best first.

        Words in a name beat words in a description; small differences do not count.
        """
        counted = bits.by_count(
            chosen, (self.facets[f"interest:{name}"] for name in sorted(self.asked.interests))
        )
        by_interest = [counted[0], *counted[1:2], bits.union(counted[2:])]
        by_score: dict[int, list[int]] = {}
        for number, score in self.asked.scores.items():
            by_score.setdefault(round(score / 4), []).append(number)
        scored = {value: bits.from_numbers(held) for value, held in by_score.items() if value}
        scored[0] = bits.without(self.all, bits.union(scored.values()))
        found: dict[int, int] = {}
        for count, held in enumerate(by_interest):
            for value, fitting in scored.items():
                found[count + value] = found.get(count + value, 0) | (held & fitting)
        return [found[value] for value in sorted(found, reverse=True)]

    def _for_others(self) -> int:
        """The places that are meant for a group of people that nobody asked for."""
        request, kind = self.request, self.kind
        wishes = request.conditions | self.asked.interests | request.interests
        found = unless_named = 0
        for group in AUDIENCES:
            held = self.facets[f"audience:{group}"]
            if wishes.intersection(_ASKS_FOR.get(group, ())):
                continue
            if group in ("ouderen", "jongeren"):
                found |= held
            elif group == "psychisch" and kind.for_a_group:
                continue
            elif not (group == "lichamelijk" and (request.home_first or kind.at_home)):
                unless_named |= held
        if self.asked.has_words:
            named = (n for n, score in self.asked.scores.items() if score >= _CLEARLY)
            unless_named = bits.without(unless_named, bits.from_numbers(named))
        return found | unless_named


# ---- one place ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Surroundings:
    """The neighbourhoods in, around and next to the one that was asked."""

    inside: frozenset[str]
    around: frozenset[str]
    near: frozenset[str]

    @classmethod
    def of(cls, wijk: str, places: Gazetteer) -> Surroundings:
        """The surroundings of a neighbourhood or stadsdeel with this official name."""
        beside = places.neighbours(wijk)
        parts = {name for part in beside for name in places.around(part)}
        return cls(frozenset((*places.members(wijk), wijk)), places.around(wijk), beside | parts)

    def nearness(self, service: Service) -> Nearness:
        """Where a place is, seen from here."""
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
        if service.wijk in self.near and service.category != "wijkteam":
            return Nearness.NEAR
        return Nearness.ELSEWHERE


def describe(asked: Asked, service: Service, score: float, places: Gazetteer) -> Found:
    """How one place fits what was asked, wish by wish."""
    request = asked.request
    nearness = Nearness.ANYWHERE
    if request.wijk:
        nearness = Surroundings.of(request.wijk, places).nearness(service)
    by_interest = tuple(name for name in service.interests if name in asked.interests)
    judged = dict(_wishes(asked, service, nearness, bool(by_interest), score))
    unknown = tuple(name for name, truth in judged.items() if truth is Truth.UNKNOWN)
    return Found(
        service,
        nearness,
        tuple(name for name, truth in judged.items() if truth is Truth.YES),
        unknown if nearness is not Nearness.UNKNOWN else (*unknown, "wijk"),
        by_interest,
        score > 0,
        service.home_based is True and (request.home_first or asked.kind.at_home),
    )


def _wishes(
    asked: Asked, service: Service, nearness: Nearness, by_interest: bool, score: float
) -> Iterator[tuple[str, Truth]]:
    """Each wish of the request and whether it holds for a place, in a fixed order."""
    request = asked.request
    if asked.has_words and not asked.interests:
        yield "woorden", Truth.YES if score > 0 else Truth.NO
    if asked.interests:
        yield "interesse", Truth.YES if by_interest or score > 0 else Truth.NO
    if nearness is Nearness.ELSEWHERE:
        yield "wijk", Truth.NO
    for condition in CONDITIONS:
        if condition in request.conditions:
            yield condition, holds(service, condition)
        elif condition == "thuis" and asked.kind.at_home:
            online = "online" in service.conditions
            yield "thuis", Truth.YES if online else holds(service, "thuis")
    if request.hour is not None or request.day is not None:
        yield (
            "uur",
            open_at(service.schedules, service.conditions, day=request.day, hour=request.hour),
        )
    if request.no_groups:
        yield "geen_groep", not_a_group(service)
    if request.with_others:
        yield "met_anderen", with_others(service)
