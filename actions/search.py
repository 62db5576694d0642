"""Looking on the map: shown at once when asked, at most three, with what is not known said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.listening import hard_part, note_facts
from actions.moves import pace, showing
from actions.moves.context import ANSWER, SHORT, only_told
from actions.moves.say import Decision, Say
from actions.moves.state import Search, Talk
from actions.moves.words import says as says_word
from actions.moves.words import supports
from actions.turn import TalkAction, Turn
from actions.wiring import wiring
from social_map import Map, Option, Result, readable

BY_WORDS = frozenset(
    {
        "zoek_iets",
        "zoek_dagbesteding",
        "zoek_vrijwilligerswerk",
        "zoek_lotgenoten",
        "zoek_bewegen_natuur",
        "zoek_creatief_cursus",
        "zoek_werk_leren",
    }
)


_AS_I_BELIEVE = re.compile(r"\b(?:(?:geloof|dacht|denk|vind) ik|ik (?:geloof|dacht|denk|vind))\b")
"""Words that say how sure somebody is: no wish for a church."""
_TREATED = ("verslaving", "psychische_klachten")
_TOLD_TOO = 0.5
"""From this likelihood a search tells of a theme as well."""
_BESIDE = 2
"""So many places are shown where what was asked for is not on the map."""
PEERS = {
    "mantelzorg": "mantelzorg",
    "rouw_en_verlies": "rouw",
    "verslaving": "verslaving",
    "psychische_klachten": "psychische",
}
"""The word by which the map knows who lives with the same."""


class SearchMap(TalkAction):
    """Shows places of the kind that was asked for."""

    action_name = "action_search_map"

    def answer(self, turn: Turn) -> Decision:
        map_ = wiring.map()
        if only_told(turn):
            # What it is about is kept, for when it is asked for; when and how is not yet meant.
            wished = showing.understand(turn.search, map_, turn.text, wanted(turn))
            return tell_first(turn, replace(wished, conditions=turn.search.conditions))
        category = turn.intent
        if category == "zoek_iets" and says_word("zoals_ik", turn.plain):
            category = "zoek_lotgenoten"
        elif category == "zoek_lotgenoten" and supports("verslaving", turn.plain):
            category = "zoek_hulp_verslaving"
        elif category == "zoek_iets" and _among_people(turn.plain, map_):
            category = "zoek_ontmoeting"
        visit = category == "zoek_thuis" and says_word("langs", turn.plain)
        called = category in ("zoek_thuis", "zoek_maatje") and says_word("gebeld", turn.plain)
        if visit or called:
            # Whoever wants somebody to come by, or to call, is not helped by a line to chat on.
            category = "zoek_maatje"
        fresh = Search(
            category=category,
            wijk=turn.search.wijk,
            conditions=turn.search.conditions,
            home_first=turn.search.home_first or visit,
            no_groups=turn.search.no_groups,
            no_calls=turn.search.no_calls,
            with_others=says_word("met_anderen", turn.plain)
            or (turn.search.with_others and turn.search.category == category),
            not_for=turn.search.not_for,
            unwanted=turn.search.unwanted,
            shown=turn.search.shown if turn.search.category == category else (),
        )
        search = showing.understand(fresh, map_, turn.text, wanted(turn))
        # Words help where an activity is sought; "koffie" says nothing more about a meeting place.
        # "Without much talking" says how, not what.
        how = "weinig_mensen" in search.conditions
        text = asking_part(turn) if category in BY_WORDS and not how else ""
        shown = show(turn, turn.talk, search, text=text)
        if called:
            # Whoever wants a voice gets the line that is always answered, beside the places.
            first = (Say("utter_people_are_there"), _not_on_list(map_, "utter_no_calls"))
            return replace(shown, says=(*first, *shown.says))
        return shown


def asking_part(turn: Turn) -> str:
    """The words to look for on the map: in a long message only those of the clause that asks."""
    if len(turn.plain.split()) <= ANSWER:
        return _AS_I_BELIEVE.sub(" ", turn.plain)
    clauses = (part.strip().lower() for part in re.split(r"[,.;!?\n]", turn.text))
    asking = [part for part in clauses if part and says_word("verzoek", part)]
    return _AS_I_BELIEVE.sub(" ", " ".join(asking) or turn.plain)


def _among_people(text: str, map_: Map) -> bool:
    """Whether somebody looks for people to have coffee with, and names nothing to do there."""
    return says_word("bij_mensen", text) and not map_.interests_in(text)


def tell_first(turn: Turn, search: Search) -> Decision:
    """A wish that was told, not asked for: met first, and then permission at most."""
    fresh = [name for name in turn.subjects if name not in turn.talk.subjects][:1]
    says = [Say(f"utter_subject_{name}") for name in fresh]
    part = turn.talk.hard_part
    if part and part != turn.hard_part_before:
        says = [hard_part(turn, part)]
    talk = note_facts(replace(turn.talk, pending=None, misses=0), turn)
    wished = says_word("wens", turn.plain) or len(turn.plain.split()) <= SHORT
    if turn.quiet or not wished or not pace.may_offer_after_wish(talk, turn.now.hour):
        return turn.decide(*says or (Say("utter_listen"),), talk=talk, search=search)
    said, talk = pace.offer(talk, home=search.home_first)
    return turn.decide(*says, said, talk=talk, search=search)


def wanted(turn: Turn) -> showing.Wanted:
    """What the entities of this message say about a wish."""
    wijken = turn.values("wijk")
    return showing.Wanted(
        wijken[0] if wijken else None, turn.values("voorwaarde"), turn.values("interesse")
    )


def show(turn: Turn, talk: Talk, search: Search, *, text: str = "") -> Decision:
    """The places for this search, and the talk and search after they were shown."""
    map_ = wiring.map()
    if search.category == "zoek_lotgenoten":
        # "People like me" are those who live with what was told.
        for theme, likelihood in turn.ranking:
            if theme in PEERS and likelihood >= _TOLD_TOO:
                talk = talk.heard(theme)
        peers = [word for theme, word in PEERS.items() if theme in talk.themes]
        text = " ".join((text, *peers))
    asked = showing.request_for(search, text=text)
    if search.category == showing.ANYTHING and not any(supports(t, turn.plain) for t in _TREATED):
        # Who looks for something to do is not shown a clinic for one word in its description.
        treated = map_.called("verslaving geestelijke-gezondheid")
        asked = replace(asked, exclude=asked.exclude.union(treated))
    found = map_.search(asked, now=turn.now)
    nobody_alike = search.category == "zoek_lotgenoten" and found.gave_up("woorden")
    if nobody_alike:
        # Who lives with rheumatism is not helped by a line for depression. After a death one
        # person comes before a group.
        alone = "rouw_en_verlies" in talk.themes
        search = replace(search, category="zoek_maatje" if alone else "zoek_ontmoeting")
        found = map_.search(showing.request_for(search), now=turn.now)
    other = _of_another_kind(turn, search, found, text)
    if other is not None:
        search, found = replace(search, category=showing.ANYTHING), other
    if found.wijk is None and search.wijk:
        # A neighbourhood that is not here is said, and not looked for again.
        search = replace(search, wijk=None)
    # What was meant by words is meant too when a neighbourhood or another place is asked for.
    interests = dict.fromkeys((*search.interests, *found.interests))
    search = replace(search, interests=tuple(interests))
    not_listed = found.gave_up("woorden") and not nobody_alike and bool(found.options)
    if not_listed and search.category == showing.ANYTHING:
        # What was asked for is not there: then no haphazard places, but some to be among people.
        search = replace(search, category="zoek_ontmoeting")
        found = map_.search(showing.request_for(search, limit=_BESIDE), now=turn.now)
    says = showing.says_for(found, at_night=_night(turn))
    if not_listed:
        says = [_not_on_list(map_), *(say for say in says if say.text not in _notes(found))]
    if other is not None:
        says.insert(0, Say("utter_search_other_kind", {"eerste": other.interests[0]}))
    if nobody_alike and found.options:
        says.insert(0, Say("utter_search_nobody_alike"))
    if search.category == "zoek_vrijwilligerswerk" and found.options:
        says.insert(0, Say("utter_giving"))
    talk = replace(talk, pending=None, misses=0, last_offer=talk.turn)
    if not found.options:
        ask = tuple(option.id for option in found.ask_instead)
        return turn.decide(*says, talk=talk, search=replace(search, now=ask, focus=None))
    return _after_showing(turn, talk, search, says, found.options)


def _not_on_list(map_: Map, name: str = "utter_not_listed") -> Say:
    """That what was asked for is not on the map, and who may know it."""
    ask = map_.ask
    if ask is None:
        return Say(name)
    return Say(f"{name}_ask", {"plek": ask.name, "nummer": readable(ask.phone or "")})


def _notes(found: Result) -> set[str]:
    return {one.text for one in found.loosened if one.name == "woorden"}


def show_named(turn: Turn) -> Decision:
    """The places that share the name that was said; those in the person's wijk come first."""
    map_ = wiring.map()
    found = [map_.option(place, now=turn.now) for place in turn.places]
    options = [option for option in found if option is not None]
    options.sort(key=lambda option: option.service.wijk != turn.search.wijk)
    says = [showing.intro(len(options))]
    says += [showing.as_card(option, at_night=_night(turn)) for option in options]
    talk = replace(turn.talk, pending=None, misses=0, last_offer=turn.talk.turn)
    search = replace(turn.search, category=options[0].service.category)
    return _after_showing(turn, talk, search, says, options)


