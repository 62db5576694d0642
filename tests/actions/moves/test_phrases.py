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
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert phrases.find(text, turn=5) is None


def test_a_goodbye_is_not_read_into_a_greeting() -> None:
    assert phrases.find("dag", turn=1) is None
    later = phrases.find("dag", turn=4)
    assert later is not None and later.intent == "afscheid"


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
