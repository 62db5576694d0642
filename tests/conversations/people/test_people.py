"""Whole talks of people who were thought up: each reply answers what was just said."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversations.telling import questions, says

TALKS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "talks.yml").read_text(encoding="utf-8")
)
MOST_BUBBLES = 2
"""Replies of words alone, without places, in one turn."""
ALARM = re.compile(r"(?<!\d)(?:112|113|0800-?\d{4})(?!\d)")


def test_there_are_four_people() -> None:
    assert len({talk["wie"] for talk in TALKS}) == len(TALKS) == 4


@pytest.mark.brain
@pytest.mark.parametrize("script", TALKS, ids=lambda script: script["wie"])
def test_r1_r2_r7_r8_r10_each_reply_answers_what_was_just_said(
    talk, script: dict[str, Any]
) -> None:
    answers = []
    for line in script["gesprek"]:
        said = line["zeg"]
        answer = talk.say(said)
        answers.append(answer)
        heard = line.get("hoort", [])
        assert not heard or any(says(answer, name) for name in heard), (said, answer)
        assert not any(says(answer, name) for name in line.get("nooit", [])), (said, answer)
        if "plekken" in line:
            least, most = line["plekken"]
            assert least <= len(talk.options) <= most, (said, answer)
        assert line.get("woord", "") in answer, (said, answer)
        assert len(questions(answer)) <= 1 and not ALARM.search(answer), (said, answer)
        if not talk.options and "woord" not in line:
            assert len(talk.turns[-1]) <= MOST_BUBBLES, (said, answer)
    assert sum(not questions(answer) for answer in answers) >= len(answers) / 3
    assert all(a != b for a, b in itertools.pairwise(answers))
