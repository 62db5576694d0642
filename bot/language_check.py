"""Keeps what people read plain: short sentences, known words, no pushing, no labels.

What is allowed and what the writer is told stands in `data/taal/taalcheck.yml`; this module only
measures. `python -m bot.language_check [FILE ...]` prints the findings and exits 1 when there are
any; without files it checks all of `data/responses/`.
"""

from __future__ import annotations

import functools
import re
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "data" / "taal" / "taalcheck.yml"
HELP_LINES = ROOT / "data" / "hulplijnen.yml"
RESPONSES = ROOT / "data" / "responses"

_VARIABLE = re.compile(r"\{(\w+)\}")
_SENTENCE_END = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+|\n+")
_TOKEN = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
# The pairs are one sound in Dutch; any other vowel stands alone. Hyphenation patterns undercount
# (they never split off one letter, so "even" would have one syllable).
_SYLLABLE = re.compile(
    r"aai|ooi|oei|eeu|ieu|éé|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]"
)
_PHONE = re.compile(
    r"(?<![\w.,-])(?!\d{4}-\d\d-\d\d(?!\d))"  # a date is no number to call
    r"(?:\+?\d[\d \-]{6,}\d|1(?:0[1-9]|[1-9]\d)|1813)(?![\w,-]|\.\d)"
)
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]|(?<!\\w)[:;]-?[)(DP](?!\\w)"
)
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý]{3,}\b")
_STAND_IN = "iets"  # An ordinary word in the place of a variable, so that it is measured too.


@dataclass(frozen=True)
class Finding:
    """One thing to mend, with the place where it stands."""

    rule: str
    mend: str
    text: str
    file: str = ""
    line: int = 0
    name: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        name = f"{self.name}: " if self.name else ""
        return f"{place}{name}[{self.rule}] {self.mend} ({self.text})"


@dataclass(frozen=True)
class Banned:
    """A wording that has no place here, and what to write in its stead."""

    pattern: re.Pattern[str]
    mend: str
    example: str
    allowed_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """The content of `taalcheck.yml`, ready for use."""

    limits: Mapping[str, float]
    messages: Mapping[str, str]
    variables: frozenset[str]
    other_language: frozenset[str]
    for_visitors: tuple[str, ...]
    for_curators: tuple[str, ...]
    capitals_allowed: frozenset[str]
    english: re.Pattern[str]
    at_most: tuple[tuple[str, re.Pattern[str], int], ...]
    banned: tuple[Banned, ...]
    numbers: frozenset[str]

    def found(self, rule: str, text: str, **values: object) -> Finding:
        """A finding of this rule, its message filled in."""
        return Finding(rule, self.messages[rule].format(**values), text)

    def meant_for_curators(self, text: Text) -> bool:
        """Whether a text outside the responses is for who runs the bot, not who talks to it."""
        return not text.is_response and (
            _matches(text.name, self.for_curators) and not _matches(text.name, self.for_visitors)
        )


@dataclass(frozen=True)
class Text:
    """One text in a file: where it stands and, for a response, what it is called."""

    text: str
    file: str
    line: int
    name: str
    is_response: bool = field(default=False)


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def digits(number: str) -> str:
    """A phone number as bare digits, so that grouping does not matter."""
    return re.sub(r"\D", "", number)


def numbers_in(value: Any) -> Iterator[str]:
    """The digits of everything in a loaded YAML file that can be a phone number."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from numbers_in(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from numbers_in(part)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, str):
        for found in _PHONE.finditer(value):
            yield digits(found[0])


def read_rules(path: Path = RULES, help_lines: Path = HELP_LINES) -> Rules:
    """The rules, with the numbers of `hulplijnen.yml` where that file exists."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    numbers: Any = loaded["nummers"]
    if help_lines.exists():
        numbers = yaml.safe_load(help_lines.read_text(encoding="utf-8"))
    return Rules(
        limits=loaded["grenzen"],
        messages=loaded["meldingen"],
        variables=frozenset(loaded["variabelen"]),
        other_language=frozenset(loaded["andere_taal"]),
        for_visitors=tuple(loaded["voor_bezoekers"]),
        for_curators=tuple(loaded["voor_beheerders"]),
        capitals_allowed=frozenset(loaded["afkortingen_goed"]),
        english=_whole_words("|".join(re.escape(word) for word in loaded["engels"])),
        at_most=tuple(
            (row["stuk"], _whole_words(re.escape(row["stuk"])), int(row["keer"]))
            for row in loaded["hoogstens"]
        ),
        banned=tuple(
            Banned(
                _whole_words(row["patroon"]),
                row["beter"],
                row["voorbeeld"],
                tuple(row.get("mag_in", ())),
            )
            for row in loaded["verboden"]
        ),
        numbers=frozenset(numbers_in(numbers)),
    )


@functools.lru_cache(maxsize=1)
def _own_rules() -> Rules:
    return read_rules()


