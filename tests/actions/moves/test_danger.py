"""What is said about danger: every level, and every kind of next turn after it."""

from __future__ import annotations

import itertools
import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from actions.moves.danger import (
    DangerAnswer,
    DangerState,
    answer,
    highest,
    unclear,
    without_words,
)
from actions.moves.danger_steps import BEFORE, NEXT, OPEN, ORDER, UNCLEAR, WORSE
from bot.safety import LEVELS

ROOT = Path(__file__).resolve().parents[3]
RESPONSES = {
    name: variants
    for file in ("danger.yml", "language.yml")
    for name, variants in yaml.safe_load(
        (ROOT / "data" / "responses" / file).read_text(encoding="utf-8")
    )["responses"].items()
    if file == "danger.yml" or "danger" in name
}
KINDS = [
    *yaml.safe_load((ROOT / "data" / "gevaar" / "vervolg.yml").read_text(encoding="utf-8")),
    None,
]
INTENTS = [
    *("bevestigen", "ontkennen", "weet_niet", "liever_niet_zeggen", "bedanken"),
    *("afscheid", "stoppen", "gaat_slecht", "zoek_iets", ""),
]


def kinds(kind: str | None) -> tuple[str, ...]:
    return (kind,) if kind else ()


def heard(level: str, state: DangerState | None = None, kind: str | None = None) -> DangerAnswer:
    said = answer(state or DangerState(), level=level, intent="", follow_up=kinds(kind))
    assert said is not None
    return said


def then(
    before: DangerAnswer, kind: str | None = None, intent: str = "", level: str | None = None
) -> DangerAnswer:
    said = answer(before.state, level=level, intent=intent, follow_up=kinds(kind))
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
        said = answer(first.state, level=None, intent=intent, follow_up=kinds(kind))
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


@pytest.mark.parametrize(
    ("level", "called_name", "waiting"),
    [
        ("3", "112_called", "112_waiting"),
        ("M", "m_called", "112_waiting"),
        # No open door for who hides, or for who is somewhere else.
        ("V2", "v2_called", "v2_called"),
        ("O3", "o_called", "o_called"),
    ],
)
def test_112_leads_until_help_is_there(level: str, called_name: str, waiting: str) -> None:
    said = heard(level)
    for _ in range(3):
        said = then(said)
        assert not said.go_on
        assert all("112" in text for text in texts(said))
    called = then(said, "gebeld_112")
    assert called.responses == (f"utter_danger_{called_name}",)
    assert then(called).responses == (f"utter_danger_{waiting}",)
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
    assert answer(said.state, level=None, intent="gaat_goed", follow_up=()) is None


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
        following = answer(said.state, level=None, intent="gaat_slecht", follow_up=())
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
        ("A", "ja", "a_someone_here"),
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
    assert with_wish.responses == ("utter_danger_2", "utter_danger_carrier_child")
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
    said = answer(state, level=None, intent="afscheid", follow_up=())
    assert said is not None and said.responses == (f"utter_danger_{kind}",)
    assert not said.go_on


def test_without_danger_there_is_nothing_to_do() -> None:
    for intent in INTENTS:
        assert answer(DangerState(), level=None, intent=intent, follow_up=()) is None
    assert answer(DangerState(), level="0", intent="", follow_up=()) is None


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


# ---- what is open stays -----------------------------------------------------------------------

ACUTE = ("3", "V2", "M", "O3")


@pytest.mark.parametrize("level", ["V1", "A", "P", "K", "O", "S", "1b", "past", "1a", "T0"])
def test_a_lesser_level_never_lowers_an_open_wish_to_die(level: str) -> None:
    said = then(heard("2"), level=level)
    assert said.state.level == "2"
    assert any("0800-0113" in text for text in texts(said))


@pytest.mark.parametrize("first", ["V1", "A", "P", "O", "T"])
def test_a_wish_to_die_comes_before_another_subject_which_stays_beside_it(first: str) -> None:
    said = then(heard(first), level="1b")
    assert said.state.level == "1b"
    assert said.responses[0] == "utter_danger_1b"
    if first == "V1":
        assert any("0800-2000" in text for text in texts(said))
        blamed = then(said, "eigen_schuld")
        assert blamed.responses == ("utter_danger_v1_self_blame", "utter_danger_carrier_113")
        assert blamed.state.level == "1b"


