"""A small Dutch stemmer: takes off endings and the `ge-` of past participles; never fails."""

from __future__ import annotations

import functools
import re

_VOWELS = frozenset("aeiouy")
_SHORTEST = 3
# Longest first; what is left must have a vowel and at least three letters.
_ENDINGS = tuple(
    "heden etjes lijke ingen eerde tjes pjes kjes eert eren lijk etje jes tje pje kje ing den ten "
    "je en de te es e t s d".split()
)
_DOUBLE = re.compile(r"([aeou])\1")


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded, lower-case word: "gewandeld" and "wandelen" give the same."""
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    for ending in _ENDINGS:
        rest = word[: -len(ending)]
        if not word.endswith(ending) or len(rest) < _SHORTEST or _VOWELS.isdisjoint(rest):
            continue
        if ending in ("d", "s") and rest[-1] in _VOWELS:
            continue
        word = rest
        break
    if word.startswith("ge") and len(word) >= 2 * _SHORTEST:
        word = word[2:]
    word = _DOUBLE.sub(r"\1", word)
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])
