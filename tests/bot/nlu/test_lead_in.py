"""What people put around a sentence is taken off before it is read."""

from __future__ import annotations

import pytest

from bot.nlu.lead_in import LeadIn
from bot.normalise import normalise

LEAD_IN = LeadIn.read()


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Hoi ik zie bijna niemand", "ik zie bijna niemand"),
        ("Hallo, ik heb een vraagje, waar kan ik koffie drinken?", "waar kan ik koffie drinken"),
        ("goedemiddag allemaal, ik woon alleen hoor", "ik woon alleen"),
        ("nee ik wil dat niet", "ik wil dat niet"),
        ("eerlijk gezegd ben ik vaak alleen, snap je", "ben ik vaak alleen"),
        ("ik ben er geweest, groetjes", "ik ben er geweest"),
    ],
)
def test_a_sentence_stands_by_itself(said: str, bare: str) -> None:
    assert LEAD_IN.without(normalise(said)) == bare


@pytest.mark.parametrize(
    "said",
    ["hoi", "nee hoor", "ja dank je", "hoi daar", "goedemorgen allemaal", "ik wil iets leren"],
)
def test_what_says_something_by_itself_stays_whole(said: str) -> None:
    plain = normalise(said)
    assert LEAD_IN.without(plain) == plain


def test_an_empty_text_and_a_very_long_one_are_no_trouble() -> None:
    assert LEAD_IN.without("") == ""
    many = "hallo " * 400 + "ik zie bijna niemand"
    assert LEAD_IN.without(many).endswith("ik zie bijna niemand")


def test_a_word_that_only_begins_alike_is_no_opening() -> None:
    assert LEAD_IN.without("janneke komt elke dag") == "janneke komt elke dag"
    assert LEAD_IN.without("dagen zijn zo lang") == "dagen zijn zo lang"
