"""The intent model itself, without Rasa: word and letter n-grams, and a linear model.

Texts are normalised before they come here. The same data always give the same model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

SEED = 7
_HELD_OUT = 10
"""One in so many examples is held out to find the temperature."""


@dataclass(frozen=True)
class IntentConfig:
    """What can be set from `config.yml`."""

    word_ngram: int = 2
    """Longest run of words that is a feature."""
    letter_ngram: int = 5
    """Longest run of letters (within a word) that is a feature."""
    strength: float = 0.5
    """Inverse of regularisation, as in scikit-learn's C."""


class IntentModel:
    """Ranks intents for a text; made by `fit`.

    Args:
        features: turns texts into a sparse matrix.
        model: gives a margin per label.
        temperature: what margins are multiplied by before they become probabilities.
    """

    def __init__(self, features: Any, model: Any, temperature: float) -> None:
        self._features = features
        self._model = model
        self._temperature = temperature
        self.labels: tuple[str, ...] = tuple(str(label) for label in model.classes_)

    @classmethod
    def fit(
        cls, texts: Sequence[str], intents: Sequence[str], config: IntentConfig
    ) -> IntentModel:
        """A model that has learnt which texts mean which intents.

        Raises:
            ValueError: fewer than two intents, or no texts.
        """
        features = _features(config)
        matrix = features.fit_transform(list(texts))
        labels = np.asarray(intents)
        temperature = _temperature(matrix, labels, config)
        model = _linear(config).fit(matrix, labels)
        return cls(features, model, temperature)

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        """One row per text, one column per label; rows add up to 1."""
        if len(texts) == 0:
            return np.zeros((0, len(self.labels)))
        margins = self._model.decision_function(self._features.transform(list(texts)))
        return _softmax(_two_columns(margins) * self._temperature)

    def save(self, path: Path) -> None:
        """Write the model to a file."""
        joblib.dump((self._features, self._model, self._temperature), path, compress=3)

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """The model of a file that `save` wrote."""
        return cls(*joblib.load(path))


def _features(config: IntentConfig) -> FeatureUnion:
    return FeatureUnion(
        [
            (
                "words",
                TfidfVectorizer(
                    ngram_range=(1, config.word_ngram),
                    sublinear_tf=True,
                    token_pattern=r"\S+",
                    dtype=np.float32,
                ),
            ),
            (
                "letters",
                TfidfVectorizer(
                    analyzer="char_wb",
                    ngram_range=(2, config.letter_ngram),
                    sublinear_tf=True,
                    min_df=2,
                    dtype=np.float32,
                ),
            ),
        ]
    )


def _linear(config: IntentConfig) -> LinearSVC:
    return LinearSVC(C=config.strength, random_state=SEED, max_iter=3000)


def _temperature(matrix: Any, labels: np.ndarray, config: IntentConfig) -> float:
    """The factor by which margins become the truest probabilities on examples held out."""
    order = np.random.RandomState(SEED).permutation(len(labels))
    held, kept = order[::_HELD_OUT], np.delete(order, slice(None, None, _HELD_OUT))
    known = set(labels[kept])
    held = np.array([index for index in held if labels[index] in known], dtype=int)
    if len(held) == 0 or len(known) < 2:
        return 4.0
    model = _linear(config).fit(matrix[kept], labels[kept])
    margins = _two_columns(model.decision_function(matrix[held]))
    column = {label: index for index, label in enumerate(model.classes_)}
    right = np.array([column[label] for label in labels[held]])

    def loss(factor: float) -> float:
        chances = _softmax(margins * factor)[np.arange(len(right)), right]
        return float(-np.log(np.maximum(chances, 1e-12)).mean())

    return float(minimize_scalar(loss, bounds=(0.5, 30.0), method="bounded").x)


def _two_columns(margins: np.ndarray) -> np.ndarray:
    """Margins with one column per label, also when there are two labels."""
    return np.column_stack([-margins, margins]) if margins.ndim == 1 else margins


def _softmax(values: np.ndarray) -> np.ndarray:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    result: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return result
