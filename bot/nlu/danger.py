"""The safety module as a component of the brain: its verdict beats the classifier's."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intent_classifier import SIGHT, VERDICT
from bot.nlu.judging import is_crisis, judge_danger
from bot.normalise import normalise
from bot.safety import follow_up

DANGER = "danger"
PLAIN = "plain"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerRecogniser(GraphComponent):
    """Adds `danger` (level, crisis, follow_up, chance, doubted) and `plain` text; sets the intent
    in danger. Stands behind the `IntentClassifier`, which looks at the message for it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """From which chance of any crisis on the classifier may raise an alarm by itself."""
        return {"threshold": 0.65}

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerRecogniser:
        return cls(float(config["threshold"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Judge each message; a crisis becomes its intent with confidence 1."""
        for message in messages:
            text = message.get(TEXT) or ""
            sight = message.get(SIGHT)
            verdict = judge_danger(message.get(VERDICT), sight, self._threshold)
            message.set(
                DANGER,
                {
                    "level": verdict.level,
                    "crisis": verdict.crisis,
                    "follow_up": follow_up(text),
                    "chance": sight.chance,
                    "doubted": list(verdict.doubted),
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
            elif is_crisis(str((message.get(INTENT) or {}).get(INTENT_NAME_KEY))):
                # Not sure enough for an alarm: then the likeliest other meaning is answered.
                ranking = message.get("intent_ranking") or []
                other = next((r for r in ranking if not is_crisis(str(r[INTENT_NAME_KEY]))), None)
                if other is not None:
                    message.set(INTENT, other, add_to_output=True)
        return messages
