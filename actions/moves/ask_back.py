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
        # What cannot be undone is offered only to who names it.
        "wis_gegevens",
    }
)


ABOUT_A_PLACE = frozenset(
    {
        *("vraag_kosten", "vraag_openingstijden", "vraag_toegankelijkheid"),
        *("vraag_eerste_keer", "vraag_contactgegevens", "kiest_optie"),
    }
)
"""Meanings that nobody has before a place was shown."""


def meanings(
    ranking: Sequence[tuple[str, float]], *, places_shown: bool = True
) -> tuple[str, ...]:
    """The likeliest meanings that can be a button, at most three; empty when fewer than two."""
    likely = [
        name
        for name, confidence in ranking
        if name not in NEVER_OFFERED
        and confidence >= SMALLEST
        and (places_shown or name not in ABOUT_A_PLACE)
    ][:MOST]
    return tuple(likely) if len(likely) >= 2 else ()
