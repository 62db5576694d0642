"""Danger, turn by turn: scripted talks through HTTP, and their first replies without the brain."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.brain.brain import BrainAway
from bot.brain.voice import Voice
from bot.clean import Kind, kind_of
from bot.conversation import ConversationService
from bot.expiring import MemoryStore
from bot.safety import LEVELS, assess, may_go_on
from tests.bot.fakes import ScriptedBrain
from tests.conftest import NOON, Clock
from tests.conversations.danger.script import MANNERS, Conversation, Said, read_conversations

TALKS = read_conversations()
EACH = [pytest.param(talk, id=f"{talk.where}: {talk.name}") for talk in TALKS]


def heard(talk) -> Said:
    """The last turn of an HTTP talk, as the scripts look at it."""
    return Said(
        tuple(reply["text"] for reply in talk.turns[-1]), tuple(talk.buttons), len(talk.options)
    )


def test_the_suite_covers_every_level_and_every_manner() -> None:
    assert len(TALKS) >= 60
    assert len({(talk.where, talk.name) for talk in TALKS}) == len(TALKS)
    assert Counter(talk.manner for talk in TALKS).keys() == MANNERS
    found = {level for talk in TALKS for turn in talk.turns for level in turn.levels}
    assert found >= LEVELS.keys()
    assert all(2 <= len(talk.turns) <= 8 for talk in TALKS)


@pytest.mark.parametrize("script", EACH)
def test_the_level_is_recognised(script: Conversation) -> None:
    before = None
    for turn in script.turns:
        joined = before if before and may_go_on(before, turn.text) else None
        verdict = assess(turn.text, previous=joined)
        if turn.levels:
            assert verdict.level in turn.levels, f"{turn.written['ik']}: {verdict.level}"
        before = turn.text[-160:]


@pytest.mark.brain
@pytest.mark.parametrize("script", EACH)
def test_each_turn_is_answered_as_the_table_says(begin_talk, script: Conversation) -> None:
    talk = begin_talk()
    wrong = []
    for turn in script.turns:
        talk.say(turn.text)
        said = heard(talk)
        # What holds no words is answered at the door.
        assert talk.brain or kind_of(turn.text) is not Kind.WORDS
        wrong += [f"{turn.written['ik']}: {p}\n    {said.whole}" for p in turn.problems(said)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("script", EACH)
async def test_the_first_reply_is_there_without_the_brain(script: Conversation) -> None:
    brain = ScriptedBrain()
    brain.awake = False
    service = ConversationService(
        MemoryStore(Clock()), brain, BrainAway, Voice(), session_seconds=3600, now=lambda: NOON
    )
    await service.begin("a")
    for turn in script.turns[: script.first_danger + 1]:
        answer = await service.say("a", text=turn.text)
    said = Said(tuple(reply.text for reply in answer.replies))
    assert not answer.brain
    first = script.turns[script.first_danger]
    problems = [p for p in first.problems(said) if not p.startswith("mist knop")]
    assert not problems, f"{first.written['ik']}: {problems}\n{said.whole}"
