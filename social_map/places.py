"""Which neighbourhood someone means: by any of its names, misspelt, in a sentence. Pure.

A name that is an ordinary word too ("stad", "zuid") counts only where the sentence makes clear
that a place is meant; what looks like a name but is not close enough is no neighbourhood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz.distance import OSA

from social_map.facts import Wijk
from social_map.folding import fold, tokens
from social_map.town import Town

WIJK: Final = "wijk"
STADSDEEL: Final = "stadsdeel"
OTHER_TOWN: Final = "andere_plaats"

# How much of a long message is searched for a name, and how long a name is, in words.
_LOOKED_AT: Final = 150
_LONGEST_NAME: Final = 4


@dataclass(frozen=True)
class WijkMatch:
    """A neighbourhood that was meant, or another town (`kind` says which)."""

    name: str
    kind: str = WIJK
    # The neighbourhoods it stands for; for a stadsdeel several, for another town none.
    members: tuple[str, ...] = ()
    # False when the name was misspelt.
    exact: bool = True


@dataclass(frozen=True)
class _Name:
    """One name of a place."""

    words: tuple[str, ...]
    match: WijkMatch
    # On an equal name the lower one is meant.
    rank: int
    # When it counts: always, with a word for a place before it, or as a whole message.
    needs: int = 0

    @property
    def joined(self) -> str:
        return "".join(self.words)


_ALWAYS, _PLACE_WORD, _WHOLE = range(3)


@dataclass(frozen=True)
class _Hit:
    start: int
    length: int
    name: _Name
    distance: int = 0


class Gazetteer:
    """The names of all neighbourhoods of a town, and of the towns around it."""

    def __init__(self, wijken: Sequence[Wijk], town: Town, words: dict[str, Any]) -> None:
        self._town = town
        # "Zwolle Assendorp" names a place as well as "in Assendorp" does.
        self._place_words = frozenset(words["place_words"]) | set(tokens(town.name))
        self._articles = frozenset(words["articles"])
        self._fillers = frozenset(words["fillers"]) | set(tokens(town.name))
        self._after_compass = frozenset(words["after_compass"])
        self._compass = frozenset(words["compass"])
        self._home = frozenset(words["home_words"])
        self._by_wijk = {wijk.name: wijk for wijk in wijken}
        self._names: dict[str, _Name] = {}
        for name in self._all_names(wijken):
            known = self._names.get(name.joined)
            if name.words and (known is None or name.rank < known.rank):
                self._names[name.joined] = name
        self._matches = {
            name.match.name: name.match
            for name in sorted(self._names.values(), key=lambda one: -one.rank)
            if name.match.kind != OTHER_TOWN
        }
        around: dict[str, set[str]] = {}
        for match in self._matches.values():
            for member in match.members if match.kind == STADSDEEL else ():
                if member != match.name:
                    around.setdefault(member, set()).add(match.name)
        self._around = {name: frozenset(held) for name, held in around.items()}
        # Short names and ordinary words are too near to other words to be guessed. They stand by
        # their length, since a word that differs by two letters is at most two longer or shorter.
        self._guessable: dict[int, list[_Name]] = {}
        for name in self._names.values():
            if len(name.joined) >= 6 and (name.needs == _ALWAYS or name.match.kind == OTHER_TOWN):
                self._guessable.setdefault(len(name.joined), []).append(name)
        self._neighbours = _symmetric(wijken)

    # ---- what belongs together ------------------------------------------------------------

    def members(self, name: str) -> tuple[str, ...]:
        """The neighbourhoods that a name stands for; empty for a name that does not exist."""
        match = self._matches.get(name)
        return match.members if match else ()

    def neighbours(self, name: str) -> frozenset[str]:
        """The neighbourhoods next to this neighbourhood or stadsdeel."""
        inside = self.members(name)
        beside = {other for member in inside for other in self._neighbours.get(member, ())}
        return frozenset(beside.difference(inside))

    def around(self, name: str) -> frozenset[str]:
        """The stadsdelen that hold this neighbourhood."""
        return self._around.get(name, frozenset())

    def named(self, name: str) -> WijkMatch | None:
        """The neighbourhood or stadsdeel with exactly this official name."""
        return self._matches.get(name)

    def _all_names(self, wijken: Sequence[Wijk]) -> Iterator[_Name]:
        by_district: dict[str, list[str]] = {}
        for wijk in wijken:
            if wijk.kind == WIJK and wijk.district:
                by_district.setdefault(wijk.district, []).append(wijk.name)
        named_districts = {wijk.district for wijk in wijken if wijk.kind == STADSDEEL}
        for wijk in wijken:
            if wijk.kind == WIJK:
                match = WijkMatch(wijk.name, WIJK, (wijk.name,))
                yield from self._named(match, (wijk.name,), 0)
                yield from self._named(match, wijk.aliases, 2)
            else:
                inside = tuple(by_district.get(wijk.district or "", ()))
                match = WijkMatch(wijk.name, STADSDEEL, inside)
                yield from self._named(match, (wijk.name,), 1)
                yield from self._named(match, wijk.aliases, 3)
        for district, inside_names in by_district.items():
            # "Noord" is in use, also where the file has no row for it.
            if district in named_districts or len(inside_names) < 2:
                continue
            full = f"{self._town.name}-{district}"
            match = WijkMatch(full, STADSDEEL, tuple(inside_names))
            yield from self._named(match, (full, district), 4)
        for other in self._town.others:
            match = WijkMatch(other.name, OTHER_TOWN)
            for alias in (other.name, *other.aliases):
                yield _Name(tuple(tokens(alias)), match, 5, _PLACE_WORD)

    def _named(self, match: WijkMatch, names: Iterable[str], rank: int) -> Iterator[_Name]:
        for name in names:
            folded = fold(name)
            needs = _ALWAYS
            if folded in self._town.whole_message:
                needs = _WHOLE
            elif folded in self._town.with_place_word or folded in self._compass:
                needs = _PLACE_WORD
            yield _Name(tuple(folded.split()), match, rank, needs)

    # ---- finding --------------------------------------------------------------------------

    def find(self, text: str) -> WijkMatch | None:
        """The neighbourhood, stadsdeel or other town that a text names, or None."""
        said = tokens(text)[:_LOOKED_AT]
        hits = self._hits(said)
        if not hits:
            return None
        best = min(hits, key=lambda hit: self._preference(said, hit))
        if best.name.match.kind == OTHER_TOWN and self._town_itself(said):
            return None
        if best.distance:
            match = best.name.match
            return WijkMatch(match.name, match.kind, match.members, exact=False)
        return best.name.match

    def without_places(self, text: str) -> str:
        """The words of a text, folded, without those that name a neighbourhood or a town."""
        said = tokens(text)[:_LOOKED_AT]
        named = {
            position
            for hit in self._hits(said)
            for position in range(hit.start, hit.start + hit.length)
        }
        return " ".join(word for position, word in enumerate(said) if position not in named)

    def _hits(self, said: Sequence[str]) -> list[_Hit]:
        exact = [hit for hit in self._exact(said) if self._counts(said, hit)]
        return exact or list(self._guessed(said))

    def _exact(self, said: Sequence[str]) -> Iterator[_Hit]:
        taken: set[int] = set()
        for length in range(min(_LONGEST_NAME, len(said)), 0, -1):
            for start in range(len(said) - length + 1):
                words = tuple(said[start : start + length])
                name = self._names.get("".join(words))
                if name is None or taken.intersection(range(start, start + length)):
                    continue
                # "die ze" is not Dieze: only a long name may be written apart.
                if name.words != words and len(name.joined) < 8:
                    continue
                taken.update(range(start, start + length))
                yield _Hit(start, length, name)

    def _counts(self, said: Sequence[str], hit: _Hit) -> bool:
        """Whether the words around a name allow it to be a place."""
        needs = hit.name.needs
        if needs == _ALWAYS:
            return not self._of_another_town(said, hit)
        alone = self._rest_is_filler(said, hit)
        if needs == _WHOLE:
            return alone
        if not alone and not self._after_place_word(said, hit):
            return False
        after = said[hit.start + hit.length :]
        if hit.name.words[-1] in self._compass:
            return not after or after[0] in self._after_compass
        if hit.name.match.kind == OTHER_TOWN or not after or after[0] != "van":
            return True
        # "het centrum van mijn leven" is none; "het centrum van Zwolle" is.
        return after[1:2] == tokens(self._town.name)[:1]

    def _of_another_town(self, said: Sequence[str], hit: _Hit) -> bool:
        after = said[hit.start + hit.length :]
        if not after or after[0] != "van":
            return False
        name = self._names.get("".join(after[1:2])) or self._names.get("".join(after[1:3]))
        return name is not None and name.match.kind == OTHER_TOWN

    def _rest_is_filler(self, said: Sequence[str], hit: _Hit) -> bool:
        rest = (*said[: hit.start], *said[hit.start + hit.length :])
        return all(word in self._fillers for word in rest)

    def _after_place_word(self, said: Sequence[str], hit: _Hit) -> bool:
        before = [word for word in said[: hit.start] if word not in self._articles]
        if hit.name.match.kind == OTHER_TOWN and before and before[-1] == "van":
            return True
        return bool(before) and before[-1] in self._place_words

    def _guessed(self, said: Sequence[str]) -> Iterator[_Hit]:
        for length in (1, 2):
            for start in range(len(said) - length + 1):
                word = "".join(said[start : start + length])
                if len(word) < 5:
                    continue
                for name in self._of_length(len(word)):
                    distance = OSA.distance(name.joined, word, score_cutoff=2)
                    # A name without a slip was heard before, and then meant something else.
                    if distance not in (1, 2) or (
                        name.joined[0] != word[0] and len(name.joined) < 10
                    ):
                        continue
                    if self._only_the_town(name.joined, word):
                        continue
                    hit = _Hit(start, length, name, distance)
                    if distance <= self._allowed(said, hit, min(len(word), len(name.joined))):
                        yield hit

    def _only_the_town(self, name: str, word: str) -> bool:
        """Whether all that a guess is right about is the town: "Zwolle iets" is no Zwolle-West."""
        town = "".join(tokens(self._town.name))
        return name.startswith(town) and word.startswith(town) and len(name) - len(town) < 6

    def _of_length(self, length: int) -> Iterator[_Name]:
        """The names that can be guessed and are about as long."""
        for near in range(length - 2, length + 3):
            yield from self._guessable.get(near, ())

    def _allowed(self, said: Sequence[str], hit: _Hit, length: int) -> int:
        """How many letters may differ: fewer in short names and where no place is expected."""
        if hit.length > 1 and length < 8:
            return 0
        placed = self._after_place_word(said, hit)
        if hit.name.match.kind == OTHER_TOWN:
            return 1 if placed and length >= 7 else 0
        placed = placed or self._rest_is_filler(said, hit)
        if length < 6:
            return 0
        if length < 8:
            return 1 if placed else 0
        if length < 10:
            return 2 if placed else 1
        return 2

    def _preference(self, said: Sequence[str], hit: _Hit) -> tuple[object, ...]:
        """What is meant most likely, when a text names several places; lower is better."""
        lives_there = any(word in self._home for word in said[max(0, hit.start - 3) : hit.start])
        return (
            hit.name.match.kind == OTHER_TOWN,
            not lives_there,
            hit.distance,
            hit.length != len(hit.name.words),
            hit.start,
            hit.name.rank,
            -len(hit.name.joined),
            hit.name.joined,
        )

    def _town_itself(self, said: Sequence[str]) -> bool:
        """Whether the town of this map is named as well: then that is where someone looks."""
        own = tokens(self._town.name)
        return any(said[i : i + len(own)] == own for i in range(len(said)))


class Streets:
    """In which neighbourhood a street is, as far as the map has a place there."""

    def __init__(self, streets: Iterable[tuple[str, str]]) -> None:
        """`streets` has addresses, each with a neighbourhood; of two the first one counts."""
        self._wijken: dict[str, str] = {}
        for address, wijk in streets:
            name = re.match(r"[^\d,]{5,}", address)
            if name is not None:
                self._wijken.setdefault(fold(name[0]), wijk)
        self._longest = max((len(name.split()) for name in self._wijken), default=0)

    def find(self, text: str) -> str | None:
        """The neighbourhood of the first street that a text names, or None."""
        said = tokens(text)[:_LOOKED_AT]
        for start in range(len(said)):
            for length in range(min(self._longest, len(said) - start), 0, -1):
                wijk = self._wijken.get(" ".join(said[start : start + length]))
                if wijk is not None:
                    return wijk
        return None


def _symmetric(wijken: Sequence[Wijk]) -> dict[str, set[str]]:
    beside: dict[str, set[str]] = {}
    for wijk in wijken:
        for other in wijk.neighbours:
            beside.setdefault(wijk.name, set()).add(other)
            beside.setdefault(other, set()).add(wijk.name)
    return beside
