"""The rules that language data keep, each with the mend: what `naast data check` tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.language_data.likeness import folded, near_copies
from bot.language_data.reading import (
    Finding,
    Line,
    read_cases,
    read_danger_cases,
    read_told,
    read_training,
)

MANNERS = (
    "gewoon",
    "gehaast",
    "omweg",
    "jong",
    "nt2",
    "streek",
    "beleefd",
    "kort",
    "lang",
)
LONGEST = 75
"""Most words in one example."""
MOST_NEAR_WITHIN = 0.02
"""Share of lines that may be a near copy of another line of the same intent."""
MOST_NEAR_ACROSS = 0.005
"""Share of lines that may be a near copy of a line of another intent."""


@dataclass(frozen=True)
class Report:
    """What a check found, and the counts behind it."""

    findings: tuple[Finding, ...]
    counts: dict[str, Counter[str]]
    """Per intent the number of lines per manner."""
    near_within: int
    near_across: int

    @property
    def lines(self) -> int:
        return sum(counter.total() for counter in self.counts.values())


def known_names(root: Path) -> tuple[dict[str, str], frozenset[str]]:
    """Per intent its group (by folder of the rules of the domain), and the entities."""
    domain = yaml.safe_load((root / "domain.yml").read_text(encoding="utf-8"))
    groups = {
        path.stem: path.parent.name
        for path in (root / "data" / "nlu").glob("*/*.yml")
        if path.parent.name != "entiteiten"
    }
    return (
        {intent: groups.get(intent, "?") for intent in domain["intents"]},
        frozenset(domain["entities"]),
    )


def check(root: Path, tests: Path | None = None) -> Report:
    """Check the training data below `root`, and that no test sentence leaked into them."""
    lines, findings = read_training(root)
    groups, entities = known_names(root)
    for line in lines:
        findings += _line_findings(line, groups, entities)
    told, wrong = read_told(root)
    findings += wrong
    findings += [finding for line in told for finding in _shape_findings(line)]
    findings += _copies([*lines, *told])
    for intent in groups:
        if not any(line.intent == intent for line in lines):
            findings.append(Finding(Path("data/nlu"), 0, "none_of_intent", (("intent", intent),)))
    within, across, near = _near(lines)
    findings += near
    if tests is not None and tests.exists():
        findings += _leaks([*lines, *told], tests)
    counts: dict[str, Counter[str]] = {intent: Counter() for intent in groups}
    for line in lines:
        counts.setdefault(line.intent, Counter())[line.manner] += 1
    ordered = sorted(findings, key=lambda f: (str(f.path), f.number, f.name))
    return Report(tuple(ordered), counts, within, across)


def _line_findings(line: Line, groups: dict[str, str], entities: frozenset[str]) -> list[Finding]:
    found = []

    def wrong(name: str, **values: str) -> None:
        found.append(Finding(line.path, line.number, name, tuple(values.items())))

    if line.intent not in groups:
        wrong("unknown_intent", intent=line.intent)
    elif line.path.stem != line.intent:
        wrong("wrong_file", intent=line.intent)
    if line.manner not in MANNERS:
        wrong("unknown_manner", manner=line.manner, known=", ".join(MANNERS))
    found += _shape_findings(line)
    for entity, _, value, _ in line.marks:
        if entity not in entities:
            wrong("unknown_entity", entity=entity)
        if not value:
            wrong("empty_value")
    return found


def _shape_findings(line: Line) -> list[Finding]:
    found = []
    if not line.text:
        found.append(Finding(line.path, line.number, "empty"))
    if len(line.text.split()) > LONGEST:
        found.append(Finding(line.path, line.number, "too_long", (("longest", str(LONGEST)),)))
    if "[" in line.text or "]" in line.text:
        found.append(Finding(line.path, line.number, "broken_mark"))
    return found


def _copies(lines: Sequence[Line]) -> list[Finding]:
    first: dict[str, Line] = {}
    found = []
    for line in lines:
        key = folded(line.text)
        other = first.setdefault(key, line)
        if other is line or not key:
            continue
        where = f"{other.path}:{other.number}"
        name = "same" if other.intent == line.intent else "same_elsewhere"
        values = (("intent", other.intent), ("where", where))
        found.append(Finding(line.path, line.number, name, values))
    return found


def _near(lines: Sequence[Line]) -> tuple[int, int, list[Finding]]:
    within: set[int] = set()
    across: set[int] = set()
    texts = [line.text for line in lines]
    examples: list[Finding] = []
    for number, other, overlap in near_copies(texts):
        line, first = lines[number], lines[other]
        kind = within if line.intent == first.intent else across
        kind.add(number)
        examples.append(
            Finding(
                line.path,
                line.number,
                "near",
                (("share", f"{overlap:.0%}"), ("where", f"{first.path}:{first.number}")),
            )
        )
    total = max(1, len(lines))
    too_many = len(within) > MOST_NEAR_WITHIN * total or len(across) > MOST_NEAR_ACROSS * total
    return len(within), len(across), examples if too_many else []


def _leaks(lines: Sequence[Line], tests: Path) -> list[Finding]:
    trained = {folded(line.text): line for line in lines}
    folders = (tests, *(path for path in sorted(tests.iterdir()) if (path / "intents").is_dir()))
    texts = [case.text for folder in folders for case in read_cases(folder)]
    texts += [case.text for folder in folders for case in read_danger_cases(folder)]
    found = []
    for text in texts:
        line = trained.get(folded(text))
        # Very short answers ("nee hoor") are said by everybody.
        if line is not None and len(folded(text).split()) > 3:
            found.append(Finding(line.path, line.number, "leak"))
    return found
