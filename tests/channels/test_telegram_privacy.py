"""Nothing that leads back to a person goes further than this channel, or into a file or log."""

from __future__ import annotations

import io
import logging
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.telegram.incoming import read_update
from bot.channels.telegram.state import person_of
from bot.logs import make_wordless
from tests.channels.bot_api import TOKEN, BotApi, Fault
from tests.channels.naast import SECRET, Naast

CHAT = 987_654_321


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level, show = root.handlers[:], root.level, warnings.showwarning
    hook = sys.excepthook
    stream = io.StringIO()
    make_wordless(level=logging.DEBUG, stream=stream)
    root.setLevel(logging.DEBUG)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("naast").setLevel(logging.NOTSET)
    warnings.showwarning = show
    sys.excepthook = hook


def test_the_brain_knows_a_keyed_hash_only(api: BotApi, naast: Naast) -> None:
    api.write("hallo daar", chat=CHAT)
    api.wait_for(1, chat=CHAT)
    [(person, text, metadata)] = naast.brain.heard
    assert person == person_of(SECRET, CHAT)
    known = f"{person} {text} {metadata} {naast.store._values}"
    for secret in (str(CHAT), "Geheimenaam", "geheime_gebruiker"):
        assert secret not in known


def test_the_hash_is_of_the_key_and_of_the_chat() -> None:
    assert person_of("a" * 40, 1) != person_of("b" * 40, 1) != person_of("b" * 40, 2)
    assert person_of("a" * 40, 1) == person_of("a" * 40, 1)


def test_of_the_user_nothing_is_read() -> None:
    class Never(dict[str, object]):
        def __getitem__(self, key: str) -> object:
            raise AssertionError("the user object was read")

        get = __getitem__  # type: ignore[assignment]

    message = {"chat": {"id": CHAT, "type": "private"}, "from": Never(), "text": "hoi"}
    found = read_update({"update_id": 1, "message": message})
    assert found is not None and found.text == "hoi"
    press = {"id": "1", "from": Never(), "data": "x", "message": {**message, "message_id": 3}}
    assert read_update({"update_id": 1, "callback_query": press}) is not None


def test_no_log_holds_token_chat_or_words_whatever_goes_wrong(
    log: io.StringIO, api: BotApi, naast: Naast
) -> None:
    naast.brain.error = RuntimeError("mijn buurvrouw heet Truus")
    api.faults["sendMessage"] = [Fault(500), Fault(429, retry_after=1), Fault(drop=True)]
    api.faults["getUpdates"] = [Fault(500), Fault(409)]
    api.write("mijn buurvrouw heet Truus", chat=CHAT)
    api.wait_for(1, chat=CHAT)
    written = log.getvalue()
    assert "telegram_send_failed" in written
    for secret in (TOKEN, TOKEN.partition(":")[2], str(CHAT), "Truus", "Geheimenaam"):
        assert secret not in written


def test_no_file_holds_chat_token_or_words(api: BotApi, tmp_path: Path) -> None:
    naast = Naast(api, tmp_path).start()
    api.write("bericht later", chat=CHAT)
    api.wait_for(1, chat=CHAT)
    api.press("Morgen", chat=CHAT)
    api.wait_for(2, chat=CHAT)
    naast.stop()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "afspraken.sqlite3" for path in files)
    for path in files:
        content = path.read_bytes()
        for secret in (str(CHAT), TOKEN, "bericht later", "Geheimenaam"):
            assert secret.encode() not in content, path.name
        assert CHAT.to_bytes(4, "big") not in content, path.name


def test_a_wrong_token_is_not_shown_anywhere(
    log: io.StringIO, api: BotApi, tmp_path: Path
) -> None:
    api.token = "654321:another"
    naast = Naast(api, tmp_path).start()
    naast.stop()
    shown = f"{log.getvalue()} {naast.told} {naast.error} {naast.error!r}"
    assert TOKEN not in shown and "stand-in-token" not in shown
