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
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline


@dataclass(frozen=True)
class IntentConfig:
    """What can be set from `config.yml`."""

    word_ngram: int = 2
    """Longest run of words that is a feature."""
    letter_ngram: int = 5
    """Longest run of letters (within a word) that is a feature."""
    strength: float = 12.0
    """Inverse of regularisation, as in scikit-learn's C."""
    iterations: int = 150


class IntentModel:
    """Ranks intents for a text; made by `fit`."""

    def __init__(self, pipeline: Any, labels: Sequence[str]) -> None:
        self._pipeline = pipeline
        self.labels = tuple(labels)

    @classmethod
    def fit(
        cls, texts: Sequence[str], intents: Sequence[str], config: IntentConfig
    ) -> IntentModel:
        """A model that has learnt which texts mean which intents."""
        features = FeatureUnion(
            [
                (
                    "words",
                    TfidfVectorizer(
                        ngram_range=(1, config.word_ngram),
                        sublinear_tf=True,
                        token_pattern=r"\S+",
                    ),
                ),
                (
                    "letters",
                    TfidfVectorizer(
                        analyzer="char_wb",
                        ngram_range=(2, config.letter_ngram),
                        sublinear_tf=True,
                        dtype=np.float32,
                    ),
                ),
            ]
        )
        model = LogisticRegression(
            C=config.strength, max_iter=config.iterations, class_weight="balanced", tol=1e-3
        )
        pipeline = Pipeline([("features", features), ("model", model)])
        pipeline.fit(list(texts), list(intents))
        return cls(pipeline, list(model.classes_))

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        """One row per text, one column per label; rows add up to 1."""
        if not texts:
            return np.zeros((0, len(self.labels)))
        result: np.ndarray = self._pipeline.predict_proba(list(texts))
        return result

    def save(self, path: Path) -> None:
        """Write the model to a file."""
        joblib.dump({"pipeline": self._pipeline, "labels": self.labels}, path, compress=3)

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """The model of a file that `save` wrote."""
        loaded = joblib.load(path)
        return cls(loaded["pipeline"], loaded["labels"])
