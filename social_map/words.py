"""Plain words matched to places: whole words, beginnings of words, and misspelt ones. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rapidfuzz import fuzz, process

from social_map.facts import Service
from social_map.folding import fold, stem, tokens

# What a hit in each field is worth.
_NAME, _TAG, _ORGANIZATION, _DESCRIPTION, _REST = 4.0, 4.0, 2.0, 2.0, 1.0
_BEGINNING, _INSIDE, _MISSPELT = 0.8, 0.5, 0.6
_ALIKE: Final = 84
# How many words of a query are looked at.
_LOOKED_AT: Final = 40


class WordIndex:
    """The words of all services, ready to be searched."""

    def __init__(self, services: Sequence[Service], words: Mapping[str, Any]) -> None:
        self._stop = frozenset(words["stopwords"])
        self._interests: dict[str, str] = {
            stem(token): interest
            for interest, known in words["interests"].items()
            for word in known
            for token in tokens(word)
            if token not in self._stop
        }
        self._names = {
            service.id: tuple(
                fold(name) for name in (service.name, service.organization or "") if name
            )
            for service in services
        }
        self._weights: dict[str, dict[str, float]] = {}
        for service in services:
            for word, weight in self._of(service):
                weights = self._weights.setdefault(word, {})
                weights[service.id] = max(weight, weights.get(service.id, 0))
        self._vocabulary = tuple(self._weights)
        self._spellings = tuple({*self._vocabulary, *self._interests})

    def _of(self, service: Service) -> Iterable[tuple[str, float]]:
        fields = (
            (service.name, _NAME),
            (" ".join(service.categories), _TAG),
            (service.organization or "", _ORGANIZATION),
            (service.description, _DESCRIPTION),
            (service.target_group or "", _REST),
            (service.first_step or "", _REST),
        )
        for text, weight in fields:
            for token in tokens(text):
                if token not in self._stop:
                    yield stem(token), weight

    def keywords(self, text: str) -> tuple[str, ...]:
        """The words of a query that say what someone looks for, stemmed, each once."""
        return tuple(
            dict.fromkeys(
                stem(token)
                for token in tokens(text)[:_LOOKED_AT]
                if token not in self._stop and len(token) > 1
            )
        )

    def interests(self, text: str) -> tuple[str, ...]:
        """The interests of the map that the words of a query belong to."""
        found = []
        for word in self.keywords(text):
            interest = self._interests.get(word) or self._guess_interest(word)
            if interest:
                found.append(interest)
        return tuple(dict.fromkeys(found))

    def _guess_interest(self, word: str) -> str | None:
        if len(word) < 4 or word in self._weights:
            return None
        close = process.extractOne(word, self._spellings, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self._interests.get(close[0]) if close else None

    def scores(self, text: str) -> dict[str, float]:
        """How well each service fits the words of a query; services that do not fit are absent."""
        found: dict[str, float] = {}
        for word in self.keywords(text):
            for service, weight in self._hits(word).items():
                found[service] = found.get(service, 0) + weight
        return found

    def _hits(self, word: str) -> dict[str, float]:
        exact = self._weights.get(word)
        if exact is not None and len(word) < 4:
            return exact
        found: dict[str, float] = dict(exact or {})
        for known in self._vocabulary if len(word) >= 4 else ():
            if known == word or len(known) < 4:
                continue
            if known.startswith(word) or (len(known) >= 5 and word.startswith(known)):
                factor = _BEGINNING
            elif len(word) >= 5 and word in known:
                factor = _INSIDE
            else:
                continue
            _add(found, self._weights[known], factor)
        if found or len(word) < 5:
            return found
        for known, _, _ in process.extract(
            word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3
        ):
            _add(found, self._weights[known], _MISSPELT)
        return found

    def names_it(self, text: str, service: Service) -> bool:
        """Whether a query says the whole name of this service or of who runs it."""
        said = f" {fold(text)} "
        return any(f" {name} " in said for name in self._names[service.id])


def _add(found: dict[str, float], weights: Mapping[str, float], factor: float) -> None:
    for service, weight in weights.items():
        found[service] = max(found.get(service, 0), weight * factor)
