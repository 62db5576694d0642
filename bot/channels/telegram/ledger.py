"""Which updates were answered, and how far: kept over restarts, so that none is answered twice.

Between the arrival of a message and the note of it here lies the only moment in which a killed
process makes an answer come twice. So a local database is written at once, without a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.checkins.database import updates, writing

HELD = 60
"""Seconds that a process may take over an update before another takes it."""
REMEMBERED = 48 * 3600
"""Seconds after which a number is forgotten; Telegram offers an update for 24 hours."""


class Turn(Enum):
    """Whose an update is."""

    OURS = "ours"
    DONE = "done"
    OTHERS = "others"
    """Another process is busy with it."""


@dataclass(frozen=True)
class Begun:
    """Whose an update is, and how many messages of its answer were sent already."""

    turn: Turn
    sent: int = 0


class Ledger:
    """Numbers of updates in the database; nothing of who wrote or what.

    Args:
        engine: of `open_database`.
        clock: seconds since the epoch.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float]) -> None:
        self._engine = engine
        self._clock = clock
        self._is_local = engine.dialect.name == "sqlite"

    async def begin(self, number: int, *, take_over: bool) -> Begun:
        """Take an update in hand.

        Args:
            take_over: whether an update that another began is taken too, since that one is
                certainly gone (only one process polls).

        Raises:
            DatabaseAway: it cannot be known whose it is.
        """
        if self._is_local:
            return self._begin(number, take_over)
        return await asyncio.to_thread(self._begin, number, take_over)

    async def sent(self, number: int, count: int, *, done: bool) -> None:
        """So many messages of the answer were sent; `done` when that was all."""
        if self._is_local:
            self._sent(number, count, done)
        else:
            await asyncio.to_thread(self._sent, number, count, done)

    def _begin(self, number: int, take_over: bool) -> Begun:
        now = int(self._clock())
        try:
            with writing(self._engine) as connection:
                row = connection.execute(
                    select(updates).where(updates.c.nummer == number).with_for_update()
                ).first()
                if row is None:
                    connection.execute(
                        insert(updates).values(
                            nummer=number, verstuurd=0, klaar=False, tot=now + HELD
                        )
                    )
                    return Begun(Turn.OURS)
                if row.klaar:
                    return Begun(Turn.DONE)
                if row.tot > now and not take_over:
                    return Begun(Turn.OTHERS)
                connection.execute(
                    update(updates).where(updates.c.nummer == number).values(tot=now + HELD)
                )
                return Begun(Turn.OURS, row.verstuurd)
        except IntegrityError:
            # Another process wrote the same number in the same moment.
            return Begun(Turn.OTHERS)

    def _sent(self, number: int, count: int, done: bool) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                update(updates)
                .where(updates.c.nummer == number)
                .values(verstuurd=count, klaar=done, tot=int(self._clock()) + HELD)
            )

    def let_go(self, number: int) -> None:
        """Leave an unfinished update to whoever comes next."""
        with writing(self._engine) as connection:
            connection.execute(
                update(updates)
                .where(updates.c.nummer == number)
                .values(tot=int(self._clock()) - 1)
            )

    def forget_old(self) -> None:
        """Forget the numbers that Telegram will not offer again."""
        with writing(self._engine) as connection:
            connection.execute(
                delete(updates).where(updates.c.tot < int(self._clock()) - REMEMBERED)
            )
