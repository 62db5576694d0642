"""Reads words by their sound, so that "ik wil nooit gebore zijn" is heard as it is meant.

Only words that the patterns do not know are changed, and only into words that they do know.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.normalise import Word, tables

_SHORTEST = 4
_STEPS = (
    (re.compile("sch(?=[rstnme]|$)"), "s"),
    (re.compile("ch|gh"), "g"),
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


# Sallands and its neighbours: what stands there for a sound of everyday Dutch.
_SWAPS = (
    ("ao", "aa"),
    ("ao", "a"),
    ("oa", "aa"),
    ("oa", "a"),
    ("uu", "ui"),
    ("old", "oud"),
    ("sk", "sch"),
)
# These also stand in many everyday words: a short one is too soon taken for another.
_SWAPS_IN_LONG = (("ie", "ij"), ("eu", "oo"), ("oe", "ui"))


def _regional(word: str) -> Iterator[str]:
    """Everyday words that a word from the region may stand for, the likeliest first."""
    if word[0] == "e":
        yield "g" + word  # "esneden"
    bare = word[:-1] if word[-1] == "e" and len(word) > _SHORTEST else word
    if bare != word:
        yield bare  # "strotte"
    for there, here in _SWAPS + (_SWAPS_IN_LONG if len(bare) > _SHORTEST else ()):
        if there in bare:
            yield bare.replace(there, here)
            yield word.replace(there, here)


@dataclass(frozen=True, eq=False)
class Sounds:
    """The words of the patterns, to be found by their sound."""

    known: frozenset[str]
    by_sound: Mapping[str, str]

    @classmethod
    def of(cls, vocabulary: Iterable[str]) -> Sounds:
        """Sounds of these words; where two sound alike the first in the alphabet stays.

        A spelling that is mended anyway is no word to mend another into.
        """
        spellings = tables().words
        known = frozenset(vocabulary)
        by_sound: dict[str, str] = {}
        for word in sorted(known):
            if len(word) >= _SHORTEST and word not in spellings:
                by_sound.setdefault(sound(word), word)
        return cls(known, by_sound)

    def mend(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words, each unknown one replaced by the known word that it sounds like."""
        return tuple(
            word if (heard := _hear(word.text, self)) is None else word._replace(text=heard)
            for word in words
        )


@functools.lru_cache(maxsize=8192)
def _hear(word: str, sounds: Sounds) -> str | None:
    """The known word that an unknown word sounds like; None when there is none or no need."""
    if word in sounds.known or len(word) < _SHORTEST - 1 or word in tables().real:
        return None
    for tried in (word, *_regional(word)):
        found = sounds.by_sound.get(sound(tried))
        if found is not None:
            return found
    return None
