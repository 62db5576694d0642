"""Patterns and classifier together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.nlu.judging import COVERED, DROWNED, FAINT, Sight, is_crisis, judge_danger, look
from bot.safety import Reason, Verdict, assess

SUICIDE = "crisis_suicide"


def seen(text: str, chance: float, *, parts: float = 0.0) -> Sight:
    """What is seen of one message, where every part of it that is asked about gets `parts`."""
    (sight,) = look([text], [assess(text)], [SUICIDE], [chance], lambda some: [parts] * len(some))
    return sight


def test_a_sure_classifier_raises_what_no_pattern_knows() -> None:
    sight = Sight("crisis_acuut", 0.55)
    assert judge_danger(Verdict(), sight, 0.5).crisis == "crisis_acuut"
    assert judge_danger(Verdict(), sight, 0.6) == Verdict()


def test_what_is_said_outright_is_never_doubted() -> None:
    found = assess("ik wil dood")
    assert judge_danger(found, Sight(SUICIDE, 0.0), 0.5) == found
    assert judge_danger(found, seen("ik wil dood", 0.0), 0.5) == found
    assert judge_danger(found, Sight("crisis_onveilig", 0.99), 0.5) == found


def test_beside_a_look_alike_only_the_rest_raises() -> None:
    text = "ik lach me dood om die buurman, hij fietst elke ochtend in zijn badjas naar de bakker"
    assert assess(text).calm
    assert judge_danger(assess(text), seen(text, 0.9, parts=0.1), 0.5).crisis is None
    assert judge_danger(assess(text), seen(text, 0.9, parts=0.8), 0.5).crisis == SUICIDE


def test_a_look_alike_takes_nothing_away_where_the_classifier_sees_danger() -> None:
    text = "het touw hangt al in de boot"
    found = assess(text)
    assert found.crisis is None and found.covered
    assert judge_danger(found, seen(text, COVERED - 0.01), 0.25).crisis is None
    assert judge_danger(found, seen(text, COVERED), 0.25).level == "3"
    less = Verdict(covered=(Reason("a", "T0", 0, 1),))
    raised = judge_danger(less, Sight("crisis_dreiging", COVERED), 0.25)
    assert raised.crisis == "crisis_dreiging", "what was covered is no danger, the rest may be"


def test_one_sure_sentence_is_not_drowned_by_the_others() -> None:
    text = (
        "Eerst naar de markt geweest. Mijn spullen gaan allemaal naar mijn zus. Mooi weer ook ja."
    )

    def chance_of(some: Sequence[str]) -> list[float]:
        return [DROWNED if "mijn zus" in one else 0.01 for one in some]

    (sight,) = look([text], [Verdict()], [SUICIDE], [0.05], chance_of)
    assert sight.chance == DROWNED
    (sight,) = look([text], [Verdict()], [SUICIDE], [0.05], lambda s: [DROWNED - 0.01] * len(s))
    assert sight.chance == 0.05
    (sight,) = look(
        ["Dit is maar een zin."], [Verdict()], [SUICIDE], [0.05], lambda s: [1.0] * len(s)
    )
    assert sight.chance == 0.05, "one sentence is the message itself"


def test_a_wide_pattern_is_doubted_only_where_its_own_clause_looks_harmless() -> None:
    text = "Hoe laat gaat de bieb open? Ik zeg je voor mij hoeft het allemaal niet meer"
    found = assess(text)
    assert found.level == "1b"
    asked: list[str] = []

    def chance_of(some: Sequence[str]) -> list[float]:
        asked.extend(some)
        return [FAINT / 2] * len(some)

    (sight,) = look([text], [found], [SUICIDE], [0.01], chance_of)
    assert asked == ["Ik zeg je voor mij hoeft het allemaal niet meer"]
    doubted = judge_danger(found, sight, 0.35)
    assert (doubted.level, doubted.crisis, doubted.doubted) == (None, None, ("1b",))
    # The clause by itself says enough, whatever the rest of the message is about.
    assert judge_danger(found, seen(text, 0.01, parts=FAINT), 0.35) == found
    assert judge_danger(found, seen(text, FAINT, parts=0.0), 0.35) == found


def test_a_tentative_pattern_counts_where_the_classifier_sees_danger_too() -> None:
    text = "van mij hoeft het allemaal niet meer zo"
    found = assess(text)
    assert (found.level, found.tentative) == ("1b", True)
    assert judge_danger(found, seen(text, 0.2, parts=0.24), 0.25).doubted == ("1b",)
    assert judge_danger(found, seen(text, 0.2, parts=0.25), 0.25) == found
    assert judge_danger(found, seen(text, 0.25, parts=0.2), 0.25) == found


def test_tentative_levels_are_doubted_one_by_one_down_to_what_is_sure() -> None:
    sure = Reason("a", "K", 0, 1)
    reasons = (Reason("b", "V1", 0, 1, tentative=True), Reason("c", "1b", 0, 1, tentative=True))
    found = Verdict("V1", "crisis_onveilig", (*reasons, sure))
    left = judge_danger(found, Sight(SUICIDE, 0.1, 0.1), 0.25)
    assert (left.level, left.crisis, left.doubted) == ("K", None, ("V1", "1b"))
    both = Verdict("V1", "crisis_onveilig", (reasons[0], Reason("d", "V1", 0, 1)))
    assert not both.tentative
    assert judge_danger(both, Sight(SUICIDE, 0.1, 0.1), 0.25) == both


def test_a_clause_of_a_few_words_is_not_doubted() -> None:
    text = "leven hoeft niet meer, en morgen haal ik brood bij de bakker op de hoek"
    found = assess(text)
    assert found.level == "1b"
    assert seen(text, 0.0).in_doubt is None
    assert judge_danger(found, seen(text, 0.0), 0.35) == found


def test_under_a_doubted_level_another_one_comes_to_light() -> None:
    text = "ik ben 15 en van mij en voor mij hoeft het allemaal niet meer"
    found = assess(text)
    if found.levels[:2] != ("1b", "K"):
        pytest.fail(f"the example has other levels: {found.levels}")
    assert judge_danger(found, seen(text, 0.0), 0.35).level == "K"


def test_nothing_is_asked_when_there_is_nothing_to_ask() -> None:
    def chance_of(some: Sequence[str]) -> list[float]:
        raise AssertionError("asked for nothing")

    assert look(["hoi"], [assess("hoi")], [SUICIDE], [0.2], chance_of) == [Sight(SUICIDE, 0.2)]


def test_only_crisis_names_are_a_crisis() -> None:
    assert is_crisis("crisis_acuut")
    assert not is_crisis("groeten")
