"""From an update to what is said back: the conversation service in Telegram's clothes."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.brain.voice import Voice
from bot.channels.telegram.incoming import Incoming, Kind
from bot.channels.telegram.nearby import wijk_near
from bot.channels.telegram.outgoing import Button, Message, as_messages
from bot.channels.telegram.state import Asked, TalkState, key_of, person_of
from bot.checkins import CheckIns, DatabaseAway
from bot.checkins.asking import is_no, is_stop, read_days
from bot.conversation import Answer, ConversationService
from bot.expiring import ExpiringStore
from bot.limits import Pace
from bot.logs import note
from bot.safety import assess
from bot.settings import Settings
from bot.texts import text

DAYS = {1: "tomorrow", 3: "some_days", 7: "next_week"}
"""Days ahead that have a button, and what they are called in the names of responses."""
_DAY_KEY = "dag:"
_COMMAND = re.compile(r"/([a-z]+)(?:@\w+)?(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)
_NOT_ABROAD = ("0800", "0900", "0906", "0909", "14")


@dataclass
class _Said:
    """What is being put together for one update."""

    chat: int
    person: str
    state: TalkState
    texts: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    more: list[Message] = field(default_factory=list)
    forget: bool = False
    """Nothing of this talk may be kept."""

    def messages(self) -> list[Message]:
        if not self.texts:
            return self.more
        return [*as_messages("\n\n".join(self.texts), self.buttons), *self.more]


class Turns:
    """Answers what comes in; holds no rule of conversation of its own.

    Args:
        checkins: keeps messages for later.
        now: the local time.
        clock: seconds since the epoch.
        web_address: where the web chat is, when that is known.
    """

    def __init__(
        self,
        settings: Settings,
        service: ConversationService,
        store: ExpiringStore,
        voice: Voice,
        checkins: CheckIns,
        *,
        now: Callable[[], datetime],
        clock: Callable[[], float],
        web_address: str | None = None,
    ) -> None:
        self._settings = settings
        self._service = service
        self._store = store
        self._voice = voice
        self._checkins = checkins
        self._now = now
        self._web_address = web_address
        self._pace = Pace(store, clock)
        self._kinds: Mapping[Kind, Callable[[_Said, Incoming], Awaitable[None]]] = {
            Kind.TEXT: self._text,
            Kind.EDITED: self._text,
            Kind.BUTTON: self._button,
            Kind.STICKER: self._sticker,
            Kind.PICTURE: self._picture,
            Kind.SOUND: self._sound,
            Kind.PLACE: self._place,
            Kind.PERSON: self._person,
            Kind.OTHER: self._other,
            Kind.GROUP: self._group,
            Kind.BLOCKED: self._blocked,
        }
        self._commands: Mapping[str, Callable[[_Said, str], Awaitable[None]]] = {
            "start": self._start,
            "hulp": self._help,
            "help": self._help,
            "zoek": self._search,
            "stop": self._stop,
            "wis": self._wipe,
            "privacy": self._privacy,
            "over": self._about,
        }

    async def answer(self, incoming: Incoming) -> list[Message]:
        """What to send back to this update; empty when nothing need be said.

        Raises:
            StoreError: conversations cannot be kept now.
        """
        answer = self._kinds.get(incoming.kind)
        danger = bool(incoming.text) and bool(assess(incoming.text).level)
        # A mended typing error wants no second answer; danger that was added does.
        if answer is None or (incoming.kind is Kind.EDITED and not danger):
            return []
        person = person_of(self._settings.secret_key, incoming.chat)
        state = TalkState.from_text(await self._store.get(_key(person)))
        said = _Said(incoming.chat, person, state)
        if await self._pace.take(person) and not danger:
            if not state.too_fast:
                self._say(said, "utter_telegram_too_fast")
            said.state = replace(said.state, too_fast=True)
        else:
            said.state = replace(said.state, too_fast=False)
            await answer(said, incoming)
        if said.forget:
            await self._store.delete(_key(person))
        else:
            await self._store.set(
                _key(person), said.state.to_text(), self._settings.session_seconds
            )
        return said.messages()

    async def sorry(self) -> list[Message]:
        """What is said when nothing works."""
        return [Message(text("problems.nothing_works.title"))]

    # ---- what people send

    async def _text(self, said: _Said, incoming: Incoming) -> None:
        command = _COMMAND.fullmatch(incoming.text.strip())
        if command and command[1].lower() in self._commands:
            await self._commands[command[1].lower()](said, (command[2] or "").strip())
            return
        if not assess(incoming.text).level and await self._about_check_in(said, incoming.text):
            return
        await self._service_text(said, incoming.text)

    async def _service_text(self, said: _Said, words: str) -> None:
        if not assess(words).level and not await self._service.known(said.person):
            self._say(said, "utter_telegram_new_talk")
        await self._take(
            said, await self._service.say(said.person, text=words, channel="telegram")
        )

    async def _button(self, said: _Said, incoming: Incoming) -> None:
        if incoming.key.startswith(_DAY_KEY):
            await self._day_pressed(said, incoming.key)
            return
        # An unknown key is an empty payload, which was never offered: the service says so kindly.
        payload = said.state.keys.get(incoming.key, "")
        await self._take(
            said, await self._service.say(said.person, payload=payload, channel="telegram")
        )

    async def _sticker(self, said: _Said, incoming: Incoming) -> None:
        await self._service_text(said, incoming.text)

    async def _picture(self, said: _Said, incoming: Incoming) -> None:
        await self._with_words(said, incoming, "utter_telegram_picture")

    async def _sound(self, said: _Said, incoming: Incoming) -> None:
        await self._with_words(said, incoming, "utter_telegram_sound")

    async def _with_words(self, said: _Said, incoming: Incoming, name: str) -> None:
        """What can be read is answered; the rest is owned up to, except in danger."""
        if not assess(incoming.text).level:
            self._say(said, name)
        if incoming.text:
            await self._service_text(said, incoming.text)

    async def _place(self, said: _Said, incoming: Incoming) -> None:
        wijk = wijk_near(self._settings.town, incoming.latitude, incoming.longitude)
        if wijk is None:
            self._say(said, "utter_telegram_far")
            return
        self._say(said, "utter_telegram_near", wijk=wijk)
        await self._service_text(said, text("telegram.near", wijk=wijk))

    async def _person(self, said: _Said, incoming: Incoming) -> None:
        self._say(said, "utter_telegram_person")

    async def _other(self, said: _Said, incoming: Incoming) -> None:
        self._say(said, "utter_telegram_other")

    async def _group(self, said: _Said, incoming: Incoming) -> None:
        said.forget = True
        self._say(said, "utter_telegram_group")

    async def _blocked(self, said: _Said, incoming: Incoming) -> None:
        await self._forget(said)

    # ---- commands

    async def _start(self, said: _Said, code: str) -> None:
        await self._service.wipe(said.person)
        said.state = TalkState()
        # The code is looked at for being there; which one it is, is never kept or counted.
        await self._take(said, await self._service.begin(said.person, by_card=bool(code)))

    async def _help(self, said: _Said, _: str) -> None:
        self._say(said, "utter_telegram_help")

    async def _search(self, said: _Said, what: str) -> None:
        words = text("telegram.search_for", what=what) if what else text("telegram.search")
        await self._service_text(said, words)

    async def _stop(self, said: _Said, _: str) -> None:
        await self._take(
            said,
            await self._service.say(said.person, text=text("telegram.stop"), channel="telegram"),
        )
        if await self._cancel(said):
            self._say(said, "utter_checkin_cancelled")

    async def _wipe(self, said: _Said, _: str) -> None:
        await self._service.wipe(said.person)
        self._say(said, "utter_wiped")
        await self._wiped(said)

    async def _privacy(self, said: _Said, _: str) -> None:
        self._say(said, "utter_privacy")
        self._say(said, "utter_telegram_privacy")
        if self._web_address:
            self._say(said, "utter_telegram_web_address")
            said.texts[-1] += f" {self._web_address}"

    async def _about(self, said: _Said, _: str) -> None:
        for name in ("utter_program_not_human", "utter_how_ai", "utter_who_made"):
            self._say(said, name, organisatie=self._settings.organisation)

    # ---- a message later

    async def _about_check_in(self, said: _Said, words: str) -> bool:
        """Whether these words are about a message later, and were answered here."""
        asked, said.state = said.state.asked, replace(said.state, asked=Asked.NOTHING)
        if asked is Asked.DAY:
            days = read_days(words, self._now().date())
            if days is not None:
                await self._keep_check_in(said, days)
                return True
            if is_no(words):
                self._say(said, "utter_checkin_not")
                return True
        said_no = is_no(words) if asked is Asked.KEPT else is_stop(words)
        if said_no and await self._cancel(said):
            self._say(said, "utter_checkin_cancelled")
            return True
        return False

    async def _day_pressed(self, said: _Said, key: str) -> None:
        asked, said.state = said.state.asked, replace(said.state, asked=Asked.NOTHING)
        days = key[len(_DAY_KEY) :]
        if asked is not Asked.DAY or not days.isdecimal() or int(days) not in (0, *DAYS):
            await self._take(
                said, await self._service.say(said.person, payload="", channel="telegram")
            )
        elif int(days) == 0:
            self._say(said, "utter_checkin_not")
        else:
            await self._keep_check_in(said, int(days))

    async def _keep_check_in(self, said: _Said, days: int) -> None:
        try:
            replaced = await asyncio.to_thread(
                self._checkins.keep, said.person, str(said.chat), days
            )
        except DatabaseAway as error:
            note("checkin_failed", logging.ERROR, kind=type(error))
            self._say(said, "utter_checkin_failed")
            return
        if replaced:
            self._say(said, "utter_checkin_replaced")
        self._say(said, f"utter_checkin_set_{DAYS.get(days, 'that_day')}")
        said.state = replace(said.state, asked=Asked.KEPT)

    async def _cancel(self, said: _Said) -> bool:
        try:
            return await asyncio.to_thread(self._checkins.cancel, said.person)
        except DatabaseAway as error:
            note("checkin_failed", logging.ERROR, kind=type(error))
            return False

    # ---- putting together

    async def _take(self, said: _Said, answer: Answer) -> None:
        """Take over what the service says."""
        for reply in answer.replies:
            said.texts.append(reply.text)
            for button in reply.buttons:
                said.state = said.state.offering(button.payload)
                said.buttons.append(Button(button.title, key_of(button.payload)))
        options = [option for reply in answer.replies for option in reply.options]
        if len(options) == 1:
            # Of several, cards as well would bury the text.
            said.more += _native(options[0])
        if answer.wiped:
            await self._wiped(said)
        elif answer.control.get("checkin"):
            self._ask_day(said)

    def _ask_day(self, said: _Said) -> None:
        self._say(said, "utter_checkin_what_is_kept")
        said.state = replace(said.state, asked=Asked.DAY)
        said.buttons += [
            Button(text(f"telegram.days.{name}"), f"{_DAY_KEY}{days}")
            for days, name in (*DAYS.items(), (0, "not"))
        ]

    async def _wiped(self, said: _Said) -> None:
        if await self._cancel(said):
            self._say(said, "utter_checkin_cancelled")
        self._say(said, "utter_telegram_wiped")
        said.forget = True

    async def _forget(self, said: _Said) -> None:
        await self._service.wipe(said.person)
        await self._cancel(said)
        said.forget = True

    def _say(self, said: _Said, name: str, **values: Any) -> None:
        use = said.state.uses.get(name, 0)
        variant = self._voice.say(name, seed=said.person, use=use, values=values)
        said.texts.append(variant.text)
        said.state = said.state.used(name)


def _native(option: Mapping[str, Any]) -> list[Message]:
    """A place in Telegram's own form: on the map, and as a number to call."""
    found = []
    if option.get("latitude") is not None and option.get("longitude") is not None:
        found.append(
            Message(
                venue={
                    "latitude": option["latitude"],
                    "longitude": option["longitude"],
                    "title": str(option["name"]),
                    "address": str(option.get("where") or option["name"]),
                }
            )
        )
    digits = re.sub(r"\D", "", str(option.get("phone") or ""))
    if len(digits) >= 3:
        abroad = digits.startswith("0") and not digits.startswith(_NOT_ABROAD)
        number = f"+31{digits[1:]}" if abroad else digits
        found.append(Message(contact={"phone_number": number, "first_name": str(option["name"])}))
    return found


def _key(person: str) -> str:
    return f"telegram:{person}"
