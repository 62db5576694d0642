"""Trains the brain when its data changed, in a process of its own with visible progress."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.logs import note

MODEL = "naast.tar.gz"
_STAMP = "naast.fingerprint"
# What the model is made of. Responses are not among it: an edited sentence needs no training.
_SOURCES = (
    "config.yml",
    "domain.yml",
    "data/nlu/**/*.yml",
    "data/rules/*.yml",
    "data/taal/normaliseren.yml",
    "data/taal/begrippen.yml",
    "data/taal/aanloop.yml",
    "data/taal/vertellen.yml",
    "bot/nlu/*.py",
    "bot/brain/importer.py",
    "bot/language_data/reading.py",
    "bot/normalise.py",
    "requirements.txt",
)


class TrainingError(Exception):
    """Training did not end well; the text is for the person at the command line."""


def fingerprint(root: Path) -> str:
    """A digest of everything that the model is made of."""
    digest = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                digest.update(str(path.relative_to(root)).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current(root: Path, models: Path) -> bool:
    """Whether there is a model of the data as they are now."""
    stamp = models / _STAMP
    return (
        (models / MODEL).is_file()
        and stamp.is_file()
        and stamp.read_text().strip() == fingerprint(root)
    )


def count_examples(root: Path) -> int:
    """How many example sentences there are to learn from."""
    return sum(
        line.lstrip().startswith("- ") and line.startswith("    ")
        for path in root.glob("data/nlu/**/*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
    )


def train(
    root: Path,
    models: Path,
    *,
    verbose: bool = False,
    show: Callable[[float], None] | None = None,
) -> Path:
    """Train and put the model in place; the old one stays until the new one is whole.

    Args:
        show: is called a few times a second with the seconds that have gone by.

    Raises:
        TrainingError: Rasa ended with an error.
    """
    models.mkdir(parents=True, exist_ok=True)
    before = fingerprint(root)
    part = models / "wordt-gemaakt"
    command = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--data",
        "data",
        "--config",
        "config.yml",
        "--domain",
        "domain.yml",
        "--out",
        str(part),
        "--fixed-model-name",
        "naast",
        "--force",
        # Our own checks say more, in make test.
        "--skip-validation",
    ]
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": str(root),
    }
    note("training_started")
    started = time.monotonic()
    output = None if verbose else subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output)
    try:
        while process.poll() is None:
            if show is not None:
                show(time.monotonic() - started)
            time.sleep(0.25)
    except BaseException:
        process.terminate()
        process.wait()
        raise
    made = part / MODEL
    if process.returncode != 0 or not made.is_file():
        raise TrainingError("train_failed")
    made.replace(models / MODEL)
    (models / _STAMP).write_text(before)
    part.rmdir()
    note("training_done", seconds=time.monotonic() - started)
    return models / MODEL
