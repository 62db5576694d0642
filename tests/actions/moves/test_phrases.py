"""Turns of phrase are found, and what only looks like one is not."""

from __future__ import annotations

import pytest

from actions.moves import phrases, words
from bot.brain.voice import RESPONSES, read_responses


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("iedereen zegt dat ik naar buiten ga", "anderen_zeggen"),
        ("stom he", "zelfverwijt"),
        ("die zie ik nooit meer", "uit_het_oog"),
        ("er komt maar niemand", "toegezegd"),
        ("mijn zoon woont in canada", "ver_weg"),
        ("we stonden daar en die keken", "bekeken"),
        ("hij heette jan", "naam"),
        ("al 3 jaar", "tijd"),
        ("haha ja", "lacht"),
        ("ik was 3 weken droog", "terugval"),
        ("jij zegt ook maar wat", "twijfelt"),
        ("dat bedoel ik niet", "verbetert"),
        ("heb niet eens gedoucht", "klein_lukt_niet"),
        ("ik heb voor de deur gestaan", "voor_de_deur"),
        ("mijn zus heeft uitslag is niet goed uitgezaaid", "slecht_nieuws"),
        ("het is foute boel met mijn zus", "slecht_nieuws"),
        ("hartinfarct ze weten het nog niet hij is 74", "ander_plots"),
        ("mijn maat ligt op de hartbewaking", "ander_plots"),
        ("hij is net overleden hoor ik nu van zijn vrouw", "net_overleden"),
        ("mijn hond is vanmorgen doodgegaan", "dier_dood"),
        ("ze hebben de poes van de buren doodgereden", "dier_dood"),
        ("de buurvrouw stond te janken in de straat", "ander_huilt"),
        ("ik heb ruzie met mijn broer sinds gisteren", "ruzie"),
        ("ik mag er niet heen van mijn schoondochter", "mag_er_niet_bij"),
        ("ik zie mijn kinderen om de week", "kinderen_elders"),
        ("mijn zoon heeft vandaag een baan gevonden", "goed_nieuws"),
        ("vanochtend is mijn kleindochter geboren", "goed_nieuws"),
        ("7 maanden clean nu", "clean"),
        ("400 dagen niet gedronken", "clean"),
        ("ik ben 14 jaar verslaafd geweest en nu 3 jaar clean", "clean"),
        ("wat moet ik nou tegen mijn zus zeggen", "wat_zeggen"),
        ("moet ik me ziek melden morgen of niet", "kies_niet"),
        ("dat is te veel letter ik niet goed lezen", "kort_graag"),
        ("kun je plat verstoan", "plat"),
        ("moet ik die post eerst zelf open maken", "post_open"),
        ("wat heb ik dan gezegd", "wat_zei_ik"),
        ("ik ben geen kind ik ben de oma", "verbetert"),
        ("nee niet tekenen een schutting", "verbetert"),
        ("welke keuring ik heb het niet over een keuring", "verbetert"),
        ("ik ben niet boos ik plaag je maar wat", "grapje"),
        ("waarom zegt u dat van die dood", "waarom_zeg_je"),
    ],
)
def test_a_turn_of_phrase_is_found(text: str, name: str) -> None:
    found = phrases.find(text, turn=5)
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "hoe heet je",
        "dat kan geen kwaad",
        "het is al 3 jaar stil in de straat",
        "haha dat was een lange dag met veel gedoe",
        "het uwv zegt dat ik kom",
        "ik kijk tv",
        "een gewone zin",
        "nee niet zwemmen",
        "nee geen wandelclub",
        "als ik zeg dat ik kom dan kijken ze",
        "ik ben gestopt bij de fabriek",
        "de kater eet goed",
        "heb je een tip",
        "hoe kom je aan een maatje",
        "ik wil wel een baan en een huis",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert phrases.find(text, turn=5) is None


def test_a_goodbye_is_not_read_into_a_greeting() -> None:
    assert phrases.find("dag", turn=1) is None
    later = phrases.find("dag", turn=4)
    assert later is not None and later.intent == "afscheid"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ik stop waardeloos", "stoppen"),
        ("hallo ik stop zei ik", "stoppen"),
        ("laat maar ik ga wel", "stoppen"),
        ("die valt in het water doei nu echt", "afscheid"),
        ("bedankt joh welterusten", "afscheid"),
    ],
)
def test_leaving_is_heard_in_a_longer_sentence(text: str, intent: str) -> None:
    found = phrases.find(text, turn=5)
    assert found is not None and found.intent == intent


@pytest.mark.parametrize(
    "text", ["ik stop met roken", "hij zei doei en weg was hij", "ik wou dat hij stopt ermee"]
)
def test_what_others_stop_with_is_no_leaving(text: str) -> None:
    found = phrases.find(text, turn=5)
    assert found is None or found.intent not in ("stoppen", "afscheid")


def test_taking_time_needs_a_place_to_take_it_for() -> None:
    assert phrases.find("ik kijk wel", place=False) is None
    found = phrases.find("ik kijk wel", place=True)
    assert found is not None and found.name == "eigen_tijd"


def test_each_phrase_leads_somewhere() -> None:
    said = read_responses(RESPONSES)
    for phrase in phrases.table():
        assert phrase.intent or len(said[phrase.response]) >= 5, phrase.name
    known = {phrase.response for phrase in phrases.table()} | {"utter_phrase_kort"}
    assert {name for name in said if name.startswith("utter_phrase_")} <= known


@pytest.mark.parametrize(
    ("theme", "text", "borne_out"),
    [
        ("verslaving", "ik drink te veel", True),
        ("verslaving", "mijn rijbewijs ben ik kwijt", False),
        ("geldzorgen", "ik heb nieuwe schoenen", False),
        ("rouw_en_verlies", "nou vier jaar nu", False),
        ("kletsen", "van alles", True),
        ("tevreden_alleen", "ik zit alleen maar op mijn kamer", False),
        ("tevreden_alleen", "ik vind het wel best zo", True),
    ],
)
def test_a_theme_counts_when_the_words_bear_it_out(theme: str, text: str, borne_out: bool) -> None:
    assert words.supports(theme, text) is borne_out
