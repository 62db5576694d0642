"""News goes before a loose word, a correction is taken, and a question to the bot is answered."""

from __future__ import annotations

import pytest

from tests.conversations.telling import questions, says

pytestmark = pytest.mark.brain


@pytest.mark.parametrize(
    ("text", "name"),
    (
        ("mijn zus heeft uitslag. is niet goed. uitgezaaid", "utter_phrase_slecht_nieuws"),
        ("Hartinfarct. Ze weten het nog niet. Hij is 74", "utter_phrase_ander_plots"),
        ("Hij is net overleden hoor ik nu van zijn vrouw", "utter_phrase_net_overleden"),
        ("die kat is onder een auto gekomen", "utter_phrase_dier_dood"),
        ("de buurvrouw stond te janken in de straat", "utter_phrase_ander_huilt"),
        ("ik heb ruzie met mijn broer sinds gisteren", "utter_phrase_ruzie"),
        ("mijn zoon heeft vandaag een baan gevonden", "utter_phrase_goed_nieuws"),
        ("vanochtend is mijn kleindochter geboren", "utter_phrase_goed_nieuws"),
        ("7 maanden clean nu", "utter_phrase_clean"),
        ("ja wat moet ik nou tegen mijn zus zeggen", "utter_phrase_wat_zeggen"),
        ("en moet ik die post eerst zelf open maken", "utter_phrase_post_open"),
        ("dat is te veel letter. ik niet goet lezen", "utter_phrase_kort_graag"),
        ("mar ie lezen dat ok gewoon, plat?", "utter_phrase_plat"),
        ("Wat eet jij vanavond?", "utter_chat_you_eat"),
        ("Zeg eens iets liefs alsjeblieft", "utter_chat_kind_word"),
        ("stel jij eens wat vragen dan ik ben niet zo'n prater", "utter_ask_anything"),
    ),
)
def test_it_is_met_as_what_it_is(talk, text: str, name: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    assert says(answer, name), answer
    assert not talk.options and len(questions(answer)) <= 1


def test_a_dead_dog_is_not_spoken_of_as_alive(talk) -> None:
    talk.say("mijn hond is vanmorgen doodgegaan")
    answer = talk.say("en jij, heb jij een hond")
    assert says(answer, "utter_chat_you_pet"), answer
    assert not says(answer, "utter_subject_hond")


@pytest.mark.parametrize(
    ("first", "then", "never"),
    (
        ("ik heb getekend", "nee niet tekenen. een schutting. hout", "utter_subject_tekenen"),
        (
            "het kind ligt in de couveuse",
            "ik ben geen kind ik ben de oma",
            "utter_subject_kinderen",
        ),
        ("7 maanden clean nu", "val? ik ben niet gevallen", "utter_phrase_terugval"),
        ("mooi weer", "ben je doof of zo haha SCHUTTING", "utter_subject_gehoor"),
    ),
)
def test_a_correction_is_taken(talk, first: str, then: str, never: str) -> None:
    talk.say(first)
    answer = talk.say(then)
    taken = ("utter_phrase_(verbetert|clean)", "utter_tone_sorry", "utter_tone_sorry_now")
    assert any(says(answer, name) for name in taken), answer
    assert not says(answer, never)


def test_an_ordinary_beer_is_just_a_beer(talk) -> None:
    answer = talk.say("biertje open en Studio Sport kijken")
    assert not says(answer, "utter_subject_drank"), answer


def test_who_stops_in_anger_is_let_go(talk) -> None:
    talk.say("ik zit veel thuis")
    assert says(talk.say("ik stop. waardeloos"), "utter_goodbye_sudden")
