"""What can be asked of every place, as one set of places for each answer. Pure.

The places are numbered; `yes:gratis` is the set of the places that are free, `wijk:Berkum` those
in Berkum. A search takes these sets together (`match.py`) and reads only the places it shows.
They are made when a map is loaded and kept in the database, so that opening a map of any size
reads a few hundred small rows.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from social_map import bits
from social_map.certainty import Grounds, Level, grounds, level
from social_map.facts import Price, Reach, Service
from social_map.judging import Truth, holds, is_past, not_a_group, open_at, with_others
from social_map.opening_hours import Schedule
from social_map.vocabulary import CONDITIONS

# Rows of the packed form that hold no set.
_COUNT, _GROUNDS = "count", ("verified", "source", "trust")
_PRICES: Final = {Price.FREE: 0, Price.UNKNOWN: 1, Price.PAID: 2}
# What a curator says of the hours where the times are not known.
_PARTS: Final = frozenset({"overdag", "avond", "weekend"})


def numbered(services: Iterable[Service]) -> tuple[Service, ...]:
    """The services in the order of their numbers: what asks least of someone first.

    The order does not depend on the order of the rows, and is the last word between equals.
    """
    return tuple(
        sorted(
            services,
            key=lambda one: (
                _PRICES[one.price],
                {True: 0, None: 1, False: 2}[one.walk_in],
                one.id,
            ),
        )
    )


class Facets:
    """The sets of places of one map."""

    def __init__(
        self, count: int, sets: Mapping[str, int], grounds: Sequence[Sequence[int]]
    ) -> None:
        self.count = count
        self.everything = (1 << count) - 1
        self._sets = sets
        self._grounds = grounds
        # One day long the same.
        self.levels = lru_cache(maxsize=1)(self._levels)

    def __getitem__(self, name: str) -> int:
        """The set with this name; empty for a name that no place has."""
        return self._sets.get(name, 0)

    def any(self, kind: str, names: Iterable[str]) -> int:
        """The places that are in one of several sets: `any("wijk", ["Berkum", "Wipstrik"])`."""
        return bits.union(self[f"{kind}:{name}"] for name in names)

    def _levels(self, today: date) -> tuple[int, ...]:
        """For each level of certainty, the surest first, the places that have it today."""
        found: list[list[int]] = [[] for _ in Level]
        day = today.toordinal()
        for number, given in enumerate(zip(*self._grounds, strict=True)):
            found[level(Grounds(*given), day)].append(number)
        return tuple(map(bits.from_numbers, found))

    # ---- as rows of a table ---------------------------------------------------------------

    def packed(self) -> Iterator[tuple[str, bytes]]:
        """Everything as named bytes, small enough for a row each."""
        yield _COUNT, self.count.to_bytes(8, "little")
        for name, given in zip(_GROUNDS, self._grounds, strict=True):
            yield name, zlib.compress(array("I", given).tobytes())
        for name, held in self._sets.items():
            content = held.to_bytes(held.bit_length() // 8 + 1, "little")
            yield f"={name}", zlib.compress(content)

    @classmethod
    def unpacked(cls, rows: Mapping[str, bytes]) -> Facets:
        """The facets in such rows; raises KeyError when one is missing."""
        sets = {
            name[1:]: int.from_bytes(zlib.decompress(content), "little")
            for name, content in rows.items()
            if name.startswith("=")
        }
        given = [array("I", zlib.decompress(rows[name])) for name in _GROUNDS]
        return cls(int.from_bytes(rows[_COUNT], "little"), sets, given)


def facets_of(services: Sequence[Service]) -> Facets:
    """The facets of services that stand in the order of their numbers."""
    found: dict[str, list[int]] = {}
    weeks: dict[tuple[str, ...], list[int]] = {}
    for number, service in enumerate(services):
        for name in _names(service):
            found.setdefault(name, []).append(number)
        # Many places are open at the same hours: a week is worked out once.
        week = _week(service.schedules, _PARTS.intersection(service.conditions))
        weeks.setdefault(week, []).append(number)
    sets = {name: bits.from_numbers(held) for name, held in found.items()}
    for week, held in weeks.items():
        together = bits.from_numbers(held)
        for name in week:
            sets[name] = sets.get(name, 0) | together
    on = [grounds(service) for service in services]
    return Facets(
        len(services), sets, [[one[field] for one in on] for field in range(len(_GROUNDS))]
    )


def _names(service: Service) -> Iterator[str]:
    """The names of the sets that a service is in, but for its hours."""
    yield f"main:{service.category}"
    yield from (f"also:{name}" for name in dict.fromkeys(service.also) if name != service.category)
    yield from (f"interest:{name}" for name in dict.fromkeys(service.interests))
    yield from (f"audience:{name}" for name in dict.fromkeys(service.audience))
    for condition in CONDITIONS:
        yield from _truth(holds(service, condition), condition)
    yield from _truth(not_a_group(service), "geen_groep")
    yield from _truth(with_others(service), "met_anderen")
    if service.reach in (Reach.TOWN, Reach.COUNTRY):
        yield f"reach:{service.reach.value}"
    else:
        yield f"wijk:{service.wijk or ''}"
    if service.home_based is not None:
        yield "at_home" if service.home_based else "away"
    if service.contact == "geen":
        yield "nobody_there"
    if is_past(service):
        yield "past"
    if service.phone:
        yield "phone"
    if service.referral_needed:
        yield "referral"
    if service.walk_in is not None:
        yield "walk_in" if service.walk_in else "sign_up"
    if service.price is not Price.UNKNOWN:
        yield f"price:{service.price.value}"


@lru_cache(maxsize=4096)
def _week(schedules: tuple[Schedule, ...], parts: frozenset[str]) -> tuple[str, ...]:
    """Whether something is open on each day and at each hour of the week, where that is known."""
    found: list[str] = []
    for day in (None, *range(7)):
        for hour in (None, *range(24)):
            if (day, hour) != (None, None):
                found += _truth(open_at(schedules, parts, day=day, hour=hour), when(day, hour))
    return tuple(found)


def when(day: int | None, hour: int | None) -> str:
    """The name that a day, an hour or an hour on a day has in the names of sets."""
    return f"{'' if day is None else day}@{'' if hour is None else hour}"


def _truth(truth: Truth, name: str) -> Iterator[str]:
    if truth is not Truth.UNKNOWN:
        yield f"{'yes' if truth is Truth.YES else 'no'}:{name}"
