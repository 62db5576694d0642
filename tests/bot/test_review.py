"""The sheet for people who judge the danger replies: all of them, once, with their numbers."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli import app
from bot.review import ReviewError, make_sheet
from bot.review.sheet import read_sheet
from bot.safety import LEVELS
from bot.settings import ROOT

DAY = date(2026, 11, 23)
PLAIN = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def page() -> str:
    return make_sheet(DAY)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copytree(ROOT / "data" / "responses", tmp_path / "data" / "responses")
    (tmp_path / "data" / "hulplijnen.yml").write_bytes(
        (ROOT / "data" / "hulplijnen.yml").read_bytes()
    )
    return tmp_path


def test_every_sentence_is_on_it_and_every_reply_once(page: str) -> None:
    shown = unescape(PLAIN.sub("", page))
    sheet = read_sheet()
    placed = [str(name) for level in sheet.levels for name in level["beurten"]]
    assert sorted(placed) == sorted(sheet.replies)
    for variants in sheet.replies.values():
        assert all(text in shown for text in variants)


def test_every_level_has_its_place_and_a_place_to_sign(page: str) -> None:
    sheet = read_sheet()
    assert [level["niveau"] for level in sheet.levels] == list(LEVELS)
    assert page.count("<fieldset>") == len(LEVELS)
    for label in ("Naam", "Organisatie", "Datum", "Opmerkingen"):
        assert page.count(f'aria-label="{label}"') == len(LEVELS)


def test_numbers_stand_there_with_source_and_day_of_checking(page: str) -> None:
    lines = yaml.safe_load((ROOT / "data" / "hulplijnen.yml").read_text(encoding="utf-8"))
    for line in lines["hulplijnen"]:
        if line["number"]:
            assert line["number"] in page
            for key in ("source", "checked_on"):
                assert line[key] == "onbekend" or str(line[key]) in page
    assert "nog na te kijken" in page
    level = page[page.index('id="n2"') : page.index('id="nKV"')]
    assert "113 / 0800-0113" in level and "113.nl/schoolopdracht" in level
    assert "0800-2000" not in level


def test_it_needs_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r"<(?:script|link|img|iframe)|src=|url\(|@import", page)
    assert '<html lang="nl">' in page and str(DAY) in page


def test_a_sentence_is_shown_as_text(project: Path) -> None:
    path = project / "data" / "responses" / "danger.yml"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("Wat zwaar.", "Wat <b>zwaar</b>."), encoding="utf-8")
    assert "Wat &lt;b&gt;zwaar&lt;/b&gt;." in make_sheet(DAY, project)


def test_a_reply_without_a_place_is_named(project: Path) -> None:
    path = project / "data" / "responses" / "danger.yml"
    written = path.read_text(encoding="utf-8")
    more = 'responses:\n  utter_danger_new:\n    - text: "Nieuw."\n'
    path.write_text(written.replace("responses:\n", more), encoding="utf-8")
    with pytest.raises(ReviewError, match="geen plek voor new"):
        make_sheet(DAY, project)


def test_a_place_without_a_reply_is_named(project: Path) -> None:
    path = project / "data" / "responses" / "danger.yml"
    written = path.read_text(encoding="utf-8").replace("utter_danger_t0:", "utter_danger_t9:")
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ReviewError, match="t9"):
        make_sheet(DAY, project)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match=r"danger\.yml"):
        make_sheet(DAY, tmp_path)


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    out = tmp_path / "blad.html"
    done = CliRunner().invoke(app, ["voice", "review", "--danger", "--out", str(out)])
    assert done.exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nergens" / "blad.html")
    asked = CliRunner().invoke(app, ["voice", "review", "--out", nowhere])
    assert asked.exit_code == 2 and "--danger" in asked.output
    asked = CliRunner().invoke(app, ["voice", "review", "--danger", "--out", nowhere])
    assert asked.exit_code == 2 and "blad.html" in asked.output
