"""The rules of the language data, on a small project of their own and on the real one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.language_data.check import MOST_NEAR_ACROSS, MOST_NEAR_WITHIN, check
from bot.language_data.likeness import near_copies
from bot.language_data.reading import TOLD_FILE, unmark
from bot.settings import ROOT

DOMAIN = "intents: [groeten, afscheid]\nentities: [wijk]\n"


def file(intent: str, *lines: str, manner: str = "gewoon") -> str:
    examples = "".join(f"      - {line}\n" for line in lines)
    return (
        f'version: "3.1"\n\nnlu:\n  - intent: {intent}\n    metadata:\n'
        f"      manner: {manner}\n    examples: |\n{examples}"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "domain.yml").write_text(DOMAIN)
    folder = tmp_path / "data" / "nlu" / "gesprek"
    folder.mkdir(parents=True)
    (folder / "groeten.yml").write_text(file("groeten", "hoi daar", "goeiemorgen samen"))
    (folder / "afscheid.yml").write_text(file("afscheid", "tot ziens", "ik ga er vandoor"))
    return tmp_path


def groeten(project: Path) -> Path:
    return project / "data" / "nlu" / "gesprek" / "groeten.yml"


def told(project: Path) -> list[str]:
    return [str(finding) for finding in check(project, project / "tests" / "nlu").findings]


def test_a_right_project_has_no_findings(project: Path) -> None:
    assert told(project) == []


@pytest.mark.parametrize(
    ("spoilt", "line", "name"),
    [
        (file("groeten", "hoi daar", "tot ziens"), 9, "staat ook bij afscheid"),
        (file("groeten", "hoi daar", "Hoi, daar!"), 9, "staat er al"),
        (file("groeten", "hoi daar", ""), 9, "een leeg voorbeeld"),
        (file("zwaaien", "hoi daar"), 8, "onbekende bedoeling zwaaien"),
        (file("afscheid", "hoi daar"), 8, "verkeerde bestand"),
        (file("groeten", "hoi daar", manner="schreeuwend"), 8, "onbekende manier"),
        (file("groeten", "hoi\tdaar"), 8, "een tab"),
        (file("groeten", "hoi [daar(wijk)"), 8, "een markering die niet klopt"),
        (file("groeten", "hoi [daar](buurt)"), 8, "onbekende entiteit buurt"),
        (file("groeten", "hoi " * 80), 8, "langer dan"),
        ("nlu: [", 2, "kapotte YAML"),
        ("version: '3.1'\n", 1, "geen lijst nlu"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_mend(
    project: Path, spoilt: str, line: int, name: str
) -> None:
    groeten(project).write_text(spoilt)
    found = [f for f in told(project) if name in f]
    assert found, told(project)
    assert f"groeten.yml:{line}:" in found[0] or line == 2
    assert ";" in found[0]  # the mend comes after it


def test_a_file_that_is_not_utf8_is_named(project: Path) -> None:
    groeten(project).write_bytes(b"nlu:\n  - intent: caf\xe9\n")
    assert any("geen UTF-8" in finding for finding in told(project))


def test_an_intent_without_examples_is_named(project: Path) -> None:
    groeten(project).unlink()
    assert any("geen voorbeelden van groeten" in finding for finding in told(project))


def test_a_sentence_of_the_tests_may_not_be_trained_on(project: Path) -> None:
    tests = project / "tests" / "nlu" / "intents"
    tests.mkdir(parents=True)
    (tests / "gesprek.yml").write_text(
        'cases:\n  - {text: "Ik ga er vandoor!", intent: afscheid, manner: gewoon}\n'
    )
    assert any("testzinnen" in finding for finding in told(project))


def test_too_many_near_copies_are_named(project: Path) -> None:
    lines = [f"ik ga nu echt even naar huis toe {word}" for word in ("hoor", "joh", "zeg")]
    (project / "data" / "nlu" / "gesprek" / "afscheid.yml").write_text(file("afscheid", *lines))
    assert sum("lijkt voor" in finding for finding in told(project)) >= 2


def test_near_copies_are_found_exactly() -> None:
    texts = ["een twee drie vier vijf", "vijf een twee drie vier", "een twee drie vier", "a b c d"]
    brute = {
        (i, j)
        for i in range(4)
        for j in range(i)
        if len(set(texts[i].split()) & set(texts[j].split()))
        >= 0.75 * len(set(texts[i].split()) | set(texts[j].split()))
    }
    assert {(i, j) for i, j, _ in near_copies(texts)} == brute


def test_marks_are_read_in_both_forms() -> None:
    text, marks = unmark('in [Berkum](wijk) of [a-landen]{"entity": "wijk", "value": "Aa-landen"}')
    assert text == "in Berkum of a-landen"
    assert marks == (("wijk", "Berkum", "Berkum", 3), ("wijk", "a-landen", "Aa-landen", 13))


def test_the_command_ends_with_status_1_and_no_traceback(project: Path) -> None:
    groeten(project).write_text("nlu: [")
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "data", "check", "--root", str(project), "--quiet"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "groeten.yml" in done.stderr and "Traceback" not in done.stderr


def test_the_real_data_keep_the_rules() -> None:
    report = check(ROOT, ROOT / "tests" / "nlu")
    assert [str(finding) for finding in report.findings] == []
    assert report.lines >= 18_000
    assert min(counter.total() for counter in report.counts.values()) >= 180
    assert report.near_within <= MOST_NEAR_WITHIN * report.lines
    assert report.near_across <= MOST_NEAR_ACROSS * report.lines


@pytest.mark.parametrize(
    ("written", "line", "name"),
    [
        ("zinnen: |\n  - hij heette bram\n  -\n", 3, "een leeg voorbeeld"),
        ("zinnen: |\n  - hij\theette bram\n", 2, "een tab"),
        ("zinnen: |\n  - tot ziens\n", 2, "staat ook bij afscheid"),
        ("zinnen: |\n  - " + "heel " * 80 + "lang\n", 2, "langer dan"),
        ("zinnen: |\n  - hij heette [bram\n", 2, "een markering die niet klopt"),
        ("zinnen:\n  - hij heette bram\n", 1, "er staat geen tekst zinnen"),
        ("zinnen: [hij heette bram\n", 2, "kapotte YAML"),
    ],
)
def test_what_is_told_without_an_intent_is_checked_too(
    project: Path, written: str, line: int, name: str
) -> None:
    path = project / TOLD_FILE
    path.parent.mkdir(parents=True)
    path.write_text("zinnen: |\n  - hij heette bram\n")
    assert told(project) == []
    path.write_text(written)
    (finding,) = told(project)
    assert finding.startswith(f"{TOLD_FILE}:{line}: ") and name in finding
