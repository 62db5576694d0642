"""Learns with fastText, in an environment of its own; run by benchmarks/nlu/peers.py.

Usage: python fasttext_learn.py IN.json OUT.json, where IN holds texts, intents, tested and seed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import fasttext


def main() -> None:
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "train.txt"
        pairs = zip(given["texts"], given["intents"], strict=True)
        path.write_text("".join(f"__label__{i} {t}\n" for t, i in pairs), encoding="utf-8")
        model = fasttext.train_supervised(
            str(path),
            epoch=50,
            lr=1.0,
            wordNgrams=2,
            minn=2,
            maxn=5,
            thread=1,
            seed=given["seed"],
            verbose=0,
        )
    seconds = time.perf_counter() - started
    scores = []
    for text in given["tested"]:
        names, chances = model.predict(text, k=-1)
        scores.append(
            {n.removeprefix("__label__"): float(c) for n, c in zip(names, chances, strict=True)}
        )
    Path(sys.argv[2]).write_text(json.dumps({"seconds": seconds, "scores": scores}))


main()
