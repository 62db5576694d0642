"""Errors of the network and of Telegram, restarts, kill -9, and two processes."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import _name_of_bot
from bot.reply import Reply
from tests.channels.bot_api import BotApi, Fault, wait_until
from tests.channels.naast import Naast, Process, settings_for


def test_429_is_waited_out_as_long_as_asked(api: BotApi, naast: Naast) -> None:
    api.faults["sendMessage"] = [Fault(429, retry_after=1)]
    api.write("/hulp")
    api.wait_for(1)
    first, second = api.made("sendMessage")
    assert first.status == 429 and second.at - first.at >= 1.0


@pytest.mark.parametrize(
    "fault", [Fault(500), Fault(502), Fault(drop=True)], ids=["500", "502", "dropped"]
)
def test_a_message_is_sent_again_until_it_arrives(api: BotApi, naast: Naast, fault: Fault) -> None:
    api.faults["sendMessage"] = [fault, fault]
    api.write("/start")
    api.write("twee")
    api.wait_until_confirmed()
    assert len(api.texts()) == 2 and api.texts()[1] == "gehoord: twee"
    tries = api.made("sendMessage")
    assert tries[1].at - tries[0].at >= 0.5  # with a pause, that grows
    assert tries[2].at - tries[1].at >= 1.0


def test_trouble_with_getting_updates_passes(api: BotApi, naast: Naast) -> None:
    api.faults["getUpdates"] = [Fault(500), Fault(drop=True), Fault(429, retry_after=1)]
    api.write("/hulp")
    api.wait_for(1)
    api.write("/over")
    api.wait_for(2)


def test_small_calls_that_fail_do_not_stop_the_answer(api: BotApi, naast: Naast) -> None:
    for method in ("answerCallbackQuery", "editMessageReplyMarkup", "sendChatAction"):
        api.faults[method] = [Fault(400)]
    api.press_key("oud")
    assert len(api.wait_for(1)) == 1


def test_messages_of_one_chat_keep_their_order_and_chats_do_not_wait_for_each_other(
    api: BotApi, naast: Naast
) -> None:
    naast.brain.delay = 0.15
    for number in range(5):
        api.write(f"bericht {number}", chat=11)
    api.write("van een ander", chat=12)
    api.wait_for(1, chat=12)
    assert len(api.texts(11)) < 5
    api.wait_for(5, chat=11)
    assert [text.split()[-1] for text in api.texts(11)] == ["0", "1", "2", "3", "4"]


def test_an_update_offered_twice_is_answered_once_also_after_a_restart(
    api: BotApi, tmp_path: Path
) -> None:
    first = Naast(api, tmp_path).start()
    number = api.write("/hulp")
    api.wait_for(1)
    api.wait_until_confirmed()
    first.stop()
    again = {"update_id": number, "message": {**api.message(11), "text": "/hulp"}}
    api.updates.append(again)
    second = Naast(api, tmp_path).start()
    api.write("/over")
    api.wait_for(2)
    second.stop()
    assert len(api.texts()) == 2 and "112" in api.texts()[0]
    assert "112" not in api.texts()[1]


def test_stopping_finishes_what_was_begun(api: BotApi, tmp_path: Path) -> None:
    naast = Naast(api, tmp_path)
    naast.brain.delay = 1.0
    naast.start()
    api.write("/start")
    api.wait_for(1)
    api.write("nog net")
    wait_until(lambda: "nog net" in naast.brain.texts)
    naast.stop()
    assert api.texts()[-1] == "gehoord: nog net"


def test_what_could_not_be_sent_before_stopping_is_sent_by_the_next(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.channel.PATIENCE", 0.5)
    naast = Naast(api, tmp_path).start()
    api.faults["sendMessage"] = [Fault(500)] * 50
    api.write("/hulp")
    wait_until(lambda: bool(api.made("sendMessage")))
    naast.stop()
    api.faults["sendMessage"] = []
    following = Naast(api, tmp_path).start()
    assert "112" in api.wait_for(1)[0]
    following.stop()
    assert len(api.texts()) == 1


def test_the_parts_that_arrived_are_not_sent_again(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.channel.PATIENCE", 0.3)

    def stuck(call: object) -> None:
        if len(api.texts()) == 3:
            api.faults["sendMessage"] = [Fault(500)] * 50

    long = [Reply("Een zin in Zwolle. " * 600)]
    naast = Naast(api, tmp_path)
    naast.brain.script["veel"] = long
    naast.start()
    api.write("/start")
    api.wait_for(1)
    api.on_call = stuck
    api.write("veel")
    api.wait_for(3)
    naast.stop()
    api.on_call = lambda call: None
    api.faults["sendMessage"] = []
    following = Naast(api, tmp_path)
    # The store of the first holds the answer that waits; as Redis does over a restart.
    following.store = naast.store
    following.start()
    api.wait_for(4)
    api.wait_until_confirmed()
    following.stop()
    assert " ".join(api.texts()[1:]) == long[0].text.strip()
    assert naast.brain.texts == ["veel"] and following.brain.texts == []


def test_a_wrong_token_is_one_plain_sentence(api: BotApi, tmp_path: Path) -> None:
    api.token = "123456:another-one"
    naast = Naast(api, tmp_path).start()
    naast.stop()
    assert "token" in str(naast.error) and "BotFather" in str(naast.error)
    assert "stand-in" not in str(naast.error)


def test_the_name_on_the_card_comes_from_telegram(api: BotApi, tmp_path: Path) -> None:
    assert _name_of_bot(settings_for(api, tmp_path)) == "naast_proef_bot"
    api.token = "1:other"
    assert _name_of_bot(settings_for(api, tmp_path)) is None


def test_a_token_that_is_withdrawn_ends_the_channel(api: BotApi, naast: Naast) -> None:
    api.write("/hulp")
    api.wait_for(1)
    api.faults["getUpdates"] = [Fault(401)]
    api.write("/over")
    wait_until(lambda: naast.error is not None)
    assert "BotFather" in str(naast.error)


def test_a_second_program_with_the_same_token_is_said_plainly_once(
    api: BotApi, naast: Naast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.channel.CONFLICT_WAIT", 0.3)
    api.faults["getUpdates"] = [Fault(409), Fault(409)]
    api.write("/hulp")
    api.wait_for(1)
    wait_until(lambda: any("ander programma" in line for line in naast.told))
    api.write("/over")
    api.wait_for(2)
    assert sum("ander programma" in line for line in naast.told) == 1


def test_two_programs_with_one_token_and_no_database_in_common_say_so(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram itself throws one of them out; nobody is left unanswered meanwhile."""
    monkeypatch.setattr("bot.channels.telegram.channel.CONFLICT_WAIT", 0.3)
    pair = [Naast(api, tmp_path / name).start() for name in ("een", "twee")]
    wait_until(lambda: any("ander programma" in line for one in pair for line in one.told))
    api.write("/hulp")
    assert "112" in api.wait_for(1)[0]
    assert [one.error for one in pair] == [None, None]
    for one in pair:
        one.stop()


