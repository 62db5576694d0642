"""`make nlu-report`: trains, evaluates on `tests/nlu`, writes docs/nlu-report.md and a picture."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from benchmarks.nlu import measures, peers
from bot.language_data.reading import (
    Case,
    read_cases,
    read_danger_cases,
    read_told,
    read_training,
)
from bot.nlu.intent_model import IntentConfig, IntentModel
from bot.nlu.judging import judge_danger, look
from bot.normalise import normalise
from bot.safety import assess

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "nlu"
SECOND = TESTS / "tweede"
"""A later set, by other writers: what stands in it helped to choose nothing but the thresholds."""
REPORT = ROOT / "docs" / "nlu-report.md"
SLOW_REPORT = ROOT / "docs" / "nlu-peers.md"
PICTURE = ROOT / "docs" / "img" / "nlu-confusions.png"
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
SHOWN = 20
SLOW_SHARE = 0.05
"""Of the sentences, for peers that would take hours on all of them."""
ALIKE = 80.0
"""From this likeness on (of 100, by letters) a test sentence counts as known."""


@dataclass(frozen=True)
class Trained:
    """A model with what it cost."""

    model: IntentModel
    seconds: float
    megabytes: float


def tell(what: str) -> None:
    """Progress, on standard error."""
    print(f"  {time.strftime('%H:%M:%S')}  {what}", file=sys.stderr, flush=True)


def learn(texts: Sequence[str], intents: Sequence[str], told: Sequence[str]) -> Trained:
    """A trained model as it is after saving and loading, the time and the size."""
    started = time.perf_counter()
    model = IntentModel.fit(texts, intents, config(), told=told)
    seconds = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        model.save(path)
        return Trained(IntentModel.load(path), seconds, path.stat().st_size / 1e6)


def config() -> IntentConfig:
    """The options that `config.yml` sets."""
    return IntentConfig(
        **{
            key: value
            for key, value in _component("IntentClassifier").items()
            if key in IntentConfig.__dataclass_fields__
        }
    )


def _component(name: str) -> dict[str, Any]:
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    found: dict[str, Any] = next(part for part in pipeline if part["name"].endswith(name))
    return found


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; shares between 0 and 1 as percentages."""

    def cell(value: Any) -> str:
        return f"{100 * value:.1f} %" if isinstance(value, float) else str(value)

    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(cell, row)) + " |" for row in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the report; exit status 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--peers",
        choices=("none", "quick", "slow"),
        default="quick",
        help="slow: only Rasa's own classifiers, on a part of the sentences, in another page",
    )
    parser.add_argument("--no-curve", action="store_true", help="leave the learning curve out")
    options = parser.parse_args(arguments)

    lines, _ = read_training(ROOT)
    texts = [normalise(line.text) for line in lines]
    intents = [line.intent for line in lines]
    cases = list(read_cases(TESTS))
    tell(f"{len(lines)} sentences to learn from, {len(cases)} to be tested on")
    told = [normalise(line.text) for line in read_told(ROOT)[0]]
    if options.peers == "slow":
        SLOW_REPORT.write_text(_slow_peers(texts, intents, told, cases), encoding="utf-8")
        tell(f"written: {SLOW_REPORT.relative_to(ROOT)}")
        return 0
    trained = learn(texts, intents, told)
    tell(f"trained in {trained.seconds:.0f} s")

    parts = [_head(len(lines), len(told), len(cases), trained)]
    parts += _intents(trained.model, cases, _resemblance(cases, texts))
    tell("danger")
    parts.append("## Danger\n\n" + _danger(trained.model, TESTS))
    parts.append(_second(trained.model))
    if not options.no_curve:
        parts.append(_curve(texts, intents, told, cases, trained))
    parts.append(_peers(options.peers, texts, intents, cases, trained))
    REPORT.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    tell(f"written: {REPORT.relative_to(ROOT)}")
    return 0


