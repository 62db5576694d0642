"""Updates that Telegram brings to the door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.card.content import web_address
from bot.channels.telegram.webhook import HEADER, path_of, secret_of, url_of
from bot.door.app import make_app
from tests.channels.bot_api import BotApi, wait_until
from tests.channels.naast import SECRET, Naast

ADDRESS = "https://naast.example/telegram"
RIGHT = {HEADER: secret_of(SECRET)}


@pytest.fixture
def naast(api: BotApi, tmp_path: Path) -> Naast:
    return Naast(api, tmp_path, NAAST_TELEGRAM_WEBHOOK=ADDRESS)


@pytest.fixture
def door(api: BotApi, naast: Naast) -> Iterator[TestClient]:
    telegram = naast.make()
    app = make_app(
        naast.settings,
        telegram._channel._turns._service,
        naast.store,
        clock=lambda: 0.0,
        more_routes=telegram.routes(),
    )
    stopped: list[bool] = []
    telegram.attach(app, on_stop=lambda: stopped.append(True))
    with TestClient(app) as client:
        wait_until(lambda: api.webhook is not None)
        yield client
    assert stopped == []


def update(api: BotApi, number: int, text: str = "/hulp") -> dict[str, Any]:
    return {"update_id": number, "message": {**api.message(11), "text": text}}


def test_the_webhook_is_set_with_a_secret_and_updates_are_answered(
    api: BotApi, door: TestClient
) -> None:
    assert api.webhook is not None
    assert api.webhook["url"] == ADDRESS
    assert api.webhook["secret_token"] == secret_of(SECRET)
    assert door.post("/telegram", json=update(api, 1), headers=RIGHT).status_code == 200
    assert "112" in api.texts()[0]
    assert not api.made("deleteWebhook")


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "fout"}, {HEADER: "é".encode()}])
def test_without_the_right_secret_nothing_is_processed(
    api: BotApi, naast: Naast, door: TestClient, headers: dict[str, str | bytes]
) -> None:
    answer = door.post("/telegram", json=update(api, 1, "hoi"), headers=headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert naast.brain.heard == [] and api.texts() == []


def test_an_update_that_is_brought_twice_is_answered_once(api: BotApi, door: TestClient) -> None:
    for _ in range(3):
        assert door.post("/telegram", json=update(api, 5), headers=RIGHT).status_code == 200
    assert len(api.texts()) == 1


def test_an_update_that_another_process_has_in_hand_is_to_come_again(
    api: BotApi, naast: Naast, door: TestClient
) -> None:
    assert naast.telegram is not None
    naast.telegram._ledger._begin(5, False)
    answer = door.post("/telegram", json=update(api, 5), headers=RIGHT)
    assert answer.status_code == 503 and "retry-after" in answer.headers
    assert api.texts() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"geen json", 400),
        (b"[]", 400),
        (b'"x"', 400),
        (b"[" * 100_000, 400),
        (b"x" * 600_000, 413),
        (b"{}", 200),
        (b'{"update_id": "x"}', 200),
        (b'{"update_id": 1, "iets": {"nieuws": []}}', 200),
    ],
)
def test_what_is_no_update_is_answered_and_stops_nothing(
    api: BotApi, door: TestClient, body: bytes, status: int
) -> None:
    assert door.post("/telegram", content=body, headers=RIGHT).status_code == status
    assert door.post("/telegram", json=update(api, 9), headers=RIGHT).status_code == 200
    assert len(api.texts()) == 1


def test_another_method_is_refused(door: TestClient) -> None:
    assert door.get("/telegram").status_code == 405


def test_privacy_names_the_web_address_that_is_known(api: BotApi, door: TestClient) -> None:
    door.post("/telegram", json=update(api, 1, "/privacy"), headers=RIGHT)
    assert "https://naast.example/" in api.texts()[0]


def test_an_address_that_telegram_refuses_is_said_plainly(api: BotApi, tmp_path: Path) -> None:
    naast = Naast(api, tmp_path, NAAST_TELEGRAM_WEBHOOK="ftp://fout").start()
    wait_until(lambda: naast.error is not None)
    naast.stop()
    assert "NAAST_TELEGRAM_WEBHOOK" in str(naast.error)


def test_the_path_is_that_of_the_address() -> None:
    assert path_of("https://naast.example") == "/telegram" == path_of("https://naast.example/")
    assert path_of("https://naast.example/a/b/") == "/a/b"
    assert url_of("https://naast.example") == "https://naast.example/telegram"
    assert web_address("https://naast.example/a/b") == "https://naast.example/"
    assert web_address(None) is None


def test_the_secret_fits_in_what_telegram_allows() -> None:
    assert 1 <= len(secret_of(SECRET)) <= 256 and secret_of(SECRET).isalnum()
    assert json.dumps(SECRET) not in secret_of(SECRET)
