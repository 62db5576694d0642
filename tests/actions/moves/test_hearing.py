"""What the words say against the guess; without a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.fallback import AskBack
from actions.listening import AcknowledgeStory, new_subjects
from actions.moves import hearing, words
from actions.moves.context import Reading
from actions.moves.state import Talk
from actions.network import HearNetwork
from actions.turn import Turn
from bot.normalise import normalise

Make = Callable[..., Turn]


def after(*met: str, turns: int = 1) -> Talk:
    """A talk in which these subjects and themes were met some turns ago."""
    talk = Talk(turn=4)
    for name in met:
        theme = name in words.themes()
        talk = talk.heard(name) if theme else talk.about(name).used(f"utter_subject_{name}")
    return replace(talk, turn=4 + turns, subjects=tuple(n for n in met if n not in talk.themes))


def heard(turn: Make, text: str, intent: str = "nlu_fallback", **given: object) -> Reading:
    made = turn(text, intent, plain=normalise(text), **given)
    return hearing.hear(made, Reading(intent))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ik slaap prima", "slaap_en_moe"),
        ("echt een goeie vent", "bedanken"),
        ("we hebben zo gelachen", "kletsen"),
        ("ik slaap heerlijk", "tevreden_alleen"),
        ("ja het was heel gezellig", "bevestigen"),
        ("lekker gegeten bij mijn zus", "nlu_fallback"),
    ],
)
def test_a_guess_gives_way_to_what_is_clearly_good(turn: Make, text: str, intent: str) -> None:
    assert heard(turn, text, intent).wish in (hearing.GOOD, hearing.KIND)


@pytest.mark.parametrize(
    ("text", "intent", "given"),
    [
        ("fijn dat je luistert, dank je", "bedanken", {}),
        ("het gaat heel goed", "gaat_goed", {}),
        ("ik vind het heerlijk zo", "tevreden_alleen", {}),
        ("ik slaap prima", "slaap_en_moe", {"confidence": 0.99}),
        ("is het daar gezellig?", "nlu_fallback", {}),
        ("lekker gegeten", "nlu_fallback", {"quiet": True}),
        ("lekker gegeten", "nlu_fallback", {"pressed": True}),
        ("ze is heel aardig", "nlu_fallback", {"talk": Talk(turn=4, themes=("is_werkgever",))}),
        ("ja lekker", "bevestigen", {"talk": Talk(turn=4, pending="aanbod")}),
        ("ze was heel lief", "nlu_fallback", {"talk": Talk(turn=4, subjects=("overlijden",))}),
    ],
)
def test_a_guess_that_fits_or_weighs_stays(
    turn: Make, text: str, intent: str, given: dict[str, object]
) -> None:
    assert heard(turn, text, intent, **given) == Reading(intent)


def test_no_pain_is_good_when_the_model_thinks_so_too(turn: Make) -> None:
    made = turn("geen pijn vandaag", "gaat_goed")
    assert hearing.hear(made, Reading("nlu_fallback")).wish == hearing.GOOD
    made = turn("het gaat goed met iedereen, niet met mij", "gaat_goed")
    assert hearing.hear(made, Reading("nlu_fallback")).wish == ""


def test_people_are_still_taken_in_when_it_is_good(turn: Make) -> None:
    text = "mijn kinderen komen zondag, dat is gezellig"
    said = heard(turn, text, "heeft_contact")
    assert said == Reading("heeft_contact", hearing.GOOD)
    made = turn(text, "heeft_contact", plain=normalise(text), wish=said.wish, talk=Talk(turn=9))
    answer = HearNetwork().answer(made)
    assert [say.response for say in answer.says] == [hearing.GOOD]
    assert "kind" in answer.talk.contacts and answer.talk.pending is None


def test_something_good_on_a_good_day_gets_no_mirror_and_no_question(turn: Make) -> None:
    text = "heel gezellig met mijn moeder gegeten"
    made = turn(text, "gaat_goed", talk=Talk(turn=9, themes=("eenzaam",)))
    answer = AcknowledgeStory().answer(made)
    assert len(answer.says) == 1 and answer.talk.pending is None


@pytest.mark.parametrize(
    ("met", "text", "wish"),
    [
        (("baas",), "nee. echt een goeie vent", hearing.SORRY_GOOD),
        (("nacht", "slaap_en_moe"), "ik zei dat ik juist goed slaap", hearing.SORRY_GOOD),
        (("gamen",), "het is geen game", hearing.SORRY),
        (("dokter",), "daar gaat het niet om", hearing.SORRY),
        (("eten",), "hoezo eten", hearing.SORRY),
        (("longen",), "longen? ik heb niks aan mijn longen", hearing.SORRY),
        (("kinderen",), "mijn dochter is niet het probleem", hearing.SORRY),
    ],
)
def test_a_correction_is_heard(turn: Make, met: tuple[str, ...], text: str, wish: str) -> None:
    said = heard(turn, text, talk=after(*met))
    assert said.wish == wish
    made = turn(text, plain=normalise(text), talk=after(*met), wish=wish)
    talk = AskBack().answer(made).talk
    assert met[0] in talk.put_right and met[0] not in talk.subjects
    again = turn(met[0], plain=met[0], subjects=(met[0],), talk=talk)
    assert new_subjects(talk, again) == []


@pytest.mark.parametrize(
    ("met", "text", "turns"),
    [
        (("moeder",), "nee mijn moeder is ook niet makkelijk", 1),
        (("moe",), "ik zei dat ik moe ben", 1),
        (("hond",), "ik heb geen hond meer", 1),
        (("dokter",), "het gaat niet om het geld", 1),
        (("baas",), "het ligt niet aan mijn baas", 9),
        (("baas",), "ik zei tegen hem dat hij een goeie vent is niet", 1),
        (("baas",), "nee hij was niet aardig", 1),
        (("eenzaam",), "nee maar mijn hond is heel lief", 1),
        (("baas",), "nee mijn moeder is juist heel aardig", 1),
    ],
)
def test_who_goes_on_corrects_nothing(
    turn: Make, met: tuple[str, ...], text: str, turns: int
) -> None:
    said = heard(turn, text, talk=after(*met, turns=turns))
    assert said.wish not in (hearing.SORRY, hearing.SORRY_GOOD)


def test_a_no_to_a_question_that_was_put_corrects_nothing(turn: Make) -> None:
    asked = replace(after("baas"), pending="vraag:netwerk_deze_week")
    assert heard(turn, "nee maar mijn hond is heel lief", talk=asked).wish == hearing.GOOD


def test_a_heavy_theme_that_is_denied_gives_way(turn: Make) -> None:
    assert heard(turn, "er is niks mis met mijn hart", "lichamelijke_klachten").intent == (
        "nlu_fallback"
    )
    assert heard(turn, "mijn hart doet raar", "lichamelijke_klachten").intent == (
        "lichamelijke_klachten"
    )


def test_a_theme_that_was_put_right_comes_back_only_when_it_is_certain(turn: Make) -> None:
    talk = Talk(turn=6, put_right=("slaap_en_moe",))
    unsure = heard(turn, "de nacht is lang", "slaap_en_moe", talk=talk, confidence=0.8)
    sure = heard(turn, "ik ben doodop", "slaap_en_moe", talk=talk, confidence=0.99)
    assert (unsure.intent, sure.intent) == ("nlu_fallback", "slaap_en_moe")


def test_an_answer_to_how_that_is_has_its_tone(turn: Make) -> None:
    wondered = replace(Talk(turn=4).wondering(), turn=5)
    assert heard(turn, "fijn natuurlijk", talk=wondered).wish == hearing.GOOD
    assert heard(turn, "best pittig", talk=wondered).wish == hearing.BAD
    assert heard(turn, "best pittig", talk=Talk(turn=5)).wish == ""


def test_that_was_it_puts_questions_off(turn: Make) -> None:
    said = heard(turn, "verder niks hoor", "ontkennen")
    assert said.wish == hearing.ENOUGH
    talk = AskBack().answer(turn("verder niks hoor", wish=said.wish, talk=Talk(turn=4))).talk
    assert talk.no_questions_until > 5 and talk.no_offers_until > 5


def test_beside_an_offer_what_is_told_is_heard(turn: Make) -> None:
    offered = Talk(turn=6, pending="aanbod")
    assert heard(turn, "verder gaat het zijn gangetje", "gaat_matig", talk=offered).wish == (
        hearing.USUAL
    )
    assert heard(turn, "ja gezellig", "bevestigen", talk=offered).wish == ""


def test_a_nice_day_is_no_step(turn: Make) -> None:
    text = "gisteren waren ze er. was gezellig"
    assert heard(turn, text, "stap_gelukt").wish == hearing.GOOD
    assert heard(turn, "ik ben geweest, was gezellig", "stap_gelukt").wish == ""


def test_all_as_usual_is_not_half_well(turn: Make) -> None:
    assert heard(turn, "gewoon wel oke hoor", "gaat_matig").wish == hearing.USUAL
    assert heard(turn, "het gaat wel", "gaat_matig").wish == ""


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("kan jij slapen", "slaap_en_moe"),
        ("hoe was jouw nacht", "nlu_fallback"),
        ("wat is jouw lievelingseten", "kletsen"),
        ("jij bent getrouwd?", "nlu_fallback"),
        ("heeft u een geluid", "nlu_fallback"),
        ("fiets jij wel eens?", "zoek_bewegen_natuur"),
    ],
)
def test_a_question_to_naast_is_answered_and_not_read_as_a_story(
    turn: Make, text: str, intent: str
) -> None:
    said = heard(turn, text, intent, confidence=0.7)
    assert said.wish == hearing.NOTHING_OWN or said.intent == "kletsen"


@pytest.mark.parametrize(
    "text",
    [
        "kun jij iets voor me zoeken",
        "ik slaap niet zoals jij denkt",
        "wat moet ik doen",
        "hij kan niet slapen",
    ],
)
def test_what_is_not_about_naast_is_no_question_to_it(turn: Make, text: str) -> None:
    assert heard(turn, text).wish != hearing.NOTHING_OWN


@pytest.mark.parametrize("intent", ["gaat_goed", "nlu_fallback", "kletsen", "lege_dagen"])
def test_a_sneer_is_heard_as_one(turn: Make, intent: str) -> None:
    assert heard(turn, "fijn weer zo een dag joepie", intent).wish == hearing.SNEER
    assert heard(turn, "dank voor niks", "bedanken").wish == hearing.SNEER_AT_ME


def test_who_is_the_father_is_not_asked_about_a_father(turn: Make) -> None:
    text = "ik ben zelf de vader"
    said = heard(turn, text, talk=after("vader"))
    assert said.wish == hearing.SORRY
    made = turn(text, wish=said.wish, talk=after("vader"))
    answer = AskBack().answer(made)
    assert [s.response for s in answer.says] == [hearing.SORRY_NOW, "utter_subject_kinderen"]
    assert "vader" in answer.talk.put_right


def test_a_correction_takes_up_what_is_meant_and_drops_the_rest(turn: Make) -> None:
    text = "nee niet mijn broer mijn moeder"
    said = heard(turn, text, talk=after("zus_broer"))
    answer = AskBack().answer(turn(text, wish=said.wish, talk=after("zus_broer")))
    assert [s.response for s in answer.says] == [hearing.SORRY_NOW, "utter_subject_moeder"]
    later = replace(answer.talk, turn=answer.talk.turn + 1)
    again = AskBack().answer(turn("mijn broer belde nog", talk=later))
    assert [s.response for s in again.says] != ["utter_subject_zus_broer"]


def test_what_is_said_once_more_at_length_gets_no_sorry(turn: Make) -> None:
    text = "ik bedoel dat ik om alles huil en bij de uitvaart niet"
    answer = AskBack().answer(turn(text, wish="utter_phrase_verbetert"))
    assert [s.response for s in answer.says] == ["utter_listen_heavy"]


def test_what_weighs_gets_real_words_before_the_noun(turn: Make) -> None:
    said = {
        "ze hebben mijn zoon weggehaald uit huis": [
            "utter_listen_heavy",
            "utter_subject_kinderen",
        ],
        "hij weet soms niet meer wie ik ben": ["utter_listen_heavy"],
    }
    for text, expected in said.items():
        answer = AskBack().answer(turn(text, plain=normalise(text)))
        assert [s.response for s in answer.says] == expected, text


def test_nothing_is_asked_in_the_middle_of_a_sentence(turn: Make) -> None:
    answer = AskBack().answer(turn("en toen ik naar de"))
    assert [s.response for s in answer.says] == ["utter_listen_piece"]


def test_a_shop_where_something_was_is_nobody(turn: Make) -> None:
    answer = HearNetwork().answer(turn("naar de bakker gelopen voor een broodje", "heeft_contact"))
    assert not any(s.response.startswith("utter_contact") for s in answer.says)
    known = HearNetwork().answer(turn("het meisje van de bakker kent mij", "heeft_contact"))
    assert any(s.response.startswith("utter_contact") for s in known.says)
