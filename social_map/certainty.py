"""How sure the map is of a place, from the date and the quality of its source. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final, NamedTuple

from social_map.facts import Service
from social_map.texts import say, sentences


class Level(IntEnum):
    """The lower, the surer."""

    VERIFIED = 0
    FRESH = 1
    RECENT = 2
    OWN_PAGE = 3
    GOOD_PAGE = 4
    OLD = 5
    UNDATED = 6
    DOUBTFUL = 7
    VERY_OLD = 8
    # Verified once and not again for too long: shown only when nothing else fits.
    LAPSED = 9


# In days: until when a source is fresh, until when it is recent, from when it may be gone.
_FRESH, _RECENT, _VERY_OLD = 548, 3 * 365, 10 * 365
# A phone round goes by every place once in so many days; missed twice, what was verified lapses.
ROUND: Final = 365


@dataclass(frozen=True)
class Certainty:
    """A level, and the month or year it rests on in plain words."""

    level: Level
    when: str | None = None

    @property
    def ask_first(self) -> bool:
        """Whether someone should ask before going there."""
        return self.level >= Level.OLD

    @property
    def text(self) -> str:
        """One to three short sentences for the person who reads."""
        if self.level is Level.DOUBTFUL and self.when:
            return say("certainty.doubtful_dated", when=self.when)
        return say(f"certainty.{self.level.name.lower()}", when=self.when)


class Grounds(NamedTuple):
    """What a level rests on: days as ordinals, 0 for none, and how good the source is."""

    verified: int
    source: int
    # 0 doubtful, 1 neither, 2 a good source, 3 the own website.
    trust: int


def grounds(service: Service) -> Grounds:
    """What the certainty of this service rests on, whatever the day."""
    trust = {"low": 0, "high": 2}.get(service.confidence, 1)
    if trust == 2 and _is_own_page(service):
        trust = 3
    return Grounds(
        service.verified_on.toordinal() if service.verified_on else 0,
        _latest(service.source_date).toordinal() if service.source_date else 0,
        trust,
    )


_UNDATED: Final = (Level.DOUBTFUL, Level.UNDATED, Level.GOOD_PAGE, Level.OWN_PAGE)


def level(on: Grounds, today: int) -> Level:
    """The level on a day, which is given as its ordinal."""
    if on.verified and today - on.verified <= 2 * ROUND:
        return Level.VERIFIED
    # A source that is younger than the verification says more than it.
    if on.verified and on.source <= on.verified:
        return Level.LAPSED
    if not on.source:
        return _UNDATED[on.trust]
    age = today - on.source
    if age > _VERY_OLD:
        return Level.VERY_OLD
    if on.trust == 0:
        return Level.DOUBTFUL
    if age <= _FRESH:
        return Level.FRESH
    return Level.RECENT if age <= _RECENT else Level.OLD


def certainty(service: Service, today: date) -> Certainty:
    """How sure the map is of this service on this day."""
    found = level(grounds(service), today.toordinal())
    if found in (Level.VERIFIED, Level.LAPSED) and service.verified_on is not None:
        return Certainty(found, _when(service.verified_on.isoformat()[:7]))
    return Certainty(found, _when(service.source_date) if service.source_date else None)


def _is_own_page(service: Service) -> bool:
    """Whether the source is the service's own website."""
    return _host(service.source_url) != "" and _host(service.source_url) == _host(service.website)


def _host(url: str | None) -> str:
    return (url or "").partition("://")[2].partition("/")[0].removeprefix("www.").casefold()


def _latest(source_date: str) -> date:
    """The last day that a year, a month or a day can mean."""
    parts = [int(part) for part in source_date.split("-")]
    if len(parts) == 3:
        return date(parts[0], parts[1], parts[2])
    return date(parts[0], parts[1] if len(parts) == 2 else 12, 28)


def _when(source_date: str) -> str:
    parts = source_date.split("-")
    if len(parts) == 1:
        return say("when.year", year=parts[0])
    month = sentences()["hours"]["month"][int(parts[1]) - 1]
    return say("when.month", month=month, year=parts[0])
