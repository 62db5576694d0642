"""What people put around a sentence: a greeting before it, "hoor" behind it. Data only.

Without this "hoi" turns what follows into a greeting: on the test sentences one in ten was misread
with such a word before it (docs/adr/2026-11-27-plain-sentences.md). Danger is looked for in the
whole message, with all that stands around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

TABLE = Path(__file__).resolve().parents[2] / "data" / "taal" / "aanloop.yml"
_MOST = 4
"""So many openings, and endings, are taken off one after the other."""


@dataclass(frozen=True)
class LeadIn:
    """Takes openings and endings off a normalised text."""

    opening: re.Pattern[str]
    ending: re.Pattern[str]
    least: int
    """So many words stay at least; otherwise the text stays whole."""

    @classmethod
    def read(cls, path: Path = TABLE) -> LeadIn:
        """The openings and endings of a table."""
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls(
            re.compile("(?:" + "|".join(loaded["begin"]) + ")(?: |(?<= ))"),
            re.compile(" (?:" + "|".join(loaded["eind"]) + ")$"),
            int(loaded["minstens"]),
        )

    def without(self, text: str) -> str:
        """The text by itself: "hallo ik zie niemand hoor" gives "ik zie niemand"."""
        for _ in range(_MOST):
            found = self.opening.match(text)
            if found is None or not self._enough(text[found.end() :]):
                break
            text = text[found.end() :]
        for _ in range(_MOST):
            found = self.ending.search(text)
            if found is None or not self._enough(text[: found.start()]):
                break
            text = text[: found.start()]
        return text

    def _enough(self, rest: str) -> bool:
        return len(rest.split(maxsplit=self.least)) >= self.least
