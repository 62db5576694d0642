"""Questions to the bot itself, and what it is asked to do, get an answer of their own."""

from __future__ import annotations

import pytest

from actions.moves import sidepaths
from bot.brain.voice import RESPONSES, read_responses


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("wat eet jij vanavond", "utter_chat_you_eat"),
        ("welk eten hou jij van", "utter_chat_you_eat"),
        ("en jij heb jij een hond", "utter_chat_you_pet"),
        ("jij ook een dier", "utter_chat_you_pet"),
        ("heb jij kinderen vroeg ik een nee is ook goed hoor", "utter_chat_you_family"),
        ("slaap jij eigenlijk", "utter_chat_you_sleep"),
        ("kijk jij voetbal of niet", "utter_chat_you_watch"),
        ("hoe oud ben je", "utter_chat_you_age"),
        ("hoe laat is het bij jou", "utter_chat_you_time"),
        ("waar woon jij", "utter_chat_you_where"),
        ("hou je van muziek", "utter_chat_you_like"),
        ("heb je gevoel", "utter_chat_you_feel"),
        ("wat doe jij vandaag", "utter_chat_you_day"),
        ("weet jij hoe dat is een hond kwijt", "utter_chat_you_know"),
        ("ik wil er niet aan denken vertel iets leuks", "utter_chat_something_nice"),
        ("vertel een mop", "utter_chat_joke"),
        ("zeg eens iets liefs alsjeblieft", "utter_chat_kind_word"),
        ("wens je me nog wat toe", "utter_chat_wish"),
        ("maak een rijmpje over mijn broer", "utter_chat_rhyme"),
        ("stel jij eens wat vragen dan", "utter_ask_anything"),
        ("hoe is het met jou dan", "utter_chat_how_are_you"),
        ("en jij", "utter_chat_and_you"),
        ("ik vroeg wat jij eet", "utter_chat_and_you"),
    ],
)
def test_what_is_asked_of_the_bot_is_answered(text: str, name: str) -> None:
    assert sidepaths.always(text) == "kletsen"
    assert sidepaths.response_for("kletsen", text) == name


@pytest.mark.parametrize(
    "text",
    [
        "daar vraag je me wat",
        "ze zeggen bij de koffie heb jij kinderen en dan zeg ik nee",
        "slaapt u wel",
        "ik ken een mop over een dokter",
        "ik zing een lied van vroeger",
        "tot hoe laat is het",
        "weet jij iets leuks te doen",
        "hoe gaat het met je zus",
        "stel me geen vragen",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert sidepaths.always(text) != "kletsen"


def test_the_button_to_chat_gets_a_welcome() -> None:
    assert sidepaths.response_for("kletsen", "") == "utter_chat_gladly"


def test_each_sort_of_chat_has_enough_to_say() -> None:
    said = read_responses(RESPONSES)
    otherwise, paths = sidepaths.table()["kletsen"]
    for name in {otherwise, *(path.response for path in paths)}:
        assert len(said[name]) >= 5, name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("i want to end it all", "en"),
        ("ich will nicht mehr leben", "de"),
        ("mein mann schlägt mich", "de"),
        ("mąż mnie bije", "pl"),
        ("yaşamak istemiyorum", "tr"),
        ("ክመውት ደልየ", "ti"),
        ("я хочу померти", "uk"),
        ("أريد أن أموت", "ar"),
    ],
)
def test_the_numbers_are_there_in_the_language_of_a_text(text: str, language: str) -> None:
    assert sidepaths.danger_in(text) == f"utter_language_danger_{language}"


@pytest.mark.parametrize("text", ["ik wil dood", "mijn man slaat me", "laat me met rust", "ja"])
def test_dutch_is_no_other_language(text: str) -> None:
    assert sidepaths.danger_in(text) is None