def test_two_dangers_in_one_message_are_both_kept() -> None:
    said = answer(DangerState(), level="V1", intent="", also=("V1", "2"))
    assert said is not None
    assert said.state.level == "2" and said.state.beside == "V1"
    assert said.responses == ("utter_danger_2", "utter_danger_carrier_unsafe")


def test_who_is_a_child_keeps_the_childrens_line_whatever_is_told() -> None:
    said = answer(DangerState(), level="2", intent="", also=("2", "K"))
    assert said is not None and said.state.minor
    assert said.responses == ("utter_danger_2", "utter_danger_carrier_child")
    grown = then(said, "toch_volwassen")
    assert not grown.state.minor


@pytest.mark.parametrize("level", ["V1", "T", "P"])
@pytest.mark.parametrize("guess", ["V1", "T", "M"])
def test_a_guess_does_not_swap_what_is_open(level: str, guess: str) -> None:
    said = answer(heard(level).state, level=None, intent="", guess=guess)
    assert said is not None and said.state.level == level


@pytest.mark.parametrize("guess", ["V1", "M", "T"])
def test_beside_a_wish_to_die_a_guess_adds_a_number_and_no_more(guess: str) -> None:
    said = answer(heard("2").state, level=None, intent="", guess=guess)
    assert said is not None and said.state.level == "2"
    assert said.responses[0] == "utter_danger_carrier_113"
    assert said.responses[1].startswith("utter_danger_aside_")
    faint = answer(heard("2").state, level=None, intent="", guess=guess, unsure=True)
    assert faint is not None and faint.responses == ("utter_danger_carrier_113",)


@pytest.mark.parametrize(("guess", "name"), [("1b", "1b"), ("V1", "v1"), ("M", "m"), ("T", "t")])
def test_a_guess_alone_is_answered_less_certainly_and_a_no_closes_it(
    guess: str, name: str
) -> None:
    said = answer(DangerState(), level=None, intent="", guess=guess)
    assert said is not None and said.responses == (f"utter_danger_{name}_maybe",)
    no = then(said, "nee")
    assert no.state.level is None
    if guess != "1b":
        yes = then(said, "ja")
        assert not yes.state.guessed
        assert yes.responses == (f"utter_danger_{name}",)
    assert heard(guess).responses == (f"utter_danger_{name}",)
    assert not heard(guess).state.guessed


def test_a_faint_guess_is_laid_beside_the_talk_and_asked_about_the_second_time() -> None:
    faint = answer(DangerState(), level=None, intent="", guess="1b", unsure=True)
    assert faint is not None and faint.go_on and not faint.state.quiet
    assert faint.responses == ("utter_danger_aside_life",)
    asked = answer(faint.state, level=None, intent="", guess="1b", unsure=True)
    assert asked is not None and asked.responses == ("utter_danger_1a",)
    beside = answer(DangerState(), level=None, intent="", guess="V1", unsure=True)
    assert beside is not None and beside.go_on and not beside.state.quiet
    assert beside.responses == ("utter_danger_aside_unsafe",)


def test_after_a_believed_no_a_guess_does_not_ask_again() -> None:
    no = then(heard("1b"), "nee")
    said = answer(no.state, level=None, intent="", guess="1b")
    assert said is not None and said.go_on
    assert said.responses == ("utter_danger_carrier_113",)


@pytest.mark.parametrize("level", ["2", "3", "1b"])
def test_a_no_with_a_plain_wish_to_die_in_it_is_not_believed(level: str) -> None:
    for kind in ("nee_niet_dood", "nee_en_meer", "nee", "moe"):
        said = then(heard(level), kind, level="2")
        assert said.state.level in ("2", "3")
        assert "utter_danger_1b_no" not in said.responses


@pytest.mark.parametrize("level", ["3", "V2", "M", "O3", "2", "1b", "S", "O", "V1", "T"])
def test_112_was_called_is_no_new_emergency(level: str) -> None:
    said = then(heard(level), "gebeld_112", level="M")
    assert not set(said.responses) & {"utter_danger_m", "utter_danger_m_still"}
    assert said.state.level == level and said.state.asked_112


def test_112_called_in_the_very_first_message_is_heard() -> None:
    said = heard("3", kind="gebeld_112")
    assert said.responses == ("utter_danger_112_called", "utter_danger_carrier_113")