def _of_another_kind(turn: Turn, search: Search, found: Result, text: str) -> Result | None:
    """Places of another kind that fit what is loved, where this kind has none; or None.

    Who would like to cook for people is nearer to a shared meal than to a petting zoo that looks
    for volunteers.
    """
    if not found.gave_up("interesse") or search.category in (None, showing.ANYTHING):
        return None
    wider = showing.request_for(replace(search, category=showing.ANYTHING), text=text)
    other = wiring.map().search(wider, now=turn.now)
    fits = other.options and not other.gave_up("interesse")
    return other if fits and other.interests else None


def _after_showing(
    turn: Turn, talk: Talk, search: Search, says: list[Say], options: Sequence[Option]
) -> Decision:
    """What comes after the cards: one line, which may ask for the neighbourhood, once."""
    if pace.is_night(turn.now.hour) and not any(option.service.home_based for option in options):
        says = [*says, Say("utter_night_closed")]
    ids = tuple(option.id for option in options)
    search = replace(
        search, now=ids, shown=(*search.shown, *ids), focus=ids[0] if len(ids) == 1 else None
    )
    buttons = (*showing.rank_buttons(len(ids)), "iets_anders")
    if len(ids) == 1:
        # With more places, "more about this one" comes first, and the button stands there.
        buttons = (*buttons, "dit_klopt_niet")
    in_a_place = any(option.service.wijk for option in options)
    may_ask = not turn.quiet and talk.turn >= talk.no_questions_until
    if search.wijk is None and in_a_place and may_ask and "utter_ask_wijk" not in talk.uses:
        talk = talk.asking("wijk")
        return turn.decide(*says, Say("utter_ask_wijk", buttons=buttons), talk=talk, search=search)
    says = [*says, Say("utter_search_after", buttons=buttons)]
    return turn.decide(*says, talk=talk, search=search)


