"""What is wrong with a place: one word for the curator, and nothing of who said it."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import showing
from actions.moves.say import Decision, Say
from actions.turn import Turn
from actions.wiring import wiring
from social_map import MapError, readable

REASONS = {
    "nummer": "meld_nummer",
    "weg": "meld_weg",
    "tijden": "meld_tijden",
    "adres": "meld_adres",
    "anders": "meld_anders",
}
"""The reasons of the map, each with its button."""


def take_report(turn: Turn) -> Decision:
    """Asks which place and what is wrong, as far as that is not known yet, then passes it on."""
    search = turn.search
    if not search.now and turn.place is None:
        return turn.decide(Say("utter_nothing_shown_yet", buttons=("kijken",)))
    reason = turn.wish.partition(":")[2]
    place = _meant(turn)
    if place is None:
        talk = replace(turn.talk, pending=f"plek:{turn.wish}", misses=0)
        buttons = showing.rank_buttons(len(search.now))
        return turn.decide(Say("utter_report_which", buttons=buttons), talk=talk)
    search = replace(search, focus=place)
    if reason not in REASONS:
        talk = replace(turn.talk, pending="melden", misses=0)
        asked = Say("utter_report_ask", buttons=tuple(REASONS.values()))
        return turn.decide(asked, talk=talk, search=search)
    talk = replace(turn.talk, pending=None, misses=0)
    said = f"{place}:{reason}"
    if said not in search.reported:
        try:
            wiring.map().report(place, reason, day=turn.now.date())
        except MapError:
            return turn.decide(Say("utter_report_failed"), talk=talk, search=search)
        search = replace(search, reported=(*search.reported, said))
    others = showing.rank_buttons(len(search.now)) if len(search.now) > 1 else ()
    thanks = Say("utter_report_thanks", buttons=(*others, "iets_anders"))
    service = wiring.map().service(place)
    if turn.pressed or reason == "nummer" or service is None or not service.phone:
        return turn.decide(thanks, talk=talk, search=search)
    # Nobody knows yet whether it is so: a call says more than the list.
    number = {"plek": service.name, "nummer": readable(service.phone)}
    call = Say("utter_report_call", number, buttons=thanks.buttons)
    return turn.decide(replace(thanks, buttons=()), call, talk=talk, search=search)


def _meant(turn: Turn) -> str | None:
    """The place that a report is about: the named one, the one talked about, or the only one."""
    search = turn.search
    named = showing.chosen(search, wiring.map(), turn.text, turn.values("rangorde"))
    place = turn.place or named or search.focus
    return place or (search.now[0] if len(search.now) == 1 else None)
