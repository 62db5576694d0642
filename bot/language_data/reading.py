"""Reads `data/nlu/` line by line, so that every finding can name its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.texts import text

MARK = re.compile(
    r"\[(?P<text>[^\[\]]+)\]"
    r"(?:\((?P<entity>\w+)\)"
    r"|\{\"entity\": \"(?P<entity2>\w+)\", \"value\": \"(?P<value>[^\"]*)\"\})"
)
_ITEM = re.compile(r"^      - (?P<text>.*)$")
_INTENT = re.compile(r"^  - intent: (?P<name>\S+)\s*$")
_MANNER = re.compile(r"^      manner: (?P<name>\S+)\s*$")
_TOLD_ITEM = re.compile(r"^  - (?P<text>.*)$")
TOLD_FILE = Path("data/taal/vertellen.yml")
"""What people tell in the middle of a talk without any of the intents."""


class Mark(NamedTuple):
    """An entity marked in an example; `start` counts characters of the text without marks."""

    entity: str
    wording: str
    value: str
    start: int


@dataclass(frozen=True)
class Line:
    """One example: where it stands, what it is called, and what was marked in it."""

    path: Path
    number: int
    intent: str
    manner: str
    text: str
    """Without marks."""
    marks: tuple[Mark, ...] = ()
    """In order."""


def load_yaml(raw: str) -> Any:
    """What a YAML text holds, ten times as quick where the library came with libyaml.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    return yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@dataclass(frozen=True)
class Finding:
    """Something to mend: where, what, and how."""

    path: Path
    number: int
    name: str
    """A name under `data_check` in `bot/texts/nl.yml`."""
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        told = text(f"data_check.{self.name}", **dict(self.values))
        return f"{self.path}:{self.number}: {told}"


def unmark(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without marks, and the marks."""
    plain, marks, end = "", [], 0
    for found in MARK.finditer(marked):
        plain += marked[end : found.start()]
        wording = found["text"]
        value = found["value"] if found["value"] is not None else wording
        marks.append(Mark(found["entity"] or found["entity2"], wording, value, len(plain)))
        plain += wording
        end = found.end()
    return plain + marked[end:], tuple(marks)


def read_file(path: Path, root: Path) -> tuple[list[Line], list[Finding]]:
    """The examples of one file of training data, and what is wrong with its shape."""
    shown = path.relative_to(root)
    try:
        raw = path.read_text(encoding="utf-8")
        loaded = load_yaml(raw)
    except UnicodeDecodeError:
        return [], [Finding(shown, 1, "no_utf8")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        number = mark.line + 1 if mark else 1
        return [], [Finding(shown, number, "broken_yaml")]
    if not isinstance(loaded, dict) or not isinstance(loaded.get("nlu"), list):
        return [], [Finding(shown, 1, "no_list")]
    lines: list[Line] = []
    findings: list[Finding] = []
    intent, manner = "", ""
    for number, source in enumerate(raw.splitlines(), 1):
        if "\t" in source:
            findings.append(Finding(shown, number, "tab"))
        if found := _INTENT.match(source):
            intent, manner = found["name"], ""
        elif found := _MANNER.match(source):
            manner = found["name"]
        elif found := _ITEM.match(source):
            plain, marks = unmark(found["text"].strip())
            lines.append(Line(shown, number, intent, manner, plain.strip(), marks))
        elif source.strip() == "-":
            findings.append(Finding(shown, number, "empty"))
    if not lines and any(item.get("intent") for item in loaded["nlu"] if isinstance(item, dict)):
        findings.append(Finding(shown, 1, "no_examples"))
    return lines, findings


def read_training(root: Path) -> tuple[list[Line], list[Finding]]:
    """All examples of `data/nlu/`, and what is wrong with the files."""
    lines: list[Line] = []
    findings: list[Finding] = []
    for path in sorted((root / "data" / "nlu").glob("**/*.yml")):
        if path.parent.name == "entiteiten":
            continue
        more, wrong = read_file(path, root)
        lines += more
        findings += wrong
    return lines, findings


def read_told(root: Path) -> tuple[list[Line], list[Finding]]:
    """What people tell without any of the intents, and what is wrong with the file."""
    path = root / TOLD_FILE
    if not path.exists():
        return [], []
    try:
        loaded = load_yaml(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return [], [Finding(TOLD_FILE, 1, "no_utf8")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [], [Finding(TOLD_FILE, mark.line + 1 if mark else 1, "broken_yaml")]
    if not isinstance(loaded, dict) or not isinstance(loaded.get("zinnen"), str):
        return [], [Finding(TOLD_FILE, 1, "no_told")]
    lines: list[Line] = []
    findings: list[Finding] = []
    for number, source in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if "\t" in source:
            findings.append(Finding(TOLD_FILE, number, "tab"))
        if found := _TOLD_ITEM.match(source):
            lines.append(Line(TOLD_FILE, number, "", "", found["text"].strip()))
        elif source.strip() == "-":
            findings.append(Finding(TOLD_FILE, number, "empty"))
    return lines, findings


@dataclass(frozen=True)
class Case:
    """One sentence of the test data."""

    path: Path
    text: str
    intent: str
    manner: str
    also: tuple[str, ...] = ()
    """Other intents that are as good."""

    @property
    def right(self) -> frozenset[str]:
        return frozenset((self.intent, *self.also))


def read_cases(folder: Path) -> Iterator[Case]:
    """The sentences of `tests/nlu/intents/`: a list of {text, intent, manner, also}."""
    for path in sorted((folder / "intents").glob("*.yml")):
        for item in _items(path):
            yield Case(
                path,
                str(item["text"]),
                item["intent"],
                item["manner"],
                tuple(item.get("also") or ()),
            )


@dataclass(frozen=True)
class DangerCase:
    """One sentence of the danger tests; level None is a look-alike."""

    path: Path
    text: str
    level: str | None
    kind: str


def read_danger_cases(folder: Path) -> Iterator[DangerCase]:
    """The sentences of `tests/nlu/gevaar/`: a list of {text, level, kind}."""
    for path in sorted((folder / "gevaar").glob("*.yml")):
        for item in _items(path):
            level = item.get("level")
            yield DangerCase(path, str(item["text"]), str(level) if level else None, item["kind"])


def _items(path: Path) -> Iterable[dict[str, Any]]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return list(loaded["cases"])