@pytest.mark.parametrize("level", ORDER)
def test_a_message_without_words_keeps_the_number_and_ages_nothing(level: str) -> None:
    state = heard(level).state
    said = without_words(state)
    if state.level is None:
        assert said is None
        return
    assert said is not None and said.responses and said.state == state
    assert said.go_on == (level not in ACUTE)


def test_a_question_about_itself_is_answered_in_the_middle_of_danger() -> None:
    for level in ("T", "P", "K", "KV"):
        assert then(heard(level), "over_naast").go_on
    for level in ACUTE:
        said = then(heard(level), "over_naast")
        assert not said.go_on
        assert all("112" in re.split(r"(?<=[.?!]) ", text)[0] for text in texts(said)[:1])


def test_no_to_can_you_go_somewhere_else_is_not_taken_for_calm() -> None:
    assert then(heard("T"), "nee").responses == ("utter_danger_t_still_angry",)


def test_every_reply_that_can_be_reached_is_short_and_asks_one_thing_and_112_comes_first() -> None:
    seen: set[DangerState] = {DangerState()}
    todo = [DangerState()]
    for state in todo:
        heard_now = [(level, None) for level in (*ORDER, None)]
        for level, guess in (*heard_now, *((None, g) for g in ("1b", "V1", "M", "T"))):
            for kind in KINDS if level is None else (None, "gebeld_112", "nee_niet_dood"):
                said = answer(state, level=level, intent="", follow_up=kinds(kind), guess=guess)
                if said is None:
                    continue
                _holds(said, (state, level, guess, kind))
                if said.state.since < 2 and said.state not in seen and len(seen) < 200:
                    seen.add(said.state)
                    todo.append(said.state)


@cache
def _looks(name: str) -> tuple[int, int, bool]:
    """The longest wording, the most questions, and whether 112 is always in the first sentence."""
    rows = [row["text"] for row in RESPONSES[name]]
    first = all("112" in re.split(r"(?<=[.?!]) ", text)[0] for text in rows)
    return max(map(len, rows)), max(text.count("?") for text in rows), first


def _holds(said: DangerAnswer, where: object) -> None:
    looks = [_looks(name) for name in said.responses]
    most = 220 if said.state.level == "3" else 350
    assert sum(length + 1 for length, _, _ in looks) <= most + 1, where
    assert sum(count for _, count, _ in looks) <= 1, where
    if said.state.level in ACUTE and not said.go_on:
        assert looks[0][2], where


def test_every_kind_of_next_turn_in_the_table_is_one_that_can_be_recognised() -> None:
    own = {"over_naast"}  # Not by its words alone: `actions/turn.py` adds it.
    for table in (NEXT, OPEN):
        for level, events in table.items():
            assert level in ORDER
            assert set(events) <= {*KINDS, *own}, level


# ---- who writes on about something else -------------------------------------------------------


@pytest.mark.parametrize("level", ["V2", "M", "O3"])
def test_after_three_turns_the_talk_goes_on_with_the_number_behind_it(level: str) -> None:
    said = heard(level)
    for _ in range(3):
        said = then(said, intent="kletsen")
        assert not said.go_on
    said = then(said, intent="kletsen")
    assert said.go_on and said.responses and said.state.level == level
    again = then(said, level=level)
    assert not again.go_on, "new danger comes first again"


def test_a_plan_is_never_talked_over() -> None:
    said = heard("3")
    for _ in range(5):
        said = then(said, intent="kletsen")
        assert not said.go_on


def test_yes_answers_a_guess_only_right_after_it() -> None:
    guessed = answer(DangerState(), level=None, intent="", guess="1b")
    assert guessed is not None
    at_once = then(guessed, "ja")
    assert at_once.responses[0] != "utter_danger_carrier_113"
    later = then(then(then(guessed, intent="kletsen"), intent="kletsen"), "ja")
    assert later.responses == ("utter_danger_carrier_113",) and later.go_on


def test_a_bare_yes_to_this_or_that_is_asked_once_more() -> None:
    which = then(heard("1a"), kind="ja")
    assert which.responses == ("utter_danger_1a_which",)
    assert then(which, kind="ja").state.level == "2"
    assert then(which, kind="nee").state.level is None
    assert then(heard("1a"), kind="ja_dat_laatste").state.level == "2"


