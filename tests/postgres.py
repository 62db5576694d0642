"""A schema of its own on a real PostgreSQL, for tests that need one."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from tests.conftest import skip_or_fail

SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql://root@127.0.0.1:5432/test")


@contextmanager
def own_schema() -> Iterator[str]:
    """The address of an empty schema, gone afterwards."""
    schema = f"proef_{uuid.uuid4().hex[:12]}"
    server = create_engine(SERVER, future=True, isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            connection.execute(sql(f"CREATE SCHEMA {schema}"))
    except OperationalError:
        skip_or_fail("PostgreSQL", "start een server en zet TEST_POSTGRES_URL")
    yield f"{SERVER}?options=-csearch_path%3D{schema}"
    with server.connect() as connection:
        connection.execute(sql(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()