def test_of_two_processes_with_one_database_one_polls_and_the_other_takes_over(
    api: BotApi, tmp_path: Path
) -> None:
    first = Naast(api, tmp_path).start()
    api.write("/hulp")
    api.wait_for(1)
    second = Naast(api, tmp_path).start()
    wait_until(lambda: any("staat klaar" in line for line in second.told))
    polls = len(api.made("getUpdates"))
    time.sleep(0.3)
    assert len(api.made("getUpdates")) - polls <= 1
    assert all(call.status != 409 for call in api.made("getUpdates"))
    first.stop()
    api.write("/over")
    api.wait_for(2)
    second.stop()


def test_ten_conversations_with_kill_9_in_the_middle(api: BotApi, tmp_path: Path) -> None:
    """Nothing is lost; doubled can only be what arrived in the very moment of the kill."""
    count = kill_in_the_middle(api, tmp_path, kills=2, moments=random.Random(9))
    assert count.lost == 0
    assert count.out_of_order == 0
    # Not more than are on their way at one time.
    assert count.doubled <= 2 * 3


@dataclass
class Count:
    """What became of the messages of the killed conversations."""

    updates: int = 0
    replies: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0


TURNS = 8


def kill_in_the_middle(api: BotApi, var: Path, *, kills: int, moments: random.Random) -> Count:
    """Ten people talk, each writing on a moment after the answer; what they got back."""
    chats = range(100, 110)
    pauses = {chat: random.Random(chat) for chat in chats}

    def talk(chat: int) -> None:
        for turn in range(TURNS):
            api.write(f"beurt {turn}", chat)
            wait_until(lambda turn=turn: any(t.endswith(f"beurt {turn}") for t in api.texts(chat)))
            time.sleep(pauses[chat].uniform(0.1, 0.8))

    process = Process(api, var, delay=0.02).start()
    process.wait_for_line()
    with ThreadPoolExecutor(len(chats)) as people:
        talks = [people.submit(talk, chat) for chat in chats]
        for _ in range(kills):
            time.sleep(moments.uniform(0.3, 1.0))
            process.kill()
            process = Process(api, var, delay=0.02).start()
            process.wait_for_line()
        for done in talks:
            done.result()
    api.wait_until_confirmed()
    errors = process.end()
    # SIGTERM ends it quietly.
    assert process.status == 0 and "Traceback" not in errors and "stand-in" not in errors
    count = Count(updates=TURNS * len(chats))
    for chat in chats:
        texts = [text for text in api.texts(chat) if "gehoord" in text]
        count.replies += len(texts)
        for turn in range(TURNS):
            times = sum(text.endswith(f"gehoord: beurt {turn}") for text in texts)
            count.lost += times == 0
            count.doubled += max(0, times - 1)
        turns = [text[-1] for text in texts]
        count.out_of_order += turns != sorted(turns)
    return count
