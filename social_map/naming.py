"""Which place of the map someone names: "soepbus", "voedselbank", "de bres". Pure.

The names stand in the town's `town.yml` under `called`; a place may have many, and places may
share one. A name that is an ordinary word too ("focus") counts only where it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from social_map.folding import tokens

_LOOKED_AT: Final = 40
"""So many words of a message are looked at."""
_GUESSED: Final = 7
"""From so many letters a name may be one slip off."""
_ASKING: Final = frozenset(
    """bij van naar over is zit heet heten nummer adres telefoonnummer telefoon waar wanneer kost
    kosten open bel bellen bereik bereiken ken kent zoek zoekt bedoel wat hoe""".split()
)
"""Words before a name that ask for it."""
_FILLERS: Final = frozenset(
    """de het een die dat ik wil graag nou en of ook maar nee ja bedoel wel nog eens misschien
    zwolle in alstublieft alsjeblieft kan er dan daar laat""".split()
)
"""Words beside a name that say nothing more."""
_REFUSING: Final = frozenset({"niet", "geen", "behalve", "zonder"})
"""Right before a name these say that this place is not meant."""
_BETWEEN: Final = frozenset({"de", "het", "een", "die", "bij", "naar", "van", "meer"})
"""Words that may stand between those and the name."""
_SOFTENING: Final = frozenset({"dus", "liever", "maar", "echt", "hoeft", "nou", "hoor"})
"""Words that may stand between the name and a "niet" with which the message ends."""


@dataclass(frozen=True)
class Called:
    """How people call one place, or several."""

    services: tuple[str, ...]
    """Ids, the likeliest first."""
    names: tuple[str, ...] = ()
    asked_for: tuple[str, ...] = ()
    """Names that are ordinary words too."""


class Names:
    """All names of places of a town."""

    def __init__(self, called: Iterable[Called]) -> None:
        self._always: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._asked_for: dict[tuple[str, ...], tuple[str, ...]] = {}
        for one in called:
            _put(self._always, one.names, one.services)
            _put(self._asked_for, one.asked_for, one.services)
        both = (*self._always, *self._asked_for)
        self._longest = max(map(len, both), default=0)
        self._joined = {
            "".join(name): name for name in self._always if len("".join(name)) >= _GUESSED
        }

    def find(self, text: str) -> tuple[str, ...]:
        """The ids of the places that a message names, the likeliest first; the longest name wins.

        Nothing when no name stands in it.
        """
        said = tokens(text)[:_LOOKED_AT]
        for length in range(min(self._longest, len(said)), 0, -1):
            for start in range(len(said) - length + 1):
                name = tuple(said[start : start + length])
                found = self._always.get(name)
                if found is None and self._is_asked_for(said, start, length):
                    found = self._asked_for.get(name)
                found = found or self._guess(name)
                if found and not _is_refused(said[:start], said[start + length :]):
                    return found
        return ()

    def _is_asked_for(self, said: list[str], start: int, length: int) -> bool:
        before = [word for word in said[:start] if word not in _FILLERS]
        rest = before + [word for word in said[start + length :] if word not in _FILLERS]
        return not set(rest) - _ASKING or bool(before and before[-1] in _ASKING)

    def _guess(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """The places of a name that is one slip off, or written as one word or as two."""
        joined = "".join(words)
        if len(joined) < _GUESSED:
            return None
        exact = self._joined.get(joined)
        if exact is not None:
            return self._always[exact]
        for name, parts in self._joined.items():
            if abs(len(name) - len(joined)) > 1 or name[0] != joined[0]:
                continue
            if _slipped((name,), (joined,)) if len(words) == 1 else _slipped(parts, words):
                return self._always[parts]
        return None


def _is_refused(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words around a name say that this place is not meant ("no, the library not")."""
    near = [word for word in before if word not in _BETWEEN]
    ends = [word for word in after if word not in _SOFTENING]
    return (bool(near) and near[-1] in _REFUSING) or ends == ["niet"]


def _slipped(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether these words are a name with one slip in one long word: "folder" is no "Bolder"."""
    if len(name) != len(words):
        return False
    differ = [(own, word) for own, word in zip(name, words, strict=True) if own != word]
    if len(differ) != 1:
        return False
    own, word = differ[0]
    return len(own) >= _GUESSED and OSA.distance(own, word, score_cutoff=1) <= 1


def unknown(called: Iterable[Called], ids: Iterable[str]) -> list[str]:
    """The ids under `called` that are no place of the map."""
    known = set(ids)
    return sorted({name for one in called for name in one.services} - known)


def read_called(rows: Iterable[Mapping[str, object]]) -> tuple[Called, ...]:
    """The names of a `town.yml`; raises TypeError or KeyError where a row has another shape."""
    return tuple(
        Called(_texts(row["services"]), _texts(row.get("names")), _texts(row.get("asked_for")))
        for row in rows
    )


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise TypeError("a list of names is needed")
    return tuple(map(str, value))


def _put(
    names: dict[tuple[str, ...], tuple[str, ...]], some: Iterable[str], services: tuple[str, ...]
) -> None:
    for name in some:
        words = tuple(tokens(name))
        if words:
            names[words] = (*names.get(words, ()), *services)
