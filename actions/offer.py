"""About places that were shown: refine, another, more about one, and single facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from actions.moves import roof, showing, words
from actions.moves.context import NOT_YET, ROUTE, STALE, UNLISTED
from actions.moves.pace import is_night
from actions.moves.say import Decision, Say
from actions.moves.state import Search
from actions.report import take_report
from actions.search import (
    SearchMap,
    show,
    show_named,
    show_places,
    still_not_listed,
    tell_first,
    wanted,
)
from actions.turn import TalkAction, Turn
from actions.wiring import wiring
from social_map import (
    Map,
    Service,
    access,
    company,
    contact,
    cost,
    hours,
    pay,
    readable,
    what_to_say,
)


class RefineSearch(TalkAction):
    """Takes a neighbourhood, an interest or a condition into the search."""

    action_name = "action_refine_search"

    def answer(self, turn: Turn) -> Decision:
        map_ = wiring.map()
        named, before_it = wanted(turn), turn.search
        if named.interests and words.starts("en_dan", turn.plain):
            # "And chess?" comes in the place of what was looked for.
            before_it = replace(before_it, category=showing.ANYTHING, interests=())
        search = showing.understand(before_it, map_, turn.text, named)
        talk, before = replace(turn.talk, pending=None, misses=0), turn.search.conditions
        if turn.talk.pending == "aanbod":
            # Asked whether to show places, the person says what kind: that is a yes.
            return show_places(replace(turn, search=search), talk)
        if search.category is None:
            if not words.says("vraagt", turn.plain) and not words.starts("liever", turn.plain):
                # "In the evening it is hardest" tells of the evening; it is no condition yet.
                parts = {part.condition for part in words.parts()}
                kept = (c for c in search.conditions if c not in parts or c in before)
                search = replace(search, conditions=tuple(kept))
            if words.says("zoekt", turn.plain):
                return SearchMap().answer(replace(turn, intent=_likely_search(turn)))
            return tell_first(turn, search)
        if turn.search.missing and search.interests == turn.search.interests:
            if search != turn.search:
                # In the evening it is not on the map either.
                return still_not_listed(turn, search, talk)
            return show(turn, talk, replace(search, category=showing.ANYTHING), text=turn.plain)
        said = any(words.says(name, turn.plain) for name in ("geen_groep", "met_anderen"))
        aged = words.age_in(turn.plain) is not None
        narrowed = search != turn.search or said or aged
        wider = replace(
            search,
            refused=turn.search.refused,
            unwanted=turn.search.unwanted,
            not_in=turn.search.not_in,
            not_for=turn.search.not_for,
        )
        # What was refused or too old does not come back; in another neighbourhood it may, and
        # what was not meant by the refusal may too.
        refused = search.refused != turn.search.refused or search.unwanted != turn.search.unwanted
        meant = not set(turn.search.now).isdisjoint(search.unwanted)
        fits = aged and not _for_others(turn.search, map_)
        again = wider != turn.search or said or fits or (refused and not meant)
        # Something else that is loved comes in the place of what words found.
        new = set(search.interests) - set(turn.search.interests)
        put_out = search.unwanted != turn.search.unwanted
        among = () if new or put_out else search.among
        fresh = replace(search, shown=() if again else search.shown, among=among)
        if turn.wish == "onbekende_wijk":
            # What stands on the table was looked for in the whole town: it stays there.
            buttons = showing.rank_buttons(len(turn.search.now))
            return turn.decide(Say("utter_unknown_wijk", buttons=buttons), talk=talk)
        if turn.wish == "dichterbij" and search.wijk is None:
            buttons = (*showing.rank_buttons(len(turn.search.now)), "iets_anders")
            asked = Say("utter_ask_wijk", buttons=buttons)
            return turn.decide(asked, talk=talk.asking("wijk"), search=search)
        # What was understood is no longer looked for in the words of descriptions.
        return show(turn, talk, fresh, text="" if narrowed else turn.plain)


def _for_others(search: Search, map_: Map) -> bool:
    """Whether one of the places on the table is for a group that the person is not of."""
    shown = (map_.service(place) for place in search.now)
    return any(not {*search.not_for}.isdisjoint(one.audience) for one in shown if one)


def _likely_search(turn: Turn) -> str:
    """The kind of place that fits best where a neighbourhood or a condition came first."""
    return next((name for name, _ in turn.ranking if name.startswith("zoek_")), "zoek_iets")


class ShowAnother(TalkAction):
    """Shows other places; without places before it, another subject is fine too."""

    action_name = "action_show_another"

    def answer(self, turn: Turn) -> Decision:
        if turn.search.missing:
            talk = replace(turn.talk, pending=None, misses=0)
            return turn.decide(Say("utter_ask_category"), talk=talk)
        if not turn.search.shown or turn.search.category is None:
            talk = replace(turn.talk, pending=None, misses=0).put_off(questions=2)
            return turn.decide(Say("utter_other_subject"), talk=talk)
        search = showing.understand(turn.search, wiring.map(), turn.text, wanted(turn))
        if set(search.among) <= set(search.shown):
            # All of these were seen: then something else of the kind.
            search = replace(search, among=())
        shown = show(turn, turn.talk, search)
        if turn.wish == "oud":
            return replace(shown, says=(Say("utter_old_data"), *shown.says))
        return shown


class ShowPlace(TalkAction):
    """Tells more about one place that was shown: what it is, the door, the first step."""

    action_name = "action_show_place"

    def answer(self, turn: Turn) -> Decision:
        if turn.places:
            return show_named(turn)
        map_ = wiring.map()
        place = turn.place or showing.chosen(turn.search, map_, turn.text, turn.values("rangorde"))
        place = place or turn.search.focus
        service = map_.service(place) if place else None
        if service is None:
            return _which(turn)
        option = map_.option(service.id, now=turn.now)
        says = Say(
            text=showing.more_about(service, now=turn.now),
            options=(option.as_dict(),) if option else (),
            buttons=("eerste_keer", "zeggen", "iets_anders", "dit_klopt_niet"),
        )
        talk = replace(turn.talk, pending=None, misses=0, last_offer=turn.talk.turn)
        return turn.decide(says, talk=talk, search=showing.on_the_table(turn.search, service))


_BY_WISH: Mapping[str, Callable[[Service], str]] = {"gezelschap": company, "loon": pay}
"""Facts that are asked for in so many words, whatever the message looks like."""


class TellFact(TalkAction):
    """Tells phone and address, hours, cost or access of the place that is meant."""

    action_name = "action_tell_fact"

    def answer(self, turn: Turn) -> Decision:
        if turn.wish.startswith("melden"):
            return take_report(turn)
        if turn.wish in (roof.ROOF, roof.COLD, roof.REFUSED):
            return no_roof(turn)
        if turn.wish == "luisterlijn":
            talk = replace(turn.talk, pending=None, misses=0)
            return turn.decide(Say("utter_people_are_there"), talk=talk)
        if turn.wish == NOT_YET:
            talk = replace(turn.talk, pending=None, misses=0)
            return turn.decide(Say("utter_nothing_shown_yet"), talk=talk)
        map_ = wiring.map()
        meant = meant_places(turn)
        asks_who = turn.intent == "vraag_contactgegevens"
        if turn.wish == "zeggen" and len(meant) > 1:
            return _which(turn, intent=turn.intent)
        if not meant and asks_who and map_.ask is not None:
            # Nobody was named: who can always be asked, with a sentence to say.
            meant = [map_.ask]
        if not meant:
            return turn.decide(Say("utter_nothing_shown_yet"))
        open_ = turn.intent == "vraag_toegankelijkheid" and turn.wish in ("", UNLISTED)
        unlisted = words.unlisted_fact(turn.plain) if open_ else None
        if unlisted:
            return _unlisted(turn, unlisted, meant)
        if open_ and turn.plain.strip(" ?!.") and not words.says("toegang", turn.plain):
            # What is known of who can come does not answer this: then that is said.
            return _unlisted(turn, None, meant)
        says = [Say("utter_unknown_route")] if turn.wish == ROUTE else []
        if asks_who and not turn.search.now and is_night(turn.now.hour):
            # Whoever asks at night where to go is helped now, not in the morning.
            says.append(Say("utter_night_line"))
        for service in meant:
            fact = self._fact(turn, service)
            says.append(Say(text=fact if len(meant) == 1 else f"{service.name}\n{fact}"))
        talk = replace(turn.talk, pending=None, misses=0)
        if len(meant) == 1 and asks_who:
            says[-1] = replace(says[-1], text=f"{meant[0].name}\n{says[-1].text}")
            if turn.wish != ROUTE:
                says.append(Say(text=what_to_say(meant[0], ask=map_.ask)))
        if len(meant) == 1:
            after = ("oefenen", "briefje") if asks_who else ("eerste_keer", "zeggen")
            says[-1] = replace(says[-1], buttons=(*after, "dit_klopt_niet"))
        search = turn.search
        if len(meant) == 1 and (turn.place or search.now):
            search = showing.on_the_table(search, meant[0])
        elif len(meant) == 1:
            search = replace(search, focus=meant[0].id)
        return turn.decide(*says, talk=talk, search=search)

    def _fact(self, turn: Turn, service: Service) -> str:
        ask = wiring.map().ask
        if turn.wish in _BY_WISH:
            return _BY_WISH[turn.wish](service)
        if turn.intent == "vraag_openingstijden":
            return hours(service, now=turn.now)
        if turn.intent == "vraag_kosten":
            return cost(service)
        if turn.intent == "vraag_toegankelijkheid":
            return access(service)
        return contact(service, ask=ask).text


def no_roof(turn: Turn) -> Decision:
    """Where to go without a place to sleep, with 112 first where it presses."""
    map_ = wiring.map()
    talk = replace(turn.talk, pending=None, misses=0)
    urgent = Say("utter_no_roof_112")
    if turn.wish == roof.COLD:
        return turn.decide(Say("utter_no_roof_cold"), talk=talk)
    if turn.wish == roof.REFUSED:
        return turn.decide(Say("utter_no_roof_refused"), urgent, talk=talk)
    told = turn.search.now and roof.SAID in talk.uses and talk.turn - talk.last_offer <= STALE
    # Who reads it a second time needs the bed, not the whole list again.
    found = roof.for_whom(map_.shelter, turn.plain, 1 if told else showing.MOST)
    options = [option for place in found if (option := map_.option(place.id, now=turn.now))]
    night = turn.now if is_night(turn.now.hour) else None
    cards = [showing.as_card(option, at_night=night) for option in options]
    ids = tuple(option.id for option in options)
    ask = map_.ask
    unknown = Say("utter_no_roof_unknown")
    if ask is not None:
        values = {"plek": ask.name, "nummer": readable(ask.phone or "")}
        unknown = Say("utter_no_roof_unknown_ask", values)
    unknown = replace(unknown, buttons=showing.rank_buttons(len(ids)))
    # A shelter may be asked after for somebody else, or for a day to come.
    own = words.says("zonder_dak", turn.plain) or not options
    first, last = [Say(roof.SAID) if own else showing.intro(len(options))], [urgent, unknown]
    if roof.in_need(turn.plain):
        # Who freezes, or is ill, or not safe, reads the number before anything else.
        first, last = [urgent, *first], [unknown]
    talk = replace(talk, last_offer=talk.turn)
    search = Search(now=ids, shown=ids, wijk=turn.search.wijk)
    return turn.decide(*first, *cards, *last, talk=talk, search=search)


def _unlisted(turn: Turn, fact: str | None, meant: Sequence[Service]) -> Decision:
    """That this is not known, and who knows it; without a name for it where it has none."""
    says = [Say("utter_unknown_fact", {"wat": fact}) if fact else Say("utter_unknown_other")]
    one = meant[0] if len(meant) == 1 else None
    if one is not None and one.phone:
        says.append(Say("utter_ask_there", {"plek": one.name, "nummer": readable(one.phone)}))
    talk = replace(turn.talk, pending=None, misses=0)
    search = showing.on_the_table(turn.search, one) if one is not None else turn.search
    return turn.decide(*says, talk=talk, search=search)


def meant_places(turn: Turn) -> list[Service]:
    """The places that a question is about: the named one, the one in focus, or all shown."""
    map_ = wiring.map()
    place = turn.place or showing.chosen(turn.search, map_, turn.text, turn.values("rangorde"))
    place = place or turn.search.focus
    ids = (place,) if place else turn.search.now
    return [service for service in map(map_.service, ids) if service is not None]


def _which(turn: Turn, *, intent: str | None = None) -> Decision:
    count = len(turn.search.now)
    if not count:
        return turn.decide(Say("utter_nothing_shown_yet", buttons=("kijken",)))
    talk = replace(turn.talk, pending=f"plek:{intent}") if intent else turn.talk
    return turn.decide(Say("utter_which_one", buttons=showing.rank_buttons(count)), talk=talk)
