"""Short interface texts in Dutch, from `nl.yml`: errors, the command line, the web page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("nl.yml")


@cache
def _all() -> dict[str, Any]:
    with _FILE.open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.safe_load(file)
    return loaded


def text(name: str, /, **values: object) -> str:
    """The text with this dotted name, its `{variables}` filled in.

    Raises:
        KeyError: no such text, or a variable that was not given.
    """
    found: Any = _all()
    for part in name.split("."):
        found = found[part]
    return str(found).format(**values) if values else str(found)
