"""Puts the channel together, and runs it: inside the door, or alone."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.brain.voice import Voice
from bot.card.content import web_address
from bot.channels.telegram.api import Api, GaveUp, Gone
from bot.channels.telegram.channel import Channel, Sender, Trouble, keep_forgetting
from bot.channels.telegram.leader import leader_for
from bot.channels.telegram.ledger import Ledger
from bot.channels.telegram.turns import Turns
from bot.channels.telegram.webhook import Webhook, secret_of, url_of
from bot.checkins import CheckIns, DatabaseAway, Delivery, open_database
from bot.conversation import ConversationService
from bot.expiring import ExpiringStore
from bot.logs import note
from bot.settings import Settings
from bot.texts import text


class ChannelStopped(Exception):
    """The channel cannot go on; the text is one plain sentence for whoever runs it."""


class Telegram:
    """The whole channel.

    Args:
        settings: with a token.
        tell: shows a line to whoever runs this.
        now: the local time.
        clock: seconds since the epoch.

    Raises:
        ChannelStopped: the database cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        service: ConversationService,
        store: ExpiringStore,
        voice: Voice,
        *,
        tell: Callable[[str], None],
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.time,
        look_every: float | None = None,
    ) -> None:
        self._settings = settings
        self._tell = tell
        self._name: str | None = None
        self.problem: str | None = None
        """Why it stopped by itself."""
        try:
            engine = open_database(settings.database_url)
        except DatabaseAway:
            raise ChannelStopped(text("cli.telegram_database")) from None
        self._api = Api(settings.telegram_token or "", settings.telegram_api)
        self._ledger = Ledger(engine, clock)
        checkins = CheckIns(engine, settings.secret_key, now)
        turns = Turns(
            settings,
            service,
            store,
            voice,
            checkins,
            now=now,
            clock=clock,
            web_address=web_address(settings.telegram_webhook),
        )
        self._leader = leader_for(engine)
        self._channel = Channel(
            self._api,
            turns,
            self._ledger,
            store,
            self._leader,
            tell=self._tell_trouble,
            keep_seconds=settings.session_seconds,
        )
        pace = {} if look_every is None else {"look_every": look_every}
        self.delivery = Delivery(checkins, voice, Sender(self._api).send, **pace)
        self._secret = secret_of(settings.secret_key)

    @property
    def name(self) -> str | None:
        """The user name of the bot, once Telegram gave it."""
        return self._name

    def routes(self) -> list[BaseRoute]:
        """What the door must serve for this channel."""
        if not self._settings.telegram_webhook:
            return []
        return [Webhook(self._channel, self._settings.telegram_webhook, self._secret).route()]

    async def run(self) -> None:
        """Serve until cancelled; then finish what was begun.

        Raises:
            ChannelStopped: the token or the webhook is wrong.
        """
        helpers: list[asyncio.Task[None]] = []
        try:
            await self._open()
            note("telegram_started")
            self._tell(text("cli.telegram_started", name=self._api.name))
            helpers = [
                asyncio.create_task(self.delivery.run()),
                asyncio.create_task(keep_forgetting(self._ledger)),
                asyncio.create_task(self._show_menu()),
            ]
            if self._settings.telegram_webhook:
                await self._wait_for_webhook(self._settings.telegram_webhook)
            else:
                await self._channel.poll()
        except InvalidToken:
            raise ChannelStopped(text("cli.telegram_wrong_token")) from None
        except ChannelStopped:
            raise
        except Exception as error:
            note("telegram_update_failed", logging.ERROR, kind=type(error))
            raise ChannelStopped(text("cli.telegram_unexpected")) from None
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)
            await self._api.close()
            note("telegram_stopped")

    @contextlib.asynccontextmanager
    async def running(self, on_stop: Callable[[], None]) -> AsyncIterator[None]:
        """Serve in the background; `on_stop` is called when it stops by itself."""

        async def serve() -> None:
            try:
                await self.run()
            except ChannelStopped as stopped:
                self.problem = str(stopped)
                on_stop()

        task = asyncio.create_task(serve())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def attach(self, app: Starlette, on_stop: Callable[[], None]) -> None:
        """Run for as long as this application does."""
        inner = app.router.lifespan_context

        @contextlib.asynccontextmanager
        async def both(started: Starlette) -> AsyncIterator[None]:
            async with inner(started), self.running(on_stop):
                yield

        app.router.lifespan_context = both

    async def _open(self) -> None:
        told = False
        while True:
            try:
                await self._api.open()
                self._name = self._api.name
                return
            except (GaveUp, Gone):
                if not told:
                    self._tell_trouble(Trouble.UNREACHABLE)
                told = True
                await asyncio.sleep(5)

    async def _show_menu(self) -> None:
        """A menu that cannot be set keeps nobody waiting: every command works without it."""
        try:
            await self._api.show_menu()
        except (GaveUp, Gone, TelegramError) as error:
            note("telegram_menu_failed", logging.WARNING, kind=type(error))

    async def _wait_for_webhook(self, address: str) -> None:
        try:
            await self._api.use_webhook(url_of(address), self._secret)
        except (Gone, GaveUp, BadRequest):
            raise ChannelStopped(text("cli.telegram_bad_webhook")) from None
        try:
            await asyncio.Event().wait()
        finally:
            await self._channel.finish()

    def _tell_trouble(self, trouble: Trouble) -> None:
        self._tell(text(f"cli.telegram_{trouble.value}"))


async def check_token(settings: Settings) -> str:
    """The user name of the bot.

    Raises:
        ChannelStopped: the token is wrong, or Telegram cannot be reached.
    """
    api = Api(settings.telegram_token or "", settings.telegram_api)
    try:
        await api.open()
        return api.name
    except InvalidToken:
        raise ChannelStopped(text("cli.telegram_wrong_token")) from None
    except Exception as error:
        # Nothing there, or something that is not the Bot API.
        note("telegram_update_failed", logging.ERROR, kind=type(error))
        raise ChannelStopped(text("cli.telegram_no_answer")) from None
    finally:
        await api.close()


def run_alone(telegram: Telegram) -> None:
    """Serve until Ctrl-C or SIGTERM; then finish what was begun.

    Raises:
        ChannelStopped: it cannot go on.
    """

    async def main() -> None:
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(telegram.run())
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sign, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(main())
