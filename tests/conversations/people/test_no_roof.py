"""Somebody has no place to sleep tonight."""

from __future__ import annotations

from tests.conversations.conftest import Talk
from tests.conversations.telling import says


def test_who_has_no_bed_sees_where_to_go(talk: Talk) -> None:
    answer = talk.say("mijn huisbaas heeft me vandaag op straat gezet, ik heb geen bed vannacht")
    assert says(answer, "utter_no_roof") and "De Herberg" in answer
    assert "112" in answer and "113" not in answer


def test_the_shelter_is_found_by_what_it_is(talk: Talk) -> None:
    assert "De Herberg" in talk.say("is hier een nachtopvang?")
    assert "weten we niet" in talk.say("wanneer gaat dat open")


def test_cold_goes_before_the_weather_and_the_body(talk: Talk) -> None:
    talk.say("ik woon al een tijdje in mijn busje")
    assert says(talk.say("het gaat zo vriezen hier"), "utter_no_roof_cold")
    assert says(talk.say("naar de opvang wil ik niet"), "utter_no_roof_refused")


def test_the_young_see_a_place_for_the_young(talk: Talk) -> None:
    assert "jongeren" in talk.say("mijn moeder heeft me het huis uit gezet, ik ben 20")


def test_who_fled_is_told_where_and_keeps_the_number(talk: Talk) -> None:
    talk.say("mijn man slaat me, ik ben nu bij mijn zus")
    answer = talk.say("waar kunnen wij vannacht slapen als zij ons niet houdt")
    assert "De Herberg" in answer and "0800-2000" in answer


def test_a_bad_night_in_a_bed_is_listened_to(talk: Talk) -> None:
    talk.say("ik lag vannacht weer uren wakker")
    assert talk.options == []
