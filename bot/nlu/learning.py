"""Trains a linear model and a small neural network over sparse rows; nothing is pretrained.

They err on different sentences, and together they are right more often. The same data give the
same models. Only learning imports this module: compiling its loops takes a few seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.nlu.loops import backward, dense, forward, move
from bot.nlu.network import Network, softmax

BATCH = 256
LEAST_STEPS = 600
"""So many batches each model sees at least: a few thousand examples need more than four passes."""
SMOOTH = 0.05
"""How much of each label is shared out over all others, so that no model is ever too sure."""
SPREAD = 0.05
"""Of the weights with which the network begins."""


def passes(count: int, wanted: int) -> int:
    """How often so many examples are learnt from, so that there are steps enough."""
    return max(wanted, -(-LEAST_STEPS // -(-count // BATCH)))


def train_linear(
    rows: Any,
    labels: NDArray[Any],
    *,
    count: int,
    epochs: int,
    seed: int,
    rate: float = 2e-2,
    drop: float = 0.4,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Weights (features x labels) and offsets that tell the labels (0 up to `count`) of the rows.

    Softmax regression by Adam with a falling rate. Dropping features is what keeps it from
    learning by heart.
    """
    chance = np.random.RandomState(seed)
    weights = _Weights(np.zeros((rows.shape[1], count), np.float32))
    offsets = _Weights(np.zeros((1, count), np.float32))
    for batch in _batches(rows, labels, epochs, rate, drop, chance):
        scores = np.repeat(offsets.values, batch.size, axis=0)
        batch.weigh(weights, scores)
        slope = _slope(scores, batch.labels)
        batch.move(weights, slope)
        offsets.move(slope.sum(axis=0, keepdims=True), batch.pace)
    return weights.values, offsets.values[0]


def train_network(
    rows: Any,
    labels: NDArray[Any],
    *,
    count: int,
    hidden: int,
    epochs: int,
    seed: int,
    rate: float = 6e-3,
    drop: float = 0.4,
    drop_hidden: float = 0.5,
) -> Network:
    """A network that tells the labels (0 up to `count`) of the rows; learns as `train_linear`."""
    chance = np.random.RandomState(seed)

    def random(*shape: int) -> NDArray[Any]:
        return (chance.standard_normal(shape) * SPREAD).astype(np.float32)

    into, into_offset = _Weights(random(rows.shape[1], hidden)), _Weights(np.zeros((1, hidden)))
    out, out_offset = _Weights(random(hidden, count)), _Weights(np.zeros((1, count)))
    for batch in _batches(rows, labels, epochs, rate, drop, chance):
        units = np.repeat(into_offset.values, batch.size, axis=0)
        batch.weigh(into, units)
        open_ = (units > 0) & (chance.random_sample(units.shape) >= drop_hidden)
        mask = open_.astype(np.float32) / np.float32(1 - drop_hidden)
        units *= mask
        slope = _slope(_product(units, out.values) + out_offset.values, batch.labels)
        back = _product(slope, np.ascontiguousarray(out.values.T)) * mask
        batch.move(into, back)
        into_offset.move(back.sum(axis=0, keepdims=True), batch.pace)
        out.move(_product(np.ascontiguousarray(units.T), slope), batch.pace)
        out_offset.move(slope.sum(axis=0, keepdims=True), batch.pace)
    return Network((into.values, into_offset.values[0], out.values, out_offset.values[0]))


class _Weights:
    """Weights with what Adam remembers of them."""

    def __init__(self, values: NDArray[Any]) -> None:
        self.values = values.astype(np.float32)
        self.mean = np.zeros_like(self.values)
        self.spread = np.zeros_like(self.values)

    def move(
        self, slopes: NDArray[Any], pace: np.float32, seen: NDArray[Any] | None = None
    ) -> None:
        """One step on the rows in `seen`, or on all rows."""
        if seen is None:
            seen = np.arange(len(self.values), dtype=np.int32)
        move(self.values, self.mean, self.spread, seen, slopes, pace)


@dataclass(frozen=True)
class _Batch:
    """Some rows after dropping features, and how far one step goes now."""

    labels: NDArray[Any]
    ends: NDArray[Any]
    places: NDArray[Any]
    values: NDArray[Any]
    pace: np.float32

    @property
    def size(self) -> int:
        return len(self.labels)

    def weigh(self, weights: _Weights, total: NDArray[Any]) -> None:
        """Add the weighed rows to `total`."""
        forward(self.ends, self.places, self.values, weights.values, total)

    def move(self, weights: _Weights, slope: NDArray[Any]) -> None:
        """One step on the weights of the features that the rows hold."""
        seen, slots = np.unique(self.places, return_inverse=True)
        slopes = np.zeros((len(seen), slope.shape[1]), np.float32)
        backward(self.ends, slots.astype(np.int32), self.values, slope, slopes)
        weights.move(slopes, self.pace, seen)


def _batches(
    rows: Any,
    labels: NDArray[Any],
    epochs: int,
    rate: float,
    drop: float,
    chance: np.random.RandomState,
) -> Iterator[_Batch]:
    steps = epochs * -(-len(labels) // BATCH)
    step = 0
    for _ in range(epochs):
        order = chance.permutation(len(labels))
        for start in range(0, len(labels), BATCH):
            chosen = order[start : start + BATCH]
            some = rows[chosen]
            kept = chance.random_sample(some.nnz) >= drop
            step += 1
            start_up = np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            yield _Batch(
                labels[chosen],
                np.concatenate([[0], np.cumsum(kept)])[some.indptr].astype(np.int32),
                some.indices[kept].astype(np.int32),
                some.data[kept].astype(np.float32) / np.float32(1 - drop),
                np.float32(rate * (1 - step / (steps + 1)) * start_up),
            )


def _slope(scores: NDArray[Any], labels: NDArray[Any]) -> NDArray[Any]:
    """The slope of the loss: softmax minus the (smoothed) label, shared over the batch."""
    slope = softmax(scores) - np.float32(SMOOTH / scores.shape[1])
    slope[np.arange(len(labels)), labels] -= np.float32(1 - SMOOTH)
    shared: NDArray[Any] = slope / np.float32(len(labels))
    return shared


def _product(first: NDArray[Any], second: NDArray[Any]) -> NDArray[Any]:
    """A dense product that adds up in one order: a library's may differ in the last digit with
    where in memory an array lies, and Adam blows that up."""
    total = np.zeros((first.shape[0], second.shape[1]), np.float32)
    dense(first, second, total)
    return total
