"""The small pattern language of `data/gevaar/`, compiled to regular expressions.

A pattern is a row of words. Around them one may write:

    (a|b c)    one of these            [a|b]      one of these, or nothing
    {naam}     a list from woorden.yml dood*      any word that begins so (also *moord, *moord*)
    ..3        up to three words       ~3         up to three words, none of {niet_tussen}
    !(a|b)     these do not follow     <!(a|b)    none of these words stood just before
    ^          start of the message    $          end of the message
    @(wil|ga)  "ik wil" as well as "wil ik", with a small word between if need be
    a &6 b     both, in any order, the last at most six words after the first (also a &6 b &6 c)

A question mark and a space before a whole pattern make it tentative (`verdict.py`).

`docs/veiligheid.md` shows how to read and change them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.texts import text

# Words that say nothing about danger; a pattern is looked up by a word that is not one of these.
_COMMON = frozenset(
    "ik je hij ze zij we het een de is was ben niet meer geen wil wilt wou wilde zou kan kon heb "
    "heeft had ga gaat gaan maar en of dat dit die er voor van in op aan met om te mij me mijn "
    "mezelf nu ook nog wel zo als dan toch alles niks doe doen zijn naar uit bij alleen hem haar "
    "echt gewoon weer al hier daar alle dag i to my the a not want wat waar moet iemand hoe zit "
    "over wie iets mensen weet mag dus eens keer tot jij hebben zonder komt jaar elke altijd door "
    "goed week weg niemand man uur even zegt kom laat huis zitten zeggen nooit zeg praten tegen "
    "sinds vandaag twee werk staat krijg u af vrouw thuis zelf veel wordt toen komen doet eten "
    "net deze onder binnen vroeger nee zei anders iedereen deur denk moeder staan tijd kijken "
    "word sta telefoon kinderen ja steeds ligt hoofd zat zien morgen open dicht".split()
)

_TOKEN = re.compile(r"\.\.\d+|~\d+|&\d+|<!\(|!\(|@\(|[()\[\]|^$]|\{[^}]+\}|[^\s()\[\]|^${}]+")


class PatternError(ValueError):
    """A pattern that cannot be read; the message names the pattern and the mend."""


@dataclass(frozen=True)
class _Piece:
    """A compiled part: its regex, and sets of words; of each set one word must be there."""

    regex: str
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Compiled:
    """One pattern, ready to be searched in ' word word word '.

    A text can only match when it holds a word of `needs`, and of every set in `others`.
    """

    source: str
    needs: frozenset[str]
    others: tuple[frozenset[str], ...] = ()

    @functools.cached_property
    def regex(self) -> re.Pattern[str]:
        """Made when first asked for: most patterns wait long for a text that could match."""
        return re.compile(self.source)


def _worth(needs: frozenset[str]) -> tuple[int, int]:
    """How well a set of words picks out few messages; smaller is better."""
    return (sum(word in _COMMON for word in needs), len(needs))


@dataclass
class Compiler:
    """Turns pattern text into `Compiled`, with the word lists given."""

    lists: Mapping[str, str]
    fold: Callable[[str], str]
    wary: bool = (
        False  # No gap may hold a word of {niet_voorbij}: for patterns that cancel others.
    )
    vocabulary: set[str] = field(default_factory=set)
    _done: dict[str, _Piece] = field(default_factory=dict)

    def compile(self, pattern: str) -> Compiled:
        """The compiled pattern; raises PatternError with the pattern in it."""
        tokens = _TOKEN.findall(pattern)
        piece, rest = self._choice(tokens, pattern)
        if rest:
            raise PatternError(text("patterns.bracket", pattern=pattern, token=rest[0]))
        if not piece.needs:
            raise PatternError(text("patterns.no_word", pattern=pattern))
        best, *others = sorted(dict.fromkeys(piece.needs), key=_worth)
        return Compiled("(?<= )" + piece.regex, best, tuple(others))

    def _choice(self, tokens: list[str], pattern: str) -> tuple[_Piece, list[str]]:
        """Alternatives up to a closing bracket or the end."""
        parts: list[_Piece] = []
        piece, rest = self._row(tokens, pattern)
        parts.append(piece)
        while rest and rest[0] == "|":
            piece, rest = self._row(rest[1:], pattern)
            parts.append(piece)
        if len(parts) == 1:
            return parts[0], rest
        needs: tuple[frozenset[str], ...] = ()
        if all(part.needs for part in parts):
            needs = (frozenset().union(*(min(part.needs, key=_worth) for part in parts)),)
        return _Piece("(?:" + "|".join(part.regex for part in parts) + ")", needs), rest

    def _row(self, tokens: list[str], pattern: str) -> tuple[_Piece, list[str]]:
        """Words one after another, or groups of them in any order."""
        groups: list[list[_Piece]] = [[]]
        gap = 0
        rest = tokens
        while rest and rest[0] not in ("|", ")", "]"):
            if rest[0][0] == "&" and rest[0][1:].isdigit():
                gap, rest = max(gap, int(rest[0][1:])), rest[1:]
                groups.append([])
                continue
            piece, rest = self._one(rest, pattern)
            groups[-1].append(piece)
        rows = ["".join(piece.regex for piece in group) for group in groups]
        regex = rows[0] if len(rows) == 1 else self._together(rows, gap, pattern)
        needs = tuple(need for group in groups for piece in group for need in piece.needs)
        return _Piece(regex, needs), rest

    def _together(self, rows: list[str], size: int, pattern: str) -> str:
        """A regex for all rows, each starting at most so many words after the first of them.

        Rows are looked up from the first one on, so that the length does not grow with the
        number of orders; each is a group, so that the end of the last one can be found.
        """
        gap = self._gap(size, pattern, free=True)
        every = "".join(f"(?=({gap}(?:{row})))" for row in rows)
        return f"(?=(?:{'|'.join(rows)})){every}[^ ]+ "

    def _one(self, tokens: list[str], pattern: str) -> tuple[_Piece, list[str]]:
        token, rest = tokens[0], tokens[1:]
        if token in ("(", "[", "!(", "<!(", "@("):
            piece, rest = self._choice(rest, pattern)
            closing = "]" if token == "[" else ")"
            if not rest or rest[0] != closing:
                raise PatternError(
                    text("patterns.open", pattern=pattern, token=token, closing=closing)
                )
            return self._bracket(token, piece, pattern), rest[1:]
        if token == "^":
            return _Piece(r"(?<=^ )"), rest
        if token == "$":
            return _Piece("$"), rest
        if token[0] == "{":
            return self._list(token[1:-1], pattern), rest
        if token[:2] == "..":
            return _Piece(self._gap(int(token[2:]), pattern, free=True)), rest
        if token[0] == "~":
            return _Piece(self._gap(int(token[1:]), pattern)), rest
        return self._word(token, pattern), rest

    def _bracket(self, token: str, piece: _Piece, pattern: str) -> _Piece:
        if token == "(":
            return _Piece("(?:" + piece.regex + ")", piece.needs)
        if token == "@(":
            piece = _Piece("(?:" + piece.regex + ")", piece.needs)
            i, small = self._list("ik", pattern).regex, self._gap(1, pattern)
            return _Piece(f"(?:{i}{small}{piece.regex}|{piece.regex}{i})", piece.needs)
        if token == "[":
            return _Piece("(?:" + piece.regex + ")?")
        if token == "!(":
            return _Piece("(?!" + piece.regex + ")")
        inner = piece.regex.removeprefix("(?:").removesuffix(")")
        words = inner.replace("(?:", "").replace(")", "").split("|")
        if any(set("[?*{+") & set(word) for word in words):
            raise PatternError(text("patterns.behind", pattern=pattern))
        return _Piece("".join(f"(?<! {word})" for word in words))

    def _gap(self, size: int, pattern: str, *, free: bool = False) -> str:
        """A regex for up to so many words between two words."""
        lists = ([] if free else ["niet_tussen"]) + (["niet_voorbij"] if self.wary else [])
        barred = "".join(f"(?!{self._list(name, pattern).regex})" for name in lists)
        return rf"(?:{barred}[^ ]+ ){{0,{size}}}?"

    def _list(self, name: str, pattern: str) -> _Piece:
        if name not in self._done:
            if name not in self.lists:
                raise PatternError(text("patterns.no_list", pattern=pattern, list=name))
            piece, rest = self._choice(_TOKEN.findall(self.lists[name]), self.lists[name])
            if rest:
                raise PatternError(text("patterns.list_bracket", list=name, token=rest[0]))
            self._done[name] = _Piece("(?:" + piece.regex + ")", piece.needs)
        return self._done[name]

    def _word(self, token: str, pattern: str) -> _Piece:
        word = self.fold(token.strip("*"))
        if not word or not all(char.isalnum() for char in word):
            raise PatternError(text("patterns.not_a_word", pattern=pattern, token=token))
        before = "[^ ]*" if token[0] == "*" else ""
        after = "[^ ]*" if token[-1] == "*" else ""
        if not before and not after:
            self.vocabulary.add(word)
        mark = ("*" if before else "") + word + ("*" if after else "")
        return _Piece(before + re.escape(word) + after + " ", (frozenset([mark]),))
