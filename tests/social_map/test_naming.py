"""Places by their name, as people call them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from social_map import Map
from social_map.naming import Called, Names, read_called, unknown
from social_map.town import read_town
from social_map.vocabulary import CRISIS

ZWOLLE = Path(__file__).resolve().parents[2] / "social_map" / "data" / "zwolle"
NAMES = Names(
    [
        Called(("soepbus-leger-des-heils",), ("soepbus", "bus met soep")),
        Called(("een", "twee"), ("repair café",)),
        Called(("twee",), ("repair café stadshagen",)),
        Called(("focus-ateliers",), (), ("focus", "op orde")),
    ]
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("waar rijdt die Soepbus?", ("soepbus-leger-des-heils",)),
        ("de bus met soep", ("soepbus-leger-des-heils",)),
        ("soebbus", ("soepbus-leger-des-heils",)),
        ("soep bus", ("soepbus-leger-des-heils",)),
        ("is er een repair cafe", ("een", "twee")),
        ("het repaircafé", ("een", "twee")),
        ("repair café stadshagen", ("twee",)),
        ("waar zit focus", ("focus-ateliers",)),
        ("het nummer van op orde", ("focus-ateliers",)),
        ("focus", ("focus-ateliers",)),
        ("ik wil mijn leven op orde krijgen", ()),
        ("ik kan me niet goed met focus concentreren", ()),
        ("ik ga met de bus", ()),
        ("", ()),
    ],
)
def test_a_name_is_heard_and_an_ordinary_word_is_not(said: str, found: tuple[str, ...]) -> None:
    assert NAMES.find(said) == found


def test_every_name_of_zwolle_belongs_to_a_place() -> None:
    called = read_town(ZWOLLE, "zwolle").called
    with (ZWOLLE / "services.csv").open(encoding="utf-8") as file:
        ids = {row["id"] for row in csv.DictReader(file)}
    assert len(called) > 80
    assert unknown(called, ids) == []


def test_an_id_that_does_not_exist_is_told() -> None:
    assert unknown([Called(("bestaat-niet", "wel"))], ["wel"]) == ["bestaat-niet"]


def test_a_row_of_another_shape_is_refused() -> None:
    with pytest.raises(TypeError):
        read_called([{"services": "een"}])
    with pytest.raises(KeyError):
        read_called([{"names": ["een"]}])


def test_without_names_nothing_is_found() -> None:
    assert Names([]).find("soepbus") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("hoe kan ik op orde bereiken", "op-orde"),
        ("Focus. Waar is dat", "focus-ateliers"),
        ("niet de Volkskeuken maar het eetcafé", "eetcafe-er-is-hoop"),
        ("niet die maar de tweede van daarvoor, de stadshoeve", "park-de-stadshoeve"),
        ("Travers Welzijn, waar zitten die", "wijkcentrum-holtenbroek"),
    ],
)
def test_a_place_is_known_by_what_people_call_it(kaart: Map, text: str, place: str) -> None:
    assert kaart.named_in(text)[:1] == (place,)


@pytest.mark.parametrize(
    "text",
    ["er is hoop", "heb je de folder", "geen voedselbank", "ik wil niet naar de voedselbank"],
)
def test_an_ordinary_word_or_a_refusal_names_nothing(kaart: Map, text: str) -> None:
    assert kaart.named_in(text) == ()


def test_every_place_has_a_name(kaart: Map) -> None:
    called = {name for one in kaart.town.called for name in one.services}
    assert {s.id for s in kaart.services if s.category != CRISIS} <= called


def test_places_are_found_by_a_word_of_their_name_or_category(kaart: Map) -> None:
    centres = {service.id for service in kaart.services if "Wijkcentrum" in service.name}
    assert centres and centres <= set(kaart.called("geen wijkcentrum"))
    buddies = {service.id for service in kaart.services if service.category == "maatje"}
    assert buddies <= set(kaart.called("maatje"))
    assert kaart.called("een met de") == ()
