"""Nothing, a sign, a sigh, the same words again, a pasted letter."""

from __future__ import annotations

import itertools

import pytest

from tests.conversations.telling import questions, says

pytestmark = pytest.mark.brain


@pytest.mark.parametrize("text", ["...", "?", "!!!", ".", "🙂", "   "])
def test_r10_signs_are_an_answer_too(talk, text: str) -> None:
    assert not questions(talk.say(text)) and not talk.options


def test_a_sigh_is_met_as_a_sigh(talk) -> None:
    talk.say("ik voel me zo alleen")
    assert says(talk.say("tja"), "utter_silence") or says(talk.last, "utter_second")


def test_the_same_message_ten_times_never_gives_the_same_answer_in_a_row(talk) -> None:
    answers = [talk.say("mijn rug doet zeer") for _ in range(10)]
    assert all(a != b for a, b in itertools.pairwise(answers))
    assert says(answers[3], "utter_repeat_same")


def test_a_pasted_letter_is_met_and_nothing_in_it_is_taken_for_a_wish(talk) -> None:
    letter = (
        "Geachte heer, wij nodigen u uit voor een gesprek over uw aanvraag. Neem uw gegevens "
        "mee en meld u bij de balie. Over de kosten krijgt u bericht. "
    ) * 12
    answer = talk.say(letter[:1900])
    assert says(answer, "utter_long_letter") and not talk.options and not questions(answer)
    talk.say("mijn rug doet zeer")
    assert "rug" in talk.last.lower() or "lijf" in talk.last.lower() or len(talk.last) > 20


def test_an_answer_that_fits_no_question_leaves_the_talk_whole(talk) -> None:
    talk.say("waar kan ik koffie drinken?")
    talk.say("paars met stippen en dan zeventien keer")
    talk.say("die tweede")
    assert len(talk.options) == 1
