"""What goes out: messages cut to Telegram's size, with buttons, contacts and venues. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

MOST = 4096
"""Characters in one message, as Telegram counts them (UTF-16 units)."""
MOST_IN_BUTTON = 64
"""Bytes that a button can send back."""
_ENDS = ("\n\n", "\n", r"(?<=[.?!…])\s+", r"\s+")


@dataclass(frozen=True)
class Button:
    """A button under a message: what it says, and the short key it sends back."""

    title: str
    key: str


@dataclass(frozen=True)
class Message:
    """One thing to send: a text, or a contact or venue in Telegram's own form."""

    text: str = ""
    buttons: tuple[Button, ...] = ()
    contact: Mapping[str, str] | None = None
    """`phone_number` and `first_name`."""
    venue: Mapping[str, Any] | None = None
    """`latitude`, `longitude`, `title` and `address`."""


def as_messages(text: str, buttons: Sequence[Button] = ()) -> list[Message]:
    """A text as one or more messages, the buttons under the last."""
    parts = split_text(text)
    return [*map(Message, parts[:-1]), Message(parts[-1], tuple(buttons))]


def size(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def split_text(text: str, most: int = MOST) -> list[str]:
    """The text in parts of at most `most`, cut at a blank line, a line, a sentence or a word."""
    parts = []
    rest = text.strip()
    while size(rest) > most:
        cut = _cut(rest, most)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest]


def _cut(text: str, most: int) -> int:
    """Where to cut: the last good place in the first `most`, as an index."""
    # Never in the middle of a sign of two units.
    fits = len(text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore"))
    for end in _ENDS:
        places = [found.end() for found in re.finditer(end, text[: fits + 1])]
        good = [place for place in places if fits // 2 <= place <= fits]
        if good:
            return good[-1]
    return fits


def to_text(messages: Sequence[Message]) -> str:
    """The messages as JSON, to be kept until they are sent."""
    return json.dumps([asdict(message) for message in messages])


def from_text(text: str) -> list[Message]:
    """The messages that `to_text` wrote."""
    return [
        Message(
            loaded["text"],
            tuple(Button(**button) for button in loaded["buttons"]),
            loaded["contact"],
            loaded["venue"],
        )
        for loaded in json.loads(text)
    ]
