"""A small neural network over sparse rows: one hidden layer, trained here, nothing pretrained.

Beside the linear model it errs elsewhere, and together they are right more often. The same data
give the same network.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

_KEEP_FIRST, _KEEP_SECOND = np.float32(0.9), np.float32(0.999)
_TINY = np.float32(1e-7)


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


def train(
    rows: Any,
    labels: NDArray[Any],
    *,
    count: int,
    hidden: int,
    epochs: int,
    seed: int,
    rate: float = 6e-3,
    batch: int = 256,
    drop_in: float = 0.4,
    drop_hidden: float = 0.5,
    smooth: float = 0.05,
) -> Network:
    """A network that tells the labels (0 up to `count`) of the rows.

    Adam with a falling rate; only the weights of features seen in a batch are touched, which is
    what makes it fast. Dropping features and hidden units is what keeps it from learning by heart.
    """
    chance = np.random.RandomState(seed)
    size, width = rows.shape
    weights = [
        (chance.standard_normal((width, hidden)) * 0.05).astype(np.float32),
        np.zeros(hidden, np.float32),
        (chance.standard_normal((hidden, count)) * 0.05).astype(np.float32),
        np.zeros(count, np.float32),
    ]
    first = [np.zeros_like(weight) for weight in weights]
    second = [np.zeros_like(weight) for weight in weights]
    steps = epochs * -(-size // batch)
    step = 0
    for _ in range(epochs):
        order = chance.permutation(size)
        for start in range(0, size, batch):
            chosen = order[start : start + batch]
            some = rows[chosen]
            some.data *= (chance.random_sample(some.nnz) >= drop_in) / np.float32(1 - drop_in)
            before = some @ weights[0] + weights[1]
            mask = (chance.random_sample(before.shape) >= drop_hidden).astype(np.float32)
            mask *= (before > 0) / np.float32(1 - drop_hidden)
            after = before * mask
            # Sparse products add up in one fixed order. A dense product may not: its last digit
            # can depend on where in memory an array lies, and Adam blows that up.
            after_rows = scipy.sparse.csr_matrix(after)
            error = softmax(after_rows @ weights[2] + weights[3]) - np.float32(smooth / count)
            error[np.arange(len(chosen)), labels[chosen]] -= np.float32(1 - smooth)
            error /= np.float32(len(chosen))
            back = (scipy.sparse.csr_matrix(error) @ weights[2].T.copy()) * mask

            step += 1
            pace = rate * (1 - step / (steps + 1))
            pace *= np.sqrt(1 - float(_KEEP_SECOND) ** step) / (1 - float(_KEEP_FIRST) ** step)
            seen = np.unique(some.indices)
            moves = (
                (0, seen, some.T.tocsr()[seen] @ back),
                (1, slice(None), back.sum(axis=0)),
                (2, slice(None), after_rows.T.tocsr() @ error),
                (3, slice(None), error.sum(axis=0)),
            )
            for layer, where, slope in moves:
                mean = first[layer][where] * _KEEP_FIRST + (1 - _KEEP_FIRST) * slope
                spread = second[layer][where] * _KEEP_SECOND + (1 - _KEEP_SECOND) * slope**2
                first[layer][where], second[layer][where] = mean, spread
                weights[layer][where] -= np.float32(pace) * mean / (np.sqrt(spread) + _TINY)
    return Network((weights[0], weights[1], weights[2], weights[3]))


def softmax(values: NDArray[Any]) -> NDArray[Any]:
    """Scores as probabilities, row by row."""
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    result: NDArray[Any] = powers / powers.sum(axis=1, keepdims=True)
    return result
