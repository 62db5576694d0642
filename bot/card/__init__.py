"""The share kit: a card and a poster to hand over, and the page for professionals."""

from __future__ import annotations

from bot.card.content import Content, ContentError, make_content
from bot.card.drawing import SHEETS, draw

__all__ = ["SHEETS", "Content", "ContentError", "draw", "make_content"]
