"""Others on the same data: each learns the same sentences and ranks intents for the same tests.

What does not run inside the project's environment gets one of its own below `var/peers/`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
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
OUTSIDE = Path(__file__).parent / "outside"
ENVIRONMENTS = Path(__file__).resolve().parents[2] / "var" / "peers"
NPM = ("@nlpjs/core@4.26.1", "@nlpjs/nlp@4.27.0", "@nlpjs/lang-nl@4.26.1")
FASTTEXT = ("fasttext-wheel==0.9.2", "numpy<2")
SEEDS = (7, 8, 9)


@dataclass(frozen=True)
class Ranked:
    """What a peer found: a score per sentence and label."""

    chances: NDArray[Any]
    labels: tuple[str, ...]
    seconds: float
    note: str = ""


Peer = Callable[[Sequence[str], Sequence[str], Sequence[str], int], "Ranked | str"]
"""Learns texts with their intents and ranks the intents of the tested; the last is a seed."""


def words_and_letters() -> FeatureUnion:
    """The usual features: TF-IDF of words and of letters within words."""
    return FeatureUnion(
        [
            ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
            ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2)),
        ]
    )


def plain_svm(
    texts: Sequence[str], intents: Sequence[str], tested: Sequence[str], seed: int
) -> Ranked:
    """scikit-learn: TF-IDF and a linear SVM."""
    started = time.perf_counter()
    features = words_and_letters()
    model = LinearSVC(C=0.5, random_state=seed).fit(features.fit_transform(texts), intents)
    seconds = time.perf_counter() - started
    return Ranked(
        model.decision_function(features.transform(tested)), tuple(model.classes_), seconds
    )


def plain_bayes(
    texts: Sequence[str], intents: Sequence[str], tested: Sequence[str], seed: int
) -> Ranked:
    """scikit-learn: TF-IDF and complement naive Bayes."""
    started = time.perf_counter()
    features = words_and_letters()
    model = ComplementNB(alpha=1.0).fit(features.fit_transform(texts), intents)
    seconds = time.perf_counter() - started
    return Ranked(
        model.predict_log_proba(features.transform(tested)), tuple(model.classes_), seconds
    )


def rasa_logistic(
    texts: Sequence[str], intents: Sequence[str], tested: Sequence[str], seed: int
) -> Ranked:
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


def rasa_diet(
    texts: Sequence[str], intents: Sequence[str], tested: Sequence[str], seed: int
) -> Ranked | str:
    """Stock Rasa with DIET, as its documentation proposes for other languages than English."""
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
            "random_seed": seed,
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


def fast_text(
    texts: Sequence[str], intents: Sequence[str], tested: Sequence[str], seed: int
) -> Ranked | str:
    """fastText, supervised, with letters and word pairs, in an environment of its own."""
    python = ENVIRONMENTS / "fasttext" / "bin" / "python"
    if not python.exists():
        made = _run([sys.executable, "-m", "venv", str(python.parents[1])]) or _run(
            [str(python), "-m", "pip", "install", "--quiet", *FASTTEXT]
        )
        if made:
            shutil.rmtree(python.parents[1], ignore_errors=True)
            return f"cannot be installed here ({' '.join(FASTTEXT)}): {made}"
    command = [str(python), "-W", "ignore", str(OUTSIDE / "fasttext_learn.py")]
    return _outside(command, ENVIRONMENTS, texts, intents, tested, seed)


def nlp_js(
    texts: Sequence[str], intents: Sequence[str], tested: Sequence[str], seed: int
) -> Ranked | str:
    """nlp.js with its Dutch stemmer, its packages in a folder of their own."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "needs Node and npm, which are not here"
    folder = ENVIRONMENTS / "nlpjs"
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--silent"]
        made = _run(["npm", "install", "--prefix", str(folder), *quiet, *NPM])
        if made:
            return f"cannot be installed here ({' '.join(NPM)}): {made}"
    return _outside(["node", str(OUTSIDE / "nlpjs.js")], folder, texts, intents, tested, seed)


def _run(command: Sequence[str]) -> str:
    """Runs a command; gives the last line of what went wrong, or nothing."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    said = (done.stderr or done.stdout).strip().splitlines()
    return said[-1] if said else f"exit status {done.returncode}"


def _outside(
    command: Sequence[str],
    folder: Path,
    texts: Sequence[str],
    intents: Sequence[str],
    tested: Sequence[str],
    seed: int,
) -> Ranked | str:
    """What a program outside this environment found."""
    labels = sorted(set(intents))
    column = {label: index for index, label in enumerate(labels)}
    with tempfile.TemporaryDirectory() as name:
        given, found = Path(name) / "in.json", Path(name) / "out.json"
        asked = {"texts": list(texts), "intents": list(intents)}
        given.write_text(json.dumps({**asked, "tested": list(tested), "seed": seed}))
        done = subprocess.run(
            [*command, str(given), str(found)],
            cwd=folder,
            env={**os.environ, "NODE_OPTIONS": "--max-old-space-size=6000"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            last = done.stderr.strip().splitlines()[-1:]
            return f"failed: {''.join(last)}"
        told = json.loads(found.read_text())
    chances = np.zeros((len(tested), len(labels)))
    for row, scores in enumerate(told["scores"]):
        for label, score in scores.items():
            # nlp.js also has a name for "nothing".
            if label in column:
                chances[row, column[label]] = score
    return Ranked(chances, tuple(labels), told["seconds"])


SLOW = ("as Rasa's LogisticRegressionClassifier", "stock Rasa DIET")
"""These would take hours on all sentences."""
CHANCE = frozenset({"stock Rasa DIET", "fastText", "nlp.js"})
"""These learn otherwise at every seed, so they are measured with three."""
ALL: tuple[tuple[str, Peer], ...] = (
    ("plain scikit-learn: TF-IDF, linear SVM", plain_svm),
    ("plain scikit-learn: TF-IDF, naive Bayes", plain_bayes),
    ("as Rasa's LogisticRegressionClassifier", rasa_logistic),
    ("stock Rasa DIET", rasa_diet),
    ("fastText", fast_text),
    ("nlp.js", nlp_js),
)
