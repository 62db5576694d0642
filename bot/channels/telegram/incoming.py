"""What came in, as this channel may know it: an update read down to what is needed. Pure.

An update is read from plain JSON rather than into objects, so that names, user names, language
and pictures of a person are never looked at: of who wrote, only the number of the chat is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    """What sort of thing came in."""

    TEXT = "text"
    EDITED = "edited"
    BUTTON = "button"
    STICKER = "sticker"
    PICTURE = "picture"
    SOUND = "sound"
    PLACE = "place"
    PERSON = "person"
    OTHER = "other"
    """A message without words that this channel has no own answer to."""
    GROUP = "group"
    BLOCKED = "blocked"
    """The person stopped the bot."""
    NOTHING = "nothing"
    """Nothing to do or say."""


@dataclass(frozen=True)
class Incoming:
    """One update."""

    number: int
    kind: Kind
    chat: int = 0
    text: str = ""
    """What was written, or written under a picture."""
    key: str = ""
    """What the pressed button sends back."""
    callback: str = ""
    """Which press is to be answered."""
    message: int = 0
    """Which message the pressed button stands under."""
    latitude: float = 0.0
    longitude: float = 0.0


_PICTURES = ("photo", "video", "animation", "document", "story", "paid_media")
_SOUNDS = ("voice", "audio", "video_note")
_TOLD_BY_TELEGRAM = (
    *("new_chat_members", "left_chat_member", "pinned_message", "group_chat_created"),
    *("message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed"),
    *("users_shared", "chat_shared", "successful_payment", "boost_added", "web_app_data"),
)


def read_update(update: object) -> Incoming | None:
    """What this update means here; None when it is no update at all."""
    if not isinstance(update, Mapping):
        return None
    number = update.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    try:
        return _read(number, update)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Incoming(number, Kind.NOTHING)


def _read(number: int, update: Mapping[str, Any]) -> Incoming:
    if "message" in update:
        return _message(number, update["message"])
    if "edited_message" in update:
        message = update["edited_message"]
        chat = int(message["chat"]["id"])
        words = message.get("text") or message.get("caption") or ""
        if message["chat"]["type"] != "private" or not words:
            return Incoming(number, Kind.NOTHING)
        return Incoming(number, Kind.EDITED, chat, text=str(words))
    if "callback_query" in update:
        return _button(number, update["callback_query"])
    if "my_chat_member" in update:
        return _membership(number, update["my_chat_member"])
    return Incoming(number, Kind.NOTHING)


def _message(number: int, message: Mapping[str, Any]) -> Incoming:
    chat = int(message["chat"]["id"])
    if message["chat"]["type"] != "private":
        # That the bot left is told as a message too, and wants no answer.
        left = "left_chat_member" in message or message["chat"]["type"] == "channel"
        return Incoming(number, Kind.NOTHING if left else Kind.GROUP, chat)
    if isinstance(message.get("text"), str):
        return Incoming(number, Kind.TEXT, chat, text=message["text"])
    caption = str(message.get("caption") or "")
    if "sticker" in message or "dice" in message:
        sign = (message.get("sticker") or message.get("dice") or {}).get("emoji")
        return Incoming(number, Kind.STICKER, chat, text=str(sign or "🙂"))
    if any(kind in message for kind in _PICTURES):
        return Incoming(number, Kind.PICTURE, chat, text=caption)
    if any(kind in message for kind in _SOUNDS):
        return Incoming(number, Kind.SOUND, chat, text=caption)
    # A venue carries a location too.
    if "location" in message:
        place = message["location"]
        return Incoming(
            number,
            Kind.PLACE,
            chat,
            latitude=float(place["latitude"]),
            longitude=float(place["longitude"]),
        )
    if "contact" in message:
        return Incoming(number, Kind.PERSON, chat)
    if any(kind in message for kind in _TOLD_BY_TELEGRAM):
        return Incoming(number, Kind.NOTHING, chat)
    return Incoming(number, Kind.OTHER, chat)


def _button(number: int, query: Mapping[str, Any]) -> Incoming:
    message = query["message"]
    if message["chat"]["type"] != "private":
        return Incoming(number, Kind.NOTHING)
    return Incoming(
        number,
        Kind.BUTTON,
        int(message["chat"]["id"]),
        key=str(query.get("data") or ""),
        callback=str(query["id"]),
        message=int(message["message_id"]),
    )


def _membership(number: int, changed: Mapping[str, Any]) -> Incoming:
    chat = int(changed["chat"]["id"])
    status = changed["new_chat_member"]["status"]
    if changed["chat"]["type"] == "private":
        kind = Kind.BLOCKED if status == "kicked" else Kind.NOTHING
    else:
        kind = Kind.GROUP if status in ("member", "administrator", "restricted") else Kind.NOTHING
    return Incoming(number, kind, chat)
