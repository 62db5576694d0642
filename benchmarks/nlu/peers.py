"""Others on the same data: each learns the same sentences and ranks intents for the same tests."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

DIET_EPOCHS = 30


@dataclass(frozen=True)
class Ranked:
    """What a peer found: a score per sentence and label."""

    chances: NDArray[Any]
    labels: tuple[str, ...]
    seconds: float
    note: str = ""


Peer = Callable[[Sequence[str], Sequence[str], Sequence[str]], "Ranked | str"]


def words_and_letters() -> FeatureUnion:
    """The usual features: TF-IDF of words and of letters within words."""
    return FeatureUnion(
        [
            ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
            ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2)),
        ]
    )


def plain_svm(texts: Sequence[str], intents: Sequence[str], tested: Sequence[str]) -> Ranked:
    """scikit-learn: TF-IDF and a linear SVM."""
    started = time.perf_counter()
    features = words_and_letters()
    model = LinearSVC(C=0.5, random_state=7).fit(features.fit_transform(texts), intents)
    seconds = time.perf_counter() - started
    return Ranked(
        model.decision_function(features.transform(tested)), tuple(model.classes_), seconds
    )


def plain_bayes(texts: Sequence[str], intents: Sequence[str], tested: Sequence[str]) -> Ranked:
    """scikit-learn: TF-IDF and complement naive Bayes."""
    started = time.perf_counter()
    features = words_and_letters()
    model = ComplementNB(alpha=1.0).fit(features.fit_transform(texts), intents)
    seconds = time.perf_counter() - started
    return Ranked(
        model.predict_log_proba(features.transform(tested)), tuple(model.classes_), seconds
    )


def rasa_logistic(texts: Sequence[str], intents: Sequence[str], tested: Sequence[str]) -> Ranked:
    """What Rasa's LogisticRegressionClassifier does: counts and logistic regression."""
    from sklearn.feature_extraction.text import CountVectorizer

    started = time.perf_counter()
    features = FeatureUnion(
        [
            ("words", CountVectorizer()),
            ("letters", CountVectorizer(analyzer="char_wb", ngram_range=(1, 4))),
        ]
    )
    model = LogisticRegression(solver="lbfgs", max_iter=100, tol=1e-4, class_weight="balanced")
    model.fit(features.fit_transform(texts), intents)
    seconds = time.perf_counter() - started
    return Ranked(model.predict_proba(features.transform(tested)), tuple(model.classes_), seconds)


def rasa_diet(texts: Sequence[str], intents: Sequence[str], tested: Sequence[str]) -> Ranked | str:
    """Stock Rasa with DIET, as its documentation proposes for other languages than English."""
    if importlib.util.find_spec("rasa") is None:
        return "not installed here: pip install rasa"
    from rasa.core.channels.channel import UserMessage
    from rasa.core.processor import MessageProcessor
    from rasa.engine.constants import PLACEHOLDER_MESSAGE
    from rasa.model_training import train_nlu

    labels = sorted(set(intents))
    pipeline: list[dict[str, Any]] = [
        {"name": "WhitespaceTokenizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {
            "name": "DIETClassifier",
            "epochs": DIET_EPOCHS,
            "random_seed": 7,
            "constrain_similarities": True,
            "entity_recognition": False,
            "ranking_length": len(labels),
        },
    ]
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.yml").write_text(
            yaml.safe_dump({"recipe": "default.v1", "language": "nl", "pipeline": pipeline})
        )
        grouped: dict[str, list[str]] = {}
        for text, intent in zip(texts, intents, strict=True):
            grouped.setdefault(intent, []).append(text)
        data = {
            "version": "3.1",
            "nlu": [
                {"intent": intent, "examples": "".join(f"- {text}\n" for text in some if text)}
                for intent, some in grouped.items()
            ],
        }
        (folder / "nlu.yml").write_text(yaml.safe_dump(data, allow_unicode=True))
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
        if model is None:
            return "training failed"
        seconds = time.perf_counter() - started
        _, metadata, runner = MessageProcessor._load_model(model)
        target = metadata.nlu_target
        results = runner.run(
            inputs={PLACEHOLDER_MESSAGE: [UserMessage(text or "-") for text in tested]},
            targets=[target],
        )[target]
    chances = np.zeros((len(tested), len(labels)))
    column = {label: index for index, label in enumerate(labels)}
    for row, message in enumerate(results):
        for ranked in message.get("intent_ranking"):
            chances[row, column[ranked["name"]]] = ranked["confidence"]
    return Ranked(chances, tuple(labels), seconds, f"{DIET_EPOCHS} epochs")


def fast_text(texts: Sequence[str], intents: Sequence[str], tested: Sequence[str]) -> Ranked | str:
    """fastText, supervised, with letters and word pairs."""
    if importlib.util.find_spec("fasttext") is None:
        return "not installed here: pip install fasttext-wheel (needs a compiler or a wheel)"
    import fasttext

    labels = sorted(set(intents))
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "train.txt"
        path.write_text(
            "".join(f"__label__{i} {t}\n" for t, i in zip(texts, intents, strict=True)),
            encoding="utf-8",
        )
        model = fasttext.train_supervised(
            str(path), epoch=25, lr=0.5, wordNgrams=2, minn=2, maxn=5, thread=1, seed=7, verbose=0
        )
    seconds = time.perf_counter() - started
    chances = np.zeros((len(tested), len(labels)))
    column = {label: index for index, label in enumerate(labels)}
    for row, text in enumerate(tested):
        for name, chance in zip(*model.predict(text, k=len(labels)), strict=True):
            chances[row, column[name.removeprefix("__label__")]] = chance
    return Ranked(chances, tuple(labels), seconds)


def nlp_js(texts: Sequence[str], intents: Sequence[str], tested: Sequence[str]) -> Ranked | str:
    """nlp.js with its Dutch stemmer; needs Node and its packages."""
    if shutil.which("node") is None:
        return "not installed here: needs Node with @nlpjs/basic and @nlpjs/lang-nl"
    return "Node is here, but @nlpjs/basic and @nlpjs/lang-nl are not"


SLOW = ("as Rasa's LogisticRegressionClassifier", "stock Rasa DIET")
"""These take ten minutes or more."""
ALL: tuple[tuple[str, Peer], ...] = (
    ("plain scikit-learn: TF-IDF, linear SVM", plain_svm),
    ("plain scikit-learn: TF-IDF, naive Bayes", plain_bayes),
    ("as Rasa's LogisticRegressionClassifier", rasa_logistic),
    ("stock Rasa DIET", rasa_diet),
    ("fastText", fast_text),
    ("nlp.js", nlp_js),
)
