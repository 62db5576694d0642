"""A conversation in the terminal: a few lines around the conversation service."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.clean import MOST_CHARACTERS
from bot.conversation import Answer, ConversationService
from bot.reply import Button
from bot.texts import text

CONVERSATION = "terminal"


class Terminal:
    """Reads lines and shows replies.

    Args:
        service: answers messages.
        read: gives the next line; raises EOFError at the end.
        write: shows a line.
    """

    def __init__(
        self,
        service: ConversationService,
        read: Callable[[str], str],
        write: Callable[[str], None],
    ) -> None:
        self._service = service
        self._read = read
        self._write = write
        self._buttons: tuple[Button, ...] = ()

    async def talk(self) -> None:
        """Talk until the person ends it; then nothing of it is left."""
        self._write(text("terminal.hint"))
        self._show(await self._service.begin(CONVERSATION))
        try:
            while True:
                try:
                    line = await asyncio.to_thread(self._read, text("terminal.prompt"))
                except EOFError:
                    return
                await self._take(line)
        finally:
            await self._service.wipe(CONVERSATION)
            self._write(text("terminal.bye"))

    async def _take(self, line: str) -> None:
        pressed = self._pressed(line)
        if pressed is not None:
            answer = await self._service.say(
                CONVERSATION, payload=pressed.payload, channel="terminal"
            )
        elif len(line) > MOST_CHARACTERS:
            self._write(text("terminal.too_long"))
            return
        else:
            answer = await self._service.say(CONVERSATION, text=line, channel="terminal")
        self._show(answer)

    def _pressed(self, line: str) -> Button | None:
        number = line.strip()
        if number.isdecimal() and 1 <= int(number) <= len(self._buttons):
            return self._buttons[int(number) - 1]
        return None

    def _show(self, answer: Answer) -> None:
        for reply in answer.replies:
            for index, part in enumerate(reply.text.splitlines() or [""]):
                lead = f"{text('terminal.naast')}> " if index == 0 else "       "
                self._write(lead + part)
        buttons = [button for reply in answer.replies for button in reply.buttons]
        if buttons:
            self._buttons = tuple(buttons)
        for number, button in enumerate(buttons, 1):
            self._write(f"       [{number}] {button.title}")
