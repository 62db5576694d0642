"""Nothing that a person writes reaches a log, a file, a warning or an error, whatever it is."""

from __future__ import annotations

import asyncio
import logging
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.settings import ROOT

pytestmark = pytest.mark.brain

MARK = "zqxj"
"""Stands in every message of these tests and nowhere else."""
_PIECES = st.sampled_from(
    [
        "ik voel me alleen",
        "/restart",
        "waar kan ik schaken in holtenbroek",
        "ik wil dood",
        "de tweede",
        "{x}",
        "%s %d",
        "<b>",
        "nee",
        "😀",
        "\x00",
        "ik",
    ]
)


@pytest.fixture(scope="module")
def everything(real_house, tmp_path_factory):
    """The real house with all that is logged, at every level, caught in a list."""
    caught: list[str] = []

    class Catch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            # What the one handler of the process would write.
            formatter = logging.getLogger().handlers[0].formatter
            assert formatter is not None
            caught.append(formatter.format(record))

    handler = Catch()
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield real_house, caught
    root.removeHandler(handler)
    root.setLevel(level)


def _files() -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns
        for folder in (ROOT / "var", ROOT / "models", ROOT / ".rasa")
        if folder.exists()
        for path in folder.rglob("*")
        if path.is_file()
    }


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pieces=st.lists(st.one_of(_PIECES, st.text(max_size=60)), min_size=1, max_size=4))
@example(pieces=["a" * 1900])
@example(pieces=["أنا وحيد"])
@example(pieces=["ik wil niet meer leven"])
def test_no_text_gives_silence_an_error_or_a_trace(everything, capfd, pieces: list[str]) -> None:
    house, caught = everything
    caught.clear()
    before = _files()
    text = f"{MARK} {' '.join(pieces)}"[:2000]
    identity = f"p{abs(hash(text))}"
    answer = asyncio.run(house.service.say(identity, text=text))
    assert answer.replies and all(reply.text for reply in answer.replies)
    assert MARK not in "".join(reply.text for reply in answer.replies)
    assert MARK not in "\n".join(caught)
    assert identity not in "\n".join(caught)
    out, err = capfd.readouterr()
    assert MARK not in out + err
    assert _files() == before
    asyncio.run(house.service.wipe(identity))
    assert MARK not in str(house.store._values)


def test_no_code_path_sends_a_conversation_anywhere() -> None:
    """Only the Telegram channel speaks to the outside, with what it is told to say."""
    network = re.compile(
        r"^\s*(?:from|import) (?:httpx|aiohttp|requests|urllib\.request|smtplib|socket|ftplib|"
        r"telegram|boto3|kafka|pika|sentry_sdk)\b",
        re.M,
    )
    allowed = {"server.py"}  # opens the door's own socket
    for folder in ("bot", "actions", "social_map"):
        for path in (ROOT / folder).rglob("*.py"):
            if "telegram" in str(path) or path.name in allowed:
                continue
            assert not network.search(path.read_text(encoding="utf-8")), path


def test_rasa_sends_nothing_either(real_house) -> None:
    assert os.environ["RASA_TELEMETRY_ENABLED"] == "false"
    assert real_house.brain._trackers.event_broker is None
    assert type(real_house.brain._agent.tracker_store).__name__ == "ExpiringTrackerStore"
