"""Everyday concepts behind words: what brings general word knowledge where no vectors exist.

The words stand in `data/taal/begrippen.yml`, written by hand. Texts are normalised before they
come here.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml
from rapidfuzz import fuzz, process

from bot.nlu.stems import stem
from bot.normalise import normalise

TABLE = Path(__file__).resolve().parents[2] / "data" / "taal" / "begrippen.yml"

LONGEST = 9
"""Most words in one entry."""
_STEM = 4
"""Shorter words are not matched by their stem."""
_PART = 6
"""Shorter words do not count as part of a compound ("hulpverleningsgesprek")."""
_FUZZY = 7
"""Shorter words are not matched when misspelt."""
_FUZZY_SCORE = 86.0
_AT_ONCE = 2_000
"""So many words are compared at a time with all others."""


class Concepts:
    """The concepts of texts.

    Args:
        table: per concept its words and short phrases, normalised; `psych*` and `*angst` are
            beginnings and ends of words.
    """

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self.table = {name: tuple(entries) for name, entries in table.items()}
        words: dict[str, set[str]] = {}
        phrases: dict[tuple[str, str], set[tuple[tuple[str, ...], str]]] = {}
        stems: dict[str, set[str]] = {}
        starts: dict[str, set[str]] = {}
        ends: dict[str, set[str]] = {}
        for name, entries in self.table.items():
            for entry in entries:
                parts = tuple(entry.split())
                if len(parts) > 1:
                    phrases.setdefault((parts[0], parts[1]), set()).add((parts, name))
                elif entry.endswith("*"):
                    starts.setdefault(entry[:-1], set()).add(name)
                elif entry.startswith("*"):
                    ends.setdefault(entry[1:], set()).add(name)
                elif parts:
                    words.setdefault(entry, set()).add(name)
                    if len(entry) >= _STEM:
                        stems.setdefault(stem(entry), set()).add(name)
        self._words = {word: tuple(sorted(names)) for word, names in words.items()}
        self._stems = {word: tuple(sorted(names)) for word, names in stems.items()}
        self._starts = starts
        self._ends = ends
        # By their first two words: hundreds of phrases begin with "ik", few with "ik kom".
        self._phrases = {
            begin: tuple(sorted(found, key=lambda item: (-len(item[0]), item)))
            for begin, found in phrases.items()
        }
        self._long = sorted(word for word in self._words if len(word) >= _FUZZY)
        self._ahead: dict[str, tuple[str, ...]] = {}
        self._of_word = functools.lru_cache(maxsize=50_000)(self._look_up)

    @classmethod
    def read(cls, path: Path = TABLE) -> Concepts:
        """The concepts of a file.

        Raises:
            ValueError: an entry has too many words; the text names concept and entry.
        """
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        table: dict[str, list[str]] = {}
        for name, listed in loaded.items():
            entries = []
            for raw in listed.split(","):
                entry = _plain(raw.strip())
                if len(entry.split()) > LONGEST:
                    raise ValueError(f"{path.name}: {name}: '{raw.strip()}' has too many words")
                if entry:
                    entries.append(entry)
            table[name] = list(dict.fromkeys(entries))
        return cls(table)

    def __reduce__(self) -> tuple[type[Concepts], tuple[dict[str, tuple[str, ...]]]]:
        # The look-up cache and the indexes are made anew where the model is loaded.
        return Concepts, (self.table,)

    def of_words(self, words: Sequence[str]) -> list[tuple[int, str, bool]]:
        """Each concept found, with the place of its (first) word, and whether it was a phrase."""
        found = [(place, name, False) for place, word in enumerate(words)
                 for name in self._of_word(word)]  # fmt: skip
        for place, begin in enumerate(itertools.pairwise(words)):
            for parts, name in self._phrases.get(begin, ()):
                if tuple(words[place : place + len(parts)]) == parts:
                    found.append((place, name, True))
        return found

    def of_word(self, word: str) -> tuple[str, ...]:
        """The concepts of one word, also by its stem, its parts, or when it is misspelt."""
        return self._of_word(word)

    def look_ahead(self, words: Iterable[str]) -> None:
        """Look for many words at once which longer word they may be a slip of: eight times faster.

        Worth it when learning; what is found is kept as long as these concepts are.
        """
        slips = [word for word in words if self._by_itself(word) is None]
        for start in range(0, len(slips), _AT_ONCE):
            some = slips[start : start + _AT_ONCE]
            likeness = process.cdist(
                some,
                self._long,
                scorer=fuzz.ratio,
                score_cutoff=_FUZZY_SCORE,
                dtype=np.float32,
            )
            for word, row in zip(some, likeness, strict=True):
                near = int(row.argmax())
                self._ahead[word] = self._words[self._long[near]] if row[near] else ()

    def _look_up(self, word: str) -> tuple[str, ...]:
        names = self._by_itself(word)
        if names is None:
            names = self._ahead.get(word)
        if names is None:
            near = process.extractOne(
                word, self._long, scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE
            )
            names = () if near is None else self._words[near[0]]
        return names

    def _by_itself(self, word: str) -> tuple[str, ...] | None:
        """The concepts of a word as it stands; None when it may be misspelt."""
        names: set[str] = set(self._words.get(word, ()))
        if not names and len(word) >= _STEM:
            names.update(self._stems.get(stem(word), ()))
        for size in range(3, len(word) + 1):
            names.update(self._starts.get(word[:size], ()))
            names.update(self._ends.get(word[-size:], ()))
        if names or not word.isalpha():
            return tuple(sorted(names))
        for size in range(len(word) - 3, _PART - 1, -1):
            part = self._words.get(word[:size]) or self._words.get(word[-size:])
            if part:
                return part
        return None if len(word) >= _FUZZY else ()


def _plain(entry: str) -> str:
    """An entry as normalised text, its star kept."""
    if entry.endswith("*"):
        return normalise(entry[:-1]).replace(" ", "") + "*"
    if entry.startswith("*"):
        return "*" + normalise(entry[1:]).replace(" ", "")
    return normalise(entry)