def show_places(turn: Turn, talk: Talk) -> Decision:
    """What fits this talk, after the person said yes to seeing what there is."""
    map_ = wiring.map()
    search = showing.understand(turn.search, map_, turn.text, wanted(turn))
    kinds = showing.categories_for(search, talk)
    if search.category or search.home_first or search.interests:
        return show(turn, talk, replace(search, category=kinds[0]))
    talk = replace(talk, pending=None, misses=0, last_offer=talk.turn)
    says: list[Say] = []
    options: list[Option] = []
    for name, request in _one_of_each(search, talk, kinds[:-1]):
        seen = (*search.shown, *(option.id for option in options))
        asked = showing.request_for(replace(request, shown=seen), limit=1)
        found = map_.search(asked, now=turn.now)
        if found.options and not found.loosened:
            options += found.options
            if name:
                says.append(Say("utter_search_fits", {"eerste": pace.named(name)}))
    says = says[:1]
    seen = (*search.shown, *(option.id for option in options))
    last = showing.with_hard_part(replace(search, category=kinds[-1], shown=seen), talk)
    rest = map_.search(showing.request_for(last), now=turn.now)
    options = [*options, *rest.options][: showing.MOST]
    says += [Say(text=note) for note in rest.notes]
    if options:
        says.append(showing.intro(len(options)))
    night = _night(turn)
    shown = options or list(rest.ask_instead)
    says += [showing.as_card(option, at_night=night) for option in shown]
    search = replace(search, category=kinds[-1])
    if not options:
        return turn.decide(*says, talk=talk, search=replace(search, now=(), focus=None))
    return _after_showing(turn, talk, search, says, options)


def _one_of_each(
    search: Search, talk: Talk, kinds: Sequence[str]
) -> list[tuple[str | None, Search]]:
    """What is looked for one place each: one person first, then what the person told of."""
    first: list[tuple[str | None, Search]] = [
        (None, replace(search, category=kind)) for kind in kinds
    ]
    return [*first, *showing.fitting(search, talk)][: showing.MOST - 1]


def _night(turn: Turn) -> datetime | None:
    return turn.now if pace.is_night(turn.now.hour) else None