def _head(learnt: int, told: int, tested: int, trained: Trained) -> str:
    return f"""# How well Naast understands

Made by `make nlu-report`; do not edit by hand. {learnt} sentences in `data/nlu` were learnt, and
{told} in `data/taal/vertellen.yml` that mean none of the intents; {
        tested
    } in `tests/nlu/intents` were not. No feature or weight was chosen by them; the two thresholds
in `config.yml` were read off the curves below. A sentence that fits
two meanings counts as right for either (`also`).

{
        table(
            ["training", "model file", "machine"],
            [
                [
                    f"{trained.seconds:.0f} s",
                    f"{trained.megabytes:.0f} MB",
                    f"{os.cpu_count()} cores, Python {platform.python_version()}",
                ]
            ],
        )
    }"""


def _resemblance(cases: Sequence[Case], learnt: Sequence[str]) -> NDArray[Any]:
    """Per test sentence how much it looks like the nearest learnt one, from 0 to 100."""
    return np.array(
        [
            found[1] if (found := process.extractOne(text, learnt, scorer=fuzz.ratio)) else 0.0
            for text in (normalise(case.text) for case in cases)
        ]
    )


def _intents(model: IntentModel, cases: Sequence[Case], resembles: NDArray[Any]) -> list[str]:
    texts = [normalise(case.text) for case in cases]
    started = time.perf_counter()
    chances = model.probabilities(texts)
    together = (time.perf_counter() - started) / len(texts)
    single = float(np.median([_seconds(model, text) for text in texts[:200]]))

    right = [case.right for case in cases]
    places = measures.ranks(chances, model.labels, right)
    best = chances.max(axis=1)
    said = [model.labels[column] for column in chances.argmax(axis=1)]
    # A good second meaning is not held against the first.
    meant = [s if s in case.right else case.intent for s, case in zip(said, cases, strict=True)]
    threshold = float(_component("FallbackClassifier")["threshold"])
    first, three = measures.shares(places)
    new = resembles < ALIKE
    fresh = measures.shares(places[new])[0]
    asked_right, asked = measures.after_ask_back(places, best, threshold)
    error, bins = measures.calibration(best, places == 0)
    wrong = measures.confusions(said, meant)
    _draw(model.labels, said, meant)
    overall = [
        ["right at once (top-1)", first, "85 %"],
        [f"the same, without the {sum(~new)} sentences much like a learnt one", fresh, ""],
        ["right among the first three (top-3)", three, "95 %"],
        [f"right after at most one ask-back (threshold {threshold})", asked_right, "95 %"],
        ["asked back", asked, ""],
        ["macro-F1", f"{measures.macro_f1(said, meant):.3f}", ""],
        ["expected calibration error", f"{error:.3f}", ""],
        ["one message (median of 200)", f"{1000 * single:.1f} ms", "3 ms"],
        ["many together, per second", f"{1 / together:.0f}", "500"],
    ]
    curve = [
        [
            t,
            float((best >= t).mean()),
            measures.shares(places[best >= t])[0],
            *measures.after_ask_back(places, best, t),
        ]
        for t in THRESHOLDS
        if (best >= t).any()
    ]
    return [
        "## All together\n\n" + table(["", "measured", "wanted"], overall),
        "## Per group\n\n"
        + table(
            ["group", "sentences", "top-1", "top-3"],
            measures.by((case.path.stem for case in cases), places),
        ),
        "## Per manner\n\n"
        + table(
            ["manner", "sentences", "top-1", "top-3"],
            measures.by((case.manner for case in cases), places),
        ),
        "## Does the confidence mean what it says?\n\n"
        + table(["confidence", "sentences", "mean confidence", "right"], bins),
        "## Where to ask back\n\nOver the threshold the first meaning is taken; under it the "
        "three likeliest are shown.\n\n"
        + table(
            ["threshold", "taken at once", "right of those", "right after ask-back", "asked back"],
            [[f"{row[0]:.1f}", *row[1:]] for row in curve],
        ),
        "## Worst confusions\n\n![Which intents are taken for which](img/nlu-confusions.png)\n\n"
        + table(
            ["meant", "taken for", "times"],
            [[m, s, count] for (m, s), count in wrong.most_common(SHOWN)],
        ),
        _misread(cases, said, places),
    ]


def _seconds(model: IntentModel, text: str) -> float:
    """How long one message takes."""
    started = time.perf_counter()
    model.probabilities([text])
    return time.perf_counter() - started


