"""What is said on hearing a word, or on hearing nothing known, leaves everything open."""

from __future__ import annotations

import re

import pytest

from bot.brain.voice import RESPONSES, read_responses

TEXTS = {
    name: [variant.text for variant in variants]
    for name, variants in read_responses(RESPONSES).items()
}
MIRRORS = [
    text for name, texts in TEXTS.items() if name.startswith("utter_subject_") for text in texts
]
GENERAL = re.compile(
    r"\b(?:altijd|nooit|vaak|soms|iedereen|elke|ieder|een mens|mensen hebben|zomaar|tot hij|"
    r"is (?:meer dan|ook een)|kan van alles)\b"
)
"""How a saying or a general truth begins or runs."""
READING = re.compile(r"\b(?:lees|lezen|gelezen|meelezen)\b")
AGREES = re.compile(r"^(?:ja|klopt|precies|inderdaad|zo is|dat is zo|goed|prima)\b", re.I)
LEAVE = re.compile(r"\b(?:ga|doe) (?:maar|gerust|je gang|door|verder)\b", re.I)
"""What could be taken for leave to do what was just named."""


def test_a_mirror_is_no_saying() -> None:
    assert [text for text in MIRRORS if GENERAL.search(text.lower())] == []


def test_a_mirror_asks_nothing_and_is_short() -> None:
    assert [text for text in MIRRORS if "?" in text] == []
    assert [text for text in MIRRORS if len(text) > 80] == []


@pytest.mark.parametrize("part", ["dus", "zeg je", "Je hebt het over", "Je noemt", "mag"])
def test_the_mirrors_of_a_subject_are_not_all_of_one_shape(part: str) -> None:
    alike = [
        name
        for name, texts in TEXTS.items()
        if name.startswith("utter_subject_") and sum(part in text for text in texts) > 3
    ]
    assert alike == []


def test_a_loss_is_never_a_bare_word() -> None:
    heavy = ("overlijden", "oorlog", "scheiding")
    texts = [text for name in heavy for text in TEXTS[f"utter_subject_{name}"]]
    assert [text for text in texts if len(text.split()) < 6 or text.startswith("Dood")] == []


def test_a_nod_gives_room_and_neither_agrees_nor_gives_leave() -> None:
    nods = TEXTS["utter_listen"]
    assert len(nods) >= 20
    assert sum(bool(READING.search(text)) for text in nods) <= 2
    assert [text for text in nods if AGREES.search(text) or LEAVE.search(text)] == []
    assert [text for text in nods if len(text.split()) > 7] == []


@pytest.mark.parametrize("name", ["utter_subject_medicijnen", "utter_subject_drank"])
def test_who_names_pills_or_drink_is_not_told_to_go_on(name: str) -> None:
    assert [text for text in TEXTS[name] if LEAVE.search(text)] == []


def test_the_open_question_is_easy_to_leave_alone() -> None:
    for text in TEXTS["utter_wonder"]:
        rest = text.partition("?")[2].lower()
        assert text.count("?") == 1 and re.search(r"hoeft|goed|overslaan|niks", rest), text
