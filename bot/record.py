"""What the door itself keeps of a conversation, as long as the talk lives."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True)
class Record:
    """The door's own memory of one conversation; gone when the conversation is."""

    danger: dict[str, Any] | None = None
    """How danger stands after the last turn (`actions.moves.danger.DangerState`)."""
    flag: str | None = None
    """The highest level of danger that the door saw, so that a cut-off turn cannot lose it."""
    offered: dict[str, int] = field(default_factory=dict)
    """Payloads of the buttons that may still be pressed, with the turn in which each stood."""
    tail: str = ""
    """The end of the last message: a sentence of danger may be split over two."""
    uses: dict[str, int] = field(default_factory=dict)
    """How often the door itself said each response."""
    turns: int = 0
    masked_said: bool = False

    def used(self, name: str) -> Record:
        """The record after the door said this response."""
        return replace(self, uses={**self.uses, name: self.uses.get(name, 0) + 1})

    def to_text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Record:
        """The record of a text; what an older version wrote otherwise is left out."""
        loaded = json.loads(text)
        known = {one.name for one in fields(cls)}
        given = {name: value for name, value in loaded.items() if name in known}
        if not isinstance(given.get("offered", {}), dict):
            del given["offered"]
        return cls(**given)
