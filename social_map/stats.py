"""What the map covers and what it lacks, counted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from social_map.certainty import Certainty, certainty
from social_map.facts import COUNTRY, Price, Reach, Service, Wijk, whole_town
from social_map.reports import Reported
from social_map.vocabulary import CATEGORIES, CRISIS, UNKNOWN


@dataclass(frozen=True)
class Coverage:
    """How many places there are, per part of town and category; crisis lines apart."""

    # Neighbourhoods and stadsdelen in the order of the file, then town, country, unknown.
    rows: tuple[str, ...]
    categories: tuple[str, ...]
    counts: dict[tuple[str, str], int]
    services: int
    crisis: int
    # Neighbourhoods without a place of their own, also in their stadsdeel.
    gaps: tuple[str, ...]
    # Categories of which there is no place at all.
    missing: tuple[str, ...]
    # How many places lack what someone wants to know.
    unknown: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """The same, ready for JSON."""
        return {
            "services": self.services,
            "crisis": self.crisis,
            "coverage": {
                row: {name: self.counts.get((row, name), 0) for name in self.categories}
                for row in self.rows
            },
            "gaps": list(self.gaps),
            "missing": list(self.missing),
            "unknown": self.unknown,
        }


def coverage(services: Sequence[Service], wijken: Sequence[Wijk], town: str) -> Coverage:
    """What the map covers, counted by the category that a place has first."""
    shown = [service for service in services if service.category != CRISIS]
    counts = Counter((_row(service, town), service.category) for service in shown)
    rows = (*(wijk.name for wijk in wijken), whole_town(town), COUNTRY, UNKNOWN)
    filled = {row for row, _ in counts}
    categories = tuple(name for name in CATEGORIES if name != CRISIS)
    return Coverage(
        rows=rows,
        categories=categories,
        counts=dict(counts),
        services=len(shown),
        crisis=len(services) - len(shown),
        gaps=tuple(wijk.name for wijk in wijken if wijk.name not in filled),
        missing=tuple(name for name in categories if name not in {found for _, found in counts}),
        unknown={
            "cost": sum(service.price is Price.UNKNOWN for service in shown),
            "hours": sum(service.opening_hours is None for service in shown),
            "wheelchair": sum(service.wheelchair is None for service in shown),
            "phone": sum(service.phone is None for service in shown),
        },
    )


def _row(service: Service, town: str) -> str:
    if service.reach is Reach.TOWN:
        return whole_town(town)
    if service.reach is Reach.COUNTRY:
        return COUNTRY
    return service.wijk or UNKNOWN


@dataclass(frozen=True)
class Stale:
    """A place that wants checking, and how sure the map is of it."""

    service: Service
    certainty: Certainty
    reports: Sequence[Reported] = ()

    @property
    def reported(self) -> int:
        """How often people said that something is wrong with it."""
        return sum(one.count for one in self.reports)


def stale(
    services: Sequence[Service],
    today: date,
    reports: Mapping[str, Sequence[Reported]] | None = None,
) -> tuple[Stale, ...]:
    """The places whose source is old, undated or doubtful, or of which people said that something
    is wrong, the worst first; crisis lines too. `reports` are those on each place, by its id.
    """
    said = reports or {}
    judged = (
        Stale(service, certainty(service, today), said.get(service.id, ())) for service in services
    )
    # A help line that has moved hurts most, so those come first; then what people stumbled on.
    return tuple(
        sorted(
            (one for one in judged if one.certainty.ask_first or one.reports),
            key=lambda one: (
                one.service.category != CRISIS,
                -one.reported,
                -one.certainty.level,
                one.service.source_date or "0",
                one.service.id,
            ),
        )
    )
