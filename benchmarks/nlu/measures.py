"""The figures of the report: pure functions over probabilities and what was right."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

ASKED = 3
"""So many meanings an ask-back shows."""


def ranks(
    probabilities: NDArray[Any], labels: Sequence[str], right: Sequence[frozenset[str]]
) -> NDArray[Any]:
    """Per sentence at which place (0 is first) a right intent stands."""
    order = probabilities.argsort(axis=1, kind="stable")[:, ::-1]
    return np.array(
        [
            next((place for place, column in enumerate(row) if labels[column] in wanted), len(row))
            for row, wanted in zip(order, right, strict=True)
        ]
    )


def shares(places: NDArray[Any]) -> tuple[float, float]:
    """How often the first intent was right, and how often one of the first three."""
    return float((places == 0).mean()), float((places < ASKED).mean())


def after_ask_back(
    places: NDArray[Any], best: NDArray[Any], threshold: float
) -> tuple[float, float]:
    """How often it is right after at most one ask-back, and how often one is needed.

    Under the threshold the likeliest meanings are shown, and the person picks the right one if it
    is there. Over it the first is taken.
    """
    asked = best < threshold
    right = np.where(asked, places < ASKED, places == 0)
    return float(right.mean()), float(asked.mean())


def macro_f1(said: Sequence[str], meant: Sequence[str]) -> float:
    """The mean over intents of the harmonic mean of precision and recall."""
    hits = Counter(m for s, m in zip(said, meant, strict=True) if s == m)
    told, true = Counter(said), Counter(meant)
    return float(np.mean([2 * hits[name] / (told[name] + true[name]) for name in true]))


def by(keys: Iterable[str], places: NDArray[Any]) -> list[tuple[str, int, float, float]]:
    """Per key: how many sentences, and their shares."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, place in zip(keys, places, strict=True):
        found[key].append(int(place))
    return [(key, len(some), *shares(np.array(some))) for key, some in sorted(found.items())]


def calibration(
    best: NDArray[Any], right: NDArray[Any], bins: int = 5
) -> tuple[float, list[tuple[str, int, float, float]]]:
    """The expected error of the confidence, and per bin: count, mean confidence, share right."""
    edges = np.linspace(0, 1, bins + 1)
    rows, error = [], 0.0
    for low, high in itertools.pairwise(edges):
        chosen = (best > low) & (best <= high)
        if chosen.any():
            sure, true = float(best[chosen].mean()), float(right[chosen].mean())
            rows.append((f"{low:.1f} – {high:.1f}", int(chosen.sum()), sure, true))
            error += chosen.mean() * abs(sure - true)
    return float(error), rows


def confusions(said: Sequence[str], meant: Sequence[str]) -> Counter[tuple[str, str]]:
    """How often one intent (first) was taken for another (second)."""
    return Counter((m, s) for s, m in zip(said, meant, strict=True) if s != m)
