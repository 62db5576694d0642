"""What `naast parse` does: many sentences through the brain's understanding, in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.clean import clean
from bot.safety import assess
from bot.safety import explain as explain_danger

BATCH = 256
FALLBACK = "nlu_fallback"


class Parser:
    """Loads the trained model once, without policies or actions.

    Args:
        model: the trained model's file.
    """

    def __init__(self, model: Path) -> None:
        from rasa.core.processor import MessageProcessor

        _, self._metadata, self._runner = MessageProcessor._load_model(model)

    def parse(
        self, texts: Sequence[str], *, explain: bool = False
    ) -> Iterator[list[dict[str, Any]]]:
        """The results in order, a batch at a time.

        Each is `{"text", "intent", "confidence", "crisis", "entities"}`; with `explain` also
        `danger` (level and reasons) and `ranking`.
        """
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            parsed = self._run([clean(text) for text in batch])
            yield [
                _line(text, result, explain=explain)
                for text, result in zip(batch, parsed, strict=True)
            ]

    def _run(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        from rasa.core.channels.channel import UserMessage
        from rasa.engine.constants import PLACEHOLDER_MESSAGE

        target = self._metadata.nlu_target
        # A leading slash would be read as a command.
        messages = [UserMessage(text.lstrip("/ ") or " ") for text in texts]
        results = self._runner.run(inputs={PLACEHOLDER_MESSAGE: messages}, targets=[target])
        return [message.as_dict(only_output_properties=True) for message in results[target]]


def _line(text: str, parsed: dict[str, Any], *, explain: bool) -> dict[str, Any]:
    ranking = parsed.get("intent_ranking") or []
    danger = parsed.get("danger") or {}
    crisis = danger.get("crisis")
    best: dict[str, Any] = next(
        (r for r in ranking if r["name"] != FALLBACK and not r["name"].startswith("crisis_")),
        {"name": "", "confidence": 0.0},
    )
    line: dict[str, Any] = {
        "text": text,
        "intent": crisis or best["name"],
        "confidence": 1.0 if crisis else round(float(best["confidence"]), 4),
        "crisis": crisis,
        "entities": [
            {key: entity[key] for key in ("entity", "value", "start", "end") if key in entity}
            for entity in parsed.get("entities") or []
        ],
    }
    if explain:
        line["danger"] = {
            "level": danger.get("level"),
            "reasons": list(explain_danger(text, assess(text))),
        }
        line["ranking"] = [[r["name"], round(float(r["confidence"]), 3)] for r in ranking[:3]]
    return line
