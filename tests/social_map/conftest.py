"""The map of Zwolle, read once, and small made-up maps for everything else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from social_map import Map, Service, Wijk, open_map
from social_map.opening import DATA
from social_map.town import Town
from tests.conftest import skip_or_fail
from tests.social_map.making import NOW, TOWN, WIJKEN

POSTGRES = os.environ.get("NAAST_TEST_POSTGRES", "postgresql://root@127.0.0.1:5432/test")


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def kaart() -> Map:
    """The real map of Zwolle, through a fresh database in memory."""
    return open_map("sqlite://", "zwolle")


@pytest.fixture
def a_map() -> Callable[..., Map]:
    """Makes a map of a small town from some places."""

    def make(*services: Service, wijken: Sequence[Wijk] = WIJKEN, town: Town = TOWN) -> Map:
        return Map(services, wijken, town)

    return make


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with a copy of the files of Zwolle, to be spoilt."""
    folder = tmp_path / "data"
    shutil.copytree(DATA / "zwolle", folder / "zwolle")
    return folder


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A PostgreSQL address with a schema of its own, dropped afterwards."""
    schema = f"naast_{uuid4().hex[:12]}"
    engine = create_engine(
        POSTGRES, future=True, poolclass=NullPool, connect_args={"connect_timeout": 3}
    )
    try:
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError:
        skip_or_fail("PostgreSQL", "start er een en zet het adres in NAAST_TEST_POSTGRES")
    yield f"{POSTGRES}?options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
