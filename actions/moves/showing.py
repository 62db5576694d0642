"""From what the person wants to what is shown: the request to the map, and the cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from actions.moves import words
from actions.moves.pace import ONE_TO_ONE_FIRST
from actions.moves.say import Say
from actions.moves.state import Search, Talk
from actions.moves.subjects import subject
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
    short_card,
)
from social_map.places import OTHER_TOWN

MOST = 3
ANYTHING = "zoek_iets"
HELP = ("zoek_hulp", "zoek_praktische_hulp")
HELP_KINDS = frozenset({"zoek_praktische_hulp", "zoek_hulp_geld"})
"""Kinds of help of which somebody always knows who gives it."""
_RANK_BUTTONS = ("eerste", "tweede", "derde")
_RANKS = (
    (0, r"eerste|1e|1ste|nummer (?:een|1)|nr\.? ?1|optie 1|bovenste"),
    (1, r"tweede|2e|2de|nummer (?:twee|2)|nr\.? ?2|optie 2|middelste"),
    (2, r"derde|3e|3de|nummer (?:drie|3)|nr\.? ?3|optie 3"),
    (-1, r"laatste|onderste"),
)
_NOT_A_RANK = re.compile(
    r"(?<!\w)eerste (?:keer|keren|stap|dag|week|bezoek|afspraak|gesprek|maal)"
)
_FILLERS = frozenset(
    """die de dat deze doe maar graag dan liever ik wil neem kies ga voor optie nummer nr meer over
    vertel van lijkt me mij wel wat leuk goed fijn is ja oke ok eens eerst toch nog even er naar
    bij iets weten het een en hoe zit met in op mag zie""".split()
)
_NOT_THERE = re.compile(
    r"\b(?:niet|behalve|nooit)(?: (?:meer|weer|ook|graag|liever|dus|echt))* (?:in|naar|bij|rond) "
    r"|\bweg (?:uit|van) |\buit de buurt van "
)
"""A neighbourhood that is not wanted is no neighbourhood to look in."""
_NOT_IT = re.compile(
    r"\b(?:geen|behalve|niet) (?P<after>[\w-]+(?: [\w-]+)?)"
    r"|(?P<before>[\w-]+)(?: (?:dus|maar|liever|echt|hoeft|wil ik))* niet\b"
)
"""A neighbourhood named right beside a no ("Berkum niet")."""
_AFTER_ALL = re.compile(
    r"\b(?:wel|toch|mag|ook)(?: (?:maar|wel|best|ook|weer))* (?:in|naar|bij)\b"
)
"""Who wants to come there after all says so."""
_CLAUSES = re.compile(r"[,.;!?\n]|\b(?:maar(?! niet)|liever(?! niet)|want|omdat)\b")
_COMPLAINS = re.compile(r"\b(?:weer|alweer|steeds|zei|is (?:toch |ook |dus )*(?:geen|niet))\b")
"""Who says this of what was put aside does not ask for it."""
_IS_NOT = re.compile(
    r"\b(?P<shown>\w+) is (?:toch |ook |dus |echt |nog )*(?:geen|niet hetzelfde als) (?P<wish>\w+)"
)
"""What was shown, and is not what was asked for ("a library is no choir")."""
_ONLY_FOR = {
    who: re.compile(
        rf"\b(?:voor|met|onder|alleen|waar|andere) (?:alleen |maar |andere |\w+e )*{who}\b"
        rf"(?! en | of |\w*gek)|\b{who}(?:groep\w*|club\w*|avond\w*|ochtend\w*|cafe\w*|huis)\b"
        rf"|\b(?:alleen|enkel) {who}\b|\b{who} (?:alleen|onder elkaar)\b"
    )
    for who in ("vrouwen", "mannen")
}
"""Who wants to be among women, or among men, alone."""
_NO_GROUP_OF = {
    "ouderen": re.compile(
        r"\b(?:geen|niet(?: \w+){0,2}|zonder)(?: \w+)? (?:ouderen?|bejaard\w*|senioren|oudjes|oud"
        r"|oude (?:mensen|dame\w*|vrouw\w*|man\w*|lui)|(?:zestig|zeventig|tachtig|negentig)ers)\b"
    ),
    "jongeren": re.compile(
        r"\b(?:geen|niet(?: \w+){0,2}|zonder)(?: \w+)? (?:jongeren?|jongelui|studenten?|pubers)\b"
    ),
}
"""Who says this is not of that group, or does not want to be among them."""
_NOT_THEN = {
    "overdag": re.compile(r"\b(?:niet|liever niet|nooit) (?:\w+ )?overdag\b"),
    "avond": re.compile(r"\b(?:niet|liever niet|nooit) (?:\w+ )?(?:'?s ?avonds|in de avond)\b"),
    "weekend": re.compile(r"\b(?:niet|liever niet|nooit) (?:\w+ )?(?:in het )?weekend\b"),
}
"""Times that are not wanted, by the condition that their words would give."""
_ABSENT = {
    "overdag": re.compile(r"\b(?:overdag|'?s middags) (?:slaap|werk|kan|lukt|gaat|lig)\b"),
    "avond": re.compile(
        r"\b'?s ?avonds (?:slaap|werk|kan|lukt|gaat|lig|durf) (?!ik wel)\w+ ?(?:\w+ )?niet\b"
    ),
}
"""Times at which somebody is asleep or away: no wish for that time."""
_ON_A_SCREEN = "website chatten online"
"""What the places are called that are of no use without internet."""
_BARE = re.compile(r"\s*(?:nr\.?|nummer|optie)?\s*([123])\s*[.!]?\s*")


def understand(search: Search, map_: Map, text: str, found: Wanted) -> Search:
    """The search with what this message adds: neighbourhood, conditions, interests."""
    said = text.lower()
    wijk, not_in = _where(search, map_, said, found.wijk)
    unfit = _IS_NOT.search(said)
    if unfit and (map_.named_in(unfit["shown"]) or map_.called(unfit["shown"])):
        # "A library is no music": it is the library that is not wanted.
        said = said.replace(unfit.group(), f"geen {unfit['shown']}, maar {unfit['wish']}")
    times = (*_NOT_THEN.items(), *_ABSENT.items())
    put_out = {name for name, pattern in times if pattern.search(said)}
    named = (*(c for c in found.conditions if c not in put_out), *words.rather(said))
    named = (*named, *(who for who, some in _ONLY_FOR.items() if some.search(said)))
    conditions = [c for c in (*search.conditions, *named) if c in CONDITIONS]
    # The newest word about company counts.
    if "een_op_een" in found.conditions:
        conditions = [c for c in conditions if c != "weinig_mensen"]
    unwanted = words.refusals(said)
    refused = {i for named in unwanted for i in map_.interests_in(named)}
    if words.says("geen_internet", said):
        unwanted = (*unwanted, _ON_A_SCREEN)
    put_aside = (
        place for named in unwanted for place in (*map_.called(named), *map_.named_in(named))
    )
    # Who asks for it after all gets it after all; who complains of it does not ask.
    asks_again = bool(search.unwanted) and not _COMPLAINS.search(text.lower())
    again = map_.called(words.without_refusals(said)) if asks_again else ()
    before = (place for place in search.unwanted if place not in again)
    liked = [i for i in found.interests if i not in refused]
    # The newest word counts.
    refused |= {*search.refused} - {*liked}
    interests = [i for i in (*search.interests, *liked) if i and i not in refused]
    others = (group for group, no in _NO_GROUP_OF.items() if no.search(said))
    return replace(
        search,
        wijk=wijk,
        not_in=not_in,
        not_for=tuple(dict.fromkeys((*search.not_for, *others))),
        conditions=tuple(dict.fromkeys(conditions)),
        interests=tuple(dict.fromkeys(interests)),
        refused=tuple(sorted(refused)),
        unwanted=tuple(dict.fromkeys((*before, *put_aside))),
    )


def _where(
    search: Search, map_: Map, said: str, guessed: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """The neighbourhood to look in and those to stay away from, with what a message adds."""
    away = dict.fromkeys(search.not_in)
    wanted: list[str] = []
    for clause in _CLAUSES.split(said):
        place = map_.find_wijk(clause)
        if place is None:
            continue
        here = {place.name, *place.members}
        if _refused_there(map_, clause):
            away.update(dict.fromkeys(sorted(here)))
        elif here.isdisjoint(away):
            wanted.append(place.name)
        elif _AFTER_ALL.search(clause):
            away = {name: None for name in away if name not in here}
            wanted.append(place.name)
    whole = map_.find_wijk(said) if said else None
    if whole is not None and whole.name not in away and len(wanted) != 1:
        # Of more places the one where somebody lives is meant.
        wanted = [whole.name]
    if not wanted and not away:
        wanted = [name for name in (wijk_of_street(map_, said), guessed) if name]
    wijk = wanted[0] if wanted else search.wijk
    return (None if wijk in away else wijk), tuple(away)


def _refused_there(map_: Map, clause: str) -> bool:
    """Whether the neighbourhood of a clause is one where somebody does not want to come."""
    if _NOT_THERE.search(clause):
        return True
    beside = (hit["after"] or hit["before"] for hit in _NOT_IT.finditer(clause))
    return any(map_.find_wijk(named) for named in beside)


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
        refused=frozenset(search.refused),
        not_in=frozenset(search.not_in),
        among=frozenset(search.among),
        text=words.without_refusals(text),
        exclude=frozenset((*search.shown, *search.unwanted)),
        # Who looks for help with money or post is not helped by a form that comes to the house.
        home_first=search.home_first and not (search.category or "").startswith(HELP),
        no_groups=search.no_groups,
        with_others=search.with_others,
        not_for=frozenset(search.not_for),
        limit=limit,
    )


_YOUNG, _OLDER = 28, 58


def groups_not_of(age: int) -> tuple[str, ...]:
    """The groups of the map that somebody of this age does not belong to."""
    if age < _YOUNG:
        return ("ouderen",)
    return ("jongeren",) if age >= _OLDER else ("jongeren", "ouderen")


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


def fitting(search: Search, talk: Talk) -> tuple[tuple[str, Search], ...]:
    """Searches for what the person told of, each with the name of what it fits.

    Only what the map really has counts: who asks gives up a search that had to be loosened.
    """
    found = []
    if "hond" in talk.contacts:
        dog = replace(search, category="zoek_bewegen_natuur", conditions=("hond_mee",))
        found.append(("contact:hond", dog))
    for name in reversed(talk.subjects):
        interest = subject(name).interest
        if interest and not (interest == "dieren" and found):
            found.append((name, replace(search, category=ANYTHING, interests=(interest,))))
            break
    return tuple(found)


def with_hard_part(search: Search, talk: Talk) -> Search:
    """The search that also looks at the part of the week that is long."""
    wished = words.part(talk.hard_part).condition if talk.hard_part else None
    if wished is None or wished in search.conditions:
        return search
    return replace(search, conditions=(*search.conditions, wished))


def wijk_of_street(map_: Map, lowered: str) -> str | None:
    """The neighbourhood of a street that a text names, where the map has a place there."""
    return map_.find_street(lowered)


def says_for(
    result: Result, *, at_night: datetime | None = None, seen: Sequence[str] = ()
) -> list[Say]:
    """The notes, and a card for each place or for each who can be asked.

    A place that was `seen` before in this talk is not told of in full again.
    """
    says = [Say(text=note) for note in result.notes]
    if result.options:
        says.append(intro(len(result.options)))
    shown = result.options or result.ask_instead
    return says + [as_card(option, at_night=at_night, short=option.id in seen) for option in shown]


def intro(count: int) -> Say:
    """The line before so many cards."""
    name = "utter_search_intro_one" if count == 1 else "utter_search_intro_more"
    return Say(name, {"aantal": _NUMBER[count]})


_NUMBER = {1: "een", 2: "twee", 3: "drie"}


def as_card(option: Option, *, at_night: datetime | None = None, short: bool = False) -> Say:
    """A card: complete as text, and the same as fields; at night with whether it is open now."""
    text = short_card(option) if short else card(option)
    if at_night is not None and option.service.opening_hours is not None:
        text = f"{text}\n{hours(option.service, now=at_night)}"
    return Say(text=text, options=(option.as_dict(),))


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
    lowered = _NOT_A_RANK.sub(" ", text.lower())
    if lowered != text.lower():
        # "The first time" names no place, also where it was taken for a rank.
        ranks = ()
    for rank in ranks:
        place = _by_rank(search.now, -1 if rank == "laatste" else _number(rank))
        if place:
            return place
    bare = _BARE.fullmatch(text)
    if bare:
        return _by_rank(search.now, int(bare[1]) - 1)
    for index, wordings in _RANKS:
        if re.search(rf"(?<!\w)(?:{wordings})(?!\w)", lowered):
            return _by_rank(search.now, index)
    return _by_name(search.now, map_, lowered) or _by_what_it_is(search.now, map_, lowered)


_POINTING = re.compile(
    r"\b(?:die|dat|degene|diegene|datgene|ding|ene|welke)(?: ene| ding| plek| groep)?"
    r"(?: ook alweer| nou| dan)? (?:met|van|voor|waar|op|in|bij|die|over|is|was|open)\b"
)
"""Words with which somebody points at a place by what it is: "the one with the rabbits"."""
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def _by_what_it_is(ids: Sequence[str], map_: Map, lowered: str) -> str | None:
    """The one shown place that a text points at by its day or by what is told of it, or None."""
    pointed = _POINTING.search(lowered)
    if pointed is None:
        return None
    told = {i: _told_of(map_, i) for i in ids}
    for day in _DAYS:
        if day in lowered:
            return _only(i for i, text in told.items() if day in text)
    said = set(re.findall(r"\w{4,}", lowered[pointed.start() :])) - _FILLERS
    return _only(i for i, text in told.items() if any(word in text for word in said))


def _told_of(map_: Map, place: str) -> str:
    """What was read on the card of a place: what it is, and when."""
    service = map_.service(place)
    if service is None:
        return ""
    parts = (service.name, service.description, service.opening_hours, service.target_group)
    return " ".join(part for part in parts if part).lower()


def _only(found: Iterable[str]) -> str | None:
    """The one that was found; None where there are none or more."""
    first, *more = (*found, None)
    return first if more in ([], [None]) else None


def on_the_table(search: Search, service: Service) -> Search:
    """The search in which the talk is about this place; one that was not shown yet is now."""
    if service.id in search.now:
        return replace(search, focus=service.id)
    return replace(
        search,
        category=search.category or service.category,
        now=(service.id,),
        shown=(*search.shown, service.id),
        focus=service.id,
    )


def bare_choice(search: Search, map_: Map, plain: str) -> str | None:
    """The shown place that a message names while it says nothing else, or None."""
    rest = plain.lower()
    bare = re.findall(r"\w+", rest)
    digits = [word for word in bare if word.isdecimal()]
    if len(digits) == 1 and digits[0] in "123" and not set(bare) - _FILLERS - set(digits):
        return _by_rank(search.now, int(digits[0]) - 1)
    place = chosen(search, map_, plain, ())
    if place is None:
        return None
    for _, wordings in _RANKS:
        rest = re.sub(rf"(?<!\w)(?:{wordings})(?!\w)", " ", rest)
    named = set(re.findall(r"\w+", _name(map_, place).lower()))
    left = set(re.findall(r"[^\W\d_]+", rest)) - _FILLERS - named
    return place if not left else None


def only_a_wijk(search: Search, map_: Map, text: str, place: str) -> bool:
    """Whether words that also stand in a place's name are just the name of a neighbourhood."""
    match = map_.find_wijk(text)
    said = set(re.findall(r"\w+", text.lower())) - _FILLERS
    named = set(re.findall(r"\w+", match.name.lower())) if match else set()
    name = set(re.findall(r"\w+", _name(map_, place).lower()))
    return bool(match) and said <= named and said < name


HELP_OF_THEME = {
    "mantelzorg": "zoek_lotgenoten",
    "verslaving": "zoek_hulp_verslaving",
    "geldzorgen": "zoek_hulp_geld",
    "psychische_klachten": "zoek_hulp_psychisch",
    "druk_van_instanties": "zoek_praktische_hulp",
}
"""Where someone can go who tells of this and then asks where to go."""


def help_for(talk: Talk) -> str | None:
    """The kind of help for what was told last, or None when that asks for company instead."""
    return next((HELP_OF_THEME[t] for t in reversed(talk.themes[-3:]) if t in HELP_OF_THEME), None)


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
