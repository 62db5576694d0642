"""Who is watched at home and types "wis alles" is wiped at once, in the middle of danger too."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.brain


@pytest.mark.parametrize("words", ["wis alles", "wis", "Wis dit gesprek nu"])
def test_wipe_is_done_and_nothing_of_the_danger_stays(talk, words: str) -> None:
    assert "0800-2000" in talk.say("mijn man slaat me als hij gedronken heeft")
    answer = talk.say(words)
    assert "0800" not in answer and "112" not in answer
    assert not talk.buttons
    assert "0800" not in talk.say("hoi")


def test_how_to_wipe_is_explained_and_does_not_wipe(talk) -> None:
    talk.say("mijn man slaat me als hij gedronken heeft")
    assert "0800-2000" in talk.say("hoe wis ik dit gesprek")
    assert "0800-2000" in talk.say("ik zit op de bank")
