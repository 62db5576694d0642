"""What an import would change: which places come, go, or become different. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from social_map.facts import Service, Wijk, row_from_service, row_from_wijk


@dataclass(frozen=True)
class Changed:
    """A place that stays, and the columns that become different."""

    service: Service
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """The difference between two maps. A place is the same place when its id is the same."""

    added: tuple[Service, ...]
    gone: tuple[Service, ...]
    changed: tuple[Changed, ...]
    same: int
    # Neighbourhoods that come, go or become different, by name.
    wijken: tuple[str, ...]


def changes(
    before: tuple[Sequence[Service], Sequence[Wijk]],
    after: tuple[Sequence[Service], Sequence[Wijk]],
    town: str,
) -> Changes:
    """What is different after, each in the order in which it stands there."""
    old = {service.id: service for service in before[0]}
    new = {service.id: service for service in after[0]}
    changed: list[Changed] = []
    for service_id, service in new.items():
        if service_id in old and old[service_id] != service:
            was, now = (row_from_service(one, town) for one in (old[service_id], service))
            changed.append(Changed(service, tuple(name for name in now if now[name] != was[name])))
    return Changes(
        added=tuple(service for key, service in new.items() if key not in old),
        gone=tuple(service for key, service in old.items() if key not in new),
        changed=tuple(changed),
        same=len(new.keys() & old.keys()) - len(changed),
        wijken=_wijken(before[1], after[1]),
    )


def _wijken(before: Sequence[Wijk], after: Sequence[Wijk]) -> tuple[str, ...]:
    old = {wijk.name: row_from_wijk(wijk) for wijk in before}
    new = {wijk.name: row_from_wijk(wijk) for wijk in after}
    return tuple(name for name in {**new, **old} if old.get(name) != new.get(name))
