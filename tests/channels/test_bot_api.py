"""The stand-in itself behaves as Telegram's description says."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.channels.bot_api import BotApi, Fault, client


async def test_updates_are_offered_until_they_are_confirmed(api: BotApi) -> None:
    first, second = api.write("een"), api.write("twee")
    async with client(api) as calls:

        async def numbers(**data: int) -> list[int]:
            found = (await calls.post("getUpdates", json=data)).json()["result"]
            return [update["update_id"] for update in found]

        assert await numbers() == [first, second]
        assert await numbers() == [first, second]
        assert await numbers(offset=second) == [second]
        assert await numbers(offset=first) == [second]
        assert await numbers(offset=second + 1) == []


async def test_a_long_poll_ends_as_soon_as_somebody_writes(api: BotApi) -> None:
    async with client(api) as calls:
        waiting = asyncio.ensure_future(calls.post("getUpdates", json={"timeout": 5}))
        await asyncio.sleep(0.1)
        api.write("hoi")
        answer = await asyncio.wait_for(waiting, 1)
    assert answer.json()["result"][0]["message"]["text"] == "hoi"


async def test_a_second_poller_ends_the_first_with_409(api: BotApi) -> None:
    async with client(api) as calls:
        first = asyncio.ensure_future(calls.post("getUpdates", json={"timeout": 5}))
        await asyncio.sleep(0.1)
        await calls.post("getUpdates", json={"timeout": 0})
        assert (await first).status_code == 409


async def test_polling_while_a_webhook_is_set_is_409(api: BotApi) -> None:
    async with client(api) as calls:
        await calls.post("setWebhook", json={"url": "https://naast.example/telegram"})
        assert (await calls.post("getUpdates", json={})).status_code == 409
        await calls.post("deleteWebhook", json={})
        assert (await calls.post("getUpdates", json={})).status_code == 200


async def test_faults_come_once_each_and_in_order(api: BotApi) -> None:
    api.faults["sendMessage"] = [Fault(429, retry_after=2), Fault(500), Fault(drop=True)]
    body = {"chat_id": 11, "text": "hoi"}
    async with client(api) as calls:
        slow = await calls.post("sendMessage", json=body)
        assert slow.status_code == 429 and slow.json()["parameters"]["retry_after"] == 2
        assert (await calls.post("sendMessage", json=body)).status_code == 500
        with pytest.raises(httpx.RemoteProtocolError):
            await calls.post("sendMessage", json=body)
        assert (await calls.post("sendMessage", json=body)).status_code == 200
    assert api.texts() == ["hoi"]


async def test_it_refuses_what_telegram_refuses(api: BotApi) -> None:
    api.blocked.add(12)
    key = {"inline_keyboard": [[{"text": "x", "callback_data": "k" * 65}]]}
    async with client(api) as calls:
        wrong = await calls.post(f"{api.url}/bot999:x/getMe")
        assert wrong.status_code == 401
        for body, status in (
            ({"chat_id": 11, "text": "a" * 4097}, 400),
            ({"chat_id": 11, "text": ""}, 400),
            ({"chat_id": 11, "text": "a", "reply_markup": key}, 400),
            ({"chat_id": 12, "text": "a"}, 403),
            ({"chat_id": 11, "text": "a" * 4096}, 200),
        ):
            assert (await calls.post("sendMessage", json=body)).status_code == status
