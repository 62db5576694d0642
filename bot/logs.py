"""Logging that cannot hold a person's words.

Naast's own lines are made by `note`: an event name from a fixed list, with numbers. Of every
other logger (Rasa, httpx, uvicorn, warnings, uncaught exceptions) only the place and the class
of what went wrong is let through, because its message may quote what somebody wrote.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
import warnings
from types import TracebackType
from typing import Any, TextIO

EVENTS = frozenset(
    {
        "brain_awake",
        "brain_failed",
        "brain_late",
        "brain_turn_failed",
        "action_failed",
        "door_open",
        "door_closed",
        "turn",
        "store_failed",
        "voice_unreadable",
        "patterns_unreadable",
        "training_started",
        "training_done",
        "telegram_started",
        "telegram_stopped",
        "telegram_conflict",
        "telegram_menu_failed",
        "telegram_update_failed",
        "telegram_send_failed",
        "checkin_sent",
        "checkin_failed",
        "map_loaded",
        "map_failed",
        "conversation_wiped",
        "counts_failed",
    }
)
_logger = logging.getLogger("naast")


def note(event: str, level: int = logging.INFO, **numbers: float | bool | type) -> None:
    """Log that something happened: an event of the list, with numbers, truths or classes.

    Raises:
        ValueError: an event that is not in the list, or a value that could hold words.
    """
    if event not in EVENTS:
        raise ValueError("unknown event")
    parts = [event]
    for name, value in numbers.items():
        if isinstance(value, type):
            parts.append(f"{name}={value.__name__}")
        elif isinstance(value, bool | int):
            parts.append(f"{name}={value}")
        elif isinstance(value, float):
            parts.append(f"{name}={value:.3f}")
        else:
            raise ValueError("only numbers, truths and classes are logged")
    _logger.log(level, " ".join(parts))


class WordlessFormatter(logging.Formatter):
    """Formats Naast's own events in full, and of all others only place and class."""

    def format(self, record: logging.LogRecord) -> str:
        stamp = self.formatTime(record, "%H:%M:%S")
        if record.name == "naast":
            return f"{stamp} {record.getMessage()}"
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
        return f"{stamp} {record.levelname} {record.name} line {record.lineno} {kind}"


def _drop(logger: Any, method: str, event: Any) -> Any:
    from structlog import DropEvent

    raise DropEvent


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    logging.getLogger("warnings").info("%s %s", category, lineno)


def _hook(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    place = trace
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    sys.stderr.write(f"{kind.__name__} ({where})\n")


def _thread_hook(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _hook(args.exc_type, args.exc_value, args.exc_traceback)


def on_loop_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """An event loop's exception handler that names the class of the error alone."""
    error = context.get("exception")
    kind = type(error) if error is not None else RuntimeError
    logging.getLogger("asyncio").error("", exc_info=(kind, kind(), None))


def make_wordless(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Set up logging for the whole process; call before Rasa is first imported."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(WordlessFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.ERROR)
    _logger.setLevel(level)
    _logger.propagate = True
    logging.captureWarnings(False)
    warnings.showwarning = _show_warning
    sys.excepthook = _hook
    threading.excepthook = _thread_hook
    # Rasa logs through structlog, which prints everything until it is configured.
    import structlog

    structlog.configure(
        processors=[_drop],
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
        logger_factory=structlog.ReturnLoggerFactory(),
        cache_logger_on_first_use=False,
    )
