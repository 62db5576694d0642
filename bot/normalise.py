"""Plain lower-case words out of whatever a person typed, with the place where each stood.

The tables are in `data/taal/normaliseren.yml`. Nothing here may change the sense of a danger word:
the safety module reads both `words` (mended) and `plain_words` (only folded).
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

TABLE = Path(__file__).resolve().parents[1] / "data" / "taal" / "normaliseren.yml"

_LONGEST_WORD = 60  # Longer "words" are noise; they are cut so that every step stays linear.
_PASSES = 6  # In practice two are enough; the cap keeps the time bounded.
_APOSTROPHES = "'’‘`´ʼ"
_GLUE_MARKS = frozenset("*@$€!")


class Word(NamedTuple):
    """One word, and the span of the original text that it came from."""

    text: str
    start: int
    end: int
    glued: bool = False  # No white space stood between this word and the one before it.


@dataclass(frozen=True)
class Tables:
    """The content of `normaliseren.yml`, ready for look-up."""

    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    """By their first two words: hundreds begin with "ik", few with "ik heb"."""
    typos: Mapping[str, str]
    far: tuple[str, ...]
    known: frozenset[str]
    real: frozenset[str]
    starters: frozenset[str]
    parts: frozenset[str]
    letters: Mapping[str, str]
    i_verbs: frozenset[str]


@functools.lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    """The plain lower-case form of one character: a space for a separator, nothing for a ghost."""
    if char in _APOSTROPHES:
        return "'"
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Cs", "Co", "Cn"):
        return ""
    folded = "".join(
        part
        for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).lower())
        if not unicodedata.category(part).startswith("M")
    ).lower()
    if folded and all(part.isalnum() for part in folded):
        return folded
    if char in _GLUE_MARKS:
        return char
    # Enclosed letters and the like unfold to several signs; keep what can be read.
    readable = "".join(part for part in folded if part.isalnum())
    if readable and category[0] in "LNS":
        return readable
    return "" if category.startswith("M") else "|"


def fold(text: str) -> str:
    """Text without accents, capitals and ghosts; used for the tables and the danger patterns."""
    return "".join(_fold(char) for char in text)


_LATIN = re.compile("[a-z]")
_PIECE = re.compile("[^'*!€$@]+")


_ASCII_WORD = re.compile(r"[a-z0-9'*!$@]+|[^\x00-\x1f\x7f\sa-z0-9'*!$@`]+|\s+")


def _ascii_words(text: str) -> list[Word]:
    """The folded words of a plain ASCII text: the same as `_raw_words`, only faster."""
    words: list[Word] = []
    glued = False
    for match in _ASCII_WORD.finditer(text.lower()):
        found = match.group()
        if found.isspace():
            glued = False
            continue
        bare = found.strip("'*!$@")
        if bare and (bare[0].isalnum()):
            start = match.start() + found.index(bare)
            end = match.start() + len(found)
            words.append(Word(bare[:_LONGEST_WORD], start, end, glued))
            glued = True
    return words


def _raw_words(text: str, lookalike: Mapping[str, str]) -> list[Word]:
    """The folded words of the text, still with marks such as * inside them."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return _ascii_words(text)
    words: list[Word] = []
    letters: list[str] = []
    start = end = 0
    glued = False

    def latin(piece: re.Match[str]) -> str:
        other = "".join(lookalike.get(letter, letter) for letter in piece.group())
        return other if other.isascii() else piece.group()

    def close() -> None:
        nonlocal glued
        joined = "".join(letters).strip("'*!€$@")
        letters.clear()
        if joined:
            if seen_latin:
                joined = _PIECE.sub(latin, joined)
            words.append(Word(joined[:_LONGEST_WORD], start, end, glued))
            glued = True

    seen_latin = any(_LATIN.search(_fold(char)) for char in text)
    for place, char in enumerate(text):
        folded = _fold(char)
        if not folded:
            continue
        if folded == " ":
            close()
            glued = False
        elif folded == "|":
            close()
        else:
            if not letters:
                start = place
            letters.append(folded)
            end = place + 1
    close()
    return words


def _split_list(value: str) -> list[str]:
    return [fold(word) for word in value.split()]


