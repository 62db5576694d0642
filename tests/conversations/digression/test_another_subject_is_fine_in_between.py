"""Weather, football and questions about itself in between; what was on the table stays."""

from __future__ import annotations

import pytest

from tests.conversations.telling import says

pytestmark = pytest.mark.brain


def test_small_talk_between_places_does_not_lose_them(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    wanted = talk.options[1]["id"]
    talk.say("wat een regen vandaag")
    assert not talk.options
    talk.say("die tweede")
    assert [option["id"] for option in talk.options] == [wanted]


def test_a_question_about_itself_in_the_middle_of_an_offer_is_answered(talk) -> None:
    talk.say("ik voel me zo alleen")
    answer = talk.say("maar leest de gemeente hier mee?").lower()
    assert answer.startswith("nee") and not talk.options


def test_a_story_between_places_is_met_as_a_story(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    answer = talk.say("mijn moeder is vorig jaar overleden")
    assert says(answer, "utter_subject_overlijden") and not talk.options


def test_the_last_button_of_a_few_turns_ago_works_and_an_old_one_is_met_kindly(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    payload = next(b["payload"] for r in talk.turns[-1] for b in r["buttons"])
    talk.say("wat een regen vandaag")
    talk._send({"payload": payload})
    assert talk.options
    for number in range(20):
        talk.say(f"het is weer zo'n dag, nummer {number}")
    assert says(talk._send({"payload": payload}), "utter_stale_button")
