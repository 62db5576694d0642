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
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
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


Sender = Callable[[httpx.AsyncClient, str, str], Awaitable[None]]
"""Sends one message in the conversation of this name."""


@dataclass(eq=False)
class Build:
    """One of the two, and what it did."""

    name: str
    target: Path
    """Its copy of the project."""
    training: list[str]
    """The command that trains it."""
    commands: list[list[str]]
    """The commands that serve it."""
    url: str
    send: Sender
    learnt: float = 0.0
    """Seconds of training."""
    learnt_cpu: float = 0.0
    """Seconds of processor of training."""
    waking: float = 0.0
    """Seconds from start until the first answer."""
    memory: float = 0.0
    """Megabytes resident, all processes together, after the messages."""
    cpu: float = 0.0
    """Seconds of processor for all messages together."""
    one: list[float] = field(default_factory=list)
    """Seconds per message, one conversation at a time."""
    eight: list[float] = field(default_factory=list)
    """Seconds per message, eight conversations at once."""
    eight_total: float = 0.0
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
            self.cpu / (len(self.one) + len(self.eight)) * 1000,
            self.memory,
            self.learnt,
            self.learnt_cpu,
            self.waking,
        ]


HEADS = [
    "median, 1 talk (ms)",
    "95th percentile, 1 talk (ms)",
    "messages a second, 1 talk",
    "median, 8 talks (ms)",
    "95th percentile, 8 talks (ms)",
    "messages a second, 8 talks",
    "processor time per message (ms)",
    "memory (MB)",
    "training (s)",
    "processor time of training (s)",
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


def learn(build: Build, deadline: Deadline) -> None:
    """Train this build.

    Raises:
        NotMeasured: it failed, or took too long.
    """
    started, before = time.monotonic(), _cpu_of_ended()
    with running([build.training], build.target) as [child]:
        try:
            status = child.wait(deadline.left())
        except subprocess.TimeoutExpired:
            deadline.left()
            raise
    if status != 0:
        raise NotMeasured(f"training ended with status {status}{_last_words(build.target)}")
    build.learnt = time.monotonic() - started
    build.learnt_cpu = _cpu_of_ended() - before


def _cpu_of_ended() -> float:
    """Seconds of processor of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _last_words(target: Path) -> str:
    """The last line that the child processes of this copy wrote, when there is one."""
    written = (target / OUTPUT).read_text(encoding="utf-8", errors="replace")
    lines = [line.strip() for line in re.split(r"[\r\n]", written) if line.strip()]
    return f": {lines[-1][:200]}" if lines else ""


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
            _signal(child, signal.SIGTERM)
        for child in children:
            with suppress(subprocess.TimeoutExpired):
                child.wait(STOP_PATIENCE)
            _signal(child, signal.SIGKILL)
            child.wait()


def _signal(child: subprocess.Popen[bytes], number: int) -> None:
    """Send this to the child and all that it started, when that is still there."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, number)


def memory_and_cpu(children: list[subprocess.Popen[bytes]]) -> tuple[float, float]:
    """Megabytes resident and seconds of processor of these processes and their children."""
    resident = used = 0.0
    for child in children:
        process = psutil.Process(child.pid)
        for one in (process, *process.children(recursive=True)):
            resident += one.memory_info().rss
            used += sum(one.cpu_times()[:2])
    return resident / 1e6, used


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


async def ask(build: Build, messages: list[str], talks: int, name: str) -> list[float]:
    """Seconds per message, with so many conversations at once, all of them new."""
    times: list[float] = []

    async def one(number: int) -> None:
        async with httpx.AsyncClient(base_url=build.url, timeout=60) as client:
            for message in messages[number::talks]:
                started = time.perf_counter()
                await build.send(client, f"{name}-{number}", message)
                times.append(time.perf_counter() - started)

    await asyncio.gather(*(one(number) for number in range(talks)))
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


PORTION = 20
"""Messages in one conversation, so that the limit on pace is not what is measured."""


def wake(build: Build, children: list[subprocess.Popen[bytes]], deadline: Deadline) -> None:
    """Wait for the first answer.

    Raises:
        NotMeasured: it did not come.
    """
    started = time.monotonic()
    try:
        asyncio.run(until_answer(build.url, build.send, children, deadline))
    except NotMeasured as error:
        raise NotMeasured(f"{error}{_last_words(build.target)}") from None
    build.waking = time.monotonic() - started


def measure(
    build: Build,
    children: list[subprocess.Popen[bytes]],
    part: list[str],
    begin: int,
    deadline: Deadline,
) -> None:
    """One portion of messages, first in one conversation, then in eight.

    Args:
        begin: how many messages went before.

    Raises:
        NotMeasured: a message failed, or it took too long.
    """

    def asked(talks: int) -> list[float]:
        # Neither too many messages in one conversation nor too many conversations a minute.
        run = ask(build, part, talks, f"{talks}-{begin // (PORTION * talks)}")
        return asyncio.run(asyncio.wait_for(run, deadline.left()))

    _, before = memory_and_cpu(children)
    try:
        build.one += asked(1)
        begun = time.perf_counter()
        build.eight += asked(8)
        build.eight_total += time.perf_counter() - begun
    except (httpx.HTTPError, AssertionError, KeyError) as error:
        raise NotMeasured(f"a message failed with {type(error).__name__}") from None
    except asyncio.TimeoutError:
        deadline.left()
        raise
    build.memory, after = memory_and_cpu(children)
    build.cpu += after - before


def table(builds: list[Build]) -> str:
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


def naast(target: Path) -> Build:
    """This build."""
    python, port = sys.executable, free_port()
    return Build(
        "Naast",
        target,
        [python, "-m", "bot.cli", "train", "--force"],
        [[python, "-m", "bot.cli", "run", "--port", str(port)]],
        f"http://127.0.0.1:{port}",
        naast_sender(),
    )


def stock(target: Path) -> Build:
    """A stock Rasa with the same examples, rules and actions."""
    make_stock(target)
    rasa, port, actions = [sys.executable, "-m", "rasa"], free_port(), free_port()
    endpoints = {
        "action_endpoint": {"url": f"http://127.0.0.1:{actions}/webhook"},
        "tracker_store": {
            "type": "SQL",
            "dialect": "sqlite",
            "db": str(target / "trackers.db"),
        },
    }
    (target / "endpoints.yml").write_text(yaml.safe_dump(endpoints))
    return Build(
        "stock Rasa",
        target,
        [*rasa, "train", "--fixed-model-name", "naast", "--force"],
        [
            [*rasa, "run", "actions", "--port", str(actions)],
            [*rasa, "run", "--enable-api", "--port", str(port)],
        ],
        f"http://127.0.0.1:{port}",
        rasa_send,
    )


def bench(
    builds: list[Build], messages: list[str], deadline: Deadline
) -> tuple[list[Build], list[str]]:
    """Train, wake and measure; the builds that were measured, and why others were not.

    Both are awake while they are measured, by turns, so that what else the machine does weighs
    on both alike.
    """
    children: dict[str, list[subprocess.Popen[bytes]]] = {}
    missing: list[str] = []

    def tried(build: Build, what: str, work: Callable[[], None]) -> None:
        if build not in builds:
            return
        if what:
            _say(f"{build.name} {what} ...")
        try:
            work()
        except NotMeasured as why:
            missing.append(f"Not measured: {build.name}: {why}.")
            _say(missing[-1])
            builds.remove(build)

    with ExitStack() as stack:

        def start(build: Build) -> None:
            children[build.name] = stack.enter_context(running(build.commands, build.target))
            wake(build, children[build.name], deadline)

        for build in list(builds):
            tried(build, "learns", partial(learn, build, deadline))
        for build in list(builds):
            tried(build, "wakes", partial(start, build))
        for begin in range(0, len(messages), PORTION):
            part = messages[begin : begin + PORTION]
            for build in list(builds):
                what = "answers" if begin == 0 else ""
                work = partial(measure, build, children[build.name], part, begin, deadline)
                tried(build, what, work)
    return builds, missing


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=20, help="per intent; 0 is all")
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=60, help="nothing runs longer")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bench.md")
    given = parser.parse_args()
    # Ended from outside it stops as with Ctrl-C: with its child processes and its folder.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
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
    with tempfile.TemporaryDirectory() as folder:
        builds = []
        for make in (naast, stock):
            target = Path(folder) / make.__name__
            copy_project(target, chosen)
            builds.append(make(target))
        done, missing = bench(builds, messages, deadline)
    shown = "\n\n".join([table(done), *missing] if done else missing)
    print(shown)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(
        f"# Speed and size\n\nMade by `make bench` on {date.today()}: {len(chosen)} examples for"
        f" both ({given.examples or 'all'} per intent), {len(messages)} messages over HTTP,"
        f" {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}. The"
        f" machine's load was {load:.1f} when it began"
        f" ({'quiet' if load < 1 else 'busy with other things: absolute figures are too high'})."
        " Machines are noisy: read the ratios (stock Rasa divided by Naast). The two were asked by"
        " turns, and processor time"
        f" does not depend on what else the machine does.\n\n{shown}\n",
        encoding="utf-8",
    )
    if missing:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
