"""Names of neighbourhoods, which say where and never what.

Without this the model learns by chance that people in Stadshagen walk and those in Assendorp sing.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.normalise import normalise

TABLE = Path(__file__).resolve().parents[2] / "data" / "nlu" / "entiteiten" / "wijk.yml"
ANY = "wijknaam"
"""What stands in the place of each name."""
_COMMON = frozenset({"centrum", "binnenstad", "zuid", "noord", "west", "oost"})
"""Names that are words of their own too."""


def read_names(path: Path = TABLE) -> re.Pattern[str]:
    """All names in a table of synonyms, to be found in normalised text; the longest goes first."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = {
        normalise(line.removeprefix("- ").strip())
        for entry in loaded["nlu"]
        for line in str(entry.get("examples") or "").splitlines()
        if line.startswith("- ")
    }
    chosen = sorted(names - _COMMON - {""}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, chosen)) + r")(?!\S)")


def without_names(text: str, names: re.Pattern[str]) -> str:
    """A normalised text in which every neighbourhood has the same name."""
    return names.sub(ANY, text)
