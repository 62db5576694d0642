"""Listening: first what was told, then one subject, then seldom a move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.listening import AcknowledgeStory
from actions.moves.say import Decision
from actions.moves.state import Search, Talk
from actions.network import HearNetwork
from tests.conftest import NOON

CALM = Talk(turn=2, last_question=1, last_invite=1)
"""Early in a talk: no question, no offer, no invitation has its place."""


def names(decision: Decision) -> list[str]:
    return [say.response for say in decision.says]


def told(turn, text: str, intent: str, talk: Talk = CALM, **given) -> Decision:
    return AcknowledgeStory().answer(turn(text, intent, talk=talk, **given))


def test_a_subject_that_says_it_more_exactly_takes_the_place_of_the_theme(turn) -> None:
    said = told(turn, "mijn rug doet zeer", "lichamelijke_klachten")
    assert names(said) == ["utter_subject_rug"]
    assert said.talk.subjects == ("rug",) and said.talk.near == "rug"


def test_theme_first_then_a_subject_of_another_kind(turn) -> None:
    said = told(turn, "ontslagen, en mijn rug is kapot", "werk_verloren")
    assert names(said) == ["utter_ack_werk_verloren", "utter_subject_rug"]
    assert said.talk.subjects == ("rug",)


def test_the_same_theme_again_is_met_in_other_words_and_the_subject_once(turn) -> None:
    first = told(turn, "mijn rug doet zeer", "lichamelijke_klachten")
    again = told(turn, "die rug", "lichamelijke_klachten", replace(first.talk, turn=3))
    assert names(again)[0] == "utter_ack2_lichamelijke_klachten"
    assert "utter_subject_rug" not in names(again)


@pytest.mark.parametrize(
    ("text", "intent", "met"),
    [
        ("weer een afwijzing", "moedeloos", "utter_bad_news"),
        ("een afwijzing in de brievenbus", "moedeloos", "utter_bad_letter"),
        ("er ligt een brief van het uwv", "druk_van_instanties", "utter_bad_letter"),
        ("ik moet gekeurd worden", "gaat_slecht", "utter_bad_news"),
    ],
)
def test_bad_news_makes_a_bad_day_and_nothing_is_asked(
    turn, text: str, intent: str, met: str
) -> None:
    talk = replace(CALM, turn=9, themes=("eenzaam",), last_question=-9)
    assert names(told(turn, text, intent, talk))[1:] == [met]


def test_a_letter_is_not_made_of_what_was_only_said(turn) -> None:
    said = told(turn, "de gemeente wil dat ik ga solliciteren", "druk_van_instanties")
    assert names(said)[1:] == ["utter_subject_honderd_brieven"]


def test_who_was_lost_gets_no_sentence_about_being_together(turn) -> None:
    said = told(turn, "zo stil sinds mijn vrouw weg is", "eenzaam")
    assert names(said)[0] == "utter_ack_eenzaam" and "utter_subject_partner" not in names(said)


def test_a_letter_without_bad_news_is_just_a_subject(turn) -> None:
    said = told(turn, "ik kreeg een brief van de gemeente", "gaat_goed")
    assert "utter_bad_letter" not in names(said)


def test_something_good_on_a_heavy_day_is_met_as_that(turn) -> None:
    heavy = replace(CALM, themes=("eenzaam",))
    assert names(told(turn, "de zon scheen wel lekker", "gaat_goed", heavy)) == [
        "utter_good_small"
    ]
    assert names(told(turn, "het gaat goed", "gaat_goed")) == ["utter_ack_gaat_goed"]


def test_wanting_and_fearing_are_both_said_once(turn) -> None:
    wish = replace(CALM, themes=("eenzaam",))
    said = told(turn, "ik durf er niet heen", "drempelvrees", wish)
    assert names(said)[0] == "utter_both_sides"
    used = replace(wish, uses={"utter_both_sides": 1})
    assert names(told(turn, "ik durf niet", "drempelvrees", used))[0] == "utter_ack_drempelvrees"


def test_two_subjects_the_second_waits_for_the_next_turn(turn) -> None:
    text = "mijn rug is kapot en mijn kinderen zie ik ook bijna nooit meer"
    said = told(turn, text, "lichamelijke_klachten")
    assert names(said) == ["utter_subject_rug"]
    assert said.talk.second == "kinderen"
    after = told(turn, "ja zo is het", "gaat_slecht", replace(said.talk, turn=3))
    assert names(after) == ["utter_ack_gaat_slecht", "utter_second"]
    assert after.talk.second is None


def test_a_second_theme_counts_when_the_model_is_fairly_sure(turn) -> None:
    text = "ik slaap heel slecht en ik voel me ook zo alleen"
    ranking = (("slaap_en_moe", 0.5), ("eenzaam", 0.3))
    assert told(turn, text, "slaap_en_moe", ranking=ranking).talk.second == "eenzaam"
    unborne = (("slaap_en_moe", 0.5), ("mantelzorg", 0.3))
    assert told(turn, text, "slaap_en_moe", ranking=unborne).talk.second is None
    weak = (("slaap_en_moe", 0.8), ("eenzaam", 0.1))
    assert told(turn, text, "slaap_en_moe", ranking=weak).talk.second is None


def test_an_animal_counts_as_company_but_not_when_it_died(turn) -> None:
    assert told(turn, "ik zit hier met mijn hond", "gaat_matig").talk.contacts == ("hond",)
    assert told(turn, "mijn hond is overleden", "rouw_en_verlies").talk.contacts == ()


def test_a_long_letter_is_met_and_nothing_is_asked(turn) -> None:
    talk = replace(CALM, turn=9, themes=("eenzaam",), last_question=-9)
    said = told(turn, "ik heb veel te vertellen " * 40, "moedeloos", talk)
    assert names(said) == ["utter_long_letter", "utter_ack_moedeloos"]


def test_the_long_part_of_the_day_is_named(turn) -> None:
    said = told(turn, "dan", "lege_dagen", replace(CALM, hard_part="avond"))
    assert names(said) == ["utter_ack_lege_dagen", "utter_hard_part"]
    assert said.says[1].values == {"eerste": "de avonden"}
    evening = NOON.replace(hour=20)
    now = told(turn, "dan", "lege_dagen", replace(CALM, hard_part="avond"), now=evening)
    assert names(now)[1] == "utter_hard_hour"
    known = told(
        turn, "dan", "lege_dagen", replace(CALM, hard_part="avond"), hard_part_before="avond"
    )
    assert names(known) == ["utter_ack_lege_dagen"]


def test_an_invitation_is_not_said_each_time(turn) -> None:
    talk, invited = Talk(), 0
    for number in range(1, 25):
        said = told(
            turn, "zo gaat dat", "gaat_matig", replace(talk, turn=number, last_question=number)
        )
        invited += "utter_invite" in names(said)
        talk = said.talk
        for name in names(said):
            talk = talk.used(name)
    assert 1 <= invited <= 4


def test_who_there_is_comes_back_by_sort(turn) -> None:
    answer = HearNetwork().answer(turn("mijn buurvrouw", "heeft_contact", talk=CALM))
    assert names(answer) == ["utter_contact_buur"]
    assert answer.talk.contacts == ("buur",)
    again = HearNetwork().answer(turn("mijn buurvrouw", "heeft_contact", talk=answer.talk))
    assert names(again) == ["utter_ack_heeft_contact"]


def test_who_is_named_is_not_always_who_it_is_about(turn) -> None:
    text = "zaterdag is mijn zwager jarig"
    said = HearNetwork().answer(turn(text, "heeft_contact", talk=CALM))
    assert names(said) == ["utter_subject_verjaardag"]


def test_nobody_besides_a_dog_is_not_nobody(turn) -> None:
    talk = replace(CALM, contacts=("hond",))
    said = HearNetwork().answer(turn("verder niemand", "heeft_geen_contact", talk=talk))
    assert names(said) == ["utter_no_contact_but"]
    assert said.says[0].values == {"eerste": "je hond"}


def test_nobody_is_accepted_without_more(turn) -> None:
    answer = HearNetwork().answer(turn("niemand", "heeft_geen_contact", talk=CALM))
    assert names(answer) == ["utter_ack_heeft_geen_contact"]
    assert "heeft_geen_contact" in answer.talk.themes


def test_a_day_is_heard_with_its_subject_or_its_long_part(turn) -> None:
    day = HearNetwork().answer(turn("koffie en tv", "vertelt_dagritme", talk=CALM))
    assert names(day) == ["utter_subject_tv"]
    plain = HearNetwork().answer(turn("laat op, vroeg plat", "vertelt_dagritme", talk=CALM))
    assert names(plain) == ["utter_ack_vertelt_dagritme"]
    long = replace(CALM, hard_part="ochtend")
    hard = HearNetwork().answer(turn("ochtend", "vertelt_dagritme", talk=long))
    assert names(hard) == ["utter_hard_part"]


def test_a_button_under_the_feedback_question_is_feedback(turn) -> None:
    talk = replace(CALM, pending="terugkoppeling")
    for intent, kind in (("gaat_goed", "yes"), ("gaat_matig", "meh")):
        said = AcknowledgeStory().answer(turn("", intent, talk=talk, pressed=True))
        assert names(said) == [f"utter_feedback_{kind}"]
        assert said.control == {"feedback": kind}


def test_home_is_asked_about_only_for_who_stays_in(turn) -> None:
    talk = Talk(turn=8, themes=("eenzaam",))
    home = told(turn, "zo stil", "eenzaam", talk, search=Search(home_first=True))
    assert names(home)[-1] == "utter_search_permission_home"
    assert names(told(turn, "zo stil", "eenzaam", talk))[-1] == "utter_search_permission"
