"""Calling around: a worksheet goes out, comes back filled in, and only what was checked counts."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from social_map import DataError, Map, open_map
from social_map.certainty import Level, certainty
from social_map.cli import app
from social_map.stats import stale
from social_map.worksheet import WORKSHEET, Applied, apply, write
from tests.social_map.making import NOW


def rows_of(kaart: Map) -> list[dict[str, str]]:
    text = write(stale(kaart.services, NOW.date()), kaart.town.name)
    return list(csv.DictReader(io.StringIO(text)))


def applied(kaart: Map, *rows: dict[str, str]) -> Applied:
    out = io.StringIO()
    writer = csv.DictWriter(out, WORKSHEET)
    writer.writeheader()
    writer.writerows(rows)
    names = [wijk.name for wijk in kaart.wijken]
    return apply(
        out.getvalue().encode(), "werkblad.csv", kaart.services, wijken=names, town="Zwolle"
    )


def test_an_empty_worksheet_changes_nothing(kaart: Map) -> None:
    assert applied(kaart, *rows_of(kaart)) == Applied(kaart.services, 0)


def test_what_was_checked_is_sure_again(kaart: Map) -> None:
    row = next(row for row in rows_of(kaart) if row["id"] == "wijkcentrum-de-enk-assendorp")
    checked = row | {
        "verified_on": "2026-11-20",
        "verified_by": "An",
        "opening_hours": "ma 9-12 uur",
        "wheelchair": "ja",
    }
    found = applied(kaart, checked)
    assert found.checked == 1
    service = next(one for one in found.services if one.id == row["id"])
    assert (service.verified_on, service.verified_by) == (date(2026, 11, 20), "An")
    assert service.wheelchair is True
    assert service.schedules[0].byday == "MO"
    assert certainty(service, NOW.date()).level is Level.VERIFIED
    assert service.street == "Enkstraat 67"
    assert [one.id for one in found.services] == [one.id for one in kaart.services]
    assert sum(a != b for a, b in zip(found.services, kaart.services, strict=True)) == 1


def test_mistakes_in_a_worksheet_are_named_with_their_line(kaart: Map) -> None:
    first, second, *_ = rows_of(kaart)
    wrong = (
        first | {"verified_on": "gisteren"},
        second | {"id": "weg", "verified_on": "2026-11-20"},
        second | {"verified_on": "2026-11-20", "phone": "nul"},
    )
    with pytest.raises(DataError) as refused:
        applied(kaart, *wrong)
    assert [str(problem).partition(":")[0] for problem in refused.value.problems] == [
        "werkblad.csv, regel 2",
        "werkblad.csv, regel 3",
        "werkblad.csv, regel 4",
    ]
    assert "een plek met het id weg is er niet" in str(refused.value.problems[1])


def test_another_table_is_no_worksheet(kaart: Map) -> None:
    with pytest.raises(DataError, match="de kolom id ontbreekt"):
        apply(b"naam,plaats\n", "x.csv", kaart.services, wijken=[], town="Zwolle")


def test_the_worst_comes_first_and_crisis_lines_before_all(kaart: Map) -> None:
    found = stale(kaart.services, NOW.date())
    categories = [one.service.category for one in found]
    crisis = categories.count("crisis-hulplijn")
    assert crisis > 0
    assert set(categories[:crisis]) == {"crisis-hulplijn"}
    levels = [one.certainty.level for one in found[crisis:]]
    assert levels == sorted(levels, reverse=True)


def test_on_the_command_line_it_goes_out_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    monkeypatch.setenv("NAAST_DATABASE_URL", url)
    sheet = tmp_path / "werkblad.csv"
    run = CliRunner().invoke
    assert run(app, ["stale", "--out", str(sheet)]).exit_code == 0
    result = run(app, ["stale", "--apply", str(sheet)])
    assert (result.exit_code, result.stdout) == (
        0,
        "In het werkblad is nog niets ingevuld. Er is niets veranderd.\n",
    )
    text = sheet.read_text(encoding="utf-8").splitlines()
    text[1] = text[1].removesuffix('"",""') + '"2026-11-20","An"'
    sheet.write_text("\n".join(text), encoding="utf-8")
    result = run(app, ["stale", "--apply", str(sheet)])
    assert result.stdout == "Het werkblad is ingelezen. Nagekeken plekken: 1.\n"
    checked = [one for one in open_map(url, "zwolle").services if one.verified_on]
    assert [one.id for one in checked] == ["huisartsenpost-en-crisisdienst-zwolle"]
    sheet.write_text("kapot", encoding="utf-8")
    assert run(app, ["stale", "--apply", str(sheet)]).exit_code == 1
    assert run(app, ["stale", "--apply", str(tmp_path / "weg.csv")]).exit_code == 2
