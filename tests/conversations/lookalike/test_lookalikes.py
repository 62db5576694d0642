"""What only sounds like danger: nothing fires, nothing is flagged, the talk just goes on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.brain.brain import BrainAway
from bot.brain.voice import Voice
from bot.conversation import ConversationService
from bot.expiring import MemoryStore
from bot.safety import assess, may_go_on
from tests.bot.fakes import ScriptedBrain
from tests.conftest import NOON, Clock
from tests.conversations.danger.script import danger_texts

TALKS: list[list[str]] = yaml.safe_load(
    (Path(__file__).parent / "lijkt_op.yml").read_text(encoding="utf-8")
)
EACH = [pytest.param([str(line) for line in talk], id=str(talk[0])[:50]) for talk in TALKS]
ALARM = re.compile(r"(?<!\d)(?:112|113|0800-?\d{4})(?!\d)")


def test_there_are_enough() -> None:
    assert len(TALKS) >= 30


@pytest.mark.parametrize("talk", EACH)
def test_no_level_is_found(talk: list[str]) -> None:
    before = None
    for line in talk:
        joined = before if before and may_go_on(before, line) else None
        assert assess(line, previous=joined).level is None, line
        before = line


@pytest.mark.brain
@pytest.mark.parametrize("lines", EACH)
def test_nothing_fires_in_the_talk(begin_talk, real_house, lines: list[str]) -> None:
    talk = begin_talk()
    for line in lines:
        answer = talk.say(line)
        said = [reply["text"] for reply in talk.turns[-1]]
        assert not set(said) & danger_texts().keys(), f"{line}: {answer}"
        assert talk.options or not ALARM.search(answer), f"{line}: {answer}"


@pytest.mark.parametrize("lines", EACH)
async def test_nothing_is_flagged_without_the_brain(lines: list[str]) -> None:
    brain = ScriptedBrain()
    service = ConversationService(
        MemoryStore(Clock()), brain, BrainAway, Voice(), session_seconds=3600, now=lambda: NOON
    )
    for line in lines:
        await service.say("a", text=line)
    assert all(metadata["flag"] is None for _, _, metadata in brain.heard)
    brain.awake = False
    answer = await service.say("a", text=lines[-1])
    assert not {reply.text for reply in answer.replies} & danger_texts().keys()
