"""Concepts behind words, the stemmer, and the file of concepts itself."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml

from bot.nlu.concepts import TABLE, Concepts
from bot.nlu.stems import stem
from bot.normalise import normalise


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    return Concepts.read()


def names(concepts: Concepts, text: str) -> set[str]:
    return {name for _, name, _ in concepts.of_words(normalise(text).split())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ik heb reuma", "ziekte"),
        ("mijn portemonnee is leeg", "geld_tekort"),
        ("de deurwaarders stonden er", "schuld_geld"),
        ("een hulpverleningsgesprek", "slechte_zorg"),
        ("een deurwarder", "schuld_geld"),
        ("schouderpijn", "pijn"),
        ("op mijn tandvlees", "moe"),
    ],
)
def test_a_word_leads_to_its_concept(concepts: Concepts, text: str, name: str) -> None:
    assert name in names(concepts, text)


def test_an_unknown_word_has_no_concept(concepts: Concepts) -> None:
    assert concepts.of_word("qqxz") == ()
    assert concepts.of_words([]) == []


def test_a_phrase_counts_as_such(concepts: Concepts) -> None:
    found = concepts.of_words("de eindjes aan elkaar".split())
    assert any(phrase and name == "geld_tekort" for _, name, phrase in found)


def test_an_entry_that_is_too_long_is_named(tmp_path: Path) -> None:
    path = tmp_path / "begrippen.yml"
    path.write_text("werk: baan, een twee drie vier vijf zes zeven acht negen tien", "utf-8")
    with pytest.raises(ValueError, match=r"begrippen\.yml: werk: 'een twee"):
        Concepts.read(path)


def test_concepts_survive_saving(concepts: Concepts) -> None:
    again = pickle.loads(pickle.dumps(concepts))
    assert again.of_words(["reuma"]) == concepts.of_words(["reuma"])


def test_the_file_of_concepts_is_whole() -> None:
    loaded = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    assert len(loaded) >= 150
    for name, listed in loaded.items():
        entries = [entry.strip() for entry in listed.split(",")]
        assert "" not in entries, f"begrippen.yml: {name}: een komma te veel"
        double = {entry for entry in entries if entries.count(entry) > 1}
        assert not double, f"begrippen.yml: {name}: dubbel: {', '.join(sorted(double))}"


@pytest.mark.parametrize(
    ("one", "other"),
    [("wandelen", "gewandeld"), ("werken", "gewerkt"), ("slapen", "slaap"), ("baantjes", "baan")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["", "ik", "ge", "aaaa", "😀", "e" * 60, "geen", "een"])
def test_the_stemmer_never_fails(word: str) -> None:
    assert isinstance(stem(word), str)
