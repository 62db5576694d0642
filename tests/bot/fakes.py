"""A brain whose behaviour a test decides; everything around it is real."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.brain.brain import BrainAway
from bot.reply import Button, Reply


class ScriptedBrain:
    """Answers as told: echoes, hangs past the limit, raises, or is asleep."""

    def __init__(self) -> None:
        self.awake = True
        self.waking = False
        self.heard: list[tuple[str, str, Mapping[str, Any]]] = []
        self.forgotten: list[str] = []
        self.error: Exception | None = None
        self.replies: list[Reply] | None = None
        self.delay = 0.0

    async def answer(
        self, conversation_id: str, text: str, metadata: Mapping[str, Any]
    ) -> list[Reply]:
        if not self.awake:
            raise BrainAway("asleep")
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.error is not None:
            raise self.error
        self.heard.append((conversation_id, text, metadata))
        if self.replies is not None:
            return self.replies
        return [Reply(f"gehoord: {text}", (Button("Ja", "/bevestigen"),))]

    async def forget(self, conversation_id: str) -> None:
        self.forgotten.append(conversation_id)
