"""Who comes for another, and what is said to them, by the table `data/rollen.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "rollen.yml"


@dataclass(frozen=True)
class Part:
    """One thing to say to someone in this role, and the words that ask for it."""

    response: str
    pattern: re.Pattern[str]
    but: re.Pattern[str] | None = None
    """Words with which it does not fit after all."""
    also: re.Pattern[str] | None = None
    """Words that ask for it once one of `after` was said."""
    after: frozenset[str] = frozenset()
    always: bool = False
    """Goes before what the classifier thinks, once the role is known."""
    alone: bool = False
    """Comes without the first words of the role before it."""
    by_itself: bool = False
    """Comes by itself, in turn, when nothing was asked."""
    no_place: bool = False
    """Only while no place is on the table: else the place is meant."""

    def fits(self, plain: str, uses: Mapping[str, int], *, place: bool) -> bool:
        """Whether this normalised message asks for it."""
        if (place and self.no_place) or (self.but and self.but.search(plain)):
            return False
        if self.pattern.search(plain):
            return True
        later = self.also is not None and any(uses.get(name, 0) for name in self.after)
        return later and self.also is not None and bool(self.also.search(plain))


@dataclass(frozen=True)
class Role:
    """How someone who comes for another is met."""

    begin: str
    who: re.Pattern[str] | None
    """Words in which somebody says to come in this role."""
    parts: tuple[Part, ...]
    places: str | None
    """The kind of place looked for when only a neighbourhood or an interest is named."""
    listen_first: bool
    """Nothing comes with the first words, unless it was asked for."""

    @property
    def tips(self) -> tuple[Part, ...]:
        """What comes by itself, in turn; the rest only when asked."""
        return tuple(part for part in self.parts if part.by_itself)

    def asked(self, plain: str, uses: Mapping[str, int], *, place: bool) -> Part | None:
        """The first part that this message asks for, or None."""
        return next((part for part in self.parts if part.fits(plain, uses, place=place)), None)


@dataclass(frozen=True)
class AboutNaast:
    """A question that is about the program itself as long as no place is on the table."""

    response: str
    pattern: re.Pattern[str]
    after: frozenset[str]
    """Responses of which one was said before; none when it counts at any time."""


@cache
def roles() -> dict[str, Role]:
    """Every role, by its intent."""
    return {intent: _role(row) for intent, row in _table()["rollen"].items()}


def named(plain: str) -> str:
    """The role in which somebody says to come, or the empty text."""
    return next((name for name, r in roles().items() if r.who and r.who.search(plain)), "")


def about_naast(plain: str, uses: Mapping[str, int]) -> str | None:
    """The answer to a bare question about the program, or None."""
    for row in _about_naast():
        open_ = not row.after or any(uses.get(name, 0) for name in row.after)
        if open_ and row.pattern.search(plain):
            return row.response
    return None


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _about_naast() -> tuple[AboutNaast, ...]:
    return tuple(
        AboutNaast(row["zeg"], _words(row["woorden"]), frozenset(row.get("na", ())))
        for row in _table()["naast"]
    )


def _role(row: Mapping[str, Any]) -> Role:
    return Role(
        row["begin"],
        _words(row["wie"]) if "wie" in row else None,
        tuple(_part(part) for part in row["delen"]),
        row.get("plekken"),
        bool(row.get("luister_eerst")),
    )


def _part(row: Mapping[str, Any]) -> Part:
    return Part(
        row["zeg"],
        _words(row["woorden"]),
        but=_words(row["behalve"]) if "behalve" in row else None,
        also=_words(row["dan_ook"]) if "dan_ook" in row else None,
        after=frozenset(row.get("na", [row["zeg"]])),
        always=bool(row.get("altijd")),
        alone=bool(row.get("alleen", row.get("altijd"))),
        by_itself=bool(row.get("vanzelf")),
        no_place=bool(row.get("zonder_plek")),
    )


def _words(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")
