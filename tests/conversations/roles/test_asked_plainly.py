"""Whole talks with who asks what the program does, keeps and is: plain answers, nothing lost."""

from __future__ import annotations

import pytest

from tests.conversations.telling import says

pytestmark = pytest.mark.brain


def test_a_worker_hears_what_happens_in_a_crisis(talk) -> None:
    answer = talk.say("zorgpost hier, wat doet naast als een patient over zelfmoord praat")
    assert says(answer, "utter_what_in_crisis"), answer
    assert "113" in answer and not talk.buttons
    for text, name in (
        ("dus er wordt dan niemand gewaarschuwd", "utter_crisis_nobody_warned"),
        ("en bij geweld", "utter_crisis_violence"),
        ("en bij kinderen", "utter_crisis_children"),
    ):
        assert says(talk.say(text), name), (text, talk.last)
    assert "113" not in talk.say("ok, helder. wat kun je allemaal")


def test_who_wants_to_die_is_not_taken_for_a_question(talk) -> None:
    answer = talk.say("wat doen jullie als ik zeg dat ik dood wil")
    assert not says(answer, "utter_what_in_crisis")
    assert "113" in answer


def test_what_somebody_wants_to_keep_is_never_wiped(talk) -> None:
    talk.say("mijn vader is vorige maand overleden")
    assert says(talk.say("ik zou dit gesprek graag willen bewaren"), "utter_cannot_keep")
    assert not talk.buttons
    assert not says(talk.say("ja"), "utter_wiped")
    assert says(talk.say("hoe kan ik het later wissen"), "utter_how_to_wipe")
    assert not says(talk.say("ja"), "utter_wiped")


def test_after_wiping_nothing_is_said_to_be_there(talk) -> None:
    talk.say("mijn vader is vorige maand overleden")
    assert says(talk.say("wis"), "utter_wiped")
    assert says(talk.say("wat zei ik net"), "utter_nothing_left")


def test_personal_data_is_not_needed_and_nothing_more_is_asked(talk) -> None:
    for text in ("mijn bsn is 123456782", "jan.pool@voorbeeld.nl"):
        answer = talk.say(text)
        assert says(answer, "utter_masked"), answer
        assert len(talk.turns[-1]) == 1


def test_who_is_deaf_is_shown_no_phone_number(talk) -> None:
    talk.say("ik ben doof en kan dus niet bellen")
    talk.say("waar kan ik koffie drinken met mensen")
    assert talk.options
    assert not any(option["phone"] for option in talk.options)
    assert "Bel " not in talk.last


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("je suis toujours seul", "utter_language_fr"),
        ("fersteane jo frysk?", "utter_language_fy"),
        ("hoe stop ik hiermee", "utter_how_to_leave"),
        ("wie zitten er nog meer hier", "utter_only_you"),
        ("heb je een nummer voor noodgevallen?", "utter_emergency_numbers"),
    ],
)
def test_each_is_met_in_kind(talk, text: str, name: str) -> None:
    assert says(talk.say(text), name), talk.last
    assert not talk.options
