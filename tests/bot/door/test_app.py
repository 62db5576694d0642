"""The HTTP contract, with a scripted brain behind the real door."""

from __future__ import annotations

import asyncio
import json
import time

import httpx
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import openapi_v31_spec_validator
from starlette.testclient import TestClient

from bot.conversation import ConversationService
from bot.door.app import MOST_BYTES, make_app, read_openapi
from bot.door.headers import HEADERS
from bot.expiring import MemoryStore, StoreError
from bot.reply import Button, Reply
from bot.settings import read_settings
from bot.tokens import Tokens
from tests.bot.fakes import ScriptedBrain
from tests.conftest import Clock

KEY = "k" * 40


@pytest.fixture
def wall() -> Clock:
    return Clock(time.time())


@pytest.fixture
def app(service: ConversationService, store: MemoryStore, wall: Clock, tmp_path):
    settings = read_settings({"NAAST_SECRET_KEY": KEY}, var=tmp_path)
    return make_app(settings, service, store, clock=wall)


@pytest.fixture
def client(app) -> TestClient:
    return TestClient(app)


def begin(client: TestClient) -> dict[str, str]:
    answer = client.post("/api/conversations", json={})
    assert answer.status_code == 201
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def say(client: TestClient, headers: dict[str, str], **body: object) -> httpx.Response:
    return client.post("/api/messages", json=body, headers=headers)


def matches(document: object, name: str) -> None:
    description = read_openapi()
    schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    Draft202012Validator(schema).validate(document)


def is_problem(answer: httpx.Response, status: int) -> dict:
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json()
    matches(problem, "Problem")
    assert problem["status"] == status
    assert problem["title"]
    return problem


def test_a_conversation_opens_with_an_honest_welcome(client: TestClient) -> None:
    answer = client.post("/api/conversations", json={})
    assert answer.status_code == 201
    matches(answer.json(), "Opened")
    said = " ".join(reply["text"] for reply in answer.json()["replies"])
    for part in ("geen mens", "112", "113", "0800-0113", "dokter", "uur"):
        assert part in said
    assert said.count("?") <= 1


def test_a_message_is_answered(client: TestClient) -> None:
    answer = say(client, begin(client), text="hoi")
    assert answer.status_code == 200
    matches(answer.json(), "Answer")
    assert answer.json()["replies"][0]["text"] == "gehoord: hoi"
    assert answer.json()["brain"] is True


@pytest.mark.parametrize("body", [b"", b"   ", b"{}"])
def test_an_empty_body_opens_a_conversation_too(client: TestClient, body: bytes) -> None:
    assert client.post("/api/conversations", content=body).status_code == 201


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 5000, b"nee", b""])
def test_broken_json_is_a_400(client: TestClient, body: bytes) -> None:
    headers = begin(client)
    is_problem(client.post("/api/messages", content=body, headers=headers), 400)


@pytest.mark.parametrize("body", [[], "hoi", 3, None])
def test_json_that_is_no_object_is_a_400(client: TestClient, body: object) -> None:
    headers = begin(client)
    content = json.dumps(body).encode()
    is_problem(client.post("/api/messages", content=content, headers=headers), 400)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "hoi", "payload": "/bevestigen"},
        {"text": None},
        {"text": 3},
        {"payload": ["x"]},
        {"text": {"a": "b"}},
        {"bericht": "hoi"},
    ],
)
def test_neither_both_or_a_wrong_type_is_a_400(client: TestClient, body: dict) -> None:
    is_problem(client.post("/api/messages", json=body, headers=begin(client)), 400)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b", "😀", "👍🏽👍🏽", "...", "?!"])
def test_empty_blank_and_emoji_get_a_kind_reply(client: TestClient, text: str) -> None:
    answer = say(client, begin(client), text=text)
    assert answer.status_code == 200
    assert answer.json()["replies"][0]["text"]


def test_two_thousand_characters_are_read_and_one_more_is_a_413(
    client: TestClient, brain: ScriptedBrain
) -> None:
    headers = begin(client)
    assert say(client, headers, text="a " * 1000).status_code == 200
    is_problem(say(client, headers, text="a" * 2001), 413)
    assert len(brain.heard) == 1


