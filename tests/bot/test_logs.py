from __future__ import annotations

import io
import logging
import subprocess
import sys
import warnings

import pytest

from bot.logs import make_wordless, note

SECRET = "mijn-buurvrouw-heet-Truus"


@pytest.fixture
def output(monkeypatch: pytest.MonkeyPatch):
    root = logging.getLogger()
    handlers, level, show = root.handlers[:], root.level, warnings.showwarning
    hook = sys.excepthook
    stream = io.StringIO()
    make_wordless(stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    warnings.showwarning = show
    sys.excepthook = hook


def test_an_own_event_is_written_with_its_numbers(output: io.StringIO) -> None:
    note("turn", seconds=0.25, replies=2, kind=ValueError)
    assert "turn seconds=0.250 replies=2 kind=ValueError" in output.getvalue()


@pytest.mark.parametrize("value", [SECRET, [SECRET], {"a": SECRET}, None])
def test_words_cannot_be_logged(output: io.StringIO, value: object) -> None:
    with pytest.raises(ValueError):
        note("turn", what=value)  # type: ignore[arg-type]


def test_an_unknown_event_is_refused(output: io.StringIO) -> None:
    with pytest.raises(ValueError):
        note(SECRET)
    assert output.getvalue() == ""


def test_what_others_log_keeps_place_and_class_only(output: io.StringIO) -> None:
    try:
        raise RuntimeError(SECRET)
    except RuntimeError:
        logging.getLogger("rasa.core").exception("failed on %s", SECRET, stack_info=True)
    written = output.getvalue()
    assert "rasa.core" in written and "RuntimeError" in written
    assert SECRET not in written


def test_a_warning_loses_its_words(output: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        make_wordless(stream=output)
        warnings.warn(SECRET, stacklevel=1)
    assert SECRET not in output.getvalue()


def test_an_uncaught_error_in_a_process_shows_no_words() -> None:
    code = (
        "from bot.logs import make_wordless; make_wordless()\n"
        "import threading, structlog, warnings\n"
        f"structlog.get_logger().error('x', text='{SECRET}')\n"
        f"warnings.warn('{SECRET}')\n"
        f"def fail(): raise RuntimeError('{SECRET}')\n"
        "t = threading.Thread(target=fail); t.start(); t.join()\n"
        "fail()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert SECRET not in done.stdout + done.stderr
