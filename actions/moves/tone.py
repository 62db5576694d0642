"""The tone of a message: something good, something bad, both or neither; `data/toon.yml`.

Pure, and cautious: good only when the words are clear. A message that is wished for, of long ago,
of other people, or said with a sneer is not good news of who writes it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "toon.yml"
Tone = Literal["good", "bad", "mixed", "none"]
LONGEST = 40
"""Words from which a message holds too much to have one tone."""
BRIEF = 9
"""Words of a short answer."""
_BETWEEN = 3
"""Small words that may stand between "not" and what it turns."""
_TURN = re.compile(
    r"(?<! alleen)(?<! gelukkig)(?<! nog)(?<! zeg)(?<! laat)(?<! dan) (?:maar|uiteindelijk) "
)


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _within(name: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(_table()[name]) + r")(?!\w)")


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(_table()[name]) + r")")


@cache
def _turned(name: str) -> re.Pattern[str]:
    """A word of this list with a "not" before it."""
    no, small, words = (
        "|".join(sorted(_table()[key], key=len, reverse=True)) for key in ("geen", "tussen", name)
    )
    return re.compile(rf"(?<!\w)(?:{no})(?: (?:{small})){{0,{_BETWEEN}}} (?:{words})(?!\w)")


@cache
def _no() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(_table()["geen"]) + r")(?!\w)")


def tone(plain: str, text: str = "") -> Tone:
    """The tone of a normalised message.

    Args:
        plain: the message in plain lower-case words.
        text: the message as it was typed; an exclamation mark in it makes little things count.
    """
    if len(plain.split()) > LONGEST:
        return "none"
    if _sneering(plain):
        return "none"
    good, bad = _weigh(plain, "!" in text)
    if good and (_within("zwaar").search(plain) or _within("niet_nu").search(plain)):
        return "mixed" if bad else "none"
    *before, last = _TURN.split(f" {plain} ")
    if good and before:
        # "I dreaded it, but it was nice" ends well; "nice, but I have to get over it" does not.
        ends, ends_bad = _weigh(last, False)
        return "good" if ends and not ends_bad else "mixed" if bad else "none"
    if good:
        return "mixed" if bad else "good"
    return "bad" if bad else "none"


def _weigh(plain: str, exclaims: bool) -> tuple[bool, bool]:
    """Whether a text says something good, and whether it says something bad."""
    rest = _within("geen_nee").sub(" ", plain)
    rest, not_good = _turned("goed").subn(" ", rest)
    rest, not_little = _turned("beetje").subn(" ", rest)
    rest, not_bad = _turned("slecht").subn(" ", rest)
    rest, strong = _within("goed").subn(" ", rest)
    rest, quiet = _within("goed_stil").subn(" ", rest)
    little = len(_within("beetje").findall(rest)) + not_bad
    helped = exclaims or bool(_within("keert").search(plain))
    good = bool(strong or quiet) or little > 1 or (little == 1 and helped)
    bad = bool(not_good or not_little or _within("slecht").search(rest) or _no().search(rest))
    return good, bad


def nothing_bad(plain: str) -> bool:
    """Whether a message holds nothing bad, of long ago or with a sneer ("geen pijn vandaag")."""
    spoils = any(_within(name).search(plain) for name in ("zwaar", "niet_nu"))
    return not spoils and not _sneering(plain) and not _weigh(plain, False)[1]


def quietly_good(plain: str) -> bool:
    """Whether a message holds good news without a glad word ("slept through two nights")."""
    return bool(_within("goed_stil").search(plain)) and tone(plain) == "good"


def weighs(plain: str) -> bool:
    """Whether a message says something heavy, whatever it is about ("32 years, and then")."""
    return bool(_within("weegt").search(_within("geen_nee").sub(" ", plain)))


def _sneering(plain: str) -> bool:
    return any(_within(name).search(plain) for name in ("spot", "schamper", "schamper_naast"))


def sneers(plain: str) -> bool:
    """Whether what sounds glad is clearly meant the other way ("another day, hooray")."""
    return bool(_within("schamper").search(plain))


def sneers_at_naast(plain: str) -> bool:
    """Whether that is said of Naast and this talk ("thanks for nothing")."""
    return bool(_within("schamper_naast").search(plain))


def kind_person(plain: str) -> bool:
    """Whether a message says that a person is kind."""
    rest = _turned("lief_mens").sub(" ", plain)
    return bool(_within("lief_mens").search(rest))


def enough(plain: str) -> bool:
    """Whether a message says nothing but that this was it ("verder niks hoor")."""
    return bool(_whole("genoeg").fullmatch(plain.strip()))


def usual(plain: str) -> bool:
    """Whether a message says nothing but that all is as usual ("gewoon wel oké hoor")."""
    return bool(_whole("gewoon").fullmatch(plain.strip()))


def short_answer(plain: str, text: str = "") -> Tone:
    """The tone of a short answer to a question of Naast ("fijn natuurlijk", "klote")."""
    if len(plain.split()) > BRIEF:
        return tone(plain, text)
    if _whole("naar_kort").fullmatch(plain.strip()):
        return "bad"
    if _sneering(plain):
        return "none"
    return "good" if _whole("fijn_kort").fullmatch(plain.strip()) else tone(plain, text)


def bad_answer(plain: str) -> bool:
    """Whether a short answer is nothing but bad ("klote", "niet fijn")."""
    return bool(_whole("naar_kort").fullmatch(plain.strip()))


def without_denied(plain: str) -> str:
    """The message without the bad things that it says are not so ("niet moe", "geen pijn")."""
    return _turned("slecht").sub(" ", plain)
