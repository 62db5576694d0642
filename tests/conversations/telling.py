"""Clear sentences to tell a story with, and ways to look at what came back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from bot.brain.voice import RESPONSES, read_responses
from social_map import Map, open_map

STORY = (
    "het gaat niet zo goed met me",
    "ik ben mijn baan kwijtgeraakt",
    "mijn rug doet de hele dag zeer",
    "ik slaap bijna niet meer",
    "ik voel me zo alleen",
    "het uwv zit achter me aan",
    "ik schaam me voor hoe het nu is",
    "mijn moeder is vorig jaar overleden",
    "ik heb veel schulden",
    "de dagen zijn leeg",
    "niemand luistert naar mij bij die hulpverlening",
    "ik durf er niet heen te gaan",
    "mijn hoofd is vol en ik pieker veel",
    "ik zorg voor mijn vader",
    "ik word overal buitengesloten",
    "ik ben zo moe van alles",
    "honderd brieven gestuurd en niks gehoord",
    "ik voel me eenzaam",
    "mijn knie is ook kapot",
    "het is elke dag hetzelfde",
)


@cache
def _responses() -> dict[str, tuple[str, ...]]:
    return {n: tuple(v.text for v in found) for n, found in read_responses(RESPONSES).items()}


@cache
def _wordings(name: str) -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Each wording of a response, with the longer ones of others that hold it."""
    every = _responses()
    names = [n for n in every if re.fullmatch(name.replace("*", ".*"), n)]
    assert names, name
    others = [text for n in every if n not in names for text in every[n]]
    return tuple(
        (
            re.compile(_pattern(text)),
            tuple(re.compile(_pattern(o)) for o in others if text in o and text != o),
        )
        for n in names
        for text in every[n]
    )


def _pattern(text: str) -> str:
    return re.sub(r"\\\{\w+\\\}", r"[^?!]+?", re.escape(text))


def says(answer: str, name: str) -> bool:
    """Whether an answer holds one of the wordings of a response; `*` stands for anything.

    "Ik ben er." within "Zo'n dag kan lang zijn. Ik ben er." is not said for itself.
    """
    for pattern, longer in _wordings(name):
        spans = [found.span() for other in longer for found in other.finditer(answer)]
        for found in pattern.finditer(answer):
            start, end = found.span()
            if not any(begin <= start and end <= stop for begin, stop in spans):
                return True
    return False


def questions(answer: str) -> list[str]:
    """The questions that are put, without what stands between quotation marks."""
    return re.findall(r"[^.?!\n]*\?", re.sub(r"“[^”]*”", "", answer))


@cache
def town() -> Map:
    """The map of Zwolle, to look up what was shown."""
    return open_map("sqlite://", "zwolle")


def each_is_answered(talk: Any, said: Iterable[tuple[str, str]]) -> None:
    """Says each text: each gets its own response, with no places and one question at most."""
    before = ""
    for text, name in said:
        answer = talk.say(text)
        assert says(answer, name), (text, answer)
        assert not talk.options and len(questions(answer)) <= 1, (text, answer)
        assert answer != before
        before = answer
