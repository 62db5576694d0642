"""The map as others use it: questions in, places and sentences out, in a few milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Final

from sqlalchemy.engine import Engine

from social_map import bits, cards, reports, store
from social_map.cards import Option
from social_map.errors import DatabaseError, MapError, UseError
from social_map.facts import Service, Wijk
from social_map.folding import stem, tokens
from social_map.judging import Nearness
from social_map.match import Asked, Request, check_request, describe, match
from social_map.naming import Names
from social_map.places import OTHER_TOWN, Gazetteer, WijkMatch
from social_map.reports import Reported
from social_map.shelf import Answer, Reader, Shelf, Snapshot
from social_map.store import Contents, Loaded
from social_map.texts import say
from social_map.town import Town
from social_map.vocabulary import CRISIS, INTERESTS, REASONS, WORK, Kind
from social_map.words import ZONES, names_it

# Of so many places it is looked at whether their whole name was said.
_NAMED: Final = 40
# Of so many places that words found the ids are given.
_AMONG: Final = 30
# How long a database that is away is left alone, in seconds.
_REST: Final = 15.0


@dataclass(frozen=True)
class Loosened:
    """A wish that was given up, and the sentence that says so."""

    name: str
    text: str


@dataclass(frozen=True)
class Result:
    """What a search gives: options, or else who can be asked."""

    options: tuple[Option, ...]
    # The wishes that were given up to find these options.
    loosened: tuple[Loosened, ...] = ()
    # People who can be asked, when there are no options.
    ask_instead: tuple[Option, ...] = ()
    # Sentences to say before the options; also about a neighbourhood that does not exist.
    notes: tuple[str, ...] = ()
    # The neighbourhood that was understood.
    wijk: WijkMatch | None = None
    # Whether everything that fits had been shown before.
    exhausted: bool = False
    # The interests that were named or meant.
    interests: tuple[str, ...] = ()
    # The ids of the places that the words of the request found, the best first.
    among: tuple[str, ...] = ()

    def gave_up(self, wish: str) -> bool:
        """Whether this wish was given up to find these options."""
        return any(one.name == wish for one in self.loosened)

    @property
    def text(self) -> str:
        """Everything that a person reads about this search."""
        shown = self.options or self.ask_instead
        return "\n\n".join((*self.notes, *map(cards.card, shown)))


class Map:
    """A town's places and neighbourhoods. Threads and conversations can share one.

    Every question is put to the database, so another map that was loaded there is seen at once.
    When the database falls away, the last map seen is served from memory, if it is a small one.
    """

    def __init__(
        self,
        services: Iterable[Service],
        wijken: Iterable[Wijk],
        town: Town,
        *,
        problem: MapError | None = None,
    ) -> None:
        """A map in memory."""
        contents = Contents(tuple(services), tuple(wijken))
        self._hold(_in_memory(contents, town), town, problem, alone=True)

    @classmethod
    def on(cls, engine: Engine, town: Town, *, problem: MapError | None = None) -> Map:
        """The map in a database; raises DatabaseError when there is none that can be read."""
        made = cls.__new__(cls)
        made._hold(Shelf(engine, town), town, problem)
        return made

    def _hold(
        self, shelf: Shelf, town: Town, problem: MapError | None, *, alone: bool = False
    ) -> None:
        self._shelf = shelf
        # Whether this is a map in memory, in no database.
        self._alone = alone
        self._spare: Shelf | None = None
        self._asked_again_from = 0.0
        self.clock: Callable[[], float] = time.monotonic
        # What was read last: another map may have been loaded into the database since.
        self._seen: Snapshot = shelf.ask(lambda reader: reader.snapshot)
        self.town = town
        self._names = Names(town.called)
        # Why the newest data could not be loaded; the map that is served is then an older one.
        self.problem = problem

    def close(self) -> None:
        """Lets go of the database."""
        self._shelf.close()

    @property
    def _resting(self) -> bool:
        """Whether the database was away a moment ago, and is left alone for a while."""
        return self._spare is not None and self.clock() < self._asked_again_from

    def _ask(self, question: Callable[[Reader], Answer]) -> Answer:
        if self._spare is not None and self._resting:
            return self._spare.ask(question)
        try:
            answer, seen = self._shelf.ask(lambda reader: (question(reader), reader.snapshot))
        except DatabaseError:
            if self._seen.contents is None:
                raise
            spare = self._spare or _in_memory(self._seen.contents, self.town)
            # Nobody waits for a database that is away, question after question.
            self._spare, self._asked_again_from = spare, self.clock() + _REST
            return spare.ask(question)
        self._spare = None
        self._seen = seen
        return answer

    @property
    def services(self) -> tuple[Service, ...]:
        """All places, in the order of the files; for a large map this takes a while."""

        def all_of_them(reader: Reader) -> tuple[Service, ...]:
            kept = reader.snapshot.contents
            return kept.services if kept else store.read_services(reader.connection)

        return self._ask(all_of_them)

    @property
    def wijken(self) -> tuple[Wijk, ...]:
        """All neighbourhoods, in the order of the files."""
        return self._seen.wijken

    @property
    def places(self) -> Gazetteer:
        """The names of the neighbourhoods, and which lie next to each other."""
        return self._seen.places

    def service(self, service_id: str) -> Service | None:
        """The place with this id, or None."""
        return self._ask(lambda reader: reader.services([service_id]).get(service_id))

    def find_wijk(self, text: str) -> WijkMatch | None:
        """The neighbourhood, stadsdeel or other town that a text names, or None."""
        return self._seen.places.find(text)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The ids of the places that a text names, the likeliest first; never a crisis line."""
        named = self._names.find(text)
        if not named:
            return ()
        found = self._ask(lambda reader: reader.services(named))
        return tuple(n for n in dict.fromkeys(named) if n in found and found[n].category != CRISIS)

    def called(self, text: str) -> tuple[str, ...]:
        """The ids of the places that have a word of a text in their name or category."""
        return self._ask(lambda reader: reader.called(reader.snapshot.vocabulary.keywords(text)))

    def interests_in(self, text: str) -> tuple[str, ...]:
        """The interests of the map that the words of a text belong to."""
        return self._ask(lambda reader: reader.snapshot.vocabulary.interests(text))

    def keywords(self, text: str) -> tuple[str, ...]:
        """The words of a text that say what is looked for, stemmed, known to the map or not."""

        def telling(reader: Reader) -> tuple[str, ...]:
            snapshot = reader.snapshot
            return snapshot.vocabulary.keywords(snapshot.places.without_places(text))

        return self._ask(telling)

    def find_street(self, text: str) -> str | None:
        """The neighbourhood of a street that a text names, where the map has a place there."""
        return self._seen.streets.find(text)

    @property
    def ask(self) -> Service | None:
        """Who to call when a place has no number of its own: the last of the town's list."""
        return self._ask(self._whom_to_ask)

    @property
    def shelter(self) -> tuple[Service, ...]:
        """Where to go without a place to sleep, in the order of the town's list.

        A night shelter is no place to be shown in an ordinary search, so only this gives it.
        """
        found = self._ask(lambda reader: reader.services(self.town.shelter))
        return tuple(found[name] for name in self.town.shelter if name in found)

    def _whom_to_ask(self, reader: Reader) -> Service | None:
        with_phone = [service for service in self._to_ask(reader) if service.phone]
        return with_phone[-1] if with_phone else None

    def _to_ask(self, reader: Reader) -> list[Service]:
        found = reader.services(self.town.ask)
        return [found[name] for name in self.town.ask if name in found]

    def option(self, service_id: str, *, now: datetime) -> Option | None:
        """One place as it is shown, or None for an id that does not exist."""
        service = self.service(service_id)
        if service is None:
            return None
        ask = self.ask if cards.asks_elsewhere(service, now.date()) else None
        return cards.option(service, now=now, town=self.town.name, ask=ask)

    @property
    def reports(self) -> tuple[Reported, ...]:
        """What people said is wrong with places, most often said first."""
        return self._ask(lambda reader: reports.read(reader.connection))

    def report(self, service_id: str, reason: str, *, day: date) -> None:
        """Keeps for the curator that something is wrong with a place; nothing of who said so.

        Raises UseError for a reason that does not exist, MapError when it cannot be kept.
        """
        if reason not in REASONS:
            raise UseError("reason", value=reason, allowed=", ".join(REASONS))
        if self.problem is not None and self._alone:
            # A map in memory that stands in for a database would forget it again.
            raise self.problem
        if self._resting:
            raise DatabaseError("unreachable")
        self._shelf.change(lambda connection: reports.add(connection, service_id, reason, day))

    def clear_reports(self, service_id: str) -> int:
        """Takes away what was reported of a place; how much that was."""
        return self._shelf.change(lambda connection: reports.clear(connection, service_id))

    def search(self, request: Request, *, now: datetime) -> Result:
        """The places that fit, at most `request.limit`, best first; never a crisis line.

        `now` is the local time. Raises UseError for a category or condition that does not exist.
        """
        kind = check_request(request)
        return self._ask(lambda reader: self._search(reader, request, kind, now))

    def _search(self, reader: Reader, request: Request, kind: Kind, now: datetime) -> Result:
        places = reader.snapshot.places
        wijk, notes = self._wijk(places, request.wijk)
        asked = self._asked(reader, request, kind, wijk)
        found = match(asked, reader.snapshot.facets, places=places, today=now.date())
        if not found.numbers:
            return self._nobody(reader, wijk, notes, now, exhausted=found.exhausted)
        described = [
            describe(asked, service, asked.scores.get(number, 0.0), places)
            for number, service in zip(found.numbers, reader.numbered(found.numbers), strict=True)
        ]
        near = any(one.nearness is Nearness.NEAR for one in described)
        interests = [name for name in INTERESTS if name in asked.interests]
        loosened = tuple(
            Loosened(name, cards.loosened_text(name, wijk=wijk, interests=interests, near=near))
            for name in found.loosened
        )
        elsewhere = any(cards.asks_elsewhere(one.service, now.date()) for one in described)
        ask = self._whom_to_ask(reader) if elsewhere else None
        options = tuple(
            cards.found_option(
                one,
                category=request.category,
                wijk=wijk,
                now=now,
                town=self.town.name,
                ask=ask,
            )
            for one in described
        )
        notes += tuple(one.text for one in loosened)
        if found.last_choice:
            notes += (say("result.only_lapsed"),)
        by_words = sorted(asked.scores, key=lambda number: (-asked.scores[number], number))
        ids = store.ids_of(reader.connection, by_words[:_AMONG])
        return Result(
            options,
            loosened,
            notes=notes,
            wijk=wijk,
            interests=tuple(interests),
            among=tuple(ids[number] for number in by_words[:_AMONG] if number in ids),
        )

    def _asked(
        self, reader: Reader, request: Request, kind: Kind, wijk: WijkMatch | None
    ) -> Asked:
        """The request with what the map understands of its words."""
        snapshot = reader.snapshot
        # The name of a neighbourhood says where, not what.
        text = snapshot.places.without_places(request.text)
        known = snapshot.vocabulary
        named = {*request.interests, *known.interests(text)}
        # An interest that the map has no word for may still stand in a description.
        unlisted = sorted(request.interests.difference(INTERESTS))
        said = known.keywords(text) if not named else known.telling(text)
        # "Lotgenoten" in the text of who looks for those says nothing more.
        said = tuple(word for word in said if word not in _words_of(kind))
        words = [*said, *(w for name in unlisted for w in known.keywords(name))]
        scores = reader.scores(words)
        if not words and request.among:
            held = bits.numbers(reader.numbers(request.among))
            scores = dict.fromkeys(held, ZONES["a"])
        asked = Asked(
            replace(request, wijk=wijk.name if wijk else None, text=text),
            kind,
            interests=frozenset(named.intersection(INTERESTS)),
            has_words=bool(words) or bool(scores) or bool(unlisted),
            scores=scores,
            excluded=reader.numbers(request.exclude),
        )
        if WORK in kind.first or not asked.anything or not text:
            return asked
        work = snapshot.facets.any("main", [WORK]) | snapshot.facets.any("also", [WORK])
        # A place whose whole name was said holds every word of it, so it is among the best.
        likely = sorted(
            (number for number in asked.scores if work >> number & 1),
            key=lambda number: (-asked.scores[number], number),
        )[:_NAMED]
        services = zip(likely, reader.numbered(likely), strict=True)
        return replace(
            asked,
            named=bits.from_numbers(n for n, service in services if names_it(text, service)),
        )

    def _wijk(
        self, places: Gazetteer, wanted: str | None
    ) -> tuple[WijkMatch | None, tuple[str, ...]]:
        """The neighbourhood in a request, and what to say when there is none."""
        if wanted is None or not wanted.strip():
            return None, ()
        match = places.named(wanted) or places.find(wanted)
        if match is None:
            return None, (say("result.unknown_wijk", town=self.town.name),)
        if match.kind == OTHER_TOWN:
            return None, (say("result.other_town", town=self.town.name, other=match.name),)
        return match, ()

    def _nobody(
        self,
        reader: Reader,
        wijk: WijkMatch | None,
        notes: tuple[str, ...],
        now: datetime,
        *,
        exhausted: bool,
    ) -> Result:
        ask = tuple(
            cards.option(service, now=now, town=self.town.name) for service in self._to_ask(reader)
        )
        if not ask:
            said = say("result.empty")
        else:
            said = say("result.nothing_more" if exhausted else "result.nothing")
        return Result((), ask_instead=ask, notes=(*notes, said), wijk=wijk, exhausted=exhausted)


@cache
def _words_of(kind: Kind) -> frozenset[str]:
    """The stems of the name of what is looked for: every place of this kind has them."""
    if len(kind.first) > 1:
        return frozenset()
    return frozenset(stem(token) for name in kind.first for token in tokens(name))


def _in_memory(contents: Contents, town: Town) -> Shelf:
    """A map in a database of its own that is gone with the process."""
    engine = store.make_engine("sqlite://")
    store.make_tables(engine)
    new = Loaded(town.name, "memory", store.HEAD, "memory")
    store.replace(engine, contents, new, unless=lambda _: False)
    return Shelf(engine, town)
