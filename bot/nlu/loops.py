"""The inner loops of learning, compiled by numba. Only learning imports this module.

A batch is sparse: the features of row `r` stand in `places` and `values` from `ends[r]` to
`ends[r + 1]`. Adam touches only the weights of features that a batch holds, which is what makes
it quick. Plain loops over single precision in one thread and a fixed order: they compile in
seconds, and the same rows and seed give the same weights.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

_KEEP_FIRST, _KEEP_SECOND = np.float32(0.9), np.float32(0.999)
_REST_FIRST, _REST_SECOND = np.float32(1 - 0.9), np.float32(1 - 0.999)
_TINY = np.float32(1e-7)

_compiled = njit(nogil=True, fastmath=True, error_model="numpy")


@_compiled
def forward(ends: Any, places: Any, values: Any, weights: Any, total: Any) -> None:
    """Add the weighed rows of `weights` (features x units) to `total` (rows x units)."""
    for row in range(total.shape[0]):
        for at in range(ends[row], ends[row + 1]):
            value, place = values[at], places[at]
            for unit in range(total.shape[1]):
                total[row, unit] += value * weights[place, unit]


@_compiled
def backward(ends: Any, slots: Any, values: Any, slope: Any, slopes: Any) -> None:
    """Add the slope of each row to the slopes (slots x units) of its features."""
    for row in range(slope.shape[0]):
        for at in range(ends[row], ends[row + 1]):
            value, slot = values[at], slots[at]
            for unit in range(slope.shape[1]):
                slopes[slot, unit] += value * slope[row, unit]


@_compiled
def move(weights: Any, mean: Any, spread: Any, seen: Any, slopes: Any, pace: Any) -> None:
    """One step of Adam on the rows of `weights` in `seen`, whose slopes stand in that order."""
    for slot in range(seen.shape[0]):
        place = seen[slot]
        for unit in range(weights.shape[1]):
            slope = slopes[slot, unit]
            first = mean[place, unit] * _KEEP_FIRST + _REST_FIRST * slope
            second = spread[place, unit] * _KEEP_SECOND + _REST_SECOND * slope * slope
            mean[place, unit], spread[place, unit] = first, second
            weights[place, unit] -= pace * first / (np.sqrt(second) + _TINY)


@_compiled
def dense(first: Any, second: Any, total: Any) -> None:
    """Add the product of two dense tables to `total`, in one fixed order."""
    for row in range(first.shape[0]):
        for inner in range(first.shape[1]):
            value = first[row, inner]
            if value != 0:
                for column in range(second.shape[1]):
                    total[row, column] += value * second[inner, column]
