"""What strangers ran into: short answers to what people really say in the middle of a talk."""

from __future__ import annotations

import pytest

from tests.conversations.telling import questions, says

pytestmark = pytest.mark.brain


@pytest.mark.parametrize(
    ("text", "name"),
    (
        ("mag ik iets geks vragen", "utter_phrase_vraag_maar"),
        ("praat jij met veel mensen", "utter_phrase_met_anderen"),
        ("snap je?", "utter_phrase_snap_je"),
        ("ik heb een baan!!! na 4 jaar", "utter_phrase_goed_nieuws"),
        ("ik ben oma geworden", "utter_phrase_goed_nieuws"),
        ("mn moeder ligt op sterven", "utter_phrase_sterft"),
        ("mijn zus heeft kanker", "utter_phrase_ander_ziek"),
        ("kheb geen eten in huis", "utter_phrase_geen_eten"),
        ("zenuwachtig", "utter_phrase_gespannen"),
        ("was stratenmaker", "utter_phrase_vak"),
        ("kan mijn man dit lezen", "utter_privacy_at_home"),
        ("is er iemand die meeleest", "utter_privacy"),
        ("mijn buurman heeft zich vorig jaar opgehangen", "utter_phrase_door_zelfdoding"),
    ),
)
def test_it_is_met_as_what_it_is(talk, text: str, name: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    assert says(answer, name), answer
    assert not talk.options and len(questions(answer)) <= 1


def test_who_made_it_is_told_also_without_an_organisation(talk) -> None:
    assert "mens" in talk.say("wie heeft u gemaakt")


def test_what_somebody_does_not_have_is_not_mirrored(talk) -> None:
    talk.say("gewoon een rustige avond")
    assert not says(talk.say("nee ik heb geen tv"), "utter_subject_tv")


def test_the_children_of_another_are_not_ones_own(talk) -> None:
    talk.say("hoi")
    said = talk.say("hij deed open, hij was gewoon bij zijn dochter")
    assert not says(said, "utter_subject_kinderen")


def test_the_dead_are_not_named_as_two_things(talk) -> None:
    for text in ("mijn moeder is vorige maand overleden", "ja ze was 84", "ik mis haar stem"):
        answer = talk.say(text)
        assert not says(answer, "utter_summary"), answer


def test_who_wants_no_questions_gets_none(talk) -> None:
    talk.say("stel me alsjeblieft geen vragen")
    told = (
        *("ik zit veel thuis", "mijn knie is kapot", "de dagen zijn leeg", "niemand belt"),
        *("ik slaap slecht", "het regent al de hele week", "vroeger voer ik op de ijssel"),
    )
    for text in told:
        answer = talk.say(text)
        assert "Laat maar zien" in talk.buttons or not questions(answer), answer


def test_a_worried_neighbour_hears_of_112_at_a_closed_door(talk) -> None:
    answer = talk.say("mijn buurman is 82 en doet de deur niet meer open")
    assert says(answer, "utter_role_worried_door"), answer
    assert "112" in answer


def test_a_thought_told_once_and_affirmed_is_believed(talk) -> None:
    """A number was laid beside the talk; the person says that it was right to."""
    talk.say("mijn man drinkt")
    talk.say("ik ga niet bij hem weg")
    answer = talk.say("ja ik ben wel bang voor hem")
    assert "0800-2000" in answer


def test_another_wish_takes_the_place_of_the_one_before(talk) -> None:
    talk.say("ik zoek een plek om te dammen")
    answer = talk.say("en wandelen dan")
    assert talk.options, answer
    assert "andel" in answer or "lopen" in answer, answer


@pytest.mark.parametrize("text", ("is dat zwaar werk", "moet ik papieren meenemen"))
def test_a_question_that_no_map_answers_gets_an_honest_answer(talk, text: str) -> None:
    talk.say("ik zoek vrijwilligerswerk")
    assert says(talk.say(text), "utter_unknown_fact"), talk.last


def test_other_places_may_be_asked_while_the_neighbourhood_is_asked(talk) -> None:
    talk.say("wat is er te doen")
    first = {option["id"] for option in talk.options}
    talk.say("iets anders")
    assert talk.options and not first & {option["id"] for option in talk.options}


def test_a_neighbourhood_that_is_not_wanted_is_not_searched(talk) -> None:
    talk.say("waar kan ik koffie drinken")
    talk.say("niet in holtenbroek")
    assert "Dit is in Holtenbroek" not in talk.last


def test_a_helper_who_asks_something_else_gets_no_tip(talk) -> None:
    talk.say("ik ben huisarts en wil dit delen met patienten")
    answer = talk.say("En als een patient suicidaal is, wat doet het dan?")
    assert says(answer, "utter_role_danger"), answer


def test_numbers_in_the_language_of_who_writes(talk) -> None:
    answer = talk.say("i want to kill myself")
    assert "113" in answer and says(answer, "utter_language_danger_en"), answer
