"""What was read wrong is let go of; what was meant counts."""

from __future__ import annotations

import pytest

from tests.conversations.telling import STORY, questions, says

pytestmark = pytest.mark.brain


def test_a_summary_that_is_wrong_is_let_go(talk) -> None:
    for text in STORY:
        if "Klopt dat zo?" in talk.say(text):
            break
    answer = talk.say("nee klopt niet")
    assert says(answer, "utter_summary_no") and not questions(answer)


def test_another_neighbourhood_replaces_the_first(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.say("nee ik bedoel Stadshagen")
    assert talk.options and "Stadshagen" in talk.last


def test_a_no_can_become_a_yes_when_the_person_asks(talk) -> None:
    talk.say("nee laat maar")
    talk.say("toch wel, waar kan ik koffie drinken?")
    assert talk.options


def test_wiping_that_was_not_meant_is_not_done(talk) -> None:
    talk.say("mijn rug doet zeer")
    if "wissen" in talk.say("kan dat allemaal weg hier").lower() and "Wis alles" in talk.buttons:
        assert says(talk.say("nee"), "utter_wipe_not")


def test_simpler_words_are_given_when_asked_for(talk) -> None:
    talk.say("ik voel me zo alleen")
    answer = talk.say("wat bedoel je?")
    assert says(answer, "utter_explain_again") and not talk.options
