"""What the intent model looks at: words, stems, letters, word pairs, places, concepts.

Each kind is a block of its own with TF-IDF weights and length one, so that long kinds do not
drown short ones. Texts are normalised before they come here.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from bot.nlu.concepts import Concepts
from bot.nlu.counting import Corpus, Counts
from bot.nlu.lead_in import LeadIn
from bot.nlu.neighbourhoods import without_names
from bot.nlu.reader import Reader
from bot.nlu.side_by_side import MANY, side_by_side

MOST_WORDS = 120
"""So many words are read; what comes after them changes nothing."""


class Features:
    """Turns texts into rows of numbers; `fit` decides which features there are."""

    def __init__(self, concepts: Concepts, places: re.Pattern[str], lead_in: LeadIn) -> None:
        self._lead_in = lead_in
        self._reader = reader = Reader(concepts)
        self._places = places
        self._blocks = [
            _Block(reader.words, Corpus.words, 4, 1.0),
            _Block(reader.stems, Corpus.stems, 4, 1.0),
            _Block(reader.letters, Corpus.letters, 4, 1.0),
            _Block(reader.pairs, Corpus.pairs, 6, 1.0),
            _Block(reader.places, Corpus.places, 4, 0.5),
            _Block(reader.concepts, Corpus.concepts, 1, 1.0),
            _Block(reader.concept_neighbours, Corpus.concept_neighbours, 8, 1.0),
        ]
        self.seen = np.zeros(0, np.int32)
        """Per feature: in how many of the learnt texts it stands."""

    def fit(self, texts: Sequence[str]) -> Any:
        """Learn the features of these texts; gives their rows."""
        corpus = Corpus(self._cut(texts), self._reader)
        # Two halves that take about as long; the concepts are looked up in one of them.
        concepts, letters = self._blocks[5:], self._blocks[:5]
        first, second = side_by_side(
            lambda: {block.name: block.fit(corpus) for block in concepts},
            lambda: {block.name: block.fit(corpus) for block in letters},
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

    def __init__(
        self,
        read: Callable[[str], list[str]],
        count: Callable[[Corpus], Counts],
        least: int,
        share: float,
    ) -> None:
        self.name = read.__name__
        self._read = read
        self._count = count
        self._least = least
        self._share = share
        self.known: dict[str, int] = {}
        """The place of each feature."""
        self.weights: list[float] = []

    def fit(self, corpus: Corpus) -> _Learnt:
        """The features that stand in enough of these texts."""
        counts = self._count(corpus)
        seen = np.bincount(counts.table.indices, minlength=counts.table.shape[1])
        kept = np.flatnonzero(seen >= self._least)
        weights = np.log((1 + counts.table.shape[0]) / (1 + seen[kept])) + 1
        rows = counts.table[:, kept].astype(np.float64)
        rows.data = 1 + np.log(rows.data)
        rows = rows.multiply(weights).tocsr()
        sizes = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        shares = self._share / np.where(sizes == 0, 1, sizes)
        return _Learnt(
            {counts.name(column): place for place, column in enumerate(kept.tolist())},
            weights.tolist(),
            seen[kept].astype(np.int32),
            scipy.sparse.diags(shares) @ rows,
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
