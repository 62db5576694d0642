"""Titles and payloads of buttons, from `data/knoppen.yml` and the meanings of the ask-back."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_DATA = Path(__file__).resolve().parents[2] / "data"
MEANING = "betekenis:"


@cache
def _buttons() -> dict[str, dict[str, str]]:
    loaded = yaml.safe_load((_DATA / "knoppen.yml").read_text(encoding="utf-8"))
    return dict(loaded["knoppen"])


@cache
def _meanings() -> dict[str, str]:
    path = _DATA / "responses" / "ask_back.yml"
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        name.removeprefix("utter_meaning_"): variants[0]["text"]
        for name, variants in loaded["responses"].items()
    }


def button(name: str) -> dict[str, str]:
    """The title and payload of a button.

    Raises:
        KeyError: no button has this name.
    """
    if name.startswith(MEANING):
        intent = name.removeprefix(MEANING)
        return {"title": _meanings()[intent], "payload": f"/{intent}"}
    found = _buttons()[name]
    return {"title": found["titel"], "payload": found["payload"]}


def all_buttons() -> dict[str, dict[str, str]]:
    """Every button of `data/knoppen.yml`."""
    return {name: button(name) for name in _buttons()}
