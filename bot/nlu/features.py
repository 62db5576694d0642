"""What the intent model looks at: words, stems, letters, word pairs, places, concepts.

Each kind is a block of its own with TF-IDF weights and length one, so that long kinds do not
drown short ones. Texts are normalised before they come here.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from bot.nlu.concepts import Concepts
from bot.nlu.lead_in import LeadIn
from bot.nlu.neighbourhoods import without_names
from bot.nlu.side_by_side import MANY, side_by_side
from bot.nlu.stems import stem

MOST_WORDS = 120
"""So many words are read; what comes after them changes nothing."""
_PAIR_WINDOW = 5
_SHORT = 6
_LONG = 40
_LETTERS = (3, 4)


class Features:
    """Turns texts into rows of numbers; `fit` decides which features there are."""

    def __init__(self, concepts: Concepts, places: re.Pattern[str], lead_in: LeadIn) -> None:
        self._lead_in = lead_in
        self._reader = reader = _Reader(concepts)
        self._places = places
        self._blocks = [
            _Block(reader.words, 4, 1.0),
            _Block(reader.stems, 4, 1.0),
            _Block(reader.letters, 4, 1.0),
            _Block(reader.pairs, 6, 1.0),
            _Block(reader.places, 4, 0.5),
            _Block(reader.concepts, 1, 1.0),
            _Block(reader.concept_neighbours, 8, 1.0),
        ]
        self.seen = np.zeros(0, np.int32)
        """Per feature: in how many of the learnt texts it stands."""

    def fit(self, texts: Sequence[str]) -> Any:
        """Learn the features of these texts; gives their rows."""
        cut = self._cut(texts)
        # Two halves that take about as long; the concepts are looked up in one of them.
        concepts, letters = [self._blocks[0], *self._blocks[5:]], self._blocks[1:5]
        first, second = side_by_side(
            lambda: self._fit(concepts, cut),
            lambda: self._fit(letters, cut),
            alone=len(texts) < MANY,
        )
        learnt = first | second
        for block in self._blocks:
            block.known, block.weights = learnt[block.name].known, learnt[block.name].weights
        self.seen = np.concatenate([learnt[block.name].seen for block in self._blocks])
        rows = [learnt[block.name].rows for block in self._blocks]
        return scipy.sparse.hstack(rows, format="csr", dtype=np.float32)

    def transform(self, texts: Sequence[str]) -> Any:
        """The rows of these texts, a sparse matrix."""
        places, values, ends = array("i"), array("f"), array("q", [0])
        for text in self._cut(texts):
            offset = 0
            for block in self._blocks:
                block.add(text, offset, places, values)
                offset += len(block.weights)
            ends.append(len(places))
        return scipy.sparse.csr_matrix(
            (np.array(values, np.float32), np.array(places, np.int32), np.array(ends, np.int64)),
            shape=(len(texts), len(self.seen)),
        )

    def _fit(self, blocks: Sequence[_Block], texts: Sequence[str]) -> dict[str, _Learnt]:
        with self._reader.remembering():
            return {block.name: block.fit(texts) for block in blocks}

    def _cut(self, texts: Sequence[str]) -> list[str]:
        return [
            without_names(self._lead_in.without(" ".join(t.split()[:MOST_WORDS])), self._places)
            for t in texts
        ]


@dataclass(frozen=True)
class _Learnt:
    """The features of one kind that stand in enough texts."""

    known: dict[str, int]
    weights: list[float]
    seen: NDArray[Any]
    """In how many texts each stands."""
    rows: Any
    """Of the texts that were learnt from."""


class _Block:
    """One kind of features: which there are, and how much each says (TF-IDF, length one)."""

    def __init__(self, read: Callable[[str], list[str]], least: int, share: float) -> None:
        self.name = read.__name__
        self._read = read
        self._least = least
        self._share = share
        self.known: dict[str, int] = {}
        """The place of each feature."""
        self.weights: list[float] = []

    def fit(self, texts: Sequence[str]) -> _Learnt:
        """The features that stand in enough of these texts."""
        found: dict[str, int] = {}
        places, counts, ends = array("i"), array("i"), array("q", [0])
        for text in texts:
            some = Counter(self._read(text))
            places.extend([found.setdefault(name, len(found)) for name in some])
            counts.extend(some.values())
            ends.append(len(places))
        seen = np.bincount(np.array(places, np.int32), minlength=len(found))
        kept = seen >= self._least
        names = [name for name, keep in zip(found, kept, strict=True) if keep]
        weights = np.log((1 + len(texts)) / (1 + seen[kept])) + 1
        rows = scipy.sparse.csr_matrix(
            (1 + np.log(np.array(counts)), np.array(places), np.array(ends)),
            shape=(len(texts), len(found)),
        )[:, kept].multiply(weights)
        sizes = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        shares = self._share / np.where(sizes == 0, 1, sizes)
        return _Learnt(
            {name: place for place, name in enumerate(names)},
            weights.tolist(),
            seen[kept].astype(np.int32),
            scipy.sparse.diags(shares) @ rows.tocsr(),
        )

    def add(self, text: str, offset: int, places: array[int], values: array[float]) -> None:
        """Put the features of a text behind what is there."""
        known = self.known
        counts: dict[int, int] = {}
        for name in self._read(text):
            place = known.get(name)
            if place is not None:
                counts[place] = counts.get(place, 0) + 1
        weights = self.weights
        weighed = [
            weights[place] if count == 1 else weights[place] * (1 + math.log(count))
            for place, count in counts.items()
        ]
        size = math.sqrt(sum(value * value for value in weighed))
        places.extend([offset + place for place in counts])
        values.extend([value * self._share / size for value in weighed])


class _Reader:
    """The kinds of features of one text, as strings; a class so that it can be saved."""

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts
        self._known: dict[str, tuple[tuple[int, str, bool], ...]] | None = None
        # Two kinds of features ask for the same text one after the other; of what a person
        # writes no more than that is kept.
        self._last = functools.lru_cache(maxsize=1)(self._find)

    def __reduce__(self) -> tuple[type[_Reader], tuple[Concepts]]:
        return _Reader, (self._concepts,)

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """While learning: the concepts of each text are looked up once."""
        self._known = {}
        try:
            yield
        finally:
            self._known = None

    def _find(self, text: str) -> tuple[tuple[int, str, bool], ...]:
        return tuple(self._concepts.of_words(text.split()))

    def _found(self, text: str) -> tuple[tuple[int, str, bool], ...]:
        if self._known is None:
            return self._last(text)
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._find(text)
        return found

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
            for second in stems[place + 2 : place + _PAIR_WINDOW + 1]
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
        found = self._found(text)
        names = [name for _, name, _ in found]
        return names + [f"{name}!" for _, name, phrase in found if phrase] or ["-"]

    def concept_neighbours(self, text: str) -> list[str]:
        """A concept with a stem one or two words before or behind it."""
        stems = [stem(word) for word in text.split()]
        seen: set[tuple[int, str]] = {(place, name) for place, name, _ in self._found(text)}
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
