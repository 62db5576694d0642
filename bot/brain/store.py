"""Rasa's trackers in an expiring store: slots and the last six turns, then gone."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.expiring import ExpiringStore, MemoryStore

TURNS_KEPT = 6
DEFAULT_SECONDS = 3600.0


class ExpiringTrackerStore(TrackerStore):
    """Keeps a conversation's slots and its last turns for as long as the talk lives.

    Args:
        domain: Rasa's domain; set again when the model is loaded.
        store: where the text is kept; this process's memory when Rasa itself makes this object.
        seconds: silence after which a conversation is gone.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: Any = None,
        *,
        store: ExpiringStore | None = None,
        seconds: float = DEFAULT_SECONDS,
        **_: Any,
    ) -> None:
        # No event broker: what is said goes nowhere else.
        super().__init__(domain, None)
        self._store = store or MemoryStore(time.monotonic)
        self._seconds = seconds

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker's slots and last turns."""
        kept = {
            "slots": {
                name: slot.value
                for name, slot in tracker.slots.items()
                if slot.value != slot.initial_value
            },
            "events": [event.as_dict() for event in last_turns(tracker.events)],
        }
        await self._store.set(_key(tracker.sender_id), json.dumps(kept), self._seconds)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as it was kept, or None when there is none."""
        text = await self._store.get(_key(sender_id))
        if text is None:
            return None
        kept = json.loads(text)
        events: list[Event] = [
            SlotSet(name, value)
            for name, value in kept["slots"].items()
            if name in {slot.name for slot in self.domain.slots}
        ]
        if not kept["events"] or kept["events"][0].get("event") == UserUttered.type_name:
            # A rule begins where the bot listened.
            events.append(ActionExecuted(ACTION_LISTEN_NAME))
        events += [Event.from_parameters(parameters) for parameters in kept["events"]]
        return DialogueStateTracker.from_events(sender_id, events, slots=self.domain.slots)

    async def delete(self, sender_id: str) -> None:
        """Remove everything that is kept of this conversation."""
        await self._store.delete(_key(sender_id))

    async def keys(self) -> Iterable[str]:
        """Nobody lists conversations."""
        return []


def last_turns(events: Iterable[Event], turns: int = TURNS_KEPT) -> list[Event]:
    """The events since the so-many-to-last message of the person (no slot or session events)."""
    # A session event would empty the slots again when the events are replayed.
    all_events = [
        event
        for event in events
        if not isinstance(event, (SlotSet, SessionStarted))
        and getattr(event, "action_name", None) != ACTION_SESSION_START_NAME
    ]
    starts = [index for index, event in enumerate(all_events) if isinstance(event, UserUttered)]
    return all_events[starts[-turns] :] if len(starts) > turns else all_events


def _key(sender_id: str) -> str:
    return f"tracker:{sender_id}"
