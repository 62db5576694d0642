"""The real door with a brain that says what a script holds; the page itself is what is tested."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import uvicorn
import yaml
from starlette.applications import Starlette

from bot.brain.voice import Voice
from bot.conversation import ConversationService
from bot.door.app import make_app
from bot.expiring import MemoryStore
from bot.reply import Button, Reply
from bot.settings import read_settings

SCRIPT = Path(__file__).with_name("gesprek.yml")
NOON = datetime(2026, 11, 23, 12, 0)


class Asleep(Exception):
    """The scripted brain is not awake."""


class ScriptedBrain:
    """Answers from a script, by what was said; what is not in it comes back as it was."""

    def __init__(self) -> None:
        self.begin({})

    def begin(self, script: Mapping[str, list[Reply]]) -> None:
        """Be awake, with this script, as if nothing was ever said."""
        self.script = dict(script)
        self.awake = True
        self.heard: list[str] = []
        """What was said to it, in order."""
        self.conversations: list[str] = []
        """In which conversation, in the same order."""
        self.forgotten: list[str] = []
        self.waking = True
        self.slow = 0.0
        """Seconds that an answer takes."""

    async def answer(
        self, conversation_id: str, text: str, metadata: Mapping[str, Any]
    ) -> list[Reply]:
        if not self.awake:
            raise Asleep
        self.heard.append(text)
        self.conversations.append(conversation_id)
        await asyncio.sleep(self.slow)
        return self.script.get(text, [Reply(f"Gehoord: {text}")])

    async def forget(self, conversation_id: str) -> None:
        self.forgotten.append(conversation_id)


def read_script(path: Path = SCRIPT) -> dict[str, list[Reply]]:
    """The script of a file: what is said, and the replies to it."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    # The button can be typed as well.
    loaded["laat maar zien"] = loaded["/bevestigen"]
    return {
        said: [
            Reply(
                reply["text"],
                tuple(Button(b["title"], b["payload"]) for b in reply.get("buttons", ())),
                tuple(reply.get("options", ())),
            )
            for reply in replies
        ]
        for said, replies in loaded.items()
    }


class House:
    """A door that can be opened and shut on one and the same port.

    Args:
        brain: what answers behind it.
        var: a folder for what the door makes while it runs.
    """

    def __init__(self, brain: ScriptedBrain, var: Path) -> None:
        self.brain = brain
        self.store = MemoryStore(time.monotonic)
        self.secret = "a key that is the same at every start of the door"
        self._var = var
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Open the door with an empty memory, as after any start, unless it is open."""
        if self._server is not None:
            return
        self.store = MemoryStore(time.monotonic)
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._app(),
                ws="none",
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )
        server = self._server

        def serve() -> None:
            asyncio.run(server.serve(sockets=[listener]))
            listener.close()

        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()
        _until(lambda: server.started)

    def stop(self) -> None:
        """Shut the door; what it remembered is gone."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive(), "the door did not shut"
        self._server = self._thread = None

    def _app(self) -> Starlette:
        settings = read_settings({"NAAST_SECRET_KEY": self.secret}, var=self._var)
        service = ConversationService(
            self.store,
            self.brain,
            Asleep,
            Voice(),
            session_seconds=settings.session_seconds,
            now=lambda: NOON,
        )
        return make_app(settings, service, self.store, clock=time.time)


def _until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "the door did not open"
        time.sleep(0.01)
