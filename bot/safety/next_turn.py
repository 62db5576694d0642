"""Names the short things people say after a crisis line was shown."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import yaml

from bot.normalise import fold, plain_words, words
from bot.safety.patterns import Compiled, Compiler
from bot.safety.verdict import DATA

_ENDS = ".?!\u2026"
_FEW = 3
"""So many words may complete a sentence by themselves."""
_HANGS = frozenset(
    "ik wil wilde zou kan ga ben heb moet mag niet geen een de het en of dat om te naar van voor "
    "met aan er mijn me mij mezelf maar want als dan gewoon echt liever alleen nog zo eigenlijk "
    "alle al hij ze mij".split()
)
"""Words after which something has to come."""
_MEDICINE, _AMOUNT = "middel_genoemd", "aantal_genoemd"
"""A medicine in one message, and how much of it was taken in the next."""

_SCRIPTS = {
    "taal_ar": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "taal_uk": re.compile("[\u0400-\u04ff]"),
    "taal_ti": re.compile("[\u1200-\u137f]"),
}
"""Languages that are seen by their letters."""

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
    """The most telling kind of next turn (`durf_niet_bellen`, `grapje`, ...), or None."""
    return next(iter(follow_ups(text)), None)


def follow_ups(text: str) -> tuple[str, ...]:
    """Every kind of next turn that this may be, in the order of `vervolg.yml`.

    Which of them counts depends on what was asked: "he is here" is good news for one and
    an alarm for another.
    """
    readings = [
        " " + " ".join(word.text for word in reading) + " "
        for reading in (words(text), plain_words(text))
    ]
    said = tuple(
        name
        for name, patterns in _follow_ups()
        if any(pattern.regex.search(reading) for pattern in patterns for reading in readings)
    )
    return said + tuple(name for name, letters in _SCRIPTS.items() if letters.search(text))


def may_go_on(before: str, text: str) -> bool:
    """Whether a message may finish the sentence that the one before it began.

    Only a sentence that was left hanging goes on, or one that a few bare words complete; what is
    told after a whole sentence is a sentence of its own. A medicine and how much of it was taken
    belong together, also when the first was a question.
    """
    said = before.rstrip()
    if not said or not text.strip():
        return False
    if _AMOUNT in follow_ups(text) and _MEDICINE in follow_ups(said):
        return True
    if said[-1] in _ENDS:
        return False
    last = [word.text for word in words(said)][-1:]
    return bool(_HANGS & {*last}) or len(text.split()) <= _FEW


def go_on(before: str | None, text: str) -> str:
    """What the message after this one may go on: the message, with the pieces it completes."""
    return f"{before} {text}" if before and len(text.split()) <= _FEW else text
