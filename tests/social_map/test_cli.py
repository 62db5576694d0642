"""The map on the command line: plain answers, right exit statuses, never a traceback."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result
from typer.testing import CliRunner

from social_map import cli, store
from social_map.cli import app
from social_map.facts import COLUMNS
from social_map.opening import DATA
from social_map.tables import write
from tests.social_map.making import NOW, a_file, a_row

ZWOLLE = DATA / "zwolle"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has a database of its own, and the same day."""
    path = tmp_path / "kaart.sqlite3"
    monkeypatch.setenv("NAAST_DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.delenv("NAAST_TOWN", raising=False)
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    monkeypatch.setattr(cli, "_now", lambda: NOW)
    return path


def run(*args: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize("command", ["import", "export", "check", "search", "stats", "stale"])
def test_help_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Voorbeeld: naast map {command}" in result.stdout


def test_without_a_command_there_is_help() -> None:
    assert "De sociale kaart" in run().output


def test_the_map_that_comes_with_the_project_is_good() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("Alles klopt. Plekken: 131, wijken: 17.\n")


def test_what_wants_a_look_is_no_fault_unless_asked(tmp_path: Path) -> None:
    fine = a_row(first_step="Bel.", phone="038-1234567", source_date="2026-11")
    path = a_file(tmp_path, fine)
    assert run("check", path, "--strict").stdout == "Alles klopt. Plekken: 1, wijken: 17.\n"
    path = a_file(tmp_path, fine | {"first_step": ""})
    result = run("check", path)
    assert result.exit_code == 0
    assert "Om na te kijken: 1." in result.stdout
    assert "  services.csv, regel 2: de cel first_step is leeg." in result.stdout
    assert run("check", path, "--strict").exit_code == 1


def test_a_broken_file_is_named_line_by_line(tmp_path: Path) -> None:
    result = run("check", a_file(tmp_path, a_row(phone="x"), a_row(id="b", category="y")))
    assert result.exit_code == 1
    assert "services.csv, regel 2: het telefoonnummer x klopt niet." in result.stderr
    assert "services.csv, regel 3: y past niet in de kolom category." in result.stderr
    assert result.stderr.rstrip().endswith("Gevonden fouten: 2.")
    assert result.stdout == ""


def test_importing_replaces_the_map(tmp_path: Path) -> None:
    run("search")
    result = run("import", a_file(tmp_path, a_row(name="Alleen deze")))
    assert result.exit_code == 0
    assert result.stdout.startswith("De kaart is ingelezen. Plekken: 1, wijken: 17.\n")
    assert "Erbij: 1.\n  Alleen deze\nWeg: 131.\n" in result.stdout
    assert "  en nog 116\n" in result.stdout
    assert json.loads(run("stats", "--json").stdout)["services"] == 1
    run("import", ZWOLLE / "services.csv")
    assert json.loads(run("stats", "--json").stdout)["services"] == 121


def test_a_dry_run_changes_nothing(tmp_path: Path, database: Path) -> None:
    result = run("import", a_file(tmp_path, a_row()), "--dry-run")
    assert (result.exit_code, database.exists()) == (0, False)
    assert "Er is niets veranderd." in result.stdout


def test_a_dry_run_says_what_would_change(tmp_path: Path, database: Path) -> None:
    run("search")
    before = database.read_bytes()
    text = (ZWOLLE / "services.csv").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    # One place gone, one with another name, one new; the order does not matter.
    lines[1], lines[2] = lines[2].replace("038-4213155", "038-4213156", 1), lines[3]
    del lines[3]
    new = lines[-1].replace(lines[-1].split(",")[0], '"een-nieuwe"', 1)
    path = tmp_path / "services.csv"
    path.write_text("".join([lines[0], new, *lines[1:]]), encoding="utf-8")
    result = run("import", path, "--dry-run")
    assert result.exit_code == 0
    assert "Erbij: 1.\n" in result.stdout
    assert "Weg: 1.\n  Inloophuis De Bres\n" in result.stdout
    assert "Anders: 1.\n  Zondagmiddag open in De Bres (first_step)\n" in result.stdout
    assert "Hetzelfde: 129.\n" in result.stdout
    assert result.stdout.endswith("Er is niets veranderd.\n")
    assert database.read_bytes() == before


def test_a_dry_run_of_the_same_map_changes_nothing() -> None:
    result = run("import", ZWOLLE / "services.csv", "--dry-run")
    assert result.stdout.startswith("Hetzelfde: 131.\n")


def test_a_place_that_stays_keeps_its_id_and_its_number_in_the_export(tmp_path: Path) -> None:
    run("search")
    out = tmp_path / "kaart.json"
    run("export", "--json", "--out", out)
    before = {one["name"]: one["id"] for one in json.loads(out.read_text())["contents"]}
    path = tmp_path / "services.csv"
    text = (ZWOLLE / "services.csv").read_text(encoding="utf-8")
    path.write_text(text.replace("Inloophuis De Bres", "Huiskamer De Bres", 1), encoding="utf-8")
    run("import", path)
    run("export", "--json", "--out", out)
    after = {one["name"]: one["id"] for one in json.loads(out.read_text())["contents"]}
    assert after["Huiskamer De Bres"] == before["Inloophuis De Bres"]
    del after["Huiskamer De Bres"], before["Inloophuis De Bres"]
    assert after == before


def test_a_broken_import_leaves_the_old_map(tmp_path: Path) -> None:
    run("search")
    result = run("import", a_file(tmp_path, a_row(postcode="nul")))
    assert result.exit_code == 1
    assert "de postcode nul klopt niet" in result.stderr
    assert json.loads(run("stats", "--json").stdout)["services"] == 121


def test_other_neighbourhoods_can_be_imported_along(tmp_path: Path) -> None:
    wijken = tmp_path / "wijken.csv"
    wijken.write_text(
        "wijk,type,cbs_wijkcode,stadsdeel,aliases,pc4,neighbours,neighbours_basis,"
        "confidence,source_url\nDorp,wijk,,,,,,,,\n",
        encoding="utf-8",
    )
    services = a_file(tmp_path, a_row(wijk="Dorp"))
    assert run("import", services).exit_code == 1
    assert run("import", services, "--wijken", wijken).exit_code == 0
    assert "Dorp" in run("export", "--wijken").stdout


def test_what_is_exported_is_what_was_imported(tmp_path: Path) -> None:
    out = tmp_path / "uit.csv"
    assert run("export", "--out", out).exit_code == 0
    assert out.read_bytes() == (ZWOLLE / "services.csv").read_bytes()
    assert run("export", "--wijken").stdout_bytes == (ZWOLLE / "wijken.csv").read_bytes()
    run("import", out)
    assert run("export").stdout_bytes == out.read_bytes()
    assert len(json.loads(run("export", "--wijken", "--json").stdout)) == 17


def test_hsds_goes_out_and_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "kaart.json"
    assert run("export", "--json", "--out", out).exit_code == 0
    assert run("import", out).exit_code == 0
    assert run("export").stdout_bytes == (ZWOLLE / "services.csv").read_bytes()
    out.write_text('{"contents": [{"name": "Zonder soort", "description": "x"}]}')
    result = run("check", out)
    assert result.exit_code == 1
    assert "kaart.json, plek 1: de cel category is leeg." in result.stderr


def test_searching_is_as_in_the_conversation() -> None:
    result = run("search", "iets", "met", "dieren", "in", "holtebroek", "--free")
    assert result.exit_code == 0
    assert "Hondenspeelweide bij De Klooienberg" in result.stdout
    found = json.loads(run("search", "--category", "samen-eten", "--json").stdout)
    assert found["options"][0]["id"] == "eetcafe-er-is-hoop"
    assert found["loosened"] == []


def test_searching_by_condition_and_interest() -> None:
    args = ("--interest", "wandelen", "--condition", "gratis", "--wijk", "Holtenbroek", "--json")
    found = json.loads(run("search", *args).stdout)
    assert found["options"][0]["id"] == "uiterwaarden-holtenbroek"
    assert found["wijk"] == "Holtenbroek"


def test_a_neighbourhood_that_does_not_exist_is_said() -> None:
    result = run("search", "--wijk", "Nergenshuizen")
    assert result.exit_code == 0
    assert result.stdout.startswith("Die wijk kennen we niet.")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("search", "--category", "gezellig"), "Het soort gezellig bestaat niet. Kies uit:"),
        (("search", "--category", "crisis-hulplijn"), "Het soort crisis-hulplijn bestaat niet."),
        (("search", "--condition", "goedkoop"), "De voorwaarde goedkoop bestaat niet."),
        (("search", "--limit", "0"), "Het aantal 0 kan niet."),
        (("search", "--day", "morgen"), "De dag morgen kennen we niet. Kies uit: maandag,"),
        (("search", "--hour", "25"), "Het uur 25 bestaat niet."),
        (("import", "weg.csv"), "Het bestand weg.csv is er niet."),
        (("check", "."), "Het bestand . kan niet worden gelezen."),
        (("export", "--out", "/nergens/kaart.csv"), "kan niet worden geschreven."),
    ],
)
def test_wrong_use_is_one_sentence_and_status_two(args: tuple[str, ...], sentence: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_unknown_option_is_wrong_use() -> None:
    assert run("search", "--kleur", "rood").exit_code == 2


def test_stats_show_coverage_and_gaps() -> None:
    result = run("stats")
    assert result.exit_code == 0
    assert "Wijken zonder eigen plek: Vechtlanden." in result.stdout
    assert "A ontmoeting" in result.stdout
    found = json.loads(run("stats", "--json").stdout)
    assert found["coverage"]["Holtenbroek"]["ontmoeting"] == 2
    assert found["gaps"] == ["Vechtlanden"]
    assert found["crisis"] == 10
    assert sum(sum(row.values()) for row in found["coverage"].values()) == found["services"]


def test_a_day_and_an_hour_can_be_asked() -> None:
    args = ("--category", "ontmoeting", "--wijk", "Holtenbroek", "--hour", "9", "--json")
    on_tuesday = json.loads(run("search", "--day", "di", *args).stdout)
    assert on_tuesday["options"][0]["id"] == "inloophuis-de-hud-holtenbroek"
    on_thursday = json.loads(run("search", "--day", "Donderdag", *args).stdout)
    assert on_thursday["options"][0]["id"] != "inloophuis-de-hud-holtenbroek"


def test_the_picture_shows_every_number_and_every_gap(tmp_path: Path) -> None:
    out = tmp_path / "dekking.svg"
    result = run("stats", "--picture", out)
    assert result.exit_code == 0
    root = ElementTree.parse(out).getroot()
    svg = "{http://www.w3.org/2000/svg}"
    found = json.loads(run("stats", "--json").stdout)
    counts = sorted(str(n) for row in found["coverage"].values() for n in row.values() if n)
    written = [element.text or "" for element in root.iter(f"{svg}text")]
    assert sorted(text for text in written if text.isdecimal()) == counts
    empty = sum(not n for row in found["coverage"].values() for n in row.values())
    dashed = [one for one in root.iter(f"{svg}rect") if one.get("stroke-dasharray")]
    assert len(dashed) == empty
    bold = [one.text for one in root.iter(f"{svg}text") if one.get("font-weight") == "700"]
    assert bold == found["gaps"] == ["Vechtlanden"]
    assert root.findtext(f"{svg}desc") == "Wijken zonder eigen plek: Vechtlanden."
    assert set(found["coverage"]) | {"zingeving", "maatje"} <= set(written)


def test_a_kind_of_which_nothing_is_known_is_said(tmp_path: Path) -> None:
    run("import", a_file(tmp_path, a_row()))
    result = run("stats")
    assert "Soorten waarvan niets bekend is: dagbesteding, vrijwilligerswerk," in result.stdout
    assert "ontmoeting" not in json.loads(run("stats", "--json").stdout)["missing"]


def test_stale_names_what_wants_checking_crisis_lines_first() -> None:
    result = run("stale")
    assert result.exit_code == 0
    assert "Om na te kijken: " in result.stdout
    rows = json.loads(run("stale", "--json").stdout)
    assert rows[0]["id"] == "huisartsenpost-en-crisisdienst-zwolle"
    assert "wijkcentrum-de-enk-assendorp" in [row["id"] for row in rows]
    assert "mind-hulplijn" not in [row["id"] for row in rows]


def test_nothing_stale_is_said(tmp_path: Path) -> None:
    run("import", a_file(tmp_path, a_row(source_date="2026-11")))
    assert run("stale").stdout == "Alles is nagekeken.\n"


# ---- databases that cannot be used --------------------------------------------------------


def test_a_locked_database_is_one_sentence(database: Path) -> None:
    run("search")
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    result = run("import", ZWOLLE / "services.csv")
    assert result.exit_code == 1
    assert result.stderr.startswith("De database is bezet door een ander programma.")
    holder.close()


def test_a_read_only_database_is_one_sentence(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("search")
    monkeypatch.setenv("NAAST_DATABASE_URL", f"sqlite:///file:{database}?mode=ro&uri=true")
    result = run("import", ZWOLLE / "services.csv")
    assert result.exit_code == 1
    assert result.stderr.startswith("In de database kan niet worden geschreven.")
    assert run("search").exit_code == 0


def test_a_broken_database_file_still_lets_the_map_be_searched(database: Path) -> None:
    database.write_bytes(b"dit is geen database" * 99)
    result = run("search", "vissen")
    assert result.exit_code == 0
    assert "Vissen bij HSV De Hengelsport" in result.stdout
    assert "geen database" in result.stderr
    assert run("import", ZWOLLE / "services.csv").exit_code == 1


def test_a_town_without_a_map_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAAST_TOWN", "nergens")
    result = run("check")
    assert result.exit_code == 1
    assert result.stderr.startswith("Voor nergens is er geen kaart.")


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = write(COLUMNS, [a_row(name="Café Één")]).replace('","', '";"')
    path = tmp_path / "excel.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert run("check", path).exit_code == 0
    path.write_bytes(text.encode("cp1252"))
    assert run("import", path).exit_code == 0
    assert "Café Één" in run("export").stdout
