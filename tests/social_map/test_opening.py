"""The map in a database: whole or not at all, new when the files are new, old when they break."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from social_map import DatabaseError, DataError, Map, MapError, open_map, store
from social_map.opening import DATA, contents_of, load, read_map, read_source
from social_map.store import Loaded, make_engine


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path / 'kaart.sqlite3'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each sort, empty."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path)
    else:
        yield request.getfixturevalue("postgres_url")


def change(data_dir: Path, before: str, after: str) -> None:
    path = data_dir / "zwolle" / "services.csv"
    content = path.read_text(encoding="utf-8")
    assert before in content
    path.write_text(content.replace(before, after, 1), encoding="utf-8")


def name_of(kaart: Map) -> str:
    service = kaart.service("inloophuis-de-bres")
    assert service is not None
    return service.name


def test_what_is_read_is_what_was_loaded(url: str) -> None:
    contents = contents_of(read_source(DATA / "zwolle", "zwolle"))
    kaart = open_map(url, "zwolle")
    assert kaart.problem is None
    assert kaart.services == contents.services
    assert kaart.wijken == contents.wijken


def test_the_files_are_loaded_again_only_when_they_change(url: str, data_dir: Path) -> None:
    open_map(url, "zwolle", data_dir=data_dir, today=date(2026, 11, 1))
    open_map(url, "zwolle", data_dir=data_dir, today=date(2026, 11, 2))
    assert loaded_on(url) == date(2026, 11, 1)
    change(data_dir, "Inloophuis De Bres", "De nieuwe Bres")
    kaart = open_map(url, "zwolle", data_dir=data_dir, today=date(2026, 11, 3))
    assert name_of(kaart) == "De nieuwe Bres"
    assert loaded_on(url) == date(2026, 11, 3)


def loaded_on(url: str) -> date | None:
    engine = make_engine(url)
    with engine.connect() as connection:
        found = store.loaded(connection)
    assert found is not None
    return found.loaded_on


def test_broken_files_leave_the_old_map_in_use(url: str, data_dir: Path) -> None:
    open_map(url, "zwolle", data_dir=data_dir)
    change(data_dir, '"ontmoeting"', '"gezellig"')
    kaart = open_map(url, "zwolle", data_dir=data_dir)
    assert len(kaart.services) == 131
    assert isinstance(kaart.problem, DataError)
    assert "services.csv, regel 2" in str(kaart.problem)


def test_a_map_that_fails_halfway_leaves_nothing(url: str, data_dir: Path) -> None:
    open_map(url, "zwolle", data_dir=data_dir)
    source = read_source(data_dir / "zwolle", "zwolle")
    contents = contents_of(source)
    twice = store.Contents((*contents.services, contents.services[0]), contents.wijken)
    new = Loaded("zwolle", "x", store.HEAD, "files")
    with pytest.raises(DatabaseError):
        store.replace(make_engine(url), twice, new, unless=lambda _: False)
    kaart = open_map(url, "zwolle", data_dir=data_dir)
    assert (len(kaart.services), kaart.problem) == (131, None)


def test_broken_files_and_no_older_map_is_an_error(url: str, data_dir: Path) -> None:
    change(data_dir, '"ontmoeting"', '"gezellig"')
    with pytest.raises(DataError) as refused:
        open_map(url, "zwolle", data_dir=data_dir)
    assert "gezellig past niet in de kolom category" in str(refused.value)


def test_an_imported_map_is_not_overwritten_by_the_files(url: str, data_dir: Path) -> None:
    open_map(url, "zwolle", data_dir=data_dir)
    change(data_dir, "Inloophuis De Bres", "Van de curator")
    source = read_source(data_dir / "zwolle", "zwolle")
    load(make_engine(url), source, "zwolle", origin="eigen.csv", today=None, force=True)
    change(data_dir, "Van de curator", "Uit een nieuwe versie")
    assert name_of(open_map(url, "zwolle", data_dir=data_dir)) == "Van de curator"


def test_other_tables_in_the_database_are_left_alone(url: str, data_dir: Path) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE check_in (id INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO check_in VALUES (7)"))
    open_map(url, "zwolle", data_dir=data_dir)
    change(data_dir, "Inloophuis De Bres", "De nieuwe Bres")
    open_map(url, "zwolle", data_dir=data_dir)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM check_in")).scalar_one() == 7


def test_tables_that_were_changed_by_hand_are_said_so_and_the_files_served(url: str) -> None:
    open_map(url, "zwolle")
    with make_engine(url).begin() as connection:
        connection.execute(text("ALTER TABLE service RENAME COLUMN first_step TO tip"))
    with pytest.raises(DatabaseError, match="passen niet bij deze versie"):
        read_map(url, "zwolle")
    kaart = open_map(url, "zwolle")
    assert "passen niet bij deze versie" in str(kaart.problem)
    assert len(kaart.services) == 131


def test_tables_of_others_with_our_names_are_not_touched(url: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE service (name VARCHAR(9))"))
        connection.execute(text("INSERT INTO service VALUES ('van ander')"))
    kaart = open_map(url, "zwolle")
    assert "staan al andere tabellen" in str(kaart.problem)
    assert len(kaart.services) == 131
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM service")).scalar_one() == "van ander"


def test_several_processes_may_start_at_once(url: str) -> None:
    found: list[Map] = []
    threads = [
        threading.Thread(target=lambda: found.append(open_map(url, "zwolle"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(kaart.services) for kaart in found] == [131] * 4
    assert [kaart.problem for kaart in found] == [None] * 4


def test_a_reader_sees_the_old_map_while_a_new_one_is_written(url: str) -> None:
    open_map(url, "zwolle")
    engine = make_engine(url)
    with engine.connect() as opened:
        connection = opened.execution_options(naast_begin="BEGIN IMMEDIATE")
        with connection.begin():
            connection.execute(text("DELETE FROM attribute"))
            assert len(read_map(url, "zwolle").services) == 131
            connection.rollback()
    assert len(read_map(url, "zwolle").services) == 131


def test_constraints_have_names() -> None:
    from social_map.models import Base

    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, (table.name, constraint)


# ---- databases that cannot be used --------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)


def test_a_locked_database_serves_the_files(tmp_path: Path, impatient: None) -> None:
    holder = sqlite3.connect(tmp_path / "kaart.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    kaart = open_map(sqlite_url(tmp_path), "zwolle")
    assert "bezet" in str(kaart.problem)
    assert len(kaart.services) == 131
    holder.close()


def test_a_database_that_cannot_be_written_serves_the_old_map(
    tmp_path: Path, data_dir: Path, impatient: None
) -> None:
    url = sqlite_url(tmp_path)
    open_map(url, "zwolle", data_dir=data_dir)
    change(data_dir, "Inloophuis De Bres", "De nieuwe Bres")
    # Root may write everywhere, so the database itself is told to be read-only.
    readonly = f"sqlite:///file:{tmp_path / 'kaart.sqlite3'}?mode=ro&uri=true"
    kaart = open_map(readonly, "zwolle", data_dir=data_dir)
    assert "kan niet worden geschreven" in str(kaart.problem)
    assert name_of(kaart) == "Inloophuis De Bres"


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "kaart.sqlite3").write_text("dit is een brief " * 100)
    kaart = open_map(sqlite_url(tmp_path), "zwolle")
    assert "geen database" in str(kaart.problem)
    assert len(kaart.services) == 131


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("geen adres", "klopt niet"),
        ("mysql://x/y", "klopt niet"),
        ("postgresql://127.0.0.1:1/niets", "niet te bereiken"),
        ("postgres://127.0.0.1:1/niets", "niet te bereiken"),
        ("sqlite:////proc/nergens/kaart.sqlite3", "niet worden geopend"),
    ],
)
def test_a_wrong_address_is_one_sentence_and_the_files_are_served(url: str, word: str) -> None:
    kaart = open_map(url, "zwolle")
    assert word in str(kaart.problem)
    assert len(kaart.services) == 131


def test_nothing_of_an_address_is_in_the_error() -> None:
    kaart = open_map("postgresql://jan:geheim@127.0.0.1:1/x", "zwolle")
    assert "geheim" not in str(kaart.problem) + repr(kaart.problem)


@pytest.mark.parametrize("town", ["nergens", "../zwolle", "", "."])
def test_a_town_without_data_is_said_so(town: str) -> None:
    with pytest.raises(MapError, match="geen kaart"):
        open_map("sqlite://", town)


def test_a_broken_town_file_is_said_so(data_dir: Path) -> None:
    (data_dir / "zwolle" / "town.yml").write_text("- nee", encoding="utf-8")
    with pytest.raises(MapError, match="klopt niet"):
        open_map("sqlite://", "zwolle", data_dir=data_dir)


def test_a_town_without_a_town_file_has_a_name(data_dir: Path) -> None:
    (data_dir / "zwolle" / "town.yml").unlink()
    kaart = open_map("sqlite://", "zwolle", data_dir=data_dir)
    assert kaart.town.name == "Zwolle"


def test_opening_is_quick_and_light(tmp_path: Path) -> None:
    code = (
        "import sys, time; import social_map;"
        f"url = {sqlite_url(tmp_path)!r}; social_map.open_map(url, 'zwolle');"
        "begun = time.process_time(); social_map.open_map(url, 'zwolle');"
        "print(time.process_time() - begun, 'rasa' in sys.modules, 'typer' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    seconds, rasa, typer = result.stdout.split()
    assert (rasa, typer) == ("False", "False")
    assert float(seconds) < 0.3
