"""What goes wrong is one plain sentence with status 1; nothing half done, the old map served."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import event, text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from social_map import open_map, store
from social_map.cli import app
from social_map.facts import COLUMNS
from social_map.opening import DATA, read_map
from social_map.store import VERSION_TABLE, make_engine
from social_map.tables import read_bytes, write
from tests.social_map.making import a_file, a_row

ZWOLLE = DATA / "zwolle" / "services.csv"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A database of each sort with the map of Zwolle, which is the one of the settings."""
    found = f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    if request.param == "postgres":
        found = request.getfixturevalue("postgres_url")
    monkeypatch.setenv("NAAST_DATABASE_URL", found)
    monkeypatch.delenv("NAAST_TOWN", raising=False)
    monkeypatch.setattr(store, "PATIENCE", 1)
    open_map(found, "zwolle").close()
    yield found


@pytest.fixture
def file_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same in SQLite alone: a broken file is refused before any database is asked."""
    found = f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    monkeypatch.setenv("NAAST_DATABASE_URL", found)
    monkeypatch.delenv("NAAST_TOWN", raising=False)
    open_map(found, "zwolle").close()
    return found


def naast_map(*args: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


def refused(sentence: str, *args: str | Path) -> str:
    """The one sentence, or the named problems and their count, of a command that was refused."""
    result = naast_map(*args)
    assert result.exit_code == 1, result.output
    assert sentence in result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1 or lines[-1].startswith("Gevonden fouten:")
    assert max(map(len, lines)) < 300
    return str(result.stderr)


def still_served(url: str) -> None:
    kaart = read_map(url, "zwolle")
    assert len(kaart.services) == 131
    kaart.close()
    assert naast_map("search", "vissen").exit_code == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"recept": "soep"}', "hier staat geen lijst van plekken."),
        ('{"contents": [{"naam": "x"}]}', "kaart.json, plek 1: de cel name is leeg."),
        ("[1, 2]", "kaart.json, plek 1: dit is geen plek."),
        ("<html>", "dit is geen geldige JSON."),
        ("", "dit is geen geldige JSON."),
    ],
)
def test_json_that_is_not_hsds(file_url: str, tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "kaart.json"
    path.write_text(content, encoding="utf-8")
    refused(sentence, "import", path)
    still_served(file_url)


@pytest.mark.parametrize("column", ["description", "id", "wijk"])
def test_a_field_of_ten_megabytes(file_url: str, tmp_path: Path, column: str) -> None:
    huge = "a" * 10_000_000
    refused("een cel veel te groot", "import", a_file(tmp_path, a_row(**{column: huge})))
    path = tmp_path / "kaart.json"
    name = {"id": "id", "description": "description"}.get(column, "name")
    service = {"id": "x", "name": "x", "description": "x"} | {name: huge}
    path.write_text(json.dumps([service]), encoding="utf-8")
    result = naast_map("import", path)
    assert result.exit_code == 1
    assert max(map(len, result.stderr.splitlines())) < 600
    still_served(file_url)


def test_a_file_that_is_far_too_large(file_url: str, tmp_path: Path) -> None:
    path = tmp_path / "services.csv"
    path.write_bytes(b"a" * 20_000_001)
    result = naast_map("import", path)
    assert "te groot voor een sociale kaart" in result.stderr
    assert result.exit_code == 2
    still_served(file_url)


@pytest.mark.parametrize(
    "cell", ["=1+1", '=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3+cmd", "- x"]
)
def test_a_formula_in_a_cell_is_refused(file_url: str, tmp_path: Path, cell: str) -> None:
    path = a_file(tmp_path, a_row(description=cell))
    refused("de cel description begint als een formule.", "import", path)
    document = [{"name": "x", "description": cell}]
    path = tmp_path / "kaart.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    refused("de cel description begint als een formule.", "check", path)
    still_served(file_url)


@pytest.mark.parametrize("cell", ["+31 38 421 31 55", "'=1", "''@x", "-5", "'t Huis", "a=b"])
def test_no_cell_that_is_written_is_a_formula_and_all_come_back(cell: str) -> None:
    written = write(COLUMNS, [a_row(name=cell)])
    value = written.splitlines()[1].split('","')[1]
    assert value[0] not in "=+-@\t\r"
    assert read_bytes(written.encode(), "s.csv", COLUMNS).rows[0].cells["name"] == cell


def test_a_disk_that_is_full_while_a_file_is_written(
    file_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit.csv"
    out.write_text("van gisteren", encoding="utf-8")

    def full(path: Path, raw: bytes) -> int:
        with path.open("wb") as file:
            file.write(raw[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        refused("De schijf is vol, dus uit.csv is niet geschreven.", "export", "--out", out)
    assert out.read_text(encoding="utf-8") == "van gisteren"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".uit")] == []


def test_a_disk_that_is_full_while_a_map_is_loaded(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    url = f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    monkeypatch.setenv("NAAST_DATABASE_URL", url)
    open_map(url, "zwolle").close()
    bigger = tmp_path / "services.csv"
    rows = [a_row(id=f"plek-{n}", name=f"Plek {n}", description="x" * 1_500) for n in range(900)]
    bigger.write_text(write(COLUMNS, rows), encoding="utf-8")

    def no_more_room(connection, _record) -> None:  # type: ignore[no-untyped-def]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    event.listen(Engine, "connect", no_more_room)
    try:
        refused("De schijf is vol of stuk.", "import", bigger)
    finally:
        event.remove(Engine, "connect", no_more_room)
    still_served(url)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (
            "ALTER TABLE attribute RENAME TO attribuut",
            "De tabellen in de database passen niet bij deze versie.",
        ),
        (
            "ALTER TABLE service RENAME COLUMN first_step TO tip",
            "De tabellen in de database passen niet bij deze versie.",
        ),
        (
            f"UPDATE {VERSION_TABLE} SET version_num = '9999'",
            "De database is van een nieuwere versie.",
        ),
    ],
)
def test_a_database_of_another_shape(url: str, spoil: str, sentence: str) -> None:
    with make_engine(url).begin() as connection:
        connection.execute(text(spoil))
    refused(sentence, "import", ZWOLLE)
    # The files of the project take the place of what cannot be read.
    found = naast_map("search", "vissen")
    assert found.exit_code == 0
    assert "HSV De Hengelsport" in found.stdout


def test_a_database_that_may_only_be_read(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if url.startswith("sqlite"):
        path = tmp_path / "kaart.sqlite3"
        monkeypatch.setenv("NAAST_DATABASE_URL", f"sqlite:///file:{path}?mode=ro&uri=true")
    else:
        readonly = f"{url}%20-cdefault_transaction_read_only%3Don"
        monkeypatch.setenv("NAAST_DATABASE_URL", readonly)
    refused("In de database kan niet worden geschreven.", "import", ZWOLLE)
    still_served(url)


def test_a_database_that_another_program_holds(url: str) -> None:
    engine = make_engine(url)
    with engine.connect() as opened:
        connection = opened.execution_options(naast_begin="BEGIN IMMEDIATE")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE service IN ACCESS EXCLUSIVE MODE"))
                result = naast_map("import", ZWOLLE)
            else:
                result = naast_map("import", ZWOLLE)
            connection.rollback()
    assert result.exit_code == 1
    assert result.stderr.startswith("De database is bezet door een ander programma.")
    still_served(url)
