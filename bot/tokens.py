"""The token of a conversation: signed, expiring, and the only key to it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer

LONGEST = 24 * 3600
"""Seconds after which a token ends whatever happens."""


class BadToken(Exception):
    """The token is not ours, was changed, or is too old. Holds nothing of it."""


@dataclass(frozen=True)
class Opened:
    """What a token says: which conversation, and how many seconds ago it was made."""

    conversation_id: str
    age: float


class Tokens:
    """Makes and opens tokens with the key of this installation."""

    def __init__(self, secret_key: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret_key, salt="naast-conversation")

    def make(self) -> tuple[str, str]:
        """A new random conversation id and its token."""
        conversation_id = secrets.token_urlsafe(18)
        return conversation_id, str(self._serializer.dumps(conversation_id))

    def open(self, token: str, *, now: float) -> Opened:
        """What this token says.

        Args:
            now: seconds since the epoch.

        Raises:
            BadToken: not ours, changed, or older than a day.
        """
        try:
            conversation_id, made = self._serializer.loads(
                token, max_age=LONGEST, return_timestamp=True
            )
        except (BadData, ValueError, OverflowError):
            raise BadToken from None
        if not isinstance(conversation_id, str):
            raise BadToken
        return Opened(conversation_id, now - made.timestamp())
