"""What actions are given from outside: the map and the clock. Nothing is opened at import time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from social_map import Map, open_map

ROOT = Path(__file__).resolve().parents[1]


def _local_now() -> datetime:
    return datetime.now(ZoneInfo("Europe/Amsterdam"))


@cache
def _map_of_settings() -> Map:
    town = os.environ.get("NAAST_TOWN") or "zwolle"
    url = os.environ.get("NAAST_DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'kaart.sqlite3'}"
    return open_map(url, town, data_dir=ROOT / "social_map" / "data")


@dataclass
class Wiring:
    """Replaced as a whole by the brain or by a test; `rasa run actions` uses it as it is."""

    now: Callable[[], datetime] = _local_now
    map: Callable[[], Map] = _map_of_settings
    organisation: str | None = os.environ.get("NAAST_ORGANISATION") or None
    """Who runs the program, to be named to who asks; None when nobody filled it in."""


wiring = Wiring()
