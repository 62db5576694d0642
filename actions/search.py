"""Looking on the map: shown at once when asked, at most three, with what is not known said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.listening import hard_part, note_facts
from actions.moves import pace, showing
from actions.moves.context import ANSWER, ASKED, SHORT, only_told
from actions.moves.say import Decision, Say
from actions.moves.state import Search, Talk
from actions.moves.words import conditions_in, supports
from actions.moves.words import says as says_word
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
        "zoek_praktische_hulp",
    }
)


_AS_I_BELIEVE = re.compile(r"\b(?:(?:geloof|dacht|denk|vind) ik|ik (?:geloof|dacht|denk|vind))\b")
"""Words that say how sure somebody is: no wish for a church."""
_TREATED = ("verslaving", "psychische_klachten")
_TOLD_TOO = 0.5
"""From this likelihood a search tells of a theme as well."""
_STILL_OF_USE = frozenset(
    {"zoek_maatje", "zoek_samen_eten", "zoek_vrijwilligerswerk", "zoek_werk_leren", "zoek_thuis"}
)
"""Where another place of the kind still helps: with a companion one decides what to do."""
_LIVES_WITH = {
    "kanker": re.compile(r"\b(?:\w*kanker|tumor\w*|chemo\w*|leukemie|bestraling\w*|bestraald)\b"),
    "mantelzorg": re.compile(r"\b(?:mantelzorg\w*|zorg (?:al \w+ )?voor mijn)\b"),
    "depressie": re.compile(r"\b(?:depressie\w*|depressief|deprie)\b"),
    "huis": re.compile(r"\b(?:dakloos|daklozen?|thuisloos)\b"),
}
"""What people live with, by the word of the map, wherever in a message it stands."""
_POST = re.compile(
    r"\b(?:brie(?:f|ven)|post|paper\w+|papier\w*|administratie|formulier\w*|envelop\w*"
    r"|rekening(?:en)?|schuld\w*|belasting\w*|toeslag\w*|aanmaning\w*)\b"
)
_CHORES = re.compile(
    r"\b(?:klus\w*|lampen?|schoonmaken|poetsen|huishoud\w*|boodschap\w*|opruim\w*|verhui\w+"
    r"|schilderij\w*|ophangen|gordijn\w*|in elkaar|strijken|stofzuigen|grasmaaien|onkruid)\b"
)
"""What somebody wants done: whoever comes for that is no visitor."""
_THING = (
    r"(?:fiets\w*|rijwiel|lamp\w*|stofzuiger|radio|broek|jas|rits|trui|kleren|strijkijzer|klok"
    r"|naaimachine|waterkoker|koffie\w*apparaat|koffiezetter|broodrooster|stoel|apparaat\w*"
    r"|spullen|speelgoed|laptop|computer|mixer|blender|platenspeler|versterker)"
)
_MENDED = r"(?:kapotte?|stuk|repar\w+|gerepareerd|gemaakt|maken|maakt|fixen|fiksen)"
_BROKEN = re.compile(rf"\b{_THING}\b.*\b{_MENDED}\b|\b{_MENDED} (?:\w+ ){{0,2}}{_THING}\b")
_NAMED = re.compile(
    r"\b(?:met|over|voor|van|om te|naar|een|andere|samen|tegen|iets|wat|ook|kan ik|leren|willen?"
    r"|zoek(?:en)?)"
    r"(?= (?:een |de |het |mijn |wat |andere |samen |te |mensen (?:met|die|van) )*"
    r"(?P<what>\w{3,}))"
)
"""Where in a sentence what is looked for stands: "something with pottery"."""
_BARE_WISH = 3
"""In so few words all of them say what is looked for."""
_ONLY_FOR = frozenset({"vrouwen", "mannen"})
_LANGUAGE = re.compile(
    r"\b(?P<taal>turks|arabisch|marokkaans|berbers|engels|pools|duits|frans|spaans|oekraiens|tigrinya"
    r"|farsi|dari|somalisch|russisch|chinees|portugees|papiaments|gebarentaal)(?:e|talig\w*)?\b"
)
_SPOKEN = re.compile(r"\b(?:spre(?:ek|ken)\w*|taal|in het|praat|praten|gesproken)\b|talig")
"""A language that a place has to speak: the map knows of none."""
_BROKEN_THINGS = "kapotte spullen"
"""How the map tells of what is mended."""
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
        category, text = _meant(turn, map_)
        lately = category in ("zoek_thuis", "zoek_maatje")
        comes = says_word("langs", turn.plain)
        visit = turn.intent == "zoek_thuis" and category == "zoek_thuis" and comes
        called = lately and says_word("gebeld", turn.plain)
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
            not_in=turn.search.not_in,
            unwanted=turn.search.unwanted,
            shown=turn.search.shown if turn.search.category == category else (),
        )
        search = showing.understand(fresh, map_, turn.text, wanted(turn))
        if category in showing.HELP_KINDS:
            # Who helps with letters is shown, wherever that is: it is said that home is not known.
            kept = (name for name in search.conditions if name not in ("thuis", "online"))
            search = replace(search, conditions=tuple(kept))
        # Words help where an activity is sought; "koffie" says nothing more about a meeting place.
        # "Without much talking" says how, not what.
        how = "weinig_mensen" in search.conditions
        if not text and category in BY_WORDS and not how:
            text = asking_part(turn)
        shown = show(turn, turn.talk, search, text=text)
        if called:
            # Whoever wants a voice gets the line that is always answered, beside the places.
            first = (Say("utter_people_are_there"), _not_on_list(map_, "utter_no_calls"))
            return replace(shown, says=(*first, *shown.says))
        if comes and not visit and category not in ("zoek_maatje", "zoek_thuis"):
            return replace(shown, says=(Say("utter_visits_unknown"), *shown.says))
        return shown


def _meant(turn: Turn, map_: Map) -> tuple[str, str]:
    """The kind of place that is sought, and the words of the map for it, where those are known."""
    category, plain = turn.intent, turn.plain
    if turn.pressed:
        return category, ""
    if _BROKEN.search(plain):
        # Whoever has no money for the repair is looking for the repair.
        return "zoek_ontmoeting", _BROKEN_THINGS
    language = _LANGUAGE.search(plain)
    if language and _SPOKEN.search(plain) and category != "zoek_creatief_cursus":
        return showing.ANYTHING, language["taal"]
    at_home = category in ("zoek_thuis", "zoek_maatje", showing.ANYTHING)
    if at_home and (_POST.search(plain) or _CHORES.search(plain)):
        return "zoek_praktische_hulp", ""
    if category == showing.ANYTHING and says_word("zoals_ik", plain):
        return "zoek_lotgenoten", ""
    if category == "zoek_lotgenoten" and supports("verslaving", plain):
        return "zoek_hulp_verslaving", ""
    if category == showing.ANYTHING and _among_people(plain, map_):
        return "zoek_ontmoeting", ""
    return category, ""


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
    short = len(turn.plain.split()) <= SHORT and not says_word("stelling", turn.plain)
    wished = says_word("wens", turn.plain) or (short and bool(turn.entities))
    if turn.quiet or not wished or not pace.may_offer_after_wish(talk, turn.now.hour):
        return turn.decide(*says or (Say("utter_listen"),), talk=talk, search=search)
    said, talk = pace.offer(talk, home=search.home_first)
    return turn.decide(*says, said, talk=talk, search=search)


def wanted(turn: Turn) -> showing.Wanted:
    """What the entities of this message say about a wish."""
    wijken, conditions = turn.values("wijk"), turn.values("voorwaarde")
    asked = bool(turn.search.now) and len(turn.plain.split()) <= ANSWER // 2
    if asked or (turn.wish == ASKED and len(turn.plain.split()) <= ANSWER):
        # A few words under a list, or in what is asked for, hold what the model overlooks.
        conditions = (*conditions, *conditions_in(turn.plain))
    return showing.Wanted(wijken[0] if wijken else None, conditions, turn.values("interesse"))


def show(turn: Turn, talk: Talk, search: Search, *, text: str = "") -> Decision:
    """The places for this search, and the talk and search after they were shown."""
    map_ = wiring.map()
    search = replace(search, missing=False)
    if search.category == "zoek_lotgenoten":
        # "People like me" are those who live with what was told.
        for theme, likelihood in turn.ranking:
            if theme in PEERS and likelihood >= _TOLD_TOO:
                talk = talk.heard(theme)
        peers = [word for theme, word in PEERS.items() if theme in talk.themes]
        said = [word for word, some in _LIVES_WITH.items() if some.search(turn.plain)]
        text = " ".join((text, *(said or peers)))
    asked = showing.request_for(search, text=text)
    if search.category == showing.ANYTHING and not any(supports(t, turn.plain) for t in _TREATED):
        # Who looks for something to do is not shown a clinic for one word in its description.
        treated = map_.called("verslaving geestelijke-gezondheid")
        asked = replace(asked, exclude=asked.exclude.union(treated))
    found = map_.search(asked, now=turn.now)
    other = _of_another_kind(turn, search, found, text)
    if other is not None:
        search, found = replace(search, category=showing.ANYTHING), other
    if found.wijk is None and search.wijk:
        # A neighbourhood that is not here is said, and not looked for again.
        search = replace(search, wijk=None)
    # What was meant by words is meant too when a neighbourhood or another place is asked for.
    interests = dict.fromkeys((*search.interests, *found.interests))
    search = replace(search, interests=tuple(interests))
    vague = search.category != "zoek_lotgenoten" and not _names_a_thing(text, map_)
    if found.gave_up("woorden") and text and not search.among and vague:
        # "I am bored, is there something nice" names nothing that could be missing.
        text = ""
        found = map_.search(showing.request_for(search), now=turn.now)
    asks_help = search.category is not None and search.category.startswith(showing.HELP)
    nowhere = not found.options and not found.exhausted and not asks_help
    missing = nowhere or found.gave_up("woorden") or found.gave_up("interesse")
    if missing and other is None and search.category not in _STILL_OF_USE:
        if search.among and not text:
            return _no_more(turn, talk, search)
        if search.category in showing.HELP_KINDS:
            return _who_may_know(turn, talk, search)
        return _not_listed(turn, talk, search)
    if text and not missing:
        search = replace(search, among=found.among)
    for_them = _ONLY_FOR.intersection(search.conditions)
    if for_them and not any(for_them & {*one.service.conditions} for one in found.options):
        # A football club is no place for women because the map does not say that it is not.
        kept = tuple(name for name in search.conditions if name not in for_them)
        return _not_listed(turn, talk, replace(search, conditions=kept))
    if asks_help and search.wijk is None:
        # The desk of a neighbourhood that was not named is no third choice.
        of_all = tuple(one for one in found.options if one.service.wijk is None)
        found = replace(found, options=of_all or found.options)
    says = showing.says_for(found, at_night=_night(turn), seen=turn.search.shown)
    if other is not None:
        says.insert(0, Say("utter_search_other_kind", {"eerste": other.interests[0]}))
    if search.category == "zoek_vrijwilligerswerk" and found.options:
        says.insert(0, Say("utter_giving"))
    talk = replace(talk, pending=None, misses=0, last_offer=talk.turn)
    if not found.options:
        ask = tuple(option.id for option in found.ask_instead)
        return turn.decide(*says, talk=talk, search=replace(search, now=ask, focus=None))
    return _after_showing(turn, talk, search, says, found.options)


def _names_a_thing(text: str, map_: Map) -> bool:
    """Whether words say of what sort a place has to be, and do not only tell of a mood."""
    if len(text.split()) <= _BARE_WISH:
        return bool(map_.keywords(text))
    return any(map_.keywords(hit["what"]) for hit in _NAMED.finditer(text))


def _not_listed(turn: Turn, talk: Talk, search: Search) -> Decision:
    """That what was asked for is not on the map: one number, and nothing that does not fit."""
    map_ = wiring.map()
    alike = search.category == "zoek_lotgenoten"
    said = _not_on_list(map_, "utter_no_peers" if alike else "utter_not_listed")
    talk = replace(talk, pending=None, misses=0, last_offer=talk.turn)
    ask = map_.ask
    now = (ask.id,) if ask else ()
    missed = replace(search, missing=True, among=(), now=now, focus=None)
    return turn.decide(replace(said, buttons=("kijken",)), talk=talk, search=missed)


def still_not_listed(turn: Turn, search: Search, talk: Talk) -> Decision:
    """That a wish beside what is not on the map does not change that."""
    talk = replace(talk, pending=None, misses=0, last_offer=turn.talk.turn)
    said = Say("utter_still_not_listed", buttons=("kijken",))
    return turn.decide(said, talk=talk, search=search)


def _no_more(turn: Turn, talk: Talk, search: Search) -> Decision:
    """That all that fits was shown before."""
    talk = replace(talk, pending=None, misses=0, last_offer=talk.turn)
    return turn.decide(Say("utter_search_no_more", buttons=("kijken",)), talk=talk, search=search)


def _who_may_know(turn: Turn, talk: Talk, search: Search) -> Decision:
    """The one who can be asked for help that the map knows nothing of."""
    map_ = wiring.map()
    request = replace(showing.request_for(replace(search, interests=(), among=())), limit=1)
    found = map_.search(request, now=turn.now)
    if not found.options:
        return _not_listed(turn, talk, search)
    says = [Say("utter_help_unlisted")]
    says += [showing.as_card(option, at_night=_night(turn)) for option in found.options]
    talk = replace(talk, pending=None, misses=0, last_offer=talk.turn)
    return _after_showing(turn, talk, search, says, found.options)


def _not_on_list(map_: Map, name: str = "utter_not_listed") -> Say:
    """That what was asked for is not on the map, and who may know it."""
    ask = map_.ask
    if ask is None:
        return Say(name)
    return Say(f"{name}_ask", {"plek": ask.name, "nummer": readable(ask.phone or "")})


def show_named(turn: Turn) -> Decision:
    """The places that share the name that was said; those in the person's wijk come first."""
    map_ = wiring.map()
    found = [map_.option(place, now=turn.now) for place in turn.places]
    options = [option for option in found if option is not None]
    options.sort(key=lambda option: option.service.wijk != turn.search.wijk)
    says = [showing.intro(len(options))]
    says += [showing.as_card(option, at_night=_night(turn)) for option in options]
    talk = replace(turn.talk, pending=None, misses=0, last_offer=turn.talk.turn)
    # In another neighbourhood those of this name are meant, and not others of the kind.
    search = replace(
        turn.search,
        category=options[0].service.category,
        among=tuple(option.id for option in options),
        interests=(),
        missing=False,
    )
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
