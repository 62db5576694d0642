"""The brain: Rasa's Agent on a thread and event loop of its own.

`bot.brain.brain` imports Rasa inside the thread that wakes it, so importing this module is quick.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from enum import Enum
from pathlib import Path
from typing import Any

from bot.brain.voice import Voice
from bot.expiring import ExpiringStore
from bot.logs import note, on_loop_error
from bot.reply import Reply

TIME_LIMIT = 5.0
"""Seconds that the door waits for an answer."""


class BrainAway(Exception):
    """The brain cannot answer now: asleep, too late, or failed. Holds no words."""


class State(Enum):
    ASLEEP = "asleep"
    WAKING = "waking"
    AWAKE = "awake"
    FAILED = "failed"


class Brain:
    """Wakes in the background and answers within a time limit.

    Args:
        model: the trained model's file.
        make_store: makes the expiring store; called on the brain's own loop.
        voice: says the responses.
        session_seconds: silence after which a conversation is gone.
        time_limit: seconds before a turn is given up.
        warm: is called while waking, for what would make the first answer slow.
    """

    def __init__(
        self,
        model: Path,
        make_store: Callable[[], ExpiringStore],
        voice: Voice,
        *,
        session_seconds: float,
        time_limit: float = TIME_LIMIT,
        warm: Callable[[], object] = lambda: None,
    ) -> None:
        self._warm = warm
        self.state = State.ASLEEP
        self._model = model
        self._make_store = make_store
        self._voice = voice
        self._session_seconds = session_seconds
        self._time_limit = time_limit
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._agent: Any = None
        self._trackers: Any = None
        self._stuck: Future[Any] | None = None
        self._ready = threading.Event()

    @property
    def awake(self) -> bool:
        """Whether the brain can be asked now."""
        return self.state is State.AWAKE and not self._is_stuck()

    @property
    def waking(self) -> bool:
        """Whether it will be awake soon by itself."""
        return self.state in (State.ASLEEP, State.WAKING)

    def wake(self) -> None:
        """Start waking in the background; returns at once."""
        if self.state in (State.WAKING, State.AWAKE):
            return
        self.state = State.WAKING
        self._ready.clear()
        self._thread = threading.Thread(target=self._live, name="naast-brain", daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the brain is awake or has failed; whether it is awake."""
        self._ready.wait(seconds)
        return self.state is State.AWAKE

    async def answer(
        self, conversation_id: str, text: str, metadata: Mapping[str, Any]
    ) -> list[Reply]:
        """What the brain says to this message.

        Raises:
            BrainAway: it is not awake, did not answer in time, failed, or said nothing.
        """
        if not self.awake or self._loop is None:
            raise BrainAway("asleep")
        call = asyncio.run_coroutine_threadsafe(
            self._turn(conversation_id, text, dict(metadata)), self._loop
        )
        try:
            replies = await asyncio.wait_for(
                asyncio.shield(asyncio.wrap_future(call)), self._time_limit
            )
        except asyncio.TimeoutError:
            self._stuck = call
            call.cancel()
            self._probe()
            note("brain_late", logging.WARNING)
            raise BrainAway("late") from None
        except asyncio.CancelledError:
            call.cancel()
            raise
        except Exception as error:
            note("brain_turn_failed", logging.ERROR, kind=type(error))
            raise BrainAway(type(error).__name__) from None
        if not replies:
            raise BrainAway("silent")
        return replies

    async def forget(self, conversation_id: str) -> None:
        """Remove all that the brain keeps of this conversation."""
        if self._loop is None or self._trackers is None:
            return
        call = asyncio.run_coroutine_threadsafe(self._trackers.delete(conversation_id), self._loop)
        await asyncio.wait_for(asyncio.wrap_future(call), self._time_limit)

    def close(self) -> None:
        """Let the thread end; waits a moment for a turn that is under way."""
        if self._loop is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._loop.stop)
        if self._thread is not None:
            self._thread.join(timeout=3)
        self.state = State.ASLEEP

    async def _turn(
        self, conversation_id: str, text: str, metadata: dict[str, Any]
    ) -> list[Reply]:
        from rasa.core.channels.channel import UserMessage

        from bot.brain.output import ReplyChannel

        channel = ReplyChannel()
        message = UserMessage(
            text, channel, conversation_id, input_channel="naast", metadata=metadata
        )
        await self._agent.handle_message(message)
        return [reply for reply in channel.replies if reply.text or reply.control]

    def _is_stuck(self) -> bool:
        return self._stuck is not None

    def _probe(self) -> None:
        """After a late turn: count the brain as away until its loop turns again."""
        assert self._loop is not None

        def moving() -> None:
            self._stuck = None

        self._loop.call_soon_threadsafe(moving)

    def _live(self) -> None:
        started = time.monotonic()
        loop = asyncio.new_event_loop()
        loop.set_exception_handler(on_loop_error)
        asyncio.set_event_loop(loop)
        try:
            self._load()
        except BaseException as error:  # SystemExit too: Rasa ends the process on some faults.
            self.state = State.FAILED
            note("brain_failed", logging.ERROR, kind=type(error))
            self._ready.set()
            loop.close()
            return
        self._loop = loop
        self.state = State.AWAKE
        note("brain_awake", seconds=time.monotonic() - started)
        self._ready.set()
        try:
            loop.run_forever()
        finally:
            pending = asyncio.all_tasks(loop)
            for task in pending:
                task.cancel()
            if pending:
                loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
            loop.close()

    def _load(self) -> None:
        from rasa.core.agent import Agent

        import actions
        from bot.brain.endpoint import InProcessEndpoint, load_actions, validate_once
        from bot.brain.guard import check_endpoints
        from bot.brain.store import ExpiringTrackerStore

        check_endpoints()
        validate_once()
        self._warm()
        self._trackers = ExpiringTrackerStore(
            store=self._make_store(), seconds=self._session_seconds
        )
        agent = Agent(
            generator=as_rasa_voice(self._voice),
            tracker_store=self._trackers,
            action_endpoint=InProcessEndpoint(load_actions(actions)),
        )
        # Rasa wraps the store in one that falls back to memory that never forgets.
        agent.tracker_store = self._trackers
        agent.load_model(self._model)
        self._agent = agent


def as_rasa_voice(voice: Voice) -> Any:
    """The voice as an instance of Rasa's own NLG class, which `Agent` insists on."""
    from rasa.core.nlg.generator import NaturalLanguageGenerator

    class _RasaVoice(NaturalLanguageGenerator):
        generate = staticmethod(voice.generate)

    return _RasaVoice()
