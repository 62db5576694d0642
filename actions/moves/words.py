"""Short answers and small facts in a message, by the table `data/antwoorden.yml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "antwoorden.yml"
_NO = re.compile(r"\b(?:nee+|neen|nope|niet|geen|niks|nooit|later|laat maar|andere keer)\b")
_SHORT = 8
"""A bare yes or no has no more words than this."""


@dataclass(frozen=True)
class Part:
    """A part of the day or the week."""

    name: str
    phrase: str
    condition: str | None
    words: re.Pattern[str]


@dataclass(frozen=True)
class Theme:
    """How a theme is named in a summary."""

    phrase: str
    subjects: frozenset[str]
    """Subjects with which the theme was named too."""
    exact: frozenset[str]
    """Subjects that say the same as the theme, only more exactly."""


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def _within(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


@cache
def _inside(name: str) -> re.Pattern[str]:
    return _within(_table()[name])


@cache
def _whole(name: str) -> re.Pattern[str]:
    """The message holds nothing but these words."""
    # Longer wordings first, so that "laat maar zien" is not read as "laat maar".
    patterns = sorted(_table()[name], key=len, reverse=True)
    return re.compile(r"\W*(?:(?:" + "|".join(patterns) + r")(?!\w)\W*)+")


def only(name: str, plain: str) -> bool:
    """Whether a short message says nothing but `ja`, `nee`, `overslaan`, `niemand` or `stil`."""
    return len(plain.split()) <= _SHORT and bool(_whole(name).fullmatch(plain.strip()))


def says(name: str, plain: str) -> bool:
    """Whether a message holds one of the wordings of `thuis`, `vraagt`, `verlies` and the like."""
    return bool(_inside(name).search(plain))


def starts(name: str, plain: str) -> bool:
    """Whether a message begins with one of the words of `ja` and the like."""
    return bool(_inside(name).match(plain.lstrip()))


def is_yes(plain: str) -> bool:
    """Whether a bare message means yes; whoever also says no does not mean yes."""
    return only("ja", plain) and not re.search(r"\b(?:nee|niet|niks|geen)\b(?! kwaad)", plain)


def is_no(plain: str) -> bool:
    """Whether a bare message means no."""
    return only("nee", plain) and bool(_NO.search(plain))


@cache
def _refusing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w)(?:{p})(?!\w)") for p in _table()["liever_niet"])


def refusals(plain: str) -> tuple[str, ...]:
    """The words of a message that say what somebody does not want ("anything but sport")."""
    found = []
    for pattern in _refusing():
        for hit in pattern.finditer(plain):
            named = hit["wat"]
            # "Not always walk alone" wants to walk.
            # "No money" is what somebody lacks, and refuses nothing.
            wanting = _inside("gebrek").fullmatch(named.split()[0])
            if not _inside("toch_wel").match(named) and not wanting:
                found.append(named)
    return tuple(found)


def without_refusals(plain: str) -> str:
    """The message without what somebody does not want."""
    for named in refusals(plain):
        plain = plain.replace(named, " ")
    return plain


def corrected(plain: str) -> str | None:
    """What a message says instead, behind "no, I mean" or before "is what I mean"; or None."""
    for pattern in _correcting():
        found = pattern.fullmatch(plain.strip())
        if found and _TELLING.search(found["wat"]):
            return found["wat"]
    return None


_TELLING = re.compile(r"\b(?!maar\b|dat\b|dit\b|het\b|zo\b|niet\b)\w{3,}")
"""A word that can say what is meant."""


@cache
def _correcting() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _table()["verbeterd"])


def kind_in(plain: str) -> str | None:
    """The kind of search that a message names outright ("a walking group"), or None."""
    return next((name for name, some in _named("soorten") if some.search(plain)), None)


@cache
def _named(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rows of a table that has wordings by name, in the order of the file."""
    return tuple((name, _within(patterns)) for name, patterns in _table()[table].items())


def rather(plain: str) -> tuple[str, ...]:
    """The conditions that a message asks more of than what was shown ("cheaper", "quieter")."""
    return tuple(name for name, some in _named("vergelijkt") if some.search(plain))


def conditions_in(plain: str) -> tuple[str, ...]:
    """The conditions that a few words name ("in the afternoon", "women"), not what is refused."""
    found = []
    for name, some in _named("voorwaarden"):
        for hit in some.finditer(plain):
            before = plain[: hit.start()].split()[-2:]
            if not any(_inside("zonder_dit").fullmatch(word) for word in before):
                found.append(name)
    return tuple(dict.fromkeys(found))


