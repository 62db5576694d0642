"""What somebody does not want is not shown, and small questions about places are answered."""

from __future__ import annotations

import pytest


def test_who_does_not_want_sport_is_not_shown_sport(talk) -> None:
    talk.say("is er iets te doen in de buurt")
    talk.say("niet sporten")
    assert talk.options
    for option in talk.options:
        assert "sport" not in f"{option['name']} {option['what']}".lower()


def test_making_music_is_not_handiwork(talk) -> None:
    answer = talk.say("kan ik ergens muziek maken")
    assert "Repair" not in answer


def test_who_is_alone_in_an_illness_gets_places_for_everyone(talk) -> None:
    talk.say("ik heb reuma, mijn handen doen het niet meer")
    answer = talk.say("is er iets voor mensen met reuma")
    assert talk.options and "epressi" not in answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("moet je daar praten", ("praten", "mensen", "ander", "alleen")),
        ("is dat betaald werk", ("loon", "geld")),
        ("morgen?", ("open", "uur", "dag")),
        ("wie dan", ("038-", "Adres", "Bel", "Telefoon")),
    ],
)
def test_a_small_question_about_the_places_is_answered(talk, question: str, words) -> None:
    talk.say("waar kan ik koffie drinken met anderen")
    answer = talk.say(question)
    assert any(word in answer for word in words), answer


def test_after_the_goodbye_thanks_are_thanked_for(talk) -> None:
    for line in (
        "hoi",
        "het gaat wel",
        "ik zit thuis",
        "met de kat",
        "verder niks",
        "dat was het",
    ):
        talk.say(line)
    talk.say("doei")
    assert "jammer" not in talk.say("thx").lower()
