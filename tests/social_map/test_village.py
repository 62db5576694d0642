"""Another town by setting alone: a made-up village, from its files to what a person reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.brain.voice import Voice
from social_map import Map, Request, open_map, town_name
from social_map.cli import app
from tests.social_map.making import NOW

DATA = Path(__file__).parent / "data"


@pytest.fixture
def village(tmp_path: Path) -> Map:
    return open_map(f"sqlite:///{tmp_path / 'kaart.sqlite3'}", "lindedorp", data_dir=DATA)


@pytest.fixture
def naast_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Runs `naast map` with nothing set but the town and where its files are."""
    monkeypatch.setenv("NAAST_TOWN", "lindedorp")
    monkeypatch.setenv("NAAST_DATABASE_URL", f"sqlite:///{tmp_path / 'kaart.sqlite3'}")
    monkeypatch.setattr("social_map.cli.DATA", DATA)
    monkeypatch.setattr("social_map.cli._now", lambda: NOW)

    def run(*args: str) -> str:
        result = CliRunner().invoke(app, list(args))
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


def test_the_files_are_good(naast_map) -> None:  # type: ignore[no-untyped-def]
    assert naast_map("check") == "Alles klopt. Plekken: 7, wijken: 2.\n"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("schaaken", "schaakclub"),
        ("iets met hout", "houtschuur"),
        ("koffie in de dorpskern", "dorpshuis"),
        ("is er iets met eten in lindedorp", "eettafel"),
    ],
)
def test_it_is_searched_like_any_map(naast_map, text: str, first: str) -> None:  # type: ignore[no-untyped-def]
    found = json.loads(naast_map("search", text, "--json"))
    assert found["options"][0]["id"] == first


def test_its_own_neighbourhoods_count_and_other_towns_are_other_towns(village: Map) -> None:
    found = village.search(Request("zoek_ontmoeting", wijk="veen"), now=NOW)
    assert found.wijk is not None
    assert found.wijk.name == "Veen"
    assert village.find_street("ik zit vaak op de brink") == "Kom"
    elsewhere = village.search(Request(wijk="in Zwolle"), now=NOW)
    assert elsewhere.notes[0] == "We kennen alleen Lindedorp. Van Zwolle weten we niets."


def test_who_can_be_asked_is_its_own(village: Map) -> None:
    found = village.search(Request("zoek_lotgenoten"), now=NOW)
    assert [one.id for one in found.ask_instead] == ["dorpsteam"]
    assert village.ask is not None
    assert village.ask.id == "dorpsteam"


def test_nothing_that_is_read_names_zwolle(village: Map, naast_map) -> None:  # type: ignore[no-untyped-def]
    for service in village.services:
        option = village.option(service.id, now=NOW)
        assert option is not None
        assert "Zwolle" not in str(option.as_dict())
    written = naast_map("export") + naast_map("export", "--json") + naast_map("stats")
    assert "Zwolle" not in written
    assert "heel Lindedorp" in written


def test_it_goes_out_and_comes_back_whole(naast_map, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    before = (DATA / "lindedorp" / "services.csv").read_text(encoding="utf-8")
    assert naast_map("export") == before
    out = tmp_path / "kaart.json"
    naast_map("export", "--json", "--out", str(out))
    naast_map("import", str(out))
    assert naast_map("export") == before


def test_everything_that_is_said_names_the_village() -> None:
    assert town_name("lindedorp", data_dir=DATA) == "Lindedorp"
    assert town_name("nergens-bekend", data_dir=DATA) == "Nergens Bekend"
    voice = Voice(town="Lindedorp")
    said = [
        voice.say(name, seed="x", use=use).text
        for name in sorted(voice.names())
        for use in range(len(voice.variants(name)))
    ]
    assert not [text for text in said if "Zwolle" in text]
    assert not [text for text in said if "PEC" in text or "Blauw-wit" in text]
    assert [text for text in said if "Lindedorp" in text]


def test_a_name_that_is_filled_in_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "een.yml"
    path.write_text('responses: {utter_a: [{text: "In Zwolle: {plek}."}]}', encoding="utf-8")
    voice = Voice(folder=tmp_path, town="Lindedorp")
    said = voice.say("utter_a", seed="x", use=0, values={"plek": "Isala Zwolle"}).text
    assert said == "In Lindedorp: Isala Zwolle."


def test_the_buttons_and_short_texts_name_no_town() -> None:
    from actions.moves.buttons import all_buttons
    from bot.texts import text

    assert "Zwolle" not in str(all_buttons())
    for name in ("telegram.search", "telegram.commands.zoek", "card.looks"):
        assert "Zwolle" not in text(name)
