"""Who asks gets what was asked, or hears that it is not known; corrections are taken in."""

from __future__ import annotations

import re

import pytest

from tests.conversations.conftest import Talk
from tests.conversations.telling import says

ASK = "038-498 99 80"


def names(talk: Talk) -> list[str]:
    return [str(option["name"]) for option in talk.options]


@pytest.mark.parametrize(
    "question",
    [
        "hoe kom ik daar met de bus",
        "is dat ver fietsen",
        "moet je daar bidden?",
        "moet je daar iets voor kunnen",
        "krijg je daar reiskosten",
        "hoelang duurt het voor je aan de beurt bent",
        "en als ik het niet volhoud",
        "kan mijn begeleider mee",
        "is dat anoniem",
    ],
)
def test_what_is_not_on_the_list_is_said_to_be_unknown(talk: Talk, question: str) -> None:
    talk.say("ik zoek een plek om koffie te drinken")
    answer = talk.say(question)
    assert re.search(r"weet ik niet|ik weet niet|staat niet|weten ze het", answer.lower())
    assert not talk.options


def test_a_question_that_was_not_answered_may_be_put_again(talk: Talk) -> None:
    talk.say("ik zoek een plek om koffie te drinken")
    talk.say("hoe laat gaat het open")
    assert "bus" in talk.say("ik vroeg naar de bus").lower()


def test_who_can_be_called_is_said_where_one_place_is_meant(talk: Talk) -> None:
    talk.say("voedselbank")
    talk.say("juridisch loket")
    assert "0800-8020" in talk.say("hoe lang is de wachttijd bij het juridisch loket?")


@pytest.mark.parametrize(
    ("first", "then", "kind"),
    [
        ("ik zoek een plek om koffie te drinken", "nee ik bedoel een wandelgroep", "zoek_bewegen"),
        ("ik wil graag een maatje", "ik zoek eigenlijk een cursus", "zoek_creatief"),
        ("is er iets met wandelen", "doe dan maar iets met koffie", "ontmoet"),
    ],
)
def test_a_correction_is_looked_for(talk: Talk, first: str, then: str, kind: str) -> None:
    talk.say(first)
    before = names(talk)
    talk.say(then)
    assert names(talk) and names(talk) != before, kind


def test_no_church_is_no_church(talk: Talk) -> None:
    talk.say("waar kan ik zondag heen voor koffie en een praatje")
    for said in ("niet bij een kerk", "ik zei niet bij een kerk"):
        talk.say(said)
        assert not [n for n in names(talk) if re.search("kerk|klooster|Diacon", n)], said


def test_no_community_centre_is_no_community_centre(talk: Talk) -> None:
    talk.say("ik wil wel ergens heen maar geen wijkcentrum en geen buurthuis")
    assert names(talk)
    talk.say("ik woon in ittersum")
    assert names(talk) and not [n for n in names(talk) if re.search("Wijkcentrum|Buurthuis", n)]


def test_who_has_none_of_it_refuses_nothing(talk: Talk) -> None:
    talk.say("ik heb geen geld meer, waar kan ik hulp krijgen met schulden")
    assert any(re.search("schuld|Geldfit|Orde", name) for name in names(talk))


def test_after_all_is_after_all(talk: Talk) -> None:
    talk.say("ik zoek mensen om mee te praten maar geen maatje")
    assert not [name for name in names(talk) if "aatje" in name]
    talk.say("doe toch maar een maatje")
    assert [name for name in names(talk) if "aatje" in name]


def test_with_others_is_with_others(talk: Talk) -> None:
    talk.say("is er een wandelgroep in stadshagen, niet in mijn eentje")
    assert names(talk) and not [name for name in names(talk) if "Park" in name]


def test_who_is_too_young_for_the_elderly_sees_no_place_for_them(talk: Talk) -> None:
    talk.say("ik zoek koffie met mensen in stadshagen")
    assert "Buurtkamer Stadshagen" in names(talk)
    talk.say("ik ben 39")
    assert "Buurtkamer Stadshagen" not in names(talk)


def test_an_age_that_what_was_shown_fits_takes_nothing_away(talk: Talk) -> None:
    talk.say("is er iets met kaarten, maar niet met bejaarden")
    shown = names(talk)
    talk.say("ik ben 44")
    assert shown and names(talk) == shown


