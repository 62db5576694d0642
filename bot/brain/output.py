"""Collects what the brain says in one turn, each utterance whole."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.reply import Button, Reply


class ReplyChannel(OutputChannel):
    """Rasa's way out: keeps text, buttons and places of an utterance together."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    @classmethod
    def name(cls) -> str:
        return "naast"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        custom = message.get("custom") or {}
        self.replies.append(
            Reply(
                text=message.get("text") or "",
                buttons=tuple(
                    Button(button["title"], button["payload"])
                    for button in message.get("buttons") or ()
                ),
                options=tuple(custom.get("options") or ()),
                control=custom.get("control") or {},
            )
        )
