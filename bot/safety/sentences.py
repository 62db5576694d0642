"""Where the sentences of a message stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"[.!?\n]+(?=\s|$)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The begin and end of each sentence of a text, with the signs that end it."""
    start = 0
    for sign in SENTENCE_END.finditer(text):
        yield start, sign.end()
        start = sign.end()
    if start < len(text):
        yield start, len(text)
