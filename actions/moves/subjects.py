"""Finds the subjects that a person brings up, by the table `data/onderwerpen.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "onderwerpen.yml"
_MOST = 3
_WITHOUT = re.compile(r"(?<!\w)(?:geen|zonder) (?:\w+e )?\w+")


@dataclass(frozen=True)
class Subject:
    """One row of the table."""

    name: str
    phrase: str
    """How a summary names it: "je hebt verteld over {phrase}"."""
    words: re.Pattern[str]
    but: re.Pattern[str] | None
    """Fixed expressions that are not about it."""
    own_phrase: str
    """How the person would name it: "mijn rug"."""
    interest: str | None
    """What on the map goes with it."""
    light: bool
    """Everyday: met when it comes by, and not what a summary is about."""
    only_had: bool
    """"I have no dog" does not tell of it."""


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
            own_phrase=row.get("zinsdeel_ik") or re.sub(r"\bje\b", "mijn", row["zinsdeel"]),
            interest=row.get("interesse"),
            light=row.get("licht", False),
            only_had=row["naam"] in loaded["zonder_is_niets"],
        )
        for row in loaded["onderwerpen"]
    )


def find_subjects(plain: str) -> tuple[str, ...]:
    """Names of the subjects in a normalised text, the weightiest first, at most three."""
    found = []
    without = _WITHOUT.sub(" ", plain)
    for subject in table():
        rest = without if subject.only_had else plain
        rest = subject.but.sub(" ", rest) if subject.but else rest
        if subject.words.search(rest):
            found.append(subject.name)
    return tuple(found[:_MOST])


def subject(name: str) -> Subject:
    """The subject of this name."""
    return next(subject for subject in table() if subject.name == name)


def phrase(name: str) -> str:
    """How a summary names this subject."""
    return subject(name).phrase


def light(name: str) -> bool:
    """Whether this is a subject too light for a summary; sorts of contact never are."""
    return any(subject.name == name and subject.light for subject in table())
