"""Patterns and classifier together: is somebody in danger? Pure, without Rasa."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.nlu.intent_model import CRISIS
from bot.safety import (
    Verdict,
    clauses_in_doubt,
    combine,
    doubt,
    sentences,
    uncovered,
    without_look_alikes,
)

COVERED = 0.65
"""From this chance of danger in the whole message a look-alike takes nothing away: "the rope hangs
in the shed already" is no story of a shed."""
DROWNED = 0.8
"""From this chance of danger in one sentence it counts, however harmless the others make the
whole: groceries, the weather, and "I laid all my pills in a bag for tonight"."""
FAINT = 0.02
"""Under this chance of danger a clause says nothing of it, whatever pattern it holds."""

_SAYS = 4
"""A sentence of fewer words says too little by itself."""


@dataclass(frozen=True)
class Sight:
    """What the classifier sees of danger in a message."""

    crisis: str
    """The likeliest crisis intent."""
    chance: float
    """How likely all crisis intents together are, beside what only looks like danger."""
    in_doubt: float | None = None
    """The most that it sees in the clauses behind a verdict that may be doubted, or None."""


def look(
    texts: Sequence[str],
    verdicts: Sequence[Verdict],
    crises: Sequence[str],
    chances: Sequence[float],
    chance_of: Callable[[Sequence[str]], Sequence[float]],
) -> list[Sight]:
    """What the classifier sees of danger in some messages.

    "I laugh myself to death" is no reason for an alarm, what stands beside it may be. One sentence
    that is surely danger is not drowned by many others. And where a wide pattern was found in one
    clause of many, it is that clause that has to look harmless.

    Args:
        texts: the messages as they were written.
        verdicts: what the patterns found in each.
        crises: the likeliest crisis intent of each.
        chances: how likely danger is in each as a whole.
        chance_of: the same for other texts; asked once.
    """
    asked: list[str] = []
    places: list[tuple[int | None, range, range]] = []
    for text, verdict in zip(texts, verdicts, strict=True):
        beside = None
        left = text
        if verdict.calm:
            beside = len(asked)
            left = without_look_alikes(text, verdict)
            asked.append(left)
        clauses = clauses_in_doubt(text, verdict)
        parts = range(len(asked), len(asked) + len(clauses))
        asked += clauses
        alone = () if verdict.crisis else _sentences(left)
        places.append((beside, parts, range(len(asked), len(asked) + len(alone))))
        asked += alone
    seen: Sequence[float] = chance_of(asked) if asked else []
    sights = []
    for verdict, crisis, chance, (beside, parts, single) in zip(
        verdicts, crises, chances, places, strict=True
    ):
        rest = chance
        if beside is not None and not (verdict.covered and chance >= COVERED):
            rest = min(chance, seen[beside])
        rest = max([rest, *(seen[at] for at in single if seen[at] >= DROWNED)])
        in_doubt = max([chance, *(seen[part] for part in parts)]) if parts else None
        sights.append(Sight(crisis, rest, in_doubt))
    return sights


def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, where there are more than one that say something."""
    parts = (text[start:end].strip() for start, end in sentences(text))
    found = [part for part in parts if len(part.split()) >= _SAYS]
    return tuple(found) if len(found) > 1 else ()


def judge_danger(verdict: Verdict, sight: Sight, threshold: float) -> Verdict:
    """The patterns' verdict, raised where the classifier is sure enough of a crisis, and doubted
    where a wide pattern was found in what looks harmless through and through, or a tentative one
    where the classifier is not sure enough either.

    Args:
        verdict: what the patterns found.
        sight: what the classifier sees.
        threshold: the chance from which it raises.
    """
    if verdict.crisis is None and verdict.covered and sight.chance >= COVERED:
        # Nothing is doubted then: the classifier has seen it.
        bare = uncovered(verdict)
        if bare.crisis is not None:
            return bare
    if sight.in_doubt is not None and verdict.tentative and sight.in_doubt < threshold:
        verdict = doubt(verdict)
        while verdict.tentative:
            verdict = doubt(verdict)
        return verdict
    if sight.in_doubt is not None and sight.in_doubt < FAINT:
        return doubt(verdict)
    return combine(verdict, sight.crisis, sight.chance, threshold)


def is_crisis(intent: str) -> bool:
    """Whether this is the name of a crisis intent."""
    return intent.startswith(CRISIS)
