"""The Starlette application: conversations, health, the description of the interface, the page."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.clean import MOST_CHARACTERS
from bot.conversation import ConversationService
from bot.door.headers import SecurityHeaders
from bot.door.problems import Problem
from bot.expiring import ExpiringStore, MemoryStore, StoreError
from bot.limits import Pace
from bot.logs import note
from bot.settings import ROOT, Settings
from bot.tokens import BadToken, Tokens

MOST_BYTES = 16 * 1024
FORGET_EVERY = 30.0
"""Seconds between two looks at what is past its time."""
WEB = ROOT / "bot" / "web"
_NEW_PER_ADDRESS = parse("60/minute")


class Door:
    """Handles the calls of the HTTP contract.

    Args:
        settings: the key, the session length, the proxy that is believed.
        service: answers messages.
        store: keeps limits and ended tokens.
        clock: seconds since the epoch.
    """

    def __init__(
        self,
        settings: Settings,
        service: ConversationService,
        store: ExpiringStore,
        *,
        clock: Callable[[], float],
    ) -> None:
        self._settings = settings
        self._service = service
        self._store = store
        self._clock = clock
        self._tokens = Tokens(settings.secret_key)
        self._pace = Pace(store, clock)
        # The limiter itself holds its storage by a weak reference only.
        self._address_storage = storage_from_string(settings.redis_url or "memory://")
        self._addresses = MovingWindowRateLimiter(self._address_storage)

    async def open_conversation(self, request: Request) -> Response:
        """POST /api/conversations"""
        body = await _body(request, empty_is_object=True)
        if not self._addresses.hit(_NEW_PER_ADDRESS, self._address(request)):
            raise Problem("too_many_conversations", 429, retry_after=60)
        conversation_id, token = self._tokens.make()
        answer = await self._service.begin(conversation_id, by_card=body.get("code") is not None)
        return JSONResponse({"token": token, **answer.as_json()}, 201)

    async def take_message(self, request: Request) -> Response:
        """POST /api/messages"""
        conversation_id = await self._conversation(request)
        body = await _body(request)
        text, payload = body.get("text"), body.get("payload")
        if (text is None) == (payload is None):
            raise Problem("text_or_payload", 400)
        if not isinstance(payload if text is None else text, str):
            raise Problem("wrong_type", 400)
        if len(text or payload or "") > MOST_CHARACTERS:
            raise Problem("too_long", 413)
        wait = await self._pace.take(conversation_id)
        if wait:
            raise Problem("too_fast", 429, retry_after=wait)
        answer = await self._service.say(conversation_id, text=text, payload=payload)
        return JSONResponse(answer.as_json())

    async def end_conversation(self, request: Request) -> Response:
        """DELETE /api/conversations"""
        conversation_id = await self._conversation(request)
        await self._service.wipe(conversation_id)
        # Only that this random id was ended is kept, so that its token opens nothing any more.
        await self._store.set(_ended(conversation_id), "1", self._settings.session_seconds)
        return Response(status_code=204)

    async def health(self, request: Request) -> Response:
        """GET /health"""
        awake = self._service.brain_awake
        return JSONResponse({"brain": awake}, 200 if awake else 503)

    async def _conversation(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Problem("no_token", 401)
        try:
            opened = self._tokens.open(token.strip(), now=self._clock())
        except BadToken:
            raise Problem("bad_token", 401) from None
        if await self._store.get(_ended(opened.conversation_id)):
            raise Problem("bad_token", 401)
        if opened.age > self._settings.session_seconds and not await self._service.known(
            opened.conversation_id
        ):
            # Nothing was said for so long that the talk is gone.
            raise Problem("conversation_over", 401)
        return opened.conversation_id

    def _address(self, request: Request) -> str:
        host = request.client.host if request.client else "?"
        key = self._settings.secret_key.encode()
        return hmac.new(key, host.encode(), hashlib.sha256).hexdigest()[:32]


def make_app(
    settings: Settings,
    service: ConversationService,
    store: ExpiringStore,
    *,
    clock: Callable[[], float],
    on_start: Callable[[], None] = lambda: None,
    on_stop: Callable[[], None] = lambda: None,
    more_routes: list[BaseRoute] | None = None,
) -> Starlette:
    """The door as an ASGI application."""
    door = Door(settings, service, store, clock=clock)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        on_start()
        note("door_open")
        forgetting = asyncio.create_task(_forget(store))
        yield
        forgetting.cancel()
        on_stop()
        note("door_closed")

    routes: list[BaseRoute] = [
        Route("/api/conversations", door.open_conversation, methods=["POST"]),
        Route("/api/conversations", door.end_conversation, methods=["DELETE"]),
        Route("/api/messages", door.take_message, methods=["POST"]),
        Route("/api/docs", _docs, methods=["GET"]),
        Route("/health", door.health, methods=["GET"]),
        Route("/", _page, methods=["GET"]),
        *(more_routes or []),
        Mount("/static", StaticFiles(directory=WEB, check_dir=False)),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={
            Problem: _problem,
            HTTPException: _http_problem,
            StoreError: _store_problem,
            Exception: _failure,
        },
    )


async def _forget(store: ExpiringStore) -> None:
    """Remove what is past its time from memory, also when nobody comes by any more."""
    while isinstance(store, MemoryStore):
        await asyncio.sleep(FORGET_EVERY)
        store.sweep()


async def _body(request: Request, *, empty_is_object: bool = False) -> dict[str, Any]:
    """The JSON object in a request.

    Raises:
        Problem: too large, no JSON, or not an object.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise Problem("too_large", 413)
        parts.append(part)
    raw = b"".join(parts)
    if not raw.strip() and empty_is_object:
        return {}
    try:
        loaded = json.loads(raw)
    except (ValueError, RecursionError):
        raise Problem("no_json", 400) from None
    if not isinstance(loaded, dict):
        raise Problem("no_object", 400)
    return loaded


