"""The map written out as the CSV files that it is read from. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence

from social_map import tables
from social_map.facts import (
    COLUMNS,
    OWN_COLUMNS,
    WIJK_COLUMNS,
    Service,
    Wijk,
    row_from_service,
    row_from_wijk,
)


def services_csv(services: Sequence[Service], town: str) -> str:
    """services.csv; reading it gives the same services."""
    rows = (row_from_service(service, town) for service in services)
    return tables.write((*COLUMNS, *OWN_COLUMNS), rows)


def wijken_csv(wijken: Sequence[Wijk]) -> str:
    """wijken.csv; reading it gives the same neighbourhoods."""
    return tables.write(WIJK_COLUMNS, map(row_from_wijk, wijken))


def wijken_json(wijken: Sequence[Wijk]) -> str:
    """The neighbourhoods as JSON, with the columns of wijken.csv; HSDS has no place for them."""
    rows = [row_from_wijk(wijk) for wijk in wijken]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
