"""The brain's thread, time limit and failures, with an agent whose behaviour the test decides."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.brain.brain import Brain, BrainAway, State
from bot.brain.voice import Voice
from bot.expiring import MemoryStore
from bot.reply import Reply

LIMIT = 0.15


class FakeTrackers:
    def __init__(self) -> None:
        self.deleted: list[str] = []

    async def delete(self, conversation_id: str) -> None:
        self.deleted.append(conversation_id)


class TestBrain(Brain):
    """A brain with an agent of the test instead of Rasa's."""

    __test__ = False

    def __init__(self, answer: Callable[[str], Any], load_error: BaseException | None = None):
        super().__init__(
            Path("nergens"),
            lambda: MemoryStore(time.monotonic),
            Voice(),
            session_seconds=60,
            time_limit=LIMIT,
        )
        self._answer = answer
        self._load_error = load_error

    def _load(self) -> None:
        if self._load_error is not None:
            raise self._load_error
        self._trackers = FakeTrackers()

    async def _turn(self, conversation_id: str, text: str, metadata: dict) -> list[Reply]:
        result = self._answer(text)
        if asyncio.iscoroutine(result):
            result = await result
        return result


@pytest.fixture
def make_brain():
    made: list[Brain] = []

    def make(answer: Callable[[str], Any], load_error: BaseException | None = None) -> Brain:
        brain = TestBrain(answer, load_error)
        made.append(brain)
        brain.wake()
        brain.wait(5)
        return brain

    yield make
    for brain in made:
        brain.close()


async def test_it_answers_on_a_thread_of_its_own(make_brain) -> None:
    seen: list[str] = []

    def answer(text: str) -> list[Reply]:
        seen.append(threading.current_thread().name)
        return [Reply(text)]

    assert await make_brain(answer).answer("a", "hoi", {}) == [Reply("hoi")]
    assert seen == ["naast-brain"]


async def test_before_it_is_awake_it_is_away() -> None:
    brain = TestBrain(lambda text: [Reply(text)])
    assert not brain.awake
    with pytest.raises(BrainAway):
        await brain.answer("a", "hoi", {})


async def test_a_blocking_action_does_not_stop_the_door(make_brain) -> None:
    release = threading.Event()

    def hang(text: str) -> list[Reply]:
        if text == "hang":
            release.wait(5)
        return [Reply(text)]

    brain = make_brain(hang)
    started = asyncio.get_running_loop().time()
    with pytest.raises(BrainAway):
        await brain.answer("a", "hang", {})
    # The limit fired while the brain's own loop was blocked.
    assert asyncio.get_running_loop().time() - started < 3
    assert not brain.awake
    with pytest.raises(BrainAway):
        await brain.answer("b", "hoi", {})
    release.set()
    for _ in range(100):
        if brain.awake:
            break
        await asyncio.sleep(0.02)
    assert await brain.answer("b", "hoi", {}) == [Reply("hoi")]


async def test_an_awaiting_turn_that_is_late_is_cut_off(make_brain) -> None:
    finished: list[str] = []

    async def slow(text: str) -> list[Reply]:
        await asyncio.sleep(LIMIT * 4)
        finished.append(text)
        return [Reply(text)]

    brain = make_brain(slow)
    with pytest.raises(BrainAway):
        await brain.answer("a", "hoi", {})
    await asyncio.sleep(LIMIT * 6)
    assert finished == []


async def test_an_error_becomes_away_without_its_words(make_brain, capfd) -> None:
    def fail(text: str) -> list[Reply]:
        raise RuntimeError("woorden van Truus")

    with pytest.raises(BrainAway) as caught:
        await make_brain(fail).answer("a", "woorden van Truus", {})
    assert "Truus" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert "Truus" not in "".join(capfd.readouterr())


async def test_silence_counts_as_away(make_brain) -> None:
    with pytest.raises(BrainAway):
        await make_brain(lambda text: []).answer("a", "hoi", {})


@pytest.mark.parametrize("error", [RuntimeError("woorden"), SystemExit(1)])
def test_a_brain_that_cannot_load_says_so(make_brain, error: BaseException) -> None:
    brain = make_brain(lambda text: [Reply(text)], load_error=error)
    assert brain.state is State.FAILED
    assert not brain.awake


async def test_forgetting_reaches_the_store(make_brain) -> None:
    brain = make_brain(lambda text: [Reply(text)])
    await brain.forget("a")
    assert brain._trackers.deleted == ["a"]
