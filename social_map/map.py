"""The map in memory: read once from the database, never changed, searched in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from social_map import cards
from social_map.cards import Option
from social_map.errors import MapError
from social_map.facts import Service, Wijk
from social_map.match import Nearness, Request, match
from social_map.places import OTHER_TOWN, Gazetteer, WijkMatch
from social_map.texts import say
from social_map.texts import words as word_lists
from social_map.town import Town
from social_map.vocabulary import INTERESTS
from social_map.words import WordIndex


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

    @property
    def text(self) -> str:
        """Everything that a person reads about this search."""
        shown = self.options or self.ask_instead
        return "\n\n".join((*self.notes, *map(cards.card, shown)))


class Map:
    """A town's places and neighbourhoods. Threads and conversations can share one."""

    def __init__(
        self,
        services: Iterable[Service],
        wijken: Iterable[Wijk],
        town: Town,
        *,
        problem: MapError | None = None,
    ) -> None:
        self.services = tuple(services)
        self.wijken = tuple(wijken)
        self.town = town
        # Why the newest data could not be loaded; the map that is served is then an older one.
        self.problem = problem
        lists: Mapping[str, Any] = word_lists()
        self.places = Gazetteer(self.wijken, town, dict(lists))
        self._words = WordIndex(self.services, lists)
        self._by_id = {service.id: service for service in self.services}

    def service(self, service_id: str) -> Service | None:
        """The place with this id, or None."""
        return self._by_id.get(service_id)

    def find_wijk(self, text: str) -> WijkMatch | None:
        """The neighbourhood, stadsdeel or other town that a text names, or None."""
        return self.places.find(text)

    @property
    def ask(self) -> Service | None:
        """Who to call when a place has no number of its own: the last of the town's list."""
        known = [self._by_id[name] for name in self.town.ask if name in self._by_id]
        with_phone = [service for service in known if service.phone]
        return with_phone[-1] if with_phone else None

    def option(self, service_id: str, *, now: datetime) -> Option | None:
        """One place as it is shown, or None for an id that does not exist."""
        service = self._by_id.get(service_id)
        if service is None:
            return None
        return cards.option(service, now=now, town=self.town.name)

    def search(self, request: Request, *, now: datetime) -> Result:
        """The places that fit, at most `request.limit`, best first; never a crisis line.

        `now` is the local time. Raises UseError for a category or condition that does not exist.
        """
        wijk, notes = self._wijk(request.wijk)
        # The name of a neighbourhood says where, not what.
        text = self.places.without_places(request.text)
        asked = replace(request, wijk=wijk.name if wijk else None, text=text)
        found = match(
            self.services, asked, places=self.places, words=self._words, today=now.date()
        )
        if not found.found:
            return self._nobody(request, wijk, notes, now, exhausted=found.exhausted)
        near = any(one.nearness is Nearness.NEAR for one in found.found)
        interests: list[str] = [name for name in INTERESTS if name in request.interests]
        interests += [name for name in self._words.interests(text) if name not in interests]
        loosened = tuple(
            Loosened(name, cards.loosened_text(name, wijk=wijk, interests=interests, near=near))
            for name in found.loosened
        )
        options = tuple(
            cards.found_option(
                one, category=request.category, wijk=wijk, now=now, town=self.town.name
            )
            for one in found.found
        )
        notes += tuple(one.text for one in loosened)
        return Result(options, loosened, notes=notes, wijk=wijk)

    def _wijk(self, wanted: str | None) -> tuple[WijkMatch | None, tuple[str, ...]]:
        """The neighbourhood in a request, and what to say when there is none."""
        if wanted is None or not wanted.strip():
            return None, ()
        match = self.places.named(wanted) or self.places.find(wanted)
        if match is None:
            return None, (say("result.unknown_wijk", town=self.town.name),)
        if match.kind == OTHER_TOWN:
            return None, (say("result.other_town", town=self.town.name, other=match.name),)
        return match, ()

    def _nobody(
        self,
        request: Request,
        wijk: WijkMatch | None,
        notes: tuple[str, ...],
        now: datetime,
        *,
        exhausted: bool,
    ) -> Result:
        ask = tuple(
            cards.option(self._by_id[name], now=now, town=self.town.name)
            for name in self.town.ask
            if name in self._by_id
        )
        if not ask:
            said = say("result.empty")
        else:
            said = say("result.nothing_more" if exhausted else "result.nothing")
        return Result((), ask_instead=ask, notes=(*notes, said), wijk=wijk, exhausted=exhausted)
