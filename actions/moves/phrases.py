"""Turns of phrase: what a person says that is neither a subject nor a theme.

"Everybody knows better", "they stared at me": by the table `data/wendingen.yml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).resolve().parents[2] / "data" / "wendingen.yml"


@dataclass(frozen=True)
class Phrase:
    """One row of the table."""

    name: str
    intent: str | None
    """The message is read as this intent; None when the phrase has an answer of its own."""
    words: re.Pattern[str]
    but: re.Pattern[str] | None
    always: bool
    """Goes before a guess, even a sure one."""
    instead_of: frozenset[str]
    """Guesses before which it goes in any case."""
    whole: bool
    from_turn: int
    needs_place: bool
    answers: bool
    """Has an answer of its own beside the intent: what the intent puts off still holds."""
    after: frozenset[str]
    """Only right after one of these subjects; empty when it may come at any time."""

    @property
    def response(self) -> str:
        return f"utter_phrase_{self.name}"

    def fits(self, plain: str) -> bool:
        """Whether this phrase stands in a normalised text."""
        rest = self.but.sub(" ", plain) if self.but else plain
        if self.whole:
            return bool(self.words.fullmatch(rest.strip(" \t\n.,!?…")))
        return bool(self.words.search(rest))


@cache
def table() -> tuple[Phrase, ...]:
    """All phrases, in the order in which they are looked for."""
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Phrase(
            name=row["naam"],
            intent=row.get("bedoeling"),
            words=_whole_words(row["woorden"]),
            but=_whole_words(row["behalve"]) if "behalve" in row else None,
            always=row.get("altijd", False),
            instead_of=frozenset(row.get("ook_bij", ())),
            whole=row.get("heel", False),
            from_turn=row.get("vanaf", 0),
            needs_place=row.get("plek", False),
            answers=row.get("zegt", "bedoeling" not in row),
            after=frozenset(row.get("na", ())),
        )
        for row in loaded["wendingen"]
    )


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


def find(
    plain: str, *, turn: int = 1, place: bool = False, near: str | None = None
) -> Phrase | None:
    """The first phrase in a normalised text, or None.

    Args:
        plain: the text.
        turn: which message of the talk this is, from 1.
        place: whether a place is on the table.
        near: the subject that was met just before, if there is one.
    """
    return next(
        (
            phrase
            for phrase in table()
            if turn >= phrase.from_turn
            and (place or not phrase.needs_place)
            and (not phrase.after or near in phrase.after)
            and phrase.fits(plain)
        ),
        None,
    )


def answer_with(intent: str, plain: str, *, turn: int = 1) -> str | None:
    """What is said to a text that is read as this intent by a phrase of its own, or None."""
    found = find(plain, turn=turn)
    return found.response if found and found.intent == intent and found.answers else None
