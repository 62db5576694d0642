"""How fast and how large: this build beside a stock Rasa, in one run on one machine.

    make bench                      (python -m benchmarks.talk)
    python -m benchmarks.talk --examples 10 --messages 100 --minutes 30

Both learn from the same examples, run the same rules and actions, and answer the same messages
over HTTP. The stock one is what `rasa init` gives: its pipeline (DIET, response selector) and
policies (memoization, rules, TED, UnexpecTED), an action server of its own, and an SQL store.
Its neural parts learn for an hour from everything, so both get a seeded sample of the examples
per intent; `--examples 0` takes all. Nothing runs longer than `--minutes`: what was not ready by
then, or broke, is left out, and the result says so. It is printed and written to docs/bench.md.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
import psutil
import yaml

from bot.language_data.reading import Line, read_training
from bot.settings import ROOT

SEED = 11
OUTPUT = "output.txt"
"""What the child processes of a copy say goes into this file of the copy."""
STOP_PATIENCE = 20
"""Seconds that a child process gets to stop by itself."""
STOCK_PIPELINE = """
recipe: default.v1
assistant_id: stock
language: nl
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    constrain_similarities: true
  - name: EntitySynonymMapper
  - name: ResponseSelector
    epochs: 100
    constrain_similarities: true
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
  - name: UnexpecTEDIntentPolicy
    max_history: 5
    epochs: 100
  - name: TEDPolicy
    max_history: 5
    epochs: 100
    constrain_similarities: true
"""
_STORY = """
version: "3.1"
stories:
  - story: greet and tell
    steps:
      - intent: groeten
      - action: action_greet
      - intent: eenzaam
      - action: action_acknowledge_story
"""


@dataclass(frozen=True)
class Figures:
    """What one build did."""

    name: str
    training: float
    """Seconds."""
    waking: float
    """Seconds from start until the first answer."""
    memory: float
    """Megabytes resident, all processes together, after the messages."""
    one: list[float]
    """Seconds per message, one conversation at a time."""
    eight: list[float]
    eight_total: float
    """Seconds for all messages of eight conversations at once."""

    def row(self) -> list[float]:
        """Numbers in the order of `HEADS`."""
        return [
            statistics.median(self.one) * 1000,
            percentile(self.one, 95) * 1000,
            len(self.one) / sum(self.one),
            statistics.median(self.eight) * 1000,
            percentile(self.eight, 95) * 1000,
            len(self.eight) / self.eight_total,
            self.memory,
            self.training,
            self.waking,
        ]


HEADS = [
    "median, 1 talk (ms)",
    "95th percentile, 1 talk (ms)",
    "messages a second, 1 talk",
    "median, 8 talks (ms)",
    "95th percentile, 8 talks (ms)",
    "messages a second, 8 talks",
    "memory (MB)",
    "training (s)",
    "until the first answer (s)",
]


def percentile(values: list[float], rank: int) -> float:
    """The value below which so many percent of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(rank / 100 * (len(ordered) - 1)))]


def sample(lines: list[Line], per_intent: int) -> list[Line]:
    """So many examples per intent, always the same; all of them for 0."""
    if per_intent == 0:
        return lines
    chooser = random.Random(SEED)
    by_intent: dict[str, list[Line]] = {}
    for line in lines:
        by_intent.setdefault(line.intent, []).append(line)
    return [
        line
        for intent in sorted(by_intent)
        for line in chooser.sample(by_intent[intent], min(per_intent, len(by_intent[intent])))
    ]


def copy_project(target: Path, chosen: list[Line]) -> None:
    """A copy of the project with only the chosen examples."""
    skip = shutil.ignore_patterns(
        ".git", ".venv", ".uv", "models", "var", "tests", "docs", "__pycache__", ".*_cache"
    )
    shutil.copytree(ROOT, target, ignore=skip)
    shutil.rmtree(target / "data" / "nlu")
    for intent in sorted({line.intent for line in chosen}):
        path = target / "data" / "nlu" / "all" / f"{intent}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        texts = "".join(f"      - {line.text}\n" for line in chosen if line.intent == intent)
        path.write_text(
            f'version: "3.1"\nnlu:\n  - intent: {intent}\n    examples: |\n{texts}',
            encoding="utf-8",
        )


def make_stock(target: Path) -> None:
    """Turn a copy of the project into a stock Rasa with the same rules and actions."""
    (target / "config.yml").write_text(STOCK_PIPELINE)
    (target / "data" / "stories.yml").write_text(_STORY)


