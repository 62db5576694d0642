"""Check-ins on a real PostgreSQL: two processes, and nothing is delivered twice."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from bot.channels.telegram.leader import PostgresLeader, leader_for
from bot.channels.telegram.ledger import Ledger, Turn
from bot.checkins import CheckIns, open_database
from tests.conftest import NOON, Clock
from tests.postgres import own_schema

pytestmark = pytest.mark.postgres
KEY = "a key of a test that is long enough to be one"
CLAIM_ALL = """
import json, sys
from datetime import datetime
from bot.checkins import CheckIns, open_database
url, key, now = sys.argv[1:]
checkins = CheckIns(open_database(url), key, lambda: datetime.fromisoformat(now))
sys.stdin.readline()
claimed = []
while due := checkins.claim():
    claimed.append(due.address)
    if len(claimed) % 2:
        checkins.remove(due)
print(json.dumps(claimed))
"""


@pytest.fixture
def url() -> Iterator[str]:
    """A schema of its own on the server."""
    with own_schema() as address:
        yield address


def test_two_processes_share_the_work_and_claim_nothing_twice(url: str) -> None:
    engine = open_database(url)
    checkins = CheckIns(engine, KEY, lambda: NOON)
    for number in range(120):
        checkins.keep(f"person {number}", str(number), 1)
    tomorrow = (NOON + timedelta(days=1, hours=1)).isoformat()
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIM_ALL, url, KEY, tomorrow],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    found = [json.loads(process.communicate(timeout=60)[0]) for process in processes]
    engine.dispose()
    together = found[0] + found[1]
    assert sorted(map(int, together)) == list(range(120))


def test_one_open_per_person_holds_in_the_database_itself(url: str) -> None:
    engine = open_database(url)
    checkins = CheckIns(engine, KEY, lambda: NOON)
    assert checkins.keep("a", "1", 1) is False
    assert checkins.keep("a", "1", 2) is True
    assert checkins.is_open("a") and checkins.cancel("a")
    engine.dispose()


def test_the_right_to_poll_is_free_as_soon_as_its_connection_ends(url: str) -> None:
    first_engine, second_engine = open_database(url), open_database(url)
    first, second = leader_for(first_engine), leader_for(second_engine)
    assert isinstance(first, PostgresLeader)
    assert first.hold() and first.hold() and not second.hold()
    with second_engine.connect() as connection:
        connection.execute(
            sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                " WHERE locktype = 'advisory' AND objid = 4105039"
            )
        )
    deadline = time.monotonic() + 5
    while not second.hold():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert not first.hold()
    second.release()
    assert first.hold()
    first.release()
    first_engine.dispose()
    second_engine.dispose()


async def test_an_update_belongs_to_one_process(url: str, clock: Clock) -> None:
    engine = open_database(url)
    first, second = Ledger(engine, clock), Ledger(engine, clock)
    assert (await first.begin(1, take_over=False)).turn is Turn.OURS
    assert (await second.begin(1, take_over=False)).turn is Turn.OTHERS
    await first.sent(1, 1, done=True)
    assert (await second.begin(1, take_over=False)).turn is Turn.DONE
    engine.dispose()
