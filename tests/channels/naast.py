"""The channel in this process (on a thread of its own) or in a process of its own, for tests."""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.brain.brain import BrainAway
from bot.brain.voice import Voice
from bot.channels.telegram.running import ChannelStopped, Telegram, run_alone
from bot.conversation import ConversationService
from bot.expiring import ExpiringStore, MemoryStore
from bot.reply import Button, Reply
from bot.settings import Settings, read_settings
from tests.channels.bot_api import PATIENCE, TOKEN, BotApi, wait_until
from tests.conftest import NOON

SECRET = "a key of a test that is long enough to be one"


class TalkingBrain:
    """Answers as told, else echoes; asks for a check-in and for wiping as the real one does."""

    def __init__(self) -> None:
        self.awake = True
        self.waking = False
        self.heard: list[tuple[str, str, Mapping[str, Any]]] = []
        self.forgotten: list[str] = []
        self.script: dict[str, list[Reply]] = {
            "kies": [Reply("Kies maar.", (Button("Ja", "/bevestigen"), Button("Nee", "/nee")))],
            "/bevestigen": [Reply("Ja dus.")],
            "/nee": [Reply("Nee dus.")],
            "bericht later": [
                Reply("Welke dag past?"),
                Reply("", control={"checkin": True}),
            ],
            "vergeet alles": [Reply("Het is weg."), Reply("", control={"wipe": True})],
        }
        self.error: Exception | None = None
        self.delay = 0.0

    async def answer(
        self, conversation_id: str, text: str, metadata: Mapping[str, Any]
    ) -> list[Reply]:
        if not self.awake:
            raise BrainAway("asleep")
        self.heard.append((conversation_id, text, metadata))
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.error is not None:
            raise self.error
        return self.script.get(text, [Reply(f"gehoord: {text}")])

    async def forget(self, conversation_id: str) -> None:
        self.forgotten.append(conversation_id)

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.heard]


class Moment:
    """A local clock that a test moves."""

    def __init__(self, start: datetime = NOON) -> None:
        self.at = start

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


class Naast:
    """The channel on a thread, with the real service around a brain that a test decides."""

    def __init__(
        self,
        api: BotApi,
        var: Path,
        *,
        service: ConversationService | None = None,
        store: ExpiringStore | None = None,
        **environment: str,
    ) -> None:
        self.settings = settings_for(api, var, **environment)
        self.brain = TalkingBrain()
        self.store = store or MemoryStore(time.monotonic)
        self.now = Moment()
        self.clock: Callable[[], float] = time.time
        self._service = service
        self.told: list[str] = []
        self.error: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._thread: threading.Thread | None = None
        self.telegram: Telegram | None = None

    def make(self) -> Telegram:
        self.telegram = Telegram(
            self.settings,
            self._service or service_for(self.settings, self.store, self.brain, self.now),
            self.store,
            VOICE,
            tell=self.told.append,
            now=self.now,
            clock=self.clock,
            look_every=0.05,
        )
        return self.telegram

    def start(self) -> Naast:
        def run() -> None:
            try:
                asyncio.run(main())
            except (ChannelStopped, asyncio.CancelledError) as error:
                self.error = error

        async def main() -> None:
            self._loop = asyncio.get_running_loop()
            self._task = asyncio.ensure_future(self.make().run())
            await self._task

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        wait_until(lambda: bool(self.told) or not self._is_alive())
        return self

    def stop(self) -> None:
        """Stop as Ctrl-C does."""
        if self._is_alive() and self._loop and self._task:
            self._loop.call_soon_threadsafe(self._task.cancel)
        assert self._thread is not None
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the channel did not stop"

    def _is_alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()


def settings_for(api: BotApi, var: Path, **environment: str) -> Settings:
    return read_settings(
        {
            "NAAST_TELEGRAM_TOKEN": TOKEN,
            "NAAST_TELEGRAM_API": api.url,
            "NAAST_SECRET_KEY": SECRET,
            **environment,
        },
        var=var,
    )


def service_for(
    settings: Settings, store: ExpiringStore, brain: TalkingBrain, now: Moment
) -> ConversationService:
    return ConversationService(
        store,
        brain,
        BrainAway,
        VOICE,
        session_seconds=settings.session_seconds,
        now=now,
        organisation=settings.organisation,
    )


class Process:
    """The channel in a process of its own, that a test may kill."""

    def __init__(
        self,
        api: BotApi,
        var: Path,
        *,
        delay: float = 0.0,
        days: float = 0.0,
        **environment: str,
    ) -> None:
        self._settings = settings_for(api, var, **environment)
        self._errors = var / f"errors-{next(_NUMBERS)}.txt"
        self._lines, theirs = _FORKS.Pipe(duplex=False)
        self._process = _FORKS.Process(
            target=_live, args=(self._settings, theirs, self._errors, delay, days), daemon=True
        )

    def start(self) -> Process:
        self._process.start()
        return self

    def wait_for_line(self) -> str:
        """The next line that it tells."""
        assert self._lines.poll(PATIENCE), "it told nothing"
        return str(self._lines.recv())

    def kill(self) -> None:
        """As kill -9."""
        self.end(signal.SIGKILL)

    def end(self, sign: int = signal.SIGTERM) -> str:
        """End it; everything that it wrote to standard error."""
        assert self._process.pid
        os.kill(self._process.pid, sign)
        self._process.join(PATIENCE)
        assert not self._process.is_alive(), "it did not end"
        self._lines.close()
        return self._errors.read_text()

    @property
    def status(self) -> int | None:
        return self._process.exitcode


def _live(settings: Settings, lines: Connection, errors: Path, delay: float, days: float) -> None:
    """What a `Process` runs: as `naast telegram`, with a brain that echoes."""
    from bot.logs import make_wordless

    sys.stderr = errors.open("w", buffering=1)
    make_wordless()
    store, brain = MemoryStore(time.monotonic), TalkingBrain()
    brain.delay = delay
    now = Moment(NOON + timedelta(days=days))
    service = service_for(settings, store, brain, now)
    run_alone(Telegram(settings, service, store, VOICE, tell=lines.send, now=now, look_every=0.2))


_NUMBERS = itertools.count()
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.channels.warm"])
VOICE = Voice()
