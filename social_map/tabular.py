"""The map as an HSDS tabular package: a zip with a CSV file for each table. Pure.

Made from the JSON form (`hsds.py`): what is nested there stands here in a table of its own, with
the key of what it belongs to. `datapackage.json` names the files and their columns.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Final

from social_map import hsds, tables
from social_map.facts import Service
from social_map.town import Town

# The date of every file in the package, so that the same map gives the same bytes.
_WHEN: Final = (2000, 1, 1, 0, 0, 0)
# What is nested in a service or a location, its table, and the key that leads back.
_LISTS: Final = {
    "phones": ("phone", "service_id"),
    "schedules": ("schedule", "service_id"),
    "cost_options": ("cost_option", "service_id"),
    "service_areas": ("service_area", "service_id"),
    "service_at_locations": ("service_at_location", "service_id"),
    "attributes": ("attribute", None),
    "addresses": ("address", "location_id"),
}
_OBJECTS: Final = {
    "organization": ("organization", "organization_id"),
    "location": ("location", "location_id"),
    "taxonomy_term": ("taxonomy_term", "taxonomy_term_id"),
}


def rows(services: Sequence[Service], town: Town) -> dict[str, list[dict[str, str]]]:
    """The rows of each table, by its name."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for service in json.loads(hsds.write(services, town))["contents"]:
        _take("service", service, {}, found)
    return {name: list(held.values()) for name, held in sorted(found.items())}


def _take(
    table: str,
    thing: Mapping[str, Any],
    above: Mapping[str, str],
    found: dict[str, dict[str, dict[str, str]]],
) -> None:
    """Puts one thing and all that is nested in it into the tables."""
    row = {"id": str(thing["id"]), **above}
    for key, value in thing.items():
        if key in _OBJECTS:
            below, link = _OBJECTS[key]
            row[link] = str(value["id"])
            _take(below, value, {}, found)
        elif key in _LISTS:
            below, back = _LISTS[key]
            for one in value:
                _take(below, one, {back: row["id"]} if back else {}, found)
        else:
            row[key] = str(value)
    # An organisation that runs more services stands in the table once.
    found.setdefault(table, {})[row["id"]] = row


def package(services: Sequence[Service], town: Town) -> bytes:
    """The package as the bytes of a zip file; the same map always gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        described = []
        for name, held in rows(services, town).items():
            columns = list(dict.fromkeys(column for row in held for column in row))
            full = ({column: row.get(column, "") for column in columns} for row in held)
            _add(packed, f"{name}.csv", tables.write(columns, full))
            fields = [{"name": column, "type": "string"} for column in columns]
            described.append({"name": name, "path": f"{name}.csv", "schema": {"fields": fields}})
        document = {"name": "naast", "profile": "tabular-data-package", "resources": described}
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        _add(packed, "datapackage.json", text)
    return out.getvalue()


def _add(packed: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(info, text.encode())
