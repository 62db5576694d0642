"""What the map knows of a town beside its rows: its name, who can be asked, other towns nearby."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from social_map.errors import MapError
from social_map.naming import Called, read_called
from social_map.texts import load_yaml


@dataclass(frozen=True)
class OtherTown:
    """A town that this map does not cover, by all its names."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Town:
    """A town and the words that mean it or something else."""

    name: str
    # Ids of services to ask when nothing fits.
    ask: tuple[str, ...] = ()
    # Ids of services for who has no place to sleep tonight, the most needed first.
    shelter: tuple[str, ...] = ()
    # Names of neighbourhoods that are ordinary words as well.
    whole_message: frozenset[str] = frozenset()
    with_place_word: frozenset[str] = frozenset()
    others: tuple[OtherTown, ...] = ()
    province: str = ""
    # How people call the places.
    called: tuple[Called, ...] = ()

    @classmethod
    def from_folder(cls, folder: str) -> Town:
        """A town of which only the name of its folder is known."""
        return cls(folder.replace("-", " ").title())


def read_town(folder: Path, town: str) -> Town:
    """The town in `town.yml`; without that file only its name is known. Raises MapError."""
    path = folder / "town.yml"
    if not path.is_file():
        return Town.from_folder(town)
    try:
        found: Any = load_yaml(path)
        return Town(
            name=str(found["name"]),
            ask=tuple(str(name) for name in found.get("ask", ())),
            shelter=tuple(str(name) for name in found.get("shelter", ())),
            province=str(found.get("province", "")),
            called=read_called(found.get("called", ())),
            whole_message=frozenset(str(word) for word in found.get("whole_message", ())),
            with_place_word=frozenset(str(word) for word in found.get("with_place_word", ())),
            others=tuple(
                OtherTown(str(other["name"]), tuple(map(str, other.get("aliases", ()))))
                for other in found.get("other_towns", ())
            ),
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        raise MapError("town_file", file=path.name) from None
