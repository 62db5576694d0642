"""Short pieces of sentences in `data/responses/`, for texts that are put together line by line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "responses" / "first_step.yml"


@cache
def _first_variants() -> dict[str, str]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {name: variants[0]["text"] for name, variants in loaded["responses"].items()}


def fragment(name: str, **values: str) -> str:
    """The piece of this name with its blanks filled in."""
    return _first_variants()[name].format(**values)