_YOUNGEST, _OLDEST = 16, 99


def age_in(plain: str) -> int | None:
    """How old somebody says to be, in years, or None."""
    for pattern in _table()["leeftijd"]:
        found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", plain)
        if found and _YOUNGEST <= int(found["jaar"]) <= _OLDEST:
            return int(found["jaar"])
    return None


def asked_fact(plain: str) -> str | None:
    """The intent of the fact about a place that the words ask for, or None."""
    return next((name for name, some in _named("gevraagd") if some.search(plain)), None)


def wish(plain: str, *, place: bool = False) -> str | None:
    """What is wanted with a place that was shown: `zeggen`, `oefenen`, `briefje`, or None.

    With a place on the table ("number two, what do I say there") it may stand behind a choice.
    """
    ends = r"[,.;?]| (?=wat (?:ik )?(?:moet|kan|zal|zeg))" if place else r"[,.;]"
    clauses = (plain, *re.split(ends, plain))
    for name, patterns in _table()["wensen"].items():
        start = r"\W*(?:(?:ik|en|ok|oke|oké|ja|graag|nou|kunnen we|mag ik)\W+)*(?:"
        wording = re.compile(start + "|".join(patterns) + r")\W*")
        if any(wording.fullmatch(clause) for clause in clauses):
            return str(name)
    return None


def wrong(plain: str, *, asked: bool = False) -> str | None:
    """What a message says is wrong with a place that was shown, or None.

    One of the reasons of the map, or the empty text when it says only that something is wrong.
    Whoever was just asked what is wrong (`asked`) may say it in one word.
    """
    tables = (_table()["melden"], _table()["melden_kort"] if asked else {})
    for name, patterns in (row for table in tables for row in table.items()):
        start = r"\W*(?:(?:ja|nee|maar|hey|sorry|nou|eh|he|en|volgens mij|"
        start += r"(?:ik|mijn \w+|iemand|ze) (?:denk|dacht|las|lees|hoor|hoorde|zag|weet|zei|zegt)"
        start += r"(?: net| ergens| laatst| gelezen| gehoord)*(?: dat)?|trouwens|hoor)\W+)*(?:"
        wording = re.compile(start + "|".join(patterns) + r")(?: hoor| meer| nu)?\W*")
        if wording.fullmatch(plain):
            return str(name)
    return None


@cache
def _support() -> dict[str, re.Pattern[str]]:
    return dict(_named("steun"))


def supports(theme: str, plain: str) -> bool:
    """Whether the words of a message bear out that it is about this theme."""
    pattern = _support().get(theme)
    return pattern is None or bool(pattern.search(plain))


def may_be_name(plain: str) -> bool:
    """Whether one or two bare words may be the name of someone."""
    words = re.findall(r"[^\W\d_]+", plain)
    return 1 <= len(words) <= 2 and not set(words) & set(_table()["geen_naam"])


def unlisted_fact(plain: str) -> str | None:
    """How a question about a place is named that no map answers ("may my child come")."""
    return next((fact for fact, some in _unlisted() if some.search(plain)), None)


@cache
def _unlisted() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(row["zinsdeel"]), _within(row["woorden"])) for row in _table()["feiten"])


@cache
def parts() -> tuple[Part, ...]:
    """The parts of the day and the week, in the order in which they are looked for."""
    return tuple(
        Part(row["naam"], row["zinsdeel"], row.get("wens"), _within(row["woorden"]))
        for row in _table()["dagdelen"]
    )


def part_in(plain: str) -> str | None:
    """The part of the day or week that a message names, or None."""
    return next((part.name for part in parts() if part.words.search(plain)), None)


def hard_part_in(plain: str) -> str | None:
    """The part of the day or week that a message calls long or hard, or None."""
    return part_in(plain) if _inside("lang").search(plain) else None


def part(name: str) -> Part:
    """The part of this name."""
    return next(part for part in parts() if part.name == name)


def contact_phrase(name: str) -> str:
    """How a summary names this sort of contact."""
    return str(_table()["contacten"][name])


@cache
def themes() -> dict[str, Theme]:
    """The themes that can be named in a summary."""
    return {
        name: Theme(
            row["zinsdeel"],
            frozenset(row["onderwerpen"]),
            frozenset(row.get("preciezer", row["onderwerpen"])),
        )
        for name, row in _table()["themas"].items()
    }
