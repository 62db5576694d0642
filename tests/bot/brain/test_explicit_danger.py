"""What is said outright is danger with the trained brain too, whatever the classifier thinks."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.brain.parse import Parser
from bot.safety import LEVELS

SAFETY = Path(__file__).resolve().parents[1] / "safety"


def crises(model: Path, texts: list[str]) -> list[bool]:
    """Whether each of these is danger to patterns and classifier together."""
    parsed = [line for batch in Parser(model).parse(texts) for line in batch]
    return [line["crisis"] is not None for line in parsed]


def strings(found: object) -> list[str]:
    """All sentences of a file, however they are grouped."""
    if isinstance(found, str):
        return [found]
    inner = found.values() if isinstance(found, dict) else found
    return [text for part in inner for text in strings(part)]  # type: ignore[attr-defined]


def test_no_expression_is_doubted_away(trained_model: Path) -> None:
    listed = yaml.safe_load((SAFETY / "niveaus.yml").read_text(encoding="utf-8"))
    danger = [text for level in listed if LEVELS.get(level) for text in listed[level]]
    assert len(danger) > 80
    seen = crises(trained_model, danger)
    assert [text for text, crisis in zip(danger, seen, strict=True) if not crisis] == []


def test_of_what_the_patterns_were_made_for_hardly_anything_is_doubted(
    trained_model: Path,
) -> None:
    danger = strings(yaml.safe_load((SAFETY / "gevaar.yml").read_text(encoding="utf-8")))
    assert len(danger) > 600
    seen = crises(trained_model, danger)
    doubted = [text for text, crisis in zip(danger, seen, strict=True) if not crisis]
    assert len(doubted) <= 0.005 * len(danger), doubted
