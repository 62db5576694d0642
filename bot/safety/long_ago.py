"""What is long ago and over: a sentence about then rings no alarm now.

The words stand in `data/gevaar/afstand.yml`. One word that brings it back to today, anywhere in
the message, and everything counts. Who begins with "I was eight" goes on telling of then: what
happened to another stays long ago in the next sentences, as long as they are in the past tense.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.normalise import Word, fold
from bot.safety.patterns import Compiled, Compiler
from bot.safety.sentences import sentences

DATA = Path(__file__).resolve().parents[2] / "data" / "gevaar"
FILE = "afstand.yml"

_JUST = frozenset("net zojuist zonet nu nou nog al".split())
"""Words with which a past tense may be of a moment ago."""
_ONLY_WHEN = 5
"""A sentence of so many words only says when: "I was nine"; it dates the one before it too."""


@dataclass(frozen=True)
class Distance:
    """The patterns: what sets a sentence back in time, what it was then, what says that it is
    over, what undoes it all."""

    then: tuple[Compiled, ...]
    past: tuple[Compiled, ...]
    over: tuple[Compiled, ...]
    now: tuple[Compiled, ...]


def read_distance(folder: Path = DATA) -> Distance:
    """The patterns of a folder; raises ValueError naming the one that cannot be read."""
    lists, source = (
        dict[str, Any](yaml.safe_load((folder / name).read_text(encoding="utf-8")))
        for name in ("woorden.yml", FILE)
    )
    compiler = Compiler(lists, fold)
    then, past, over, now = (
        tuple(compiler.compile(pattern) for pattern in source[name])
        for name in ("toen", "verleden", "voorbij", "nu")
    )
    return Distance(then, past, over, now)


@functools.cache
def _distance() -> Distance:
    return read_distance()


def long_ago(text: str, words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Where the sentences stand that tell of long ago, in a message that nowhere says it is back.

    Args:
        text: the message as it was written.
        words: its mended words, with their places in it.
    """
    distance = _distance()
    if not _any(distance.then, words) or is_back(words):
        return ()
    return tuple(
        (start, end)
        for start, end in sentences(text)
        for said in [[word for word in words if start <= word.start < end]]
        if _any(distance.then, said) and _any(distance.past, said)
    )


def told_on(text: str, words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Where the sentences stand that go on in the past tense after one about long ago, and the one
    before a sentence that does no more than say when it was."""
    distance = _distance()
    spans: list[tuple[int, int]] = []
    if not _any(distance.then, words) or is_back(words):
        return ()
    telling = False
    before: tuple[int, int] | None = None
    for start, end in sentences(text):
        said = [word for word in words if start <= word.start < end]
        past = _any(distance.past, said)
        over = past and _JUST.isdisjoint(word.text for word in said)
        if telling and over:
            spans.append((start, end))
        else:
            telling = past and _any(distance.then, said)
            if telling and before and len(said) <= _ONLY_WHEN:
                spans.append(before)
        before = (start, end) if over else None
    return tuple(spans)


def is_back(words: Sequence[Word]) -> bool:
    """Whether a message says that something is there now, or there again."""
    return _any(_distance().now, words)


def is_over(words: Sequence[Word]) -> bool:
    """Whether a message says that what it tells of is over."""
    return _any(_distance().over, words)


def _any(patterns: Iterable[Compiled], words: Iterable[Word]) -> bool:
    reading = " " + " ".join(word.text for word in words) + " "
    return any(pattern.regex.search(reading) for pattern in patterns)
