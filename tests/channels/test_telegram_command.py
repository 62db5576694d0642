"""`naast telegram` as a process of its own, as people start it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.channels.bot_api import TOKEN, BotApi


def naast_telegram(var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "telegram"],
        cwd=ROOT,
        env={
            **os.environ,
            "NAAST_DATABASE_URL": f"sqlite:///{var / 'kaart.sqlite3'}",
            "NAAST_TELEGRAM_TOKEN": "",
            "NAAST_TELEGRAM_WEBHOOK": "",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=180,
    )


@pytest.mark.parametrize("token", [TOKEN, "geen token", "123:é"])
def test_a_wrong_token_is_one_plain_sentence_and_status_1(
    api: BotApi, tmp_path: Path, token: str
) -> None:
    api.token = "123456:another-one"
    done = naast_telegram(tmp_path, NAAST_TELEGRAM_TOKEN=token, NAAST_TELEGRAM_API=api.url)
    assert done.returncode == 1 and done.stdout == ""
    [line] = done.stderr.strip().splitlines()
    assert "BotFather" in line and token not in line


def test_without_a_token_it_is_said_how_to_get_one(tmp_path: Path) -> None:
    done = naast_telegram(tmp_path)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "NAAST_TELEGRAM_TOKEN" in done.stderr and "README" in done.stderr
    assert "@BotFather" in (ROOT / "README.md").read_text(encoding="utf-8")
