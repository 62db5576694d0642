from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.safety import assess
from tests.channels.bot_api import BotApi
from tests.channels.naast import Naast


@pytest.fixture(scope="session")
def patterns() -> None:
    """The patterns of danger are read before anybody writes, as `naast telegram` does."""
    assess("")


@pytest.fixture(scope="session")
def one_api(patterns: None) -> Iterator[BotApi]:
    """The stand-in of the Bot API, on a port of its own."""
    found = BotApi().start()
    yield found
    found.stop()


@pytest.fixture
def api(one_api: BotApi) -> BotApi:
    """The stand-in, as if nothing ever happened."""
    one_api.reset()
    return one_api


@pytest.fixture
def naast(api: BotApi, tmp_path: Path) -> Iterator[Naast]:
    """The channel, polling the stand-in."""
    found = Naast(api, tmp_path).start()
    yield found
    found.stop()
