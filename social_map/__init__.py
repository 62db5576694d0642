"""The social map of a town as a library: places, neighbourhoods, search, cards.

    kaart = open_map("sqlite:///var/kaart.sqlite3", "zwolle")
    result = kaart.search(Request("zoek_ontmoeting", wijk="Holtenbroek"), now=now)
    print(result.text)

It knows nothing of conversations, channels or Rasa. See `docs/sociale-kaart.md`.
"""

from __future__ import annotations

from social_map.cards import (
    FIELDS,
    Contact,
    Option,
    access,
    card,
    company,
    contact,
    cost,
    first_step,
    hours,
    pay,
    short_card,
    what_to_say,
)
from social_map.errors import DatabaseError, DataError, MapError, Problem, UseError
from social_map.facts import Service, Wijk
from social_map.map import Loosened, Map, Result
from social_map.match import Request
from social_map.opening import open_map, town_name
from social_map.phones import readable
from social_map.places import OTHER_TOWN, STADSDEEL, WIJK, WijkMatch
from social_map.vocabulary import CATEGORIES, CONDITIONS, INTERESTS, KINDS

__all__ = [
    "CATEGORIES",
    "CONDITIONS",
    "FIELDS",
    "INTERESTS",
    "KINDS",
    "OTHER_TOWN",
    "STADSDEEL",
    "WIJK",
    "Contact",
    "DataError",
    "DatabaseError",
    "Loosened",
    "Map",
    "MapError",
    "Option",
    "Problem",
    "Request",
    "Result",
    "Service",
    "UseError",
    "Wijk",
    "WijkMatch",
    "access",
    "card",
    "company",
    "contact",
    "cost",
    "first_step",
    "hours",
    "open_map",
    "pay",
    "readable",
    "short_card",
    "town_name",
    "what_to_say",
]
