"""The map as Open Referral HSDS 3 writes services down, and back. Pure.

What HSDS has a place for stands there. Our own facts stand in attributes with the link type
`naast`, so that nothing is lost on the way back. A document of others is read as far as it goes:
what it lacks is unknown, and a service without one of our categories is named as a problem.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import Any, Final
from uuid import NAMESPACE_DNS, UUID, uuid5

from social_map import opening_hours
from social_map.errors import Problem
from social_map.facts import (
    COLUMNS,
    OWN_COLUMNS,
    Reach,
    Service,
    place_word,
    row_from_service,
)
from social_map.folding import fold
from social_map.tables import Row, Table
from social_map.town import Town
from social_map.vocabulary import CATEGORIES

_NAMESPACE: Final = uuid5(NAMESPACE_DNS, "naast")
OWN: Final = "naast"
# Columns that HSDS has no place for.
_OWN_FACTS: Final = (
    "id",
    "registration",
    "contact_intensity",
    "home_based",
    "wheelchair",
    "city",
    "wijk",
    "source_url",
    "source_date",
    "confidence",
    "run_by_peers",
    "verified_by",
)
_WORDS: Final = {
    "category": "categories",
    "interest": "interests",
    "condition": "conditions",
    "audience": "audience",
}
_CLOCK: Final = re.compile(r"(\d{2}):(\d{2})")
_LONGEST_ID: Final = 80
_SPACE: Final = re.compile(r"\s+")


# ---- writing ------------------------------------------------------------------------------


def write(services: Sequence[Service], town: Town) -> str:
    """A page of services in JSON, as an HSDS API gives it; the whole map is one page."""
    contents = [_service(service, town) for service in services]
    page = {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _id(town: Town, *parts: object) -> str:
    """Always the same identifier for the same thing, as HSDS wants them."""
    found: UUID = uuid5(_NAMESPACE, ":".join(map(str, (town.name, *parts))))
    return str(found)


def _service(service: Service, town: Town) -> dict[str, Any]:
    own_id = _id(town, "service", service.id)
    written: dict[str, Any] = {
        "id": own_id,
        "name": service.name,
        "description": service.description,
        "url": service.website,
        "email": service.email,
        "status": "active",
        "application_process": service.first_step,
        "fees_description": service.cost,
        "eligibility_description": service.target_group,
        "assured_date": service.verified_on.isoformat() if service.verified_on else None,
        "organization": _organization(service, town),
        "phones": [
            {"id": _id(town, "phone", service.id), "number": service.phone, "type": "voice"}
        ]
        if service.phone
        else None,
        "schedules": list(_schedules(service, town)),
        "service_areas": [
            {"id": _id(town, "area", service.id), "name": place_word(service, town.name)}
        ]
        if service.reach is not Reach.UNKNOWN
        else None,
        "service_at_locations": [_place(service, town)],
        "cost_options": [
            {
                "id": _id(town, "cost", service.id),
                "amount": float(service.amount),
                "currency": "EUR",
                "amount_description": service.cost,
            }
        ]
        if service.amount is not None
        else None,
        "attributes": list(_attributes(service, town, own_id)),
    }
    return {key: value for key, value in written.items() if value not in (None, [])}


def _organization(service: Service, town: Town) -> dict[str, str] | None:
    if service.organization is None:
        return None
    return {
        "id": _id(town, "organization", service.organization),
        "name": service.organization,
        # HSDS wants one; we know none.
        "description": "",
    }


def _schedules(service: Service, town: Town) -> Iterator[dict[str, Any]]:
    """The text as it was found with each schedule, so that nothing depends on our reading."""
    found = service.schedules or ((None,) if service.opening_hours else ())
    for position, schedule in enumerate(found):
        written: dict[str, Any] = {
            "id": _id(town, "schedule", service.id, position),
            "description": service.opening_hours,
        }
        if schedule is not None:
            written |= {"freq": schedule.freq, "byday": schedule.byday, "interval": 1}
            for key, moment in (("opens_at", schedule.start), ("closes_at", schedule.end)):
                if moment is not None:
                    written[key] = f"{moment:%H:%M}"
            if schedule.part is not None:
                written["notes"] = schedule.part
        yield written


def _place(service: Service, town: Town) -> dict[str, Any]:
    location: dict[str, Any] = {
        "id": _id(town, "location", service.id),
        "location_type": "virtual" if service.reach is Reach.COUNTRY else "physical",
    }
    if service.located:
        location |= {"latitude": service.latitude, "longitude": service.longitude}
    if service.street or service.postcode:
        location["addresses"] = [
            {
                "id": _id(town, "address", service.id),
                "address_1": service.street or "",
                "city": service.city or "",
                "state_province": town.province,
                "postal_code": service.postcode or "",
                "country": "NL",
                "address_type": "physical",
            }
        ]
    return {"id": _id(town, "service_at_location", service.id), "location": location}


def _attributes(service: Service, town: Town, own_id: str) -> Iterator[dict[str, Any]]:
    for taxonomy, field in _WORDS.items():
        for code in getattr(service, field):
            yield {
                "id": _id(town, "attribute", service.id, taxonomy, code),
                "link_id": own_id,
                "link_entity": "service",
                "link_type": taxonomy,
                "taxonomy_term": {
                    "id": _id(town, "term", taxonomy, code),
                    "code": code,
                    "name": code,
                    "description": code,
                    "taxonomy": f"{OWN}-{taxonomy}",
                    "language": "nl",
                },
            }
    row = row_from_service(service, town.name)
    for column in _OWN_FACTS:
        if row[column]:
            yield {
                "id": _id(town, "own", service.id, column),
                "link_id": own_id,
                "link_entity": "service",
                "link_type": OWN,
                "label": column,
                "value": row[column],
            }


# ---- reading ------------------------------------------------------------------------------


class _Wrong(Exception):
    """A value of the wrong type, in the part of a document that is named."""


def read(raw: bytes, name: str) -> Table:
    """The rows of services.csv in an HSDS document; a row's line is the count of its service."""
    try:
        found: Any = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return Table(name, (), problems=(Problem(name, 1, "json"),))
    if isinstance(found, dict):
        found = found.get("contents", found.get("services", [found] if "name" in found else None))
    if not isinstance(found, list):
        return Table(name, (), problems=(Problem(name, 1, "json_list"),))
    rows: list[Row] = []
    problems: list[Problem] = []
    for count, service in enumerate(found, start=1):
        if not isinstance(service, dict):
            problems.append(Problem(name, count, "json_item"))
            continue
        try:
            rows.append(Row(count, _row(service)))
        except _Wrong as wrong:
            problems.append(Problem(name, count, "json_type", (("column", str(wrong)),)))
    return Table(name, (*COLUMNS, *OWN_COLUMNS), tuple(rows), tuple(problems))