def test_an_emergency_that_is_over_is_over_unless_it_is_told_anew() -> None:
    over = then(heard("M"), kind="het_is_over")
    assert over.responses == ("utter_danger_body_over",)
    assert over.state.level is None
    assert then(heard("M"), kind="het_is_over", level="M").state.level == "M"
    assert then(heard("3"), kind="het_is_over").state.level == "3"


def test_who_has_enough_of_the_number_is_heard() -> None:
    less = then(heard("1b"), kind="stop_met_nummer")
    assert less.responses == ("utter_danger_number_less",)
    assert less.state.level is None
    assert then(less, kind="stop_met_nummer").responses == ("utter_danger_number_stop",)
    assert then(heard("2"), kind="stop_met_nummer").state.level == "2"


def test_a_no_that_was_given_before_is_not_asked_again() -> None:
    denied = then(heard("1b"), kind="nee_niet_dood")
    assert denied.state.level is None
    assert then(denied, kind="nee_niet_dood").responses == ("utter_danger_number_stop",)
    again = then(denied, kind="nee_niet_dood", level="1b")
    assert again.responses == ("utter_danger_1b_no",)
    said = answer(
        denied.state, level="1b", intent="", follow_up=("nee_niet_dood", "stop_met_nummer")
    )
    assert said is not None and said.responses == ("utter_danger_number_stop",)
    assert then(denied, level="1b").state.level == "1b"
    assert then(denied, level="2", kind="nee_niet_dood").state.level == "2"


def test_a_question_beside_a_no_is_answered_too() -> None:
    said = answer(
        heard("1a").state, level=None, intent="", follow_up=("nee_niet_dood", "vraag_erbij")
    )
    assert said is not None and said.go_on
    assert not then(heard("1a"), kind="nee_niet_dood").go_on


@pytest.mark.parametrize("language", ["en", "de", "tr", "pl", "ar", "uk", "ti"])
def test_the_numbers_stay_in_the_language_that_is_written(language: str) -> None:
    first = heard("1b", kind=f"taal_{language}")
    assert first.state.speaks == language
    still = then(first, kind=f"taal_{language}")
    assert still.responses[-1] == f"utter_language_danger_still_{language}"
    assert not still.go_on
    assert then(still, kind="taal_blijft").responses[-1].endswith(f"_still_{language}")
    assert not then(still).responses[-1].startswith("utter_language")
    now = heard("V2", state=first.state, kind=f"taal_{language}")
    assert now.responses[0] == f"utter_language_danger_now_{language}"


def test_a_short_word_is_no_language_by_itself() -> None:
    assert heard("1b", kind="taal_blijft").state.speaks is None


# ---- what is worse because of what was said before --------------------------------------------


@pytest.mark.parametrize("level", ["1a", "1b", "2", "S"])
@pytest.mark.parametrize("kind", ["erger_leven", "erger_leven_open"])
def test_means_a_time_or_a_place_after_a_wish_to_die_are_a_plan(level: str, kind: str) -> None:
    said = then(heard(level), kind)
    assert said.state.level == "3"
    assert all("112" in text.split(".")[0] for text in texts(said))


def test_the_same_words_say_nothing_in_a_fresh_talk() -> None:
    for kind in WORSE:
        assert answer(DangerState(), level=None, intent="", follow_up=(kind,)) is None


def test_after_a_no_only_the_plainest_words_ring_again() -> None:
    no = then(heard("1b"), "nee")
    assert answer(no.state, level=None, intent="", follow_up=("erger_leven_open",)) is None
    assert then(no, "erger_leven").state.level == "3"


def test_what_is_gone_is_no_means() -> None:
    said = answer(
        heard("2").state, level=None, intent="", follow_up=("erger_leven", "geen_middel")
    )
    assert said is not None and said.state.level == "2"


@pytest.mark.parametrize(("level", "after"), [("2", "2"), ("1b", "2"), ("3", "3"), ("M", "M")])
def test_a_joke_that_is_taken_back_counts_again(level: str, after: str) -> None:
    joke = then(heard(level), "grapje")
    again = answer(joke.state, level=None, intent="", follow_up=("grapje", "geen_grap"))
    assert again is not None and again.state.level == after


