"""How fast a conversation may go: a burst of 60 messages, then 2 a second.

The `limits` library has windows but no bucket that refills, so this one is our own; the door
uses the library for conversations per address.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from bot.expiring import ExpiringStore

BURST = 60.0
PER_SECOND = 2.0


@dataclass(frozen=True)
class Bucket:
    """How many messages are left, and since when (seconds of a clock that only grows)."""

    left: float
    since: float

    def take(self, now: float) -> tuple[Bucket, float]:
        """The bucket after one message, and the seconds to wait (0 when it was allowed)."""
        left = min(BURST, self.left + max(0.0, now - self.since) * PER_SECOND)
        if left >= 1:
            return Bucket(left - 1, now), 0.0
        return Bucket(left, now), (1 - left) / PER_SECOND


class Pace:
    """Counts messages per conversation in the expiring store.

    Args:
        clock: seconds since the epoch, the same for all processes.
    """

    def __init__(self, store: ExpiringStore, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    async def take(self, conversation_id: str) -> float:
        """Count one message; the seconds to wait before it may come (0 when it may now)."""
        key = f"tempo:{conversation_id}"
        kept = await self._store.get(key)
        now = self._clock()
        bucket = Bucket(*json.loads(kept)) if kept else Bucket(BURST, now)
        bucket, wait = bucket.take(now)
        await self._store.set(key, json.dumps([bucket.left, bucket.since]), BURST / PER_SECOND)
        return wait