def _misread(cases: Sequence[Case], said: Sequence[str], places: NDArray[Any]) -> str:
    wrong = [index for index, place in enumerate(places) if place >= measures.ASKED]
    some = wrong[:: max(1, len(wrong) // SHOWN)][:SHOWN]
    rows = [[cases[i].text.replace("|", "/"), cases[i].intent, said[i]] for i in some]
    return "## Sentences still misread\n\nNot even among the first three.\n\n" + table(
        ["sentence", "meant", "taken for"], rows
    )


def _draw(labels: Sequence[str], said: Sequence[str], meant: Sequence[str]) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    place = {label: index for index, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)))
    for s, m in zip(said, meant, strict=True):
        counts[place[m], place[s]] += 1
    counts /= np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = pyplot.subplots(figsize=(13, 12))
    axes.imshow(counts, cmap="YlGnBu", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=90, fontsize=6)
    axes.set_yticks(range(len(labels)), labels, fontsize=6)
    axes.set_xlabel("taken for")
    axes.set_ylabel("meant")
    figure.tight_layout()
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(PICTURE, dpi=90)
    pyplot.close(figure)


def _second(model: IntentModel) -> str:
    """Intents and danger of the second set."""
    cases = list(read_cases(SECOND))
    chances = model.probabilities([normalise(case.text) for case in cases])
    places = measures.ranks(chances, model.labels, [case.right for case in cases])
    threshold = float(_component("FallbackClassifier")["threshold"])
    after, asked = measures.after_ask_back(places, chances.max(axis=1), threshold)
    rows = [["all", len(cases), *measures.shares(places)]]
    rows += [list(row) for row in measures.by([case.manner for case in cases], places)]
    return (
        "## A second set\n\nWritten later, by others, blind to the data and to the first set; "
        f"{len(cases)} sentences, right after at most one ask-back: {100 * after:.1f} % "
        f"({100 * asked:.1f} % asked back).\n\n"
        + table(["manner", "sentences", "top-1", "top-3"], rows)
        + "\n\n"
        + _danger(model, SECOND)
    )


def _danger(model: IntentModel, tests: Path) -> str:
    cases = list(read_danger_cases(tests))
    plain = [
        case
        for case in read_cases(tests)
        if not any(name.startswith("crisis_") for name in case.right)
    ]
    texts = [case.text for case in cases] + [case.text for case in plain]
    patterns = [assess(text) for text in texts]
    judged = model.judge([normalise(text) for text in texts])
    sights = look(
        texts,
        patterns,
        [model.labels[place] for place in judged.crisis],
        judged.danger.tolist(),
        lambda some: model.judge([normalise(text) for text in some]).danger.tolist(),
    )
    option = float(_component("DangerRecogniser")["threshold"])

    def crisis(index: int, threshold: float) -> bool:
        return judge_danger(patterns[index], sights[index], threshold).crisis is not None

    kinds = [
        f"{case.kind} (must be recognised)"
        if case.path.stem == "gevaar"
        else "look-alikes (must not alarm)"
        if case.path.stem == "lijkt-op"
        else f"unclear: level {case.level} (no crisis)"
        for case in cases
    ] + ["all other test sentences (must not alarm)"] * len(plain)
    thresholds = sorted({0.2, 0.35, 0.5, 0.65, 0.8, option})
    head = ["kind", "sentences", "patterns alone", *(f"with model, {t}" for t in thresholds)]
    rows = []
    for kind in [*sorted(set(kinds[: len(cases)])), kinds[-1]]:
        chosen = [index for index, other in enumerate(kinds) if other == kind]
        shares = [float(np.mean([patterns[i].crisis is not None for i in chosen]))]
        shares += [float(np.mean([crisis(i, t) for i in chosen])) for t in thresholds]
        rows.append([kind, len(chosen), *shares])
    chosen = [index for index, case in enumerate(cases) if case.path.stem == "gevaar"]
    shares = [float(np.mean([patterns[i].crisis is not None for i in chosen]))]
    shares += [float(np.mean([crisis(i, t) for i in chosen])) for t in thresholds]
    rows.insert(0, ["**all that must be recognised**", len(chosen), *shares])
    return (
        "How many of each kind are taken for danger, by the patterns and by patterns "
        f"and model together. `config.yml` sets the threshold to {option}.\n\n" + table(head, rows)
    )


