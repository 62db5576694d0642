"""Where a map stands: a database that is asked anew for each search, and never read whole.

What every search needs (the sets of places, the words, the neighbourhoods) is kept in memory; it
is read again when another map was loaded into the database, also by another process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import StaticPool

from social_map import bits, fulltext, store
from social_map.errors import DatabaseError
from social_map.facets import Facets
from social_map.facts import Service, Wijk
from social_map.places import Gazetteer, Streets
from social_map.store import Contents, Loaded
from social_map.texts import words as word_lists
from social_map.town import Town
from social_map.words import ZONES, Vocabulary

# The map of a town is kept in memory as well, for when the database falls away; a map of a whole
# country is not.
SMALL: Final = 2_000

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Snapshot:
    """What every search needs of the map that the database holds."""

    loaded: Loaded
    facets: Facets
    vocabulary: Vocabulary
    wijken: tuple[Wijk, ...]
    places: Gazetteer
    streets: Streets
    # The whole map, where it is small.
    contents: Contents | None


@dataclass(frozen=True)
class Reader:
    """One question to the map: everything it reads is of the same moment."""

    connection: Connection
    snapshot: Snapshot

    def services(self, ids: Sequence[str]) -> dict[str, Service]:
        """The services with these ids, as far as they exist."""
        if not ids:
            return {}
        return {one.id: one for one in store.read_services(self.connection, ids)}

    def numbered(self, numbers: Sequence[int]) -> list[Service]:
        """The services with these numbers, in this order."""
        if not numbers:
            return []
        ids = store.ids_of(self.connection, numbers)
        found = self.services(list(ids.values()))
        return [found[ids[number]] for number in numbers]

    def numbers(self, ids: Iterable[str]) -> int:
        """The set of the numbers of the services with these ids."""
        wanted = sorted(ids)
        if not wanted:
            return 0
        return bits.from_numbers(store.numbers_of(self.connection, wanted))

    def called(self, words: Sequence[str]) -> tuple[str, ...]:
        """The ids of the places with one of these stemmed words in their name or category."""
        hits = (self.scores([word]) for word in words)
        named = {number for hit in hits for number, worth in hit.items() if worth >= ZONES["a"]}
        return tuple(store.ids_of(self.connection, sorted(named)).values())

    def scores(self, words: Sequence[str]) -> dict[int, float]:
        """How well the words of each place fit; places that do not fit are absent."""
        return fulltext.scores(self.connection, words, self.snapshot.vocabulary)


class Shelf:
    """A database with a map in it. Threads can share one."""

    def __init__(self, engine: Engine, town: Town) -> None:
        self._engine = engine
        self._town = town
        self._kept: Snapshot | None = None
        # A database in memory has one connection, which threads use in turn.
        alone = isinstance(engine.pool, StaticPool)
        self._turn: Any = threading.RLock() if alone else nullcontext()

    def ask(self, question: Callable[[Reader], Answer]) -> Answer:
        """The answer to a question; raises DatabaseError when the database cannot give it."""
        with self._turn, store.translated(), self._engine.connect() as connection:
            return question(Reader(connection, self._snapshot(connection)))

    def change(self, change: Callable[[Connection], Answer]) -> Answer:
        """Puts something beside the map; raises DatabaseError when it cannot be kept."""
        with self._turn, store.adding(self._engine) as connection:
            return change(connection)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def _snapshot(self, connection: Connection) -> Snapshot:
        found = store.standing(connection)
        if found is None or found.shape != store.HEAD or found.index != store.INDEX:
            raise DatabaseError("older_shape")
        kept = self._kept
        if kept is None or kept.loaded.key != found.key:
            kept = self._kept = self._read(connection, found)
        return kept

    def _read(self, connection: Connection, found: Loaded) -> Snapshot:
        facets, known = store.read_search(connection)
        lists: Mapping[str, Any] = word_lists()
        wijken = store.read_wijken(connection)
        small = facets.count <= SMALL
        return Snapshot(
            found,
            facets,
            Vocabulary(known, lists, town=self._town.name),
            wijken,
            Gazetteer(wijken, self._town, dict(lists)),
            Streets(store.read_streets(connection)),
            Contents(store.read_services(connection), wijken) if small else None,
        )
