"""The help lines of the project, for what is printed; the map itself has none of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from social_map.errors import UseError
from social_map.texts import load_yaml
from social_map.vocabulary import UNKNOWN


@dataclass(frozen=True)
class HelpLine:
    """One line; None is unknown."""

    id: str
    name: str
    # The first is the one to call; none where only a page is known.
    numbers: tuple[str, ...]
    page: str | None
    hours: str | None
    cost: str | None
    for_whom: str | None
    # What to do where there is no number.
    text: str | None
    # Whether nobody has looked the number up yet.
    doubtful: bool


def read_help_lines(path: Path) -> tuple[HelpLine, ...]:
    """The lines of `hulplijnen.yml`, in its order; raises UseError when it cannot be read."""
    try:
        return tuple(_line(row) for row in load_yaml(path)["hulplijnen"])
    except OSError:
        raise UseError("no_file", file=path.name) from None
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        raise UseError("cannot_read_lines", file=path.name) from None


def _line(row: Mapping[str, Any]) -> HelpLine:
    numbers = (row.get("number"), row.get("also"))
    return HelpLine(
        id=str(row["id"]),
        name=str(row["name"]),
        numbers=tuple(str(number) for number in numbers if number),
        page=_known(row.get("chat")),
        hours=_known(row.get("hours")),
        cost=_known(row.get("cost")),
        for_whom=_known(row.get("for_whom")),
        text=_known(row.get("text")),
        doubtful=row.get("confidence") == "laag",
    )


def _known(value: object) -> str | None:
    return None if value in (None, "", UNKNOWN) else str(value)
