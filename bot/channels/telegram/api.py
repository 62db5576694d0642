"""The Bot API as this channel uses it: python-telegram-bot's bot, with patience."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram.constants import ChatAction
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.outgoing import Message
from bot.checkins import Sent
from bot.logs import note
from bot.texts import text

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
COMMANDS = ("start", "hulp", "zoek", "stop", "wis", "privacy", "over")
LONG_POLL = 25
"""Seconds that Telegram holds a question for updates open."""
_TRIES = 12
_TRIES_TO_OPEN = 3
_LONGEST_WAIT = 60.0
_AT_ONCE = 3
"""Messages on their way at one time: enough for the 30 a second that Telegram takes, and no more
than these can come twice when the process is killed."""
_Result = TypeVar("_Result")


class Gone(Exception):
    """Nobody can be reached in this chat: blocked, deleted, or never there."""


class GaveUp(Exception):
    """It did not work after many tries."""


class _Bot(ExtBot[int]):
    """The bot, with updates as plain JSON (see `incoming`)."""

    async def raw_updates(self, offset: int | None, seconds: int) -> list[Any]:
        data: dict[str, Any] = {"timeout": seconds, "allowed_updates": ALLOWED}
        if offset is not None:
            data["offset"] = offset
        found = await self._post("getUpdates", data, read_timeout=seconds + 10)
        return list(found) if isinstance(found, list) else []


class Api:
    """Calls of the Bot API that try again when that is right.

    Args:
        token: of the bot.
        address: base address of the Bot API.
        first_wait: seconds before the first new try; doubled each time.
    """

    def __init__(self, token: str, address: str, *, first_wait: float = 0.5) -> None:
        self._bot = _Bot(
            token,
            base_url=f"{address.rstrip('/')}/bot",
            request=HTTPXRequest(connection_pool_size=32, read_timeout=15, pool_timeout=30),
            get_updates_request=HTTPXRequest(connection_pool_size=2),
            # It waits as long as Telegram asks (`retry_after`), and holds back all the rest.
            rate_limiter=AIORateLimiter(max_retries=5),
        )
        self._first_wait = first_wait
        self._at_once = asyncio.Semaphore(_AT_ONCE)

    async def open(self) -> None:
        """Connect, and see that the token is right.

        Raises:
            InvalidToken: it is not; the text of the error must not be shown.
            GaveUp: Telegram cannot be reached.
        """
        await self._patiently(self._bot.initialize, tries=_TRIES_TO_OPEN)

    async def close(self) -> None:
        """Let go of connections."""
        await self._bot.shutdown()

    @property
    def name(self) -> str:
        """The user name of the bot."""
        return str(self._bot.username)

    async def updates(self, offset: int | None, seconds: int) -> list[Any]:
        """Updates as plain JSON; raises what python-telegram-bot raises."""
        return await self._bot.raw_updates(offset, seconds)

    async def use_polling(self) -> None:
        """No webhook, so that updates can be asked for; what waits is kept."""
        await self._patiently(lambda: self._bot.delete_webhook(drop_pending_updates=False))

    async def use_webhook(self, url: str, secret: str) -> None:
        """Updates come to this address, with this secret."""
        await self._patiently(
            lambda: self._bot.set_webhook(
                url, secret_token=secret, allowed_updates=ALLOWED, drop_pending_updates=False
            )
        )

    async def show_menu(self) -> None:
        """The commands, in Dutch, in the menu of the app."""
        commands = [BotCommand(name, text(f"telegram.commands.{name}")) for name in COMMANDS]
        await self._patiently(lambda: self._bot.set_my_commands(commands))

    async def send(
        self, chat: int, message: Message, arrived: Callable[[], Awaitable[None]]
    ) -> None:
        """Send it, trying again until it arrives; it may arrive twice when the line breaks.

        Args:
            arrived: notes that it arrived; is called at once when it did.

        Raises:
            Gone: nobody is there.
            GaveUp: it did not arrive.
        """

        async def attempt() -> None:
            async with self._at_once:
                await self._send(chat, message)
                await arrived()

        await self._patiently(attempt)

    async def send_once(self, chat: int, message: Message) -> Sent:
        """Send it at most once; what became of it."""
        try:
            await self._send(chat, message)
        except RetryAfter:
            return Sent.NO
        except (Forbidden, BadRequest, ChatMigrated, InvalidToken):
            return Sent.NOBODY
        except NetworkError as error:
            cause = error.__cause__
            unsent = cause is None or isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout)
            return Sent.NO if unsent else Sent.YES
        except TelegramError:
            return Sent.YES
        return Sent.YES

    async def typing(self, chat: int) -> None:
        """Show that an answer is on its way; never mind when that fails."""
        await self._once(lambda: self._bot.send_chat_action(chat, ChatAction.TYPING))

    async def take_press(self, callback: str) -> None:
        """Tell the app that the press of a button was taken."""
        await self._once(lambda: self._bot.answer_callback_query(callback))

    async def remove_buttons(self, chat: int, message: int) -> None:
        """Take the buttons away from under a message."""
        await self._once(
            lambda: self._bot.edit_message_reply_markup(chat, message, reply_markup=None)
        )

    async def leave(self, chat: int) -> None:
        """Leave a group."""
        await self._once(lambda: self._bot.leave_chat(chat))

    async def _send(self, chat: int, message: Message) -> None:
        if message.contact is not None:
            await self._bot.send_contact(
                chat, message.contact["phone_number"], message.contact["first_name"]
            )
        elif message.venue is not None:
            await self._bot.send_venue(chat, **message.venue)
        else:
            rows = [[InlineKeyboardButton(b.title, callback_data=b.key)] for b in message.buttons]
            await self._bot.send_message(
                chat,
                message.text,
                reply_markup=InlineKeyboardMarkup(rows) if rows else None,
                # No page is fetched by Telegram because a website was named.
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )

    async def _once(self, call: Callable[[], Awaitable[Any]]) -> None:
        """One try; whatever comes of it, the answer itself must not be lost over it."""
        try:
            await call()
        except Exception as error:
            # Also a reply that python-telegram-bot cannot read, which is no error of its own.
            note("telegram_send_failed", logging.DEBUG, kind=type(error))

    async def _patiently(
        self, call: Callable[[], Awaitable[_Result]], *, tries: int = _TRIES
    ) -> _Result:
        wait = self._first_wait
        for _ in range(tries):
            try:
                return await call()
            except InvalidToken:
                raise
            except (Forbidden, ChatMigrated):
                raise Gone from None
            except BadRequest as error:
                note("telegram_send_failed", logging.WARNING, kind=type(error))
                raise Gone from None
            except Conflict:
                raise
            except TelegramError as error:
                note("telegram_send_failed", logging.WARNING, kind=type(error))
                if isinstance(error, RetryAfter):
                    # The rate limiter waited as it was asked, several times over.
                    wait = max(wait, 5.0)
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
        raise GaveUp
