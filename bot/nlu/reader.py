"""What stands in one text, as strings: words, stems, letters, word pairs, places, concepts.

`bot.nlu.counting` counts the same in many texts at once.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable

from bot.nlu.concepts import Concepts
from bot.nlu.stems import stem

PAIR_WINDOW = 5
"""So many places apart two stems are still a pair."""
_SHORT = 6
_LONG = 40
_LETTERS = (3, 4)


class Reader:
    """The kinds of features of one text, as strings; a class so that it can be saved."""

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts
        # Two kinds of features ask for the same text one after the other; of what a person
        # writes no more than that is kept.
        self._last = functools.lru_cache(maxsize=1)(self._find)

    def __reduce__(self) -> tuple[type[Reader], tuple[Concepts]]:
        return Reader, (self._concepts,)

    def look_ahead(self, words: Iterable[str]) -> None:
        """Many words are coming: see `Concepts.look_ahead`."""
        self._concepts.look_ahead(words)

    def found(self, text: str) -> tuple[tuple[int, str, bool], ...]:
        """Each concept, with the place of its (first) word, and whether a whole phrase says it."""
        return self._last(text)

    def _find(self, text: str) -> tuple[tuple[int, str, bool], ...]:
        return tuple(self._concepts.of_words(text.split()))

    def words(self, text: str) -> list[str]:
        """Single words and pairs of neighbours, with begin and end of the text."""
        return _one_and_two(["<", *text.split(), ">"])

    def stems(self, text: str) -> list[str]:
        """The same with stems."""
        return _one_and_two(["<", *map(stem, text.split()), ">"])

    def letters(self, text: str) -> list[str]:
        """Runs of three and four letters within words, with a space at begin and end."""
        runs: list[str] = []
        for word in text.split():
            runs += _runs(word)
        return runs

    def pairs(self, text: str) -> list[str]:
        """Two stems with one to four words between them."""
        stems = [stem(word) for word in text.split()]
        return [
            f"{first}_{second}"
            for place, first in enumerate(stems)
            for second in stems[place + 2 : place + PAIR_WINDOW + 1]
        ]

    def places(self, text: str) -> list[str]:
        """How long the text is, and how it begins and ends."""
        words = text.split()
        size = len(words)
        length = f"n{size}" if size < _SHORT else f"n{min(size, _LONG) // 5 * 5}"
        return [length, *(f"1_{w}" for w in words[:1]), *(f"2_{w}" for w in words[:2])] + [
            f"e_{w}" for w in words[-1:]
        ]

    def concepts(self, text: str) -> list[str]:
        """The concepts; twice when a whole phrase says it."""
        found = self.found(text)
        names = [name for _, name, _ in found]
        return names + [f"{name}!" for _, name, phrase in found if phrase] or ["-"]

    def concept_neighbours(self, text: str) -> list[str]:
        """A concept with a stem one or two words before or behind it."""
        stems = [stem(word) for word in text.split()]
        seen: set[tuple[int, str]] = {(place, name) for place, name, _ in self.found(text)}
        features: list[str] = []
        for place, name in sorted(seen):
            for other in (place - 2, place - 1, place + 1, place + 2):
                if 0 <= other < len(stems):
                    side = "<" if other < place else ">"
                    features.append(f"{name}~{stems[other]}{side}")
        return features


@functools.lru_cache(maxsize=50_000)
def _runs(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    least, most = _LETTERS
    return tuple(
        padded[place : place + size]
        for size in range(least, most + 1)
        for place in range(len(padded) - size + 1)
    )


def _one_and_two(words: list[str]) -> list[str]:
    return words + [f"{first} {second}" for first, second in itertools.pairwise(words)]
