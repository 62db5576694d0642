"""When a check-in comes: on which day, at which hour, never in the quiet hours. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from typing import Final

from bot.settings import TIME_ZONE

EARLIEST: Final = 9
"""Hour of the day from which a message may come, in Zwolle."""
LATEST: Final = 21
"""Hour of the day from which no message may come any more."""
FARTHEST: Final = 14
"""Days ahead at most."""
_FROM, _UNTIL = time(10, 0), time(20, 0)


def moment(now: datetime, days: int) -> datetime:
    """The moment so many days from now: the same hour when that is in the day, else near it.

    Args:
        now: any time with a time zone.
        days: 1 to `FARTHEST`.
    """
    local = now.astimezone(TIME_ZONE)
    hour = min(max(local.time().replace(second=0, microsecond=0), _FROM), _UNTIL)
    # Built from day and hour, so that the hour stays when the clock changes in between.
    return datetime.combine(local.date() + timedelta(days=days), hour, TIME_ZONE)


def allowed(now: datetime) -> bool:
    """Whether a message may be sent now."""
    return EARLIEST <= now.astimezone(TIME_ZONE).hour < LATEST


def next_allowed(now: datetime) -> datetime:
    """Now, or the next morning's first hour when it is quiet now."""
    local = now.astimezone(TIME_ZONE)
    if allowed(local):
        return local
    day = local.date() + timedelta(days=1 if local.hour >= LATEST else 0)
    return datetime.combine(day, time(EARLIEST), TIME_ZONE)


def to_seconds(moment: datetime) -> int:
    """Whole seconds since the epoch."""
    return int(moment.astimezone(timezone.utc).timestamp())
