"""Which meanings an ask-back offers."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 3
SMALLEST = 0.06
"""A meaning less likely than this is not worth a button."""
NEVER_OFFERED = frozenset(
    {
        "nlu_fallback",
        # Danger is recognised by the safety module and is no button.
        "crisis_suicide",
        "crisis_onveilig",
        "crisis_acuut",
        "crisis_dreiging",
        "schelden",
        "andere_taal",
        "niet_begrepen",
        # Nobody means a bare yes or no by a sentence that is not clear.
        "bevestigen",
        "ontkennen",
        "weet_niet",
        "liever_niet_zeggen",
        "bedanken",
    }
)


def meanings(ranking: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """The likeliest meanings that can be a button, at most three; empty when fewer than two."""
    likely = [
        name
        for name, confidence in ranking
        if name not in NEVER_OFFERED and confidence >= SMALLEST
    ][:MOST]
    return tuple(likely) if len(likely) >= 2 else ()
