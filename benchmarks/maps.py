"""Maps of any size, made up but reproducible: the same seed gives the same map.

Every place is put together from places of the real map, so that words, hours and what is unknown
are spread as they are there: a word that one in ten places of Zwolle has, one in ten has here.
Neighbourhoods have made-up names and lie in a grid.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from social_map.facts import Reach, Service, Wijk

SEED = 8
# So many places a neighbourhood has, as many as a whole part of Zwolle.
PER_WIJK = 60
_SOUNDS = tuple("be dor el gar hol ka lin mo nes ol ris ter wa zu".split())
_ENDS = ("kerk", "veld", "huizen", "broek", "stede", "hoek")


def make_map(size: int, real: Sequence[Service]) -> tuple[list[Service], list[Wijk]]:
    """So many made-up places, and the neighbourhoods that they are in."""
    chance = random.Random(f"{SEED}-{size}")
    wijken = list(_wijken(max(9, size // PER_WIJK), chance))
    names = [wijk.name for wijk in wijken]
    return [_service(number, real, names, chance) for number in range(size)], wijken


def _wijken(count: int, chance: random.Random) -> Iterator[Wijk]:
    names: dict[str, None] = {}
    while len(names) < count:
        sounds = "".join(chance.choices(_SOUNDS, k=chance.choice((2, 3))))
        names[f"{sounds}{chance.choice(_ENDS)}".capitalize()] = None
    listed = list(names)
    wide = int(count**0.5)
    for place, name in enumerate(listed):
        beside = (place - 1, place + 1, place - wide, place + wide)
        yield Wijk(
            name,
            district=f"Deel {place // 12}",
            neighbours=tuple(listed[other] for other in beside if 0 <= other < count),
        )


def _service(
    number: int, real: Sequence[Service], wijken: Sequence[str], chance: random.Random
) -> Service:
    pick = partial(chance.choice, real)
    base, named = pick(), pick()
    in_a_wijk = base.reach in (Reach.PLACE, Reach.UNKNOWN)
    wijk = chance.choice(wijken) if in_a_wijk and base.wijk else None
    # A street belongs to one neighbourhood.
    street = f"{wijk}straat {chance.randint(1, 200)}" if wijk and base.street else None
    times, price = pick(), pick()
    return replace(
        base,
        id=f"plek-{number}",
        name=f"{named.name} {wijk or number}",
        organization=f"{named.organization} {number % 997}" if named.organization else None,
        description=f"{base.description} {pick().description}",
        wijk=wijk,
        street=street,
        cost=price.cost,
        wheelchair=pick().wheelchair,
        opening_hours=times.opening_hours,
        schedules=times.schedules,
        source_date=pick().source_date,
        confidence=pick().confidence,
    )