def _typos_of(word: str) -> Iterable[str]:
    """Ways to mistype a word with one letter dropped, doubled or swapped."""
    for place in range(len(word)):
        if place:
            yield word[:place] + word[place + 1 :]
        yield word[: place + 1] + word[place:]
        if place + 1 < len(word):
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def build_tables(source: Mapping[str, Any]) -> Tables:
    """Tables from the parsed YAML; raises ValueError when one spelling has two meanings."""
    words: dict[str, tuple[str, ...]] = {}
    known: set[str] = set()
    for target, spellings in source["woorden"].items():
        goal = tuple(re.sub("[^a-z0-9 ]", " ", fold(target)).split())
        known.update(goal)
        for typed in _split_list(spellings):
            spelling = typed.strip("'")
            if words.get(spelling, goal) != goal:
                raise ValueError(f"normaliseren.yml: '{spelling}' staat bij twee woorden")
            words[spelling] = goal
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for said, meant in source["zinnen"].items():
        left = tuple(re.sub("[^a-z0-9 ]", " ", fold(said)).split())
        right = tuple(re.sub("[^a-z0-9 ]", " ", fold(meant)).split())
        if left != right:
            phrases.setdefault((left[0], "".join(left[1:2])), []).append((left, right))
        known.update(right)
    mend = _split_list(source["herstel"])
    far = _split_list(source["ver_herstel"])
    starters = frozenset(_split_list(source["begin"]))
    parts = frozenset(_split_list(source["delen"])) | starters
    known.update(mend, far, parts, _split_list(source["echt"]))
    typos: dict[str, str] = {}
    for word in mend:
        # Below six letters a slip too often makes another real word.
        if len(word) >= 6:
            for typo in _typos_of(word):
                if typo not in known and typo not in words:
                    typos.setdefault(typo, word)
    return Tables(
        words=words,
        phrases={
            begin: tuple(sorted(rules, key=lambda rule: -len(rule[0])))
            for begin, rules in phrases.items()
        },
        typos=typos,
        far=tuple(far),
        known=frozenset(known),
        real=frozenset(_split_list(source["echt"])),
        starters=starters,
        parts=parts,
        letters={str(key): str(value) for key, value in source["letters"].items()},
        i_verbs=frozenset(_split_list(source["ik_werkwoorden"])),
    )


