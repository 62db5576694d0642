"""Which of several answers fits within one intent, by the table `data/zijpaden.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "zijpaden.yml"
_SCRIPTS = {
    "arabisch": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "cyrillisch": re.compile("[\u0400-\u04ff]"),
    "ethiopisch": re.compile("[\u1200-\u137f]"),
}


_DANGER_IN = frozenset({"en", "tr", "pl", "ar", "uk"})
"""Languages in which the numbers are there."""


@dataclass(frozen=True)
class SidePath:
    """One sort within an intent."""

    response: str
    pattern: re.Pattern[str]


@cache
def table() -> dict[str, tuple[str, tuple[SidePath, ...]]]:
    """Per intent: the response when nothing else fits, and the sorts in order."""
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        intent: (
            row["anders"],
            tuple(
                SidePath(
                    sort["antwoord"],
                    _SCRIPTS[sort["schrift"]]
                    if "schrift" in sort
                    else re.compile(r"(?<!\w)(?:" + "|".join(sort["woorden"]) + r")(?!\w)"),
                )
                for sort in row["soorten"]
            ),
        )
        for intent, row in loaded["zijpaden"].items()
    }


@cache
def _always() -> tuple[tuple[str, re.Pattern[str]], ...]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        (row["bedoeling"], re.compile(r"(?<!\w)(?:" + "|".join(row["woorden"]) + r")(?!\w)"))
        for row in loaded["altijd"]
    )


def always(plain: str) -> str | None:
    """The intent of a question about the program itself, however it is put; or None."""
    return next((intent for intent, pattern in _always() if pattern.search(plain)), None)


def danger_in(text: str) -> str | None:
    """The name of the numbers in the language of this text, where that is another one; or None."""
    language = response_for("andere_taal", text).removeprefix("utter_language_")
    return f"utter_language_danger_{language}" if language in _DANGER_IN else None


def response_for(intent: str, text: str) -> str:
    """The name of the response that fits this text within the intent."""
    otherwise, paths = table()[intent]
    lowered = text.lower()
    for path in paths:
        if path.pattern.search(lowered):
            return path.response
    return otherwise


@cache
def _calendar() -> tuple[tuple[str, ...], tuple[str, ...]]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(loaded["dagen"]), tuple(loaded["maanden"])


def day_named(now: datetime) -> str:
    """The day as it is said: "maandag 3 maart"."""
    days, months = _calendar()
    return f"{days[now.weekday()]} {now.day} {months[now.month - 1]}"
