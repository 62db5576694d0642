"""The intent model without Rasa: it is always the same, it is bounded, its chances add up."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.intent_model import IntentConfig, IntentModel
from bot.nlu.learning import LEAST_STEPS, passes
from bot.nlu.neighbourhoods import ANY, read_names, without_names

SAID = {
    "slaap_en_moe": ["ik slaap slecht", "ik ben zo moe", "lig de hele nacht wakker", "geen puf"],
    "geldzorgen": ["ik heb schulden", "kom niet rond", "mijn geld is op", "de rekening ligt er"],
    "groeten": ["hoi", "hallo daar", "goedemorgen", "dag"],
    "crisis_suicide": ["ik wil dood", "ik wil niet meer leven", "wil er niet meer zijn"],
}
SMALL = IntentConfig(hidden=16, epochs=30, network_least=1)
ODD = ["", " ", "😀", "مرحبا كيف حالك", "a" * 2000, "hallo " * 500, "x " * 1000, "\u200b", "???"]


def train(config: IntentConfig = SMALL) -> IntentModel:
    pairs = [(text, intent) for intent, texts in SAID.items() for text in texts * 4]
    return IntentModel.fit([text for text, _ in pairs], [intent for _, intent in pairs], config)


@pytest.fixture(scope="module")
def model() -> IntentModel:
    return train()


def test_it_knows_what_it_learnt(model: IntentModel) -> None:
    for intent, texts in SAID.items():
        best = model.probabilities(texts).argmax(axis=1)
        assert {model.labels[column] for column in best} == {intent}


def test_a_word_nobody_taught_is_understood_by_its_concept(model: IntentModel) -> None:
    best = model.probabilities(["ik ben uitgeput", "de deurwaarder"]).argmax(axis=1)
    assert [model.labels[column] for column in best] == ["slaap_en_moe", "geldzorgen"]


def test_the_same_data_give_the_same_model(model: IntentModel) -> None:
    texts = [text for texts in SAID.values() for text in texts]
    assert np.array_equal(train().probabilities(texts), model.probabilities(texts))


def test_chances_add_up_to_one_whatever_is_said(model: IntentModel) -> None:
    chances = model.probabilities(ODD)
    assert chances.shape == (len(ODD), len(SAID))
    assert np.allclose(chances.sum(axis=1), 1)
    assert (chances >= 0).all()


def test_odd_messages_take_bounded_time(model: IntentModel) -> None:
    for text in ODD:
        started = time.perf_counter()
        model.probabilities([text])
        assert time.perf_counter() - started < 1


def test_no_texts_give_no_rows(model: IntentModel) -> None:
    judged = model.judge([])
    assert judged.probabilities.shape == (0, len(SAID))
    assert judged.danger.shape == (0,)


def test_one_text_alone_is_judged_as_among_others(model: IntentModel) -> None:
    texts = ["ik slaap slecht", "hoi", "iets heel anders"]
    alone = np.vstack([model.probabilities([text]) for text in texts])
    assert np.allclose(alone, model.probabilities(texts), atol=1e-5)


def test_danger_is_what_all_crisis_intents_have_together(model: IntentModel) -> None:
    judged = model.judge(["ik wil dood", "hoi"])
    column = model.labels.index("crisis_suicide")
    assert np.allclose(judged.danger, judged.probabilities[:, column])
    assert judged.danger[0] > 0.5 > judged.danger[1]


def test_a_saved_model_judges_the_same(model: IntentModel, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    loaded = IntentModel.load(tmp_path / "model")
    texts = [text for texts in SAID.values() for text in texts] + ODD
    assert loaded.labels == model.labels
    # Weights are kept in one byte each.
    assert np.allclose(loaded.probabilities(texts), model.probabilities(texts), atol=0.02)


def test_two_intents_are_enough() -> None:
    model = IntentModel.fit(
        ["ja", "ja hoor", "nee", "nee hoor"] * 3, ["a", "a", "b", "b"] * 3, SMALL
    )
    assert model.probabilities(["ja", "nee"]).argmax(axis=1).tolist() == [0, 1]


def test_one_intent_is_refused() -> None:
    with pytest.raises(ValueError, match="two intents"):
        IntentModel.fit(["ja", "jawel"], ["a", "a"], SMALL)


def test_what_is_just_told_lowers_every_guess_and_is_no_intent() -> None:
    pairs = [(text, intent) for intent in SAID for text in SAID[intent] * 4]
    told = ["dat was in negentien tachtig", "hij heette bram", "die staat in de schuur"] * 4
    texts, intents = [text for text, _ in pairs], [intent for _, intent in pairs]
    model = IntentModel.fit(texts, intents, SMALL, told=told)
    assert model.labels == tuple(sorted(SAID))
    judged = model.judge(["hij heette bram", "ik ben zo moe"])
    assert judged.told[0] > judged.told[1]
    assert judged.probabilities.shape == (2, len(SAID))
    together = judged.probabilities.sum(axis=1) + judged.told
    assert together == pytest.approx([1.0, 1.0])


def test_all_neighbourhoods_are_one_to_the_model() -> None:
    names = read_names()
    assert without_names("maatjes in stadshagen", names) == f"maatjes in {ANY}"
    assert without_names("wandelen in de aa landen", names) == f"wandelen in de {ANY}"
    assert without_names("in het centrum", names) == "in het centrum"


def test_few_examples_are_learnt_from_more_often() -> None:
    assert passes(90_000, 4) == 4
    assert passes(3_400, 4) == 43
    assert passes(1, 4) == LEAST_STEPS
