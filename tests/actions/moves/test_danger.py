"""What is said about danger: every level, and every kind of next turn after it."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
import yaml

from actions.moves.danger import ORDER, DangerAnswer, DangerState, answer, highest
from bot.safety import LEVELS

ROOT = Path(__file__).resolve().parents[3]
RESPONSES = yaml.safe_load(
    (ROOT / "data" / "responses" / "danger.yml").read_text(encoding="utf-8")
)["responses"]
KINDS = [
    *yaml.safe_load((ROOT / "data" / "gevaar" / "vervolg.yml").read_text(encoding="utf-8")),
    None,
]
INTENTS = [
    *("bevestigen", "ontkennen", "weet_niet", "liever_niet_zeggen", "bedanken"),
    *("afscheid", "stoppen", "gaat_slecht", "zoek_iets", ""),
]


def heard(level: str, state: DangerState | None = None, kind: str | None = None) -> DangerAnswer:
    said = answer(state or DangerState(), level=level, intent="", follow_up=kind)
    assert said is not None
    return said


def then(
    before: DangerAnswer, kind: str | None = None, intent: str = "", level: str | None = None
) -> DangerAnswer:
    said = answer(before.state, level=level, intent=intent, follow_up=kind)
    assert said is not None
    return said


def texts(said: DangerAnswer) -> list[str]:
    return [variant["text"] for name in said.responses for variant in RESPONSES[name]]


def test_the_order_is_that_of_the_safety_module() -> None:
    assert list(LEVELS) == list(ORDER)


def test_the_more_pressing_level_is_kept() -> None:
    assert highest("1b", "3") == "3"
    assert highest(None, "K") == "K"
    assert highest(None, None) is None
    assert highest("onzin", None) is None


@pytest.mark.parametrize("level", ORDER)
def test_every_next_turn_has_an_answer_that_exists(level: str) -> None:
    first = heard(level)
    for kind, intent in itertools.product(KINDS, INTENTS):
        said = answer(first.state, level=None, intent=intent, follow_up=kind)
        for name in (*first.responses, *(said.responses if said else ())):
            assert name in RESPONSES
        if said is not None:
            assert said.responses or said.go_on
            kept = json.loads(json.dumps(said.state.to_dict()))
            assert DangerState.from_dict(kept) == said.state


@pytest.mark.parametrize("level", ORDER)
def test_danger_after_danger_is_never_met_with_silence(level: str) -> None:
    for second, kind in itertools.product(ORDER, KINDS):
        said = then(heard(level), kind, level=second)
        assert said.responses, (second, kind)
        assert all(name in RESPONSES for name in said.responses)


@pytest.mark.parametrize("level", ["1b", "2", "3", "S", "O", "O3"])
def test_both_numbers_stand_in_the_first_reply_about_suicide(level: str) -> None:
    for text in texts(heard(level)):
        assert "113" in text and "0800-0113" in text


@pytest.mark.parametrize("level", ["3", "M", "O3", "V2"])
def test_112_leads_until_help_is_there(level: str) -> None:
    said = heard(level)
    for _ in range(3):
        said = then(said)
        assert not said.go_on
        assert all("112" in text for text in texts(said))
    called = then(said, "gebeld_112")
    assert called.responses == ("utter_danger_112_called",)
    assert then(called).responses == ("utter_danger_112_called",)
    there = then(called, "hulp_is_er")
    assert there.state.level not in ("3", "M", "O3", "V2")


@pytest.mark.parametrize("kind", ["bezet", "durf_niet_bellen", "iemand_sturen", "nee", None])
def test_every_reply_at_level_3_starts_with_112(kind: str | None) -> None:
    for text in texts(then(heard("3"), kind)):
        assert "112" in text.split(".")[0]


@pytest.mark.parametrize("kind", ["nee", "nee_niet_dood", "moe"])
def test_a_no_at_1b_is_believed_and_the_talk_goes_back(kind: str) -> None:
    said = then(heard("1b"), kind)
    assert said.responses == ("utter_danger_1b_no",)
    assert said.state.level is None
    assert said.state.quiet
    assert answer(said.state, level=None, intent="gaat_goed", follow_up=None) is None


def test_a_no_in_words_of_danger_is_still_a_no() -> None:
    said = then(heard("1b"), "nee_niet_dood", level="1b")
    assert said.responses == ("utter_danger_1b_no",)


@pytest.mark.parametrize("intent", ["bevestigen", "weet_niet"])
def test_a_yes_or_a_doubt_at_1b_leads_to_2(intent: str) -> None:
    said = then(heard("1b"), intent=intent)
    assert said.responses == ("utter_danger_2",)
    assert said.state.level == "2"


def test_being_tired_ends_1a_and_is_not_asked_again() -> None:
    said = then(heard("1a"), "moe")
    assert said.responses == ("utter_danger_1a_tired",)
    assert said.state.level is None


def test_a_second_1a_shows_the_number_once_more_and_then_only_along() -> None:
    first = heard("1a")
    second = heard("1a", then(first, "moe").state)
    assert second.responses == ("utter_danger_1a_again",)
    third = heard("1a", second.state)
    assert third.go_on and third.responses == ("utter_danger_carrier_113",)


def test_1a_within_another_subject_does_not_take_it_over() -> None:
    said = then(heard("2"), level="1a")
    assert said.state.level == "2"
    assert "utter_danger_1a" not in said.responses


def test_nothing_is_offered_for_three_turns_after_1a() -> None:
    said = then(heard("1a"), intent="gaat_slecht")
    quiet = []
    for _ in range(5):
        quiet.append(said.state.quiet)
        following = answer(said.state, level=None, intent="gaat_slecht", follow_up=None)
        if following is None:
            break
        said = following
    assert quiet[:3] == [True, True, True]
    assert not said.state.quiet


def test_an_unanswered_question_is_left_and_the_number_stays() -> None:
    said = then(heard("1b"), intent="kletsen")
    assert said.go_on and said.responses == ("utter_danger_carrier_113",)
    assert said.state.open is None


def test_the_number_goes_when_the_subject_is_gone_but_the_talk_stays_quiet() -> None:
    said = heard("1b")
    for _ in range(5):
        said = then(said, intent="kletsen")
    assert said.responses == () and said.go_on
    assert said.state.level is None and said.state.quiet


@pytest.mark.parametrize(
    ("intent", "response"), [("bevestigen", "someone_here"), ("ontkennen", "nobody_here")]
)
def test_at_2_the_question_is_whether_someone_is_there(intent: str, response: str) -> None:
    assert then(heard("2"), intent=intent).responses == (f"utter_danger_{response}",)


@pytest.mark.parametrize(
    ("level", "kind", "response"),
    [
        ("2", "durf_niet_bellen", "afraid_to_call"),
        ("2", "niemand_vertellen", "tell_nobody"),
        ("2", "iemand_sturen", "cannot_send"),
        ("2", "grapje", "joke"),
        ("2", "laat_maar", "leaving"),
        ("3", "grapje", "3_joke"),
        ("3", "iemand_bij_me", "3_someone_here"),
        ("S", "bloedt_hard", "s_bleeds_hard"),
        ("S", "bloedt_beetje", "s_bleeds_a_little"),
        ("S", "bloedt_niet", "s_no_wound"),
        ("V1", "eigen_schuld", "v1_self_blame"),
        ("V1", "komt_nu_thuis", "v2"),
        ("V1", "wissen", "v1_hide"),
        ("T", "rustig_geworden", "t_calm"),
        ("T", "nog_boos", "t_still_angry"),
        ("T", "wapen", "t_weapon"),
        ("O", "deur_dicht", "o_door"),
        ("O", "niet_dringend", "o_not_urgent"),
        ("A", "ja", "a_still"),
        ("past", "nee", "past_over"),
    ],
)
def test_each_kind_of_next_turn_has_its_own_words(level: str, kind: str, response: str) -> None:
    assert then(heard(level), kind).responses == (f"utter_danger_{response}",)


@pytest.mark.parametrize(
    ("level", "kind", "response"),
    [
        ("V1", "seksueel", "v1_sexual"),
        ("2", "euthanasie", "2_doctor"),
        ("3", "stemmen", "3_voices"),
        ("T", "wapen", "t_weapon"),
        ("O", "deur_dicht", "o_door"),
    ],
)
def test_the_first_reply_hears_what_else_was_said(level: str, kind: str, response: str) -> None:
    assert heard(level, kind=kind).responses == (f"utter_danger_{response}",)


def test_a_minor_stays_with_the_childrens_line_and_sees_no_map() -> None:
    said = heard("K")
    for _ in range(6):
        said = then(said, intent="zoek_iets")
        assert said.responses == ("utter_danger_k_still",) and not said.go_on
    with_wish = heard("2", said.state)
    assert with_wish.responses == ("utter_danger_2", "utter_danger_k_extra")
    later = with_wish
    for _ in range(10):
        later = then(later, intent="kletsen")
    assert later.responses == ("utter_danger_k_still",)


def test_violence_shows_the_wipe_button() -> None:
    assert heard("V1").buttons == ("wissen",)
    assert heard("KV").buttons == ("wissen",)


def test_help_first_whatever_else_is_said() -> None:
    said = then(heard("3"), level="1b")
    assert said.state.level == "3"
    assert said.responses == ("utter_danger_3_still",)


def test_the_same_danger_once_more_is_not_answered_with_the_same_words() -> None:
    assert then(heard("2"), level="2").responses == ("utter_danger_2_still",)


@pytest.mark.parametrize(
    ("level", "kind"), [("1b", "goodbye"), ("V1", "goodbye_unsafe"), ("M", "goodbye_112")]
)
def test_a_goodbye_after_danger_carries_the_number(level: str, kind: str) -> None:
    state = DangerState(highest=level)
    said = answer(state, level=None, intent="afscheid", follow_up=None)
    assert said is not None and said.responses == (f"utter_danger_{kind}",)
    assert not said.go_on


def test_without_danger_there_is_nothing_to_do() -> None:
    for intent in INTENTS:
        assert answer(DangerState(), level=None, intent=intent, follow_up=None) is None
    assert answer(DangerState(), level="0", intent="", follow_up=None) is None


def test_a_state_from_elsewhere_is_read_with_care() -> None:
    assert DangerState.from_dict(None) == DangerState()
    assert DangerState.from_dict({"level": "2", "iets": 1}).level == "2"
    assert DangerState.flagged("K").minor
    assert DangerState.flagged("2").quiet


def test_anger_in_figures_of_speech_is_heard_and_then_let_be() -> None:
    said = heard("T0")
    assert said.responses == ("utter_danger_t0",)
    assert said.state.level is None
    assert not said.state.quiet


def test_help_that_came_before_is_not_help_for_a_new_danger() -> None:
    there = then(then(heard("M"), "gebeld_112"), "hulp_is_er")
    again = heard("3", there.state)
    assert then(again).responses == ("utter_danger_3_still",)
