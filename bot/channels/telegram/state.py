"""What this channel keeps of a talk, for as long as the talk lives."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, field, replace
from enum import Enum


class Asked(str, Enum):
    """Where the short dialogue about a message later is."""

    NOTHING = ""
    DAY = "day"
    """The person was asked which day."""
    KEPT = "kept"
    """It was confirmed in the last turn: a no now is about that."""


@dataclass(frozen=True)
class TalkState:
    """Short keys of buttons, how often what was said, and the dialogue about a message later."""

    keys: dict[str, str] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    asked: Asked = Asked.NOTHING
    too_fast: bool = False

    def used(self, name: str) -> TalkState:
        """The state after this response was said."""
        return replace(self, uses={**self.uses, name: self.uses.get(name, 0) + 1})

    def offering(self, payload: str) -> TalkState:
        """The state with a key for this payload."""
        return replace(self, keys={**self.keys, key_of(payload): payload})

    def to_text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str | None) -> TalkState:
        if not text:
            return cls()
        loaded = json.loads(text)
        return cls(**{**loaded, "asked": Asked(loaded["asked"])})


def key_of(payload: str) -> str:
    """A key of 16 characters that stands for a payload of any length."""
    return hashlib.sha256(payload.encode()).hexdigest()[:16]


def person_of(secret_key: str, chat: int) -> str:
    """The only name by which the rest of Naast knows this chat: a keyed hash."""
    digest = hmac.new(secret_key.encode(), f"naast telegram {chat}".encode(), hashlib.sha256)
    return f"tg{digest.hexdigest()[:40]}"
