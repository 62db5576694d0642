"""Understands on which day a person wants a message, or that it need not come. Pure."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from bot.checkins.moments import FARTHEST

_FILE = Path(__file__).with_name("woorden.yml")
_LONGEST = 8
"""Words of a message that is still only a day or only a no."""


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return loaded


def read_days(message: str, today: date) -> int | None:
    """How many days ahead a message means that is nothing but a day; else None."""
    core = _core(message)
    if core is None:
        return None
    words = _words()
    if core in words["dagen"]:
        return int(words["dagen"][core])
    found = re.fullmatch(r"(?:over )?(\w+) (dag|dagen|nachtjes)", core)
    if found:
        number = words["telwoorden"].get(found[1]) or (
            int(found[1]) if found[1].isdecimal() else 0
        )
        return number if 1 <= number <= FARTHEST else None
    day = re.fullmatch(r"(?:op |aanstaande |komende )?(\w+)", core)
    if day and day[1] in words["weekdagen"]:
        weekday: int = words["weekdagen"].index(day[1])
        return (weekday - today.weekday() - 1) % 7 + 1
    return None


def is_no(message: str) -> bool:
    """Whether a message is nothing but a no to the question or the promise just before it."""
    return _plain(message) in _words()["nee"] or is_stop(message)


def is_stop(message: str) -> bool:
    """Whether a message calls off a check-in that waits."""
    plain = _plain(message)
    words = _words()
    if plain in words["stop"]:
        return True
    said = plain.split()
    if len(said) > _LONGEST or not set(words["ander_verhaal"]).isdisjoint(said):
        return False
    return any({one, other} <= set(said) for one, other in product(words["bericht"], words["weg"]))


def _plain(message: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", message.lower()))


def _core(message: str) -> str | None:
    """The message without polite words around it, None when it is too long to be only a day."""
    parts = _plain(message).split()
    if not 0 < len(parts) <= _LONGEST:
        return None
    around = set(_words()["om_heen"])
    while len(parts) > 1 and parts[0] in around:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in around:
        parts = parts[:-1]
    return " ".join(parts)
