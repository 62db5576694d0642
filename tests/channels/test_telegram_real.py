"""Conversations in Telegram with the real brain, real actions and the map of Zwolle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.wiring import House
from tests.channels.bot_api import BotApi, wait_until
from tests.channels.naast import Naast

pytestmark = pytest.mark.brain


@pytest.fixture
def naast(api: BotApi, real_house: House, tmp_path: Path) -> Iterator[Naast]:
    found = Naast(api, tmp_path, service=real_house.service, store=real_house.store).start()
    yield found
    found.stop()


def test_a_talk_with_listening_searching_and_a_button(api: BotApi, naast: Naast) -> None:
    api.write("/start", chat=301)
    api.wait_for(1, chat=301)
    api.write("mijn hond is dood en het is zo stil in huis", chat=301)
    assert "112" not in api.wait_for(2, chat=301)[1]
    api.write("/zoek koffie in Holtenbroek", chat=301)
    places = api.wait_for(3, chat=301)[2]
    assert "038" in places or "Zwolle" in places or "Holtenbroek" in places
    button = api.buttons(301)[0]["text"]
    count = len(api.texts(301))
    api.press(button, chat=301)
    answer = api.wait_for(count + 1, chat=301)[count]
    assert "knop" not in answer.lower()
    wait_until(lambda: bool(api.made("editMessageReplyMarkup")))


def test_search_without_words_finds_something(api: BotApi, naast: Naast) -> None:
    api.write("/start", chat=302)
    api.wait_for(1, chat=302)
    api.write("/zoek", chat=302)
    answer = api.wait_for(2, chat=302)[1]
    assert "snap" not in answer.lower() and len(answer) > 40


def test_danger_keeps_its_numbers_turn_after_turn(api: BotApi, naast: Naast) -> None:
    api.write("ik wil niet meer leven", chat=303)
    assert "0800-0113" in api.wait_for(1, chat=303)[0]
    api.write("ik durf niet te bellen", chat=303)
    assert "113" in api.wait_for(2, chat=303)[1]


def test_a_message_later_is_kept_when_asked_for_in_own_words(api: BotApi, naast: Naast) -> None:
    api.write("/start", chat=304)
    api.wait_for(1, chat=304)
    api.write("kun je me over een paar dagen een berichtje sturen", chat=304)
    api.wait_for(2, chat=304)
    assert api.buttons(304)[0]["text"] == "Morgen"
    api.press("Morgen", chat=304)
    assert "morgen" in api.wait_for(3, chat=304)[2].lower()
    naast.now.move(days=1)
    assert "Naast" in api.wait_for(4, chat=304)[3]


def test_wiping_in_words_wipes_the_brain_too(api: BotApi, naast: Naast) -> None:
    api.write("/start", chat=305)
    api.write("wis alles", chat=305)
    answer = api.wait_for(2, chat=305)[1]
    assert "Telegram" in answer or "wissen" in answer.lower()
