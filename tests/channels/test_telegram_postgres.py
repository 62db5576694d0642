"""Two whole processes on one PostgreSQL: a message later comes once, also when one is killed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from bot.channels.telegram.state import person_of
from bot.checkins import CheckIns, open_database
from tests.channels.bot_api import BotApi, Call, wait_until
from tests.channels.naast import SECRET, Process
from tests.conftest import NOON
from tests.postgres import own_schema

pytestmark = pytest.mark.postgres
CHATS = range(201, 241)


@pytest.fixture
def url() -> Iterator[str]:
    with own_schema() as address:
        yield address


def count(url: str, what: str) -> int:
    engine = open_database(url)
    with engine.connect() as connection:
        found = connection.execute(sql(f"SELECT count(*) FROM naast_afspraken {what}")).scalar()
    engine.dispose()
    return int(found or 0)


@pytest.mark.parametrize("killed", [False, True], ids=["both live", "one is killed"])
def test_two_processes_never_deliver_a_message_twice(
    api: BotApi, tmp_path: Path, url: str, killed: bool
) -> None:
    engine = open_database(url)
    checkins = CheckIns(engine, SECRET, lambda: NOON)
    for chat in CHATS:
        checkins.keep(person_of(SECRET, chat), str(chat), 1)
    engine.dispose()
    pair = [Process(api, tmp_path, days=1.1, NAAST_DATABASE_URL=url) for _ in range(2)]

    def kill_in_the_middle(call: Call) -> None:
        # While one message is on its way, before whoever sent it hears that it arrived.
        if killed and call.method == "sendMessage" and len(api.sent(CHATS[4])) == 1:
            api.on_call = lambda call: None
            pair[0].kill()

    api.on_call = kill_in_the_middle
    for process in pair:
        process.start()
    wait_until(lambda: count(url, "WHERE opgepakt IS NULL") == 0)
    time.sleep(1.0)
    for process in pair[int(killed) :]:
        process.wait_for_line()
        assert "Traceback" not in process.end()
    times = Counter(chat for chat in CHATS for _ in api.texts(chat))
    assert max(times.values()) == 1
    # What the killed one had in hand may have been sent: it is never sent again, by nobody.
    assert len(times) >= len(CHATS) - int(killed)
    assert count(url, "") == 0 or (killed and count(url, "") == 1)
