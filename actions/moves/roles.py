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


_CLAUSE = re.compile(r"[.,;:!?\n]+")
_QUESTION = re.compile(
    r"\s*(?:(?:en|maar|dus|nou|ok|oke|ja|nee|of|want|hoi|hallo|dan) )*"
    r"(?:wie|wat(?! een\b)|waar|hoe(?! dan ook)|welke?|wanneer|waarom|kan|kun|kunnen|mag"
    r"|mor?gen (?:wij|we|ik)|moet|moeten|is (?:het|dit|dat|er|naast|zo|deze|iemand)"
    r"|zijn (?:er|jullie|ze)|heb je|hebben jullie|(?:weet|denk|vind) je|zal ik|hoef ik"
    r"|zou (?:ik|hij|zij|ze|het|dat)|(?:doet|werkt|helpt) (?:dit|het|dat|naast))\b"
)
"""How a question begins that somebody typed without its mark."""


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
    number_of: str | None = None
    """The place on the map whose number belongs to it."""

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
    for_self: re.Pattern[str] | None
    """Words in which somebody is helped, and does not help."""
    parts: tuple[Part, ...]
    places: str | None
    """The kind of place looked for when only a neighbourhood or an interest is named."""
    listen_first: bool
    """Nothing comes with the first words, unless it was asked for."""
    listens: str
    """What is said when nothing was asked and all tips were given."""
    no_answer: str
    """What is said to a question that nothing here answers."""

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
    but: re.Pattern[str] | None
    """Words with which it does not fit after all."""
    after: frozenset[str]
    """Responses of which one was said before; none when it counts at any time."""
    with_place: bool
    """Also while a place is on the table."""
    intent: str
    """The intent whose action gives the answer."""
    first: bool = False
    """Goes before every other reading of the message."""
    in_danger: bool = False
    """Asks what the program does about danger: its words of danger are no danger told."""

    def fits(self, plain: str, uses: Mapping[str, int], *, place: bool) -> bool:
        """Whether this normalised message asks for it."""
        if (place and not self.with_place) or (self.but and self.but.search(plain)):
            return False
        open_ = not self.after or any(uses.get(name, 0) for name in self.after)
        return open_ and bool(self.pattern.search(plain))


@cache
def roles() -> dict[str, Role]:
    """Every role, by its intent."""
    return {intent: _role(row) for intent, row in _table()["rollen"].items()}


def named(plain: str) -> str:
    """The role in which somebody says to come, or the empty text."""
    return next((name for name, r in roles().items() if r.who and r.who.search(plain)), "")


def about_naast(plain: str, uses: Mapping[str, int], *, place: bool = False) -> str | None:
    """The answer to a question about the program, or None.

    Args:
        plain: the normalised message.
        uses: how often each response was said.
        place: whether a place is on the table, so that a bare question is about that.
    """
    rows = (row for row in _about_naast() if not row.first and row.fits(plain, uses, place=place))
    return next((row.response for row in rows), None)


def first_of_all(plain: str, uses: Mapping[str, int]) -> str | None:
    """The answer to a question about the program that nothing else may read first, or None."""
    rows = (row for row in _about_naast() if row.first and row.fits(plain, uses, place=False))
    return next((row.response for row in rows), None)


def asks_what_is_done(plain: str, uses: Mapping[str, int]) -> bool:
    """Whether somebody asks what the program does about danger, and tells of none.

    "What do you do when a client says he wants to die" is put by who looks it over for their work.
    The answer names the numbers too, so whoever asks it for themselves has them.
    """
    rows = (row for row in _about_naast() if row.in_danger)
    return any(row.fits(plain, uses, place=False) for row in rows)


def who_answers(response: str) -> str:
    """The intent whose action says this answer about the program."""
    return next(row.intent for row in _about_naast() if row.response == response)


def asks(text: str, plain: str) -> bool:
    """Whether a message asks something, with its mark or without, first or last."""
    # The normalised message has no marks left between its sentences.
    asked = (_QUESTION.match(clause) for clause in (plain, *clauses(text)))
    return "?" in text or any(asked)


def clauses(text: str) -> list[str]:
    """The parts of a message between its marks, in lower case."""
    return _CLAUSE.split(text.lower())


def about_another(plain: str, *, alone: bool) -> bool:
    """Whether a message is about somebody else, and not about how who writes it is.

    Args:
        plain: the normalised message.
        alone: whether no "I" or "me" may stand in it at all.
    """
    other, own = _about_another()
    if alone and re.search(r"\b(?:ik|me|mij|wij|we|ons)\b", plain):
        return False
    return bool(other.search(plain)) and not own.search(plain)


def looks_for_another(plain: str) -> bool:
    """Whether somebody looks for something to do or somewhere to go for another."""
    return bool(_looks_for_another().search(plain))


def is_helped(role: str, plain: str) -> bool:
    """Whether who was taken for a helper says to be the one who is helped."""
    for_self = roles()[role].for_self
    return for_self is not None and bool(for_self.search(plain))


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _about_another() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = _table()["over_ander"]
    return _words(row["wel"]), _words(row["niet"])


@cache
def _looks_for_another() -> re.Pattern[str]:
    return _words(_table()["zoekt_voor_ander"])


@cache
def _about_naast() -> tuple[AboutNaast, ...]:
    return tuple(
        AboutNaast(
            row["zeg"],
            _words(row["woorden"]),
            but=_words(row["behalve"]) if "behalve" in row else None,
            after=frozenset(row.get("na", ())),
            with_place=bool(row.get("ook_bij_plek")),
            intent=row.get("bedoeling", "vraag_wat_kun_je"),
            first=bool(row.get("eerst") or row.get("ook_bij_gevaar")),
            in_danger=bool(row.get("ook_bij_gevaar")),
        )
        for row in _table()["naast"]
    )


def _role(row: Mapping[str, Any]) -> Role:
    return Role(
        row["begin"],
        _words(row["wie"]) if "wie" in row else None,
        for_self=_words(row["voor_zelf"]) if "voor_zelf" in row else None,
        parts=tuple(_part(part) for part in row["delen"]),
        places=row.get("plekken"),
        listen_first=bool(row.get("luister_eerst")),
        listens=row["luistert"],
        no_answer=row["geen_antwoord"],
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
        number_of=row.get("nummer_van"),
    )


def _words(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")
