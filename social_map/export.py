"""The map written out as the CSV files that it is read from. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence

from social_map import tables
from social_map.facts import (
    COLUMNS,
    COORDINATES,
    OWN_COLUMNS,
    WIJK_COLUMNS,
    Service,
    Wijk,
    row_from_service,
    row_from_wijk,
)


def services_csv(services: Sequence[Service], town: str) -> str:
    """services.csv; reading it gives the same services."""
    header = [*COLUMNS, *OWN_COLUMNS]
    if not any(service.located for service in services):
        header = [column for column in header if column not in COORDINATES]
    rows = (row_from_service(service, town) for service in services)
    return tables.write(header, ({name: row[name] for name in header} for row in rows))


def geojson(services: Sequence[Service], town: str) -> str:
    """The places of which it is known where they are, for a map; help lines in need are none.

    Nothing is guessed: a place without coordinates is left out.
    """
    features = [
        {
            "type": "Feature",
            "id": service.id,
            "geometry": {
                "type": "Point",
                "coordinates": [service.longitude, service.latitude],
            },
            "properties": {
                name: value
                for name, value in row_from_service(service, town).items()
                if value and name not in ("id", *COORDINATES)
            },
        }
        for service in services
        if service.located
    ]
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def wijken_csv(wijken: Sequence[Wijk]) -> str:
    """wijken.csv; reading it gives the same neighbourhoods."""
    return tables.write(WIJK_COLUMNS, map(row_from_wijk, wijken))


def wijken_json(wijken: Sequence[Wijk]) -> str:
    """The neighbourhoods as JSON, with the columns of wijken.csv; HSDS has no place for them."""
    rows = [row_from_wijk(wijk) for wijk in wijken]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
