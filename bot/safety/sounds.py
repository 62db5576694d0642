"""Reads words by their sound, so that "ik wil nooit gebore zijn" is heard as it is meant.

Only words that the patterns do not know are changed, and only into words that they do know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.normalise import Word, tables

_SHORTEST = 4
_STEPS = (
    (re.compile("sch(?=[rstnme]|$)"), "s"),
    (re.compile("ch"), "g"),
    (re.compile("ij|ei|y"), "Y"),
    (re.compile("ou|au"), "W"),
    (re.compile("ph|v"), "f"),
    (re.compile("z"), "s"),
    (re.compile("c(?=[eiY])"), "s"),
    (re.compile("c|q"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("th"), "t"),
    (re.compile("lijk|luk|lYk|lik(?=$)"), "lk"),
    (re.compile(r"([bdfghjklmnprstw])\1+"), r"\1"),
    (re.compile("dt$|d$|tt$"), "t"),
    (re.compile("b$"), "p"),
    (re.compile("en$|n$(?<=en)"), "e"),
)


def sound(word: str) -> str:
    """The sound of a Dutch word, roughly: words that sound alike give the same."""
    for pattern, instead in _STEPS:
        word = pattern.sub(instead, word)
    return word


@dataclass(frozen=True)
class Sounds:
    """The words of the patterns, to be found by their sound."""

    known: frozenset[str]
    by_sound: Mapping[str, str]

    @classmethod
    def of(cls, vocabulary: Iterable[str]) -> Sounds:
        """Sounds of these words; where two sound alike the first in the alphabet stays."""
        known = frozenset(vocabulary)
        by_sound: dict[str, str] = {}
        for word in sorted(known):
            if len(word) >= _SHORTEST:
                by_sound.setdefault(sound(word), word)
        return cls(known, by_sound)

    def mend(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words, each unknown one replaced by the known word that it sounds like."""
        return tuple(
            word if (heard := self._hear(word.text)) is None else replace(word, text=heard)
            for word in words
        )

    def _hear(self, word: str) -> str | None:
        if word in self.known or len(word) < _SHORTEST - 1 or word in tables().real:
            return None
        found = self.by_sound.get(sound(word))
        if found is None and word[0] == "e":
            # Sallands: "esneden" for "gesneden".
            found = self.by_sound.get(sound("g" + word))
        return found
