from __future__ import annotations

from bot.expiring import MemoryStore
from bot.limits import BURST, Pace
from tests.conftest import Clock


async def test_sixty_at_once_then_two_a_second(clock: Clock) -> None:
    pace = Pace(MemoryStore(clock), clock)
    assert [await pace.take("a") for _ in range(int(BURST))] == [0.0] * 60
    wait = await pace.take("a")
    assert 0 < wait <= 0.5
    clock.move(1)
    assert [await pace.take("a") > 0 for _ in range(3)] == [False, False, True]


async def test_one_conversation_does_not_slow_another(clock: Clock) -> None:
    pace = Pace(MemoryStore(clock), clock)
    for _ in range(70):
        await pace.take("a")
    assert await pace.take("b") == 0.0


async def test_the_bucket_never_holds_more_than_the_burst(clock: Clock) -> None:
    pace = Pace(MemoryStore(clock), clock)
    await pace.take("a")
    clock.move(3600)
    assert [await pace.take("a") for _ in range(100)].count(0.0) == 60
