"""Entities: learnt wordings, lookups with synonyms, misspelt neighbourhoods."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.language_data.reading import read_training
from bot.nlu.entity_table import EntityTable, Found, Marked, fold

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "data" / "nlu" / "entiteiten"


def entries() -> list[dict[str, Any]]:
    return [
        entry
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    ]


def lines(entry: dict[str, Any]) -> list[str]:
    return [line.removeprefix("- ").strip() for line in entry["examples"].splitlines()]


@pytest.fixture(scope="module")
def table() -> EntityTable:
    """The table as training makes it."""
    examples = []
    for line in read_training(ROOT)[0]:
        found = [
            Found(mark.entity, mark.value, mark.start, mark.start + len(mark.wording))
            for mark in line.marks
        ]
        examples.append(Marked(line.text, tuple(found)))
    synonyms = {
        fold(word): entry["synonym"] for entry in entries() if "synonym" in entry
        for word in lines(entry)
    }  # fmt: skip
    lookups = {entry["lookup"]: lines(entry) for entry in entries() if "lookup" in entry}
    return EntityTable.learn(examples, lookups, synonyms)


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("ik woon in Holtenbroek", "wijk", "Holtenbroek"),
        ("ik woon in holtnbroek", "wijk", "Holtenbroek"),
        ("iets in holtnbroek, niet te duur", "voorwaarde", "gratis"),
        ("ergens in asendorp graag", "wijk", "Assendorp"),
        ("in stadhagen", "wijk", "Stadshagen"),
        ("bij mij in westenolte", "wijk", "Westenholte"),
        ("aalanden", "wijk", "Aa-landen"),
        ("de Aa-landen", "wijk", "Aa-landen"),
        ("in de diezerpoort", "wijk", "Diezerpoort"),
        ("iets in zwolle zuid", "wijk", "Zwolle-Zuid"),
        ("de tweede", "rangorde", "2"),
        ("doe die eerste maar", "rangorde", "1"),
        ("nummer 3 lijkt me wat", "rangorde", "3"),
        ("dat laatste klinkt goed", "rangorde", "laatste"),
        ("als het maar niet te duur is", "voorwaarde", "gratis"),
        ("het mag niks kosten", "voorwaarde", "gratis"),
        ("liever overdag", "voorwaarde", "overdag"),
        ("met een klein groepje", "voorwaarde", "weinig_mensen"),
        ("ik zit in een rolstoel", "voorwaarde", "rolstoel"),
        ("ik hou van vissen", "interesse", "vissen"),
        ("ik ga graag kuieren", "interesse", "wandelen"),
        ("mijn zus belt soms", "persoon", "zus"),
    ],
)
def test_it_is_found(table: EntityTable, text: str, entity: str, value: str) -> None:
    found = {(f.entity, f.value) for f in table.find(text)}
    assert (entity, value) in found, found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ik ga naar de stad",
            "ik heb twee uur gewacht",
            "",
            "😀",
            "ik voel me niet zo goed",
            "ok",
        ),
        *("werken lukt nu niet", "nee geen werken, gewoon ergens zitten"),
    ],
)
def test_an_everyday_sentence_names_no_place_or_rank(table: EntityTable, text: str) -> None:
    assert not [f for f in table.find(text) if f.entity in ("wijk", "rangorde")]


def test_offsets_point_at_the_words(table: EntityTable) -> None:
    text = "Ik woon in Holtenbroek, liever overdag"
    for found in table.find(text):
        assert 0 <= found.start < found.end <= len(text)
    assert {text[f.start : f.end].lower() for f in table.find(text)} >= {"holtenbroek"}


def test_a_table_survives_saving(table: EntityTable) -> None:
    again = EntityTable.from_dict(table.to_dict())
    assert again.find("in holtnbroek de tweede") == table.find("in holtnbroek de tweede")


def test_every_name_on_the_map_is_known(table: EntityTable) -> None:
    path = ROOT / "social_map" / "data" / "zwolle" / "wijken.csv"
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in [row["wijk"], *row["aliases"].split(";")]:
                if name.strip() and fold(name) != "stad":
                    found = table.wordings.get(fold(name))
                    assert found is not None, f"wijk.yml: '{name.strip()}' ontbreekt"
                    assert found[0] == "wijk", f"wijk.yml: '{name.strip()}' is {found}"


def test_values_are_those_of_the_contract(table: EntityTable) -> None:
    known = {
        "rangorde": {"1", "2", "3", "laatste"},
        "voorwaarde": set(
            "gratis weinig_mensen een_op_een thuis online rolstoel inloop hond_mee overdag avond "
            "weekend vrouwen mannen jongeren ouderen".split()
        ),
        "interesse": set(
            "koken tuinieren klussen dieren muziek wandelen vissen schilderen computers "
            "spelletjes lezen sport geloof taal kinderen ouderen".split()
        ),
    }
    for wording, (entity, value) in table.wordings.items():
        assert entity not in known or value in known[entity], (wording, entity, value)
