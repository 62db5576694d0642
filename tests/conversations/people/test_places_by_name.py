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
