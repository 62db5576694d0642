"""Keeps check-ins: one open per person, its address encrypted, claimed by one process only."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.checkins.database import checkins, writing
from bot.checkins.moments import moment, next_allowed, to_seconds

ABANDONED = 3600
"""Seconds after which a claimed check-in is removed: it may have been sent, so never again."""


@dataclass(frozen=True)
class Due:
    """A check-in that this process, and no other, may deliver now."""

    number: int
    address: str | None
    """Where it goes; None when it was encrypted with another key."""


class CheckIns:
    """The check-ins of one database.

    Args:
        engine: of `open_database`.
        secret_key: the key of this installation.
        now: the time, with a time zone.
    """

    def __init__(self, engine: Engine, secret_key: str, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now
        self._hash_key = _derive(secret_key, b"naast check-in person")
        self._box = Fernet(
            base64.urlsafe_b64encode(_derive(secret_key, b"naast check-in address"))
        )

    def keep(self, person: str, address: str, days: int) -> bool:
        """Keep a check-in so many days from now; whether it took the place of another.

        Raises:
            DatabaseAway: nothing was kept.
        """
        row = {
            "persoon": self._hash(person),
            "adres": self._box.encrypt(address.encode()).decode(),
            "wanneer": to_seconds(moment(self._now(), days)) // 60 * 60,
            "opgepakt": None,
        }
        mine = checkins.c.persoon == row["persoon"]
        try:
            with writing(self._engine) as connection:
                # One that is on its way is no longer open: it makes room, it is not replaced.
                replaced = connection.execute(
                    delete(checkins).where(mine).where(checkins.c.opgepakt.is_(None))
                ).rowcount
                connection.execute(delete(checkins).where(mine))
                connection.execute(insert(checkins).values(**row))
        except IntegrityError:
            # Another process kept one for the same person in the same moment; that one stands.
            return True
        return bool(replaced)

    def is_open(self, person: str) -> bool:
        """Whether a check-in of this person waits."""
        with writing(self._engine) as connection:
            found = connection.execute(
                select(checkins.c.nummer).where(checkins.c.persoon == self._hash(person))
            ).first()
        return found is not None

    def cancel(self, person: str) -> bool:
        """Remove this person's check-in; whether there was one."""
        with writing(self._engine) as connection:
            gone = connection.execute(
                delete(checkins).where(checkins.c.persoon == self._hash(person))
            )
        return bool(gone.rowcount)

    def claim(self) -> Due | None:
        """One check-in whose time has come, for this process alone; None when there is none.

        In the quiet hours there is none. What was claimed is never given out again: after a
        crash at the wrong moment it is better that a message does not come than that it comes
        twice.
        """
        now = self._now()
        if next_allowed(now) > now:
            return None
        seconds = to_seconds(now)
        with writing(self._engine) as connection:
            connection.execute(delete(checkins).where(checkins.c.opgepakt < seconds - ABANDONED))
            while True:
                row = connection.execute(
                    select(checkins.c.nummer, checkins.c.adres)
                    .where(checkins.c.wanneer <= seconds)
                    .where(checkins.c.opgepakt.is_(None))
                    .order_by(checkins.c.wanneer)
                    .limit(1)
                    .with_for_update(skip_locked=True)
                ).first()
                if row is None:
                    return None
                claimed = connection.execute(
                    update(checkins)
                    .where(checkins.c.nummer == row.nummer)
                    .where(checkins.c.opgepakt.is_(None))
                    .values(opgepakt=seconds)
                )
                if claimed.rowcount:
                    return Due(row.nummer, self._open(row.adres))

    def remove(self, due: Due) -> None:
        """Delete it: delivered, or nobody is there any more."""
        with writing(self._engine) as connection:
            connection.execute(delete(checkins).where(checkins.c.nummer == due.number))

    def put_back(self, due: Due, after_seconds: float) -> None:
        """Try again later: it was certainly not delivered."""
        with writing(self._engine) as connection:
            connection.execute(
                update(checkins)
                .where(checkins.c.nummer == due.number)
                .values(opgepakt=None, wanneer=to_seconds(self._now()) + int(after_seconds))
            )

    def _hash(self, person: str) -> str:
        return hmac.new(self._hash_key, person.encode(), hashlib.sha256).hexdigest()

    def _open(self, sealed: str) -> str | None:
        try:
            return self._box.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None


def _derive(secret_key: str, purpose: bytes) -> bytes:
    """A key for one purpose, so that no key serves two."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=purpose).derive(secret_key.encode())
