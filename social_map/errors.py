"""All errors of the map. Each shows as one plain Dutch sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from social_map.texts import say

# So many characters of a wrong value are shown.
_SHOWN: Final = 60


class MapError(Exception):
    """The map cannot do what was asked; `str(error)` is one sentence that can be shown."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return say(f"errors.{self.key}", **self.values)


class UseError(MapError):
    """Wrong use: a file that is not there, a category that does not exist."""


class DatabaseError(MapError):
    """The database cannot be read or written."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file: where it stands, what is wrong and how to mend it."""

    file: str
    line: int
    key: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        # A JSON document has no rows: there the places are counted.
        where = "where_item" if self.file.endswith(".json") else "where"
        where = say(f"problems.{where}", file=self.file, line=self.line)
        values = dict(self.values)
        if "value" in values:
            values["value"] = _short(values["value"])
        return f"{where} {say(f'problems.{self.key}', **values)}"


def _short(value: str) -> str:
    """A value of a file as it fits in a sentence on one line."""
    shown = " ".join(value[: 2 * _SHOWN].split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


class DataError(MapError):
    """Rows that cannot be loaded; `problems` names each of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("data", count=len(problems), first=str(problems[0]))
        self.problems = tuple(problems)
