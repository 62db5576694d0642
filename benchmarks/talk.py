"""How fast and how large: this build beside a stock Rasa, in one run on one machine.

    make bench                      (python -m benchmarks.talk)
    python -m benchmarks.talk --examples 20 --messages 200

Both learn from the same examples, run the same rules and actions, and answer the same messages
over HTTP. The stock one is what `rasa init` gives: its pipeline (DIET, response selector) and
policies (memoization, rules, TED, UnexpecTED), an action server of its own, and an SQL store.
Its neural parts learn for an hour from everything, so both get a seeded sample of the examples
per intent; `--examples 0` takes all. The result is printed and written to docs/bench.md.
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
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
import psutil
import yaml

from bot.language_data.reading import Line, read_training
from bot.settings import ROOT

SEED = 11
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


def run_quietly(command: list[str], target: Path) -> float:
    """Run to the end; the seconds it took.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    started = time.monotonic()
    subprocess.run(
        command,
        cwd=target,
        env=environment(target),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.monotonic() - started


def train(target: Path) -> float:
    """Train in this copy; the seconds it took."""
    return run_quietly(
        [sys.executable, "-m", "rasa", "train", "--fixed-model-name", "naast", "--force"], target
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(commands: list[list[str]], target: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The commands as child processes, ended afterwards."""
    children = [
        subprocess.Popen(
            command,
            cwd=target,
            env=environment(target),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    try:
        yield children
    finally:
        for child in children:
            child.send_signal(signal.SIGINT)
        for child in children:
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()


def memory(children: list[subprocess.Popen[bytes]]) -> float:
    """Megabytes resident of these processes and their children together."""
    total = 0
    for child in children:
        process = psutil.Process(child.pid)
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    return total / 1e6


Sender = Callable[[httpx.AsyncClient, str, str], Awaitable[None]]


async def until_answer(url: str, send: Sender) -> None:
    """Wait until a message is answered by the brain."""
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        for _ in range(600):
            try:
                await send(client, "first", "hoi")
                return
            except (httpx.HTTPError, KeyError, AssertionError):
                await asyncio.sleep(0.5)
    raise RuntimeError("no answer within five minutes")


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
) -> Figures:
    """Start, wait for the first answer, and measure."""
    with running(commands, target) as children:
        started = time.monotonic()
        asyncio.run(until_answer(url, send))
        waking = time.monotonic() - started
        one = asyncio.run(measure(url, send, messages, 1))
        begun = time.perf_counter()
        eight = asyncio.run(measure(url, send, messages, 8))
        total = time.perf_counter() - begun
        return Figures(name, training, waking, memory(children), one, eight, total)


def table(builds: list[Figures]) -> str:
    """The figures as a Markdown table with ratios (stock divided by this build)."""
    others = builds[1:]
    names = " | ".join(b.name for b in builds)
    lines = [f"| | {names} | ratio |", "|---|" + "---:|" * (len(builds) + 1)]
    for index, head in enumerate(HEADS):
        values = [b.row()[index] for b in builds]
        ratio = values[1] / values[0] if others and values[0] else float("nan")
        shown = " | ".join(f"{value:,.1f}" for value in values)
        lines.append(f"| {head} | {shown} | {ratio:.1f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=20, help="per intent; 0 is all")
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bench.md")
    given = parser.parse_args()
    lines, _ = read_training(ROOT)
    chosen = sample(lines, given.examples)
    rest = [line for line in lines if line not in set(chosen)] or lines
    messages = [line.text for line in random.Random(SEED).sample(rest, given.messages)]
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = Path(folder) / "naast", Path(folder) / "stock"
        copy_project(ours, chosen)
        copy_project(stock, chosen)
        make_stock(stock)
        print(f"{len(chosen)} examples, {len(messages)} messages", flush=True)
        print("[1/4] this build learns ...", flush=True)
        trained = run_quietly([python, "-m", "bot.cli", "train", "--force"], ours)
        print("[2/4] this build answers ...", flush=True)
        port = free_port()
        naast = try_build(
            "Naast",
            trained,
            [[python, "-m", "bot.cli", "run", "--port", str(port)]],
            ours,
            f"http://127.0.0.1:{port}",
            naast_sender(),
            messages,
        )
        print("[3/4] the stock Rasa learns (minutes) ...", flush=True)
        stock_trained = train(stock)
        print("[4/4] the stock Rasa answers ...", flush=True)
        port, actions = free_port(), free_port()
        (stock / "endpoints.yml").write_text(
            yaml.safe_dump(
                {
                    "action_endpoint": {"url": f"http://127.0.0.1:{actions}/webhook"},
                    "tracker_store": {
                        "type": "SQL",
                        "dialect": "sqlite",
                        "db": str(stock / "trackers.db"),
                    },
                }
            )
        )
        rasa = try_build(
            "stock Rasa",
            stock_trained,
            [
                [python, "-m", "rasa", "run", "actions", "--port", str(actions)],
                [python, "-m", "rasa", "run", "--enable-api", "--port", str(port)],
            ],
            stock,
            f"http://127.0.0.1:{port}",
            rasa_send,
            messages,
        )
    shown = table([naast, rasa])
    print(shown)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(
        f"# Speed and size\n\nMade by `make bench` on {date.today()}: {len(chosen)} examples for"
        f" both, {len(messages)} messages over HTTP, {os.cpu_count()} cores"
        f" ({platform.machine()}), Python {platform.python_version()}. Machines are noisy: read"
        f" the ratios.\n\n{shown}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