def sentences(text: str) -> list[str]:
    """The sentences of a text that hold at least one word."""
    return [part for part in _SENTENCE_END.split(text) if _TOKEN.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; a phone number counts as one."""
    return _TOKEN.findall(_PHONE.sub("0", _VARIABLE.sub(_STAND_IN, text)))


def syllables(word: str) -> int:
    """How many vowel groups a Dutch word has, at least one."""
    return max(1, len(_SYLLABLE.findall(word.lower())))


def flesch_douma(text: str) -> float | None:
    """How easily a text reads (higher is easier), or None when it holds no word."""
    lettered = [word for word in words(text) if _LETTER.search(word)]
    parts = sentences(text)
    if not lettered or not parts:
        return None
    per_sentence = len(lettered) / len(parts)
    per_word = sum(map(syllables, lettered)) / len(lettered)
    return 206.835 - 0.93 * per_sentence - 77 * per_word


def check_text(
    text: str, rules: Rules | None = None, *, name: str = "", variables: bool = True
) -> list[Finding]:
    """What there is to mend in one text that people read.

    Args:
        text: as it stands in the file, with its `{variables}`.
        rules: what to hold it against; the project's own when left out.
        name: of the response, for what is allowed there only.
        variables: whether an unknown `{variable}` is a finding.
    """
    rules = rules or _own_rules()
    if not text.strip():
        return [rules.found("leeg", text)]
    findings = [*_check_numbers(text, rules), *_check_signs(text, rules)]
    if variables:
        findings += [
            rules.found("variabele", text, stuk=f"{{{found}}}")
            for found in _VARIABLE.findall(text)
            if found not in rules.variables
        ]
    if name in rules.other_language:
        return findings
    return [
        *findings,
        *_check_length(text, rules),
        *_check_reading(text, rules),
        *_check_wording(text, rules, name),
    ]


def _check_numbers(text: str, rules: Rules) -> Iterator[Finding]:
    for found in _PHONE.finditer(text):
        if digits(found[0]) not in rules.numbers:
            yield rules.found("nummer", text, stuk=found[0])


def _check_signs(text: str, rules: Rules) -> Iterator[Finding]:
    if _EMOJI.search(text):
        yield rules.found("emoji", text)
    for rule, sign in (("vragen", "?"), ("uitroeptekens", "!")):
        if text.count(sign) > rules.limits[rule]:
            yield rules.found(rule, text, aantal=text.count(sign))


def _check_length(text: str, rules: Rules) -> Iterator[Finding]:
    lengths = [len(words(sentence)) for sentence in sentences(text)]
    for length in lengths:
        if length > rules.limits["woorden_per_zin"]:
            yield rules.found("lange_zin", text, aantal=length)
    mean = statistics.mean(lengths) if lengths else 0.0
    if mean > rules.limits["gemiddeld_per_zin"]:
        yield rules.found("lange_zinnen", text, aantal=f"{mean:.1f}")


def _check_reading(text: str, rules: Rules) -> Iterator[Finding]:
    if len(words(text)) < rules.limits["flesch_vanaf_woorden"]:
        return
    score = flesch_douma(text)
    goal = rules.limits["flesch_per_antwoord"]
    if score is not None and score < goal:
        yield rules.found("moeilijk", text, aantal=round(score), grens=goal)


def _check_wording(text: str, rules: Rules, name: str) -> Iterator[Finding]:
    plain = _VARIABLE.sub(_STAND_IN, text).lower()
    for banned in rules.banned:
        if _matches(name, banned.allowed_in):
            continue
        if found := banned.pattern.search(plain):
            yield Finding("verboden", f"'{found[0]}': {banned.mend}", text)
    if found := rules.english.search(plain):
        yield rules.found("engels", text, stuk=found[0])
    for capitals in _CAPITALS.findall(text):
        if capitals not in rules.capitals_allowed:
            yield rules.found("hoofdletters", text, stuk=capitals)


def texts_in(path: Path) -> list[Text]:
    """Every text that people read in a YAML file, with its line.

    In a response file that is each variant; in any other file each piece of text of two words or
    more, called by its keys.

    Raises:
        yaml.YAMLError, UnicodeDecodeError, OSError: the file cannot be read.
    """
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    file = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return list(_walk(node, (), file)) if node is not None else []


def _walk(node: yaml.Node, keys: tuple[str, ...], file: str) -> Iterator[Text]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*keys, str(key.value)), file)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _walk(value, keys, file)
    elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
        line = node.start_mark.line + 1
        if keys[:1] == ("responses",):
            if keys[-1] == "text":
                yield Text(node.value, file, line, keys[1], is_response=True)
        elif " " in node.value.strip():
            yield Text(node.value, file, line, ".".join(keys))


def check_files(paths: Iterable[Path], rules: Rules | None = None) -> list[Finding]:
    """What there is to mend in these files, by place, then what holds for all together."""
    rules = rules or _own_rules()
    findings: list[Finding] = []
    texts: list[Text] = []
    for path in paths:
        try:
            texts += [text for text in texts_in(path) if not rules.meant_for_curators(text)]
        except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
            unreadable = rules.found("onleesbaar", "", stuk=type(error).__name__)
            findings.append(replace(unreadable, file=path.name))
    for text in texts:
        findings += [
            replace(found, file=text.file, line=text.line, name=text.name)
            for found in check_text(text.text, rules, name=text.name, variables=text.is_response)
        ]
    return findings + list(_check_together(texts, rules))


def _check_together(texts: Sequence[Text], rules: Rules) -> Iterator[Finding]:
    dutch = [text.text for text in texts if text.name not in rules.other_language]
    for piece, pattern, most in rules.at_most:
        times = sum(len(pattern.findall(text.lower())) for text in dutch)
        if times > most:
            yield rules.found("te_vaak", piece, stuk=piece, aantal=times, grens=most)
    enough = rules.limits["flesch_vanaf_woorden"]
    scores = [flesch_douma(text) for text in dutch if len(words(text)) >= enough]
    known = [score for score in scores if score is not None]
    goal = rules.limits["flesch_middelste"]
    if known and statistics.median(known) < goal:
        median = round(statistics.median(known))
        yield rules.found("moeilijk_geheel", "", aantal=median, grens=goal)


def main(arguments: Sequence[str]) -> int:
    """Print the findings for these files (all responses when none is named): 0 when clean."""
    paths = [Path(argument) for argument in arguments] or sorted(RESPONSES.glob("*.yml"))
    findings = check_files(path.resolve() for path in paths)
    for found in findings:
        sys.stdout.write(f"{found}\n")
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
