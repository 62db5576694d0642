"""What stands on a card: addresses that were looked at, and who runs this bot. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.texts import text

CODE = "kaart"
"""The one code on every card: it only chooses the greeting, and counts or follows nobody."""
HERE = "http://127.0.0.1:8000/"
"""The address of `naast run` on this machine, for who has no other yet."""
_LONGEST_SHOWN = 40
_BOT_NAME = re.compile(r"[A-Za-z]\w{3,30}[Bb][Oo][Tt]")


def web_address(webhook: str | None) -> str | None:
    """Where the web chat is, when the webhook's address says so."""
    if not webhook:
        return None
    parts = urlsplit(webhook)
    return f"{parts.scheme}://{parts.netloc}/"


class ContentError(Exception):
    """An address or name that cannot be on a card; the text says what to do."""


@dataclass(frozen=True)
class Content:
    """What differs from one card to another."""

    web: str
    """Address of the web chat, ending in a slash."""
    telegram: str | None = None
    """User name of the bot."""
    organisation: str | None = None

    @property
    def web_link(self) -> str:
        """What the code for the web holds."""
        return f"{self.web}?code={CODE}"

    @property
    def web_shown(self) -> str:
        """The address as people read and type it."""
        return re.sub(r"^https?://(?:www\.)?", "", self.web).rstrip("/")

    @property
    def telegram_link(self) -> str | None:
        """What the code for Telegram holds."""
        return f"https://t.me/{self.telegram}?start={CODE}" if self.telegram else None


def make_content(
    web: str | None, telegram: str | None = None, organisation: str | None = None
) -> Content:
    """The content of a card, its parts checked.

    Raises:
        ContentError: no web address, or no name of a bot.
    """
    address = (web or HERE).strip()
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or re.search(r"[\s\"<>?#@\\]", address):
        raise ContentError(text("cli.card_bad_web"))
    name = telegram.strip().removeprefix("@") if telegram else None
    if name is not None and not _BOT_NAME.fullmatch(name):
        raise ContentError(text("cli.card_bad_name"))
    content = Content(address.rstrip("/") + "/", name, organisation)
    if len(content.web_shown) > _LONGEST_SHOWN:
        raise ContentError(text("cli.card_long_web", most=_LONGEST_SHOWN))
    return content
