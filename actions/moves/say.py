"""What an action decides: things to say, and the state after them. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.moves.state import Search, Talk


@dataclass(frozen=True)
class Say:
    """One utterance: a response with its variables, or a ready text such as a card."""

    response: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    buttons: tuple[str, ...] = ()
    """Names in `data/knoppen.yml`, or meanings such as `betekenis:eenzaam`."""
    options: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Decision:
    """The answer to one message."""

    says: tuple[Say, ...]
    talk: Talk
    search: Search
    control: Mapping[str, Any] = field(default_factory=dict)
    """What is asked of the door, such as `{"wipe": True}`."""
