"""How often each feature stands in each of many texts: what learning needs, counted with numpy.

The kinds of features are those of `bot.nlu.reader`, which reads them off one text at a time.
Here words are numbers and a pair of words is one larger number, which is ten times as quick. The
order is that in which the features would be met when reading text by text.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from bot.nlu.reader import PAIR_WINDOW, Reader
from bot.nlu.stems import stem

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Counts:
    """One kind of features in all texts."""

    table: Any
    """How often each feature stands in each text (texts x features), sparse."""
    name: Callable[[int], str]
    """What the feature of a column is called."""


class Corpus:
    """Texts to count features in.

    Args:
        texts: normalised.
        reader: reads the kinds that are few per text.
    """

    def __init__(self, texts: Sequence[str], reader: Reader) -> None:
        self._texts = texts
        self._reader = reader
        numbers = {"<": 0, ">": 1}
        words, ends = array("i"), array("q", [0])
        for text in texts:
            words.extend([numbers.setdefault(word, len(numbers)) for word in text.split()])
            ends.append(len(words))
        self._names = list(numbers)
        self._words = np.array(words, np.int64)
        self._ends = np.array(ends, np.int64)
        self._text = np.repeat(np.arange(len(texts)), np.diff(self._ends))
        stems = {"<": 0, ">": 1}
        of_word = [stems.setdefault(stem(word), len(stems)) for word in self._names]
        self._stem_names = list(stems)
        self._stems = np.array(of_word, np.int64)[self._words]

    def words(self) -> Counts:
        """Words and pairs of neighbours."""
        return self._one_and_two(self._words, self._names)

    def stems(self) -> Counts:
        """The same with stems."""
        return self._one_and_two(self._stems, self._stem_names)

    def letters(self) -> Counts:
        """Runs of letters within words: those of each word, times how often the word is there."""
        numbers: dict[str, int] = {}
        found, ends = array("i"), array("q", [0])
        letters = self._reader.letters
        # The marks of begin and end stand first among the names, and in no text.
        for word in self._names[2:]:
            found.extend([numbers.setdefault(run, len(numbers)) for run in letters(word)])
            ends.append(len(found))
        per_word = _table(np.array(found, np.int64), np.array(ends), len(numbers))
        per_text = _table(self._words - 2, self._ends, len(self._names) - 2)
        return Counts(per_text @ per_word, list(numbers).__getitem__)

    def pairs(self) -> Counts:
        """Two stems with one to four words between them."""
        gaps = range(2, PAIR_WINDOW + 1)
        size, count = len(self._stem_names), len(self._stems)
        keys = np.full((count, len(gaps)), -1, np.int64)
        for column, gap in enumerate(gaps):
            same = self._text[:-gap] == self._text[gap:]
            here = np.flatnonzero(same)
            keys[here, column] = self._stems[here] * size + self._stems[here + gap]
        names = self._stem_names
        kept = (keys >= 0).ravel()
        return self._count(
            np.repeat(self._text, len(gaps))[kept],
            keys.ravel()[kept],
            lambda key: f"{names[key // size]}_{names[key % size]}",
        )

    def places(self) -> Counts:
        """How long each text is, and how it begins and ends: few, so read one by one."""
        return self._read([self._reader.places(text) for text in self._texts])

    def concepts(self) -> Counts:
        """The concepts; those that a whole phrase says stand there once more, marked with "!"."""
        return self._read(
            [
                [name for _, name, _ in found]
                + [f"{name}!" for _, name, is_said in found if is_said]
                or ["-"]
                for found in self._found
            ]
        )

    def concept_neighbours(self) -> Counts:
        """A concept with a stem one or two words before or behind it."""
        names = sorted({name for found in self._found for _, name, _ in found})
        numbers = {name: number for number, name in enumerate(names)}
        found = [
            (text, place, numbers[name])
            for text, some in enumerate(self._found)
            for place, name in sorted({(place, name) for place, name, _ in some})
        ]
        text, place, concept = np.array(found, np.int64).reshape(-1, 3).T
        size = len(self._stem_names)
        keys = np.full((len(text), 4), -1, np.int64)
        for column, step in enumerate((-2, -1, 1, 2)):
            at = self._ends[text] + place + step
            near = (at >= self._ends[text]) & (at < self._ends[text + 1])
            other = self._stems[at[near]]
            keys[near, column] = (concept[near] * size + other) * 2 + (step > 0)
        stems = self._stem_names
        kept = (keys >= 0).ravel()
        return self._count(
            np.repeat(text, keys.shape[1])[kept],
            keys.ravel()[kept],
            lambda key: f"{names[key // 2 // size]}~{stems[key // 2 % size]}{'<>'[key % 2]}",
        )

    @functools.cached_property
    def _found(self) -> list[tuple[tuple[int, str, bool], ...]]:
        self._reader.look_ahead(self._names[2:])
        return [self._reader.found(text) for text in self._texts]

    def _read(self, lists: Sequence[Sequence[str]]) -> Counts:
        numbers: dict[str, int] = {}
        columns, ends = array("i"), array("q", [0])
        for names in lists:
            columns.extend([numbers.setdefault(name, len(numbers)) for name in names])
            ends.append(len(columns))
        table = _table(np.array(columns, np.int64), np.array(ends), len(numbers))
        return Counts(table, list(numbers).__getitem__)

    def _count(self, texts: Numbers, keys: Numbers, name: Callable[[int], str]) -> Counts:
        """Count what stands in `keys` (one per feature met, in `texts`)."""
        different, first, columns = np.unique(keys, return_index=True, return_inverse=True)
        met = np.argsort(first)
        place = np.empty(len(met), np.int64)
        place[met] = np.arange(len(met))
        table = scipy.sparse.csr_matrix(
            (np.ones(len(keys), np.int64), (texts, place[columns])),
            shape=(len(self._texts), len(met)),
        )
        return Counts(table, lambda column: name(int(different[met[column]])))

    def _one_and_two(self, words: Numbers, names: Sequence[str]) -> Counts:
        size, texts = len(names), len(self._texts)
        lengths = np.diff(self._ends) + 2
        starts = np.concatenate([[0], np.cumsum(lengths)])
        marked = np.zeros(starts[-1], np.int64)
        marked[starts[1:] - 1] = 1
        marked[np.arange(len(words)) + 2 * self._text + 1] = words
        text = np.repeat(np.arange(texts), lengths)
        # Per text first its words and then its pairs, of which there is one less.
        first = np.arange(len(marked)) + (starts[:-1] - np.arange(texts))[text]
        inner = np.flatnonzero(text[:-1] == text[1:])
        second = first[inner] + lengths[text[inner]]
        keys = np.empty(len(marked) + len(inner), np.int64)
        keys[first] = marked
        keys[second] = (marked[inner] + 1) * size + marked[inner + 1]
        return self._count(
            np.repeat(np.arange(texts), 2 * lengths - 1),
            keys,
            lambda key: (
                names[key] if key < size else f"{names[key // size - 1]} {names[key % size]}"
            ),
        )


def _table(columns: Numbers, ends: Numbers, width: int) -> Any:
    """How often each number stands in each row; row `r` is `columns[ends[r] : ends[r + 1]]`."""
    shape = (len(ends) - 1, width)
    table = scipy.sparse.csr_matrix((np.ones(len(columns), np.int64), columns, ends), shape=shape)
    table.sum_duplicates()
    return table
