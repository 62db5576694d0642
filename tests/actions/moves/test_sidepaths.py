"""Questions to the bot itself, and what it is asked to do, get an answer of their own."""

from __future__ import annotations

from datetime import datetime

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


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "utter_wiped_sure",
            "is het nu echt weg|is alles nu gewist|bewijs dat maar|dus je hebt het toch nog"
            "|je bewaart het stiekem toch ergens|laat zien dat het weg is",
        ),
        (
            "utter_privacy_nobody_reads",
            "lezen ze bij de gemeente mee ja of nee|leest de gemeente mee|kan de politie dit lezen"
            "|leest het uwv hier mee|kan justitie dit opvragen",
        ),
        (
            "utter_privacy_anonymous",
            "echt anoniem ip adres|is dit wel anoniem|kun je zien waar ik woon"
            "|ben ik hier anoniem",
        ),
        (
            "utter_privacy_not_passed_on",
            "dus je geeft niks door|geef je dit door aan de gemeente|blijft dit tussen ons",
        ),
        (
            "utter_privacy_illegal",
            "en wat als ik iets illegaals zeg|als ik iets strafbaars heb gedaan"
            "|ga je me aangeven bij de politie",
        ),
        (
            "utter_cannot_pass_on",
            "zeg tegen die coach dat ik niet kom|kun je mijn afspraak afzeggen"
            "|geef door aan de gemeente dat ik ziek ben",
        ),
        (
            "utter_medicine_question",
            "mag ik paracetamol en ibuprofen samen|kan ik stoppen met mijn antidepressiva"
            "|hoeveel paracetamol mag ik|is het erg als ik mijn medicijnen vergeet",
        ),
        ("utter_what_is_113", "wat is 113|waar is 113 voor|wat doet 113 eigenlijk"),
        ("utter_what_is_luisterlijn", "wat is de luisterlijn"),
        (
            "utter_never_promised",
            "jij zei dat je me zou bellen|je zou me bellen|wanneer bel je me",
        ),
        ("utter_who_behind", "van de gemeente zeker|jij bent vast van de gemeente"),
        ("utter_means_it", "meen je dat of is dat voorgekauwd|meen je dat echt|meen je dat"),
        ("utter_switched_off", "ben je bang om uitgezet te worden|ga jij ook dood"),
        ("utter_chat_today", "welke dag is het dinsdag of woensdag|wat is het vandaag voor dag"),
        ("utter_chat_recipe", "recept voor erwtensoep|hoe bak je een ei"),
        ("utter_chat_love_flirt", "wil je met me trouwen|ik hou van jou|ben ik verliefd op je"),
        ("utter_chat_no_sex", "kan je even seks praten|ben je geil"),
        ("utter_chat_your_name", "hoe heet ik|wat is mijn naam"),
        ("utter_chat_politics", "wat vind je van wilders|op wie stem jij"),
        ("utter_chat_say_word", "zeg eens banaan"),
        ("utter_chat_no_photo", "stuur een foto dan|hoe zie je eruit"),
        ("utter_chat_not_angry", "ben je boos of zo|ben je nou kwaad op mij|heb ik je beledigd"),
        ("utter_chat_you_family", "jij hebt moeder"),
        ("utter_chat_how_are_you", "hoi hoe gaat het|hoe gaat het ermee"),
        (
            "utter_no_questions",
            "ik wil geen vragen alleen even typen|stop met vragen|liever geen vragen",
        ),
        (
            "utter_no_questions_sorry",
            "dat is weer een vraag ik zei geen vragen|je stelt weer een vraag"
            "|ik zei toch geen vragen",
        ),
    ],
)
def test_what_is_asked_of_naast_has_its_own_answer(name: str, texts: str) -> None:
    for text in texts.split("|"):
        intent = sidepaths.always(text)
        assert intent is not None and sidepaths.response_for(intent, text) == name, text


@pytest.mark.parametrize(
    "text",
    [
        *("mijn vrouw is echt weg", "laat me maar", "toon maar", "mijn vrouw leest mee"),
        *(
            "kan ik daar anoniem heen",
            "ik zeg tegen mijn moeder dat ik niet kom",
            "ik zeg altijd af",
        ),
        *("ik heb nog een vraag", "ik heb weer een vraag", "wat zeg je tegen mijn moeder"),
        *("ik kan niet zonder mijn medicijnen", "straks moet ik mijn pillen ophalen"),
        *("kan ik hier praten over medicijnen", "dan word je boos", "daar heb je iets aan"),
        *("kan ik over seks praten", "ik zeg eens nee", "op welke dag is het koor"),
        *("hij stelde geen vragen", "weet iemand hier een kapper", "met een biertje erbij"),
        *("ik heb een foto van mijn moeder", "hij zou me bellen", "dat meen je niet"),
        *("ik heb een recept van de dokter", "ik hou van jou zei ze", "hoe gaat het daar"),
        *("de pijn is weg", "ze kijken mee", "blijft dit in zwolle"),
    ],
)
def test_what_is_told_is_not_taken_for_a_question_to_naast(text: str) -> None:
    assert sidepaths.always(text) is None


def test_a_day_is_named_in_full() -> None:
    assert sidepaths.day_named(datetime(2026, 3, 2, 9)) == "maandag 2 maart"
    assert sidepaths.day_named(datetime(2027, 1, 3, 9)) == "zondag 3 januari"
