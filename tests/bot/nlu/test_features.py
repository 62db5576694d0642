"""Counted in many texts at once, features are what they are when read off one text."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest

from bot.nlu.concepts import Concepts
from bot.nlu.counting import Corpus
from bot.nlu.features import Features
from bot.nlu.lead_in import LeadIn
from bot.nlu.neighbourhoods import read_names
from bot.nlu.reader import Reader

TABLE = {"dier": ["hond", "kat*"], "buiten": ["ga naar buiten", "tuin"], "slaap": ["slapeloos"]}
TEXTS = [
    "ik ga naar buiten met de hond",
    "ik ga naar buiten met de hond en ik ga naar huis",
    "katten slapen slaploos in de tuin",
    "",
    "hond",
    "de de de de de",
    "een heel lang verhaal over de tuin en over de hond van de buren die slapeloos is",
]
KINDS = ["words", "stems", "letters", "pairs", "places", "concepts", "concept_neighbours"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_counted_as_it_is_read(kind: str) -> None:
    reader = Reader(Concepts(TABLE))
    counts = getattr(Corpus(TEXTS, reader), kind)()
    for number, text in enumerate(TEXTS):
        row = counts.table[number]
        counted = {counts.name(c): n for c, n in zip(row.indices, row.data, strict=True)}
        assert counted == Counter(getattr(reader, kind)(text)), text


@pytest.mark.parametrize("kind", KINDS)
def test_features_stand_in_the_order_in_which_they_are_met(kind: str) -> None:
    reader = Reader(Concepts(TABLE))
    counts = getattr(Corpus(TEXTS, reader), kind)()
    met = dict.fromkeys(name for text in TEXTS for name in getattr(reader, kind)(text))
    assert [counts.name(column) for column in range(counts.table.shape[1])] == list(met)


def test_rows_of_learnt_texts_are_the_rows_of_the_same_texts_later() -> None:
    texts = [text for text in TEXTS if text] * 4
    features = Features(Concepts(TABLE), read_names(), LeadIn.read())
    learnt = features.fit(texts)
    again = pickle.loads(pickle.dumps(features)).transform(texts)
    assert learnt.shape == again.shape and abs(learnt - again).max() < 1e-6


def test_looking_ahead_finds_what_looking_up_one_by_one_finds() -> None:
    words = [
        "slapelos",
        "slaapeloos",
        "kattebak",
        "tuinstoel",
        "hond",
        "honden",
        "xyzxyzxyz",
        "a1",
    ]
    ahead, one_by_one = Concepts(TABLE), Concepts(TABLE)
    ahead.look_ahead(words)
    assert [ahead.of_word(w) for w in words] == [one_by_one.of_word(w) for w in words]
