"""A first visit, spelled out: what is known of the door, and three sizes of a step. Pure."""

from __future__ import annotations

from actions.moves.fragments import fragment
from actions.moves.state import Talk
from actions.moves.subjects import subject
from social_map import Service, cost

MOST_ON_A_NOTE = 3


def first_visit(service: Service) -> str:
    """The card: door, who is there, sitting, leaving, cost, work; the unknown is said."""
    lines = (
        fragment("utter_visit_title", wat=service.name),
        _door(service),
        _meet(service),
        _sit(service),
        fragment("utter_visit_leave_phone" if service.home_based else "utter_visit_leave"),
        cost(service),
        fragment("utter_visit_work"),
    )
    return "\n".join(lines)


def _door(service: Service) -> str:
    if service.home_based:
        return fragment("utter_visit_door_home")
    if service.street:
        return fragment("utter_visit_door_street", plaats=service.street)
    if service.wijk:
        return fragment("utter_visit_door_wijk", wijk=service.wijk)
    return fragment("utter_visit_door_unknown")


def _meet(service: Service) -> str:
    if service.run_by_peers:
        return fragment("utter_visit_meet_peers")
    if service.contact == "een-op-een":
        return fragment("utter_visit_meet_one")
    if service.contact == "geen":
        return fragment("utter_visit_meet_nobody")
    return fragment("utter_visit_meet_unknown")


def _sit(service: Service) -> str:
    known = {"geen": "utter_visit_sit_alone", "weinig": "utter_visit_sit_few"}
    if service.contact in known:
        return fragment(known[service.contact])
    if service.contact == "een-op-een" or service.home_based:
        return fragment("utter_visit_sit_one")
    return fragment("utter_visit_sit_unknown")


def sizes(service: Service) -> dict[str, str]:
    """The same place as a small, a middle and a large step: `klein`, `midden`, `groot`."""
    return {"klein": _small(service), "midden": _middle(service), "groot": _large(service)}


def _small(service: Service) -> str:
    if service.phone:
        return fragment("utter_size_write_down")
    if service.website:
        return fragment("utter_size_look_online")
    return fragment("utter_size_look_on_map" if service.street else "utter_size_read_again")


def _middle(service: Service) -> str:
    if service.phone:
        return fragment("utter_size_call")
    if service.street and not service.home_based:
        return fragment("utter_size_walk_past")
    return fragment("utter_size_mail" if service.email else "utter_size_ask_around")


def _large(service: Service) -> str:
    if service.home_based:
        return fragment("utter_size_talk")
    walk_in = service.registration == "inloop"
    return fragment("utter_size_walk_in" if walk_in else "utter_size_come_and_see")


def note(talk: Talk, service: Service | None) -> str:
    """The lines of a note to take along: what the person told of, and where they want to look."""
    about = [subject(name).own_phrase for name in talk.subjects[-MOST_ON_A_NOTE:]]
    lines = [fragment("utter_note_hello")]
    if service is not None:
        lines.append(fragment("utter_note_place", plaats=service.name))
    told = fragment("utter_note_about", wat=", ".join(about)) if about else ""
    lines.append(told or fragment("utter_note_about_nothing"))
    lines.append(fragment("utter_note_end"))
    return "\u201c" + "\n".join(lines) + "\u201d"
