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
            ranking = message.get("intent_ranking") or []
            verdict = combine(assess(text), *_likeliest_crisis(ranking))
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
            elif _is_crisis(message.get(INTENT) or {}):
                # Not sure enough for an alarm: then the likeliest other meaning is answered.
                other = next((r for r in ranking if not _is_crisis(r)), None)
                if other is not None:
                    message.set(INTENT, other, add_to_output=True)
        return messages


def _is_crisis(ranked: dict[str, Any]) -> bool:
    return str(ranked.get(INTENT_NAME_KEY) or "").startswith("crisis_")


def _likeliest_crisis(ranking: list[dict[str, Any]]) -> tuple[str, float]:
    """The likeliest crisis intent, and how likely any crisis is."""
    found = [ranked for ranked in ranking if _is_crisis(ranked)]
    if not found:
        return "", 0.0
    total = sum(float(ranked[PREDICTED_CONFIDENCE_KEY]) for ranked in found)
    return str(found[0][INTENT_NAME_KEY]), total