def environment(target: Path) -> dict[str, str]:
    """The environment of a child process that works in this copy."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": str(target),
        "NAAST_DATABASE_URL": f"sqlite:///{target / 'kaart.sqlite3'}",
    }


class NotMeasured(Exception):
    """A build could not be measured; the text says why, in words for the result."""


@dataclass
class Deadline:
    """The moment at which everything stops."""

    minutes: float
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.minutes * 60

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            NotMeasured: none.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise NotMeasured(f"not ready within the {self.minutes:g} minutes of this run")
        return seconds


def learn(command: list[str], target: Path, deadline: Deadline) -> float:
    """Train in this copy; the seconds it took.

    Raises:
        NotMeasured: it failed, or took too long.
    """
    started = time.monotonic()
    with running([command], target) as [child]:
        try:
            status = child.wait(deadline.left())
        except subprocess.TimeoutExpired:
            deadline.left()
            raise
        if status != 0:
            raise NotMeasured(f"training ended with status {status}: {_last_words(target)}")
    return time.monotonic() - started


def _last_words(target: Path) -> str:
    """The end of what the child processes of this copy wrote."""
    lines = (target / OUTPUT).read_text(encoding="utf-8", errors="replace").split("\n")
    return " / ".join(line.strip() for line in lines[-6:] if line.strip())


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(commands: list[list[str]], target: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The commands as child processes, ended afterwards with all that they started."""
    with (target / OUTPUT).open("ab") as output:
        children = [
            subprocess.Popen(
                command,
                cwd=target,
                env=environment(target),
                stdout=output,
                stderr=subprocess.STDOUT,
                # A group of its own, so that nothing that it started stays behind.
                start_new_session=True,
            )
            for command in commands
        ]
    try:
        yield children
    finally:
        for child in children:
            _signal(child, signal.SIGINT)
        for child in children:
            with suppress(subprocess.TimeoutExpired):
                child.wait(STOP_PATIENCE)
            _signal(child, signal.SIGKILL)
            child.wait()


def _signal(child: subprocess.Popen[bytes], number: int) -> None:
    """Send this to the child and all that it started, when that is still there."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, number)


def memory(children: list[subprocess.Popen[bytes]]) -> float:
    """Megabytes resident of these processes and their children together."""
    total = 0
    for child in children:
        process = psutil.Process(child.pid)
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    return total / 1e6


Sender = Callable[[httpx.AsyncClient, str, str], Awaitable[None]]


async def until_answer(
    url: str, send: Sender, children: list[subprocess.Popen[bytes]], deadline: Deadline
) -> None:
    """Wait until a message is answered by the brain.

    Raises:
        NotMeasured: a process ended before that, or it took too long.
    """
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        while True:
            deadline.left()
            for child in children:
                if child.poll() is not None:
                    raise NotMeasured(f"a process ended with status {child.returncode}")
            try:
                await send(client, "first", "hoi")
                return
            except (httpx.HTTPError, KeyError, AssertionError):
                await asyncio.sleep(0.5)


async def measure(url: str, send: Sender, messages: list[str], talks: int) -> list[float]:
    """Seconds per message, with so many conversations at once."""
    times: list[float] = []

    async def one(number: int, share: list[str]) -> None:
        async with httpx.AsyncClient(base_url=url, timeout=60) as client:
            for message in share:
                started = time.perf_counter()
                await send(client, f"talk-{talks}-{number}", message)
                times.append(time.perf_counter() - started)

    shares = [messages[number::talks] for number in range(talks)]
    # At most 25 messages in one conversation, so that the limit on pace is not what is measured.
    rounds = max(1, max(map(len, shares)) // 25)
    for part in range(rounds):
        await asyncio.gather(
            *(one(number * 100 + part, share[part::rounds]) for number, share in enumerate(shares))
        )
    return times


def naast_sender() -> Sender:
    """Sends to this build, opening each conversation once."""
    tokens: dict[str, str] = {}

    async def send(client: httpx.AsyncClient, talk: str, message: str) -> None:
        if talk not in tokens:
            opened = await client.post("/api/conversations", json={})
            opened.raise_for_status()
            tokens[talk] = opened.json()["token"]
        answer = await client.post(
            "/api/messages",
            json={"text": message},
            headers={"Authorization": f"Bearer {tokens[talk]}"},
        )
        answer.raise_for_status()
        if not answer.json()["brain"]:
            raise AssertionError("the brain is not awake")

    return send


async def rasa_send(client: httpx.AsyncClient, talk: str, message: str) -> None:
    """Sends to a stock Rasa's REST channel."""
    answer = await client.post("/webhooks/rest/webhook", json={"sender": talk, "message": message})
    answer.raise_for_status()
    assert isinstance(answer.json(), list)