def test_whose_threat_it_is() -> None:
    said = then(heard("V1"), "hij_dreigt", level="T")
    assert said.state.level == "V1"
    said = then(heard("T"), "bang", level="V1")
    assert (said.state.level, said.state.beside, said.state.highest) == ("V1", None, "V1")
    for level in ("V2", "3"):
        said = then(heard("O"), "erger_ander", level=level)
        assert (said.state.level, said.state.beside) == ("O3", None)
    said = then(heard("3"), "gaat_om_ander")
    assert said.state.level == "O3"


def test_good_news_ends_the_alarm_and_sleep_after_pills_does_not() -> None:
    for kind in ("leeft", "terecht"):
        assert then(heard("O3"), kind).state.level is None
    assert then(heard("O"), "slaapt").state.level is None
    assert then(heard("O3"), "slaapt").state.level == "O3"
    for kind in ("leeft", "slaapt"):
        assert then(heard("M"), kind).state.level == "M"


@pytest.mark.parametrize("level", ORDER)
def test_what_is_not_understood_gets_no_filler(level: str) -> None:
    said = answer(heard(level).state, level=None, intent="nlu_fallback")
    if said is None or said.state.level is None or not said.responses:
        return
    clear = unclear(said)
    assert not clear.go_on
    if level in UNCLEAR:
        assert clear.responses[0] == f"utter_danger_{UNCLEAR[level]}"


def test_what_only_the_classifier_sees_does_not_keep_the_talk() -> None:
    said = answer(DangerState(), level=None, intent="", guess="V1")
    assert said is not None
    later = answer(said.state, level=None, intent="")
    assert later is not None and unclear(later) is later
    assert unclear(said) is said


def test_each_event_that_counts_more_later_can_be_recognised() -> None:
    assert {*WORSE, *BEFORE} <= {*KINDS}


# ---- an alarm that rested on little -----------------------------------------------------------


def loosely(level: str, state: DangerState | None = None) -> DangerAnswer:
    """The alarm of a wide pattern in which the classifier sees nothing."""
    said = answer(state or DangerState(), level=level, intent="", loose=True)
    assert said is not None and said.state.loose
    return said


def calmly(before: DangerAnswer, *events: str, intent: str = "") -> DangerAnswer:
    """The answer to a harmless message after it."""
    said = answer(before.state, level=None, intent=intent, follow_up=events, calm=True)
    assert said is not None
    return said


@pytest.mark.parametrize("level", ["3", "M", "T", "1b", "O", "V1", "2"])
@pytest.mark.parametrize(
    "event", ["verkeerd_begrepen", "vult_aan", "legt_uit", "waarom_nummer", "stop_met_nummer"]
)
def test_one_plain_sentence_ends_what_rested_on_little(level: str, event: str) -> None:
    said = calmly(loosely(level), event)
    assert said.state.level is None and said.state.highest is None
    assert not any(re.search(r"\d", text) for text in texts(said))
    # And what follows is ordinary talk, without number or flag.
    assert answer(said.state, level=None, intent="kletsen", calm=True) is None


@pytest.mark.parametrize("level", ["3", "M", "T", "V2", "O3"])
def test_what_was_said_outright_is_not_let_go_for_a_word_of_protest(level: str) -> None:
    said = calmly(heard(level), "legt_uit")
    assert said.state.level == level
    assert any("112" in text for text in texts(said))


@pytest.mark.parametrize("event", ["erger_leven", "geen_grap", "toch_wel", "bloedt_hard", "wapen"])
def test_an_explanation_that_makes_it_worse_is_none(event: str) -> None:
    for level in ("3", "1b", "T"):
        said = then(loosely(level), event)
        assert said.responses[0] != "utter_danger_let_go"
        assert said.state.highest is not None


def test_danger_in_the_explanation_counts() -> None:
    before = loosely("1b")
    said = answer(before.state, level="2", intent="", follow_up=("vult_aan",))
    assert said is not None and said.state.level == "2" and not said.state.loose
    seen = answer(before.state, level=None, intent="", follow_up=("legt_uit",), guess="1b")
    assert seen is not None and seen.state.level == "1b"


