"""The safety module as a component of the brain: its verdict beats the classifier's."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.normalise import normalise
from bot.safety import assess, combine, follow_up

DANGER = "danger"
PLAIN = "plain"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerRecogniser(GraphComponent):  # type: ignore[misc]
    """Adds `danger` (level, crisis, follow_up) and `plain` text; sets the intent in danger."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerRecogniser:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Judge each message; a crisis becomes its intent with confidence 1."""
        for message in messages:
            text = message.get(TEXT) or ""
            intent = message.get(INTENT) or {}
            verdict = combine(
                assess(text),
                intent.get(INTENT_NAME_KEY) or "",
                float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0),
            )
            message.set(
                DANGER,
                {
                    "level": verdict.level,
                    "crisis": verdict.crisis,
                    "follow_up": follow_up(text),
                },
                add_to_output=True,
            )
            message.set(PLAIN, normalise(text), add_to_output=True)
            if verdict.crisis:
                message.set(
                    INTENT,
                    {INTENT_NAME_KEY: verdict.crisis, PREDICTED_CONFIDENCE_KEY: 1.0},
                    add_to_output=True,
                )
        return messages
