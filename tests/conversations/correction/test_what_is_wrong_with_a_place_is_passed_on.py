"""Who says that something on the list is wrong is thanked, and only the reason goes further."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import create_engine, text

from actions.wiring import wiring
from tests.conversations.telling import says

pytestmark = pytest.mark.brain


def reports() -> dict[tuple[str, str], int]:
    return {(one.service_id, one.reason): one.count for one in wiring.map().reports}


def test_a_button_says_what_is_wrong(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.press("Meer over 1")
    place = talk.options[0]["id"]
    before = reports().get((place, "tijden"), 0)
    talk.press("Dit klopt niet")
    assert says(talk.last, "utter_report_ask")
    talk.press("Tijden kloppen niet")
    assert says(talk.last, "utter_report_thanks")
    assert len(talk.last.split()) <= 12
    assert reports()[place, "tijden"] == before + 1
    talk.say("wat kost het daar?")
    assert talk.brain and talk.last


def test_it_may_be_typed(talk) -> None:
    talk.say("ik zoek een maatje")
    places = [option["id"] for option in talk.options]
    talk.say("die plek bestaat niet meer")
    assert says(talk.last, "utter_report_which")
    before = reports().get((places[1], "weg"), 0)
    talk.say("de tweede")
    assert says(talk.last, "utter_report_thanks")
    assert reports()[places[1], "weg"] == before + 1


def test_nothing_of_the_person_is_kept(talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.press("Meer over 1")
    talk.press("Dit klopt niet")
    talk.say("ik heet Wubbo Zandkruier en ik belde mijn zus kwakkelstein")
    talk.say("dat nummer klopt niet")
    assert says(talk.last, "utter_report_thanks")
    engine = create_engine(wiring.map()._shelf._engine.url, future=True)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM map_report")).all()
    engine.dispose()
    assert rows and all(len(row) == 4 for row in rows)
    for word in ("wubbo", "zandkruier", "kwakkelstein", "zus"):
        assert word not in repr(rows).casefold()
        assert word not in caplog.text.casefold()
