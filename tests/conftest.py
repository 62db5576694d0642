"""What all tests share: fixed clocks, and one real house with the trained model."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
NOON = datetime(2026, 11, 23, 14, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""A Monday afternoon: every test that does not move the clock plays here."""


def skip_or_fail(what: str, how: str) -> None:
    """Skip a test whose service is absent, saying how to get it; fail with REQUIRE_ALL=1."""
    line = f"overgeslagen: {what} is er niet; {how}"
    if REQUIRE_ALL:
        pytest.fail(line)
    pytest.skip(line)


class Clock:
    """A clock that moves only when a test says so."""

    def __init__(self, seconds: float = 1000.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds

    def move(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def copy_of(tmp_path: Path):
    """A copy of a project folder that a test may spoil."""

    def copy(folder: Path) -> Path:
        target = tmp_path / folder.name
        shutil.copytree(folder, target)
        return target

    return copy


@pytest.fixture(scope="session")
def trained_model() -> Path:
    """The current trained model; trained first when the data changed.

    With NAAST_TEST_MODEL_AS_IS=1 the model that lies there is used, whatever changed since.
    """
    from bot.settings import ROOT
    from bot.training import MODEL, is_current, train

    models = ROOT / "models"
    as_is = os.environ.get("NAAST_TEST_MODEL_AS_IS") == "1" and (models / MODEL).is_file()
    if not as_is and not is_current(ROOT, models):
        train(ROOT, models)
    return models / MODEL


@pytest.fixture(scope="session")
def real_house(trained_model: Path, tmp_path_factory) -> Iterator[object]:
    """The whole house, awake, with the real model, real actions and the map of Zwolle."""
    from actions.wiring import wiring
    from bot.logs import make_wordless
    from bot.settings import read_settings
    from bot.wiring import build

    make_wordless()
    var = tmp_path_factory.mktemp("var")
    os.environ["NAAST_DATABASE_URL"] = f"sqlite:///{var / 'kaart.sqlite3'}"
    settings = read_settings({"NAAST_DATABASE_URL": os.environ["NAAST_DATABASE_URL"]}, var=var)
    wiring.now = lambda: NOON
    house = build(settings, now=lambda: NOON)
    house.brain.wake()
    assert house.brain.wait(120), "the brain did not wake"
    yield house
    house.brain.close()


@pytest.fixture(scope="session")
def real_door_url(real_house) -> Iterator[str]:
    """The address of a door with everything real behind it."""
    import uvicorn

    from bot.door.app import make_app

    app = make_app(real_house.settings, real_house.service, real_house.store, clock=time.time)
    config = uvicorn.Config(app, port=0, ws="none", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
