"""A small town with known places, and turns that are made by hand: no model, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from actions.moves.state import Search, Talk
from actions.moves.subjects import find_subjects
from actions.turn import Turn
from actions.wiring import wiring
from social_map import Map
from social_map.facts import Reach
from tests.conftest import NOON
from tests.social_map.making import TOWN, WIJKEN, a_service

PLACES = (
    a_service(
        "huiskamer",
        name="Huiskamer De Lantaarn",
        category="ontmoeting",
        contact="weinig",
        registration="inloop",
        street="Bachlaan 4",
        city="Stad",
        wijk="Noordwijk",
        phone="0381234567",
        cost="gratis",
        first_step="Loop een keer binnen.",
        conditions=("inloop",),
    ),
    a_service(
        "eettafel",
        name="Eettafel Onder de Brug",
        category="samen-eten",
        contact="groep",
        registration="aanmelden",
        website="https://www.eettafel.example",
        wijk="Zuidwijk",
    ),
    a_service("tuin", name="Moestuin Het Groene Hek", category="ontmoeting", contact="geen"),
    a_service("kringloop", name="Kringloop", category="vrijwilligerswerk"),
    a_service(
        "maatje",
        name="Maatjes",
        category="maatje",
        contact="een-op-een",
        registration="aanmelden",
        email="maatje@example.org",
        wijk=None,
        reach=Reach.TOWN,
        home_based=True,
    ),
    a_service(
        "veld",
        name="Hondenveld Het Zand",
        category="bewegen-natuur",
        contact="weinig",
        conditions=("hond_mee",),
        street="Zandweg 1",
        wijk="Verrewijk",
    ),
    a_service(
        "vraagbaak",
        name="Sociaal wijkteam",
        category="wijkteam",
        contact="een-op-een",
        phone="0384989980",
    ),
)


@pytest.fixture
def town() -> Iterator[Map]:
    """A map of six places, and actions that look on it."""
    before_map, before_now = wiring.map, wiring.now
    made = Map(PLACES, WIJKEN, TOWN)
    wiring.map, wiring.now = lambda: made, lambda: NOON
    yield made
    wiring.map, wiring.now = before_map, before_now


@pytest.fixture
def turn() -> Callable[..., Turn]:
    """Makes a turn of a text and an intent; the rest is as in a calm talk of some turns."""

    def make(text: str = "", intent: str = "nlu_fallback", **given: Any) -> Turn:
        plain = given.pop("plain", text.lower())
        talk = given.pop("talk", Talk(turn=4))
        made = Turn(
            text=text,
            plain=plain,
            intent=intent,
            confidence=given.pop("confidence", 0.9),
            ranking=given.pop("ranking", ((intent, 0.9),)),
            entities=given.pop("entities", ()),
            subjects=find_subjects(plain),
            channel="web",
            now=given.pop("now", NOON),
            talk=talk,
            search=given.pop("search", Search()),
        )
        return replace(made, **given)

    return make
