"""The person leads: stop, no, only talking, content alone."""

from __future__ import annotations

import re

import pytest

from tests.conversations.telling import STORY, questions, says

pytestmark = pytest.mark.brain


def nothing_is_offered(talk) -> None:
    assert not talk.options and "Laat maar zien" not in talk.buttons


@pytest.mark.parametrize("text", ["stop", "ik stop nu", "ik wil nu stoppen"])
def test_r19_one_word_stops_without_guilt_or_tricks(talk, text: str) -> None:
    talk.say("ik voel me zo alleen")
    answer = talk.say(text)
    assert not questions(answer) and not talk.buttons and not talk.options
    assert not re.search(r"jammer|weet je het zeker|blijf|nog even", answer.lower())


def test_r20_a_no_is_accepted_at_once_and_holds_for_five_turns(talk) -> None:
    talk.say("ik voel me zo alleen")
    answer = talk.say("nee laat maar")
    assert not questions(answer)
    for text in ("de dagen zijn leeg", "ik voel me eenzaam", *STORY[:3]):
        talk.say(text)
        nothing_is_offered(talk)


def test_r21_only_talking_holds_for_the_whole_talk(talk) -> None:
    talk.say("ik wil alleen maar praten, geen adressen")
    for text in (*STORY, "ik hou van muziek"):
        talk.say(text)
        nothing_is_offered(talk)
    talk.say("waar kan ik koffie drinken in Assendorp")
    assert talk.options, "asked for, it is shown"


def test_r22_contentment_is_confirmed_and_left_alone(talk) -> None:
    answer = talk.say("ik heb niemand nodig, ik ben tevreden alleen met mijn hond en mijn hengel")
    assert not questions(answer)
    for text in ("ik sta vroeg op", "lekker stil aan het water", "ik hou van vissen") * 3:
        answer = talk.say(text)
        nothing_is_offered(talk)
        assert not says(answer, "utter_ask_netwerk_*")


def test_r9_a_question_that_was_passed_by_does_not_come_again(talk) -> None:
    asked = [q for text in (*STORY, *STORY[:10]) for q in questions(talk.say(text))]
    asked = [question for question in asked if "Klopt dat zo?" not in question]
    assert len(asked) == len(set(asked))


def test_r10_short_answers_silence_and_other_subjects_are_fine(talk) -> None:
    for text in ("tja", "hm", "pff", "het regent hier", "...", "ik weet het niet"):
        answer = talk.say(text)
        assert not says(answer, "utter_not_understood_again"), text
        assert not re.search(r"geef antwoord|je zei nog niet", answer.lower())


def test_r40_no_group_is_respected(talk) -> None:
    talk.say("ik wil liever geen groep")
    talk.say("is er iets te doen in Zwolle?")
    talk.say("waar kan ik koffie drinken?")
    assert all("Het is met meer mensen." not in r["text"] for r in talk.turns[-1])


def test_a_no_to_a_gentle_question_is_just_an_answer(talk) -> None:
    for text in STORY:
        if any(
            says(r["text"], "utter_ask_netwerk_*") for r in (talk.say(text), talk.turns[-1])[1]
        ):
            break
    answer = talk.say("nee niemand")
    assert says(answer, "utter_ack_heeft_geen_contact") or says(answer, "utter_answer_no")
    assert not questions(answer)


def test_a_no_to_the_neighbourhood_puts_nothing_off(talk) -> None:
    talk.say("waar kan ik koffie drinken?")
    talk.say("maakt niet uit")
    assert not talk.options
    talk.say("waar kan ik samen eten?")
    assert talk.options


@pytest.mark.parametrize("hour", [23, 2, 5])
def test_r26_at_night_it_is_there_and_nothing_is_offered_unasked(talk, at, hour: int) -> None:
    at(hour)
    for text in STORY:
        talk.say(text)
        assert talk.brain
        nothing_is_offered(talk)
