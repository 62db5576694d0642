"""Alembic on a connection that is already in a transaction: all revisions or none."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from social_map.models import Base

LOCATION = "social_map:migrations"


def config(connection: Connection | None = None) -> Config:
    """How Alembic is set up for the map, on a connection that is in a transaction."""
    config = Config()
    config.set_main_option("script_location", LOCATION)
    config.attributes["connection"] = connection
    return config


def only_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table belongs to the map: check-ins and counts may live beside it."""
    return kind != "table" or name in Base.metadata.tables


def known(version: str) -> bool:
    """Whether this is a revision of ours, so that a database can be brought up from it."""
    script = ScriptDirectory.from_config(config())
    return version in {revision.revision for revision in script.walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Brings the tables up to the newest revision."""
    command.upgrade(config(connection), "head")


def downgrade(connection: Connection) -> None:
    """Takes the tables of the map away again."""
    command.downgrade(config(connection), "base")
