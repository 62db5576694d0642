"""What comes back to a person: text, and optionally buttons and places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Button:
    """A shortcut: what it says and what it sends back."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One thing said; `text` is complete in itself."""

    text: str
    buttons: tuple[Button, ...] = ()
    options: tuple[Mapping[str, Any], ...] = ()
    control: Mapping[str, Any] = field(default_factory=dict)
    """What the brain asks of the door, such as wiping; never shown."""

    def as_json(self) -> dict[str, Any]:
        """The reply as the HTTP contract shows it."""
        return {
            "text": self.text,
            "buttons": [{"title": b.title, "payload": b.payload} for b in self.buttons],
            "options": [dict(option) for option in self.options],
        }


def payloads(replies: Sequence[Reply]) -> list[str]:
    """The payloads that these replies offer, in order."""
    return [button.payload for reply in replies for button in reply.buttons]
