"""The channel: takes updates in order, each once, and sends the answers until they arrived."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
from collections.abc import AsyncIterator, Callable
from enum import Enum

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.api import LONG_POLL, Api, GaveUp, Gone
from bot.channels.telegram.incoming import Incoming, Kind, read_update
from bot.channels.telegram.leader import Leader
from bot.channels.telegram.ledger import Ledger, Turn
from bot.channels.telegram.outgoing import Message, from_text, to_text
from bot.channels.telegram.turns import Turns
from bot.checkins import DatabaseAway, Delivery, Sent
from bot.expiring import ExpiringStore, StoreError
from bot.logs import note

PATIENCE = 10.0
"""Seconds that what was begun gets to be finished when the channel stops."""
CONFLICT_WAIT = 3.0
"""Seconds to leave to another program that uses the same token."""
_TYPING_AFTER = 0.4
_TYPING_EVERY = 4.5
_STAND_BY = 2.0
"""Seconds between two tries to become the one that polls."""
_LONGEST_WAIT = 30.0
_FORGET_EVERY = 3600.0


class Busy(Exception):
    """Another process has this update in hand, or this one cannot now: offer it again later."""


class Trouble(Enum):
    """What must be said to whoever runs this, in one plain sentence."""

    WRONG_TOKEN = "wrong_token"
    CONFLICT = "conflict"
    STAND_BY = "stand_by"
    UNREACHABLE = "unreachable"
    BAD_WEBHOOK = "bad_webhook"


class Channel:
    """Telegram, from update to answer.

    Args:
        api: the Bot API.
        turns: says what to answer.
        ledger: knows which updates were answered.
        store: keeps an answer until it was sent, never longer than the talk.
        leader: the right to poll.
        tell: shows trouble to whoever runs this.
        keep_seconds: how long an answer may wait to be sent.
    """

    def __init__(
        self,
        api: Api,
        turns: Turns,
        ledger: Ledger,
        store: ExpiringStore,
        leader: Leader,
        *,
        tell: Callable[[Trouble], None],
        keep_seconds: float,
        stand_by: float = _STAND_BY,
    ) -> None:
        self._api = api
        self._turns = turns
        self._ledger = ledger
        self._store = store
        self._leader = leader
        self._tell = tell
        self._keep_seconds = keep_seconds
        self._stand_by = stand_by
        self._last: dict[int, asyncio.Task[None]] = {}
        """The newest task of each chat: the next one waits for it, so order is kept."""
        self._busy: dict[int, asyncio.Task[None]] = {}
        """The task of each update in hand."""
        self._again: set[int] = set()
        """Updates that could not be answered and are to be offered again."""
        self._offset: int | None = None
        self._told: set[Trouble] = set()
        self._polls = False

    # ---- one update

    def take(self, update: object) -> asyncio.Task[None] | None:
        """Begin to answer an update; the task ends when the answer was sent.

        The task raises Busy when the update must be offered again. None for what is no update.
        """
        incoming = read_update(update)
        if incoming is None:
            return None
        if incoming.number in self._busy:
            return self._busy[incoming.number]
        self._again.discard(incoming.number)
        before = self._last.get(incoming.chat)
        task = asyncio.create_task(self._handle(incoming, before))
        self._busy[incoming.number] = self._last[incoming.chat] = task
        task.add_done_callback(lambda done: self._finished(incoming, done))
        return task

    def _finished(self, incoming: Incoming, task: asyncio.Task[None]) -> None:
        self._busy.pop(incoming.number, None)
        if self._last.get(incoming.chat) is task:
            del self._last[incoming.chat]
        if task.cancelled() or task.exception() is not None:
            self._again.add(incoming.number)

    async def _handle(self, incoming: Incoming, before: asyncio.Task[None] | None) -> None:
        if incoming.callback:
            # At once, so that the app stops waiting; a second time does no harm.
            await self._api.take_press(incoming.callback)
        if before is not None:
            await asyncio.wait([before])
        try:
            begun = await self._ledger.begin(incoming.number, take_over=self._polls)
            if begun.turn is Turn.DONE:
                return
            if begun.turn is Turn.OTHERS:
                raise Busy
            await self._answer(incoming, begun.sent)
        except DatabaseAway as error:
            note("telegram_update_failed", logging.ERROR, kind=type(error))
            raise Busy from None

    async def _answer(self, incoming: Incoming, sent: int) -> None:
        messages = await self._messages(incoming)
        try:
            if incoming.kind is Kind.BUTTON:
                await self._api.remove_buttons(incoming.chat, incoming.message)
            for number, message in enumerate(messages, 1):
                if number <= sent:
                    continue
                done = number == len(messages)
                noted = functools.partial(self._note_sent, incoming, number, done)
                await self._api.send(incoming.chat, message, noted)
            if sent >= len(messages):
                await self._note_sent(incoming, sent, True)
            if incoming.kind is Kind.GROUP:
                await self._api.leave(incoming.chat)
        except Gone:
            await self._note_sent(incoming, len(messages), True)
        except (asyncio.CancelledError, InvalidToken):
            # This process stops; whoever polls next goes on where it was.
            await asyncio.to_thread(self._ledger.let_go, incoming.number)
            raise
        except DatabaseAway:
            raise
        except Exception as error:
            # An answer that can never be sent must not come back for ever.
            note("telegram_send_failed", logging.ERROR, kind=type(error))
            await self._note_sent(incoming, len(messages), True)
        with contextlib.suppress(StoreError):
            await self._store.delete(_outbox(incoming))

    async def _note_sent(self, incoming: Incoming, count: int, done: bool) -> None:
        await self._ledger.sent(incoming.number, count, done=done)

    async def _messages(self, incoming: Incoming) -> list[Message]:
        """The answer: the one that waited to be sent, or a new one."""
        try:
            kept = await self._store.get(_outbox(incoming))
            if kept is not None:
                return from_text(kept)
            async with self._typing(incoming):
                messages = await self._turns.answer(incoming)
            if messages:
                await self._store.set(_outbox(incoming), to_text(messages), self._keep_seconds)
        except StoreError as error:
            note("store_failed", logging.ERROR, kind=type(error))
            return await self._turns.sorry()
        except (DatabaseAway, asyncio.CancelledError):
            raise
        except Exception as error:
            # Whatever happens in there, nobody is left without an answer.
            note("telegram_update_failed", logging.ERROR, kind=type(error))
            return await self._turns.sorry()
        return messages

    @contextlib.asynccontextmanager
    async def _typing(self, incoming: Incoming) -> AsyncIterator[None]:
        """Show that an answer is on its way, when it takes longer than a moment."""

        async def show() -> None:
            await asyncio.sleep(_TYPING_AFTER)
            while True:
                await self._api.typing(incoming.chat)
                await asyncio.sleep(_TYPING_EVERY)

        if incoming.kind in (Kind.BLOCKED, Kind.NOTHING, Kind.GROUP):
            yield
            return
        task = asyncio.create_task(show())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    # ---- many updates

    async def poll(self) -> None:
        """Ask for updates and answer them until cancelled; then finish what was begun.

        Raises:
            InvalidToken: the token is not (any more) right; its text must not be shown.
        """
        wait = 0.5
        try:
            while True:
                if not await self._lead():
                    await asyncio.sleep(self._stand_by)
                    continue
                try:
                    open_ones = self._again.union(self._busy)
                    found = await self._api.updates(
                        min(open_ones, default=self._offset), 0 if open_ones else LONG_POLL
                    )
                except InvalidToken:
                    raise
                except TelegramError as error:
                    wait = await self._wait_after(error, wait)
                    continue
                wait = 0.5
                self._told.discard(Trouble.CONFLICT)
                if not found and not open_ones:
                    # A server that does not hold the question open is not asked at full speed.
                    await asyncio.sleep(0.05)
                await self._take_all(found)
        finally:
            await self.finish()
            self._leader.release()

    async def _lead(self) -> bool:
        if await asyncio.to_thread(self._leader.hold):
            if not self._polls:
                self._polls = True
                self._told.discard(Trouble.STAND_BY)
                await self._prepare()
            return True
        self._polls = False
        self._say_once(Trouble.STAND_BY)
        return False

    async def _prepare(self) -> None:
        """What must be so before updates can be asked for."""
        try:
            await self._api.use_polling()
            await asyncio.to_thread(self._ledger.forget_old)
        except (GaveUp, Gone, TelegramError, DatabaseAway) as error:
            if isinstance(error, InvalidToken):
                raise
            note("telegram_update_failed", logging.WARNING, kind=type(error))

    async def _take_all(self, found: list[object]) -> None:
        new = False
        for update in found:
            incoming = read_update(update)
            if incoming is None:
                continue
            new = new or incoming.number not in self._again.union(self._busy)
            self._offset = max(self._offset or 0, incoming.number + 1)
            self.take(update)
        if self._busy:
            # What is in hand is offered again until it is done; so not at full speed.
            await asyncio.wait(
                set(self._busy.values()),
                timeout=0.25 if new else 1.0,
                return_when=asyncio.FIRST_COMPLETED,
            )
        if self._again:
            await asyncio.sleep(1.0)

    async def _wait_after(self, error: TelegramError, wait: float) -> float:
        """Wait as this error asks; the wait after the next one."""
        if isinstance(error, Conflict):
            note("telegram_conflict", logging.WARNING)
            self._say_once(Trouble.CONFLICT)
            wait = max(wait, CONFLICT_WAIT)
        elif isinstance(error, RetryAfter):
            asked = error.retry_after
            wait = float(asked if isinstance(asked, int) else asked.total_seconds())
        else:
            note("telegram_update_failed", logging.WARNING, kind=type(error))
        await asyncio.sleep(wait)
        return min(wait * 2, _LONGEST_WAIT)

    async def finish(self) -> None:
        """Finish what was begun, in `PATIENCE` seconds at most."""
        tasks = set(self._busy.values())
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=PATIENCE)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=PATIENCE)

    def _say_once(self, trouble: Trouble) -> None:
        if trouble not in self._told:
            self._told.add(trouble)
            self._tell(trouble)


class Sender:
    """Sends a check-in to the chat that its address names."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def send(self, address: str, words: str) -> Sent:
        """Send the words at most once."""
        return await self._api.send_once(int(address), Message(words))


async def keep_forgetting(ledger: Ledger) -> None:
    """Now and then forget the numbers of old updates."""
    while True:
        await asyncio.sleep(_FORGET_EVERY)
        with contextlib.suppress(DatabaseAway):
            await asyncio.to_thread(ledger.forget_old)


def _outbox(incoming: Incoming) -> str:
    return f"telegram:uit:{incoming.number}"


__all__ = ["Busy", "Channel", "Delivery", "Sender", "Trouble", "keep_forgetting"]
