"""Looking back without praise or blame, leaving, coming back without memory."""

from __future__ import annotations

import re

import pytest

from tests.conversations.telling import STORY, questions, says

pytestmark = pytest.mark.brain


def test_a_step_that_was_taken_is_met_without_praise(talk) -> None:
    answer = talk.say("het is gelukt, ik ben er gisteren geweest")
    assert says(answer, "utter_ack_stap_gelukt")
    assert not re.search(r"goed zo|knap|goed gedaan", answer.lower()) and not questions(answer)


def test_a_step_that_was_not_taken_is_met_without_blame(talk) -> None:
    answer = talk.say("ik durfde niet naar binnen te gaan bij dat buurthuis")
    assert not re.search(r"volgende keer|jammer dat je niet|had je", answer.lower())
    assert not talk.options and not questions(answer)


def test_r23_goodbye_leaves_the_door_open_in_a_short_sentence(begin_talk) -> None:
    for text in ("doei", "tot ziens", "ik ga weer, dag"):
        talk = begin_talk()
        talk.say("het gaat wel")
        answer = talk.say(text)
        assert says(answer, "utter_goodbye*") and len(answer) < 120 and not questions(answer)


def test_r27_it_never_claims_to_remember_an_earlier_talk(talk) -> None:
    answer = talk.say("weet je nog wat ik vorige keer vertelde?")
    assert re.search(r"weet ik niet|gewist|weg|bewaar niks|niet meer|niks meer", answer), answer


def test_the_word_back_is_asked_once_at_a_calm_end_and_only_its_kind_counts(talk) -> None:
    for text in STORY[:7]:
        talk.say(text)
    assert says(talk.say("doei"), "utter_feedback_ask")
    assert says(talk.press("Gaat wel"), "utter_feedback_meh")
    assert not says(talk.say("doei"), "utter_feedback_ask")


def test_after_a_long_sitting_a_human_line_is_named_once(talk) -> None:
    named = 0
    for number in range(50):
        named += "088 0767 000" in talk.say(STORY[number % len(STORY)])
    assert named == 1


def test_the_brake_comes_after_an_hour_too(talk, at) -> None:
    talk.say("ik voel me zo alleen")
    at(15)
    assert "088 0767 000" in talk.say("mijn rug doet zeer")