async def _page(request: Request) -> Response:
    return FileResponse(WEB / "index.html", media_type="text/html; charset=utf-8")


async def _docs(request: Request) -> Response:
    """The description as JSON, or as a readable page for a browser."""
    description = read_openapi()
    if "text/html" in request.headers.get("accept", ""):
        template = (Path(__file__).with_name("docs.html")).read_text(encoding="utf-8")
        return HTMLResponse(template.replace("<!-- calls -->", "\n".join(_calls(description))))
    return JSONResponse(description)


def _calls(description: dict[str, Any]) -> Iterator[str]:
    """Each call of the description as HTML."""
    shared = description["components"]["responses"]
    for path, calls in description["paths"].items():
        for method, call in calls.items():
            yield f"<h2><code>{method.upper()} {path}</code></h2><p>{call['summary']}</p><ul>"
            for status, answer in call["responses"].items():
                told = shared[answer["$ref"].rsplit("/", 1)[1]] if "$ref" in answer else answer
                yield f"<li><code>{status}</code> {told['description']}</li>"
            yield "</ul>"


def read_openapi() -> dict[str, Any]:
    """The OpenAPI description of the door."""
    path = Path(__file__).with_name("openapi.yml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return error.response()


async def _http_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    name = {404: "not_found", 405: "wrong_method"}.get(error.status_code, "wrong_call")
    return Problem(name, error.status_code).response()


async def _store_problem(_: Request, error: Exception) -> Response:
    note("store_failed", logging.ERROR, kind=type(error))
    return Problem("nothing_works", 503, retry_after=10).response()


async def _failure(_: Request, error: Exception) -> Response:
    note("brain_turn_failed", logging.ERROR, kind=type(error))
    return Problem("nothing_works", 503, retry_after=10).response()


def _ended(conversation_id: str) -> str:
    return f"ended:{conversation_id}"
