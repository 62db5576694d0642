"""In or near which neighbourhood a shared location is; the location itself is not kept. Pure."""

from __future__ import annotations

from functools import cache
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("nearby.yml")
_KM_PER_DEGREE = 111.2


@cache
def _towns() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return loaded


def wijk_near(town: str, latitude: float, longitude: float) -> str | None:
    """The neighbourhood of this town whose middle is nearest; None outside the town."""
    known = _towns().get(town)
    if known is None:
        return None
    scale = cos(radians(latitude))

    def kilometres(middle: tuple[float, float]) -> float:
        north, east = middle[0] - latitude, (middle[1] - longitude) * scale
        return hypot(north, east) * _KM_PER_DEGREE

    nearest = min(known["wijken"], key=lambda name: kilometres(known["wijken"][name]))
    far = kilometres(known["wijken"][nearest]) > known["verder_weg_dan_km"]
    return None if far else str(nearest)
