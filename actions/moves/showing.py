"""From what the person wants to what is shown: the request to the map, and the cards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.moves.pace import HARD_TO_GO_OUT, ONE_TO_ONE_FIRST
from actions.moves.say import Say
from actions.moves.state import Search, Talk
from social_map import (
    CONDITIONS,
    INTERESTS,
    Map,
    Option,
    Request,
    Result,
    Service,
    access,
    card,
    cost,
    hours,
)
from social_map.places import OTHER_TOWN

MOST = 3
ANYTHING = "zoek_iets"
_RANK_BUTTONS = ("eerste", "tweede", "derde")
_RANKS = (
    (0, r"eerste|1e|1ste|nummer (?:een|1)|nr\.? ?1|optie 1|bovenste"),
    (1, r"tweede|2e|2de|nummer (?:twee|2)|nr\.? ?2|optie 2|middelste"),
    (2, r"derde|3e|3de|nummer (?:drie|3)|nr\.? ?3|optie 3"),
    (-1, r"laatste|onderste"),
)
_BARE = re.compile(r"\s*(?:nr\.?|nummer|optie)?\s*([123])\s*[.!]?\s*")


def understand(search: Search, talk: Talk, map_: Map, text: str, found: Wanted) -> Search:
    """The search with what this message adds: neighbourhood, conditions, interests."""
    place = map_.find_wijk(text) if text else None
    wijk = place.name if place else found.wijk or search.wijk
    conditions = [c for c in (*search.conditions, *found.conditions) if c in CONDITIONS]
    # The newest word about company counts.
    if "een_op_een" in found.conditions:
        conditions = [c for c in conditions if c != "weinig_mensen"]
    interests = [i for i in (*search.interests, *found.interests) if i]
    return replace(
        search,
        wijk=wijk,
        conditions=tuple(dict.fromkeys(conditions)),
        interests=tuple(dict.fromkeys(interests)),
        home_first=search.home_first or not HARD_TO_GO_OUT.isdisjoint(talk.themes),
    )


class Wanted:
    """What the entities of a message say about a wish."""

    def __init__(
        self,
        wijk: str | None = None,
        conditions: Sequence[str] = (),
        interests: Sequence[str] = (),
    ) -> None:
        self.wijk = wijk
        self.conditions = tuple(conditions)
        self.interests = tuple(i for i in interests if i in INTERESTS)

    def __bool__(self) -> bool:
        return bool(self.wijk or self.conditions or self.interests)


def request_for(search: Search, *, text: str = "", limit: int = MOST) -> Request:
    """The request to the map for this search."""
    return Request(
        category=search.category or ANYTHING,
        wijk=search.wijk,
        conditions=frozenset(search.conditions),
        interests=frozenset(search.interests),
        text=text,
        exclude=frozenset(search.shown),
        home_first=search.home_first,
        limit=limit,
    )


def categories_for(search: Search, talk: Talk) -> tuple[str, ...]:
    """What is looked for when an offer was accepted and no kind was named.

    After signs of long isolation one person comes before a group.
    """
    if search.category:
        return (search.category,)
    if search.home_first:
        return ("zoek_thuis",)
    if search.interests:
        return (ANYTHING,)
    if not ONE_TO_ONE_FIRST.isdisjoint(talk.themes):
        return ("zoek_maatje", "zoek_ontmoeting")
    return ("zoek_ontmoeting",)


def says_for(result: Result) -> list[Say]:
    """The notes, and a card for each place or for each who can be asked."""
    says = [Say(text=note) for note in result.notes]
    if result.options:
        name = "utter_search_intro_one" if len(result.options) == 1 else "utter_search_intro_more"
        says.append(Say(name, {"aantal": _NUMBER[len(result.options)]}))
    return says + [as_card(option) for option in result.options or result.ask_instead]


_NUMBER = {1: "een", 2: "twee", 3: "drie"}


def as_card(option: Option) -> Say:
    """A card: complete as text, and the same as fields."""
    return Say(text=card(option), options=(option.as_dict(),))


def more_about(service: Service, *, now: datetime) -> str:
    """One place in full: what it is, when, what it costs, and who can come."""
    title = service.name if service.name.endswith(".") else f"{service.name}."
    lines = (f"{title} {service.description}", hours(service, now=now), cost(service))
    return "\n".join((*lines, access(service)))


def rank_buttons(count: int) -> tuple[str, ...]:
    """Buttons for "more about the first" and so on."""
    return _RANK_BUTTONS[:count]


def chosen(search: Search, map_: Map, text: str, ranks: Sequence[str]) -> str | None:
    """The id of the shown place that is meant: by rank, by a bare number, or by its name."""
    if not search.now:
        return None
    for rank in ranks:
        place = _by_rank(search.now, -1 if rank == "laatste" else _number(rank))
        if place:
            return place
    bare = _BARE.fullmatch(text)
    if bare:
        return _by_rank(search.now, int(bare[1]) - 1)
    lowered = text.lower()
    for index, words in _RANKS:
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", lowered):
            return _by_rank(search.now, index)
    return _by_name(search.now, map_, lowered)


def _number(rank: str) -> int:
    return int(rank) - 1 if rank.isdecimal() else MOST


def _by_rank(ids: Sequence[str], index: int) -> str | None:
    return ids[index] if -1 <= index < len(ids) else None


def _by_name(ids: Sequence[str], map_: Map, lowered: str) -> str | None:
    """The one shown place of whose name a telling word stands in the text."""
    words = set(re.findall(r"\w{4,}", lowered))
    hits = []
    names = {i: set(re.findall(r"\w{4,}", _name(map_, i).lower())) for i in ids}
    for place, own in names.items():
        others = set().union(*(n for i, n in names.items() if i != place))
        if words & (own - others):
            hits.append(place)
    return hits[0] if len(hits) == 1 else None


def _name(map_: Map, place: str) -> str:
    service = map_.service(place)
    return service.name if service else ""


def is_other_town(map_: Map, text: str) -> str | None:
    """The name of another town in the text, or None."""
    match = map_.find_wijk(text) if text else None
    return match.name if match and match.kind == OTHER_TOWN else None