def load_source(path: Path = TABLE) -> dict[str, Any]:
    """The parsed table file."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@functools.cache
def _source() -> dict[str, Any]:
    return load_source()


@functools.cache
def tables() -> Tables:
    """The tables, read once."""
    return build_tables(_source())


@functools.cache
def _lookalikes() -> dict[str, str]:
    return {fold(str(key)): str(value) for key, value in _source()["lijkt_op"].items()}


def plain_words(text: str) -> tuple[Word, ...]:
    """The words as typed: folded and cut at every sign, nothing mended."""
    found: list[Word] = []
    for word in _raw_words(text, _lookalikes()):
        pieces = re.split("[^\\w]|_", word.text.replace("'", ""))
        found.extend(Word(piece, word.start, word.end, word.glued) for piece in pieces if piece)
    return tuple(found)


_RUN = re.compile(r"(.)\1{2,}")
_RUN_SPLIT = re.compile(r"((.)\2*)")


def _calm(word: str, table: Tables) -> str:
    """The word without drawn-out letters: 'neeeee' becomes 'nee'."""
    if not _RUN.search(word) or word.isdigit():
        return word
    runs = [match.group(1) for match in _RUN_SPLIT.finditer(word)]
    long_runs = [run for run in runs if len(run) > 2]
    if len(long_runs) <= 4:
        for sizes in itertools.product((2, 1), repeat=len(long_runs)):
            size = iter(sizes)
            tried = "".join(run[0] * next(size) if len(run) > 2 else run for run in runs)
            if tried in table.known or tried in table.words:
                return tried
    single = "".join(run[0] if len(run) > 2 else run for run in runs)
    if single in table.typos:
        return single
    return "".join(
        (run[0] * 2 if run[0] in "aeou" and len(runs) > 1 else run[0]) if len(run) > 2 else run
        for run in runs
    )


def _unleet(word: str, table: Tables) -> str | None:
    """The danger or known word behind digits and stars ('z3lfm00rd', 'zelfm**rd'), if any."""
    if word.isalpha() or word.isdigit():
        return None
    swapped = "".join(table.letters.get(char, char) for char in word)
    if swapped.isalpha() and (swapped in table.known or swapped in table.typos):
        return table.typos.get(swapped, swapped)
    if swapped.isalpha() and swapped in table.words:
        return " ".join(table.words[swapped])
    bare = re.sub(r"[^\w]|_", "", word)
    if len(bare) >= 4 and (bare in table.known or bare in table.typos):
        return table.typos.get(bare, bare)
    if "*" in word and len(word) >= 4:
        mask = re.compile(re.escape(re.sub(r"\*+", "*", swapped)).replace(r"\*", "[a-z]{1,3}"))
        hits = [goal for goal in _maskable() if mask.fullmatch(goal)]
        if len(hits) == 1:
            return hits[0]
    return None


@functools.cache
def _maskable() -> dict[str, None]:
    table = tables()
    mend = [word for word in _split_list(_source()["herstel"]) if len(word) >= 5]
    return dict.fromkeys([*mend, *table.far, "dood"])


def _segment(word: str, table: Tables) -> tuple[str, ...] | None:
    """The words in a glued-together word such as 'ikwildood', when all of it can be read."""
    size = len(word)
    best: list[tuple[str, ...] | None] = [None] * (size + 1)
    best[0] = ()
    for end in range(1, size + 1):
        for begin in range(max(0, end - 12), end):
            head = best[begin]
            piece = word[begin:end]
            if head is None or piece not in (table.parts if begin else table.starters):
                continue
            current = best[end]
            if current is None or len(head) + 1 < len(current):
                best[end] = (*head, piece)
    found = best[size]
    return found if found is not None and len(found) > 1 else None


@functools.lru_cache(maxsize=4096)
def _mend(word: str) -> tuple[str, ...]:
    """The plain word or words for one typed word."""
    table = tables()
    if word in table.words:
        return table.words[word]
    if word in table.known:
        return (word,)
    if word[0] == "k" and word[1:] in table.i_verbs:
        return ("ik", *_mend(word[1:]))
    if word[-1] == "k" and word[:-1] in table.i_verbs:
        return (*_mend(word[:-1]), "ik")
    unleeted = _unleet(word, table)
    if unleeted is not None:
        return tuple(unleeted.split())
    if word.endswith("'k") and len(word) > 2:
        # "vin'k", "doe'k": the I is glued on behind.
        return (*_mend(word[:-2]), "ik")
    bare = re.sub("[^\\w]|_", " ", word.replace("'", "")).split()
    if len(bare) != 1:
        return tuple(itertools.chain.from_iterable(_mend(piece) for piece in bare))
    calm = _calm(bare[0], table)
    if calm in table.words:
        return table.words[calm]
    if calm in table.known:
        return (calm,)
    if calm in table.typos:
        return (table.typos[calm],)
    if len(calm) >= 6:
        pieces = _segment(calm, table)
        if pieces is not None:
            return tuple(itertools.chain.from_iterable(_mend(piece) for piece in pieces))
    if len(calm) >= 7 and calm.isalpha():
        near = process.extractOne(calm, table.far, scorer=OSA.distance, score_cutoff=2)
        if near is not None:
            return (near[0],)
    return (calm,)


def _join_letters(words: Sequence[Word]) -> list[Word]:
    """Words with 'd o o d' and 'z-e-l-f' put together again."""
    joined: list[Word] = []
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isalnum():
            end += 1
        run = words[place:end]
        if len(run) >= 3 and sum(word.text.isalpha() for word in run) >= 3:
            for begin in range(0, len(run), _LONGEST_WORD):
                part = run[begin : begin + _LONGEST_WORD]
                text = "".join(word.text for word in part)
                joined.append(Word(text, part[0].start, part[-1].end, part[0].glued))
            place = end
        else:
            joined.append(words[place])
            place += 1
    return joined


def _join_pieces(words: Sequence[Word], table: Tables) -> list[Word]:
    """Words with 'zelf moord' and 'do.od' put together again, where that gives a known word."""
    joined: list[Word] = []
    last = len(words) - 1
    place = 0
    while place <= last:
        taken = 1
        if place < last:
            taken = _fitting(words, place, table)
        if taken > 1:
            part = words[place : place + taken]
            text = "".join(word.text for word in part)
            joined.append(Word(text, part[0].start, part[-1].end, part[0].glued))
        else:
            joined.append(words[place])
        place += taken
    return joined


def _fitting(words: Sequence[Word], place: int, table: Tables) -> int:
    """How many words from here on are pieces of one known word; 1 when they are not."""
    first, second = words[place].text, words[place + 1].text
    if words[place + 1].glued:
        size = 2
        while size < 4 and place + size < len(words) and words[place + size].glued:
            size += 1
        for taken in range(size, 1, -1):
            part = [word.text for word in words[place : place + taken]]
            text = "".join(part)
            if (
                len(text) >= 4
                and (text in table.known or text in table.typos)
                and not table.known.issuperset(part)
            ):
                return taken
    if len(first) + len(second) >= 7:
        text = first + second
        if text in _maskable() or (text in table.typos and first not in table.known):
            return 2
    return 1


def _phrases(words: Sequence[Word], table: Tables) -> list[Word]:
    """Words with the phrase table applied, longest phrase first."""
    changed: list[Word] = []
    place = 0
    while place < len(words):
        first = words[place].text
        second = words[place + 1].text if place + 1 < len(words) else ""
        rules = table.phrases.get((first, second), ())
        if second:
            rules = (*rules, *table.phrases.get((first, ""), ()))
        for said, meant in rules:
            part = words[place : place + len(said)]
            if tuple(word.text for word in part) == said:
                start, end = part[0].start, part[-1].end
                changed.extend(Word(text, start, end) for text in meant)
                place += len(said)
                break
        else:
            changed.append(words[place])
            place += 1
    return changed


def _one_pass(words: Sequence[Word], table: Tables) -> list[Word]:
    whole = _join_pieces(_join_letters(words), table)
    mended: list[Word] = []
    for word in whole:
        pieces = _mend(word.text)
        if pieces == (word.text,):
            mended.append(word)
            continue
        mended.extend(
            Word(piece, word.start, word.end, word.glued and not number)
            for number, piece in enumerate(pieces)
        )
    return _phrases(mended, table)


def words(text: str) -> tuple[Word, ...]:
    """The mended words of the text, with the span of the text each came from."""
    table = tables()
    current = _raw_words(text, _lookalikes())
    for _ in range(_PASSES):
        following = _one_pass(current, table)
        if [word.text for word in following] == [word.text for word in current]:
            break
        current = following
    return tuple(current)


def normalise(text: str) -> str:
    """The text as plain lower-case words with one space between them."""
    return " ".join(word.text for word in words(text))
