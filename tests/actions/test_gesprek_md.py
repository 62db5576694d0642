"""The drawing of what each state allows is kept true."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from actions import control, goodbye
from actions.moves import pace
from actions.moves.state import Talk
from actions.turn import Turn

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "gesprek.md").read_text(encoding="utf-8")
STATES = {"samenvatting", "vraag", "wijk", "plek", "eerste_stap", "oefenen", "wissen", "aanbod"}
STATES |= {"terugkoppeling", "melden"}
EXAMPLE = {"vraag": "vraag:ritme_avond", "plek": "plek:vraag_eerste_keer", "oefenen": "oefenen:1"}


def rows(heading: str) -> dict[str, list[str]]:
    table = PAGE.split(f"## {heading}")[1].split("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]
    return {cell[0]: cell[1:] for cell in cells}


def in_code() -> set[str]:
    """Every question that an action or a move can leave open."""
    found: set[str] = set()
    for path in (ROOT / "actions").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:asking\(|pending=)f?"(\w+)', text))
    return found - {"bedoeling"}


def test_the_drawing_knows_every_question_that_can_be_open() -> None:
    drawn = set(re.findall(r"luisteren --> (\w+)", PAGE))
    assert drawn == in_code() == STATES
    assert set(rows("Wat openstaat")) == {*STATES, "niets"}


def test_the_table_knows_after_which_themes_a_question_has_its_place() -> None:
    table = rows("Waarna een zachte vraag past")
    assert {name for name, cells in table.items() if cells[0]} == pace.ASK_PEOPLE_AFTER
    assert {name for name, cells in table.items() if cells[1]} == pace.ASK_RHYTHM_AFTER


def test_every_state_leads_back_to_listening() -> None:
    assert set(re.findall(r"(\w+) --> luisteren", PAGE)) >= STATES


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("state", sorted({*STATES, "niets"}))
def test_the_table_says_what_a_yes_and_a_no_lead_to(turn: Callable[..., Turn], state: str) -> None:
    pending = None if state == "niets" else EXAMPLE.get(state, state)
    talk = replace(Talk(turn=6), pending=pending)
    yes, no = rows("Wat openstaat")[state]
    said_yes = control.TakeYes().answer(turn("ja", "bevestigen", talk=talk))
    said_no = control.TakeNo().answer(turn("nee", "ontkennen", talk=talk))
    if yes == "plekken":
        assert any(say.options for say in said_yes.says)
    else:
        assert said_yes.says[0].response == yes
    assert said_no.says[0].response == no


SAID: dict[str, Callable[[Callable[..., Turn]], Talk]] = {
    "niets bijzonders": lambda turn: Talk(turn=6),
    "nee": lambda turn: control.TakeNo().answer(turn("nee", "ontkennen", talk=Talk(turn=6))).talk,
    "liever niet": lambda turn: (
        control.TakeUnsure().answer(turn("", "liever_niet_zeggen", talk=Talk(turn=6))).talk
    ),
    "alleen praten": lambda turn: (
        control.OnlyListen().answer(turn("", "wil_alleen_praten", talk=Talk(turn=6))).talk
    ),
    "tevreden alleen": lambda turn: (
        control.LeaveInPeace().answer(turn("", "tevreden_alleen", talk=Talk(turn=6))).talk
    ),
    "stoppen": lambda turn: (
        goodbye.AcceptStop().answer(turn("stop", "stoppen", talk=Talk(turn=6))).talk
    ),
    "nacht": lambda turn: Talk(turn=6),
}


def turns_without(allowed: Callable[[int], bool]) -> int | None:
    """How many turns after the sixth nothing is allowed; None for never."""
    for later in range(1, 60):
        if allowed(6 + later):
            return later - 1
    return None


@pytest.mark.parametrize("said", SAID)
def test_the_table_says_what_a_wish_puts_off(turn: Callable[..., Turn], said: str) -> None:
    offers, questions, _ = rows("Wat een wens van de ander verandert")[said]
    talk = replace(SAID[said](turn), themes=("eenzaam",))
    hour = 2 if said == "nacht" else 14
    no_offer = turns_without(lambda n: pace.may_offer(replace(talk, turn=n), hour))
    no_question = turns_without(lambda n: pace.may_ask(replace(talk, turn=n)))
    if offers in ("nooit", "niet"):
        assert no_offer is None
    elif offers == "mag":
        assert no_offer == 0
    else:
        assert no_offer == int(re.findall(r"\d+", offers)[0])
    if questions == "nooit":
        assert no_question is None
    elif questions == "mag" and said != "alleen praten":
        assert no_question == 0
    elif questions != "mag":
        assert no_question == int(re.findall(r"\d+", questions)[0])
    else:
        assert no_question is not None


def test_numbers_in_the_drawing_are_those_of_the_code() -> None:
    assert f"na beurt {pace.FIRST_OFFER}, overdag" in PAGE
    assert f"samenvatting: na beurt {pace.FIRST_SUMMARY}" in PAGE
    assert f"na beurt {pace.FIRST_QUESTION}, hooguit {pace.MOST_OF_A_KIND} per soort" in PAGE
