"""Puts the parts together: settings, store, voice, brain, service. One place, for all channels."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from actions.wiring import wiring
from bot.brain.brain import Brain, BrainAway
from bot.brain.voice import Voice
from bot.conversation import ConversationService
from bot.expiring import ExpiringStore, MemoryStore, RedisStore
from bot.settings import TIME_ZONE, Settings
from bot.training import MODEL
from social_map import Map, open_map, town_name


@dataclass(frozen=True)
class House:
    """Everything that a channel needs."""

    settings: Settings
    store: ExpiringStore
    voice: Voice
    brain: Brain
    service: ConversationService


def local_now() -> datetime:
    """The time in Zwolle."""
    return datetime.now(TIME_ZONE)


def build(settings: Settings, *, now: Callable[[], datetime] = local_now) -> House:
    """The house of these settings; the brain is still asleep."""
    data = settings.root / "social_map" / "data"
    voice = Voice(town=town_name(settings.town, data_dir=data))

    @cache
    def the_map() -> Map:
        return open_map(settings.database_url, settings.town, data_dir=data)

    wiring.map, wiring.now = the_map, now
    wiring.organisation = settings.organisation
    if settings.redis_url:
        url = settings.redis_url
        store: ExpiringStore = RedisStore(url)

        def make_store() -> ExpiringStore:
            return RedisStore(url)
    else:
        memory = MemoryStore(time.monotonic)
        store = memory

        def make_store() -> ExpiringStore:
            return memory

    brain = Brain(
        settings.models / MODEL,
        make_store,
        voice,
        session_seconds=settings.session_seconds,
        warm=the_map,
    )
    service = ConversationService(
        store,
        brain,
        BrainAway,
        voice,
        session_seconds=settings.session_seconds,
        now=now,
        organisation=settings.organisation,
    )
    return House(settings, store, voice, brain, service)
