"""A stand-in for Telegram's Bot API over real HTTP, as far as Naast uses it.

It keeps updates and hands them out with Telegram's offset semantics, records what is sent, and
fails on demand: error replies, and connections that break before or after the work is done.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import socket
import threading
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "123456:stand-in-token-that-nobody-else-has"
NAME = "naast_proef_bot"
PATIENCE = 60.0
"""Seconds until a test stops waiting: long, since a machine may be busy with other things."""
METHODS = frozenset(
    {
        *("getMe", "getUpdates", "setWebhook", "deleteWebhook", "sendMessage", "sendVenue"),
        *("sendContact", "sendChatAction", "setMyCommands", "answerCallbackQuery"),
        *("editMessageReplyMarkup", "leaveChat"),
    }
)


@dataclass(frozen=True)
class Fault:
    """One call that goes wrong."""

    status: int = 500
    retry_after: int | None = None
    drop: bool = False
    """The connection breaks instead of giving an answer."""
    after: bool = False
    """What was asked is done all the same."""


@dataclass
class Call:
    """One call that was made."""

    method: str
    data: dict[str, Any]
    at: float
    status: int = 200
    message_id: int | None = None


@dataclass
class BotApi:
    """The stand-in: start it, let people write, and look at what was sent."""

    token: str = TOKEN
    calls: list[Call] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    blocked: set[int] = field(default_factory=set)
    webhook: dict[str, Any] | None = None
    on_call: Callable[[Call], None] = lambda call: None
    """Is called with each call after it was done, before it is answered."""

    def __post_init__(self) -> None:
        self._update_ids = itertools.count(700_001)
        self._message_ids = itertools.count(1)
        self._guard = threading.RLock()
        self._poll_number = 0
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self.url = ""

    # ---- as a server

    def start(self) -> BotApi:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = Starlette(routes=[Route("/bot{token}/{method}", self._serve, methods=["POST"])])
        config = uvicorn.Config(
            app, ws="none", log_config=None, access_log=False, timeout_graceful_shutdown=1
        )
        server = self._server = uvicorn.Server(config)

        def run() -> None:
            asyncio.run(server.serve(sockets=[listener]))
            listener.close()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        wait_until(lambda: server.started)
        return self

    def stop(self) -> None:
        assert self._server and self._thread
        self._poll_number += 1
        self._server.should_exit = True
        self._thread.join(10)

    def reset(self) -> None:
        """As if nothing ever happened."""
        with self._guard:
            self._poll_number += 1
            self.token, self.webhook = TOKEN, None
            self.calls.clear()
            self.updates.clear()
            self.faults.clear()
            self.blocked.clear()
            self.on_call = lambda call: None

    # ---- as the people on the other side

    def write(self, text: str, chat: int = 11) -> int:
        """Somebody writes; the number of the update."""
        return self.put({"message": {**self.message(chat), "text": text}})

    def send(self, chat: int = 11, **content: Any) -> int:
        """Somebody sends something else than text."""
        return self.put({"message": {**self.message(chat), **content}})

    def press(self, title: str, chat: int = 11) -> int:
        """Somebody presses the newest button with this title."""
        for call in reversed(self.sent(chat)):
            for row in call.data.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == title:
                        return self.press_key(button["callback_data"], call.message_id, chat)
        raise AssertionError(f"no button {title!r}")

    def press_key(self, key: str, message_id: int | None = 1, chat: int = 11) -> int:
        query = {
            "id": f"press-{next(self._message_ids)}",
            "from": self.person(chat),
            "chat_instance": "1",
            "message": {**self.message(chat), "message_id": message_id or 1},
            "data": key,
        }
        return self.put({"callback_query": query})

    def put(self, content: dict[str, Any]) -> int:
        with self._guard:
            number = next(self._update_ids)
            self.updates.append({"update_id": number, **content})
        return number

    def message(self, chat: int, kind: str = "private") -> dict[str, Any]:
        return {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind, "first_name": "Geheimenaam"},
            "from": self.person(chat),
        }

    @staticmethod
    def person(chat: int) -> dict[str, Any]:
        return {
            "id": chat,
            "is_bot": False,
            "first_name": "Geheimenaam",
            "username": "geheime_gebruiker",
        }

    # ---- what was sent

    def sent(self, chat: int | None = None, method: str | None = None) -> list[Call]:
        """What arrived with people, in order."""
        with self._guard:
            return [
                call
                for call in self.calls
                if call.method in ("sendMessage", "sendVenue", "sendContact")
                and call.message_id is not None
                and (chat is None or int(call.data["chat_id"]) == chat)
                and (method is None or call.method == method)
            ]

    def texts(self, chat: int = 11) -> list[str]:
        return [call.data["text"] for call in self.sent(chat, "sendMessage")]

    def made(self, method: str) -> list[Call]:
        with self._guard:
            return [call for call in self.calls if call.method == method]

    def buttons(self, chat: int = 11) -> list[dict[str, str]]:
        """The buttons under the newest message."""
        markup = self.sent(chat, "sendMessage")[-1].data.get("reply_markup", {})
        return [button for row in markup.get("inline_keyboard", []) for button in row]

    def wait_for(self, count: int, chat: int = 11, seconds: float = PATIENCE) -> list[str]:
        """Wait until so many texts arrived in this chat."""
        wait_until(lambda: len(self.texts(chat)) >= count, seconds)
        return self.texts(chat)

    def wait_until_confirmed(self, seconds: float = PATIENCE) -> None:
        """Wait until every update was taken and confirmed."""
        wait_until(lambda: not self.updates, seconds)

    # ---- the calls

    async def _serve(self, request: Request) -> Response:
        method = request.path_params["method"]
        if request.path_params["token"] != self.token:
            return _error(401, "Unauthorized")
        if method not in METHODS:
            return _error(404, "Not Found")
        try:
            data = await _read(request)
        except ClientDisconnect:
            # The process on the other side was killed.
            return _error(400, "cut off")
        call = Call(method, data, time.monotonic())
        fault = self._fault(method)
        if fault and not fault.after:
            call.status = fault.status
            with self._guard:
                self.calls.append(call)
            return _Broken() if fault.drop else _error(fault.status, "nee", fault.retry_after)
        response = await self._do(call)
        with self._guard:
            self.calls.append(call)
        self.on_call(call)
        if fault:
            return _Broken() if fault.drop else _error(fault.status, "nee", fault.retry_after)
        return response

    def _fault(self, method: str) -> Fault | None:
        with self._guard:
            waiting = self.faults[method]
            return waiting.pop(0) if waiting else None

    async def _do(self, call: Call) -> Response:
        data = call.data
        if call.method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "Naast", "username": NAME})
        if call.method == "getUpdates":
            return await self._get_updates(data)
        if call.method == "setWebhook":
            if not data.get("url", "").startswith("http"):
                return _error(400, "Bad Request: bad webhook")
            self.webhook = data
        if call.method == "deleteWebhook":
            self.webhook = None
        if call.method.startswith("send"):
            if int(data["chat_id"]) in self.blocked:
                call.status = 403
                return _error(403, "Forbidden: bot was blocked by the user")
            if call.method == "sendChatAction":
                return _ok(True)
            wrong = _wrong_message(call.method, data)
            if wrong:
                call.status = 400
                return _error(400, f"Bad Request: {wrong}")
            with self._guard:
                call.message_id = next(self._message_ids)
            return _ok({**self.message(int(data["chat_id"])), "message_id": call.message_id})
        return _ok(True)

    async def _get_updates(self, data: dict[str, Any]) -> Response:
        if self.webhook:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active")
        with self._guard:
            self._poll_number += 1
            mine = self._poll_number
            offset = int(data.get("offset", 0))
            # Asking from a number on confirms all before it.
            self.updates[:] = [u for u in self.updates if u["update_id"] >= offset]
        deadline = time.monotonic() + int(data.get("timeout", 0))
        while True:
            with self._guard:
                if self._poll_number != mine:
                    return _error(409, "Conflict: terminated by other getUpdates request")
                found = self.updates[:100]
            if found or time.monotonic() >= deadline:
                return _ok(found)
            await asyncio.sleep(0.01)


class _Broken(Response):
    """Breaks the connection in the middle of the answer."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        start = {"type": "http.response.start", "status": 200}
        await send({**start, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
        # Nobody else holds on to the transport, so closing it here is the break.
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        assert transport is not None
        transport.close()


def _wrong_message(method: str, data: dict[str, Any]) -> str | None:
    if method == "sendMessage":
        length = len(data.get("text", "").encode("utf-16-le")) // 2
        if not 0 < length <= 4096:
            return "message is empty or too long"
        for row in data.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if not 1 <= len(button["callback_data"].encode()) <= 64:
                    return "BUTTON_DATA_INVALID"
    if method == "sendVenue" and not {"latitude", "longitude", "title", "address"} <= data.keys():
        return "venue"
    if method == "sendContact" and not {"phone_number", "first_name"} <= data.keys():
        return "contact"
    return None


async def _read(request: Request) -> dict[str, Any]:
    if "json" in request.headers.get("content-type", ""):
        loaded: dict[str, Any] = await request.json()
        return loaded
    async with request.form() as form:
        data: dict[str, Any] = dict(form)
    for name in ("reply_markup", "commands", "allowed_updates", "link_preview_options"):
        if name in data:
            data[name] = json.loads(data[name])
    return data


def _ok(result: Any) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _error(status: int, description: str, retry_after: int | None = None) -> Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}
    return JSONResponse(body, status)


def wait_until(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


@contextlib.asynccontextmanager
async def client(api: BotApi) -> AsyncIterator[httpx.AsyncClient]:
    """A plain client of the stand-in, to test the stand-in itself."""
    async with httpx.AsyncClient(base_url=f"{api.url}/bot{api.token}/", timeout=10) as found:
        yield found
