"""Run by Alembic: on a connection that it was given, or else on NAAST_DATABASE_URL."""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy.engine import Connection

from social_map.migrations.running import only_ours
from social_map.models import Base
from social_map.store import VERSION_TABLE, make_engine


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        version_table=VERSION_TABLE,
        include_name=only_ours,
        # SQLite changes a table by making it anew.
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with make_engine(os.environ["NAAST_DATABASE_URL"]).begin() as opened:
        run(opened)