def test_a_body_over_16_kb_is_a_413(client: TestClient) -> None:
    body = b'{"text": "' + b"a" * MOST_BYTES + b'"}'
    is_problem(client.post("/api/messages", content=body, headers=begin(client)), 413)


def test_control_characters_do_no_harm(client: TestClient, brain: ScriptedBrain) -> None:
    answer = say(
        client,
        begin(client),
        text="ho\x00i \x1b[31m\ud800 daar".encode("utf-8", "surrogatepass").decode(
            "utf-8", "replace"
        ),
    )
    assert answer.status_code == 200
    assert "\x00" not in brain.heard[0][1] and "\x1b" not in brain.heard[0][1]


def test_a_lone_surrogate_in_json_does_no_harm(client: TestClient) -> None:
    answer = client.post(
        "/api/messages", content=b'{"text": "hoi \\ud800 daar"}', headers=begin(client)
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("text", ["/restart", "/bevestigen", "//", "/", "/session_start"])
def test_typed_slashes_are_never_commands(
    client: TestClient, brain: ScriptedBrain, text: str
) -> None:
    assert say(client, begin(client), text=text).status_code == 200
    assert all(not heard.startswith("/") for _, heard, _ in brain.heard)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer x"},
        {"Authorization": "Basic abc"},
        {"Authorization": "Bearer " + Tokens("z" * 40).make()[1]},
    ],
)
def test_no_token_or_a_foreign_one_is_a_401(client: TestClient, headers: dict) -> None:
    is_problem(say(client, headers, text="hoi"), 401)
    is_problem(client.delete("/api/conversations", headers=headers), 401)


def test_after_an_hour_of_silence_the_conversation_is_over(
    client: TestClient, clock: Clock, wall: Clock
) -> None:
    headers = begin(client)
    clock.move(3601)
    wall.move(3601)
    is_problem(say(client, headers, text="hoi"), 401)


def test_a_long_talk_without_silence_goes_on(
    client: TestClient, clock: Clock, wall: Clock
) -> None:
    headers = begin(client)
    for _ in range(4):
        clock.move(3000)
        wall.move(3000)
        assert say(client, headers, text="hoi").status_code == 200


def test_a_message_after_a_restart_is_answered(
    client: TestClient, store: MemoryStore, clock: Clock
) -> None:
    headers = begin(client)
    asyncio.run(store.close())  # all memory is lost, as at a restart
    assert say(client, headers, text="hoi").status_code == 200


