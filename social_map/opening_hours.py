"""Opening hours: plain Dutch read into schedules, and what they mean at a given moment.

`parse` understands only what it is sure of and gives None for the rest: an opening hour that is
guessed sends someone to a closed door.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import Final

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# Hours of the parts of a day, for hours that name a part and no time.
PARTS: Final = {"ochtend": (6, 12), "middag": (12, 18), "avond": (18, 24), "nacht": (0, 6)}

_DAYS: Final = {
    "maandag": 0,
    "ma": 0,
    "dinsdag": 1,
    "di": 1,
    "woensdag": 2,
    "wo": 2,
    "donderdag": 3,
    "do": 3,
    "vrijdag": 4,
    "vr": 4,
    "vrij": 4,
    "zaterdag": 5,
    "za": 5,
    "zat": 5,
    "zondag": 6,
    "zo": 6,
}
_PARTS: Final = {
    "ochtend": "ochtend",
    "ochtends": "ochtend",
    "morgen": "ochtend",
    "morgens": "ochtend",
    "middag": "middag",
    "middags": "middag",
    "avond": "avond",
    "avonds": "avond",
    "nacht": "nacht",
    "nachts": "nacht",
}
_NTH: Final = {
    "eerste": 1,
    "1e": 1,
    "tweede": 2,
    "2e": 2,
    "derde": 3,
    "3e": 3,
    "vierde": 4,
    "4e": 4,
    "laatste": -1,
}
_GROUPS: Final = {
    "dagelijks": tuple(range(7)),
    "werkdagen": tuple(range(5)),
    "doordeweeks": tuple(range(5)),
    "weekend": (5, 6),
}


@dataclass(frozen=True)
class Schedule:
    """When something is open, in the terms of an iCalendar recurrence rule.

    `nth` counts within the month (-1 is the last); `part` names a part of the day where no time
    is known. `start` without `end` is a beginning of which the end is unknown.
    """

    days: tuple[int, ...]
    start: time | None = None
    end: time | None = None
    part: str | None = None
    nth: int | None = None

    @property
    def freq(self) -> str:
        """`WEEKLY`, or `MONTHLY` where a day counts within the month."""
        return "WEEKLY" if self.nth is None else "MONTHLY"

    @property
    def byday(self) -> str:
        """The days as iCalendar writes them: `TU,TH`, `1SA`, `-1SA`."""
        before = "" if self.nth is None else str(self.nth)
        return ",".join(before + CODES[day] for day in self.days)

    @property
    def rrule(self) -> str:
        """The recurrence rule as RFC 5545 writes it."""
        return f"FREQ={self.freq};BYDAY={self.byday}"

    def on(self, day: date) -> bool:
        """Whether it is open at some time of this day."""
        if day.weekday() not in self.days:
            return False
        if self.nth is None:
            return True
        if self.nth == -1:
            return (day + timedelta(days=7)).month != day.month
        return (day.day - 1) // 7 + 1 == self.nth

    def minutes(self) -> tuple[int, int] | None:
        """Opening and closing in minutes after midnight; None where only the day is known."""
        if self.start is not None and self.end is not None:
            closes = _minute(self.end)
            return _minute(self.start), closes if closes > _minute(self.start) else closes + 1440
        if self.part is not None:
            first, last = PARTS[self.part]
            return first * 60, last * 60
        return None

    def covers(self, first_hour: int, last_hour: int) -> bool | None:
        """Whether it is open somewhere between two hours of the day; None when not known."""
        found = self.minutes()
        if found is None:
            if self.start is None:
                return None
            opens = _minute(self.start)
            return True if first_hour * 60 <= opens < last_hour * 60 else None
        opens, closes = found
        wanted = (first_hour * 60, last_hour * 60)
        same_day = opens < wanted[1] and closes > wanted[0]
        past_midnight = opens < wanted[1] + 1440 and closes > wanted[0] + 1440
        return same_day or past_midnight


def from_byday(byday: str) -> tuple[tuple[int, ...], int | None]:
    """Days and count within the month from `TU,TH` or `-1SA`; raises ValueError on other text."""
    days: list[int] = []
    counts: set[int | None] = set()
    for part in byday.split(","):
        match = re.fullmatch(r"([+-]?\d)?([A-Z]{2})", part.strip())
        if match is None or match[2] not in CODES:
            raise ValueError("byday")
        days.append(CODES.index(match[2]))
        counts.add(int(match[1]) if match[1] else None)
    if len(counts) != 1:
        raise ValueError("byday")
    return tuple(days), counts.pop()


# ---- reading ------------------------------------------------------------------------------

_TIME = r"(\d{1,2})(?:[.:](\d{2}))?"
_TOKEN: Final = re.compile(
    rf"(?P<range>(?:van\s+)?{_TIME}\s*(?:uur\s*)?(?:-|–|tot(?!\s*en\s*met)|t/m)\s*{_TIME})"
    rf"|(?P<from>(?:vanaf|van|om)\s+{_TIME}|\d{{1,2}}[.:]\d{{2}}(?=\s*(?:uur|$|,)))"
    r"|(?P<through>t/m|tot en met|-(?=\s*[a-z])|–(?=\s*[a-z]))"
    r"|(?P<word>[a-z0-9]+(?:-(?=[\s,]))?)"
    r"|(?P<skip>[\s,;.&/]+)"
)
_ALWAYS: Final = re.compile(
    r"(altijd( open)?|dag en nacht|24 uur( per dag)?|24/7|vrij toegankelijk)"
)
_IGNORED: Final = frozenset(
    {"uur", "u", "en", "van", "de", "het", "s", "elke", "iedere", "elk", "ieder", "op", "open"}
    | {"maand", "dag", "in", "alle", "dagen"}
)
_UNTIL: Final = re.compile(rf"([a-z]+)\s+tot\s+{_TIME}(?:\s+uur)?")
_NOTE: Final = re.compile(r"\(([^)]*)\)")


def parse(text: str) -> tuple[Schedule, ...] | None:
    """The schedules in a text like `di en do 10.00-12.30 uur`; None when not sure of each word."""
    plain = text.casefold().replace("’", "'").replace("'", "").strip()
    exceptions: list[tuple[int, time]] = []
    for note in _NOTE.findall(plain):
        until = _UNTIL.fullmatch(note.strip())
        if until is not None and until[1] in _DAYS:
            closes = _time(until[2], until[3])
            if closes is None:
                return None
            exceptions.append((_DAYS[until[1]], closes))
    plain = _NOTE.sub(" ", plain).strip()
    # "infobalie: maandag" says whose hours these are.
    label, colon, rest = plain.partition(": ")
    if colon and not any(word in _DAYS for word in re.findall(r"[a-z]+", label)):
        plain = rest
    if _ALWAYS.fullmatch(plain.strip(" .")):
        return (Schedule(tuple(range(7)), time(0, 0), time(0, 0)),)
    found = _read(plain)
    if found is None:
        return None
    return _with_exceptions(found, exceptions)


@dataclass
class _Group:
    """The days read so far, waiting for their times."""

    days: list[int] = field(default_factory=list)
    nths: list[int] = field(default_factory=list)
    part: str | None = None
    timed: bool = False

    def schedules(self, start: time | None = None, end: time | None = None) -> list[Schedule]:
        """What is known of these days: one schedule, or one for each count within the month."""
        part = self.part if start is None else None
        days = tuple(sorted(set(self.days)))
        nths: Sequence[int | None] = self.nths or [None]
        return [Schedule(days, start, end, part, nth) for nth in nths]


def _read(plain: str) -> tuple[Schedule, ...] | None:
    found: list[Schedule] = []
    group = _Group()
    through = False
    position = 0
    while position < len(plain):
        match = _TOKEN.match(plain, position)
        if match is None:
            return None
        position = match.end()
        if match["skip"] is not None:
            continue
        if match["through"] is not None:
            if not group.days or group.timed:
                return None
            through = True
        elif match["word"] is not None:
            word = match["word"]
            if _starts_anew(word, group):
                if not group.timed:
                    found += group.schedules()
                group = _Group()
            step = _take(word, group, through)
            if step is None:
                return None
            through = through and step is not _Step.DAY
        else:
            times = _times(match)
            if times is None or not group.days or through:
                return None
            found += group.schedules(*times)
            group.timed = True
    if through:
        return None
    if group.days and not group.timed:
        found += group.schedules()
    return tuple(found) or None


class _Step(Enum):
    DAY = auto()
    OTHER = auto()


def _starts_anew(word: str, group: _Group) -> bool:
    """Whether this word begins a new set of days."""
    day = _day(word)
    if group.timed:
        return day is not None or word in _NTH or word in _GROUPS
    # "woensdagmiddag en vrijdagavond": each day has its own part.
    return day is not None and day[1] is not None and group.part not in (None, day[1])


def _day(word: str) -> tuple[int, str | None] | None:
    """The day, and the part of it, in `woensdagavond`, `wo` or `maandag-`."""
    bare = word.rstrip("-")
    if bare in _DAYS:
        return _DAYS[bare], None
    for name, number in _DAYS.items():
        if len(name) > 4 and bare.startswith(name) and bare[len(name) :] in _PARTS:
            return number, _PARTS[bare[len(name) :]]
    return None


def _take(word: str, group: _Group, through: bool) -> _Step | None:
    """Takes one word into the group; None for a word that is not understood."""
    day = _day(word)
    if day is not None:
        number, part = day
        if through:
            last = group.days[-1]
            if number <= last:
                return None
            group.days.extend(range(last + 1, number + 1))
        else:
            group.days.append(number)
        group.part = part or group.part
        return _Step.DAY
    if word in _GROUPS:
        group.days.extend(_GROUPS[word])
    elif word == "dag" and not group.days:
        # "elke dag" and "alle dagen" name every day.
        group.days.extend(range(7))
    elif word in _PARTS:
        if group.timed:
            return None
        group.part = _PARTS[word]
    elif word in _NTH:
        if group.days:
            return None
        group.nths.append(_NTH[word])
    elif word not in _IGNORED:
        return None
    return _Step.OTHER


def _times(match: re.Match[str]) -> tuple[time, time | None] | None:
    values = re.findall(_TIME, match["range"] or match["from"])
    start = _time(*values[0])
    if start is None or match["range"] is None:
        return None if start is None else (start, None)
    end = _time(*values[-1])
    return None if end is None else (start, end)


def _with_exceptions(
    found: tuple[Schedule, ...], exceptions: list[tuple[int, time]]
) -> tuple[Schedule, ...]:
    """`di t/m vr 10-18 (do tot 21)`: the day closes later, the others as said."""
    for day, closes in exceptions:
        changed: list[Schedule] = []
        for schedule in found:
            if day not in schedule.days or schedule.start is None:
                changed.append(schedule)
                continue
            rest = tuple(other for other in schedule.days if other != day)
            if rest:
                changed.append(replace(schedule, days=rest))
            changed.append(replace(schedule, days=(day,), end=closes))
        found = tuple(changed)
    return found


def _time(hour: str, minute: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    if hours == 24 and minutes == 0:
        return time(0, 0)
    if hours > 23 or minutes > 59:
        return None
    return time(hours, minutes)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


# ---- writing ------------------------------------------------------------------------------

_DAY_NAMES: Final = tuple(name for name in _DAYS if name.endswith("dag"))
_NTH_NAMES: Final = {number: name for name, number in _NTH.items() if name.isalpha()}
_PART_NAMES: Final = {
    "ochtend": "'s ochtends",
    "middag": "'s middags",
    "avond": "'s avonds",
    "nacht": "'s nachts",
}


def describe(schedules: Sequence[Schedule]) -> str | None:
    """A text that `parse` reads as these schedules; None for what it has no words for."""
    timed_first = sorted(schedules, key=lambda one: one.start is None)
    text = ", ".join(filter(None, map(_described, timed_first)))
    # "maandag, dinsdag 9-12" would give the hours of Tuesday to Monday: only what reads back.
    return text if set(parse(text) or ()) == set(schedules) and schedules else None


def _described(schedule: Schedule) -> str | None:
    if schedule.nth is not None and schedule.nth not in _NTH_NAMES:
        return None
    names = [_DAY_NAMES[day] for day in schedule.days]
    days = ", ".join(names[:-1]) + (" en " if len(names) > 1 else "") + names[-1]
    if len(names) == 7:
        days = "elke dag"
    if schedule.nth is not None:
        days = f"{_NTH_NAMES[schedule.nth]} {days} van de maand"
    if schedule.start is not None and schedule.end is not None:
        return f"{days} {schedule.start:%-H.%M}-{schedule.end:%-H.%M} uur"
    if schedule.start is not None:
        return f"{days} vanaf {schedule.start:%-H.%M} uur"
    return f"{days} {_PART_NAMES[schedule.part]}" if schedule.part in _PART_NAMES else days


# ---- asking -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Opening:
    """One stretch of time that something is open; `closes` is None when the end is unknown."""

    opens: datetime
    closes: datetime | None
    part: str | None = None


def openings(schedules: tuple[Schedule, ...], day: date) -> tuple[Opening, ...]:
    """All openings that begin on one day, earliest first."""
    found = []
    for schedule in schedules:
        if not schedule.on(day):
            continue
        begin = datetime.combine(day, time(0, 0))
        if schedule.start is not None:
            opens = datetime.combine(day, schedule.start)
            span = schedule.minutes()
            closes = begin + timedelta(minutes=span[1]) if span else None
            found.append(Opening(opens, closes))
        elif schedule.part is not None:
            first, last = PARTS[schedule.part]
            found.append(
                Opening(
                    begin + timedelta(hours=first),
                    begin + timedelta(hours=last),
                    schedule.part,
                )
            )
    return tuple(sorted(found, key=lambda opening: opening.opens))


def open_now(schedules: tuple[Schedule, ...], now: datetime) -> Opening | None:
    """The opening that `now` (local time) falls in, also one that began before midnight."""
    moment = now.replace(tzinfo=None)
    for day in (moment.date(), moment.date() - timedelta(days=1)):
        for opening in openings(schedules, day):
            if opening.closes and opening.opens <= moment < opening.closes:
                return opening
    return None


def next_opening(schedules: tuple[Schedule, ...], now: datetime) -> Opening | None:
    """The first opening after `now` (local time), within five weeks."""
    moment = now.replace(tzinfo=None)
    for ahead in range(36):
        for opening in openings(schedules, moment.date() + timedelta(days=ahead)):
            if opening.opens > moment:
                return opening
    return None


def always(schedules: tuple[Schedule, ...]) -> bool:
    """Whether it is open day and night."""
    return any(
        len(schedule.days) == 7 and schedule.minutes() == (0, 1440) and schedule.nth is None
        for schedule in schedules
    )


def any_in(
    schedules: tuple[Schedule, ...], first_hour: int, last_hour: int, days: frozenset[int]
) -> bool | None:
    """Whether it is open on one of these days between two hours; None when that is not known."""
    if not schedules:
        return None
    answers = [
        schedule.covers(first_hour, last_hour)
        for schedule in schedules
        if days.intersection(schedule.days)
    ]
    if any(answers):
        return True
    return None if None in answers else False
