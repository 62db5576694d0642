"""Delivers check-ins whose time has come: each once, in daytime, by whichever process is first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import Enum

from bot.brain.voice import Voice
from bot.checkins.database import DatabaseAway
from bot.checkins.keeping import CheckIns, Due
from bot.logs import note

LOOK_EVERY = 20.0
"""Seconds between two looks."""
AGAIN_AFTER = 300.0
"""Seconds until a message that certainly did not arrive is tried again."""


class Sent(Enum):
    """What became of a message."""

    YES = "yes"
    """It arrived, or it may have: it is not sent again."""
    NO = "no"
    """It certainly did not arrive."""
    NOBODY = "nobody"
    """There is nobody there any more."""


class Delivery:
    """Looks now and then, and sends.

    Args:
        checkins: where they are kept.
        voice: says the message.
        send: sends a text to an address; must not try again by itself when it is unsure.
    """

    def __init__(
        self,
        checkins: CheckIns,
        voice: Voice,
        send: Callable[[str, str], Awaitable[Sent]],
        *,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._checkins = checkins
        self._voice = voice
        self._send = send
        self._look_every = look_every

    async def run(self) -> None:
        """Look and send until cancelled; a message that is being sent is finished first."""
        while True:
            await asyncio.shield(asyncio.ensure_future(self.deliver_due()))
            await asyncio.sleep(self._look_every)

    async def deliver_due(self) -> int:
        """Send everything whose time has come; how many were sent."""
        sent = 0
        try:
            while due := await asyncio.to_thread(self._checkins.claim):
                sent += await self._deliver(due)
        except DatabaseAway as error:
            note("checkin_failed", logging.ERROR, kind=type(error))
        return sent

    async def _deliver(self, due: Due) -> int:
        outcome = Sent.NOBODY
        if due.address is not None:
            said = self._voice.say("utter_checkin_message", seed=str(due.number), use=0)
            outcome = await self._send(due.address, said.text)
        if outcome is Sent.NO:
            note("checkin_failed", logging.WARNING)
            await asyncio.to_thread(self._checkins.put_back, due, AGAIN_AFTER)
            return 0
        await asyncio.to_thread(self._checkins.remove, due)
        if outcome is Sent.YES:
            note("checkin_sent")
        return int(outcome is Sent.YES)
