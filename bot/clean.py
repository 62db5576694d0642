"""What a message is made of, before anyone reads it: cleaned, and sorted by kind."""

from __future__ import annotations

import unicodedata
from enum import Enum

MOST_CHARACTERS = 2000


class Kind(Enum):
    """What sort of message this is."""

    EMPTY = "empty"
    EMOJI = "emoji"
    MARKS = "marks"
    """Nothing but punctuation, such as "..." or "?!"."""
    WORDS = "words"


def clean(text: str) -> str:
    """The text without control characters, broken surrogates and outer space."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    kept = "".join(
        c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Co", "Cn") else " "
        for c in whole
    )
    return kept.strip()


def kind_of(text: str) -> Kind:
    """The kind of a cleaned message."""
    seen = Kind.EMPTY
    for character in text:
        category = unicodedata.category(character)
        if category[0] in "LN":
            return Kind.WORDS
        if category in ("So", "Sk") or character in "\u2764\u263a\u2665":
            seen = Kind.EMOJI
        elif category[0] in "PS" and seen is Kind.EMPTY:
            seen = Kind.MARKS
    return seen


def not_a_command(text: str) -> str:
    """The text without the slashes at its start, which Rasa would read as a command."""
    return text.lstrip("/ ").strip() or "..."
