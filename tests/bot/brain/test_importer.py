"""Our importer gives Rasa what its own would give, and says what is broken."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from bot.brain.importer import BrokenData, Importer

GOOD = """version: "3.1"

nlu:
  - intent: geeft_voorkeur
    metadata:
      manner: gewoon
    examples: |
      - ik woon in [Berkum](wijk), of [a-landen]{"entity": "wijk", "value": "Aa-landen"}
      - liever overdag
"""
TABLE = """version: "3.1"

nlu:
  - lookup: wijk
    examples: |
      - Berkum
  - synonym: Aa-landen
    examples: |
      - aalanden
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in (("aanbod/geeft_voorkeur", GOOD), ("entiteiten/wijk", TABLE)):
        path = tmp_path / "nlu" / f"{name}.yml"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return tmp_path


def test_examples_marks_synonyms_and_tables_are_as_rasa_reads_them(data: Path) -> None:
    from rasa.shared.importers.rasa import RasaFileImporter

    ours = Importer(training_data_paths=[str(data)]).get_nlu_data()
    theirs = RasaFileImporter(training_data_paths=[str(data)]).get_nlu_data()
    for name in ("text", "intent"):
        assert [e.get(name) for e in ours.intent_examples] == [
            e.get(name) for e in theirs.intent_examples
        ]
    assert [e.get("entities") for e in ours.intent_examples] == [
        e.get("entities") for e in theirs.intent_examples
    ]
    assert ours.entity_synonyms == theirs.entity_synonyms
    assert ours.lookup_tables == theirs.lookup_tables


def test_an_example_is_its_own_copy_and_is_told_apart_by_what_it_holds(data: Path) -> None:
    first, second = Importer(training_data_paths=[str(data)]).get_nlu_data().intent_examples
    assert copy.deepcopy(first) is first
    before = first.fingerprint()
    first.set("intent", first.get("intent"))
    assert first.fingerprint() == before != second.fingerprint()
    first.set("intent", "groeten")
    assert first.fingerprint() != before


def test_a_broken_file_is_named_with_its_line(data: Path) -> None:
    (data / "nlu" / "aanbod" / "geeft_voorkeur.yml").write_text(GOOD + "      -\tnog een\n")
    with pytest.raises(BrokenData, match=r"geeft_voorkeur\.yml:\d+"):
        Importer(training_data_paths=[str(data)]).get_nlu_data()