def test_ordinary_talk_ends_a_guess_without_the_number_again() -> None:
    guessed = answer(DangerState(), level=None, intent="", guess="1b")
    assert guessed is not None and guessed.state.loose
    first = calmly(guessed, intent="kletsen")
    assert first.go_on and not first.responses
    second = calmly(first, intent="kletsen")
    assert second.state.level is None and not second.responses


def test_ordinary_talk_only_lowers_a_plan_that_a_wide_pattern_saw() -> None:
    first = calmly(loosely("3"))
    assert any("112" in text for text in texts(first))
    second = calmly(first)
    assert second.go_on and second.responses == ("utter_danger_carrier_113",)
    assert second.state.level == "1b"
    firm = calmly(calmly(heard("3")))
    assert firm.state.level == "3" and not firm.go_on


def test_what_was_known_before_stays_known() -> None:
    before = then(heard("1b"), "nee")
    said = calmly(loosely("M", before.state), "verkeerd_begrepen")
    assert said.state.highest == "1b" and said.state.quiet


def test_who_ends_the_sentence_is_believed_also_when_the_classifier_agreed() -> None:
    said = calmly(heard("2"), "vult_aan")
    assert said.responses == ("utter_danger_1b_no",) and said.state.level is None
    later = calmly(calmly(heard("2")), "vult_aan")
    assert later.state.level == "2"


def test_after_sorry_a_hunch_is_too_little() -> None:
    sorry = calmly(loosely("T"), "waarom_nummer")
    for guess in ("1b", "V1", "T", "M"):
        assert answer(sorry.state, level=None, intent="", guess=guess, unsure=True) is None
    sure = answer(sorry.state, level=None, intent="", guess="1b")
    assert sure is not None and sure.responses == ("utter_danger_1b_maybe",)


def test_a_number_beside_the_talk_is_taken_back_with_a_sorry() -> None:
    beside = answer(DangerState(), level=None, intent="", guess="1b", unsure=True, turn=3)
    assert beside is not None
    said = calmly(beside, "waarom_nummer")
    assert said.responses == ("utter_danger_let_go",) and not said.go_on
    what = calmly(beside, "wat_is_dat")
    assert what.responses == ("utter_danger_what_113_is",)


def test_two_hunches_far_apart_are_no_reason_to_ask() -> None:
    first = answer(DangerState(), level=None, intent="", guess="1b", unsure=True, turn=3)
    assert first is not None
    later = answer(first.state, level=None, intent="", guess="1b", unsure=True, turn=15)
    assert later is not None and later.responses == ("utter_danger_aside_life",)
    home = answer(DangerState(), level=None, intent="", guess="V1", unsure=True, turn=3)
    assert home is not None
    assert answer(home.state, level=None, intent="", guess="V1", unsure=True, turn=4) is None


def test_no_and_then_what_makes_it_worse_is_no_all_clear() -> None:
    guessed = answer(DangerState(), level=None, intent="", guess="T")
    assert guessed is not None
    yes = answer(guessed.state, level=None, intent="", follow_up=("nee_en_meer", "toch_wel"))
    assert yes is not None and yes.state.level == "T" and not yes.state.guessed
    worse = answer(guessed.state, level=None, intent="", follow_up=("nee_en_meer",), guess="T")
    assert worse is not None and worse.state.level == "T"


def test_no_and_something_else_does_not_say_that_nobody_is_there() -> None:
    assert then(heard("2"), "nee_en_meer").responses == ("utter_danger_2_still",)
    assert then(heard("2"), "nee").responses == ("utter_danger_nobody_here",)


@pytest.mark.parametrize(
    ("level", "event", "response"),
    [
        ("2", "stuurt_113", "sends_113"),
        ("1b", "waarom_nummer", "why_asked"),
        ("3", "waarom_nummer", "112_why"),
        ("M", "is_dat_erg", "112_serious"),
        ("V1", "laat_sporen", "unsafe_trace"),
        ("KV", "laat_sporen", "child_trace"),
        ("V1", "wat_is_113", "what_113_is"),
    ],
)
def test_a_question_about_the_number_gets_its_answer(
    level: str, event: str, response: str
) -> None:
    assert then(heard(level), event).responses[0] == f"utter_danger_{response}"


def test_what_113_is_asked_in_a_calm_talk_is_no_matter_of_danger() -> None:
    assert answer(DangerState(), level=None, intent="", follow_up=("wat_is_113",)) is None
