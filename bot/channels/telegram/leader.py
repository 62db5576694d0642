"""Which one of several processes asks Telegram for updates; freed at once when it dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Protocol

from sqlalchemy import text as sql
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

# Any number will do, as long as nothing else in the same database uses it.
_ADVISORY_LOCK = 4_105_039


class Leader(Protocol):
    """A right that one process has at a time."""

    def hold(self) -> bool:
        """Whether this process has it, taking it when it is free."""

    def release(self) -> None:
        """Give it up."""


class FileLeader:
    """For processes on one machine: a lock on a file, which the system frees with the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def hold(self) -> bool:
        if self._descriptor is not None:
            return True
        descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class PostgresLeader:
    """For processes on any machine: an advisory lock, which ends with its connection."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def hold(self) -> bool:
        try:
            if self._connection is not None:
                # A connection that broke has lost the lock with it.
                self._connection.execute(sql("SELECT 1"))
                return True
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            got = connection.execute(
                sql("SELECT pg_try_advisory_lock(:number)"), {"number": _ADVISORY_LOCK}
            ).scalar()
        except SQLAlchemyError:
            self.release()
            return False
        if not got:
            connection.close()
            return False
        self._connection = connection
        return True

    def release(self) -> None:
        if self._connection is not None:
            # Not back into the pool: only closing it frees the lock for sure.
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def leader_for(engine: Engine) -> Leader:
    """The kind of leader that fits this database."""
    if engine.dialect.name == "postgresql":
        return PostgresLeader(engine)
    return FileLeader(Path(str(engine.url.database)).with_suffix(".telegram.lock"))