def try_build(
    name: str,
    training: float,
    commands: list[list[str]],
    target: Path,
    url: str,
    send: Sender,
    messages: list[str],
    deadline: Deadline,
) -> Figures:
    """Start, wait for the first answer, and measure.

    Raises:
        NotMeasured: it did not start, broke, or took too long.
    """

    def measured(talks: int) -> list[float]:
        return asyncio.run(asyncio.wait_for(measure(url, send, messages, talks), deadline.left()))

    with running(commands, target) as children:
        started = time.monotonic()
        try:
            asyncio.run(until_answer(url, send, children, deadline))
            waking = time.monotonic() - started
            one = measured(1)
            begun = time.perf_counter()
            eight = measured(8)
            total = time.perf_counter() - begun
        except NotMeasured as error:
            raise NotMeasured(f"{error}: {_last_words(target)}") from None
        except (httpx.HTTPError, AssertionError, KeyError) as error:
            raise NotMeasured(f"a message failed with {type(error).__name__}") from None
        except asyncio.TimeoutError:
            deadline.left()
            raise
        return Figures(name, training, waking, memory(children), one, eight, total)


def table(builds: list[Figures]) -> str:
    """The figures as a Markdown table; with two builds also ratios (second divided by first)."""
    names = [build.name for build in builds] + ["ratio"] * (len(builds) == 2)
    lines = [f"| | {' | '.join(names)} |", "|---|" + "---:|" * len(names)]
    for index, head in enumerate(HEADS):
        values = [build.row()[index] for build in builds]
        shown = [f"{value:,.1f}" for value in values]
        if len(values) == 2:
            shown.append(f"{values[1] / values[0]:.1f}" if values[0] else "")
        lines.append(f"| {head} | {' | '.join(shown)} |")
    return "\n".join(lines)


def bench_naast(target: Path, messages: list[str], deadline: Deadline) -> Figures:
    """This build, from learning to the last answer."""
    python = sys.executable
    _say("this build learns ...")
    learnt = learn([python, "-m", "bot.cli", "train", "--force"], target, deadline)
    _say(f"this build answers (it learnt in {learnt:.0f} s) ...")
    port = free_port()
    return try_build(
        "Naast",
        learnt,
        [[python, "-m", "bot.cli", "run", "--port", str(port)]],
        target,
        f"http://127.0.0.1:{port}",
        naast_sender(),
        messages,
        deadline,
    )


def bench_stock(target: Path, messages: list[str], deadline: Deadline) -> Figures:
    """A stock Rasa with the same examples, rules and actions."""
    python = sys.executable
    make_stock(target)
    _say("the stock Rasa learns (minutes) ...")
    learnt = learn(
        [python, "-m", "rasa", "train", "--fixed-model-name", "naast", "--force"], target, deadline
    )
    _say(f"the stock Rasa answers (it learnt in {learnt:.0f} s) ...")
    port, actions = free_port(), free_port()
    endpoints = {
        "action_endpoint": {"url": f"http://127.0.0.1:{actions}/webhook"},
        "tracker_store": {
            "type": "SQL",
            "dialect": "sqlite",
            "db": str(target / "trackers.db"),
        },
    }
    (target / "endpoints.yml").write_text(yaml.safe_dump(endpoints))
    return try_build(
        "stock Rasa",
        learnt,
        [
            [python, "-m", "rasa", "run", "actions", "--port", str(actions)],
            [python, "-m", "rasa", "run", "--enable-api", "--port", str(port)],
        ],
        target,
        f"http://127.0.0.1:{port}",
        rasa_send,
        messages,
        deadline,
    )


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=20, help="per intent; 0 is all")
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=60, help="nothing runs longer")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bench.md")
    given = parser.parse_args()
    lines, _ = read_training(ROOT)
    chosen = sample(lines, given.examples)
    taken = set(chosen)
    rest = [line for line in lines if line not in taken] or lines
    messages = [
        line.text for line in random.Random(SEED).sample(rest, min(given.messages, len(rest)))
    ]
    deadline = Deadline(given.minutes)
    load = os.getloadavg()[0]
    _say(f"{len(chosen)} examples, {len(messages)} messages, {given.minutes:g} minutes at most")
    done: list[Figures] = []
    missing: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, bench in (("Naast", bench_naast), ("the stock Rasa", bench_stock)):
            target = Path(folder) / name.replace(" ", "-")
            copy_project(target, chosen)
            try:
                done.append(bench(target, messages, deadline))
            except NotMeasured as why:
                missing.append(f"Not measured: {name}: {why}.")
                _say(missing[-1])
    shown = "\n\n".join([table(done), *missing] if done else missing)
    print(shown)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(
        f"# Speed and size\n\nMade by `make bench` on {date.today()}: {len(chosen)} examples for"
        f" both ({given.examples or 'all'} per intent), {len(messages)} messages over HTTP,"
        f" {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}. The"
        f" machine's load was {load:.1f} when it began"
        f" ({'quiet' if load < 1 else 'busy with other things: absolute figures are too high'})."
        f" Machines are noisy: read the ratios.\n\n{shown}\n",
        encoding="utf-8",
    )
    if missing:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
