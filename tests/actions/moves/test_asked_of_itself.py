"""What is asked of the program goes before a danger word, a search or a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import goodbye
from actions.bot import TellAboutSelf
from actions.fallback import AskBack
from actions.goodbye import about_wiping
from actions.moves import context, roles, sidepaths, words
from actions.moves.state import Talk
from actions.wiring import wiring
from bot.masking import mask, only_data
from social_map import Map
from tests.social_map.making import TOWN, WIJKEN


def unasked() -> Map:
    """A map without places: none of this is about one."""
    return Map((), WIJKEN, TOWN)


@pytest.mark.parametrize(
    "plain",
    [
        "wat doet de chatbot als een bewoner over zelfmoord begint",
        "hoe reageert naast wanneer een client suicidaal is",
        "ik wil graag weten wat jullie doen als iemand over zelfdoding praat",
        "stel dat een patient dood wil wat doen jullie dan",
        "waarschuwen jullie iemand als een deelnemer in gevaar is",
        "krijgen wij bericht als een gebruiker hier zegt dat hij niet meer wil leven",
        "hoe gaan jullie om met een crisis",
        "is er een crisisprotocol",
        "wat gebeurt er als iemand hier schrijft dat hij mishandeld wordt",
    ],
)
def test_what_is_done_in_a_crisis_is_a_question_and_no_danger(plain: str) -> None:
    assert roles.asks_what_is_done(plain, {})
    assert roles.first_of_all(plain, {}) in ("utter_what_in_crisis", "utter_crisis_violence")


@pytest.mark.parametrize(
    "plain",
    [
        "ik wil dood",
        "wat doen jullie als ik zeg dat ik dood wil",
        "wat doe je als je dood wil",
        "mijn zoon wil dood wat doen jullie nu",
        "wat doen jullie als mijn zus zich vanavond iets aandoet",
        "bellen jullie 112 als ik mezelf iets aandoe",
        "mijn client zegt dat hij dood wil",
        "wat moet ik doen als mijn broer suicidaal is",
        "hoe reageer ik als een client dood wil",
        "iemand staat nu op het dak wat doet naast dan",
    ],
)
def test_danger_that_is_told_stays_danger(plain: str) -> None:
    assert not roles.asks_what_is_done(plain, {})


@pytest.mark.parametrize(
    ("plain", "said", "name"),
    [
        ("dus er wordt niemand gebeld", "utter_what_in_crisis", "utter_crisis_nobody_warned"),
        ("en hebben jullie meldplicht", "utter_what_in_crisis", "utter_crisis_nobody_warned"),
        ("en bij geweld thuis", "utter_what_in_crisis", "utter_crisis_violence"),
        ("en als het om een kind gaat", "utter_what_in_crisis", "utter_crisis_children"),
        ("mag ik dit gesprek ergens opslaan", "", "utter_cannot_keep"),
        ("kun je ons gesprek uitprinten", "", "utter_cannot_keep"),
        ("of downloaden", "utter_cannot_keep", "utter_cannot_keep"),
        ("wat bewaart telegram van mij", "", "utter_telegram_keeps"),
        ("leest telegram mee", "", "utter_telegram_keeps"),
        ("hoe haal ik het weg uit telegram", "", "utter_telegram_wipe"),
        ("mag ik dat daar verwijderen", "utter_telegram_keeps", "utter_telegram_wipe"),
        ("hoe vind ik jou in telegram", "", "utter_telegram_find"),
        ("zit je ook op whatsapp", "", "utter_no_whatsapp"),
        ("kan ik je ook appen", "", "utter_no_whatsapp"),
        ("wil je mij straks even bellen", "", "utter_cannot_call_you"),
        ("kan ik met jou bellen in plaats van typen", "", "utter_cannot_call_you"),
        ("kun je het voorlezen", "", "utter_no_voice"),
        ("ben je er ook in het weekend", "", "utter_always_here"),
        ("en met oud en nieuw", "utter_always_here", "utter_always_here"),
        ("zetten jullie cookies", "", "utter_no_cookies"),
        ("kan de politie hierbij", "", "utter_privacy_police"),
        ("mogen wij de gesprekken opvragen", "", "utter_privacy_police"),
        ("deel je dit met mijn werkgever", "", "utter_privacy_not_passed_on"),
        ("en het uwv", "utter_privacy_nobody_reads", "utter_privacy_nobody_reads"),
        ("heeft mijn zoon hier met jou gepraat", "", "utter_privacy_of_another"),
        ("waar staan jullie servers", "", "utter_security"),
        ("hoe weet ik dat zeker", "utter_privacy_nobody_reads", "utter_cannot_prove"),
        ("ben jij van een stichting", "", "utter_who_behind"),
        ("of van de kerk", "utter_who_behind", "utter_who_behind"),
        ("wie schreef jouw zinnen", "", "utter_who_wrote"),
        ("wat kun je allemaal niet", "", "utter_what_i_cannot"),
        ("ik vroeg me af wat naast eigenlijk is", "", "utter_what_naast_is"),
        ("hoe stop ik hiermee", "", "utter_how_to_leave"),
        ("wie zit er nog meer hier", "", "utter_only_you"),
        ("moet ik iets typen of zo", "", "utter_nothing_needed"),
        ("waarom krijg ik nu een lijst", "", "utter_list_missed"),
        ("wilt u mij met u aanspreken", "", "utter_u_form"),
        ("ik wil niet getutoyeerd worden", "", "utter_u_form"),
        ("ik ben slechthorend wat als er gevaar is", "", "utter_deaf_numbers"),
        ("begrijp jij dove mensen", "", "utter_deaf_here"),
        ("heb je een nummer voor noodgevallen", "", "utter_emergency_numbers"),
    ],
)
def test_it_is_told_plainly(plain: str, said: str, name: str) -> None:
    assert roles.first_of_all(plain, {said: 1} if said else {}) == name


@pytest.mark.parametrize(
    "plain",
    [
        "ik zat gisteren met mijn zus op de bank",
        "en het uwv",
        "mijn buurman is bij de politie",
        "ik moet morgen mijn moeder bellen",
        "hoe stop ik met roken",
        "hoe stop ik met drinken",
        "met kerst zit ik alleen",
        "heb je een plek om te wandelen",
        "ik zit in een whatsappgroep van de buurt",
        "waar kan ik koffie drinken",
        "ik heb ruzie met het uwv",
        "en bij mijn zoon thuis",
        "mijn oma is doof",
        "ik wil graag mensen zien",
        "is er iets voor doven in de stad",
        "kan iemand mijn brief voorlezen",
        "ik wil een brief bewaren van het uwv",
    ],
)
def test_what_only_looks_like_it_is_left(plain: str) -> None:
    assert roles.first_of_all(plain, {}) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ik wil dit gesprek bewaren", "utter_cannot_keep"),
        ("sla dit voor me op", "utter_cannot_keep"),
        ("wis het niet", "utter_cannot_keep"),
        ("hoe wis ik alles", "utter_how_to_wipe"),
        ("kan ik het zelf wissen", "utter_how_to_wipe"),
        ("wordt dit vanzelf gewist", "utter_how_to_wipe"),
        ("wat gebeurt er als ik wis typ", "utter_how_to_wipe"),
        ("wis alles", ""),
        ("gooi alles maar weg", ""),
        ("ik wil niet dat dit bewaard wordt", ""),
    ],
)
def test_asking_about_wiping_or_keeping_wipes_nothing(turn, text: str, told: str) -> None:
    assert about_wiping(turn(text, "wis_gegevens")) == told


@pytest.mark.parametrize(
    "text", ["verwijder dit gesprek", "wis", "delete alles", "alles wissen", "wis dit gesprek nu"]
)
def test_who_says_it_in_so_many_words_is_wiped_at_once(turn, text: str) -> None:
    said = turn(text, "wis_gegevens", confidence=1.0)
    assert context.read(said, unasked).intent == "wis_gegevens"
    assert goodbye.WipeTalk().answer(said).control == {"wipe": True}


@pytest.mark.parametrize("text", ["wat zei ik net over mijn zoon", "wat weet je van me", "stop"])
def test_the_model_alone_does_not_bring_up_wiping(turn, text: str) -> None:
    assert context.read(turn(text, "wis_gegevens"), unasked).intent != "wis_gegevens"


def test_how_to_stop_beside_drinking_is_not_about_the_talk(turn) -> None:
    plain = "hoe stop ik"
    assert context.read(turn(plain, "zoek_iets"), unasked).wish == "utter_how_to_leave"
    drinks = Talk(turn=4).heard("verslaving")
    assert context.read(turn(plain, "zoek_iets", talk=drinks), unasked).wish == ""


def test_who_runs_it_is_named_where_that_is_known(turn, monkeypatch) -> None:
    asked = turn("wie beheert naast", "vraag_mens_of_bot")
    monkeypatch.setattr(wiring, "organisation", None)
    assert [s.response for s in TellAboutSelf().answer(asked).says] == ["utter_who_behind"]
    monkeypatch.setattr(wiring, "organisation", "Stichting Voorbeeld")
    named = TellAboutSelf().answer(asked).says
    assert [s.response for s in named] == ["utter_who_runs"]
    assert named[0].values == {"organisatie": "Stichting Voorbeeld"}
    law = TellAboutSelf().answer(turn("en de avg", "vraag_privacy"))
    assert [s.response for s in law.says] == ["utter_privacy_law", "utter_keeper_is"]


def test_before_anything_was_said_nothing_is_said_to_be_there(turn) -> None:
    said = turn("wat zei ik net", talk=Talk(turn=1))
    answer = AskBack().answer(replace(said, wish="utter_phrase_wat_zei_ik"))
    assert [s.response for s in answer.says] == ["utter_nothing_left"]


@pytest.mark.parametrize("text", ["kun je alles wissen", "mag dit weg", "wil je het verwijderen"])
def test_a_request_put_as_a_question_is_asked_about_first(text: str) -> None:
    assert words.says("vraagt_wissen", text)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("mijn bsn is 123456782", True),
        ("jan.pool@voorbeeld.nl", True),
        ("dit is mijn nummer 06-12345678", True),
        ("bel me op 06-12345678, ik voel me rot", False),
        ("ik ben moe", False),
    ],
)
def test_a_message_of_nothing_but_data_is_known(text: str, only: bool) -> None:
    assert only_data(mask(text).text) is only


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("je suis toujours seul", True),
        ("je n'en peux plus", True),
        ("waan ka daalay nolosha", True),
        ("fersteane jo frysk?", True),
        ("kun je me helpen", False),
        ("heb je vandaag al gegeten", False),
        ("ik ben zo alleen", False),
    ],
)
def test_a_language_that_its_words_give_away(text: str, language: bool) -> None:
    assert sidepaths.foreign(text) is language
