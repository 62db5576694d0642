from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.training import MODEL, TrainingError, count_examples, fingerprint, is_current, train


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml"):
        (tmp_path / name).write_text("a: 1\n")
    for folder in ("data/nlu/g", "data/rules", "data/responses", "bot/nlu"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data/nlu/g/x.yml").write_text(
        "nlu:\n  - intent: x\n    examples: |\n      - hoi\n"
    )
    return tmp_path


@pytest.mark.parametrize("path", ["config.yml", "domain.yml", "data/nlu/g/x.yml"])
def test_other_data_need_training(project: Path, path: str) -> None:
    before = fingerprint(project)
    (project / path).write_text((project / path).read_text() + "# anders\n")
    assert fingerprint(project) != before


def test_an_edited_sentence_needs_no_training(project: Path) -> None:
    before = fingerprint(project)
    (project / "data/responses/a.yml").write_text("responses: {}\n")
    assert fingerprint(project) == before


def test_a_model_is_current_only_with_its_own_data(project: Path) -> None:
    models = project / "models"
    models.mkdir()
    assert not is_current(project, models)
    (models / MODEL).write_bytes(b"x")
    assert not is_current(project, models)
    (models / "naast.fingerprint").write_text(fingerprint(project))
    assert is_current(project, models)
    (project / "config.yml").write_text("a: 2\n")
    assert not is_current(project, models)


def test_training_that_fails_leaves_the_old_model(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = project / "models"
    models.mkdir()
    (models / MODEL).write_bytes(b"old")

    class Failing:
        returncode = 1

        def __init__(self, *_: object, **__: object) -> None: ...

        def poll(self) -> int:
            return 1

    monkeypatch.setattr(subprocess, "Popen", Failing)
    with pytest.raises(TrainingError):
        train(project, models)
    assert (models / MODEL).read_bytes() == b"old"


def test_ctrl_c_ends_the_training_process_too(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []

    class Endless:
        def __init__(self, *_: object, **__: object) -> None: ...

        def poll(self) -> None:
            return None

        def terminate(self) -> None:
            ended.append("terminated")

        def wait(self) -> None:
            ended.append("waited")

    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", Endless)
    with pytest.raises(KeyboardInterrupt):
        train(project, project / "models", show=interrupt)
    assert ended == ["terminated", "waited"]


def test_the_examples_are_counted() -> None:
    assert count_examples(ROOT) >= 18_000
