"""Who has no place to sleep is heard as that, not as a story about sleep or the night."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import offer
from actions.moves import roof
from actions.moves.say import Decision
from actions.moves.state import Talk
from actions.wiring import wiring
from social_map.town import Town
from tests.social_map.making import a_service

OWN = [
    "ik heb voor vannacht nog geen bed",
    "we hebben vanavond nergens een slaapplaats",
    "geen idee waar ik deze nacht moet overnachten",
    "mijn huisgenoot heeft me op straat gezet",
    "ik woon nu al een maand in mijn busje",
    "ik slaap al dagen in een portiek",
    "ben sinds maandag dakloos",
    "ik ben mijn kamertje kwijt en sta op straat",
    "waar kunnen wij vanavond slapen",
    "ik werd gisteren uit mijn woning gezet",
    "mag ik ergens binnen slapen",
]
ELSE = [
    "ik sta op straat te kletsen met de buurman",
    "vorige zomer sliep ik in een tent op de camping",
    "jaren geleden was ik dakloos",
    "ik heb gelukkig een dak boven mijn hoofd",
    "ik slaap vannacht vast weer slecht",
    "mijn fiets staat op straat",
    "ze hebben me uit het koor gezet",
    "er zat een dakloze man voor de winkel",
    "ik woon in een straat vol kinderen",
    "ik zoek onderdak voor mijn kat",
    "ik heb de stoelen buiten gezet",
    "ik weet niet waar ik met mijn verdriet heen moet",
]


@pytest.mark.parametrize("said", OWN)
def test_no_roof_is_heard(said: str) -> None:
    assert roof.no_roof(said)


@pytest.mark.parametrize("said", ELSE)
def test_another_story_with_the_same_words_is_not(said: str) -> None:
    assert not roof.no_roof(said, asks=True)


def test_the_name_of_a_shelter_asks_for_one_where_it_is_brief_or_a_question() -> None:
    told = "in de stad waar mijn zus woont komt een nachtopvang en daar is veel om te doen geweest"
    assert roof.no_roof("nachtopvang") and not roof.no_roof(told)
    assert roof.no_roof("weet jij of hier in de buurt ook ergens een nachtopvang is", asks=True)


def test_cold_and_a_no_count_only_where_a_roof_was_spoken_of() -> None:
    spoken = Talk(turn=3).used(roof.SAID)
    assert roof.meaning("het gaat vriezen", spoken) == roof.COLD
    assert roof.meaning("het gaat vriezen", Talk(turn=3)) == ""
    assert roof.meaning("ik wil niet naar de opvang", spoken) == roof.REFUSED
    assert roof.meaning("ik wil niet naar de opvang", Talk(turn=3)) == ""


def test_what_is_for_the_young_is_shown_to_the_young_only() -> None:
    bed, young = a_service("bed"), a_service("logeerhuis", audience=(roof.YOUNG,))
    assert roof.for_whom((bed, young), "ik ben dakloos", 3) == (bed,)
    assert roof.for_whom((bed, young), "ik ben 19 en dakloos", 3) == (young, bed)
    assert roof.for_whom((bed, young), "ik ben 60 en mijn pa heeft me eruit gezet", 3) == (bed,)


def _said(decision: Decision) -> list[str]:
    return [say.response or "kaart" for say in decision.says]


@pytest.fixture
def shelter(town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small town knows one place to go."""
    map_ = wiring.map()
    known: Town = replace(map_.town, shelter=("huiskamer",))
    monkeypatch.setattr(map_, "town", known)


def test_the_places_come_with_what_is_not_known(turn, shelter) -> None:
    asked = turn("ik ben dakloos", "vraag_contactgegevens", wish=roof.ROOF)
    answer = offer.TellFact().answer(asked)
    assert _said(answer)[:2] == [roof.SAID, "kaart"]
    assert _said(answer)[-2:] == ["utter_no_roof_112", "utter_no_roof_unknown_ask"]
    assert answer.search.now == ("huiskamer",)


def test_who_freezes_reads_112_first(turn, shelter) -> None:
    said = "ik slaap in mijn auto en het vriest"
    answer = offer.TellFact().answer(turn(said, "vraag_contactgegevens", wish=roof.ROOF))
    assert _said(answer)[:2] == ["utter_no_roof_112", roof.SAID]
    assert _said(answer).count("utter_no_roof_112") == 1


def test_a_town_without_a_shelter_says_what_it_does_not_know(turn, town) -> None:
    asked = turn("ik ben dakloos", "vraag_contactgegevens", wish=roof.ROOF)
    answer = offer.TellFact().answer(asked)
    assert "kaart" not in _said(answer) and "utter_no_roof_112" in _said(answer)
