"""What the map knows, as plain frozen values; no database, no files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final

from social_map.opening_hours import Schedule, parse
from social_map.vocabulary import UNKNOWN

COUNTRY: Final = "landelijk"

# The researched columns of services.csv, in their order; a file must have all of them.
COLUMNS: Final = (
    "id",
    "name",
    "organization",
    "category",
    "description",
    "first_step",
    "target_group",
    "cost",
    "registration",
    "contact_intensity",
    "home_based",
    "wheelchair",
    "phone",
    "email",
    "website",
    "street_address",
    "postcode",
    "city",
    "wijk",
    "opening_hours",
    "source_url",
    "source_date",
    "confidence",
)
# Our own, beside them: read from the descriptions or found out by a curator; may be absent.
OWN_COLUMNS: Final = (
    "also",
    "interests",
    "conditions",
    "audience",
    "run_by_peers",
    "verified_on",
    "verified_by",
    "latitude",
    "longitude",
)
# Written only for a map that has them: nothing is gained by two empty columns.
COORDINATES: Final = ("latitude", "longitude")
WIJK_COLUMNS: Final = (
    "wijk",
    "type",
    "cbs_wijkcode",
    "stadsdeel",
    "aliases",
    "pc4",
    "neighbours",
    "neighbours_basis",
    "confidence",
    "source_url",
)


class Reach(Enum):
    """For whom a service is there: one neighbourhood, the whole town, the country."""

    PLACE = "wijk"
    TOWN = "stad"
    COUNTRY = "land"
    UNKNOWN = "onbekend"


class Price(Enum):
    """What is known of the cost."""

    FREE = "gratis"
    PAID = "betaald"
    UNKNOWN = "onbekend"


_AMOUNT: Final = re.compile(r"(?:€\s*)?(\d+(?:,\d{1,2})?)(?:\s*euro)?", re.IGNORECASE)
_EURO: Final = re.compile(r"€|\beuro\b", re.IGNORECASE)


@dataclass(frozen=True)
class Service:
    """One place, activity or help line. None and empty mean unknown, never no."""

    id: str
    name: str
    category: str
    description: str
    first_step: str | None = None
    organization: str | None = None
    target_group: str | None = None
    cost: str | None = None
    registration: str | None = None
    contact: str | None = None
    home_based: bool | None = None
    wheelchair: bool | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    wijk: str | None = None
    reach: Reach = Reach.UNKNOWN
    opening_hours: str | None = None
    schedules: tuple[Schedule, ...] = ()
    source_url: str | None = None
    source_date: str | None = None
    confidence: str = "low"
    also: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    run_by_peers: bool | None = None
    verified_on: date | None = None
    verified_by: str | None = None
    # In degrees, WGS 84; both or neither.
    latitude: float | None = None
    longitude: float | None = None

    @property
    def located(self) -> bool:
        """Whether it is known where on the map it is."""
        return self.latitude is not None and self.longitude is not None

    @property
    def categories(self) -> tuple[str, ...]:
        """The category it belongs to, then those it also fits."""
        return (self.category, *self.also)

    @property
    def walk_in(self) -> bool | None:
        """Whether one can come without signing up."""
        return None if self.registration is None else self.registration == "inloop"

    @property
    def referral_needed(self) -> bool | None:
        """Whether somebody else has to sign one up."""
        return None if self.registration is None else self.registration == "verwijzing"

    @property
    def price(self) -> Price:
        """Free, paid or unknown."""
        if self.cost is None:
            return Price.UNKNOWN
        return Price.FREE if self.cost == "gratis" else Price.PAID

    @property
    def amount(self) -> Decimal | None:
        """The amount in euro, where the cost names one."""
        if self.price is Price.FREE:
            return Decimal(0)
        found = _AMOUNT.search(self.cost or "")
        if found is None or _EURO.search(self.cost or "") is None:
            return None
        return Decimal(found[1].replace(",", "."))


@dataclass(frozen=True)
class Wijk:
    """A neighbourhood, or a stadsdeel that holds several."""

    name: str
    kind: str = "wijk"
    cbs_code: str | None = None
    district: str | None = None
    aliases: tuple[str, ...] = ()
    pc4: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    neighbours_basis: str | None = None
    confidence: str | None = None
    source_url: str | None = None


def service_from_row(row: Mapping[str, str], town: str) -> Service:
    """The service in one checked row of services.csv."""
    wijk, reach = _place(row["wijk"], town)
    text = row["opening_hours"] or None
    return Service(
        id=row["id"],
        name=row["name"],
        category=row["category"],
        description=row["description"],
        first_step=row["first_step"] or None,
        organization=_known(row["organization"]),
        target_group=row["target_group"] or None,
        cost=_known(row["cost"]),
        registration=_known(row["registration"]),
        contact=_known(row["contact_intensity"]),
        home_based=_yes(row["home_based"]),
        wheelchair=_yes(row["wheelchair"]),
        phone=row["phone"] or None,
        email=row["email"] or None,
        website=row["website"] or None,
        street=row["street_address"] or None,
        postcode=row["postcode"] or None,
        city=row["city"] or None,
        wijk=wijk,
        reach=reach,
        opening_hours=text,
        schedules=(parse(text) or ()) if text else (),
        source_url=row["source_url"] or None,
        source_date=row["source_date"] or None,
        confidence=row["confidence"],
        also=several(row.get("also", "")),
        interests=several(row.get("interests", "")),
        conditions=several(row.get("conditions", "")),
        audience=several(row.get("audience", "")),
        run_by_peers=_yes(row.get("run_by_peers", "")),
        verified_on=_day(row.get("verified_on", "")),
        verified_by=row.get("verified_by") or None,
        latitude=_degrees(row.get("latitude", "")),
        longitude=_degrees(row.get("longitude", "")),
    )


def row_from_service(service: Service, town: str) -> dict[str, str]:
    """The row of services.csv that gives this service back."""
    return {
        "id": service.id,
        "name": service.name,
        "organization": service.organization or UNKNOWN,
        "category": service.category,
        "description": service.description,
        "first_step": service.first_step or "",
        "target_group": service.target_group or "",
        "cost": service.cost or UNKNOWN,
        "registration": service.registration or UNKNOWN,
        "contact_intensity": service.contact or UNKNOWN,
        "home_based": _yes_word(service.home_based),
        "wheelchair": _yes_word(service.wheelchair),
        "phone": service.phone or "",
        "email": service.email or "",
        "website": service.website or "",
        "street_address": service.street or "",
        "postcode": service.postcode or "",
        "city": service.city or "",
        "wijk": place_word(service, town),
        "opening_hours": service.opening_hours or "",
        "source_url": service.source_url or "",
        "source_date": service.source_date or "",
        "confidence": service.confidence,
        "also": "; ".join(service.also),
        "interests": "; ".join(service.interests),
        "conditions": "; ".join(service.conditions),
        "audience": "; ".join(service.audience),
        "run_by_peers": _yes_word(service.run_by_peers),
        "verified_on": service.verified_on.isoformat() if service.verified_on else "",
        "verified_by": service.verified_by or "",
        "latitude": _degrees_word(service.latitude),
        "longitude": _degrees_word(service.longitude),
    }


def wijk_from_row(row: Mapping[str, str]) -> Wijk:
    """The neighbourhood in one checked row of wijken.csv."""
    return Wijk(
        name=row["wijk"],
        kind=row["type"],
        cbs_code=row["cbs_wijkcode"] or None,
        district=row["stadsdeel"] or None,
        aliases=several(row["aliases"]),
        pc4=several(row["pc4"]),
        neighbours=several(row["neighbours"]),
        neighbours_basis=row["neighbours_basis"] or None,
        confidence=row["confidence"] or None,
        source_url=row["source_url"] or None,
    )


def row_from_wijk(wijk: Wijk) -> dict[str, str]:
    """The row of wijken.csv that gives this neighbourhood back."""
    return {
        "wijk": wijk.name,
        "type": wijk.kind,
        "cbs_wijkcode": wijk.cbs_code or "",
        "stadsdeel": wijk.district or "",
        "aliases": "; ".join(wijk.aliases),
        "pc4": "; ".join(wijk.pc4),
        "neighbours": "; ".join(wijk.neighbours),
        "neighbours_basis": wijk.neighbours_basis or "",
        "confidence": wijk.confidence or "",
        "source_url": wijk.source_url or "",
    }


def several(cell: str) -> tuple[str, ...]:
    """The values in a cell with semicolons between them, each once."""
    found = (part.strip() for part in cell.split(";"))
    return tuple(dict.fromkeys(part for part in found if part))


def whole_town(town: str) -> str:
    """How the wijk column says that something is there for the whole town."""
    return f"heel {town}"


def place_word(service: Service, town: str) -> str:
    """What stands in the wijk column for this service."""
    if service.reach is Reach.TOWN:
        return whole_town(town)
    if service.reach is Reach.COUNTRY:
        return COUNTRY
    return service.wijk or ""


def _place(cell: str, town: str) -> tuple[str | None, Reach]:
    if cell == whole_town(town):
        return None, Reach.TOWN
    if cell == COUNTRY:
        return None, Reach.COUNTRY
    return (cell, Reach.PLACE) if cell else (None, Reach.UNKNOWN)


def _known(cell: str) -> str | None:
    return None if cell in ("", UNKNOWN) else cell


def _yes(cell: str) -> bool | None:
    return {"ja": True, "nee": False}.get(cell)


def _yes_word(value: bool | None) -> str:
    return UNKNOWN if value is None else ("ja" if value else "nee")


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


def _degrees_word(value: float | None) -> str:
    # A millionth of a degree is about ten centimetres.
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
