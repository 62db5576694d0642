"""Small made-up places, rows and files for the tests of the map."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from social_map import Service, Wijk
from social_map.facts import COLUMNS, Reach
from social_map.tables import write
from social_map.town import OtherTown, Town

# A Monday morning.
NOW = datetime(2026, 11, 23, 10, 0)

WIJKEN = (
    Wijk("Noordwijk", district="Boven", aliases=("Het Noorden",), neighbours=("Middenwijk",)),
    Wijk("Middenwijk", district="Onder", neighbours=("Noordwijk", "Zuidwijk")),
    Wijk("Zuidwijk", district="Onder", aliases=("Stad-Onder",), neighbours=("Middenwijk",)),
    Wijk("Verrewijk"),
    Wijk("Stad-Onder", kind="stadsdeel", district="Onder"),
)
TOWN = Town("Stad", ask=("vraagbaak",), others=(OtherTown("Elders"),))


def a_service(service_id: str, **facts: object) -> Service:
    """A place in Middenwijk of which little is known, unless `facts` say more."""
    given: dict[str, object] = {
        "name": service_id.replace("-", " ").capitalize(),
        "category": "ontmoeting",
        "description": "Een plek.",
        "wijk": "Middenwijk",
        "city": "Stad",
        "reach": Reach.PLACE,
        "confidence": "medium",
        "source_date": "2026",
        **facts,
    }
    return Service(service_id, **given)  # type: ignore[arg-type]


def a_row(**cells: str) -> dict[str, str]:
    """A row of services.csv that is good, unless `cells` spoil it."""
    good = dict.fromkeys(COLUMNS, "") | {
        "id": "een-plek",
        "name": "Een plek",
        "organization": "onbekend",
        "category": "ontmoeting",
        "description": "Een plek om te zijn.",
        "cost": "onbekend",
        "registration": "inloop",
        "contact_intensity": "groep",
        "home_based": "nee",
        "wheelchair": "onbekend",
        "city": "Zwolle",
        "wijk": "Holtenbroek",
        "confidence": "medium",
    }
    return good | cells


def a_file(folder: Path, *rows: dict[str, str], name: str = "services.csv") -> Path:
    """Writes rows as a CSV file with the researched columns."""
    path = folder / name
    path.write_text(write(COLUMNS, rows), encoding="utf-8")
    return path
