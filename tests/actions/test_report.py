"""Something is wrong with a place: one word of why is passed on, and nothing of the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actions import offer, search
from actions.moves import words
from actions.moves.buttons import button
from actions.moves.context import read
from actions.moves.say import Decision
from actions.moves.state import Search, Talk
from actions.report import REASONS, take_report
from actions.turn import Turn
from actions.wiring import wiring
from social_map import DatabaseError, Map
from social_map import vocabulary as map_words
from social_map.reports import Reported
from tests.conftest import NOON

SHOWN = Search(category="zoek_ontmoeting", now=("huiskamer", "eettafel"))
TALK = Talk(turn=5, last_offer=4)
DAY = NOON.date()


def names(decision: Decision) -> list[str]:
    return [say.response for say in decision.says if say.response]


def buttons(decision: Decision) -> list[str]:
    return [name for say in decision.says for name in say.buttons]


@pytest.fixture
def said(turn: Callable[..., Turn], town: Map) -> Callable[..., Decision]:
    """Answers a message as the house would: read in its context, then taken in."""

    def answer(text: str, **given: Any) -> Decision:
        made = turn(text, given.pop("intent", "nlu_fallback"), talk=TALK, search=SHOWN)
        made = replace(made, **given)
        reading = read(made, lambda: town)
        assert reading.wish.startswith("melden"), reading
        made = replace(made, intent=reading.intent, wish=reading.wish, place=reading.place)
        return offer.TellFact().answer(made)

    return answer


def pressed(name: str) -> dict[str, Any]:
    """A turn in which this button was pressed."""
    payload = button(name)["payload"]
    intent, _, rank = payload[1:].partition('{"rangorde":"')
    return {
        "intent": intent,
        "pressed": True,
        "entities": ({"entity": "rangorde", "value": rank.rstrip('"}')},),
    }


def test_the_reasons_are_those_of_the_map_each_with_a_button() -> None:
    assert tuple(REASONS) == map_words.REASONS
    assert set(words._table()["melden"]) == {*REASONS, ""}
    for reason, name in REASONS.items():
        assert button(name)["payload"].endswith(f'"melden:{reason}"}}')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("dat nummer klopt niet", "nummer"),
        ("het telefoonnummer werkt niet meer", "nummer"),
        ("die plek bestaat niet meer", "weg"),
        ("hey, de tijden kloppen niet", "tijden"),
        ("ik stond voor een dichte deur", "tijden"),
        ("het adres klopt niet", "adres"),
        ("dit is niet gratis", "anders"),
        ("dit klopt niet", ""),
        ("er klopt iets niet", ""),
        ("die zit er al jaren niet meer", "weg"),
        ("ik las dat die gesloten is", "weg"),
        ("nou het buurthuis is allang dicht", "weg"),
    ],
)
def test_what_is_wrong_is_heard_in_plain_words(text: str, reason: str) -> None:
    assert words.wrong(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "mijn ouders zijn er niet meer",
        "ze zijn er niet meer",
        "ze zijn verhuisd",
        "mijn leven klopt niet",
        "mijn baan bestaat niet meer",
        "dat is weg",
        "er klopt iets niet aan mij",
        "nummer",
        "",
    ],
)
def test_a_story_is_no_report(text: str) -> None:
    assert words.wrong(text) is None


def test_one_word_is_enough_for_who_was_asked() -> None:
    assert words.wrong("het nummer", asked=True) == "nummer"
    assert words.wrong("de tijden", asked=True) == "tijden"


def test_without_places_on_the_table_nothing_is_a_report(turn, town: Map) -> None:
    talked = turn("dit klopt niet", talk=TALK)
    assert not read(talked, lambda: town).wish.startswith("melden")


def test_a_while_after_the_places_a_vague_word_is_about_something_else(turn, town: Map) -> None:
    later = replace(TALK, turn=12)
    vague = turn("dit klopt niet", talk=later, search=SHOWN)
    assert not read(vague, lambda: town).wish.startswith("melden")
    plain = turn("dat nummer klopt niet", talk=later, search=SHOWN)
    assert read(plain, lambda: town).wish == "melden:nummer"


def test_a_question_of_ours_is_answered_first(turn, town: Map) -> None:
    asked = replace(TALK, pending="samenvatting")
    answer = turn("dat klopt niet", "ontkennen", talk=asked, search=SHOWN)
    assert read(answer, lambda: town).intent == "ontkennen"


def test_the_question_for_the_neighbourhood_does_not_stand_in_the_way(said) -> None:
    answer = said("dat klopt niet", talk=replace(TALK, pending="wijk"))
    assert names(answer) == ["utter_report_which"]


def test_for_one_place_a_reason_is_passed_on_at_once(said, town: Map) -> None:
    answer = said("dat nummer klopt niet", search=replace(SHOWN, focus="huiskamer"))
    assert town.reports == (Reported("huiskamer", "nummer", 1, DAY),)
    assert names(answer) == ["utter_report_thanks"]
    assert answer.talk.pending is None


def test_a_place_that_is_named_is_the_one_that_is_meant(turn, town: Map) -> None:
    made = replace(turn("de eerste", talk=TALK, search=SHOWN), wish="melden:weg")
    take_report(made)
    assert town.reports == (Reported("huiskamer", "weg", 1, DAY),)


def test_with_more_places_it_is_asked_which_and_then_passed_on(said, town: Map) -> None:
    which = said("die plek bestaat niet meer")
    assert names(which) == ["utter_report_which"]
    assert town.reports == ()
    said("de tweede", talk=replace(which.talk, turn=6), search=which.search)
    assert town.reports == (Reported("eettafel", "weg", 1, DAY),)


def test_which_one_may_be_answered_with_a_button(said, town: Map) -> None:
    which = said("die plek bestaat niet meer")
    said("", talk=replace(which.talk, turn=6), search=which.search, **pressed("eerste"))
    assert town.reports == (Reported("huiskamer", "weg", 1, DAY),)


def test_a_vague_word_gets_five_buttons_and_the_button_is_passed_on(said, town: Map) -> None:
    focused = replace(SHOWN, focus="huiskamer")
    ask = said("", search=focused, **pressed("dit_klopt_niet"))
    assert names(ask) == ["utter_report_ask"]
    assert buttons(ask) == list(REASONS.values())
    assert town.reports == ()
    thanks = said("", talk=ask.talk, search=ask.search, **pressed("meld_tijden"))
    assert names(thanks) == ["utter_report_thanks"]
    assert town.reports == (Reported("huiskamer", "tijden", 1, DAY),)


def test_the_buttons_may_be_answered_in_a_word(said, town: Map) -> None:
    ask = said("dit klopt niet", search=replace(SHOWN, focus="huiskamer"))
    said("het adres", talk=replace(ask.talk, turn=6), search=ask.search)
    assert town.reports == (Reported("huiskamer", "adres", 1, DAY),)


def test_who_would_rather_not_say_it_is_left_in_peace(turn, said, town: Map) -> None:
    ask = said("dit klopt niet", search=replace(SHOWN, focus="huiskamer"))
    no = turn("laat maar", "ontkennen", talk=ask.talk, search=ask.search)
    assert read(no, lambda: town).intent == "ontkennen"
    assert town.reports == ()


def test_the_same_said_twice_in_a_talk_counts_once(said, town: Map) -> None:
    focused = replace(SHOWN, focus="huiskamer")
    first = said("dat nummer klopt niet", search=focused)
    again = said("dat nummer klopt niet", search=first.search)
    assert names(again) == ["utter_report_thanks"]
    assert [one.count for one in town.reports] == [1]
    said("dat adres klopt niet", search=again.search)
    assert {one.reason for one in town.reports} == {"nummer", "adres"}


def test_what_cannot_be_kept_is_said(said, town: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr(town, "report", refuse)
    answer = said("dat nummer klopt niet", search=replace(SHOWN, focus="huiskamer"))
    assert names(answer) == ["utter_report_failed"]
    assert answer.search.reported == ()


def test_only_the_place_the_reason_and_the_day_leave_the_talk(
    said, town: Map, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[object, ...]] = []

    def note(*given: object, day: date) -> None:
        kept.append((*given, day))

    monkeypatch.setattr(wiring.map(), "report", note)
    answer = said("hey, dat nummer klopt niet", search=replace(SHOWN, focus="huiskamer"))
    assert kept == [("huiskamer", "nummer", DAY)]
    written = repr((answer.talk.write(), answer.search.write()))
    assert "klopt" not in written and "hey" not in written


def test_the_button_stands_under_one_place(turn, town: Map) -> None:
    one = offer.ShowPlace().answer(turn("1", "kiest_optie", search=SHOWN, talk=TALK))
    assert "dit_klopt_niet" in buttons(one)
    fact = offer.TellFact().answer(
        turn("", "vraag_kosten", search=replace(SHOWN, focus="huiskamer"), talk=TALK)
    )
    assert "dit_klopt_niet" in buttons(fact)
    alone = search.SearchMap().answer(turn("waar is een maatje", "zoek_maatje"))
    assert ("dit_klopt_niet" in buttons(alone)) == (len(alone.search.now) == 1)


def test_before_any_place_the_button_asks_nothing(turn, town: Map) -> None:
    made = replace(turn("", "vraag_contactgegevens", talk=TALK), wish="melden", pressed=True)
    assert names(take_report(made)) == ["utter_nothing_shown_yet"]
