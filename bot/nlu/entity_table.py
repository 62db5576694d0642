"""Finds entities by a table of known wordings, learnt from the marked examples; no Rasa here.

A wording counts when people who wrote the examples marked it more often than not. Neighbourhood
names are also recognised when they are misspelt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

LONGEST = 5
"""Most words in one wording."""
FUZZY = frozenset({"wijk"})
"""Entities that are recognised when misspelt."""
FUZZY_SCORE = 84.0
FUZZY_LENGTH = 6
"""Shorter names are too close to everyday words."""
SHARE = 0.5
"""A wording is used when at least this share of its occurrences was marked."""
EVERYDAY = 5
"""A word that stands so often in the examples, and is no name, is no misspelt name either."""
NOTHING = ("", "")
"""What such a word means: "werken" is not Werkeren."""
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Found:
    """One entity in a text; start and end are character offsets."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Marked:
    """A training example: its text and the entities marked in it."""

    text: str
    entities: tuple[Found, ...]


def fold(text: str) -> str:
    """The wording as it is compared: lower case, single spaces, straight quotes."""
    return " ".join(token.lower().replace("’", "'") for token in _TOKEN.findall(text))


class EntityTable:
    """Wordings with what they mean.

    Args:
        wordings: folded wording to (entity, value).
    """

    def __init__(self, wordings: Mapping[str, tuple[str, str]]) -> None:
        self.wordings = dict(wordings)
        self._fuzzy = {
            wording: meaning
            for wording, meaning in self.wordings.items()
            if meaning[0] in FUZZY and len(wording) >= FUZZY_LENGTH
        }
        self._fuzzy_names = list(self._fuzzy)

    @classmethod
    def learn(
        cls,
        examples: Iterable[Marked],
        lookups: Mapping[str, Iterable[str]],
        synonyms: Mapping[str, str],
    ) -> EntityTable:
        """The table of these examples.

        Args:
            examples: texts with their marks.
            lookups: per entity wordings that always count.
            synonyms: wording to value, for the wordings of the lookups.
        """
        marked: Counter[tuple[str, str, str]] = Counter()
        texts: list[str] = []
        for example in examples:
            texts.append(f" {fold(example.text)} ")
            for e in example.entities:
                marked[(fold(example.text[e.start : e.end]), e.entity, e.value)] += 1
        seen = _occurrences(texts, {wording for wording, _, _ in marked})
        wordings: dict[str, tuple[str, str]] = {}
        # The meaning that was marked most often wins; ties by name, so that it is always the same.
        for (wording, entity, value), count in sorted(
            marked.items(), key=lambda item: (-item[1], item[0])
        ):
            if wording and wording not in wordings and count >= SHARE * seen[wording]:
                wordings[wording] = (entity, value)
        for entity, names in lookups.items():
            for name in names:
                wordings[fold(name)] = (entity, synonyms.get(fold(name), name))
        table = cls(wordings)
        words = Counter(word for text in texts for word in text.split())
        plain = (word for word, count in words.items() if count >= EVERYDAY)
        near = {word: NOTHING for word in plain if word not in wordings and table.find(word)}
        return cls({**wordings, **near})

    def find(self, text: str) -> tuple[Found, ...]:
        """The entities in a text, from left to right, the longest wording first."""
        tokens = list(_TOKEN.finditer(text))
        folded = [t[0].lower().replace("’", "'") for t in tokens]
        found: list[Found] = []
        index = 0
        while index < len(tokens):
            match = self._at(folded, index)
            if match is None:
                index += 1
                continue
            length, (entity, value) = match
            last = tokens[index + length - 1]
            if (entity, value) == NOTHING:
                index += length
                continue
            found.append(Found(entity, value, tokens[index].start(), last.end()))
            index += length
        return tuple(found)

    def _at(self, folded: list[str], index: int) -> tuple[int, tuple[str, str]] | None:
        for length in range(min(LONGEST, len(folded) - index), 0, -1):
            wording = " ".join(folded[index : index + length])
            exact = self.wordings.get(wording)
            if exact is not None:
                return length, exact
        best: tuple[float, int, str] | None = None
        for length in (1, 2):
            wording = " ".join(folded[index : index + length])
            if len(wording) < FUZZY_LENGTH or length > len(folded) - index:
                continue
            near = process.extractOne(
                wording, self._fuzzy_names, scorer=fuzz.ratio, score_cutoff=FUZZY_SCORE
            )
            # The first letter is seldom wrong, and keeps everyday words out. Two words have to
            # fit better than one: "holtnbroek niet" is not a longer name.
            if near is not None and near[0][0] == wording[0] and (not best or near[1] > best[0]):
                best = (near[1], length, near[0])
        if best is not None:
            return best[1], self._fuzzy[best[2]]
        return None

    def to_dict(self) -> dict[str, Any]:
        return {wording: list(meaning) for wording, meaning in sorted(self.wordings.items())}

    @classmethod
    def from_dict(cls, loaded: Mapping[str, Any]) -> EntityTable:
        return cls({wording: (m[0], m[1]) for wording, m in loaded.items()})


def _occurrences(texts: list[str], wordings: set[str]) -> Counter[str]:
    """How often each wording stands in the texts, marked or not."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = text.split()
        for length in range(1, LONGEST + 1):
            for start in range(len(words) - length + 1):
                wording = " ".join(words[start : start + length])
                if wording in wordings:
                    seen[wording] += 1
    return seen
