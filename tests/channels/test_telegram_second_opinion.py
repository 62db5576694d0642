"""The same channel against somebody else's stand-in of the Bot API, the package telegram-test-api.

It is a second opinion on the form of calls and updates. It knows no offsets, no long polling and
no errors, so all of that is tested with our own (`bot_api.py`).
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.channels.bot_api import TOKEN, wait_until
from tests.channels.naast import Naast
from tests.conftest import skip_or_fail

FOLDER = Path(__file__).with_name("second_opinion")
CHAT = 77
PERSON = {"id": CHAT, "first_name": "Geheimenaam", "username": "geheim", "is_bot": False}


@dataclass
class Theirs:
    """The package as a server, and the person who writes in it."""

    url: str
    sent: list[dict[str, Any]] = field(default_factory=list)
    """What the bot sent, in order."""

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)

    def write(self, text: str) -> None:
        message = {**self._about(), "from": PERSON, "text": text}
        if text.startswith("/"):
            command = {"offset": 0, "length": len(text.split()[0]), "type": "bot_command"}
            self._post("sendCommand", {**message, "entities": [command]})
        else:
            self._post("sendMessage", message)

    def press(self, title: str) -> None:
        keys = {
            button["text"]: button["callback_data"]
            for row in self.sent[-1]["reply_markup"]["inline_keyboard"]
            for button in row
        }
        message = {**self._about(), "message_id": next(self._numbers)}
        pressed = {"botToken": TOKEN, "from": PERSON, "message": message, "data": keys[title]}
        self._post("sendCallback", pressed)

    def wait_for(self, count: int) -> str:
        """The text of the message with this number, once it is there."""
        wait_until(lambda: len(self._fetched()) >= count)
        return str(self.sent[count - 1]["text"])

    def _fetched(self) -> list[dict[str, Any]]:
        found = self._post("getUpdates", {"token": TOKEN, "chatId": CHAT})["result"]
        self.sent += [update["message"] for update in found]
        return self.sent

    def _about(self) -> dict[str, Any]:
        chat = {"id": CHAT, "type": "private", "first_name": "Geheimenaam"}
        return {"botToken": TOKEN, "date": int(time.time()), "chat": chat}

    def _post(self, call: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = httpx.post(f"{self.url}/{call}", json=body, timeout=10)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found


@pytest.fixture
def theirs(patterns: None) -> Iterator[Theirs]:
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules" / "telegram-test-api").is_dir():
        skip_or_fail(
            "telegram-test-api",
            "haal het met: apt-get install nodejs npm, en"
            " npm ci --prefix tests/channels/second_opinion",
        )
    server = subprocess.Popen(
        [str(node), "server.js"],
        cwd=FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin and server.stdout
    yield Theirs(server.stdout.readline().strip())
    server.stdin.close()
    server.stdout.close()
    assert server.wait(10) == 0


def test_a_talk_with_words_buttons_a_message_later_and_wiping(
    theirs: Theirs, tmp_path: Path
) -> None:
    naast = Naast(theirs, tmp_path).start()
    try:
        theirs.write("/start")
        assert "geen mens" in theirs.wait_for(1)
        theirs.write("mijn hond is ziek")
        assert theirs.wait_for(2) == "gehoord: mijn hond is ziek"
        theirs.write("kies")
        theirs.wait_for(3)
        theirs.press("Ja")
        assert theirs.wait_for(4) == "Ja dus."
        theirs.write("bericht later")
        theirs.wait_for(5)
        theirs.press("Morgen")
        theirs.wait_for(6)
        naast.now.move(days=1)
        assert "Naast" in theirs.wait_for(7)
        theirs.write("/wis")
        assert "Telegram" in theirs.wait_for(8)
        naast.brain.awake = False
        theirs.write("ik wil niet meer leven")
        assert "0800-0113" in theirs.wait_for(9)
        assert len(theirs.sent) == 9 and naast.error is None
    finally:
        naast.stop()
