"""The one conversation service: what the door does around the brain, and without it."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.brain.brain import BrainAway
from bot.brain.voice import Voice
from bot.conversation import Answer, ConversationService
from bot.expiring import MemoryStore
from bot.reply import Reply
from tests.bot.fakes import ScriptedBrain
from tests.conftest import NOON, Clock

DANGER = [
    ("ik wil niet meer leven", ("113", "0800-0113")),
    ("ik heb net een overdosis genomen", ("112",)),
    ("mijn man slaat me", ("0800-2000", "112")),
    ("ik snij mezelf", ("113", "0800-0113")),
    ("ik krijg geen lucht", ("112",)),
    ("ik sla hem straks dood", ("112",)),
]


def text_of(answer: Answer) -> str:
    return "\n".join(reply.text for reply in answer.replies)


@pytest.mark.parametrize(("text", "numbers"), DANGER)
async def test_danger_is_answered_before_the_brain_is_awake(
    service: ConversationService, brain: ScriptedBrain, text: str, numbers: tuple[str, ...]
) -> None:
    brain.awake, brain.waking = False, True
    answer = await service.say("a", text=text)
    assert not answer.brain
    assert all(number in text_of(answer) for number in numbers)


@pytest.mark.parametrize(("text", "numbers"), DANGER)
@pytest.mark.parametrize("error", [BrainAway("late"), RuntimeError("x"), KeyError("x")])
async def test_danger_is_answered_when_the_brain_fails(
    service: ConversationService,
    brain: ScriptedBrain,
    text: str,
    numbers: tuple[str, ...],
    error: Exception,
) -> None:
    brain.error = error
    answer = await service.say("a", text=text)
    assert all(number in text_of(answer) for number in numbers)


async def test_while_the_brain_wakes_there_are_human_lines(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    brain.awake, brain.waking = False, True
    answer = await service.say("a", text="ik heb zo'n last van mijn rug")
    assert "112" in text_of(answer) and "088 0767 000" in text_of(answer)


async def test_the_flag_survives_a_turn_that_was_cut_off(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    brain.error = BrainAway("late")
    await service.say("a", text="ik wil dood")
    brain.error = None
    await service.say("a", text="ben je er nog")
    _, _, metadata = brain.heard[-1]
    assert metadata["flag"] == "2"
    assert metadata["door_danger"]["highest"] == "2"


async def test_what_the_door_says_alone_in_a_flagged_talk_carries_113(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    brain.awake = False
    await service.say("a", text="ik wil niet meer leven")
    answer = await service.say("a", text="het regent hier al de hele dag")
    assert "113" in text_of(answer)


async def test_personal_numbers_never_reach_the_brain(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    answer = await service.say("a", text="mijn bsn is 123456782 en ik mis mijn zus")
    assert "123456782" not in str(brain.heard)
    assert "123456782" not in text_of(answer)
    assert len(answer.replies) == 2  # once it is said, kindly, that the number is not needed
    again = await service.say("a", text="of bel 0612345678")
    assert len(again.replies) == 1


async def test_a_danger_sentence_split_over_two_messages_is_seen(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    await service.say("a", text="ik wil")
    await service.say("a", text="niet meer leven")
    assert brain.heard[-1][2]["danger"]["crisis"] == "crisis_suicide"


@pytest.mark.parametrize(
    ("pieces", "levels"),
    [
        (("ik", "wil", "niet meer", "leven"), ("2",)),
        (("ik", "wil er", "een eind", "aan maken"), ("2",)),
        (("ik", "wil", "niet", "meer leven"), ("2",)),
        (("ik", "hou", "het", "niet meer vol"), ("1a", "1b")),
        (("ik", "wil", "niet", "naar school"), (None,)),
    ],
)
async def test_a_sentence_written_word_by_word_is_read_as_one(
    service: ConversationService,
    brain: ScriptedBrain,
    pieces: tuple[str, ...],
    levels: tuple[str | None, ...],
) -> None:
    for piece in pieces:
        await service.say("a", text=piece)
    assert brain.heard[-1][2]["danger"]["level"] in levels


async def test_short_messages_after_an_alarm_do_not_ring_it_again(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    await service.say("a", text="ik wil niet meer leven")
    for said in ("nee", "toch niet", "koffie eerst", "lekker"):
        await service.say("a", text=said)
        assert brain.heard[-1][2]["danger"]["crisis"] is None, said


async def test_wiping_in_the_talk_leaves_nothing(
    service: ConversationService, brain: ScriptedBrain, store: MemoryStore
) -> None:
    await service.say("a", text="mijn buurvrouw heet Truus")
    brain.replies = [Reply("weg"), Reply("", control={"wipe": True})]
    answer = await service.say("a", text="wis alles")
    assert text_of(answer) == "weg"
    assert brain.forgotten == ["a"]
    assert not any(key.startswith("record:") for key in store._values)


async def test_a_record_is_gone_after_an_hour_of_silence(
    service: ConversationService, clock: Clock, store: MemoryStore
) -> None:
    await service.say("a", text="mijn buurvrouw heet Truus")
    clock.move(3601)
    assert store.sweep() == 0


async def test_messages_of_one_conversation_keep_their_order(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    brain.delay = 0.001
    await asyncio.gather(*(service.say("a", text=f"bericht {n}") for n in range(30)))
    assert [text for _, text, _ in brain.heard] == [f"bericht {n}" for n in range(30)]


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200))
def test_no_text_gives_silence_or_an_error(text: str) -> None:
    async def one(awake: bool) -> Answer:
        brain = ScriptedBrain()
        brain.awake = awake
        service = ConversationService(
            MemoryStore(lambda: 0.0),
            brain,
            BrainAway,
            VOICE,
            session_seconds=60,
            now=lambda: NOON,
        )
        return await service.say("a", text=text)

    for awake in (True, False):
        answer = asyncio.run(one(awake))
        assert answer.replies and all(reply.text for reply in answer.replies)


VOICE = Voice()
