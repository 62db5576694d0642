"""HSDS: out and back without loss, and documents of others as far as they go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_map import Map, hsds
from social_map.check import check_services
from social_map.facts import row_from_service
from social_map.town import Town

# What HSDS 3 demands of the objects that we write.
REQUIRED = {
    "organization": {"id", "name", "description"},
    "phones": {"id", "number"},
    "schedules": {"id"},
    "service_areas": {"id"},
    "service_at_locations": {"id"},
    "location": {"id", "location_type"},
    "addresses": {"id", "address_1", "city", "state_province", "postal_code", "country"}
    | {"address_type"},
    "cost_options": {"id"},
    "attributes": {"id"},
    "taxonomy_term": {"id", "name", "description"},
    "contents": {"id", "name", "status"},
}


def objects(found: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in a document, with the name it stands under."""
    if isinstance(found, dict):
        if name:
            yield name, found
        for key, value in found.items():
            yield from objects(value, key)
    elif isinstance(found, list):
        for value in found:
            yield from objects(value, name)


def test_the_whole_map_survives_the_way_out_and_back(kaart: Map) -> None:
    table = hsds.read(hsds.write(kaart.services, kaart.town).encode(), "kaart.json")
    names = [wijk.name for wijk in kaart.wijken]
    assert check_services(table, names, kaart.town.name) == []
    unsaid = {"", "onbekend"}
    for row, service in zip(table.rows, kaart.services, strict=True):
        expected = row_from_service(service, kaart.town.name)
        for column, value in expected.items():
            found = row.cells[column]
            assert found == value or {found, value} <= unsaid, (service.id, column)


def test_every_object_has_what_hsds_demands(kaart: Map) -> None:
    page = json.loads(hsds.write(kaart.services, kaart.town))
    assert page["total_items"] == page["size"] == len(page["contents"]) == 131
    seen: set[str] = set()
    for name, found in objects(page["contents"], "contents"):
        assert REQUIRED[name] <= found.keys(), name
        assert str(UUID(found["id"])) == found["id"]
        assert None not in found.values()
        seen.add(name)
    assert seen == REQUIRED.keys()


def test_identifiers_are_unique_and_always_the_same(kaart: Map) -> None:
    text = hsds.write(kaart.services, kaart.town)
    assert text == hsds.write(kaart.services, kaart.town)
    services = json.loads(text)["contents"]
    assert len({service["id"] for service in services}) == 131


def test_hours_are_recurrences_with_the_text_beside_them(kaart: Map) -> None:
    services = json.loads(hsds.write(kaart.services, kaart.town))["contents"]
    found = next(one for one in services if one["name"] == "Repair Café Stadshagen")
    assert found["schedules"] == [
        {
            "id": found["schedules"][0]["id"],
            "description": "laatste zaterdag van de maand 10.00-14.00 uur (2014)",
            "freq": "MONTHLY",
            "byday": "-1SA",
            "interval": 1,
            "opens_at": "10:00",
            "closes_at": "14:00",
        }
    ]


def test_what_others_write_is_read_as_far_as_it_goes() -> None:
    document = [
        {
            "id": "ac148810-d857-441c-9679-408f346de14b",
            "name": "Samen koken",
            "description": "Koken\nin de  buurt.",
            "status": "active",
            "organization": {"id": "o", "name": "De Keuken", "description": "x"},
            "phones": [{"id": "p", "number": "038-1234567"}],
            "schedules": [
                {"id": "s", "freq": "WEEKLY", "byday": "TU,TH", "opens_at": "10:00:00"}
                | {"closes_at": "12:30Z"}
            ],
            "attributes": [
                {"id": "a", "link_type": "category", "taxonomy_term": {"name": "samen-eten"}},
                {"id": "b", "link_type": "category", "taxonomy_term": {"name": "Food"}},
            ],
        }
    ]
    table = hsds.read(json.dumps(document).encode(), "ander.json")
    assert check_services(table, [], "Zwolle") == []
    cells = table.rows[0].cells
    assert cells["id"] == "hsds-ac148810d857441c9679408f346de14b"
    assert cells["description"] == "Koken in de buurt."
    assert cells["opening_hours"] == "dinsdag en donderdag 10.00-12.30 uur"
    assert (cells["category"], cells["also"]) == ("samen-eten", "")
    assert (cells["organization"], cells["phone"]) == ("De Keuken", "038-1234567")


def test_a_service_of_others_stays_the_same_when_its_name_changes() -> None:
    def id_of(**service: str) -> str:
        return hsds.read(json.dumps([service]).encode(), "x.json").rows[0].cells["id"]

    assert id_of(id="A-7", name="Koken") == id_of(id="A-7", name="Bakken") == "hsds-a7"
    assert id_of(id="A-8", name="Koken") != id_of(id="A-7", name="Koken")
    assert id_of(name="Samen koken") == "samen-koken"


@pytest.mark.parametrize(
    "schedule",
    [
        {"freq": "WEEKLY", "byday": "TU", "interval": 2},
        {"freq": "YEARLY", "byday": "TU"},
        {"freq": "WEEKLY", "byday": "XX"},
        {"freq": "WEEKLY", "byday": "TU", "opens_at": "29:00"},
        {"freq": "MONTHLY", "bymonthday": "3"},
    ],
)
def test_a_schedule_without_plain_words_stays_unknown(schedule: dict[str, Any]) -> None:
    document = {"contents": [{"name": "X", "schedules": [schedule]}]}
    table = hsds.read(json.dumps(document).encode(), "x.json")
    assert table.rows[0].cells["opening_hours"] == ""


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"{", "x.json, plek 1: dit is geen geldige JSON."),
        (b"\xff\xfe", "dit is geen geldige JSON."),
        (b"[" * 100_000, "dit is geen geldige JSON."),
        (b'"tekst"', "hier staat geen lijst van plekken."),
        (b'{"iets": 1}', "hier staat geen lijst van plekken."),
        (b'{"contents": 3}', "hier staat geen lijst van plekken."),
        (b'[{"name": "a"}, 7]', "x.json, plek 2: dit is geen plek."),
        (b'[{"name": 7}]', "x.json, plek 1: name heeft niet de vorm van HSDS."),
        (b'[{"name": "a", "phones": {"number": "1"}}]', "phones heeft niet de vorm van HSDS."),
        (b'[{"name": "a", "organization": "b"}]', "organization heeft niet de vorm van HSDS."),
    ],
)
def test_what_is_no_hsds_is_named(raw: bytes, sentence: str) -> None:
    assert sentence in " ".join(map(str, hsds.read(raw, "x.json").problems))


KEYS = (
    *("name", "id", "contents", "phones", "number", "attributes", "schedules", "byday"),
    *("taxonomy_term", "link_type", "service_at_locations", "location", "interval"),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(json_values)
def test_any_json_gives_rows_or_problems(document: Any) -> None:
    table = hsds.read(json.dumps(document).encode(), "x.json")
    assert all(problem.line >= 1 and str(problem) for problem in table.problems)
    assert check_services(table, [], "Zwolle") or table.rows


def test_a_town_without_a_province_is_written_too(kaart: Map) -> None:
    text = hsds.write(kaart.services[:1], Town("Zwolle"))
    assert '"state_province": ""' in text
