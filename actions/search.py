"""Looking on the map: shown at once when asked, at most three, with what is not known said."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import pace, showing
from actions.moves.say import Decision, Say
from actions.moves.state import Search, Talk
from actions.turn import TalkAction, Turn
from actions.wiring import wiring

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


class SearchMap(TalkAction):
    """Shows places of the kind that was asked for."""

    action_name = "action_search_map"

    def answer(self, turn: Turn) -> Decision:
        map_ = wiring.map()
        fresh = Search(
            category=turn.intent,
            wijk=turn.search.wijk,
            conditions=turn.search.conditions,
            home_first=turn.search.home_first,
            shown=turn.search.shown if turn.search.category == turn.intent else (),
        )
        search = showing.understand(fresh, turn.talk, map_, turn.text, wanted(turn))
        # Words help where an activity is sought; "koffie" says nothing more about a meeting place.
        text = turn.plain if turn.intent in BY_WORDS else ""
        return show(turn, turn.talk, search, text=text)


def wanted(turn: Turn) -> showing.Wanted:
    """What the entities of this message say about a wish."""
    wijken = turn.values("wijk")
    return showing.Wanted(
        wijken[0] if wijken else None, turn.values("voorwaarde"), turn.values("interesse")
    )


def show(turn: Turn, talk: Talk, search: Search, *, text: str = "") -> Decision:
    """The places for this search, and the talk and search after they were shown."""
    map_ = wiring.map()
    found = map_.search(showing.request_for(search, text=text), now=turn.now)
    if found.wijk is None and search.wijk:
        # A neighbourhood that is not here is said, and not looked for again.
        search = replace(search, wijk=None)
    says = showing.says_for(found)
    talk = replace(talk, pending=None, misses=0, last_offer=talk.turn)
    if not found.options:
        return turn.decide(*says, talk=talk, search=replace(search, now=(), focus=None))
    if pace.is_night(turn.now.hour):
        says.append(Say("utter_night_closed"))
    ids = tuple(option.id for option in found.options)
    search = replace(
        search, now=ids, shown=(*search.shown, *ids), focus=ids[0] if len(ids) == 1 else None
    )
    buttons = (*showing.rank_buttons(len(ids)), "iets_anders")
    if search.wijk is None and "utter_ask_wijk" not in talk.uses and not turn.quiet:
        says.append(Say("utter_ask_wijk", buttons=buttons))
        talk = talk.asking("wijk")
    else:
        says.append(Say("utter_search_after", buttons=buttons))
    return turn.decide(*says, talk=talk, search=search)


def show_places(turn: Turn, talk: Talk) -> Decision:
    """What fits this talk, after the person said yes to seeing what there is."""
    map_ = wiring.map()
    search = showing.understand(turn.search, talk, map_, turn.text, wanted(turn))
    kinds = showing.categories_for(search, talk)
    if len(kinds) == 1:
        return show(turn, talk, replace(search, category=kinds[0]))
    first = map_.search(
        showing.request_for(replace(search, category=kinds[0]), limit=1), now=turn.now
    )
    ids = tuple(option.id for option in first.options)
    rest = show(turn, talk, replace(search, category=kinds[1], shown=(*search.shown, *ids)))
    if not ids:
        return rest
    keep = showing.MOST - len(ids)
    now = (*ids, *rest.search.now[:keep])
    cards = [showing.as_card(option) for option in first.options]
    others = [say for say in rest.says if say.options][:keep]
    last = replace(rest.says[-1], buttons=(*showing.rank_buttons(len(now)), "iets_anders"))
    intro = Say("utter_search_intro_more", {"aantal": {2: "twee", 3: "drie"}.get(len(now), "een")})
    search = replace(
        rest.search, now=now, shown=(*search.shown, *now), focus=None, category=kinds[1]
    )
    return turn.decide(intro, *cards, *others, last, talk=rest.talk, search=search)
