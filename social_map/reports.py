"""What people said is wrong with a place: counted by place, reason and day, and nothing else.

No row leads back to a person or a talk. A report lives on when the map is loaded again, and goes
when a curator has checked the place since, cleared it, or taken the place off the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, exists, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from social_map.models import Report, Service
from social_map.texts import say
from social_map.vocabulary import REASONS


@dataclass(frozen=True)
class Reported:
    """That something is wrong with a place, how often it was said, and when last."""

    service_id: str
    reason: str
    count: int
    last: date


def add(connection: Connection, service_id: str, reason: str, day: date) -> None:
    """Counts one report more, also when another process does the same at this moment."""
    table = Report.__table__
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = dialect.insert(table).values(service_id=service_id, reason=reason, day=day, count=1)
    connection.execute(
        row.on_conflict_do_update(
            index_elements=[table.c.service_id, table.c.reason, table.c.day],
            set_={"count": table.c.count + 1},
        )
    )


def read(connection: Connection) -> tuple[Reported, ...]:
    """All reports, one for each place and reason, in the order in which a curator looks."""
    found = connection.execute(
        select(
            Report.service_id,
            Report.reason,
            func.sum(Report.count).label("times"),
            func.max(Report.day).label("last"),
        ).group_by(Report.service_id, Report.reason)
    )
    reports = [Reported(row.service_id, row.reason, int(row.times), row.last) for row in found]
    return tuple(
        sorted(reports, key=lambda one: (-one.count, one.service_id, REASONS.index(one.reason)))
    )


def settle(connection: Connection) -> None:
    """Takes away the reports on places that were checked on that day or since, or are gone."""
    same = select(Service.id).where(Service.id == Report.service_id)
    checked = same.where(Service.verified_on >= Report.day)
    connection.execute(delete(Report).where(or_(exists(checked), ~exists(same))))


def clear(connection: Connection, service_id: str) -> int:
    """Takes away the reports on one place; how many rows there were."""
    gone: int = connection.execute(delete(Report).where(Report.service_id == service_id)).rowcount
    return gone


def by_place(reports: Iterable[Reported]) -> Mapping[str, Sequence[Reported]]:
    """The reports on each place."""
    found: dict[str, list[Reported]] = {}
    for one in reports:
        found.setdefault(one.service_id, []).append(one)
    return found


def in_words(reports: Iterable[Reported]) -> str:
    """What was said of one place: "het nummer klopt niet (2 keer), de tijden ... (1 keer)"."""
    return ", ".join(
        say("reports.times", reason=say(f"reports.reason.{one.reason}"), count=one.count)
        for one in reports
    )
