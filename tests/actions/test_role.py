"""Who comes for another, and who wants no more messages: what is decided, without a model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.looking_back import AnswerLater
from actions.moves.say import Decision
from actions.moves.state import Talk
from actions.role import HelpHelper

KNOWN = Talk(turn=4, themes=("is_vrijwilliger",))


def names(decision: Decision) -> list[str]:
    return [say.response for say in decision.says]


@pytest.mark.usefixtures("town")
def test_a_number_comes_from_the_map_or_its_sentence_is_left_out(turn) -> None:
    said = HelpHelper().answer(turn("kunnen jullie iemand sturen", "is_vrijwilliger", talk=KNOWN))
    assert names(said) == ["utter_role_cannot_send"]
    # This small town knows no neighbourhood team by that id.
    assert said.says[0].values == {}


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("role", "no_answer"),
    (
        ("is_professional", "utter_role_no_answer"),
        ("is_vrijwilliger", "utter_role_volunteer_no_answer"),
        ("is_werkgever", "utter_role_employer_no_answer"),
        ("zorgen_om_ander", "utter_role_worried_no_answer"),
    ),
)
def test_a_question_that_nothing_answers_gets_an_honest_no(
    turn, role: str, no_answer: str
) -> None:
    talk = Talk(turn=4, themes=(role,))
    asked = turn("ja maar waarom eigenlijk is de lucht blauw", role, talk=talk)
    assert names(HelpHelper().answer(asked)) == [no_answer]


@pytest.mark.usefixtures("town")
def test_what_is_told_of_the_other_gets_no_tip(turn) -> None:
    ranking = (("nlu_fallback", 0.6), ("is_vrijwilliger", 0.2))
    told = turn("hij kijkt graag naar buiten", "is_vrijwilliger", talk=KNOWN, ranking=ranking)
    assert names(HelpHelper().answer(told)) == ["utter_role_listens"]
    worried = replace(KNOWN, themes=("zorgen_om_ander",))
    told = turn("hij drinkt elke dag", "zorgen_om_ander", talk=worried, ranking=ranking)
    assert names(HelpHelper().answer(told)) == ["utter_role_worried_listens"]


@pytest.mark.usefixtures("town")
def test_a_street_in_the_name_of_the_trade_is_no_place_to_look_in(turn) -> None:
    text = "ik ben maatschappelijk werker"
    found = {"entity": "wijk", "value": "Noordwijk", "start": 23, "end": 29}
    said = HelpHelper().answer(turn(text, "is_professional", entities=(found,), talk=Talk(turn=1)))
    assert names(said)[0] == "utter_role_professional" and not said.search.now
    text = "ik ben maatschappelijk werker, iets in noordwijk"
    found = {"entity": "wijk", "value": "Noordwijk", "start": 39, "end": 48}
    said = HelpHelper().answer(turn(text, "is_professional", entities=(found,), talk=Talk(turn=1)))
    assert said.search.now


@pytest.mark.parametrize(
    ("channel", "response"),
    (("web", "utter_checkin_how_to_stop_web"), ("telegram", "utter_checkin_how_to_stop")),
)
def test_how_messages_stop_is_said_for_the_channel_and_plans_none(
    turn, channel: str, response: str
) -> None:
    asked = turn("stop de berichten", "wil_bericht_later", wish="utter_checkin_how_to_stop")
    said = AnswerLater().answer(replace(asked, channel=channel))
    assert names(said) == [response] and not said.control
