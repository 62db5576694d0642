"""The file of help lines: complete, equal to the map, and free of old and foreign numbers."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "data" / "hulplijnen.yml"
LINES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["hulplijnen"]
BY_ID = {line["id"]: line for line in LINES}
KEYS = "id name number chat hours cost for_whom source checked_on confidence".split()
NOT_OURS = ["0900-0113", "0800 32 123", "080032123", "106", "107", "1813"]
NUMBER = re.compile(r"112|113|0\d{2,3}-\d{4,7}")


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def crisis_rows() -> list[dict[str, str]]:
    path = ROOT / "social_map" / "data" / "zwolle" / "services.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return [row for row in csv.DictReader(rows) if row["category"] == "crisis-hulplijn"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["id"]))
def test_a_line_is_complete(line: dict[str, Any]) -> None:
    for key in KEYS:
        assert key in line, f"data/hulplijnen.yml, {line['id']}: '{key}' ontbreekt"
        assert line[key] != "", f"data/hulplijnen.yml, {line['id']}: '{key}' is leeg"
    assert line["confidence"] in ("hoog", "midden", "laag")
    if line["number"] is not None:
        assert NUMBER.fullmatch(line["number"]), line["id"]
    else:
        assert line["chat"] != "onbekend" or line["text"]


def test_names_are_used_once() -> None:
    assert len(BY_ID) == len(LINES)


def test_the_numbers_that_matter_most_are_right() -> None:
    assert BY_ID["112"]["number"] == "112"
    assert BY_ID["113-zelfmoordpreventie"]["number"] == "113"
    assert BY_ID["113-zelfmoordpreventie"]["also"] == "0800-0113"
    assert BY_ID["veilig-thuis"]["number"] == "0800-2000"
    assert BY_ID["kindertelefoon"]["number"] == "0800-0432"


def test_no_old_and_no_foreign_number() -> None:
    ours = {digits(str(line["number"])) for line in LINES}
    for number in NOT_OURS:
        assert digits(number) not in ours, f"data/hulplijnen.yml: {number} hoort hier niet"


def test_the_map_gives_the_same_numbers() -> None:
    rows = [row for row in crisis_rows() if row["id"] in BY_ID and row["phone"]]
    assert len(rows) >= 6
    for row in rows:
        line = BY_ID[row["id"]]
        numbers = {digits(str(line["number"])), digits(str(line.get("also", "")))}
        assert digits(row["phone"]) in numbers, f"services.csv en hulplijnen.yml: {row['id']}"


def test_every_national_crisis_row_of_the_map_is_here() -> None:
    for row in crisis_rows():
        if row["city"] == "landelijk":
            assert row["id"] in BY_ID, f"data/hulplijnen.yml mist '{row['id']}'"


def test_the_out_of_hours_doctor_has_words_and_no_guessed_number() -> None:
    doctor = BY_ID["huisartsenpost-en-crisisdienst-zwolle"]
    assert doctor["number"] is None
    assert "spoedpost" in doctor["text"]
