"""From a wish to places: ranks, names, conditions, and what the person told."""

from __future__ import annotations

from datetime import datetime

import pytest

from actions.moves import showing
from actions.moves.state import Search, Talk
from social_map import Map, Request
from tests.conftest import NOON

SHOWN = Search(category="zoek_ontmoeting", now=("huiskamer", "eettafel", "tuin"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("de eerste graag", "huiskamer"),
        ("nummer twee", "eettafel"),
        (" 3. ", "tuin"),
        ("de laatste", "tuin"),
        ("die eettafel", "eettafel"),
        ("hoe gaat de eerste keer", None),
        ("wat is de eerste stap bij de tweede", "eettafel"),
        ("iets heel anders", None),
        ("7", None),
    ],
)
def test_a_rank_a_number_or_a_name_chooses(town: Map, text: str, place: str | None) -> None:
    assert showing.chosen(SHOWN, town, text, ()) == place


def test_a_rank_that_the_model_found_chooses_too(town: Map) -> None:
    assert showing.chosen(SHOWN, town, "doe maar", ("2",)) == "eettafel"
    assert showing.chosen(SHOWN, town, "doe maar", ("laatste",)) == "tuin"
    assert showing.chosen(SHOWN, town, "doe maar", ("oefenen",)) is None
    assert showing.chosen(Search(), town, "de eerste", ("1",)) is None


def test_the_last_of_two_is_the_second(town: Map) -> None:
    two = Search(now=("huiskamer", "eettafel"))
    assert showing.chosen(two, town, "de laatste", ()) == "eettafel"
    assert showing.chosen(two, town, "de derde", ()) is None


def test_a_message_adds_to_the_search(town: Map) -> None:
    found = showing.Wanted(None, ("gratis", "onzin"), ("muziek", "onzin"))
    after = showing.understand(Search(), town, "in noordwijk", found)
    assert after.wijk == "Noordwijk"
    assert after.conditions == ("gratis",) and after.interests == ("muziek",)
    again = showing.understand(after, town, "", found)
    assert again.conditions == ("gratis",)


def test_the_street_of_a_known_place_names_its_neighbourhood(town: Map) -> None:
    assert showing.understand(Search(), town, "ik woon op de Bachlaan", showing.Wanted()).wijk == (
        "Noordwijk"
    )
    assert showing.wijk_of_street(town, "ik hou van Bach") is None


def test_one_to_one_takes_the_place_of_few_people(town: Map) -> None:
    search = Search(conditions=("weinig_mensen",))
    after = showing.understand(search, town, "", showing.Wanted(None, ("een_op_een",)))
    assert after.conditions == ("een_op_een",)


def test_the_whole_wish_reaches_the_map() -> None:
    search = Search("zoek_iets", "Noordwijk", ("gratis",), ("muziek",), ("a",))
    request = showing.request_for(search, text="koffie")
    assert request == Request(
        "zoek_iets",
        "Noordwijk",
        frozenset({"gratis"}),
        frozenset({"muziek"}),
        "koffie",
        frozenset({"a"}),
    )
    assert showing.request_for(Search(no_groups=True, home_first=True)).no_groups


@pytest.mark.parametrize(
    ("search", "talk", "kinds"),
    [
        (Search(category="zoek_maatje"), Talk(), ("zoek_maatje",)),
        (Search(home_first=True), Talk(themes=("eenzaam",)), ("zoek_thuis",)),
        (Search(interests=("muziek",)), Talk(), ("zoek_iets",)),
        (Search(), Talk(themes=("eenzaam",)), ("zoek_maatje", "zoek_ontmoeting")),
        (Search(), Talk(themes=("lege_dagen",)), ("zoek_ontmoeting",)),
    ],
)
def test_what_fits_when_no_kind_was_named(search: Search, talk: Talk, kinds: tuple) -> None:
    assert showing.categories_for(search, talk) == kinds


def test_dog_and_subjects_shape_what_is_looked_for() -> None:
    talk = Talk(contacts=("hond",), subjects=("rug", "tuin"))
    named = [
        (name, s.category, s.conditions, s.interests)
        for name, s in showing.fitting(Search(), talk)
    ]
    assert named == [
        ("contact:hond", "zoek_bewegen_natuur", ("hond_mee",), ()),
        ("tuin", "zoek_iets", (), ("tuinieren",)),
    ]
    assert showing.fitting(Search(), Talk(subjects=("rug",))) == ()


def test_the_hard_hour_becomes_a_wish_that_can_be_given_up() -> None:
    assert showing.with_hard_part(Search(), Talk(hard_part="avond")).conditions == ("avond",)
    assert showing.with_hard_part(Search(), Talk(hard_part="nacht")).conditions == ()
    assert showing.with_hard_part(Search(), Talk()).conditions == ()


def test_a_card_at_night_says_whether_it_is_open_now(town: Map) -> None:
    from dataclasses import replace

    from social_map.opening_hours import parse

    night: datetime = NOON.replace(hour=2)
    option = town.option("huiskamer", now=night)
    assert option is not None
    assert showing.as_card(option, at_night=night).text == showing.as_card(option).text
    hours = "maandag 10.00-12.00 uur"
    known = replace(option.service, opening_hours=hours, schedules=parse(hours) or ())
    opened = replace(option, service=known)
    assert showing.as_card(opened, at_night=night).text != showing.as_card(opened).text


def test_another_town_is_recognised(town: Map) -> None:
    assert showing.is_other_town(town, "ik woon in Elders") == "Elders"
    assert showing.is_other_town(town, "ik woon in Noordwijk") is None
