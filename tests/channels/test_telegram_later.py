"""A message later, asked for and delivered through the stand-in of the Bot API."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from bot.checkins import open_database
from tests.channels.bot_api import BotApi, Fault, wait_until
from tests.channels.naast import Naast, Process


def kept(naast: Naast) -> int:
    engine = open_database(naast.settings.database_url)
    with engine.connect() as connection:
        found = connection.execute(sql("SELECT count(*) FROM naast_afspraken")).scalar()
    engine.dispose()
    return int(found or 0)


def ask(api: BotApi) -> None:
    """Ask for a message later, up to the question which day."""
    api.write("/start")
    api.wait_for(1)
    api.write("bericht later")
    api.wait_for(2)


def test_it_is_asked_for_kept_delivered_once_and_deleted(api: BotApi, naast: Naast) -> None:
    ask(api)
    question = api.texts()[1]
    assert "bewaar" in question
    assert [button["text"] for button in api.buttons()] == [
        "Morgen",
        "Over 3 dagen",
        "Over een week",
        "Toch niet",
    ]
    assert kept(naast) == 0
    api.press("Over 3 dagen")
    assert "3 dagen" in api.wait_for(3)[2]
    assert kept(naast) == 1
    naast.now.move(days=2, hours=23)
    time.sleep(0.3)
    assert len(api.texts()) == 3
    naast.now.move(hours=1)
    message = api.wait_for(4)[3]
    assert "Naast" in message and "?" not in message
    wait_until(lambda: kept(naast) == 0)
    naast.now.move(days=30)
    time.sleep(0.3)
    assert len(api.texts()) == 4  # no chain


def test_a_day_can_be_typed(api: BotApi, naast: Naast) -> None:
    ask(api)
    api.write("doe maar overmorgen")
    assert "dag" in api.wait_for(3)[2]
    assert kept(naast) == 1
    assert "doe maar overmorgen" not in naast.brain.texts


def test_other_words_are_just_the_talk_and_nothing_is_kept(api: BotApi, naast: Naast) -> None:
    ask(api)
    api.write("mijn hond is ziek")
    assert api.wait_for(3)[2] == "gehoord: mijn hond is ziek"
    api.write("morgen")
    assert api.wait_for(4)[3] == "gehoord: morgen"
    assert kept(naast) == 0


def test_danger_goes_before_a_day(api: BotApi, naast: Naast) -> None:
    ask(api)
    api.write("morgen maak ik een eind aan mijn leven")
    api.wait_for(3)
    assert naast.brain.texts[-1] == "morgen maak ik een eind aan mijn leven"
    assert kept(naast) == 0


@pytest.mark.parametrize("how", ["Toch niet", "nee", "laat maar"])
def test_a_no_to_the_day_keeps_nothing(api: BotApi, naast: Naast, how: str) -> None:
    ask(api)
    if how == "Toch niet":
        api.press(how)
    else:
        api.write(how)
    assert "bewaard" in api.wait_for(3)[2] or "opgeslagen" in api.texts()[2]
    assert kept(naast) == 0


@pytest.mark.parametrize(
    "how", ["stop", "nee", "/stop", "/wis", "vergeet alles", "stuur maar geen berichtje", "/start"]
)
def test_any_word_stops_it_except_a_new_start(api: BotApi, naast: Naast, how: str) -> None:
    ask(api)
    api.press("Morgen")
    api.wait_for(3)
    api.write(how)
    api.wait_for(4)
    api.wait_until_confirmed()
    if how == "/start":
        assert kept(naast) == 1
        return
    assert kept(naast) == 0
    assert "berichtje" in api.texts()[3] or "stuur niks" in api.texts()[3]
    naast.now.move(days=2)
    time.sleep(0.3)
    assert len(api.texts()) == 4


def test_later_in_the_talk_a_no_to_something_else_leaves_it(api: BotApi, naast: Naast) -> None:
    ask(api)
    api.press("Morgen")
    api.write("mijn hond is ziek")
    api.write("nee")
    assert api.wait_for(5)[4] == "gehoord: nee"
    assert kept(naast) == 1
    api.write("stop")
    api.wait_for(6)
    assert kept(naast) == 0


def test_asking_again_replaces_the_first(api: BotApi, naast: Naast) -> None:
    ask(api)
    api.press("Morgen")
    api.wait_for(3)
    api.write("bericht later")
    api.wait_for(4)
    api.press("Over een week")
    assert "week" in api.wait_for(5)[4]
    assert kept(naast) == 1


def test_a_day_button_that_was_used_does_nothing_twice(api: BotApi, naast: Naast) -> None:
    ask(api)
    api.press("Morgen")
    api.wait_for(3)
    api.press_key("dag:7")
    assert "knop" in api.wait_for(4)[3].lower() or "keuze" in api.texts()[3].lower()
    assert kept(naast) == 1


def test_who_blocked_the_bot_has_no_check_in_any_more(api: BotApi, naast: Naast) -> None:
    ask(api)
    api.press("Morgen")
    api.wait_for(3)
    api.blocked.add(11)
    naast.now.move(days=1)
    wait_until(lambda: kept(naast) == 0)
    assert len(api.texts()) == 3


@pytest.mark.parametrize(
    ("fault", "comes_again"),
    [(Fault(500), True), (Fault(drop=True, after=True), False)],
    ids=["refused", "unsure"],
)
def test_it_comes_at_most_once_whatever_the_line_does(
    api: BotApi, naast: Naast, fault: Fault, comes_again: bool
) -> None:
    ask(api)
    api.press("Morgen")
    api.wait_for(3)
    tries = len(api.made("sendMessage"))
    api.faults["sendMessage"] = [fault]
    naast.now.move(days=1)
    wait_until(lambda: len(api.made("sendMessage")) == tries + 1)
    time.sleep(0.3)
    assert kept(naast) == int(comes_again)
    naast.now.move(minutes=10)
    if comes_again:
        wait_until(lambda: kept(naast) == 0)
    time.sleep(0.2)
    assert len(api.texts()) == 4


def test_it_survives_a_restart(api: BotApi, tmp_path: Path) -> None:
    first = Naast(api, tmp_path).start()
    ask(api)
    api.press("Morgen")
    api.wait_for(3)
    first.stop()
    second = Naast(api, tmp_path)
    second.now.move(days=1)
    second.start()
    api.wait_for(4)
    second.stop()
    assert len(api.texts()) == 4


def test_two_processes_deliver_it_once(api: BotApi, tmp_path: Path) -> None:
    naast = Naast(api, tmp_path).start()
    ask(api)
    api.press("Morgen")
    api.wait_for(3)
    naast.stop()
    pair = [Process(api, tmp_path, days=1.1).start() for _ in range(2)]
    api.wait_for(4)
    for process in pair:
        process.wait_for_line()
    time.sleep(0.5)
    for process in pair:
        process.end()
    assert len(api.texts()) == 4


def test_a_database_that_is_away_is_said_honestly(api: BotApi, naast: Naast) -> None:
    ask(api)
    engine = open_database(naast.settings.database_url)
    with engine.begin() as connection:
        connection.execute(sql("DROP TABLE naast_afspraken"))
    api.press("Morgen")
    assert "geen berichtje" in api.wait_for(3)[2] or "niet" in api.texts()[2]
    engine.dispose()
