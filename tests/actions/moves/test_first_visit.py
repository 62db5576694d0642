"""A first visit spelled out: what is known is told, what is not known is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.moves import first_visit
from actions.moves.state import Talk
from social_map import Map, Service


def place(town: Map, name: str) -> Service:
    service = town.service(name)
    assert service is not None
    return service


def test_the_card_names_door_people_sitting_leaving_cost_and_work(town: Map) -> None:
    lines = first_visit.first_visit(place(town, "huiskamer")).splitlines()
    assert len(lines) == 7
    assert "De Lantaarn" in lines[0]
    assert "Bachlaan 4" in lines[1]
    assert "weet ik niet" in lines[2]
    assert "hoeft niet" in lines[3]
    assert "Weggaan" in lines[4]
    assert "gratis" in lines[5]
    assert "werk" in lines[6]


def test_what_is_not_known_is_said_line_by_line(town: Map) -> None:
    bare = Service("kaal", "Kaal", "ontmoeting", "Een plek.")
    text = first_visit.first_visit(bare)
    assert text.count("weet ik niet") + text.count("weten we niet") >= 4


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"home_based": True}, "Je hoeft er de deur niet voor uit"),
        ({"street": None}, "In Noordwijk"),
        ({"run_by_peers": True}, "kennen het zelf"),
        ({"contact": "een-op-een"}, "één mens"),
        ({"contact": "geen"}, "eigen gang"),
        ({"contact": "groep"}, "Of je stil mag zitten, weet ik niet"),
    ],
)
def test_what_is_known_changes_the_card(town: Map, change: dict, words: str) -> None:
    changed = replace(place(town, "huiskamer"), **change)
    assert words.lower() in first_visit.first_visit(changed).lower()


def test_the_same_place_has_three_different_sizes(town: Map) -> None:
    for service in town.services:
        sizes = first_visit.sizes(service)
        assert list(sizes) == ["klein", "midden", "groot"]
        assert len(set(sizes.values())) == 3
    phone = first_visit.sizes(place(town, "huiskamer"))
    assert "nummer" in phone["klein"] and "bellen" in phone["midden"]
    assert "binnenlopen" in phone["groot"]
    assert "praten" in first_visit.sizes(place(town, "maatje"))["groot"]
    assert "mailtje" in first_visit.sizes(place(town, "maatje"))["midden"]


def test_a_note_speaks_as_the_person_and_holds_subjects_only(town: Map) -> None:
    talk = Talk(subjects=("rug", "hoofd", "moe", "brief_instantie"))
    note = first_visit.note(talk, place(town, "huiskamer"))
    assert note.startswith("“") and note.endswith("”")
    assert "wat er in mijn hoofd zit" in note and "hoe moe ik ben" in note
    assert "De Lantaarn" in note
    assert "rug" not in note  # three at most, the newest
    assert " je " not in note
    assert first_visit.note(Talk(), None).count("\n") == 2


def test_every_subject_can_stand_on_a_note() -> None:
    from actions.moves.subjects import table

    for subject in table():
        assert " je " not in f" {subject.own_phrase} ", subject.name
