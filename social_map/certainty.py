"""How sure the map is of a place, from the date and the quality of its source. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

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


# In days: until when a source is fresh, until when it is recent, from when it may be gone.
_FRESH, _RECENT, _VERY_OLD = 548, 3 * 365, 10 * 365


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


def certainty(service: Service, today: date) -> Certainty:
    """How sure the map is of this service on this day."""
    if service.verified_on is not None and (today - service.verified_on).days <= _RECENT:
        return Certainty(Level.VERIFIED, _when(service.verified_on.isoformat()[:7]))
    if service.source_date is None:
        if service.confidence == "low":
            return Certainty(Level.DOUBTFUL)
        if service.confidence != "high":
            return Certainty(Level.UNDATED)
        return Certainty(Level.OWN_PAGE if _is_own_page(service) else Level.GOOD_PAGE)
    when = _when(service.source_date)
    age = (today - _latest(service.source_date)).days
    if age > _VERY_OLD:
        return Certainty(Level.VERY_OLD, when)
    if service.confidence == "low":
        return Certainty(Level.DOUBTFUL, when)
    if age <= _FRESH:
        return Certainty(Level.FRESH, when)
    return Certainty(Level.RECENT if age <= _RECENT else Level.OLD, when)


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