def test_what_is_not_on_the_map_is_said_and_who_may_know(talk: Talk) -> None:
    assert ASK in talk.say("is er iets voor lhbt")
    assert ASK in talk.say("is er een kookcursus")


def test_who_asks_for_a_call_hears_that_there_is_none_and_gets_a_voice(talk: Talk) -> None:
    answer = talk.say("is er een telefooncirkel in zwolle")
    assert "088 0767 000" in answer and ASK in answer
    assert not [name for name in names(talk) if re.search("Chat|website", name)]


@pytest.mark.parametrize(
    "asked",
    [
        "is er iets voor mantelzorgers?",
        "ik zorg al jaren voor mijn man, zijn er groepen voor mantelzorgers",
    ],
)
def test_a_carer_who_asks_gets_the_place_for_carers(talk: Talk, asked: str) -> None:
    talk.say(asked)
    assert "Steunpunt Mantelzorg" in names(talk)


def test_who_is_put_out_of_the_house_gets_a_lawyer(talk: Talk) -> None:
    talk.say("me huisbaas wil me eruit zetten wie kan ik bellen")
    assert "Het Juridisch Loket" in names(talk)


def test_daytime_in_which_somebody_sleeps_is_no_wish(talk: Talk) -> None:
    talk.say("waar kan ik savonds heen, overdag slaap ik meestal")
    assert names(talk)
    assert not any("is overdag" in str(option["why"]) for option in talk.options)


def test_old_data_is_admitted(talk: Talk) -> None:
    talk.say("koffie drinken in zwolle zuid")
    shown = names(talk)
    answer = talk.say("2009? dat is heel oud. heb je iets dat nu nog bestaat")
    assert "oud" in answer or "nagekeken" in answer
    assert not set(shown) & set(names(talk))


def test_cheaper_and_nearer_refine(talk: Talk) -> None:
    talk.say("ik zoek een cursus")
    talk.say("is er iets goedkopers")
    assert names(talk)
    assert "?" in talk.say("dichterbij?")
    talk.say("assendorp")
    assert names(talk)


def test_a_first_word_is_no_search(talk: Talk) -> None:
    for said in ("mag ik wat zeggen", "ik wil iets kwijt", "heb je even"):
        talk.say(said)
        assert not talk.options, said


def test_a_complaint_about_the_list_is_met_and_not_its_words(talk: Talk) -> None:
    talk.say("ik zoek iets om met anderen te gamen")
    answer = talk.say("lol ik ben niet verslaafd, dat is niks voor mij")
    assert says(answer, "utter_list_missed") and not talk.options


def test_who_has_nothing_to_eat_sees_where_there_is_food_at_once(talk: Talk) -> None:
    talk.say("ik heb eten nodig heb bijna niks meer tot het eind van de maand")
    assert names(talk)[:1] == ["Soepbus Leger des Heils"]


def test_who_drinks_and_looks_for_people_alike_gets_help_with_drinking(talk: Talk) -> None:
    talk.say("ik drink teveel en wil wel eens met iemand praten die dat ook heeft gehad")
    assert any("Tactus" in name for name in names(talk))
    assert not any("IntermeZZo" in name for name in names(talk))


def test_who_looks_for_something_to_do_is_shown_no_clinic(talk: Talk) -> None:
    talk.say("ik zoek iets voor mezelf, gamen met anderen of zo")
    assert not any("Tactus" in name for name in names(talk))


@pytest.mark.parametrize(
    "said",
    [
        "hoef ik nou iets te doen hier?",
        "ik zoek niet hulp. ik alleen praten",
        "ik wil wat terug doen voor mijn buurvrouw, maar wat",
    ],
)
def test_what_only_sounds_like_a_search_shows_nothing(talk: Talk, said: str) -> None:
    talk.say(said)
    assert not talk.options


def test_what_to_say_is_a_sentence_however_it_is_asked(talk: Talk) -> None:
    talk.say("juridisch loket")
    for said in (
        "wat moet ik dan zeggen aan de telefoon ik klap dicht",
        "dat vroeg ik niet, ik vroeg wat ik moet zeggen",
    ):
        assert "Je kunt zeggen" in talk.say(said), said
    answer = talk.say("en dat telefoonnummer klopt volgens mij niet, ik krijg een piep")
    assert says(answer, "utter_report_thanks"), answer
