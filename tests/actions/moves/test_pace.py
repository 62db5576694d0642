"""When a question, an offer, a summary or a pointer outward has its place."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.moves import pace
from actions.moves.say import Say
from actions.moves.state import Search, Talk
from tests.conftest import NOON

MET = {"utter_subject_rug": 1}
LONELY = Talk(turn=8, themes=("eenzaam",))


def test_no_question_before_the_third_turn() -> None:
    assert pace.next_question(Talk(turn=2), "gaat_matig") is None
    assert pace.next_question(Talk(turn=3), "gaat_matig") is not None


@pytest.mark.parametrize(
    "theme",
    ["schaamte", "rouw_en_verlies", "druk_van_instanties", "moedeloos", "psychische_klachten"],
)
def test_no_question_follows_shame_loss_or_anger(theme: str) -> None:
    assert pace.next_question(Talk(turn=9), theme) is None


def test_a_question_grows_out_of_what_was_told() -> None:
    assert pace.next_question(Talk(turn=5), "werk_verloren") == "netwerk_van_vroeger"
    assert pace.next_question(Talk(turn=5), "slaap_en_moe") == "ritme_ochtend"
    body = pace.next_question(Talk(turn=5), "lichamelijke_klachten")
    assert body is not None and body.startswith("ritme_")


def test_questions_come_at_most_twice_of_each_kind_spaced_and_never_again() -> None:
    talk, turns = Talk(), []
    for turn in range(1, 80):
        talk = replace(talk, turn=turn)
        name = pace.next_question(talk, "gaat_matig")
        if name is not None:
            _, talk = pace.ask(talk, name)
            turns.append(turn)
    assert talk.asked_network == talk.asked_rhythm == 2
    assert len(set(talk.asked)) == 4
    assert all(later - earlier > 3 for earlier, later in itertools.pairwise(turns))


@given(
    turn=st.integers(1, 60),
    asked=st.lists(st.sampled_from([f"netwerk_{n}" for n in pace.NETWORK]), max_size=6),
    themes=st.lists(st.sampled_from(["heeft_geen_contact", "rouw_en_verlies"]), max_size=2),
    contacts=st.lists(st.sampled_from(["hond", "online", "buur"]), max_size=3),
    until=st.integers(0, 60),
)
def test_a_question_is_never_put_against_the_state(turn, asked, themes, contacts, until) -> None:
    talk = Talk(
        turn=turn,
        asked=tuple(dict.fromkeys(asked)),
        themes=tuple(themes),
        contacts=tuple(contacts),
        no_questions_until=until,
    )
    name = pace.next_question(talk, "gaat_matig")
    if name is None:
        return
    assert turn >= until and name not in talk.asked
    assert not (name.startswith("netwerk_") and talk.asked_network >= 2)
    assert not (name == "netwerk_deze_week" and ("heeft_geen_contact" in themes or contacts))
    assert not (name == "netwerk_dier" and "hond" in contacts)
    assert pace.next_question(replace(talk, content=True), "gaat_matig") is None


def test_empty_days_are_asked_about_as_days() -> None:
    name = pace.next_question(Talk(turn=4, themes=("lege_dagen",)), "lege_dagen")
    assert name is not None and name.startswith("ritme_")


@pytest.mark.parametrize(
    "change",
    [
        {"only_talk": True},
        {"content": True},
        {"no_offers_until": 9},
        {"offers": 2},
        {"last_offer": 3},
        {"turn": 4},
        {"themes": ("geldzorgen",)},
    ],
)
def test_nothing_is_offered_against_the_state(change: dict) -> None:
    assert pace.may_offer(LONELY, 14)
    assert not pace.may_offer(replace(LONELY, **change), 14)


@pytest.mark.parametrize("hour", [23, 0, 3, 6])
def test_nothing_is_offered_at_night(hour: int) -> None:
    assert not pace.may_offer(LONELY, hour)
    assert not pace.may_offer_after_wish(LONELY, hour)
    assert pace.part_of_day(hour) == "nacht"


def test_a_wish_that_is_told_is_met_with_an_offer_only_when_that_is_welcome() -> None:
    assert pace.may_offer_after_wish(Talk(turn=2), 14)
    assert not pace.may_offer_after_wish(Talk(turn=2, only_talk=True), 14)
    assert not pace.may_offer_after_wish(Talk(turn=2).put_off(offers=5), 14)


def test_a_no_puts_offers_off_for_five_turns() -> None:
    talk = LONELY.put_off(offers=5)
    assert [pace.may_offer(replace(talk, turn=n), 14) for n in (9, 13, 14)] == [False, False, True]


def test_who_stays_in_is_asked_about_what_comes_to_the_house() -> None:
    said, after = pace.offer(LONELY, home=True)
    assert said.response == "utter_search_permission_home"
    assert after.pending == "aanbod" and after.offers == 1


def test_the_long_part_of_the_day_comes_back_in_the_offer() -> None:
    said, _ = pace.offer(replace(LONELY, hard_part="avond"), home=False)
    assert said == Say(
        "utter_search_permission_part", {"eerste": "de avonden"}, buttons=said.buttons
    )
    said, _ = pace.offer(replace(LONELY, hard_part="nacht"), home=False)
    assert said.response == "utter_search_permission"


def test_a_summary_names_subjects_company_and_themes_each_once() -> None:
    talk = Talk(turn=8, themes=("eenzaam", "rouw_en_verlies"), subjects=("overlijden",))
    talk = replace(talk, contacts=("hond",))
    assert pace.told(talk) == ("eenzaam", "contact:hond", "overlijden")
    # Two nouns beside a loss would be heartless.
    assert pace.to_summarise(talk) == ()
    talk = replace(talk, themes=("eenzaam",), subjects=("rug",), uses=MET)
    names = pace.to_summarise(talk)
    said, after = pace.summary(talk, names)
    # What weighs comes first, and something of their own next to it.
    assert names == ("eenzaam", "rug")
    assert said.values["tweede"] == "je rug"
    later = replace(after, turn=20, pending=None)
    assert "eenzaam" not in pace.to_summarise(later)


def test_a_summary_is_not_about_small_things() -> None:
    talk = Talk(turn=8, themes=("eenzaam",), subjects=("rug", "koffie", "tv"))
    talk = replace(talk, uses={**MET, "utter_subject_tv": 1})
    assert pace.to_summarise(talk) == ("eenzaam", "rug")


def test_a_summary_comes_only_when_it_is_sure() -> None:
    talk = Talk(turn=8, themes=("eenzaam",), subjects=("rug",), uses=MET)
    assert pace.to_summarise(talk)
    by_the_way = replace(talk, uses={})
    assert pace.to_summarise(by_the_way) == ()
    misread = replace(talk, put_right=("hond",))
    assert pace.to_summarise(misread) == ()
    vague = Talk(turn=8, themes=("gaat_slecht",), subjects=("rug",), uses=MET)
    assert pace.to_summarise(vague) == ()


@pytest.mark.parametrize("text", ["hij herkent me soms niet", "ik voel me zo overbodig"])
def test_nothing_is_put_beside_what_weighs(turn, text: str) -> None:
    talk = Talk(turn=9, themes=("lege_dagen",), second="rug", second_turn=8)
    assert pace.next_move(turn(text, "lege_dagen"), talk) == ((), talk)


def test_an_offer_comes_only_where_it_was_just_told(turn) -> None:
    offered, _ = pace.next_move(turn("zo stil", "eenzaam"), LONELY)
    assert offered[0].response == "utter_search_permission"
    elsewhere, _ = pace.next_move(turn("ik schaam me", "schaamte"), LONELY)
    assert all(say.response != "utter_search_permission" for say in elsewhere)


def test_a_dog_that_was_asked_after_is_named_as_the_own_dog() -> None:
    assert pace.told(Talk(subjects=("hond",), contacts=("hond",))) == ("contact:hond",)
    assert pace.told(Talk(subjects=("hond",))) == ("hond",)


def test_one_thing_is_summed_up_only_late() -> None:
    talk = Talk(turn=8, subjects=("rug",), uses=MET)
    assert pace.to_summarise(talk) == ()
    names = pace.to_summarise(replace(talk, turn=11))
    said, _ = pace.summary(replace(talk, turn=11), names)
    assert said.response == "utter_summary_one" and said.values == {"eerste": "je rug"}


def test_the_second_thing_is_taken_up_in_the_next_turn_and_not_much_later() -> None:
    talk = Talk(turn=5, second="rug", second_turn=4)
    said, after = pace.take_up(talk)
    assert said == Say("utter_second", {"eerste": "je rug"}) and after.second is None
    same, kept = pace.take_up(replace(talk, turn=4))
    assert same is None and kept.second == "rug"
    late, dropped = pace.take_up(replace(talk, turn=9))
    assert late is None and dropped.second is None


def test_an_invitation_comes_seldom_and_never_often() -> None:
    assert pace.may_invite(Talk(turn=2))
    assert not pace.may_invite(Talk(turn=6, last_invite=2))
    assert not pace.may_invite(Talk(turn=30, uses={"utter_invite": 4}))


def test_there_are_more_invitations_than_a_talk_can_hold() -> None:
    from bot.brain.voice import RESPONSES, read_responses

    assert len(read_responses(RESPONSES)["utter_invite"]) >= pace.MOST_INVITES


def test_the_same_words_a_third_time_are_noticed(turn) -> None:
    echo = turn("hallo", "groeten", talk=Talk(turn=5, echoes=2))
    decision = pace.around(echo, lambda t: t.decide(Say("utter_greet")))
    assert [say.response for say in decision.says] == ["utter_repeat_same"]


def test_a_third_no_to_a_third_question_is_just_a_no(turn) -> None:
    talk = replace(Talk(turn=5, echoes=3), pending="aanbod")
    decision = pace.around(turn("nee", talk=talk), lambda t: t.decide(Say("utter_accept_no")))
    assert [say.response for say in decision.says] == ["utter_accept_no"]


def test_the_pointer_outward_comes_once_after_a_long_sitting(turn) -> None:
    def answer(t):
        return t.decide(Say("utter_listen"))

    long = pace.around(turn(talk=Talk(turn=45)), answer)
    assert [say.response for say in long.says] == ["utter_listen", "utter_brake"]
    assert len(pace.around(turn(talk=replace(long.talk, turn=46)), answer).says) == 1
    hour_ago = (NOON - timedelta(minutes=51)).timestamp()
    slow = pace.around(turn(talk=Talk(turn=9, started=hour_ago)), answer)
    assert slow.talk.brake_said
    quiet = pace.around(turn(talk=Talk(turn=50), quiet=True), answer)
    assert len(quiet.says) == 1


def test_a_quiet_turn_makes_no_move_at_all(turn) -> None:
    assert pace.next_move(turn(quiet=True), LONELY) == ((), LONELY)
    assert pace.next_move(turn(), LONELY, tired=True) == ((), LONELY)


def test_only_one_move_follows_an_acknowledgement(turn) -> None:
    talk = replace(LONELY, subjects=("rug", "hond"), second="moe", second_turn=7)
    for _ in range(4):
        says, talk = pace.next_move(turn(search=Search()), talk)
        assert len(says) <= 1
