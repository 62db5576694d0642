"""Which neighbourhood someone means, and when they mean none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_map import OTHER_TOWN, STADSDEEL, WIJK, Map
from social_map.places import Gazetteer
from social_map.texts import words
from tests.social_map.making import TOWN, WIJKEN


@pytest.mark.parametrize(
    ("text", "wijk"),
    [
        ("Holtenbroek", "Holtenbroek"),
        ("ik woon in holtebroek", "Holtenbroek"),
        ("oltenbroek", "Holtenbroek"),
        ("asendorp", "Assendorp"),
        ("iets in statshagen graag", "Stadshagen"),
        ("aalanden", "Aa-landen"),
        ("Aa Landen", "Aa-landen"),
        ("in de aalande", "Aa-landen"),
        ("A-landen", "Aa-landen"),
        ("wipstrick", "Wipstrik"),
        ("diezerport", "Diezerpoort"),
        ("in dieze", "Diezerpoort"),
        ("de indische buurt", "Diezerpoort"),
        ("de kamperpoort", "Kamperpoort-Veerallee"),
        ("spoolde", "Poort van Zwolle"),
        ("ik woon in berkem", "Berkum"),
        ("westenholte", "Westenholte"),
        ("wijthmen", "Marsweteringlanden"),
        ("in windesheim", "Soestweteringlanden"),
        ("het centrum van zwolle", "Binnenstad"),
        ("stad", "Binnenstad"),
        ("ITTERSUM!!", "Ittersum"),
        ("Íttersum", "Ittersum"),
        ("gerenlanden", "Ittersum"),
        ("wat is er te doen in stadshagen voor mij en mijn hond", "Stadshagen"),
        ("ik werk in deventer maar woon in berkum", "Berkum"),
        ("ik werk in berkum en woon in holtenbroek", "Holtenbroek"),
    ],
)
def test_a_neighbourhood_is_known_by_all_its_names(kaart: Map, text: str, wijk: str) -> None:
    match = kaart.find_wijk(text)
    assert match is not None
    assert (match.name, match.kind) == (wijk, WIJK)
    assert match.members == (wijk,)


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        ("Zwolle-Zuid", "Zwolle-Zuid", {"Schelle", "Ittersum", "Soestweteringlanden"}),
        ("ik woon in zuid", "Zwolle-Zuid", {"Schelle", "Ittersum", "Soestweteringlanden"}),
        ("zwollezuid", "Zwolle-Zuid", {"Schelle", "Ittersum", "Soestweteringlanden"}),
        ("zwolle noord", "Zwolle-Noord", {"Holtenbroek", "Aa-landen", "Vechtlanden"}),
        ("west", "Zwolle-West", {"Westenholte", "Stadshagen"}),
    ],
)
def test_a_stadsdeel_holds_its_neighbourhoods(
    kaart: Map, text: str, name: str, members: set[str]
) -> None:
    match = kaart.find_wijk(text)
    assert match is not None
    assert (match.name, match.kind, set(match.members)) == (name, STADSDEEL, members)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🙂",
        "zuid-afrika",
        "in zuid afrika was het warm",
        "centrum van mijn leven",
        "jij staat in het centrum van mijn leven",
        "dieren",
        "ik hou van dieren",
        "deze week",
        "de mensen die ze kennen",
        "ik ken niemand in de stad",
        "ik wil werken",
        "ik speelde vroeger buiten",
        "het kan me niks schelen",
        "in de herfst",
        "het nieuwste",
        "ik studeer aan windesheim",
        "moet ik altijd kampen met pijn",
        "binnenkant",
        "assendorperstraat",
        "in oosterwijk",
        "zwolle",
        "ergens in zwolle",
        "ik werk in deventer en woon in zwolle",
        "ik ging voort",
    ],
)
def test_ordinary_words_are_no_neighbourhood(kaart: Map, text: str) -> None:
    assert kaart.find_wijk(text) is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("in Amersfoort", "Amersfoort"),
        ("in amersvoort", "Amersfoort"),
        ("ik kom uit Kampen", "Kampen"),
        ("hattem", "Hattem"),
        ("in de binnenstad van Deventer", "Deventer"),
        ("bij meppel in de buurt", "Meppel"),
        ("ik woon in den haag", "Den Haag"),
    ],
)
def test_another_town_is_another_town(kaart: Map, text: str, town: str) -> None:
    match = kaart.find_wijk(text)
    assert match is not None
    assert (match.name, match.kind, match.members) == (town, OTHER_TOWN, ())


def test_a_misspelt_name_is_said_to_be_a_guess(kaart: Map) -> None:
    guessed, sure = kaart.find_wijk("holtebroek"), kaart.find_wijk("holtenbroek")
    assert guessed is not None
    assert sure is not None
    assert (guessed.exact, sure.exact) == (False, True)


def test_on_an_equal_name_the_neighbourhood_wins(a_map) -> None:  # type: ignore[no-untyped-def]
    # Stad-Onder is the name of a stadsdeel and an alias of Zuidwijk: the own name wins there.
    assert a_map().find_wijk("Stad-Onder").kind == STADSDEEL
    wijken = (*WIJKEN, type(WIJKEN[0])("Zuidwijk", kind="stadsdeel", district="Onder"))
    found = Gazetteer(wijken, TOWN, words()).find("zuidwijk")
    assert found is not None
    assert found.kind == WIJK


def test_neighbours_count_both_ways(kaart: Map) -> None:
    for wijk in kaart.wijken:
        for other in kaart.places.neighbours(wijk.name):
            if wijk.kind == "wijk":
                assert wijk.name in kaart.places.neighbours(other)


def test_every_name_in_the_file_is_understood(kaart: Map) -> None:
    for wijk in kaart.wijken:
        for name in (wijk.name, *wijk.aliases):
            match = kaart.find_wijk(name)
            assert match is not None, name
            assert set(match.members) & set(kaart.places.members(wijk.name)), name


@given(st.text(max_size=200))
def test_any_text_is_survived(kaart: Map, text: str) -> None:
    match = kaart.find_wijk(text)
    assert match is None or match.kind in (WIJK, STADSDEEL, OTHER_TOWN)


def test_a_long_message_is_read_fast_enough(kaart: Map) -> None:
    assert kaart.find_wijk("bla " * 5_000) is None


def test_the_town_with_a_short_word_is_no_part_of_it_by_guess(kaart: Map) -> None:
    assert kaart.find_wijk("is er in zwolle iets savonds") is None
