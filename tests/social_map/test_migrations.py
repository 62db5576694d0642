"""Revisions and models say the same, and a database of an older shape keeps what it holds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from social_map import migrations, open_map, store
from social_map.migrations import running
from social_map.migrations.running import only_ours
from social_map.models import Base
from social_map.opening import DATA, load, read_source
from social_map.store import HEAD, VERSION_TABLE, make_engine, make_tables, writing

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("service") as service:
        service.add_column(sa.Column("alert", sa.Text()))
    {more}


def downgrade() -> None:
    with op.batch_alter_table("service") as service:
        service.drop_column("alert")
"""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    made = make_engine(url)
    yield made
    made.dispose()


def differences(engine: Engine) -> list[object]:
    """What Alembic would still have to change."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "compare_type": True,
                "compare_server_default": True,
                # The full text is made by each sort of database in its own way.
                "include_name": only_ours,
            },
        )
        return list(compare_metadata(context, Base.metadata))


def version(engine: Engine) -> str:
    with engine.connect() as connection:
        found: str = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return found


def test_the_revisions_make_what_the_models_say(engine: Engine) -> None:
    with writing(engine) as connection:
        running.upgrade(connection)
    assert version(engine) == HEAD
    assert differences(engine) == []


def test_a_new_database_is_made_at_the_newest_revision(engine: Engine) -> None:
    make_tables(engine)
    assert version(engine) == HEAD
    assert differences(engine) == []
    make_tables(engine)


def test_both_ways_make_the_same_constraints(engine: Engine, tmp_path: Path) -> None:
    make_tables(engine)
    other = make_engine(f"sqlite:///{tmp_path / 'ander.sqlite3'}")
    with writing(other) as connection:
        running.upgrade(connection)
    found, made = inspect(engine), inspect(other)
    for table in Base.metadata.tables:
        for names in ("get_unique_constraints", "get_check_constraints", "get_foreign_keys"):
            assert {one["name"] for one in getattr(found, names)(table)} == {
                one["name"] for one in getattr(made, names)(table)
            }, (table, names)


def test_the_way_back_leaves_nothing(engine: Engine) -> None:
    make_tables(engine)
    with writing(engine) as connection:
        running.downgrade(connection)
    assert set(inspect(engine).get_table_names()) <= {VERSION_TABLE}


def with_a_next_revision(
    folder: Path, monkeypatch: pytest.MonkeyPatch, more: str = "pass"
) -> None:
    """Makes as if the project had one more revision."""
    location = folder / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, location)
    (location / "versions" / "next_alert.py").write_text(
        NEXT_REVISION.format(more=more, head=HEAD)
    )
    monkeypatch.setattr(running, "LOCATION", str(location))
    monkeypatch.setattr(store, "HEAD", "next")


def test_an_imported_map_of_an_older_shape_is_brought_up_and_kept(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = read_source(DATA / "zwolle", "zwolle")
    load(engine, source, "zwolle", origin="eigen.csv", today=None, force=True)
    with engine.begin() as connection:
        connection.execute(text("UPDATE service SET name = 'Van de curator' WHERE position = 0"))
    with_a_next_revision(tmp_path, monkeypatch)
    kaart = open_map(engine.url.render_as_string(hide_password=False), "zwolle")
    assert kaart.problem is None
    assert kaart.services[0].name == "Van de curator"
    assert "alert" in {column["name"] for column in inspect(engine).get_columns("service")}
    assert version(engine) == "next"


def test_a_revision_that_fails_changes_nothing(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = engine.url.render_as_string(hide_password=False)
    open_map(url, "zwolle")
    with monkeypatch.context() as patched:
        with_a_next_revision(tmp_path, patched, more='op.execute("SELECT nothing FROM nowhere")')
        kaart = open_map(url, "zwolle")
        assert kaart.problem is not None
        assert len(kaart.services) == 131
    assert version(engine) == HEAD
    assert open_map(url, "zwolle").problem is None


def test_a_database_of_a_newer_version_is_said_so(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    open_map(url, "zwolle")
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    kaart = open_map(url, "zwolle")
    assert "nieuwere versie" in str(kaart.problem)
    assert len(kaart.services) == 131
