from __future__ import annotations

import asyncio
import uuid

import pytest

from bot.expiring import MemoryStore, RedisStore, StoreError
from tests.conftest import Clock, skip_or_fail

REDIS = "redis://127.0.0.1:6379/0"


@pytest.fixture
async def redis_store():
    store = RedisStore(REDIS, prefix=f"naast-test-{uuid.uuid4().hex}:")
    try:
        await store.get("there?")
    except StoreError:
        skip_or_fail("Redis op 127.0.0.1:6379", "start het met redis-server")
    yield store
    await store.close()


async def test_what_is_kept_is_gone_after_its_time(clock: Clock) -> None:
    store = MemoryStore(clock)
    await store.set("a", "woorden", 60)
    clock.move(59)
    assert await store.get("a") == "woorden"
    clock.move(1)
    assert await store.get("a") is None


async def test_it_is_gone_from_memory_itself_without_anyone_looking_for_it(clock: Clock) -> None:
    store = MemoryStore(clock)
    await store.set("a", "woorden", 60)
    clock.move(61)
    assert store.sweep() == 0


async def test_writing_again_starts_the_time_again(clock: Clock) -> None:
    store = MemoryStore(clock)
    await store.set("a", "een", 60)
    clock.move(50)
    await store.set("a", "twee", 60)
    clock.move(50)
    assert await store.get("a") == "twee"


async def test_delete_removes_at_once(clock: Clock) -> None:
    store = MemoryStore(clock)
    await store.set("a", "een", 60)
    await store.delete("a")
    await store.delete("a")
    assert await store.get("a") is None
    assert store.sweep() == 0


async def _in_order(store) -> list[int]:
    order: list[int] = []

    async def one(number: int) -> None:
        async with store.lock("a"):
            await asyncio.sleep(0.001 * (5 - number))
            order.append(number)

    await asyncio.gather(*(one(number) for number in range(5)))
    return order


async def test_a_lock_is_first_come_first_served(clock: Clock) -> None:
    assert await _in_order(MemoryStore(clock)) == [0, 1, 2, 3, 4]


@pytest.mark.redis
async def test_redis_keeps_expires_and_deletes(redis_store: RedisStore) -> None:
    await redis_store.set("a", "één", 30)
    assert await redis_store.get("a") == "één"
    await redis_store.set("kort", "x", 0.05)
    await asyncio.sleep(0.15)
    assert await redis_store.get("kort") is None
    await redis_store.delete("a")
    assert await redis_store.get("a") is None


@pytest.mark.redis
async def test_a_lock_in_redis_is_first_come_first_served(redis_store: RedisStore) -> None:
    assert await _in_order(redis_store) == [0, 1, 2, 3, 4]


@pytest.mark.redis
async def test_two_processes_share_one_lock(redis_store: RedisStore) -> None:
    other = RedisStore(REDIS, prefix=redis_store._prefix)
    inside = 0
    most = 0

    async def one(store: RedisStore) -> None:
        nonlocal inside, most
        for _ in range(5):
            async with store.lock("a"):
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0.002)
                inside -= 1

    await asyncio.gather(one(redis_store), one(other))
    await other.close()
    assert most == 1


async def test_a_redis_that_is_away_is_a_store_error_without_words() -> None:
    store = RedisStore("redis://127.0.0.1:1/0")
    with pytest.raises(StoreError) as caught:
        await store.set("geheim", "woorden van iemand", 10)
    assert "woorden" not in repr(caught.value) and "geheim" not in repr(caught.value)
    await store.close()
