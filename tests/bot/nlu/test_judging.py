"""Patterns and classifier together."""

from __future__ import annotations

from typing import Any

from bot.nlu.judging import is_crisis, judge_danger
from bot.safety import Verdict, assess


def ranking(**chances: float) -> list[dict[str, Any]]:
    return [{"name": name, "confidence": chance} for name, chance in chances.items()]


def test_all_crisis_intents_count_together_and_the_likeliest_names_it() -> None:
    ranked = ranking(crisis_suicide=0.3, gaat_slecht=0.2, crisis_acuut=0.25)
    assert judge_danger(Verdict(), ranked, 0.5).crisis == "crisis_suicide"
    assert judge_danger(Verdict(), ranked, 0.6) == Verdict()


def test_without_a_crisis_intent_the_patterns_decide() -> None:
    found = assess("ik wil dood")
    assert judge_danger(found, ranking(groeten=0.9), 0.5) == found
    assert judge_danger(found, [], 0.5) == found
    assert judge_danger(found, ranking(crisis_onveilig=0.99), 0.5) == found


def test_only_crisis_names_are_a_crisis() -> None:
    assert is_crisis({"name": "crisis_acuut"})
    assert not is_crisis({"name": "groeten"})
    assert not is_crisis({"name": None})
