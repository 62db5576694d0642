"""Rasa's way to the intent model: trains it, keeps it with the model, ranks intents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language_data.reading import read_told
from bot.nlu.intent_model import IntentConfig, IntentModel
from bot.nlu.judging import look
from bot.nlu.side_by_side import MANY, side_by_side
from bot.normalise import normalise
from bot.safety import assess
from bot.settings import ROOT

VERDICT = "verdict"
"""What the patterns of danger say of a message; it stays within the pipeline, like `SIGHT`."""
SIGHT = "sight"
"""What this classifier sees of danger in it."""
_FILE = "intents.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Gives each message an intent, a confidence, a ranking, and how much it just tells on."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The options of `IntentConfig`, and how long a ranking is."""
        return {**IntentConfig().__dict__, "ranking_length": 10}

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples that have an intent, and from what is told without one.

        Raises:
            ValueError: the file of what is told has no readable shape.
        """
        told, findings = read_told(ROOT)
        if findings:
            raise ValueError(str(findings[0]))
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        options = {key: self._config[key] for key in IntentConfig.__dataclass_fields__}
        texts = [*(example.get(TEXT) for example in examples), *(line.text for line in told)]
        plain = _normalised(texts)
        self._model = IntentModel.fit(
            plain[: len(examples)],
            [example.get(INTENT) for example in examples],
            IntentConfig(**options),
            told=plain[len(examples) :],
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / _FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, IntentModel.load(folder / _FILE))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking and what is known of danger on each message."""
        if self._model is None:
            raise RuntimeError("the intent model was not trained or loaded")
        texts = [message.get(TEXT) or "" for message in messages]
        verdicts = [assess(text) for text in texts]
        judged = self._model.judge([normalise(text) for text in texts])
        for message, row, told in zip(messages, judged.probabilities, judged.told, strict=True):
            best = row.argsort(kind="stable")[::-1][: int(self._config["ranking_length"])]
            ranking = [
                {
                    INTENT_NAME_KEY: self._model.labels[index],
                    PREDICTED_CONFIDENCE_KEY: float(row[index]),
                }
                for index in best
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set("told", float(told), add_to_output=True)
        crises = [self._model.labels[place] for place in judged.crisis]
        sights = look(texts, verdicts, crises, judged.danger.tolist(), self._danger)
        for message, verdict, sight in zip(messages, verdicts, sights, strict=True):
            message.set(VERDICT, verdict)
            message.set(SIGHT, sight)
        return messages

    def _danger(self, texts: Sequence[str]) -> Sequence[float]:
        """How likely danger is in each of these texts."""
        assert self._model is not None
        chances: list[float] = self._model.judge([normalise(t) for t in texts]).danger.tolist()
        return chances


def _normalised(texts: Sequence[str]) -> list[str]:
    """All texts normalised, half of them on another core where there are many."""
    half = len(texts) // 2
    first, second = side_by_side(
        lambda: [normalise(text) for text in texts[:half]],
        lambda: [normalise(text) for text in texts[half:]],
        alone=len(texts) < MANY,
    )
    return first + second
