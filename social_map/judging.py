"""Whether a wish holds for one place: yes, no or unknown; and where it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum
from typing import Final

from social_map.facts import Price, Service
from social_map.opening_hours import Schedule, any_in


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


_DAYS: Final = frozenset(range(7))
WEEKEND: Final = frozenset({5, 6})
# First and last hour of the parts of a day that can be asked for.
_DAYTIME, _EVENING, _ALL_DAY = (6, 18), (18, 24), (0, 24)


def holds(service: Service, condition: str) -> Truth:
    """Whether one of the conditions holds for a place."""
    if condition in service.conditions:
        return Truth.YES
    if condition == "gratis":
        return {Price.FREE: Truth.YES, Price.PAID: Truth.NO}.get(service.price, Truth.UNKNOWN)
    if condition == "weinig_mensen":
        return not_a_group(service)
    if condition == "een_op_een":
        return truth(None if service.contact is None else service.contact == "een-op-een")
    if condition == "thuis":
        return truth(service.home_based)
    if condition == "rolstoel":
        return truth(service.wheelchair)
    if condition == "inloop":
        return truth(service.walk_in)
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
        return truth(any_in(service.schedules, *_ALL_DAY, WEEKEND))
    hours = _DAYTIME if condition == "overdag" else _EVENING
    return truth(any_in(service.schedules, *hours, _DAYS))


def open_at(
    schedules: tuple[Schedule, ...],
    parts: Collection[str],
    *,
    day: int | None = None,
    hour: int | None = None,
) -> Truth:
    """Whether it is open on a day (0 is Monday), at an hour, or at an hour on a day.

    `parts` are conditions that say something of the hours where the times are not known.
    """
    hours = _ALL_DAY if hour is None else (hour, hour + 1)
    known = any_in(schedules, *hours, _DAYS if day is None else frozenset({day}))
    if known is not None:
        return truth(known)
    if hour is None:
        return Truth.YES if day in WEEKEND and "weekend" in parts else Truth.UNKNOWN
    part = "avond" if hour >= 18 else "overdag"
    return Truth.YES if hour >= 6 and part in parts else Truth.UNKNOWN


_PAST: Final = re.compile(r"\b(?:had|hadden|was|waren|kwam|kwamen|zat|zaten)\b")
_FIRST_SENTENCE: Final = re.compile(r"(?<=[.!?])\s")


def is_past(service: Service) -> bool:
    """Whether the map tells of a place as of something that was, and is not sure of it."""
    first = _FIRST_SENTENCE.split(service.description, maxsplit=1)[0]
    return service.confidence == "low" and bool(_PAST.search(first))


def not_a_group(service: Service) -> Truth:
    """Whether one is not in a group there."""
    return truth(None if service.contact is None else service.contact != "groep")


def with_others(service: Service) -> Truth:
    """Whether there are others to meet there."""
    known = service.contact
    return truth(None if known is None else known not in ("geen", "weinig"))


def truth(known: bool | None) -> Truth:
    """Yes, no or unknown for True, False or None."""
    if known is None:
        return Truth.UNKNOWN
    return Truth.YES if known else Truth.NO
