"""Finds the subjects that a person brings up, by the table `data/onderwerpen.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "onderwerpen.yml"
_MOST = 3


@dataclass(frozen=True)
class Subject:
    """One row of the table."""

    name: str
    phrase: str
    """How a summary names it: "je hebt verteld over {phrase}"."""
    words: re.Pattern[str]
    but: re.Pattern[str] | None
    """Fixed expressions that are not about it."""


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


@cache
def table() -> tuple[Subject, ...]:
    """All subjects, the weightiest first."""
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Subject(
            name=row["naam"],
            phrase=row["zinsdeel"],
            words=_whole_words(row["woorden"]),
            but=_whole_words(row["behalve"]) if row.get("behalve") else None,
        )
        for row in loaded["onderwerpen"]
    )


def find_subjects(plain: str) -> tuple[str, ...]:
    """Names of the subjects in a normalised text, the weightiest first, at most three."""
    found = []
    for subject in table():
        rest = subject.but.sub(" ", plain) if subject.but else plain
        if subject.words.search(rest):
            found.append(subject.name)
    return tuple(found[:_MOST])


def phrase(name: str) -> str:
    """How a summary names this subject."""
    return next(subject.phrase for subject in table() if subject.name == name)
