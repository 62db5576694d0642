"""Takes updates that Telegram brings to the door, instead of asking for them."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.telegram.channel import Channel
from bot.door.problems import Problem

HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 512 * 1024
ANSWER_WITHIN = 45.0
"""Seconds after which Telegram is told to come again; it finds the answer given."""


def secret_of(secret_key: str) -> str:
    """The secret that Telegram must send along, made of this installation's key."""
    return hmac.new(secret_key.encode(), b"naast telegram webhook", hashlib.sha256).hexdigest()


def path_of(address: str) -> str:
    """The path on the door to which this address leads."""
    return urlsplit(address).path.rstrip("/") or "/telegram"


def url_of(address: str) -> str:
    """The whole address to give to Telegram."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{path_of(address)}"


class Webhook:
    """The call that Telegram makes; answers only once the update was dealt with."""

    def __init__(self, channel: Channel, address: str, secret: str) -> None:
        self._channel = channel
        self._address = address
        self._secret = secret

    def route(self) -> Route:
        """The route of this call in the door's application."""
        return Route(path_of(self._address), self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            raise Problem("bad_secret", 401)
        task = self._channel.take(await _json(request))
        if task is not None:
            done, _ = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
            if not done or task.cancelled() or task.exception() is not None:
                raise Problem("come_again", 503, retry_after=5)
        return JSONResponse({})


async def _json(request: Request) -> object:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise Problem("too_large", 413)
        parts.append(part)
    try:
        loaded: object = json.loads(b"".join(parts))
    except (ValueError, RecursionError):
        raise Problem("no_json", 400) from None
    if not isinstance(loaded, dict):
        raise Problem("no_object", 400)
    return loaded
