"""Rasa's trackers in the expiring store: slots and six turns, then gone."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from bot.expiring import MemoryStore, RedisStore, StoreError
from bot.settings import ROOT
from tests.conftest import Clock, skip_or_fail

pytestmark = pytest.mark.brain


@pytest.fixture(scope="module")
def domain():
    from rasa.shared.core.domain import Domain

    return Domain.from_path(ROOT / "domain.yml")


@pytest.fixture
def make(domain):
    from bot.brain.store import ExpiringTrackerStore

    return lambda store: ExpiringTrackerStore(domain, store=store, seconds=3600)


def tell(tracker, turns: int) -> None:
    from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered

    tracker.update(ActionExecuted("action_session_start"))
    tracker.update(SessionStarted())
    tracker.update(ActionExecuted("action_listen"))
    for number in range(turns):
        tracker.update(UserUttered(f"bericht {number}", {"name": "groeten", "confidence": 1.0}))
        tracker.update(SlotSet("gesprek", {"turn": number + 1}))
        tracker.update(ActionExecuted("action_greet"))
        tracker.update(ActionExecuted("action_listen"))


async def test_slots_and_the_last_six_turns_come_back(make, clock: Clock) -> None:
    from rasa.shared.core.events import ActionExecuted, UserUttered

    store = make(MemoryStore(clock))
    tracker = await store.get_or_create_tracker("a")
    tell(tracker, 20)
    await store.save(tracker)
    again = await store.retrieve("a")
    said = [event.text for event in again.events if isinstance(event, UserUttered)]
    assert said == [f"bericht {number}" for number in range(14, 20)]
    assert again.get_slot("gesprek") == {"turn": 20}
    first = next(event for event in again.events if isinstance(event, ActionExecuted))
    assert first.action_name == "action_listen"
    assert again.applied_events()


async def test_slots_survive_the_first_turns_too(make, clock: Clock) -> None:
    store = make(MemoryStore(clock))
    for turns in (1, 2, 5, 6, 7):
        tracker = await store.create_tracker(f"t{turns}")
        tell(tracker, turns)
        await store.save(tracker)
        assert (await store.retrieve(f"t{turns}")).get_slot("gesprek") == {"turn": turns}


async def test_a_long_talk_does_not_grow(make, clock: Clock) -> None:
    memory = MemoryStore(clock)
    store = make(memory)
    sizes = []
    for turns in (10, 90):
        tracker = await store.create_tracker("a")
        tell(tracker, turns)
        await store.save(tracker)
        sizes.append(len(memory._values["tracker:a"][1]))
    assert sizes[1] < sizes[0] * 1.1


async def test_it_is_gone_after_an_hour_and_at_once_on_delete(make, clock: Clock) -> None:
    store = make(MemoryStore(clock))
    for way in ("hour", "delete"):
        tracker = await store.create_tracker("a")
        tell(tracker, 2)
        await store.save(tracker)
        if way == "hour":
            clock.move(3601)
        else:
            await store.delete("a")
        assert await store.retrieve("a") is None


async def test_nobody_can_list_conversations(make, clock: Clock) -> None:
    store = make(MemoryStore(clock))
    await store.create_tracker("a")
    assert list(await store.keys()) == []


@pytest.mark.redis
async def test_another_process_goes_on_with_the_talk(make) -> None:
    prefix = f"naast-test-{uuid.uuid4().hex}:"
    here, there = (RedisStore("redis://127.0.0.1:6379/0", prefix=prefix) for _ in range(2))
    try:
        await here.get("there?")
    except StoreError:
        skip_or_fail("Redis op 127.0.0.1:6379", "start het met redis-server")
    tracker = await make(here).create_tracker("a")
    tell(tracker, 3)
    await make(here).save(tracker)
    assert (await make(there).retrieve("a")).get_slot("gesprek") == {"turn": 3}
    await make(there).delete("a")
    assert await make(here).retrieve("a") is None
    await here.close()
    await there.close()


def test_a_failing_store_is_an_error_and_not_memory_that_never_forgets(real_house) -> None:
    assert real_house.brain._agent.tracker_store is real_house.brain._trackers
    assert real_house.brain._agent.processor.tracker_store is real_house.brain._trackers


def test_actions_that_cannot_be_imported_are_an_error_and_not_an_exit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.brain.endpoint import load_actions

    package = tmp_path / "kapotte_acties"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "fout.py").write_text("import bestaat_niet\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import kapotte_acties

    with pytest.raises(ImportError):
        load_actions(kapotte_acties)


async def test_an_action_that_raises_says_something_kind() -> None:
    from rasa_sdk.executor import ActionExecutor

    from bot.brain.endpoint import KIND_SENTENCE, InProcessEndpoint

    async def fail(dispatcher, tracker, domain):
        raise RuntimeError("woorden van Truus")

    executor = ActionExecutor()
    executor.register_function("action_fail", fail)
    endpoint = InProcessEndpoint(executor)
    call = {"next_action": "action_fail", "tracker": {"sender_id": "a"}, "domain": {}}
    answer = await endpoint.request(json=call)
    assert answer["responses"] == [{"response": KIND_SENTENCE}]
    unknown = await endpoint.request(json={**call, "next_action": "action_nergens"})
    assert unknown["responses"] == [{"response": KIND_SENTENCE}]


def test_results_are_validated_by_a_validator_that_is_built_once() -> None:
    from jsonschema import ValidationError
    from rasa.core.actions.action import RemoteAction

    from bot.brain.endpoint import validate_once

    validate_once()
    action = RemoteAction("x", None)
    assert action._validate_action_result({"events": [], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": "nee", "responses": []})
