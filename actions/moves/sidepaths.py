"""Which of several answers fits within one intent, by the table `data/zijpaden.yml`."""

from __future__ import annotations

import re
import unicodedata
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


_DANGER_IN = frozenset({"en", "de", "tr", "pl", "ar", "uk", "ti", "fr", "so"})
"""Languages in which the numbers are there."""
_SEEN = frozenset({"utter_language_fr", "utter_language_so", "utter_language_fy"})
"""Answers in languages that no classifier was taught, told by their words alone."""
_WORD_LISTS = _FILE.parent / "gevaar" / "woorden.yml"
_TOLD_BY = {"engels": ("en", 2), "duits": ("de", 2), "pools": ("pl", 1), "turks": ("tr", 1)}
"""Lists of words by which a language is seen: which one, and how many words it takes."""


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


@cache
def _languages() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    loaded = yaml.safe_load(_WORD_LISTS.read_text(encoding="utf-8"))
    return tuple(
        (language, count, re.compile(rf"(?<!\w)(?:{loaded[name]})(?!\w)"))
        for name, (language, count) in _TOLD_BY.items()
    )


def danger_in(text: str) -> str | None:
    """The name of the numbers in the language of this text, where that is another one; or None."""
    language = response_for("andere_taal", text).removeprefix("utter_language_")
    if language not in _DANGER_IN:
        bare = unicodedata.normalize("NFKD", text.lower().replace("ł", "l").replace("ı", "i"))
        plain = "".join(sign for sign in bare if not unicodedata.combining(sign) and sign != "'")
        language = next(
            (name for name, count, words in _languages() if len(words.findall(plain)) >= count), ""
        )
    return f"utter_language_danger_{language}" if language else None


def foreign(text: str) -> bool:
    """Whether a message is in a language that only its words give away."""
    return response_for("andere_taal", text) in _SEEN


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
