"""A worksheet for calling around: what to check, and what was found put back. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from social_map import tables
from social_map.check import check_services
from social_map.errors import DataError, Problem
from social_map.facts import COLUMNS, OWN_COLUMNS, Service, row_from_service, service_from_row
from social_map.reports import in_words
from social_map.stats import Stale
from social_map.tables import Row, Table

# Why it is on the list; not read back.
SHOWN: Final = ("name", "reports", "certainty", "source_url")
# What may be mended, filled in with what is known now.
MENDABLE: Final = (
    "phone",
    "email",
    "website",
    "street_address",
    "postcode",
    "opening_hours",
    "cost",
    "registration",
    "wheelchair",
)
# Who fills in the first of these says: the whole row was checked on this day.
CHECKED: Final = ("verified_on", "verified_by")
WORKSHEET: Final = ("id", *SHOWN, *MENDABLE, *CHECKED)


def write(found: Iterable[Stale], town: str) -> str:
    """The worksheet as CSV, one row for each place to check, the worst first."""
    return tables.write(WORKSHEET, (_row(one, town) for one in found))


def _row(one: Stale, town: str) -> dict[str, str]:
    row = row_from_service(one.service, town)
    kept = {column: row[column] for column in ("id", *MENDABLE)}
    return kept | {
        "name": one.service.name,
        "reports": in_words(one.reports),
        "certainty": one.certainty.text,
        "source_url": one.service.source_url or "",
        "verified_on": "",
        "verified_by": "",
    }


@dataclass(frozen=True)
class Applied:
    """All places after a worksheet was put in, and how many of them were checked."""

    services: tuple[Service, ...]
    checked: int


def apply(
    raw: bytes, name: str, services: Sequence[Service], *, wijken: Collection[str], town: str
) -> Applied:
    """The places with what a worksheet says of them; raises DataError that names every problem.

    Rows without `verified_on` were not checked and change nothing.
    """
    sheet = tables.read_bytes(raw, name, ("id", *MENDABLE, *CHECKED), SHOWN)
    if sheet.problems:
        raise DataError(sheet.problems)
    known = {service.id: service for service in services}
    changed: list[Row] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        if not row.cells["verified_on"]:
            continue
        service = known.get(row.cells["id"])
        if service is None:
            problems.append(Problem(name, row.line, "unknown_id", (("value", row.cells["id"]),)))
            continue
        said = {column: row.cells[column] for column in (*MENDABLE, *CHECKED)}
        changed.append(Row(row.line, row_from_service(service, town) | said))
    if changed:
        header = (*COLUMNS, *OWN_COLUMNS)
        problems += check_services(Table(name, header, tuple(changed)), wijken, town)
    if problems:
        raise DataError(sorted(problems, key=lambda problem: problem.line))
    mended = {row.cells["id"]: service_from_row(row.cells, town) for row in changed}
    return Applied(
        tuple(mended.get(service.id, service) for service in services), checked=len(mended)
    )
