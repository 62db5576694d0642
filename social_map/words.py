"""Plain words brought to the words of the map: whole, begun, inside another, misspelt. Pure.

Which places hold a word is for the database to say (`fulltext.py`); here it is decided which
words of the map someone may have meant, and how much each is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rapidfuzz import fuzz, process

from social_map.facts import Service
from social_map.folding import fold, stem, tokens

# What a word is worth in a name or a category, in an organisation or description, and elsewhere.
ZONES: Final = {"a": 4.0, "b": 2.0, "c": 1.0}
_EXACT, _BEGINNING, _INSIDE, _MISSPELT = 1.0, 0.8, 0.5, 0.6
_ALIKE: Final = 84
_GUESSED: Final = 5
# A part of a compound has so many letters.
_PART: Final = 3
# Another first letter is another word: "engels" is no "hengel".
_FIRST: Final = 1
# How many words of a query are looked at.
_LOOKED_AT: Final = 40
# No word is longer; what is, is a web address or a slip.
_LONGEST: Final = 60


class Vocabulary:
    """The words that the places of a map use, and the word lists of the search."""

    def __init__(
        self, known: Iterable[tuple[str, str]], lists: Mapping[str, Any], *, town: str = ""
    ) -> None:
        """`known` has each word of the map, folded, with its stem.

        The name of the town says nothing about what someone looks for.
        """
        self._stop = frozenset((*lists["stopwords"], *tokens(town)))
        self._interests: dict[str, str] = {
            stem(token): interest
            for interest, names in lists["interests"].items()
            for word in names
            for token in tokens(word)
            if token not in self._stop
        }
        self._vague = frozenset(stem(word) for word in lists["vague"])
        self._means = {
            stem(token): stem(fold(word))
            for word, others in lists["means"].items()
            for other in others
            for token in tokens(other)
        }
        self._spelled: dict[str, list[str]] = {}
        for word, root in known:
            self._spelled.setdefault(root, []).append(word)
        self._stems = tuple(sorted(self._spelled))
        self._long = tuple(root for root in self._stems if len(root) >= 4)
        # All stems in one text, so that what stands inside a stem is found in one go.
        self._joined = f" {' '.join(self._long)} "
        self._spellings = tuple(dict.fromkeys((*self._stems, *self._interests)))

    def keywords(self, text: str) -> tuple[str, ...]:
        """The words of a query that say what someone looks for, stemmed, each once."""
        return tuple(
            dict.fromkeys(
                self._means.get(stem(token), stem(token))
                for token in tokens(text)[:_LOOKED_AT]
                if token not in self._stop and 1 < len(token) <= _LONGEST
            )
        )

    def telling(self, text: str) -> tuple[str, ...]:
        """The keywords without those that say little where an interest is named ("making")."""
        return tuple(word for word in self.keywords(text) if word not in self._vague)

    def interests(self, text: str) -> tuple[str, ...]:
        """The interests of the map that the words of a query belong to."""
        found = {
            word: self._interests.get(word) or self._guess_interest(word)
            for word in self.keywords(text)
        }
        told = [interest for word, interest in found.items() if word not in self._vague]
        # "Making something" is handiwork, "making music" is not.
        named = told if any(told) else [*found.values()]
        return tuple(dict.fromkeys(interest for interest in named if interest))

    def _guess_interest(self, word: str) -> str | None:
        # "best" is near to "beest": a short word has to be spelled right.
        if len(word) < _GUESSED or word in self._spelled:
            return None
        alike = [known for known in self._spellings if known[:_FIRST] == word[:_FIRST]]
        close = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self._interests.get(close[0]) if close else None

    def meant(self, word: str) -> dict[float, tuple[str, ...]]:
        """The stems of the map that one stemmed word may mean, by how much they are worth."""
        found: dict[float, tuple[str, ...]] = {}
        if word in self._spelled:
            found[_EXACT] = (word,)
        if len(word) < 4:
            return found
        begun = {root for root in self._holding(f" {word}") if root != word}
        begun.update(word[:end] for end in range(5, len(word)) if word[:end] in self._spelled)
        if begun:
            found[_BEGINNING] = tuple(sorted(begun))
        # What a compound is about stands at its end; "engel" is in no "hengelsport".
        inside = (
            {root for root in self._holding(word) - begun - {word} if _ends_in(root, word)}
            if len(word) >= 5 and word not in self._interests
            else None
        )
        if inside:
            found[_INSIDE] = tuple(sorted(inside))
        if not found and len(word) >= 5:
            alike = [root for root in self._stems if root[:_FIRST] == word[:_FIRST]]
            close = process.extract(word, alike, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
            if close:
                found[_MISSPELT] = tuple(sorted(root for root, _, _ in close))
        return found

    def _holding(self, part: str) -> set[str]:
        """The stems in which a part stands; a space before it means at the beginning."""
        found = set()
        at = self._joined.find(part)
        while at >= 0:
            begin = self._joined.rindex(" ", 0, at + 1) + 1
            end = self._joined.index(" ", at + len(part))
            found.add(self._joined[begin:end])
            at = self._joined.find(part, end)
        return found

    def spelled(self, roots: Iterable[str]) -> tuple[str, ...]:
        """The words of the map that have one of these stems."""
        return tuple(word for root in roots for word in self._spelled.get(root, ()))


def _ends_in(root: str, word: str) -> bool:
    """Whether a compound ends in a word, with another word before it."""
    return root.endswith(word) and len(root) - len(word) >= _PART


def zones(service: Service, lists: Mapping[str, Any]) -> dict[str, list[str]]:
    """The words of a service that can be searched, folded, by what they are worth."""
    stop = frozenset(lists["stopwords"])
    texts = {
        "a": (service.name, *service.categories),
        "b": (service.organization or "", service.description),
        "c": (service.target_group or "", service.first_step or ""),
    }
    return {
        zone: [
            token
            for text in parts
            for token in tokens(text)
            if token not in stop and len(token) <= _LONGEST
        ]
        for zone, parts in texts.items()
    }


def names_it(text: str, service: Service) -> bool:
    """Whether a query says the whole name of this service or of who runs it."""
    said = f" {fold(text)} "
    names = (fold(name) for name in (service.name, service.organization or "") if name)
    return any(f" {name} " in said for name in names)
