"""What people say is wrong: counted and kept for the curator, with nothing of who said it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect
from typer.testing import CliRunner, Result

from social_map import DatabaseError, Map, MapError, UseError, open_map, store
from social_map.cli import app
from social_map.models import Report
from social_map.opening import load, read_source
from social_map.reports import Reported, by_place, in_words
from social_map.stats import stale
from social_map.store import Contents, Loaded
from tests.social_map.making import NOW, TOWN, a_service

DAY = NOW.date()
BRES = "inloophuis-de-bres"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'kaart.sqlite3'}"


@pytest.fixture
def opened(url: str) -> Iterator[Map]:
    kaart = open_map(url, "zwolle", today=DAY)
    yield kaart
    kaart.close()


def test_reports_are_counted_by_place_and_reason(opened: Map) -> None:
    opened.report(BRES, "nummer", day=DAY)
    opened.report(BRES, "nummer", day=DAY)
    opened.report(BRES, "nummer", day=DAY + timedelta(days=2))
    opened.report("op-orde", "tijden", day=DAY)
    assert opened.reports == (
        Reported(BRES, "nummer", 3, DAY + timedelta(days=2)),
        Reported("op-orde", "tijden", 1, DAY),
    )


def test_a_report_holds_a_place_a_reason_a_day_and_a_count_and_nothing_else(
    opened: Map, url: str
) -> None:
    opened.report(BRES, "weg", day=DAY)
    engine = store.make_engine(url)
    names = {column["name"] for column in inspect(engine).get_columns("map_report")}
    engine.dispose()
    assert names == {"service_id", "reason", "day", "count"}
    assert set(Report.__table__.c.keys()) == names


def test_only_a_known_reason_is_kept(opened: Map) -> None:
    with pytest.raises(UseError, match="De reden ik heet Jan bestaat niet"):
        opened.report(BRES, "ik heet Jan", day=DAY)
    assert opened.reports == ()


def test_a_report_stays_when_the_map_is_loaded_again(opened: Map, url: str) -> None:
    opened.report(BRES, "adres", day=DAY)
    again(opened, url)
    assert opened.reports == (Reported(BRES, "adres", 1, DAY),)


def again(kaart: Map, url: str, **verified: date) -> None:
    """Loads the same places once more, some of them checked on a day."""
    services = tuple(
        replace(one, verified_on=verified.get(one.id.replace("-", "_"), one.verified_on))
        for one in kaart.services
    )
    engine = store.make_engine(url)
    new = Loaded("zwolle", "nieuw", store.HEAD, "werkblad.csv", DAY)
    store.replace(engine, Contents(services, kaart.wijken), new, unless=lambda _: False)
    engine.dispose()


def test_what_was_checked_since_is_no_longer_reported(opened: Map, url: str) -> None:
    opened.report(BRES, "nummer", day=DAY)
    opened.report("op-orde", "nummer", day=DAY)
    opened.report("tactus", "nummer", day=DAY)
    before = DAY - timedelta(days=1)
    again(opened, url, inloophuis_de_bres=DAY, op_orde=before)
    assert {one.service_id for one in opened.reports} == {"op-orde", "tactus"}


def test_a_place_that_is_gone_is_no_longer_reported(opened: Map, url: str) -> None:
    opened.report(BRES, "weg", day=DAY)
    engine = store.make_engine(url)
    rest = tuple(one for one in opened.services if one.id != BRES)
    new = Loaded("zwolle", "kleiner", store.HEAD, "nieuw.csv", DAY)
    store.replace(engine, Contents(rest, opened.wijken), new, unless=lambda _: False)
    engine.dispose()
    assert opened.reports == ()


def test_a_map_of_before_there_were_reports_gets_them(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'oud.sqlite3'}"
    engine = store.make_engine(url)
    source = read_source(Path(store.__file__).parent / "data" / "zwolle", "zwolle")
    load(engine, source, "zwolle", origin="files", today=DAY, force=True)
    with store.writing(engine) as connection:
        connection.exec_driver_sql("DROP TABLE map_report")
        connection.exec_driver_sql(f"UPDATE {store.VERSION_TABLE} SET version_num = '0003'")
    engine.dispose()
    kaart = open_map(url, "zwolle", today=DAY)
    assert kaart.problem is None
    kaart.report(BRES, "nummer", day=DAY)
    assert kaart.reports == (Reported(BRES, "nummer", 1, DAY),)


def test_a_map_that_stands_in_for_a_database_says_it_cannot_keep_a_report(tmp_path: Path) -> None:
    broken = tmp_path / "stuk.sqlite3"
    broken.write_bytes(b"dit is geen database" * 100)
    kaart = open_map(f"sqlite:///{broken}", "zwolle", today=DAY)
    with pytest.raises(MapError):
        kaart.report(BRES, "nummer", day=DAY)


def test_a_database_that_was_away_a_moment_ago_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kaart = Map([a_service("x")], (), TOWN)
    kaart.clock = lambda: 100.0

    def away(question: object) -> None:
        raise DatabaseError("unreachable")

    monkeypatch.setattr(kaart._shelf, "ask", away)
    assert kaart.service("x") is not None
    monkeypatch.setattr(kaart._shelf, "change", lambda change: pytest.fail("it was asked"))
    with pytest.raises(DatabaseError):
        kaart.report("x", "weg", day=DAY)


# ---- what a curator sees ------------------------------------------------------------------


def test_what_is_reported_is_called_first_after_the_crisis_lines() -> None:
    fresh, old = a_service("vers"), a_service("oud", source_date="2001")
    line = a_service("lijn", category="crisis-hulplijn", source_date="2001")
    said = by_place([Reported("vers", "weg", 2, DAY)])
    assert [one.service.id for one in stale([old, fresh, line], DAY, said)] == [
        "lijn",
        "vers",
        "oud",
    ]
    assert [one.service.id for one in stale([old, fresh, line], DAY)] == ["lijn", "oud"]


def test_reports_are_said_in_words() -> None:
    found = [Reported("x", "nummer", 2, DAY), Reported("x", "tijden", 1, DAY)]
    assert in_words(found) == "het nummer klopt niet (2 keer), de tijden kloppen niet (1 keer)"
    assert in_words([]) == ""


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    monkeypatch.setenv("NAAST_DATABASE_URL", url)
    monkeypatch.setenv("COLUMNS", "200")
    return url


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_without_reports_that_is_said(database: str) -> None:
    assert run("reports").stdout == "Er is niets gemeld.\n"
    assert json.loads(run("reports", "--json").stdout) == []


def test_a_curator_sees_a_report_everywhere_until_the_row_is_verified(
    database: str, tmp_path: Path
) -> None:
    kaart = open_map(database, "zwolle")
    kaart.report("tactus", "nummer", day=date.today())
    kaart.close()
    assert json.loads(run("reports", "--json").stdout) == [
        {"id": "tactus", "reason": "nummer", "count": 1, "last": date.today().isoformat()}
    ]
    shown = run("reports").stdout
    assert "Tactus verslavingszorg" in shown
    assert "het nummer klopt niet" in shown
    assert "mensen zeggen: het nummer klopt niet (1 keer)." in run("check").stdout
    assert run("check", "--strict").exit_code == 1
    listed = {one["id"]: one["reports"] for one in json.loads(run("stale", "--json").stdout)}
    assert listed["tactus"] == {"nummer": 1}
    sheet = tmp_path / "werkblad.csv"
    run("stale", "--out", sheet)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8"))))
    row = next(row for row in rows if row["id"] == "tactus")
    assert row["reports"] == "het nummer klopt niet (1 keer)"
    row |= {"verified_on": date.today().isoformat(), "verified_by": "An"}
    out = io.StringIO()
    writer = csv.DictWriter(out, list(row))
    writer.writeheader()
    writer.writerow(row)
    sheet.write_text(out.getvalue(), encoding="utf-8")
    assert run("stale", "--apply", sheet).exit_code == 0
    assert run("reports").stdout == "Er is niets gemeld.\n"
    assert "mensen zeggen" not in run("check").stdout


def test_a_worksheet_of_before_there_were_reports_is_still_taken_in(
    database: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "werkblad.csv"
    run("stale", "--out", sheet)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8"))))
    row = {name: value for name, value in rows[0].items() if name != "reports"}
    out = io.StringIO()
    writer = csv.DictWriter(out, list(row))
    writer.writeheader()
    writer.writerow(row | {"verified_on": "2026-11-20"})
    sheet.write_text(out.getvalue(), encoding="utf-8")
    assert run("stale", "--apply", sheet).stdout.endswith("Nagekeken plekken: 1.\n")


def test_a_report_can_be_cleared(database: str) -> None:
    kaart = open_map(database, "zwolle")
    kaart.report(BRES, "anders", day=DAY)
    kaart.close()
    assert run("reports", "--clear", BRES).stdout == "De melding is weg.\n"
    result = run("reports", "--clear", BRES)
    assert (result.exit_code, result.stderr) == (
        2,
        f"Van {BRES} is niets gemeld. Kijk met naast map reports welk id het is.\n",
    )


def test_a_map_in_memory_takes_a_report_too() -> None:
    kaart = Map([a_service("x")], (), TOWN)
    kaart.report("x", "weg", day=DAY)
    assert kaart.reports == (Reported("x", "weg", 1, DAY),)