def _row(service: Mapping[str, Any]) -> dict[str, str]:
    attributes = _objects(service, "attributes")
    own = {
        _text(one, "label"): _text(one, "value")
        for one in attributes
        if _text(one, "link_type") == OWN
    }
    words = _words(attributes)
    # Another's classification may happen to use one of our names.
    categories = [code for code in words["category"] if code in CATEGORIES]
    location = _object(_first(_objects(service, "service_at_locations")), "location")
    address = _first(_objects(location, "addresses"))
    phone = _text(_first(_objects(service, "phones")), "number")
    row = dict.fromkeys((*COLUMNS, *OWN_COLUMNS), "") | {
        "id": _slug(service),
        "name": _text(service, "name"),
        "organization": _text(_object(service, "organization"), "name"),
        "category": categories[0] if categories else "",
        "description": _text(service, "description"),
        "first_step": _text(service, "application_process"),
        "target_group": _text(service, "eligibility_description"),
        "cost": _text(service, "fees_description"),
        "phone": phone,
        "email": _text(service, "email"),
        "website": _text(service, "url"),
        "street_address": _text(address, "address_1"),
        "postcode": _text(address, "postal_code"),
        "city": _text(address, "city"),
        "opening_hours": _hours(_objects(service, "schedules")),
        "confidence": "medium",
        "also": "; ".join(categories[1:]),
        "interests": "; ".join(words["interest"]),
        "conditions": "; ".join(words["condition"]),
        "audience": "; ".join(words["audience"]),
        "verified_on": _text(service, "assured_date"),
        "latitude": _degrees(location, "latitude"),
        "longitude": _degrees(location, "longitude"),
    }
    return row | {column: value for column, value in own.items() if column in _OWN_FACTS}


def _words(attributes: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {taxonomy: [] for taxonomy in _WORDS}
    for attribute in attributes:
        term = _object(attribute, "taxonomy_term")
        taxonomy = _text(attribute, "link_type")
        if taxonomy in found:
            found[taxonomy].append(_text(term, "code") or _text(term, "name"))
    return found


def _slug(service: Mapping[str, Any]) -> str:
    """An id of our own for a service of others: the same as long as theirs is the same."""
    theirs = re.sub(r"[^0-9a-z]", "", _text(service, "id").casefold())
    if theirs:
        return f"hsds-{theirs[:_LONGEST_ID]}"
    return fold(_text(service, "name")).replace(" ", "-")[:_LONGEST_ID]


def _hours(schedules: Sequence[Mapping[str, Any]]) -> str:
    """The text that came with the schedules, or else one made from them."""
    texts = dict.fromkeys(_text(one, "description") for one in schedules)
    said = "; ".join(text for text in texts if text)
    if said:
        return said
    found: list[opening_hours.Schedule] = []
    for one in schedules:
        schedule = _schedule(one)
        if schedule is None:
            return ""
        found.append(schedule)
    return opening_hours.describe(found) or ""


def _schedule(one: Mapping[str, Any]) -> opening_hours.Schedule | None:
    """A schedule that repeats every week or month; None for any other."""
    if one.get("interval", 1) not in (1, "1") or _text(one, "freq") not in ("WEEKLY", "MONTHLY"):
        return None
    try:
        days, nth = opening_hours.from_byday(_text(one, "byday"))
        return opening_hours.Schedule(
            tuple(sorted(set(days))),
            _clock(_text(one, "opens_at")),
            _clock(_text(one, "closes_at")),
            nth=nth,
        )
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    match = _CLOCK.match(text)
    return time(int(match[1]), int(match[2])) if match else None


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Wrong(key)
    return _SPACE.sub(" ", value).strip()


def _degrees(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _Wrong(key)
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _objects(found: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = found.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _Wrong(key)
    return value


def _object(found: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = found.get(key) or {}
    if not isinstance(value, dict):
        raise _Wrong(key)
    return value


def _first(found: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return found[0] if found else {}
