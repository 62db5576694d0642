"""The intent model itself, without Rasa: a linear model and a small network over the same rows.

Texts are normalised before they come here. The same data always give the same model. Why it is
built so, and what was tried: docs/adr/2026-11-23-intent-classifier.md.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from bot.nlu.concepts import Concepts
from bot.nlu.features import Features
from bot.nlu.lead_in import LeadIn
from bot.nlu.neighbourhoods import read_names
from bot.nlu.network import Network, softmax

SEED = 7
CRISIS = "crisis_"
NO_INTENT = ""
"""The label of examples that have none of the intents: somebody just tells on."""


@dataclass(frozen=True)
class IntentConfig:
    """What can be set from `config.yml`."""

    hidden: int = 128
    """Units in the network's hidden layer."""
    epochs: int = 3
    """How often each model sees each example."""
    linear_factor: float = 1.2
    """What the linear model's scores are multiplied by before they become probabilities."""
    network_factor: float = 1.2
    """The same for the network's scores."""
    factor: float = 1.2
    """The same for both together. All three were found on examples held out."""
    network_least: int = 6
    """The network looks at features that stand in at least so many examples."""


@dataclass(frozen=True)
class Judged:
    """What the model thinks of texts: one row per text."""

    probabilities: NDArray[Any]
    """One column per intent; a row and its `told` add up to 1."""
    told: NDArray[Any]
    """How likely it is that none of the intents is meant: somebody just tells on."""
    danger: NDArray[Any]
    """How likely it is that somebody is in danger: all crisis intents together."""
    crisis: NDArray[Any]
    """The column of the likeliest crisis intent; 0 where the model knows none."""


class IntentModel:
    """Ranks intents for a text; made by `fit`.

    Args:
        features: turns texts into rows.
        labels: the intents in order, and `NO_INTENT` where examples had none.
        linear: weights (features x labels) and offsets.
        network: scores per label, from the features in `columns`.
        columns: the features that the network looks at.
        config: the factors.
    """

    def __init__(
        self,
        features: Features,
        labels: Sequence[str],
        linear: tuple[NDArray[Any], NDArray[Any]],
        network: Network,
        columns: NDArray[Any],
        config: IntentConfig,
    ) -> None:
        self._features = features
        self._labels = tuple(labels)
        self.labels = tuple(label for label in labels if label != NO_INTENT)
        self._linear = linear
        self._network = network
        self._columns = columns
        # Where each feature stands among those of the network; -1 for the others.
        self._place = np.full(len(features.seen), -1, np.int32)
        self._place[columns] = np.arange(len(columns), dtype=np.int32)
        self._config = config
        self._intents = np.array([label != NO_INTENT for label in self._labels])
        self._crisis = np.array([label.startswith(CRISIS) for label in self.labels])

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        intents: Sequence[str],
        config: IntentConfig | None = None,
        *,
        told: Sequence[str] = (),
    ) -> IntentModel:
        """A model that has learnt which texts mean which intents.

        Args:
            texts: the examples, normalised.
            intents: what each of them means.
            config: the options.
            told: examples that mean none of the intents.

        Raises:
            ValueError: fewer than two intents, or no texts.
        """
        # Here, because it takes numba along, which nobody needs who only reads messages.
        from bot.nlu.learning import passes, train_linear, train_network

        config = config or IntentConfig()
        if len(set(intents)) < 2:
            raise ValueError("an intent model needs examples of at least two intents")
        named = np.array([*intents, *[NO_INTENT] * len(told)], dtype=str)
        labels, numbers = np.unique(named, return_inverse=True)
        features = Features(Concepts.read(), read_names(), LeadIn.read())
        rows = features.fit([*texts, *told])
        columns = np.flatnonzero(features.seen >= config.network_least)
        count = len(labels)
        epochs = passes(len(named), config.epochs)
        # Both let go of Python's lock while they count, so that two cores share the work.
        with ThreadPoolExecutor(1) as pool:
            linear = pool.submit(
                train_linear, rows, numbers, count=count, epochs=epochs, seed=SEED
            )
            network = train_network(
                rows[:, columns],
                numbers,
                count=count,
                hidden=config.hidden,
                epochs=epochs,
                seed=SEED,
            )
        return cls(features, list(map(str, labels)), linear.result(), network, columns, config)

    def judge(self, texts: Sequence[str]) -> Judged:
        """Probabilities per intent, and how likely danger is."""
        if len(texts) == 0:
            nothing = np.zeros(0)
            return Judged(np.zeros((0, len(self.labels))), nothing, nothing, nothing)
        rows = self._features.transform(texts)
        config = self._config
        linear = softmax((rows @ self._linear[0] + self._linear[1]) * config.linear_factor)
        network = softmax(self._network.scores(self._narrow(rows)) * config.network_factor)
        # The geometric mean: both have to find it likely.
        both = (np.log(linear + 1e-9) + np.log(network + 1e-9)) / 2 * config.factor
        every = softmax(both.astype(np.float64))
        probabilities = every[:, self._intents]
        told = every[:, ~self._intents].sum(axis=1)
        crises = probabilities * self._crisis
        return Judged(probabilities, told, crises.sum(axis=1), crises.argmax(axis=1))

    def _narrow(self, rows: Any) -> Any:
        """The rows with the network's features only; quicker than scipy for a single row."""
        places = self._place[rows.indices]
        kept = places >= 0
        ends = np.concatenate([[0], np.cumsum(kept)])[rows.indptr]
        return scipy.sparse.csr_matrix(
            (rows.data[kept], places[kept], ends), shape=(rows.shape[0], len(self._columns))
        )

    def probabilities(self, texts: Sequence[str]) -> NDArray[Any]:
        """One row per text, one column per intent."""
        return self.judge(texts).probabilities

    def save(self, path: Path) -> None:
        """Write the model to a file, its weights in one byte each."""
        into, *rest = self._network.layers
        kept = (
            # In one go: joblib would walk over every single feature in Python.
            pickle.dumps(self._features),
            self._labels,
            (_small(self._linear[0]), self._linear[1]),
            (_small(into), *rest),
            self._columns,
            self._config,
        )
        joblib.dump(kept, path, compress=3)

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """The model of a file that `save` wrote."""
        features, labels, linear, layers, columns, config = joblib.load(path)
        network = Network((_large(layers[0]), layers[1], layers[2], layers[3]))
        linear = (_large(linear[0]), linear[1])
        return cls(pickle.loads(features), labels, linear, network, columns, config)


def _small(weights: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Weights as whole numbers from -127 to 127, with the size of one step per column."""
    step = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return np.rint(weights / step).astype(np.int8), step.astype(np.float32)


def _large(small: tuple[NDArray[Any], NDArray[Any]]) -> NDArray[Any]:
    large: NDArray[Any] = small[0].astype(np.float32) * small[1]
    return large