def _curve(
    texts: Sequence[str],
    intents: Sequence[str],
    told: Sequence[str],
    cases: Sequence[Case],
    whole: Trained,
) -> str:
    order = np.random.RandomState(7).permutation(len(texts))
    tested = [normalise(case.text) for case in cases]
    right = [case.right for case in cases]
    rows = []
    for share in (0.25, 0.5, 1.0):
        count = int(share * len(texts))
        if share < 1:
            tell(f"learning curve: {count} sentences")
        some = order[:count]
        trained = (
            whole
            if share == 1
            else learn(
                [texts[i] for i in some],
                [intents[i] for i in some],
                told[: int(share * len(told))],
            )
        )
        places = measures.ranks(trained.model.probabilities(tested), trained.model.labels, right)
        rows.append([count, *measures.shares(places)])
    return "## More sentences, better understood\n\n" + table(
        ["learnt from", "top-1", "top-3"], rows
    )


def _peers(
    wanted: str,
    texts: Sequence[str],
    intents: Sequence[str],
    cases: Sequence[Case],
    own: Trained,
) -> str:
    head = "## Beside others\n\nThe same sentences in the same run.\n\n"
    if wanted == "none":
        return head + "Not measured in this run."
    quick = [peer for peer in peers.ALL if peer[0] not in peers.SLOW]
    names = " and ".join(peers.SLOW)
    return f"""{head}{_beside(quick, texts, intents, cases, own)}

{names} would take hours on all sentences: see [nlu-peers.md]({SLOW_REPORT.name})."""


def _slow_peers(
    texts: Sequence[str], intents: Sequence[str], told: Sequence[str], cases: Sequence[Case]
) -> str:
    """Naast beside Rasa's own classifiers, which learnt the same part of the sentences."""
    some = np.random.RandomState(7).permutation(len(texts))[: int(SLOW_SHARE * len(texts))]
    fewer, meant = [texts[i] for i in some], [intents[i] for i in some]
    tell(f"slow peers: {len(fewer)} sentences")
    own = learn(fewer, meant, told[: int(SLOW_SHARE * len(told))])
    slow = [peer for peer in peers.ALL if peer[0] in peers.SLOW]
    return f"""# Beside Rasa's own classifiers

Made by `make nlu-report PEERS="--peers slow"`; do not edit by hand. These would take hours on all
{len(texts)} sentences, so they learnt {len(fewer)} of them, drawn at random, and Naast beside them
learnt the same. Tested on the {len(cases)} sentences of `tests/nlu/intents`.

{_beside(slow, fewer, meant, cases, own)}
"""


def _beside(
    others: Sequence[tuple[str, peers.Peer]],
    texts: Sequence[str],
    intents: Sequence[str],
    cases: Sequence[Case],
    own: Trained,
) -> str:
    """A table of Naast and others that learnt the same sentences."""
    right = [case.right for case in cases]
    asked = [normalise(case.text) for case in cases]
    places = measures.ranks(own.model.probabilities(asked), own.model.labels, right)
    rows: list[list[Any]] = [["Naast", *measures.shares(places), f"{own.seconds:.0f} s", ""]]
    for name, measure in others:
        tell(f"peer: {name}")
        seeds = peers.SEEDS if name in peers.CHANCE else peers.SEEDS[:1]
        found = [measure(texts, intents, asked, seed) for seed in seeds]
        failed = next((result for result in found if isinstance(result, str)), None)
        if failed is not None:
            rows.append([name, "", "", "", failed])
            continue
        ranked = [result for result in found if isinstance(result, peers.Ranked)]
        all_shares = [
            measures.shares(measures.ranks(some.chances, some.labels, right)) for some in ranked
        ]
        first, three = (float(np.mean(column)) for column in zip(*all_shares, strict=True))
        spread = [share for share, _ in all_shares]
        note = ranked[0].note
        if len(ranked) > 1:
            told = f"{len(ranked)} seeds, {100 * min(spread):.1f} to {100 * max(spread):.1f} %"
            note = f"{note}; {told}" if note else told
        seconds = np.mean([some.seconds for some in ranked])
        rows.append([name, first, three, f"{seconds:.0f} s", note])
    return table(["", "top-1", "top-3", "training", "note"], rows)


if __name__ == "__main__":
    sys.exit(main())
