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


def test_who_asks_for_others_with_an_illness_hears_that_it_is_not_listed(talk) -> None:
    talk.say("ik heb reuma, mijn handen doen het niet meer")
    answer = talk.say("is er iets voor mensen met reuma")
    assert not talk.options and "epressi" not in answer and "038-498 99 80" in answer


@pytest.mark.parametrize(
    "asked",
    [
        "waar kan ik leren pottenbakken",
        "is er een club voor postzegels",
        "zijn er lotgenoten met lupus",
    ],
)
def test_what_is_not_listed_is_said_once_and_nothing_is_put_in_its_place(talk, asked) -> None:
    answer = talk.say(asked)
    assert not talk.options and answer.count("038-498 99 80") == 1, answer
    answer = talk.say("liefst in de avond")
    assert not talk.options and "038-498 99 80" not in answer, answer


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("onze dochter is in maart overleden", "bestaat er een groep voor ouders die dat kennen"),
        ("mijn vrouw leeft niet meer", "is er een praatgroep voor weduwnaars"),
    ],
)
def test_who_mourns_is_sent_to_no_soup_and_no_seniors(talk, told: str, asked: str) -> None:
    talk.say(told)
    for line in (asked, "het liefst in de avond", "is er echt niks"):
        answer = talk.say(line)
        shown = " ".join(f"{one['name']} {one['what']}" for one in talk.options).lower()
        assert "soep" not in shown and "ouderen" not in shown and "eetcaf" not in shown, answer


def test_an_ex_next_door_keeps_a_neighbourhood_away(talk) -> None:
    talk.say("ik zoek een inloop, maar niet in holtenbroek want mijn ex woont daar")
    seen = list(talk.options)
    for line in ("heb je nog meer", "gratis graag"):
        talk.say(line)
        seen += talk.options
    assert seen and not any("Holtenbroek" in f"{one['name']} {one['where']}" for one in seen)


def test_letters_at_the_kitchen_table_are_no_visit_for_the_elderly(talk) -> None:
    talk.say("ik zoek iemand die aan huis komt om mijn post door te nemen")
    shown = [one["name"] for one in talk.options]
    assert any("Op Orde" in name for name in shown), shown
    assert not any("Ouderen" in name or "Zonnebloem" in name for name in shown)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("waar kan ik mijn lamp laten repareren, ik heb geen cent te makken", "Repair"),
        ("waar vind ik tweedehands meubels", "Kringloop"),
        ("is er een plek voor mensen met kanker", "IntermeZZo"),
        ("is er iets voor alleenstaande moeders", "Eenouderpunt"),
        ("zijn er kerken waar je gewoon koffie kan drinken", "Bres"),
    ],
)
def test_the_place_that_is_on_the_list_is_shown(talk, asked: str, name: str) -> None:
    answer = talk.say(asked)
    assert name in answer, answer


def test_somebody_to_talk_to_on_the_phone_is_a_line_that_answers(talk) -> None:
    answer = talk.say("is er iemand om mee te kletsen aan de telefoon, vooral 's nachts")
    assert "088 0767 000" in answer and not talk.options


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
