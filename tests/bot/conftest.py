from __future__ import annotations

import pytest

from bot.brain.brain import BrainAway
from bot.brain.voice import Voice
from bot.conversation import ConversationService
from bot.expiring import MemoryStore
from tests.bot.fakes import ScriptedBrain
from tests.conftest import NOON, Clock


@pytest.fixture
def brain() -> ScriptedBrain:
    return ScriptedBrain()


@pytest.fixture
def store(clock: Clock) -> MemoryStore:
    return MemoryStore(clock)


@pytest.fixture
def service(brain: ScriptedBrain, store: MemoryStore) -> ConversationService:
    return ConversationService(
        store, brain, BrainAway, Voice(), session_seconds=3600, now=lambda: NOON
    )
