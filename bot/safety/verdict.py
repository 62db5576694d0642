"""Recognises danger in what a person wrote; the one source for the brain and for the door.

`assess` is pure. The order of levels in `LEVELS` is the order of precedence: the first found wins.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from bot.normalise import Word, fold, plain_words, words
from bot.safety.long_ago import FILE, is_back, is_over, long_ago, told_on
from bot.safety.patterns import Compiled, Compiler
from bot.safety.sentences import SENTENCE_END
from bot.safety.sounds import Sounds
from bot.texts import text

DATA = Path(__file__).resolve().parents[2] / "data" / "gevaar"

SUICIDE, ACUTE = "crisis_suicide", "crisis_acuut"
UNSAFE, THREAT = "crisis_onveilig", "crisis_dreiging"

# From most to least pressing, each with its crisis intent (None: only a reply of its own).
# A 3 becomes `crisis_acuut` when something was taken or done, and so does an O3.
LEVELS: Mapping[str, str | None] = {
    "3": SUICIDE,  # a plan with means or time, an act begun, voices that order harm
    "V2": UNSAFE,  # violence now
    "M": ACUTE,  # medical emergency, fire, gas: for the person or for someone near
    "O3": SUICIDE,  # someone else is about to die by suicide
    "T": THREAT,  # intends to harm another
    "2": SUICIDE,  # says the wish to die
    "KV": UNSAFE,  # a minor tells of abuse
    "V1": UNSAFE,  # violence, not this minute
    "S": SUICIDE,  # self-harm without a wish to die
    "O": SUICIDE,  # worried that someone else wants to die
    "1b": SUICIDE,  # passive or veiled
    "A": None,  # stopped with drink or drugs and the body protests
    "P": None,  # confusion, voices without command
    "past": None,  # wanted to die once, no longer
    "K": None,  # a minor
    "1a": None,  # unclear: worn out, or more than that?
    "T0": None,  # anger in figures of speech
}
_ONCE = frozenset({"3", "2", "1b", "S"})
"""What somebody once wanted or did to themselves."""
_OTHERS = frozenset({"O", "O3", "M"})
"""What was the matter with another, or with a body, and is long ago."""
_BEREAVED = frozenset({"O", "O3"})
"""What another once did to themselves: whoever tells of it is bereaved."""
CALM = "0"  # the level of look-alikes in the pattern files
_TENTATIVE = "? "

# A classifier's crisis intent stands at this level when no pattern was found.
DEFAULT_LEVEL: Mapping[str, str] = {SUICIDE: "1b", UNSAFE: "V1", ACUTE: "M", THREAT: "T"}
DOUBTED: frozenset[str] = frozenset({"1b", "O", "T", "V1", "M"})
"""Levels of which the patterns are wide: a classifier that sees nothing in their clause may doubt
them. What is said outright is never doubted."""
CONFIDENT = 0.65
CONFIDENT_OVER: Mapping[str, float] = {"K": 0.6, "T0": 0.8, "P": 0.8}
"""From here a classifier raises what the patterns took for less: a child, a figure of speech, a
confused mind."""
_CLAUSE = 8
"""Words from which a clause tells a classifier enough."""
_CLAUSE_END = re.compile(r"[.!?,;\n]+(?=\s|$)")
# So many words beside the look-alike still count as "only the look-alike".
_REST = 6
_MOST_MATCHES = 12
# A look-alike or figure of speech stays within one sentence; danger may be cut up by full stops.


@dataclass(frozen=True)
class Reason:
    """Why a level was given: pattern id, level, and where in the text (never the words)."""

    pattern: str
    level: str
    start: int
    end: int
    done: bool = False
    tentative: bool = False  # Counts only where a classifier sees danger too, or is away.
    sure: bool = False  # No classifier may doubt it.


@dataclass(frozen=True)
class Verdict:
    """The level of `LEVELS` or None, the crisis intent or None, and all reasons found."""

    level: str | None = None
    crisis: str | None = None
    reasons: tuple[Reason, ...] = ()
    calmed: bool = False  # Little else stands in the message than a look-alike.
    calm: tuple[tuple[int, int], ...] = ()  # Where look-alikes stand in the text.
    covered: tuple[Reason, ...] = ()  # What look-alikes took away.
    doubted: tuple[str, ...] = ()  # Levels that patterns gave and a classifier saw nothing of.

    @property
    def tentative(self) -> bool:
        """Whether nothing but tentative patterns gave the level."""
        behind = [reason for reason in self.reasons if reason.level == self.level]
        return bool(behind) and all(reason.tentative for reason in behind)

    @property
    def sure(self) -> bool:
        """Whether a pattern gave the level that nothing may doubt."""
        return any(reason.sure for reason in self.reasons if reason.level == self.level)

    @property
    def levels(self) -> tuple[str, ...]:
        """All levels found, most pressing first."""
        return tuple(dict.fromkeys(reason.level for reason in self.reasons))


@dataclass(frozen=True)
class Rule:
    """One entry of the pattern files."""

    id: str
    level: str
    patterns: tuple[Compiled, ...]
    covers: frozenset[str]  # levels whose overlapping matches it cancels
    weak: bool  # gives way to an overlapping match about someone else
    done: bool
    firm: bool  # no look-alike cancels it; a firm look-alike gives nothing back to a classifier
    sure: bool  # no classifier may doubt it
    tentative: frozenset[int]  # which of the patterns begin with a question mark


# Where a pattern stands: which rule, and which of its patterns.
Place = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Rules:
    """All rules, to be found by the words that they need ("dood", or "dood*" for a beginning)."""

    rules: tuple[Rule, ...]
    by_need: Mapping[str, tuple[Place, ...]]
    marks: frozenset[str]  # every word with a star that some pattern needs
    parts: tuple[str, ...]  # what may stand anywhere in a word
    sounds: Sounds


def read_rules(folder: Path = DATA) -> Rules:
    """The rules of a folder of pattern files; raises ValueError naming file and entry."""
    lists = _read(folder / "woorden.yml")
    compiler = Compiler(lists, fold)
    wary = Compiler(lists, fold, wary=True)
    rules: list[Rule] = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yml")):
        if path.name in ("woorden.yml", "vervolg.yml", FILE):
            continue
        source = _read(path)
        level = str(source["niveau"])
        if level != CALM and level not in LEVELS:
            raise ValueError(text("patterns.no_level", file=path.name, level=level))
        for name, entry in source["patronen"].items():
            if name in seen:
                raise ValueError(text("patterns.twice", file=path.name, entry=name))
            seen.add(name)
            rules.append(_rule(wary if level == CALM else compiler, path.name, name, level, entry))
    return _index(rules, Sounds.of(compiler.vocabulary))


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _rule(compiler: Compiler, file: str, name: str, level: str, entry: Any) -> Rule:
    settings = entry if isinstance(entry, dict) else {"zeg": entry}
    said = [str(pattern) for pattern in settings["zeg"]]
    try:
        patterns = tuple(compiler.compile(pattern.removeprefix(_TENTATIVE)) for pattern in said)
    except ValueError as error:
        raise ValueError(f"{file}: {name}: {error}") from error
    covers = settings.get("dekt", [*LEVELS] if level == CALM else [])
    return Rule(
        id=name,
        level=level,
        patterns=patterns,
        covers=frozenset(str(covered) for covered in covers),
        weak=bool(settings.get("zwak", False)),
        done=bool(settings.get("gedaan", False)),
        firm=bool(settings.get("vast", False)),
        sure=bool(settings.get("zeker", False)),
        tentative=frozenset(n for n, pattern in enumerate(said) if pattern.startswith(_TENTATIVE)),
    )


def _index(rules: Sequence[Rule], sounds: Sounds) -> Rules:
    by_need: dict[str, list[Place]] = {}
    marks: set[str] = set()
    for number, rule in enumerate(rules):
        for which, pattern in enumerate(rule.patterns):
            for need in pattern.needs:
                by_need.setdefault(need, []).append((number, which))
            for needs in (pattern.needs, *pattern.others):
                marks.update(need for need in needs if "*" in need)
    return Rules(
        rules=tuple(rules),
        by_need={need: tuple(places) for need, places in by_need.items()},
        marks=frozenset(marks),
        parts=tuple(sorted(mark[1:-1] for mark in marks if mark[0] == mark[-1])),
        sounds=sounds,
    )


@functools.cache
def rules() -> Rules:
    """The rules of the project, read once."""
    return read_rules()


@functools.lru_cache(maxsize=8192)
def _offers(word: str, book: Rules) -> tuple[str, ...]:
    """The needs of patterns that a word can meet: itself, and what it begins or ends with."""
    offered = [word]
    for size in range(2, len(word) + 1):
        offered.extend(
            mark for mark in (word[:size] + "*", "*" + word[-size:]) if mark in book.marks
        )
    offered.extend(f"*{part}*" for part in book.parts if part in word)
    return tuple(offered)


def _candidates(found: Iterable[str], book: Rules) -> list[Place]:
    """The patterns that could match, by the words they need, in the order of the rules."""
    offered = {offer for word in found for offer in _offers(word, book)}
    chosen = {place for offer in offered for place in book.by_need.get(offer, ())}
    return sorted(
        (number, which)
        for number, which in chosen
        if not any(map(offered.isdisjoint, book.rules[number].patterns[which].others))
    )


def _matches(reading: Sequence[Word], book: Rules) -> Iterator[tuple[Rule, int, int, bool]]:
    """Every match in one reading: the rule, the span of the original text, whether tentative."""
    text = " " + " ".join(word.text for word in reading) + " "
    starts: list[int] = []
    place = 1
    for word in reading:
        starts.append(place)
        place += len(word.text) + 1
    for number, which in _candidates((word.text for word in reading), book):
        rule = book.rules[number]
        regex = rule.patterns[which].regex
        position = 0
        for _ in range(_MOST_MATCHES):
            match = regex.search(text, position)
            if match is None or match.end() == match.start():
                break
            # Words in any order are groups; the last of them is where the match ends.
            end = max(map(match.end, range(regex.groups + 1)))
            first = bisect.bisect_right(starts, match.start()) - 1
            last = bisect.bisect_left(starts, end) - 1
            yield rule, reading[first].start, reading[last].end, which in rule.tentative
            # From the next word on, so that a cancelled match cannot hide a real one behind it.
            position = match.start() + 1


def _overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _found(
    text: str, mended: Sequence[Word], book: Rules
) -> tuple[list[Reason], list[Reason], list[tuple[int, int]]]:
    """The reasons that no cover cancels, those that look-alikes cancel, and the look-alikes."""
    readings = [mended]
    for reading in (plain_words(text), book.sounds.mend(mended)):
        if all([word.text for word in reading] != [w.text for w in other] for other in readings):
            readings.append(reading)
    found: dict[tuple[Rule, int, int], bool] = {}
    for used in readings:
        for rule, start, end, tentative in _matches(used, book):
            hit = (rule, start, end)
            found[hit] = tentative and found.get(hit, True)
    if any(rule.level == "past" for rule, _, _ in found) and is_back(mended):
        # "Once I thought of it, and lately too" is not over.
        found = {hit: tentative for hit, tentative in found.items() if hit[0].level != "past"}
    hits = tuple(found)
    covers = [
        hit for hit in hits if hit[0].covers and not SENTENCE_END.search(text[hit[1] : hit[2]])
    ]
    calm = [(start, end) for rule, start, end in covers if rule.level == CALM]
    others = [(start, end) for rule, start, end in hits if rule.level in ("O", "O3")]
    reasons: list[Reason] = []
    covered: list[Reason] = []
    for rule, start, end in hits:
        if rule.level == CALM:
            continue
        over = [
            other
            for other, other_start, other_end in covers
            if _overlap((start, end), (other_start, other_end))
            and rule.level in other.covers
            and other is not rule
            and not (rule.firm and other.level == CALM)
        ]
        by = {other.level for other in over}
        if rule.weak and any(_overlap((start, end), span) for span in others):
            by.add("O")
        tentative = found[(rule, start, end)]
        sure = rule.sure and not tentative
        reason = Reason(rule.id, rule.level, start, end, rule.done, tentative, sure)
        if not by:
            reasons.append(reason)
        elif by == {CALM} and not any(other.firm for other in over):
            covered.append(reason)
    return reasons, covered, calm


def _order(reason: Reason) -> tuple[int, bool, int, int, str]:
    rank = list(LEVELS).index(reason.level)
    return (rank, not reason.done, reason.start, reason.end, reason.pattern)


def _judge(reasons: Iterable[Reason], calm: tuple[tuple[int, int], ...], calmed: bool) -> Verdict:
    """The verdict that follows from the reasons."""
    ordered = tuple(sorted(set(reasons), key=_order))
    if not ordered:
        return Verdict(calmed=calmed, calm=calm)
    found = {reason.level for reason in ordered}
    if "K" in found and found & {"V1", "V2"}:
        # A child who is hurt gets the words for a child.
        ordered = tuple(
            sorted(
                (
                    replace(reason, level="KV") if reason.level == "V1" else reason
                    for reason in ordered
                ),
                key=_order,
            )
        )
    level = ordered[0].level
    crisis = LEVELS[level]
    if level in ("3", "O3") and any(reason.done for reason in ordered if reason.level == level):
        crisis = ACUTE
    return Verdict(level, crisis, ordered, calmed, calm)


def assess(text: str, previous: str | None = None, book: Rules | None = None) -> Verdict:
    """The verdict on a message; `previous` is the message before it, for a sentence cut in two."""
    used = rules() if book is None else book
    mended = words(text)
    reasons, covered, calm = _found(text, mended, used)
    if previous and previous.strip():
        offset = len(previous) + 1
        together = previous + "\n" + text
        both, _, _ = _found(together, words(together), used)
        # Only what lies across the cut is new: an old alarm does not ring again.
        reasons.extend(
            replace(reason, start=0, end=reason.end - offset)
            for reason in both
            if reason.start < len(previous) and reason.end > offset and not reason.tentative
        )
    then = long_ago(text, mended)
    if then:
        told = told_on(text, mended)
        reasons = [reason for reason in reasons if not _is_told(reason, told)]
        over = is_over(mended)
        reasons = [r for reason in reasons if (r := _settled(reason, then, over)) is not None]
        calm += [span for span in then if over or _has_settled(reasons, span)]
    outside = sum(
        not any(_overlap((word.start, word.end), span) for span in calm) for word in mended
    )
    spans = tuple(sorted(set(calm)))
    judged = _judge(reasons, spans, bool(calm) and outside <= _REST)
    return replace(judged, covered=tuple(sorted(covered, key=_order)))


def _settled(reason: Reason, then: Sequence[tuple[int, int]], over: bool) -> Reason | None:
    """A reason as it is, or what is left of it in a sentence about long ago: a wish to die that
    once was is met with a question; what was done to somebody counts unless it is over."""
    within = any(_overlap((reason.start, reason.end), span) for span in then)
    if not within or LEVELS[reason.level] is None:
        return reason
    if reason.level in _ONCE:
        return replace(reason, level="past", tentative=False)
    return None if over or reason.level in _OTHERS else reason


def _is_told(reason: Reason, told: Sequence[tuple[int, int]]) -> bool:
    """Whether a reason is about another, in a sentence that goes on about long ago."""
    return reason.level in _BEREAVED and any(
        _overlap((reason.start, reason.end), span) for span in told
    )


def _has_settled(reasons: Iterable[Reason], span: tuple[int, int]) -> bool:
    """Whether nothing but what once was is left in a sentence."""
    levels = {r.level for r in reasons if _overlap((r.start, r.end), span)}
    return levels == {"past"}


def uncovered(verdict: Verdict) -> Verdict:
    """The verdict as if nothing in the message only looked like danger."""
    return _judge((*verdict.reasons, *verdict.covered), verdict.calm, calmed=False)


def without_look_alikes(text: str, verdict: Verdict) -> str:
    """The text with a gap where something stands that only looks like danger."""
    left = list(text)
    for start, end in verdict.calm:
        left[start:end] = " " * (end - start)
    return "".join(left)


def clauses_in_doubt(text: str, verdict: Verdict) -> tuple[str, ...]:
    """The clauses that gave the verdict its level, where a classifier may doubt it; else none."""
    if verdict.level not in DOUBTED and not verdict.tentative:
        return ()
    behind = [reason for reason in verdict.reasons if reason.level == verdict.level]
    if any(reason.sure for reason in behind):
        return ()
    clauses = {_clause(text, reason) for reason in behind}
    told = verdict.tentative or all(len(clause.split()) >= _CLAUSE for clause in clauses)
    return tuple(sorted(clauses)) if told else ()


def _clause(text: str, reason: Reason) -> str:
    """The part of the text between two signs, or more parts where the reason crosses them."""
    begin, end = 0, len(text)
    for sign in _CLAUSE_END.finditer(text):
        if sign.end() <= reason.start:
            begin = sign.end()
        elif sign.start() >= reason.end:
            end = sign.start()
            break
    return text[begin:end].strip()


def doubt(verdict: Verdict) -> Verdict:
    """The verdict without its level, as the other reasons have it."""
    rest = tuple(reason for reason in verdict.reasons if reason.level != verdict.level)
    doubted = (*verdict.doubted, *((verdict.level,) if verdict.level else ()))
    return replace(_judge(rest, verdict.calm, verdict.calmed), doubted=doubted)


def combine(
    verdict: Verdict, intent: str, confidence: float, confident: float = CONFIDENT
) -> Verdict:
    """The verdict, raised when the classifier is sure of a crisis that no pattern knows."""
    level = DEFAULT_LEVEL.get(intent)
    if level is None or confidence < confident or verdict.calmed:
        return verdict
    if verdict.level not in (None, "1a", *CONFIDENT_OVER):
        return verdict
    if verdict.level and confidence < CONFIDENT_OVER.get(verdict.level, confident):
        return verdict
    return replace(verdict, level=level, crisis=LEVELS[level])


def explain(text: str, verdict: Verdict | None = None) -> list[str]:
    """The words behind each reason; for a developer at a desk, never for a log."""
    judged = assess(text) if verdict is None else verdict
    return [
        f"{reason.level} {reason.pattern}: {text[reason.start : reason.end]}"
        for reason in judged.reasons
    ]
