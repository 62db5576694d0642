"""Whole conversations through the HTTP interface, with the real model and real actions."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.testclient import TestClient

from actions.wiring import wiring
from bot.door.app import make_app
from tests.conftest import NOON


@dataclass
class Talk:
    """One conversation: say something, and look at what came back."""

    client: TestClient
    headers: dict[str, str]
    welcome: list[dict[str, Any]]
    turns: list[list[dict[str, Any]]] = field(default_factory=list)
    brain: bool = True

    def say(self, text: str) -> str:
        return self._send({"text": text})

    def press(self, title: str) -> str:
        """Press a button of the last turn, by its title."""
        for reply in reversed(self.turns[-1]):
            for button in reply["buttons"]:
                if button["title"] == title:
                    return self._send({"payload": button["payload"]})
        raise AssertionError(f"no button {title!r} in {self.buttons}")

    def _send(self, body: dict[str, str]) -> str:
        answer = self.client.post("/api/messages", json=body, headers=self.headers)
        assert answer.status_code == 200, answer.text
        self.turns.append(answer.json()["replies"])
        self.brain = answer.json()["brain"]
        assert self.turns[-1], "silence"
        assert all(reply["text"] for reply in self.turns[-1])
        return self.last

    @property
    def last(self) -> str:
        return "\n".join(reply["text"] for reply in self.turns[-1])

    @property
    def buttons(self) -> list[str]:
        return [button["title"] for reply in self.turns[-1] for button in reply["buttons"]]

    @property
    def options(self) -> list[dict[str, Any]]:
        return [option for reply in self.turns[-1] for option in reply["options"]]


_ADDRESS = iter(range(1, 10_000_000))


@pytest.fixture
def talk(begin_talk) -> Talk:
    """A new conversation on a Monday afternoon."""
    return begin_talk()


@pytest.fixture
def begin_talk(real_house) -> Iterator[Any]:
    """Begins conversations, each from an address of its own."""

    def begin() -> Talk:
        number = next(_ADDRESS)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        app = make_app(real_house.settings, real_house.service, real_house.store, clock=time.time)
        client = TestClient(app, client=(address, 5000))
        answer = client.post("/api/conversations", json={})
        assert answer.status_code == 201
        headers = {"Authorization": f"Bearer {answer.json()['token']}"}
        return Talk(client, headers, answer.json()["replies"])

    yield begin
    wiring.now = lambda: NOON


@pytest.fixture
def at(real_house) -> Iterator[Any]:
    """Moves the clock of the actions to an hour of that Monday."""

    def move(hour: int) -> None:
        wiring.now = lambda: NOON.replace(hour=hour)

    yield move
    wiring.now = lambda: NOON
