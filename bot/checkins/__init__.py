"""A message later, only because the person asked for it: when, kept how, delivered once."""

from __future__ import annotations

from bot.checkins.database import DatabaseAway, open_database
from bot.checkins.delivery import Delivery, Sent
from bot.checkins.keeping import CheckIns, Due

__all__ = ["CheckIns", "DatabaseAway", "Delivery", "Due", "Sent", "open_database"]
