"""The first step: the door, three sizes, a rehearsal, a note; and that it need not be today."""

from __future__ import annotations

from dataclasses import replace

from actions.moves import first_visit
from actions.moves.say import Decision, Say
from actions.moves.showing import rank_buttons
from actions.offer import meant_places
from actions.turn import TalkAction, Turn
from actions.wiring import wiring
from social_map import first_step


class SpellFirstStep(TalkAction):
    """Spells out the first step to the place that is meant, or to someone who can be asked."""

    action_name = "action_spell_first_step"

    def answer(self, turn: Turn) -> Decision:
        map_ = wiring.map()
        talk = replace(turn.talk, pending=None, misses=0)
        if turn.wish == "oefenen":
            talk = replace(talk, pending="oefenen:1")
            return turn.decide(Say("utter_rehearse_begin"), talk=talk)
        meant = meant_places(turn)
        if turn.wish == "briefje":
            place = meant[0] if len(meant) == 1 else None
            lines = first_visit.note(talk, place)
            return turn.decide(Say("utter_note", {"regels": lines}), talk=talk)
        if len(meant) > 1:
            talk = replace(talk, pending=f"plek:{turn.intent}")
            buttons = rank_buttons(len(meant))
            return turn.decide(Say("utter_which_one", buttons=buttons), talk=talk)
        service = meant[0] if meant else map_.ask
        if service is None:
            return turn.decide(Say("utter_nothing_shown_yet"), talk=talk)
        says = (
            Say(text=first_visit.first_visit(service)),
            Say(text=first_step(service, now=turn.now, ask=map_.ask)),
            Say(
                "utter_first_step_sizes",
                first_visit.sizes(service),
                buttons=("zeggen", "oefenen", "briefje"),
            ),
        )
        search = replace(turn.search, focus=service.id)
        talk = replace(talk, pending="eerste_stap")
        return turn.decide(*says, talk=talk, search=search)
