"""Patterns and classifier together: is somebody in danger? Pure, without Rasa."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.nlu.intent_model import CRISIS
from bot.safety import Verdict, combine


def judge_danger(
    verdict: Verdict,
    ranking: Sequence[dict[str, Any]],
    threshold: float,
    beside: float | None = None,
) -> Verdict:
    """The patterns' verdict, raised where the classifier is sure enough of a crisis.

    Args:
        verdict: what the patterns found.
        ranking: `{"name", "confidence"}` per intent, likeliest first.
        threshold: how likely all crisis intents together have to be.
        beside: how likely danger is in what the message says beside its look-alikes; None where
            it has none. "I laugh myself to death" is no reason for an alarm, what follows may be.
    """
    found = [ranked for ranked in ranking if is_crisis(ranked)]
    if not found:
        return verdict
    together = sum(float(ranked["confidence"]) for ranked in found)
    if beside is not None:
        together = min(together, beside)
    return combine(verdict, str(found[0]["name"]), together, threshold)


def is_crisis(ranked: dict[str, Any]) -> bool:
    """Whether an entry of the ranking is a crisis intent."""
    return str(ranked.get("name") or "").startswith(CRISIS)
