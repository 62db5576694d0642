"""The command line: quick help, plain errors, and exit statuses."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT, SettingsError, read_settings


def naast(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_help_names_every_command_with_an_example() -> None:
    shown = naast("--help").stdout
    for command in ("run", "chat", "train", "parse", "map", "voice", "data"):
        assert command in shown
    for command in ("run", "chat", "train", "parse"):
        assert "Voorbeeld:" in naast(command, "--help").stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; import bot.cli; "
        "print([m for m in ('rasa', 'tensorflow', 'sklearn', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("content", "line"),
    [('{"text": "hoi"}\nnee\n', "2"), ('{"tekst": "hoi"}\n', "1"), ('{"text": 3}\n', "1")],
)
def test_parse_names_the_line_that_is_wrong(tmp_path: Path, content: str, line: str) -> None:
    path = tmp_path / "zinnen.jsonl"
    path.write_text(content)
    done = naast("parse", str(path))
    assert done.returncode == 2
    assert f"Regel {line}" in done.stderr
    assert "Traceback" not in done.stderr


def test_parse_of_a_file_that_is_not_there_says_so() -> None:
    done = naast("parse", "nergens.jsonl")
    assert done.returncode == 2
    assert "nergens.jsonl" in done.stderr and "Traceback" not in done.stderr


def test_wrong_use_is_status_2() -> None:
    assert naast("parse").returncode == 2
    assert naast("nergens").returncode == 2


def test_a_port_that_is_taken_is_one_plain_sentence(trained_model: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = naast("run", "--port", str(port))
    assert done.returncode == 1
    assert str(port) in done.stderr and "Traceback" not in done.stderr


def test_a_setting_that_cannot_be_used_is_one_plain_sentence() -> None:
    done = naast("train", NAAST_SESSION_MINUTES="veel")
    assert done.returncode == 1
    assert "NAAST_SESSION_MINUTES" in done.stderr and "veel" not in done.stderr


def test_voice_shows_every_variant() -> None:
    done = naast("voice", "preview", "utter_welcome")
    assert done.returncode == 0 and "programma" in done.stdout
    assert naast("voice", "preview", "utter_nooit").returncode == 2


@pytest.mark.parametrize("minutes", ["0", "-1", "x", "99999"])
def test_minutes_must_make_sense(tmp_path: Path, minutes: str) -> None:
    with pytest.raises(SettingsError):
        read_settings({"NAAST_SESSION_MINUTES": minutes}, var=tmp_path)


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = read_settings({}, var=tmp_path).secret_key
    assert read_settings({}, var=tmp_path).secret_key == first
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0
    assert first not in repr(read_settings({}, var=tmp_path))


def test_an_empty_secret_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("")
    with pytest.raises(SettingsError):
        read_settings({}, var=tmp_path)


def test_parse_gives_one_line_each_in_order(trained_model: Path, tmp_path: Path) -> None:
    texts = [
        "hoi",
        "ik wil dood",
        "waar kan ik koffie drinken in holtebroek",
        "",
        "😀",
        "/restart",
    ]
    path = tmp_path / "zinnen.jsonl"
    path.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts))
    done = naast("parse", str(path))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["text"] for line in lines] == texts
    assert all(
        set(line) == {"text", "intent", "confidence", "crisis", "entities"} for line in lines
    )
    assert lines[1]["crisis"] == lines[1]["intent"] == "crisis_suicide"
    assert lines[0]["crisis"] is None and lines[0]["intent"] == "groeten"
    assert {"entity": "wijk", "value": "Holtenbroek"}.items() <= lines[2]["entities"][0].items()
    assert all(line["intent"] and line["intent"] != "nlu_fallback" for line in lines)
