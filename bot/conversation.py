"""The one conversation service that every channel uses: a message in, replies out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from actions.moves.danger import DangerState, highest, without_words
from actions.moves.danger import answer as danger_answer
from bot.brain.voice import Voice
from bot.clean import Kind, clean, kind_of, not_a_command
from bot.expiring import ExpiringStore, StoreError
from bot.logs import note
from bot.masking import mask, only_data
from bot.record import Record
from bot.reply import Button, Reply, payloads
from bot.safety import Verdict, assess, follow_ups, go_on, may_go_on

OFFERED_FOR = 3
"""Turns that a button may still be pressed after it was offered."""
TAIL = 160
"""Characters of the last message kept to see a sentence that was split over two."""


class BrainLike(Protocol):
    """What the service needs of a brain."""

    @property
    def awake(self) -> bool: ...

    @property
    def waking(self) -> bool: ...

    async def answer(
        self, conversation_id: str, text: str, metadata: Mapping[str, Any]
    ) -> list[Reply]: ...

    async def forget(self, conversation_id: str) -> None: ...


@dataclass(frozen=True)
class Answer:
    """What is said back; `brain` is False when the door answered by itself."""

    replies: tuple[Reply, ...]
    brain: bool
    wiped: bool = False
    """Everything was wiped because the person asked for it: a page clears its screen too."""
    control: Mapping[str, Any] = field(default_factory=dict)
    """What the brain asks of a channel, such as beginning a check-in; never shown."""

    def as_json(self) -> dict[str, Any]:
        """The answer as the HTTP contract shows it; `wiped` is there only when it is so."""
        shown = {"replies": [reply.as_json() for reply in self.replies], "brain": self.brain}
        return {**shown, "wiped": True} if self.wiped else shown


class ConversationService:
    """Answers every message of every channel; never in silence.

    Args:
        store: keeps the door's records until the talk is over.
        brain: says what to answer, when it can.
        brain_away: the exception by which it says that it cannot.
        voice: the sentences, for when the door answers itself.
        session_seconds: silence after which a conversation is gone.
        now: the local time.
    """

    def __init__(
        self,
        store: ExpiringStore,
        brain: BrainLike,
        brain_away: type[Exception],
        voice: Voice,
        *,
        session_seconds: float,
        now: Callable[[], datetime],
        organisation: str | None = None,
    ) -> None:
        self._store = store
        self._brain = brain
        self._brain_away = brain_away
        self._voice = voice
        self._session_seconds = session_seconds
        self._now = now
        self._organisation = organisation

    @property
    def brain_awake(self) -> bool:
        return self._brain.awake

    async def begin(self, conversation_id: str, *, by_card: bool = False) -> Answer:
        """The welcome of a new conversation."""
        record = Record()
        names = ["utter_welcome", "utter_welcome_limits", "utter_welcome_begin"]
        if by_card:
            names[0] = "utter_welcome_code"
        replies, record = self._say(conversation_id, record, names)
        await self._keep(conversation_id, record)
        return Answer(tuple(replies), self._brain.awake)

    async def known(self, conversation_id: str) -> bool:
        """Whether anything is kept of this conversation."""
        return await self._store.get(_key(conversation_id)) is not None

    async def say(
        self,
        conversation_id: str,
        *,
        text: str | None = None,
        payload: str | None = None,
        channel: str = "web",
    ) -> Answer:
        """The answer to one message: a text, or the payload of a button.

        Messages of one conversation are answered in the order in which they came.

        Raises:
            StoreError: conversations cannot be kept now; nothing was said to the brain.
        """
        async with self._store.lock(f"gesprek:{conversation_id}"):
            kept = await self._store.get(_key(conversation_id))
            record = Record.from_text(kept) if kept else Record()
            if payload is not None:
                return await self._pressed(conversation_id, record, payload, channel)
            return await self._written(conversation_id, record, text or "", channel)

    async def wipe(self, conversation_id: str) -> None:
        """Remove everything that is kept of this conversation, here and in the brain."""
        async with self._store.lock(f"gesprek:{conversation_id}"):
            await self._wipe(conversation_id)

    async def _wipe(self, conversation_id: str) -> None:
        await self._store.delete(_key(conversation_id))
        await self._brain.forget(conversation_id)
        note("conversation_wiped")

    async def _pressed(
        self, conversation_id: str, record: Record, payload: str, channel: str
    ) -> Answer:
        if payload not in _still_offered(record):
            return await self._wordless(conversation_id, record, "utter_stale_button")
        return await self._ask_brain(conversation_id, record, payload, None, (), channel)

    async def _written(
        self, conversation_id: str, record: Record, raw: str, channel: str
    ) -> Answer:
        text = clean(raw)
        kind = kind_of(text)
        if kind is Kind.EMPTY:
            return await self._wordless(conversation_id, record, "utter_empty")
        if kind is Kind.EMOJI:
            return await self._wordless(conversation_id, record, "utter_emoji")
        if kind is Kind.MARKS:
            return await self._wordless(conversation_id, record, "utter_only_punctuation")
        masked = mask(text)
        before = record.tail if may_go_on(record.tail, masked.text) else None
        verdict = assess(masked.text, previous=before)
        follow = follow_ups(masked.text)
        record = replace(
            record,
            # Who writes word by word is read from the first word on.
            tail=go_on(before, masked.text)[-TAIL:],
            flag=highest(record.flag, verdict.level),
        )
        # The flag is kept before the brain is asked: a cut-off turn cannot lose it.
        await self._keep(conversation_id, record)
        answer = await self._ask_brain(
            conversation_id, record, not_a_command(masked.text), verdict, follow, channel
        )
        calm = not verdict.level and not _state(record).level
        bare = only_data(masked.text)
        if masked.found and calm and (bare or not record.masked_said):
            return await self._after_mask(conversation_id, answer, bare=bare)
        return answer

    async def _ask_brain(
        self,
        conversation_id: str,
        record: Record,
        text: str,
        verdict: Verdict | None,
        follow: Sequence[str],
        channel: str,
    ) -> Answer:
        metadata: dict[str, Any] = {
            "channel": channel,
            "flag": record.flag,
            "danger": {
                "level": verdict.level if verdict else None,
                "crisis": verdict.crisis if verdict else None,
                "sure": verdict.sure if verdict else False,
                "follow_up": list(follow),
                "also": list(verdict.levels) if verdict else [],
            },
            "door_danger": record.danger,
        }
        try:
            replies = await self._brain.answer(conversation_id, text, metadata)
        except self._brain_away:
            return await self._alone(conversation_id, record, verdict, follow)
        except Exception as error:
            # Whatever happens in there, nobody is left without an answer.
            note("brain_turn_failed", logging.ERROR, kind=type(error))
            return await self._alone(conversation_id, record, verdict, follow)
        control = {key: value for reply in replies for key, value in reply.control.items()}
        shown = [reply for reply in replies if reply.text]
        if control.get("wipe"):
            await self._wipe(conversation_id)
            return Answer(tuple(shown), True, wiped=True)
        # How danger stands is known here too: for a message without words, and for a turn
        # that the brain may lose.
        record = replace(record, danger=control.pop("danger", record.danger))
        record = replace(record, flag=control.pop("flag", record.flag))
        await self._keep(conversation_id, self._offer(record, shown))
        return Answer(tuple(shown), True, control=control)

    async def _alone(
        self,
        conversation_id: str,
        record: Record,
        verdict: Verdict | None,
        follow: Sequence[str],
    ) -> Answer:
        """The door's own answer while the brain is away: danger first, then human lines."""
        state = _state(record)
        heard_now = verdict.level if verdict else None
        # A flag that this very message set is no history: its first answer comes first.
        if record.flag and not state.highest and record.flag != heard_now:
            state = DangerState.flagged(record.flag)
        said = danger_answer(
            state,
            level=heard_now,
            intent="",
            follow_up=follow,
            also=verdict.levels if verdict else (),
        )
        names: list[str] = []
        if said is not None:
            names += said.responses
            record = replace(record, danger=said.state.to_dict())
        if said is None or said.go_on:
            name = "utter_door_waking" if self._brain.waking else "utter_door_late"
            names.insert(0, name) if said else names.append(name)
        return await self._door(conversation_id, record, names)

    async def _wordless(self, conversation_id: str, record: Record, name: str) -> Answer:
        """The door's answer to what holds no words; what is open of danger stays in sight."""
        said = without_words(_state(record))
        if said is None:
            return await self._door(conversation_id, record, [name])
        names = [name, *said.responses] if said.go_on else [*said.responses]
        return await self._door(conversation_id, record, names)

    async def _door(self, conversation_id: str, record: Record, names: list[str]) -> Answer:
        replies, record = self._say(conversation_id, record, names)
        await self._keep(conversation_id, self._offer(record, replies))
        return Answer(tuple(replies), False)

    async def _after_mask(self, conversation_id: str, answer: Answer, *, bare: bool) -> Answer:
        """Says that the data is not needed; nothing more where nothing else was written."""
        kept = await self._store.get(_key(conversation_id))
        record = Record.from_text(kept) if kept else Record()
        replies, record = self._say(conversation_id, record, ["utter_masked"])
        await self._keep(conversation_id, replace(record, masked_said=True))
        after = () if bare and answer.brain else answer.replies
        return Answer((*replies, *after), answer.brain, control=answer.control)

    def _say(
        self, conversation_id: str, record: Record, names: list[str]
    ) -> tuple[list[Reply], Record]:
        replies = []
        for name in names:
            said = self._voice.say(
                name,
                seed=conversation_id,
                use=record.uses.get(name, 0),
                values={"organisatie": self._organisation},
            )
            record = record.used(name)
            buttons = tuple(Button(b["title"], b["payload"]) for b in said.buttons)
            replies.append(Reply(said.text, buttons))
        return replies, record

    def _offer(self, record: Record, replies: list[Reply]) -> Record:
        turns = record.turns + 1
        offered = {**_still_offered(record), **dict.fromkeys(payloads(replies), turns)}
        return replace(record, offered=offered, turns=turns)

    async def _keep(self, conversation_id: str, record: Record) -> None:
        await self._store.set(_key(conversation_id), record.to_text(), self._session_seconds)


def _still_offered(record: Record) -> dict[str, int]:
    """The buttons that stood under one of the last replies; newer ones take nothing away."""
    turns = record.turns
    return {p: stood for p, stood in record.offered.items() if turns - stood <= OFFERED_FOR}


def _state(record: Record) -> DangerState:
    """How danger stands in this conversation, as far as the door knows."""
    return DangerState.from_dict(record.danger) if record.danger else DangerState()


def _key(conversation_id: str) -> str:
    return f"record:{conversation_id}"


__all__ = ["Answer", "BrainLike", "ConversationService", "StoreError"]
