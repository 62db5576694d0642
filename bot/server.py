"""Runs the door: HTTP, and Telegram when a token is set, all in this process."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from bot.card.page import ShareKit
from bot.channels.telegram.running import ChannelStopped, Telegram
from bot.door.app import make_app
from bot.logs import make_wordless, note
from bot.safety import assess
from bot.settings import Settings
from bot.texts import text
from bot.wiring import House, build, local_now


class PortTaken(Exception):
    """The door cannot listen there; the text says what to do."""


def serve(settings: Settings, *, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Open the door, wake the brain in the background, and serve until stopped.

    Raises:
        PortTaken: another program listens there already, or the address is not ours.
        ChannelStopped: the token of Telegram is wrong, or its webhook.
    """
    make_wordless()
    listener = _listen(host, port)
    house = build(settings)
    telegram = _telegram(settings, house, tell)
    app = make_app(
        settings,
        house.service,
        house.store,
        clock=time.time,
        on_start=lambda: _wake(house),
        on_stop=house.brain.close,
        more_routes=[
            *(telegram.routes() if telegram else []),
            *ShareKit(settings, lambda: telegram.name if telegram else None).routes(),
        ],
    )
    shown = f"[{host}]" if ":" in host else host
    tell(text("cli.address", address=f"http://{shown}:{listener.getsockname()[1]}"))
    tell(text("cli.waking"))
    threading.Thread(target=_tell_when_awake, args=(house, tell), daemon=True).start()
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            # Rasa's websockets is too old for uvicorn; nothing here needs them.
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=settings.trusted_proxy is not None,
            forwarded_allow_ips=settings.trusted_proxy or "",
            timeout_graceful_shutdown=5,
        )
    )
    if telegram is not None:
        telegram.attach(app, on_stop=lambda: setattr(server, "should_exit", True))
    # Ctrl-C is how people stop it: uvicorn closes everything and then says so once more.
    with suppress(KeyboardInterrupt):
        asyncio.run(server.serve(sockets=[listener]))
    if telegram is not None and telegram.problem:
        raise ChannelStopped(telegram.problem)


def _telegram(settings: Settings, house: House, tell: Callable[[str], None]) -> Telegram | None:
    if not settings.telegram_token:
        return None
    return Telegram(settings, house.service, house.store, house.voice, tell=tell, now=local_now)


def _wake(house: House) -> None:
    house.brain.wake()
    # The patterns of danger are read now, not at the first message; a file of patterns that
    # cannot be read ends the door at once instead of leaving somebody without an answer.
    threading.Thread(target=_read_patterns, daemon=True).start()


def _read_patterns() -> None:
    try:
        assess("")
    except Exception as error:
        note("patterns_unreadable", logging.CRITICAL, kind=type(error))
        os.kill(os.getpid(), signal.SIGTERM)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == 98:
            raise PortTaken(text("cli.port_taken", port=port)) from None
        raise PortTaken(
            text("cli.no_port", host=host, port=port, reason=type(error).__name__)
        ) from None
    return listener


def _tell_when_awake(house: House, tell: Callable[[str], None]) -> None:
    started = time.monotonic()
    if house.brain.wait():
        tell(text("cli.awake", seconds=round(time.monotonic() - started)))
    else:
        tell(text("cli.failed"))
