from __future__ import annotations

import time

import pytest

from bot.tokens import LONGEST, BadToken, Tokens

KEY = "k" * 40


def test_a_token_opens_its_own_conversation() -> None:
    tokens = Tokens(KEY)
    conversation_id, token = tokens.make()
    opened = tokens.open(token, now=time.time() + 5)
    assert opened.conversation_id == conversation_id
    assert 0 <= opened.age <= 8


def test_ids_do_not_repeat() -> None:
    tokens = Tokens(KEY)
    assert len({tokens.make()[0] for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1], lambda t: "x" + t, lambda _: "", lambda t: t + t]
)
def test_a_changed_token_opens_nothing(spoil) -> None:
    tokens = Tokens(KEY)
    with pytest.raises(BadToken):
        tokens.open(spoil(tokens.make()[1]), now=time.time())


def test_a_token_of_another_installation_opens_nothing() -> None:
    with pytest.raises(BadToken):
        Tokens(KEY).open(Tokens("z" * 40).make()[1], now=time.time())


def test_a_token_ends_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = Tokens(KEY)
    token = tokens.make()[1]
    made = time.time()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: made + LONGEST + 2, raising=True)
    with pytest.raises(BadToken):
        tokens.open(token, now=made)
