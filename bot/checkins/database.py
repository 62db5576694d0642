"""The database of what Telegram needs to survive a restart: check-ins, and updates seen.

With PostgreSQL these tables stand beside those of the map. With SQLite they have a file of their
own, so that whoever replaces or removes the map's file does not lose an appointment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

SQLITE_FILE: Final = "afspraken.sqlite3"
PATIENCE: Final = 5
"""Seconds to wait for another process that is writing."""

metadata = MetaData()

checkins = Table(
    "naast_afspraken",
    metadata,
    Column("nummer", Integer, autoincrement=True),
    # A keyed hash: with the key one person's row can be found, without it none.
    Column("persoon", String(64), nullable=False),
    # Encrypted: where the message goes. Nothing else of the person is here.
    Column("adres", String(400), nullable=False),
    # Seconds since the epoch, as whole minutes.
    Column("wanneer", BigInteger, nullable=False),
    # Set by the one process that may deliver it.
    Column("opgepakt", BigInteger, nullable=True),
    PrimaryKeyConstraint("nummer", name="pk_naast_afspraken"),
    # One open check-in per person, whatever two processes do at once.
    UniqueConstraint("persoon", name="uq_naast_afspraken_persoon"),
)

updates = Table(
    "naast_telegram_updates",
    metadata,
    # Telegram's own number of an update; it says nothing of who or what.
    Column("nummer", BigInteger, autoincrement=False),
    # How many messages of the answer were sent, and whether that was all.
    Column("verstuurd", Integer, nullable=False),
    Column("klaar", Boolean, nullable=False),
    # Until when the process that began it may go on; also when it can be thrown away.
    Column("tot", BigInteger, nullable=False),
    PrimaryKeyConstraint("nummer", name="pk_naast_telegram_updates"),
)


class DatabaseAway(Exception):
    """The database cannot be used now; holds no address and no value."""


def database_url(url: str) -> str:
    """The address of this database, given that of the map."""
    if url.startswith("postgres://"):
        url = "postgresql://" + url.partition("://")[2]
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseAway("address") from None
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return url
    return f"sqlite:///{Path(str(parsed.database)).parent / SQLITE_FILE}"


def open_database(url: str) -> Engine:
    """The engine of this database, its tables made when they were not there.

    Args:
        url: the address of the map's database (`Settings.database_url`).

    Raises:
        DatabaseAway: it cannot be reached or written.
    """
    own = database_url(url)
    try:
        engine = _sqlite(own) if own.startswith("sqlite") else _postgres(own)
        try:
            metadata.create_all(engine)
        except SQLAlchemyError:
            # Two processes that start together make the same table; the second look settles it.
            metadata.create_all(engine)
    except (SQLAlchemyError, NoSuchModuleError, ImportError, OSError) as error:
        raise DatabaseAway(type(error).__name__) from None
    return engine


def _postgres(url: str) -> Engine:
    return create_engine(
        url,
        future=True,
        pool_pre_ping=True,
        pool_size=2,
        connect_args={"connect_timeout": PATIENCE, "application_name": "naast-telegram"},
    )


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        future=True,
        # Kept open, so that noting what was sent takes a fraction of a millisecond.
        poolclass=QueuePool,
        pool_size=4,
        connect_args={"timeout": PATIENCE, "check_same_thread": False},
    )

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        # A killed process loses nothing so; only a power cut may take the last moment.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        # What was deleted is overwritten, not left in the file.
        connection.execute("PRAGMA secure_delete = ON")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction; raises DatabaseAway when the database cannot be used.

    What breaks a constraint is for the caller to judge and goes through as IntegrityError.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        raise DatabaseAway(type(error).__name__) from None
