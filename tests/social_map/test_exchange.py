"""What others can use: the tabular package, GeoJSON, and coordinates there and back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from social_map import Map, export, hsds, open_map, tabular
from social_map.check import check_services
from social_map.cli import app
from social_map.facts import COLUMNS, OWN_COLUMNS
from social_map.opening import contents_of, load, read_source
from social_map.store import make_engine
from social_map.tables import read_bytes, write
from tests.social_map.making import TOWN, a_row, a_service

HERE = {"latitude": "52.5123", "longitude": "6.093456"}


def naast_map(*args: str | Path) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    monkeypatch.setenv("NAAST_DATABASE_URL", url)
    monkeypatch.delenv("NAAST_TOWN", raising=False)
    return url


# ---- the tabular package ------------------------------------------------------------------


def read_package(raw: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(packed.read(name).decode()))
            )
            for name in packed.namelist()
            if name.endswith(".csv")
        }


def test_every_key_in_the_package_leads_somewhere(kaart: Map) -> None:
    tables = read_package(tabular.package(kaart.services, kaart.town))
    assert set(tables) == {
        *("service", "organization", "location", "address", "service_at_location", "phone"),
        *("schedule", "service_area", "cost_option", "attribute", "taxonomy_term"),
    }
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    for name, rows in tables.items():
        assert len(ids[name]) == len(rows), name
        for row in rows:
            for column, value in row.items():
                table = column.removesuffix("_id")
                if column != table and table in ids and value:
                    assert value in ids[table], (name, column)
    assert len(tables["service"]) == 131
    assert {row["link_id"] for row in tables["attribute"]} <= ids["service"]


def test_the_package_says_what_is_in_it_and_is_always_the_same(kaart: Map) -> None:
    raw = tabular.package(kaart.services, kaart.town)
    assert raw == tabular.package(kaart.services, kaart.town)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        described = json.loads(packed.read("datapackage.json"))["resources"]
        assert {one["path"] for one in described} == set(packed.namelist()) - {"datapackage.json"}
        for one in described:
            header = packed.read(one["path"]).decode().splitlines()[0]
            assert header == ",".join(f'"{field["name"]}"' for field in one["schema"]["fields"])


def test_the_package_is_written_on_the_command_line(tmp_path: Path) -> None:
    out = tmp_path / "kaart.zip"
    result = naast_map("export", "--tabular", "--out", out)
    assert result.exit_code == 0
    assert len(read_package(out.read_bytes())["service"]) == 131
    assert naast_map("export", "--tabular").exit_code == 2
    both = naast_map("export", "--tabular", "--geojson", "--out", out)
    assert (both.exit_code, both.stderr.startswith("Kies één vorm")) == (2, True)


# ---- coordinates --------------------------------------------------------------------------


def test_only_what_is_known_is_on_the_map() -> None:
    known = a_service("bekend", latitude=52.5, longitude=6.09, cost="gratis")
    found = json.loads(export.geojson([known, a_service("onbekend")], "Stad"))
    assert found["type"] == "FeatureCollection"
    (feature,) = found["features"]
    assert feature["id"] == "bekend"
    # GeoJSON wants the longitude first.
    assert feature["geometry"] == {"type": "Point", "coordinates": [6.09, 52.5]}
    assert feature["properties"]["cost"] == "gratis"
    assert "latitude" not in feature["properties"]


def test_a_map_without_coordinates_says_so(tmp_path: Path) -> None:
    out = tmp_path / "kaart.geojson"
    result = naast_map("export", "--geojson", "--out", out)
    assert result.exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["features"] == []
    assert "Zonder latitude en longitude, dus niet in het bestand: 131." in result.stderr


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"latitude": "52.5"}, "de cel longitude is leeg."),
        ({"latitude": "6.09", "longitude": "6.09"}, "de latitude 6.09 klopt niet."),
        ({"latitude": "52,5", "longitude": "6.09"}, "de latitude 52,5 klopt niet."),
        ({"latitude": "52.5", "longitude": "oost"}, "de longitude oost klopt niet."),
    ],
)
def test_coordinates_that_cannot_be_are_named(cells: dict[str, str], sentence: str) -> None:
    row = dict.fromkeys(OWN_COLUMNS, "") | a_row(**cells)
    table = read_bytes(
        write((*COLUMNS, *OWN_COLUMNS), [row]).encode(), "s.csv", COLUMNS, OWN_COLUMNS
    )
    (problem,) = check_services(table, ["Holtenbroek"], "Zwolle")
    assert sentence in str(problem)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_coordinates_come_back_as_they_were(
    kind: str, database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = database if kind == "sqlite" else request.getfixturevalue("postgres_url")
    path = tmp_path / "services.csv"
    rows = [
        dict.fromkeys(OWN_COLUMNS, "") | a_row(street_address="Weg 1", **HERE),
        dict.fromkeys(OWN_COLUMNS, "") | a_row(id="b", name="B", street_address="Weg 1"),
    ]
    path.write_text(write((*COLUMNS, *OWN_COLUMNS), rows), encoding="utf-8")
    source = read_source(Path("social_map/data/zwolle").resolve(), "zwolle", services=path)
    engine = make_engine(url)
    load(engine, source, "zwolle", origin="x", today=None, force=True)
    engine.dispose()
    kaart = open_map(url, "zwolle")
    assert kaart.services == contents_of(source).services
    written = export.services_csv(kaart.services, "Zwolle")
    assert next(iter(csv.DictReader(io.StringIO(written))))["latitude"] == "52.5123"
    back = hsds.read(hsds.write(kaart.services, kaart.town).encode(), "kaart.json")
    assert {name: back.rows[0].cells[name] for name in HERE} == HERE
    assert back.rows[1].cells["latitude"] == ""
    kaart.close()


def test_a_map_without_coordinates_has_no_columns_for_them() -> None:
    written = export.services_csv([a_service("x")], TOWN.name)
    assert "latitude" not in written.splitlines()[0]
