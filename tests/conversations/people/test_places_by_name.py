"""Somebody has half a name of a place, and wants to know about it."""

from __future__ import annotations

from tests.conversations.conftest import Talk


def test_a_named_place_is_told_about_at_once(talk: Talk) -> None:
    assert "Soepbus" in talk.say("waar rijdt die soepbus?")
    assert "vertrek rond 18.00 uur" in talk.say("hoe laat komt de soepbus")


def test_a_name_that_places_share_shows_them(talk: Talk) -> None:
    talk.say("waar is het repair café")
    assert len(talk.options) == 3
    assert all("Repair" in option["name"] for option in talk.options)


def test_a_story_in_which_a_place_stands_is_listened_to(talk: Talk) -> None:
    talk.say("ik was gisteren bij de voedselbank en ik schaamde me zo")
    assert talk.options == []


def test_a_name_goes_before_what_is_on_the_table(talk: Talk) -> None:
    talk.say("waar kan ik koffie drinken met anderen")
    assert "Voedselbank" in talk.say("voedselbank zwolle")
    assert "038" in talk.say("hoe meld ik me daar aan")


def test_a_name_with_a_neighbourhood_is_that_place(talk: Talk) -> None:
    assert "Stadkamer Stadshagen" in talk.say("waar is de bieb in stadshagen")
    assert "Stadkamer Centrum" not in talk.last


def test_who_has_no_money_for_food_sees_food_first(talk: Talk) -> None:
    talk.say("mn geld is op en tis pas de 14e. waar kan ik eten krijgen")
    assert [option["name"].split()[0] for option in talk.options] == [
        "Soepbus",
        "Eetcafé",
        "Voedselbank",
    ]


def test_who_to_call_is_about_the_place_that_is_named(talk: Talk) -> None:
    assert "038-456 97 00" in talk.say("hebben jullie het telefoonnummer van op orde")


def test_a_question_about_who_reads_along_is_not_about_the_place(talk: Talk) -> None:
    talk.say("leest de voedselbank hier mee")
    assert talk.options == []
