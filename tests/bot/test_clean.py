from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clean import Kind, clean, kind_of, not_a_command


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Kind.EMPTY),
        ("   \n\t ", Kind.EMPTY),
        ("\u200b\u200d", Kind.EMPTY),
        ("😀", Kind.EMOJI),
        ("👍🏽 ❤️", Kind.EMOJI),
        ("...", Kind.MARKS),
        ("?!", Kind.MARKS),
        ("hoi", Kind.WORDS),
        ("😀 gaat wel", Kind.WORDS),
        ("123", Kind.WORDS),
        ("مرحبا", Kind.WORDS),
    ],
)
def test_a_message_is_sorted_by_what_it_holds(text: str, kind: Kind) -> None:
    assert kind_of(clean(text)) is kind


def test_control_characters_and_broken_surrogates_go() -> None:
    assert clean("ho\x00i\x1b[0m\ud800") == "ho i [0m"


def test_lines_stay_lines() -> None:
    assert clean(" een\ntwee ") == "een\ntwee"


@given(st.text(max_size=300))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=100))
def test_no_text_is_a_command_to_rasa(text: str) -> None:
    assert not not_a_command(text).startswith("/")
