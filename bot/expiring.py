"""A place where things are kept for a while and then are gone: memory, or Redis.

Conversations, the door's records of them and the limits live here. A value is text; a key that
was not written for its time is gone, in memory as well (nothing waits for a later look).
"""

from __future__ import annotations

import asyncio
import heapq
import threading
import weakref
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol


class StoreError(Exception):
    """The store could not be reached; holds no key and no value."""


class ExpiringStore(Protocol):
    """Keeps text under a key for some seconds."""

    async def get(self, key: str) -> str | None:
        """The text under this key, or None when there is none (any more)."""

    async def set(self, key: str, value: str, seconds: float) -> None:
        """Keep the text for so many seconds from now."""

    async def delete(self, key: str) -> None:
        """Remove the key at once; no error when it is not there."""

    def lock(self, key: str) -> Any:
        """An async context manager: one holder at a time, first come first served."""

    async def close(self) -> None:
        """Let go of connections."""


class _Locks:
    """asyncio locks by key, gone when nobody holds or awaits them."""

    def __init__(self) -> None:
        self._locks: weakref.WeakValueDictionary[str, asyncio.Lock] = weakref.WeakValueDictionary()

    def of(self, key: str) -> asyncio.Lock:
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks[key] = asyncio.Lock()
        return lock


class MemoryStore:
    """Keeps text in this process; safe to use from several threads.

    Args:
        clock: seconds that only grow, such as `time.monotonic`.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._values: dict[str, tuple[float, str]] = {}
        self._deadlines: list[tuple[float, str]] = []
        self._guard = threading.Lock()
        self._locks = _Locks()

    async def get(self, key: str) -> str | None:
        with self._guard:
            self._sweep()
            kept = self._values.get(key)
            return kept[1] if kept else None

    async def set(self, key: str, value: str, seconds: float) -> None:
        with self._guard:
            self._sweep()
            deadline = self._clock() + seconds
            self._values[key] = (deadline, value)
            heapq.heappush(self._deadlines, (deadline, key))

    async def delete(self, key: str) -> None:
        with self._guard:
            self._values.pop(key, None)

    @asynccontextmanager
    async def lock(self, key: str) -> AsyncIterator[None]:
        async with self._locks.of(key):
            yield

    async def close(self) -> None:
        with self._guard:
            self._values.clear()
            self._deadlines.clear()

    def sweep(self) -> int:
        """Remove what is past its time; the number of values that are left."""
        with self._guard:
            self._sweep()
            return len(self._values)

    def _sweep(self) -> None:
        now = self._clock()
        while self._deadlines and self._deadlines[0][0] <= now:
            deadline, key = heapq.heappop(self._deadlines)
            kept = self._values.get(key)
            # A key that was written again has a later deadline of its own.
            if kept and kept[0] <= deadline:
                del self._values[key]


class RedisStore:
    """Keeps text in Redis, so that several processes share it; one instance per event loop."""

    def __init__(self, url: str, *, prefix: str = "naast:", lock_seconds: float = 30.0) -> None:
        from redis.asyncio import Redis

        self._redis: Any = Redis.from_url(
            url, decode_responses=True, socket_timeout=3, socket_connect_timeout=3
        )
        self._prefix = prefix
        self._lock_seconds = lock_seconds
        self._locks = _Locks()

    async def get(self, key: str) -> str | None:
        value: str | None = await self._do(self._redis.get(self._prefix + key))
        return value

    async def set(self, key: str, value: str, seconds: float) -> None:
        milliseconds = max(1, int(seconds * 1000))
        await self._do(self._redis.set(self._prefix + key, value, px=milliseconds))

    async def delete(self, key: str) -> None:
        await self._do(self._redis.delete(self._prefix + key))

    @asynccontextmanager
    async def lock(self, key: str) -> AsyncIterator[None]:
        # The local lock keeps the order within this process, Redis's that between processes.
        async with self._locks.of(key):
            held = self._redis.lock(
                f"{self._prefix}lock:{key}", timeout=self._lock_seconds, sleep=0.01
            )
            await self._do(held.acquire())
            try:
                yield
            finally:
                await self._release(held)

    async def close(self) -> None:
        await self._redis.close()
        await self._redis.connection_pool.disconnect()

    async def _release(self, held: Any) -> None:
        from redis.exceptions import LockError, RedisError

        try:
            await held.release()
        except (LockError, RedisError):
            # The lock ran out by itself, or Redis is away: either way it is no longer ours.
            return

    async def _do(self, call: Any) -> Any:
        from redis.exceptions import RedisError

        try:
            return await call
        except (RedisError, OSError) as error:
            raise StoreError(type(error).__name__) from None
