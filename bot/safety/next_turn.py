"""Names the short things people say after a crisis line was shown."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from bot.normalise import fold, plain_words, words
from bot.safety.patterns import Compiled, Compiler
from bot.safety.verdict import DATA

FollowUps = tuple[tuple[str, tuple[Compiled, ...]], ...]


def read_follow_ups(folder: Path = DATA) -> FollowUps:
    """The kinds of next turn in `vervolg.yml`, in the order in which they are tried."""
    lists: dict[str, Any] = yaml.safe_load((folder / "woorden.yml").read_text(encoding="utf-8"))
    source: dict[str, Any] = yaml.safe_load((folder / "vervolg.yml").read_text(encoding="utf-8"))
    compiler = Compiler(lists, fold)
    return tuple(
        (str(name), tuple(compiler.compile(pattern) for pattern in patterns))
        for name, patterns in source.items()
    )


@functools.cache
def _follow_ups() -> FollowUps:
    return read_follow_ups()


def follow_up(text: str) -> str | None:
    """The kind of next turn (`durf_niet_bellen`, `grapje`, ...), or None for anything else."""
    readings = [
        " " + " ".join(word.text for word in reading) + " "
        for reading in (words(text), plain_words(text))
    ]
    for name, patterns in _follow_ups():
        for pattern in patterns:
            if any(pattern.regex.search(reading) for reading in readings):
                return name
    return None
