"""The pure parts: reading updates, cutting texts, neighbourhoods, state, ledger, leader."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.incoming import read_update
from bot.channels.telegram.leader import FileLeader
from bot.channels.telegram.ledger import HELD, REMEMBERED, Ledger, Turn
from bot.channels.telegram.nearby import _towns, wijk_near
from bot.channels.telegram.outgoing import (
    Button,
    Message,
    as_messages,
    from_text,
    size,
    split_text,
    to_text,
)
from bot.channels.telegram.state import Asked, TalkState, key_of
from bot.checkins import open_database
from bot.settings import ROOT
from social_map import open_map
from tests.conftest import Clock

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "chat",
                    "id",
                    "type",
                    "text",
                    "message",
                    "message_id",
                    "data",
                    "location",
                    "latitude",
                    "longitude",
                    "sticker",
                    "emoji",
                    "new_chat_member",
                    "status",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    kind=st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "x"]),
    content=JSON,
)
def test_no_update_whatever_raises(kind: str, content: object) -> None:
    found = read_update({"update_id": 7, kind: content})
    assert found is not None and found.number == 7


@given(JSON)
def test_what_is_no_update_is_none(content: object) -> None:
    assert read_update(content) is None


@given(st.text(max_size=400), st.integers(min_value=5, max_value=60))
def test_a_split_text_loses_no_word_and_no_part_is_too_long(text: str, most: int) -> None:
    parts = split_text(text, most)
    assert all(size(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_text_is_split_at_the_end_of_a_sentence() -> None:
    assert split_text("Eerste zin hier. Tweede zin daar.", 20) == [
        "Eerste zin hier.",
        "Tweede zin daar.",
    ]


def test_a_blank_line_is_a_better_place_than_a_sentence() -> None:
    assert split_text("Eerste alinea.\n\nTweede. Derde zin.", 24)[0] == "Eerste alinea."


def test_an_emoji_is_never_cut_in_two() -> None:
    parts = split_text("😀" * 50, 7)
    assert "".join(parts) == "😀" * 50 and all(size(part) <= 7 for part in parts)


def test_messages_survive_being_kept() -> None:
    messages = [
        *as_messages("hoi", [Button("Ja", "k")]),
        Message(contact={"phone_number": "1", "first_name": "x"}),
        Message(venue={"latitude": 1.5, "longitude": 2.0, "title": "t", "address": "a"}),
    ]
    assert from_text(to_text(messages)) == messages


def test_a_state_survives_being_kept() -> None:
    state = TalkState(asked=Asked.DAY).used("utter_x").offering('/kies{"rangorde":"1"}')
    assert TalkState.from_text(state.to_text()) == state
    assert TalkState.from_text(None) == TalkState()
    assert len(key_of("x" * 500)) <= 64


# ---- neighbourhoods


def test_the_neighbourhoods_are_those_of_the_map(tmp_path: Path) -> None:
    kaart = open_map(
        f"sqlite:///{tmp_path / 'kaart.sqlite3'}",
        "zwolle",
        data_dir=ROOT / "social_map" / "data",
    )
    for name in _towns()["zwolle"]["wijken"]:
        found = kaart.find_wijk(f"ik zoek iets in de buurt van {name}")
        assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("latitude", "longitude", "wijk"),
    [
        (52.5126, 6.0916, "Binnenstad"),
        (52.5047, 6.0917, "Assendorp"),
        (51.9244, 4.4777, None),
        (0.0, 0.0, None),
    ],
)
def test_the_nearest_neighbourhood_is_named_and_none_outside_town(
    latitude: float, longitude: float, wijk: str | None
) -> None:
    assert wijk_near("zwolle", latitude, longitude) == wijk


def test_a_town_without_a_table_has_no_neighbourhoods() -> None:
    assert wijk_near("elders", 52.5, 6.1) is None


# ---- which update was answered


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Ledger:
    return Ledger(open_database(f"sqlite:///{tmp_path / 'kaart.sqlite3'}"), clock)


async def test_an_update_is_ours_until_done(ledger: Ledger) -> None:
    assert (await ledger.begin(1, take_over=False)).turn is Turn.OURS
    assert (await ledger.begin(1, take_over=False)).turn is Turn.OTHERS
    assert (await ledger.begin(1, take_over=True)).turn is Turn.OURS
    await ledger.sent(1, 2, done=False)
    assert (await ledger.begin(1, take_over=True)).sent == 2
    await ledger.sent(1, 3, done=True)
    assert (await ledger.begin(1, take_over=True)).turn is Turn.DONE


async def test_what_a_dead_process_held_is_free_after_a_minute(
    ledger: Ledger, clock: Clock
) -> None:
    await ledger.begin(1, take_over=False)
    clock.move(HELD + 1)
    assert (await ledger.begin(1, take_over=False)).turn is Turn.OURS


async def test_what_was_let_go_is_free_at_once(ledger: Ledger) -> None:
    await ledger.begin(1, take_over=False)
    ledger.let_go(1)
    assert (await ledger.begin(1, take_over=False)).turn is Turn.OURS


async def test_old_numbers_are_forgotten(ledger: Ledger, clock: Clock) -> None:
    await ledger.begin(1, take_over=False)
    await ledger.sent(1, 1, done=True)
    clock.move(REMEMBERED / 2)
    ledger.forget_old()
    assert (await ledger.begin(1, take_over=False)).turn is Turn.DONE
    clock.move(REMEMBERED)
    ledger.forget_old()
    assert (await ledger.begin(1, take_over=False)).turn is Turn.OURS


def test_one_holds_the_right_to_poll_and_the_next_gets_it_when_it_is_free(tmp_path: Path) -> None:
    first, second = FileLeader(tmp_path / "lock"), FileLeader(tmp_path / "lock")
    assert first.hold() and first.hold() and not second.hold()
    first.release()
    first.release()
    assert second.hold() and not first.hold()
    second.release()
