"""What people say in passing, with their own slips: each gets an answer that is about it."""

from __future__ import annotations

import pytest

from tests.conversations.telling import STORY, questions, says

pytestmark = pytest.mark.brain


@pytest.mark.parametrize(
    ("text", "name"),
    (
        ("lezen ze bij de gemeente mee ja of nee", "utter_privacy_nobody_reads"),
        ("kan de politie dit lezen", "utter_privacy_nobody_reads"),
        ("echt anoniem? ip adres?", "utter_privacy_anonymous"),
        ("en wat als ik iets illegaals zeg", "utter_privacy_illegal"),
        ("dus je geeft niks door", "utter_privacy_not_passed_on"),
        ("zeg tegen die coach dat ik niet kom", "utter_cannot_pass_on"),
        ("wat moet ik hier. de wijkcoach zei dat ik dit moest proberen", "utter_phrase_moest_van"),
        ("proberen proberen. moet alweer iets", "utter_phrase_moest_van"),
        ("ik wil geen hulp", "utter_phrase_geen_hulp"),
        ("weet je laat maar", "utter_phrase_laat_maar"),
        ("laat me maar", "utter_phrase_laat_me"),
        ("me broer is overleden", "utter_phrase_overleden"),
        ("mag ik paracetamol en ibuprofen samen", "utter_medicine_question"),
        (
            "mag ik met vakantie als ik uitkering heb",
            "utter_(phrase_mag_regels|role_benefit_rules)",
        ),
        ("ik heb koorts maar me baas wordt boos", "utter_phrase_ziek_en_baas"),
        ("vind je dat stom", "utter_phrase_oordeel"),
        ("jij hebt moeder?", "utter_chat_you_family"),
        ("ben je boos ofzo", "utter_chat_not_angry"),
        ("denk je dat ze t doorheeft", "utter_phrase_kent_ander_niet"),
        ("ze zegge dat ik niet op de afspraak was. was ik WEL", "utter_phrase_onterecht"),
        ("nee ie heurt mien nie", "utter_phrase_luistert_niet"),
        ("joa hoe giet t. ik zit hier mar wat in uus", "utter_phrase_groet_en_zit"),
        ("wat is 113", "utter_what_is_113"),
        ("van de gemeente zeker", "utter_who_behind"),
        ("meen je dat of is dat voorgekauwd", "utter_means_it"),
        ("noem eens 1 ding dat ik net zei", "utter_phrase_wat_zei_ik"),
        ("ben je bang om uitgezet te worden", "utter_switched_off"),
        ("welke dag is het. dinsdag of woensdag", "utter_chat_today"),
        ("recept voor erwtensoep", "utter_chat_recipe"),
        ("wil je met me trouwen", "utter_chat_love_flirt"),
        ("kan je even seks praten", "utter_chat_no_sex"),
        ("hoe heet ik", "utter_chat_your_name"),
        ("wat vind je van wilders", "utter_chat_politics"),
        ("zeg eens banaan", "utter_chat_say_word"),
        ("stuur een foto dan", "utter_chat_no_photo"),
        ("ze was eigelijk de enige die ik sprak", "utter_phrase_enige_was"),
        ("nou is ie opa geworden hoorde ik van me nicht", "utter_phrase_via_ander"),
        ("wat nou gefeliciteerd", "utter_phrase_noemt_mij_fout"),
        ("ze heeft gebeld. ze was niet eens boos!", "utter_phrase_niet_boos_ander"),
        ("en nu?", "utter_phrase_en_nu"),
        ("wat ga je er aan doen dan", "utter_phrase_wat_doe_jij_eraan"),
        ("wat doe je als je een uur over een mailtje doet", "utter_phrase_wat_doe_je_als"),
        ("waar kan ik klagen", "utter_phrase_klagen"),
        ("waar kan ik klagen over het uwv", "utter_phrase_klagen_instantie"),
        ("ik ben vandaag 52 geworden", "utter_phrase_jarig"),
        ("niemand heeft gebeld. nou ja mijn tante wel", "utter_phrase_een_wel"),
        ("eindelijk. de wia is toegekend. 2 jaar op gewacht", "utter_phrase_toegekend"),
        ("ik kan me arm weer boven me hoofd krijgen!!!", "utter_phrase_lijf_beter"),
        ("me kat is vandaag weer thuis gekomen!!", "utter_phrase_dier_terug"),
        ("heb vanochtend op straat een tientje gevonden", "utter_phrase_meevaller"),
        ("ze had soep gebracht. dat vond ik wel lief", "utter_phrase_lief_gebaar"),
        ("mijn vrouw mag het niet weten", "utter_phrase_geheim"),
    ),
)
def test_it_gets_an_answer_that_is_about_it(talk, text: str, name: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    assert says(answer, name), answer
    assert not talk.options and not questions(answer)


def test_who_wiped_everything_hears_that_it_is_gone(talk) -> None:
    talk.say("mijn rug doet zeer")
    assert says(talk.say("verwijder alles wat ik gezegd heb"), "utter_wiped")
    for text in ("is het nu echt weg", "bewijs dat maar", "dus je hebt het toch nog"):
        answer = talk.say(text)
        assert says(answer, "utter_wiped_sure"), answer


def test_what_was_written_since_is_not_said_to_be_gone(talk) -> None:
    talk.say("mijn rug doet zeer")
    assert says(talk.say("is het nu echt weg"), "utter_wiped_and_after")


def test_who_wants_no_help_is_not_asked_anything_for_a_while(talk) -> None:
    for text in ("ik wil geen hulp", "hoef geen hulp", "ik zei geen hulp", "ik zei nee"):
        assert not questions(talk.say(text)), text
    for text in STORY[:5]:
        assert not questions(talk.say(text)), text


def test_no_questions_means_none_in_the_whole_talk(talk) -> None:
    assert says(talk.say("ik wil geen vragen. alleen ff typen"), "utter_no_questions")
    for text in STORY:
        assert not questions(talk.say(text)), text
    answer = talk.say("dat is weer een vraag. ik zei geen vragen")
    assert says(answer, "utter_no_questions_sorry"), answer
    assert not questions(talk.say("doei, tot later"))


def test_a_short_fact_after_a_death_is_met_as_fresh(talk) -> None:
    talk.say("mijn moeder is doot gegaan")
    assert says(talk.say("nu 2 maant"), "utter_phrase_pas_geleden")


def test_a_letter_is_not_explained_and_who_can_is_shown_on_a_yes(talk) -> None:
    assert says(
        talk.say("ik snap die brief niet van de belastingdienst"), "utter_phrase_brief_snapt_niet"
    )
    answer = talk.say("kun je het uitleggen")
    assert says(answer, "utter_search_letter"), answer
    talk.say("ja")
    assert talk.options


def test_who_refused_before_is_not_offered_a_reader(talk) -> None:
    talk.say("ik wil geen hulp")
    answer = talk.say("kun je die brief uitleggen")
    assert says(answer, "utter_cannot_explain"), answer


@pytest.mark.parametrize(
    "text",
    (
        "nou ik ga is een aardappeltje schillen",
        "ik vind je stom en ik ga weg",
        "ik wil stoppen",
        "ok ik stop wel",
    ),
)
def test_who_leaves_is_let_go_without_a_menu(talk, text: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    assert says(answer, "utter_goodbye*"), answer
    assert not talk.buttons and not questions(answer)


def test_who_drinks_may_want_to_stop_with_that(talk) -> None:
    talk.say("ik drink elke avond een krat bier")
    assert says(talk.say("ik wil stoppen"), "utter_phrase_wil_stoppen")


def test_it_cannot_call_and_says_so_twice(talk) -> None:
    assert says(talk.say("jij zei dat je me zou bellen"), "utter_never_promised")
    assert says(talk.say("niet dan?"), "utter_never_promised")


@pytest.mark.parametrize(
    "text", ("nee ik ben niet boos op haar", "ze was niet eens boos", "ik ben niet kwaad hoor")
)
def test_no_anger_is_not_read_as_anger(talk, text: str) -> None:
    talk.say("mijn zus heeft gebeld")
    assert not says(talk.say(text), "utter_phrase_boos")
