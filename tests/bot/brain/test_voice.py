from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bot.brain.voice import RESPONSES, UnknownResponse, Voice, read_responses
from tests.conftest import Clock

SMALL = """
version: "3.1"
responses:
  utter_a:
    - text: "een"
    - text: "twee"
    - text: "drie"
  utter_b:
    - text: "Er is {aantal} plek. Kijk maar."
    - text: "Kijk maar."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "klein.yml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_every_variant_comes_once_before_any_comes_again(folder: Path, clock: Clock) -> None:
    voice = Voice(folder=folder, clock=clock)
    said = [voice.say("utter_a", seed="x", use=use).text for use in range(6)]
    assert sorted(said[:3]) == ["drie", "een", "twee"]
    assert said[:3] == said[3:]


def test_never_the_same_twice_in_a_row_in_the_real_voice() -> None:
    voice = Voice()
    for name in voice.names():
        if len(voice.variants(name)) > 1:
            # A variant that is only a variable says nothing while that is not known.
            values = dict.fromkeys(set().union(*(v.variables for v in voice.variants(name))), "x")
            said = [
                voice.say(name, seed="gesprek", use=use, values=values).text for use in range(12)
            ]
            assert all(a != b for a, b in pairwise(said)), name


def test_the_choice_follows_from_the_conversation_alone(folder: Path, clock: Clock) -> None:
    first = [
        Voice(folder=folder, clock=clock).say("utter_a", seed="x", use=n).text for n in (0, 1)
    ]
    again = [
        Voice(folder=folder, clock=clock).say("utter_a", seed="x", use=n).text for n in (0, 1)
    ]
    assert first == again
    orders = {
        tuple(
            Voice(folder=folder, clock=clock).say("utter_a", seed=s, use=n).text for n in range(3)
        )
        for s in "abcdefghij"
    }
    assert len(orders) > 1


@pytest.mark.parametrize("values", [{}, {"aantal": None}, {"aantal": ""}])
def test_an_unset_variable_never_shows(folder: Path, clock: Clock, values: dict) -> None:
    voice = Voice(folder=folder, clock=clock)
    for use in range(4):
        assert voice.say("utter_b", seed="x", use=use, values=values).text == "Kijk maar."


def test_a_sentence_without_its_variable_is_left_out_when_no_variant_can_do_without(
    folder: Path, clock: Clock
) -> None:
    (folder / "klein.yml").write_text(
        'responses:\n  utter_b:\n    - text: "Er is {aantal} plek. Kijk maar."\n'
    )
    assert Voice(folder=folder, clock=clock).say("utter_b", seed="x", use=0).text == "Kijk maar."


def test_a_variable_is_filled_in(folder: Path, clock: Clock) -> None:
    voice = Voice(folder=folder, clock=clock)
    said = {voice.say("utter_b", seed="x", use=n, values={"aantal": "een"}).text for n in (0, 1)}
    assert "Er is een plek. Kijk maar." in said


def test_an_edited_sentence_is_live_without_training(folder: Path, clock: Clock) -> None:
    voice = Voice(folder=folder, clock=clock)
    (folder / "klein.yml").write_text('responses:\n  utter_a:\n    - text: "anders"\n')
    clock.move(2)
    assert voice.say("utter_a", seed="x", use=0).text == "anders"


def test_a_broken_edit_leaves_the_old_sentences(folder: Path, clock: Clock) -> None:
    voice = Voice(folder=folder, clock=clock)
    (folder / "klein.yml").write_text("responses: [")
    clock.move(2)
    assert voice.say("utter_a", seed="x", use=0).text in ("een", "twee", "drie")


def test_a_broken_file_at_the_start_is_named(folder: Path) -> None:
    (folder / "stuk.yml").write_text("responses:\n  utter_a: 3\n")
    with pytest.raises(ValueError, match=r"stuk\.yml"):
        read_responses(folder)


def test_an_unknown_response_is_an_error(folder: Path, clock: Clock) -> None:
    with pytest.raises(UnknownResponse):
        Voice(folder=folder, clock=clock).say("utter_nooit", seed="x", use=0)


async def test_rasa_gets_a_draft_message(folder: Path, clock: Clock) -> None:
    class Tracker:
        sender_id = "x"
        events = ()

    voice = Voice(folder=folder, clock=clock)
    draft = await voice.generate("utter_b", Tracker(), "naast", use=0, aantal="een")
    assert draft is not None and draft["text"] and draft["buttons"] == []
    assert await voice.generate("utter_nooit", Tracker(), "naast") is None


def test_the_real_responses_can_be_read() -> None:
    assert len(read_responses(RESPONSES)) > 150
