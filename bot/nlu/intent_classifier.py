"""Rasa's way to the intent model: trains it, keeps it with the model, ranks intents."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_model import IntentConfig, IntentModel
from bot.normalise import normalise

_FILE = "intents.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Gives each message an intent, a confidence and a ranking."""

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
        """Learn from all examples that have an intent."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        options = {key: self._config[key] for key in IntentConfig.__dataclass_fields__}
        self._model = IntentModel.fit(
            [normalise(example.get(TEXT)) for example in examples],
            [example.get(INTENT) for example in examples],
            IntentConfig(**options),
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
        """Set intent and ranking on each message."""
        if self._model is None:
            raise RuntimeError("the intent model was not trained or loaded")
        texts = [normalise(message.get(TEXT) or "") for message in messages]
        length = int(self._config["ranking_length"])
        for message, row in zip(messages, self._model.probabilities(texts), strict=True):
            best = row.argsort(kind="stable")[::-1][:length]
            ranking = [
                {
                    INTENT_NAME_KEY: self._model.labels[index],
                    PREDICTED_CONFIDENCE_KEY: float(row[index]),
                }
                for index in best
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
