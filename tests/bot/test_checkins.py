"""A message later: when it comes, how it is kept, and that it comes once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlalchemy.engine import Engine

from bot.brain.voice import Voice
from bot.checkins import CheckIns, DatabaseAway, Delivery, Sent, open_database
from bot.checkins.asking import is_no, is_stop, read_days
from bot.checkins.database import database_url
from bot.checkins.moments import allowed, moment, next_allowed, to_seconds
from bot.settings import TIME_ZONE
from tests.conftest import NOON

KEY = "a key of a test that is long enough to be one"
MONDAY = date(2026, 11, 23)


class Now:
    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(f"sqlite:///{tmp_path / 'kaart.sqlite3'}")


@pytest.fixture
def checkins(engine: Engine, now: Now) -> CheckIns:
    return CheckIns(engine, KEY, now)


def rows(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sql("SELECT * FROM naast_afspraken"))]


# ---- when


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (NOON, 1, "2026-11-24 14:00 +0100"),
        (NOON.replace(hour=3), 1, "2026-11-24 10:00 +0100"),
        (NOON.replace(hour=23, minute=30), 3, "2026-11-26 20:00 +0100"),
        # The clock goes back in the night of 25 October and forward on 28 March.
        (datetime(2026, 10, 24, 15, 30, tzinfo=TIME_ZONE), 1, "2026-10-25 15:30 +0100"),
        (datetime(2026, 10, 24, 15, 30, tzinfo=TIME_ZONE), 7, "2026-10-31 15:30 +0100"),
        (datetime(2027, 3, 27, 15, 30, tzinfo=TIME_ZONE), 1, "2027-03-28 15:30 +0200"),
        # Half past midnight in Zwolle is still the day before in UTC.
        (datetime(2026, 7, 1, 22, 30, tzinfo=timezone.utc), 1, "2026-07-03 10:00 +0200"),
    ],
)
def test_it_comes_on_that_day_in_daytime_by_the_clock_of_zwolle(
    start: datetime, days: int, expected: str
) -> None:
    assert moment(start, days).strftime("%Y-%m-%d %H:%M %z") == expected


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(timezone.utc)),
    st.integers(1, 14),
)
def test_it_never_comes_in_the_quiet_hours(start: datetime, days: int) -> None:
    at = moment(start, days).astimezone(timezone.utc).astimezone(TIME_ZONE)
    assert 9 <= at.hour < 21
    assert (at.date() - start.astimezone(TIME_ZONE).date()).days == days
    later = next_allowed(start)
    assert allowed(later) and to_seconds(later) >= to_seconds(start)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("morgen", 1),
        ("Morgen graag!", 1),
        ("doe maar morgen", 1),
        ("overmorgen", 2),
        ("over een paar dagen", 3),
        ("over 4 dagen", 4),
        ("over vijf dagen graag", 5),
        ("over 1 dag", 1),
        ("volgende week", 7),
        ("over een week is goed", 7),
        ("woensdag", 2),
        ("op vrijdag", 4),
        ("maandag", 7),
        ("over 14 dagen", 14),
        ("morgenochtend graag", 1),
        ("kies jij maar", 3),
        ("maakt niet uit", 3),
    ],
)
def test_a_day_is_understood(words: str, days: int) -> None:
    assert read_days(words, MONDAY) == days


@pytest.mark.parametrize(
    "words",
    [
        "morgen maak ik er een eind aan",
        "morgen hou ik het niet vol",
        "ik weet niet of ik morgen haal",
        "over 0 dagen",
        "over 15 dagen",
        "over ¼ dagen",
        "ooit",
        "",
        "...",
        "mijn hond",
        "maandag is mijn moeder overleden",
    ],
)
def test_what_is_more_than_a_day_is_no_day(words: str) -> None:
    assert read_days(words, MONDAY) is None


@pytest.mark.parametrize(
    "words",
    [
        *("nee", "Nee hoor.", "laat maar", "toch niet", "stop", "hoeft niet"),
        *("no", "nope", "nee bedankt", "ik heb me bedacht", "toch liever niet"),
    ],
)
def test_a_no_is_a_no(words: str) -> None:
    assert is_no(words)


@pytest.mark.parametrize(
    "words",
    [
        "stop",
        "Stop!",
        "afzeggen",
        "stuur maar geen bericht",
        "dat berichtje hoeft niet meer",
        "zeg dat bericht maar af",
        "ik wil geen berichtje meer",
        "toch niet",
        "stuur maar niks",
        "niet sturen",
        "cancel",
        "hou op",
        "laat dat berichtje maar zitten",
        "vergeet dat berichtje",
    ],
)
def test_any_such_word_calls_it_off(words: str) -> None:
    assert is_stop(words)


@pytest.mark.parametrize(
    "words",
    [
        "nee",
        "ik heb geen bericht gehad van mijn zus",
        "hij stuurde geen bericht",
        "ik stop met roken",
        "ik vergeet steeds een bericht te sturen",
        "ik hou op met hopen",
        "blijven zitten",
        "mijn hond is ziek",
        "ze wil geen bericht van mij",
    ],
)
def test_what_is_about_something_else_calls_nothing_off(words: str) -> None:
    assert not is_stop(words)


# ---- how it is kept


def test_it_is_kept_encrypted_and_found_by_a_keyed_hash(
    checkins: CheckIns, engine: Engine, tmp_path: Path
) -> None:
    checkins.keep("tg-person", "987654321", 1)
    assert checkins.is_open("tg-person") and not checkins.is_open("another")
    content = str(rows(engine))
    assert "987654321" not in content and "tg-person" not in content
    for path in tmp_path.iterdir():
        assert b"987654321" not in path.read_bytes()


def test_two_addresses_that_are_alike_look_different(checkins: CheckIns, engine: Engine) -> None:
    checkins.keep("a", "1", 1)
    checkins.keep("b", "1", 1)
    first, second = rows(engine)
    assert first[1] != second[1] and first[2] != second[2]


def test_there_is_one_per_person(checkins: CheckIns, engine: Engine) -> None:
    assert checkins.keep("a", "1", 1) is False
    assert checkins.keep("a", "1", 3) is True
    assert len(rows(engine)) == 1


def test_it_can_be_called_off(checkins: CheckIns, engine: Engine) -> None:
    checkins.keep("a", "1", 1)
    assert checkins.cancel("a") is True and checkins.cancel("a") is False
    assert rows(engine) == []


def test_it_survives_a_restart_and_not_another_key(engine: Engine, tmp_path: Path) -> None:
    now = Now()
    CheckIns(engine, KEY, now).keep("a", "1", 1)
    again = open_database(f"sqlite:///{tmp_path / 'kaart.sqlite3'}")
    assert CheckIns(again, KEY, now).is_open("a")
    now.at += timedelta(days=1)
    due = CheckIns(again, "another key that is long enough to be one", now).claim()
    assert due is not None and due.address is None


def test_with_sqlite_it_has_a_file_of_its_own_beside_the_map() -> None:
    assert database_url("sqlite:////srv/naast/kaart.sqlite3") == (
        "sqlite:////srv/naast/afspraken.sqlite3"
    )
    assert database_url("postgres://naast@db/naast") == "postgresql://naast@db/naast"


@pytest.mark.parametrize(
    "url", ["geen adres", "sqlite:////proc/nee/x.sqlite3", "oracle://x/y", "postgresql://[x/y"]
)
def test_a_database_that_cannot_be_used_is_one_error_without_its_address(url: str) -> None:
    with pytest.raises(DatabaseAway) as error:
        open_database(url)
    assert url not in str(error.value)


# ---- claimed by one


def test_it_is_claimed_when_its_time_has_come_and_only_once(checkins: CheckIns, now: Now) -> None:
    checkins.keep("a", "987", 1)
    assert checkins.claim() is None
    now.at += timedelta(hours=23, minutes=59)
    assert checkins.claim() is None
    now.at += timedelta(minutes=1)
    due = checkins.claim()
    assert due is not None and due.address == "987"
    assert checkins.claim() is None


@pytest.mark.parametrize("hour", [21, 23, 0, 5, 8])
def test_late_is_not_an_excuse_for_the_quiet_hours(
    checkins: CheckIns, now: Now, hour: int
) -> None:
    checkins.keep("a", "987", 1)
    now.at = (NOON + timedelta(days=2)).replace(hour=hour)
    assert checkins.claim() is None
    now.at = (NOON + timedelta(days=3)).replace(hour=9)
    assert checkins.claim() is not None


def test_what_was_claimed_and_not_finished_is_removed_and_never_sent_again(
    checkins: CheckIns, engine: Engine, now: Now
) -> None:
    checkins.keep("a", "987", 1)
    now.at += timedelta(days=1)
    assert checkins.claim() is not None
    now.at += timedelta(hours=2)
    assert checkins.claim() is None
    assert rows(engine) == []


def test_who_asks_again_while_one_is_on_its_way_gets_a_new_one(
    checkins: CheckIns, engine: Engine, now: Now
) -> None:
    checkins.keep("a", "987", 1)
    now.at += timedelta(days=1)
    assert checkins.claim() is not None
    assert checkins.keep("a", "987", 1) is False
    assert len(rows(engine)) == 1


# ---- delivered


def delivery(
    checkins: CheckIns, outcome: Sent | Callable[[], Sent] = Sent.YES
) -> tuple[Delivery, list[tuple[str, str]]]:
    sent: list[tuple[str, str]] = []

    async def send(address: str, words: str) -> Sent:
        sent.append((address, words))
        return outcome if isinstance(outcome, Sent) else outcome()

    return Delivery(checkins, VOICE, send), sent


async def test_it_is_delivered_once_asks_nothing_and_is_deleted(
    checkins: CheckIns, engine: Engine, now: Now
) -> None:
    checkins.keep("a", "987", 3)
    now.at += timedelta(days=3)
    sender, sent = delivery(checkins)
    assert await sender.deliver_due() == 1
    assert await sender.deliver_due() == 0
    [(address, words)] = sent
    assert address == "987"
    assert "?" not in words and "programma" in words
    assert rows(engine) == []


@pytest.mark.parametrize("variant", range(4))
def test_the_message_in_all_its_variants_asks_and_presses_nothing(variant: int) -> None:
    words = VOICE.variants("utter_checkin_message")[variant].text
    assert "?" not in words and "!" not in words and "programma" in words
    assert not VOICE.variants("utter_checkin_message")[variant].buttons


async def test_what_certainly_did_not_arrive_is_tried_later(checkins: CheckIns, now: Now) -> None:
    checkins.keep("a", "987", 1)
    now.at += timedelta(days=1)
    sender, sent = delivery(checkins, Sent.NO)
    assert await sender.deliver_due() == 0
    assert await sender.deliver_due() == 0
    assert len(sent) == 1
    now.at += timedelta(minutes=6)
    sender, _ = delivery(checkins)
    assert await sender.deliver_due() == 1


async def test_who_is_no_longer_there_is_deleted(
    checkins: CheckIns, engine: Engine, now: Now
) -> None:
    checkins.keep("a", "987", 1)
    now.at += timedelta(days=1)
    sender, _ = delivery(checkins, Sent.NOBODY)
    assert await sender.deliver_due() == 0
    assert rows(engine) == []


async def test_a_database_that_is_away_does_not_stop_the_looking(
    checkins: CheckIns, engine: Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(sql("DROP TABLE naast_afspraken"))
    sender, _ = delivery(checkins)
    assert await sender.deliver_due() == 0


VOICE = Voice()
