"""The Dutch sentences of the map, read from `nl.yml` and `words.yml` beside this file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


def load_yaml(path: Path) -> Any:
    """The content of one YAML file, read with the fast parser where there is one."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


@lru_cache(maxsize=1)
def sentences() -> dict[str, Any]:
    """All sentences, by section and key."""
    loaded: dict[str, Any] = load_yaml(HERE / "nl.yml")
    return loaded


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The word lists that search and neighbourhood lookup use."""
    loaded: dict[str, Any] = load_yaml(HERE / "words.yml")
    return loaded


def say(key: str, **values: object) -> str:
    """The sentence under a dotted key (`certainty.old`), with its blanks filled in.

    Raises KeyError for a key that does not exist: a missing sentence is a mistake of ours.
    """
    found: Any = sentences()
    for part in key.split("."):
        found = found[part]
    return str(found).format(**values) if values else str(found)


def has(key: str) -> bool:
    """Whether a sentence stands under this dotted key."""
    found: Any = sentences()
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True
