"""Alembic on a connection that is already in a transaction: all revisions or none."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

LOCATION = "social_map:migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", LOCATION)
    config.attributes["connection"] = connection
    return config


def known(version: str) -> bool:
    """Whether this is a revision of ours, so that a database can be brought up from it."""
    script = ScriptDirectory.from_config(_config())
    return version in {revision.revision for revision in script.walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Brings the tables up to the newest revision."""
    command.upgrade(_config(connection), "head")


def downgrade(connection: Connection) -> None:
    """Takes the tables of the map away again."""
    command.downgrade(_config(connection), "base")
