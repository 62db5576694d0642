"""Who cannot call is shown ways to a place that need no phone."""

from __future__ import annotations

import pytest

from actions.moves import context, words
from actions.moves.no_calls import without_calls
from actions.moves.say import Say

CARD = "Buurtkamer.\nStraat. Bel 038-123 45 67. Mail een@voorbeeld.nl.\nJe kunt gewoon bellen."
ONLY = "Een lijn. In het hele land. Bel 088-123 45 67.\nWat het kost, weten we niet."


def test_a_card_keeps_all_but_the_phone() -> None:
    said = without_calls(Say(text=CARD, options=({"phone": "038-123 45 67", "name": "x"},)))
    assert said.text == "Buurtkamer.\nStraat. Mail een@voorbeeld.nl."
    assert said.options[0] == {"phone": None, "name": "x"}


def test_a_place_with_nothing_but_a_phone_says_so() -> None:
    assert "alleen een telefoonnummer" in without_calls(Say(text=ONLY)).text
    with_site = without_calls(Say(text=ONLY, options=({"website": "lijn.nl", "phone": "1"},)))
    assert "lijn.nl" in with_site.text and "088" not in with_site.text


def test_what_is_no_place_stays_as_it_is() -> None:
    assert without_calls(Say("utter_listen")) == Say("utter_listen")


@pytest.mark.parametrize(
    ("text", "cannot"),
    [
        ("ik ben doof", True),
        ("bellen kan ik niet", True),
        ("ik kan niet bellen", True),
        ("kan dat ook zonder te bellen", True),
        ("ik durf niet te bellen", False),
        ("ik kan hem niet bellen", False),
        ("mijn zoon kan niet slapen", False),
        ("ben je doof of zo", False),
    ],
)
def test_who_cannot_call(turn, text: str, cannot: bool) -> None:
    assert words.says("belt_niet", text) is cannot
    assert context.take_facts(turn(text)).search.no_calls is cannot
