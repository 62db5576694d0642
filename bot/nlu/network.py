"""A small neural network over sparse rows: what is left of learning when a message comes in."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Network:
    """Scores per label.

    Args:
        layers: weights and offsets into the hidden layer, then out of it.
    """

    def __init__(
        self, layers: tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]
    ) -> None:
        self.layers = layers

    def scores(self, rows: Any) -> NDArray[Any]:
        """One row per text, one column per label."""
        into, into_offset, out, out_offset = self.layers
        hidden = np.maximum(rows @ into + into_offset, 0)
        scores: NDArray[Any] = hidden @ out + out_offset
        return scores


def softmax(values: NDArray[Any]) -> NDArray[Any]:
    """Scores as probabilities, row by row."""
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    result: NDArray[Any] = powers / powers.sum(axis=1, keepdims=True)
    return result