def test_memory_is_emptied_without_anyone_coming_by(
    app, store: MemoryStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.door.app.FORGET_EVERY", 0.01)
    with TestClient(app) as client:
        say(client, begin(client), text="mijn buurvrouw heet Truus")
        assert store._values
        clock.move(3601)
        for _ in range(200):
            if not store._values:
                break
            time.sleep(0.01)
    assert not store._values


def test_delete_leaves_nothing_and_the_token_opens_nothing(
    client: TestClient, brain: ScriptedBrain, store: MemoryStore
) -> None:
    headers = begin(client)
    say(client, headers, text="mijn buurvrouw heet Truus")
    answer = client.delete("/api/conversations", headers=headers)
    assert answer.status_code == 204
    assert len(brain.forgotten) == 1
    assert not any(key.startswith("record:") for key in store._values)
    assert "Truus" not in str(store._values)
    is_problem(say(client, headers, text="hoi"), 401)


def test_only_offered_payloads_count(client: TestClient, brain: ScriptedBrain) -> None:
    headers = begin(client)
    say(client, headers, payload="/wis_gegevens")
    assert brain.heard == []
    say(client, headers, text="hoi")
    answer = say(client, headers, payload="/bevestigen")
    assert brain.heard[-1][1] == "/bevestigen"
    assert answer.json()["replies"]


def test_a_newer_button_does_not_make_an_older_one_stale(
    client: TestClient, brain: ScriptedBrain
) -> None:
    headers = begin(client)
    say(client, headers, text="hoi")
    brain.replies = [Reply("andere knop", (Button("Anders", "/iets_anders"),))]
    say(client, headers, text="nog iets")
    for payload in ("/bevestigen", "/iets_anders"):
        say(client, headers, payload=payload)
        assert brain.heard[-1][1] == payload


def test_a_button_of_long_ago_is_stale(client: TestClient, brain: ScriptedBrain) -> None:
    headers = begin(client)
    say(client, headers, text="hoi")
    brain.replies = [Reply("zonder knop")]
    for _ in range(5):
        say(client, headers, text="nog iets")
    before = len(brain.heard)
    answer = say(client, headers, payload="/bevestigen")
    assert answer.status_code == 200
    assert answer.json()["replies"][0]["text"]
    assert len(brain.heard) == before


def test_after_the_burst_it_is_429_with_a_time_to_wait(client: TestClient) -> None:
    headers = begin(client)
    for _ in range(60):
        assert say(client, headers, text="hoi").status_code == 200
    problem = say(client, headers, text="hoi")
    is_problem(problem, 429)
    assert int(problem.headers["retry-after"]) >= 1


def test_an_address_may_open_sixty_conversations_a_minute(client: TestClient) -> None:
    for _ in range(60):
        assert client.post("/api/conversations", json={}).status_code == 201
    problem = client.post("/api/conversations", json={})
    is_problem(problem, 429)
    assert int(problem.headers["retry-after"]) >= 1


async def test_sixty_messages_at_once_keep_their_order(app, brain: ScriptedBrain) -> None:
    brain.delay = 0.002
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://door") as client:
        token = (await client.post("/api/conversations", json={})).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        answers = await asyncio.gather(
            *(
                client.post("/api/messages", json={"text": f"bericht {n}"}, headers=headers)
                for n in range(60)
            )
        )
    assert [a.status_code for a in answers] == [200] * 60
    assert [heard for _, heard, _ in brain.heard] == [f"bericht {n}" for n in range(60)]
    assert [a.json()["replies"][0]["text"] for a in answers] == [
        f"gehoord: bericht {n}" for n in range(60)
    ]


def test_health_follows_the_brain(client: TestClient, brain: ScriptedBrain) -> None:
    assert client.get("/health").status_code == 200
    brain.awake = False
    assert client.get("/health").status_code == 503


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/health"), ("GET", "/nergens"), ("POST", "/api/messages")],
)
def test_security_headers_are_on_every_answer(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "set-cookie" not in answer.headers


def test_what_is_not_there_is_a_problem_document(client: TestClient) -> None:
    is_problem(client.get("/nergens"), 404)
    is_problem(client.put("/api/messages", json={}), 405)


def test_the_description_is_openapi_and_names_every_route(client: TestClient, app) -> None:
    description = client.get("/api/docs").json()
    openapi_v31_spec_validator.validate(description)
    paths = {getattr(route, "path", "") for route in app.routes}
    assert set(description["paths"]) <= paths
    assert "<h1>" in client.get("/api/docs", headers={"Accept": "text/html"}).text


def test_when_nothing_can_be_answered_the_numbers_still_come(
    client: TestClient, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = begin(client)

    async def away(key: str) -> str:
        raise StoreError("ConnectionError")

    monkeypatch.setattr(store, "get", away)
    problem = is_problem(say(client, headers, text="ik wil niet meer leven"), 503)
    assert "112" in problem["title"] and "113" in problem["title"]


def test_an_error_inside_is_a_503_without_words(
    service: ConversationService, app, monkeypatch: pytest.MonkeyPatch, capfd
) -> None:
    client = TestClient(app, raise_server_exceptions=False)
    headers = begin(client)

    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError("woorden van Truus")

    monkeypatch.setattr(service, "say", fail)
    answer = say(client, headers, text="woorden van Truus")
    problem = is_problem(answer, 503)
    assert "113" in problem["title"] and "Truus" not in answer.text
    assert "Truus" not in "".join(capfd.readouterr())
