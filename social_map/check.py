"""Whether rows can be loaded: each problem named with file, line and mend. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from social_map.certainty import certainty
from social_map.errors import Problem
from social_map.facts import (
    COLUMNS,
    COORDINATES,
    COUNTRY,
    OWN_COLUMNS,
    WIJK_COLUMNS,
    Service,
    service_from_row,
    several,
    whole_town,
)
from social_map.folding import fold
from social_map.tables import Row, Table
from social_map.vocabulary import (
    AUDIENCES,
    CATEGORIES,
    CONDITIONS,
    CONFIDENCE,
    CONTACT,
    CRISIS,
    INTERESTS,
    REGISTRATION,
    UNKNOWN,
)

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EMAIL: Final = re.compile(r"[^@\s<>\"']+@[^@\s<>\"'.]+(?:\.[^@\s<>\"'.]+)+")
_POSTCODE: Final = re.compile(r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}")
_SOURCE_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_SHORT_NUMBERS: Final = frozenset({"112", "113", "144", "116111", "116117", "116123"})
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]")

# What a spreadsheet would work out. A phone number with a plus is none.
_FORMULA: Final = re.compile(r"[=+\-@]")
_NUMBER: Final = re.compile(r"[+-][\d ().\-/]+")

# Longer than any real cell; what is longer came here by a lost quote.
LONGEST_CELL: Final = 2_000

# How much two names must be alike, of 100: with the same number and street, and without.
_SAME_REACH, _SAME_NAME = 75, 92
# A word that more names share says nothing.
_RARE: Final = 25

_DEGREES: Final = re.compile(r"\d{1,2}(?:\.\d{1,6})?")
# The Netherlands in degrees: what lies outside was typed the wrong way round, or is a slip.
_COUNTRY: Final = {"latitude": (50.7, 53.6), "longitude": (3.3, 7.3)}

Found = Iterator[tuple[str, dict[str, str]]]


def phone_digits(phone: str) -> str | None:
    """The digits of a Dutch phone number as dialled in the country; None when it is none."""
    if re.fullmatch(r"[+0-9 ()\-./]+", phone) is None:
        return None
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    if phone.lstrip().startswith(("+31", "0031")):
        digits = "0" + digits[2 if phone.lstrip().startswith("+") else 4 :]
    if digits in _SHORT_NUMBERS or re.fullmatch(r"14\d{2,3}|140\d{2,3}", digits):
        return digits
    if re.fullmatch(r"0(?:800|900|906|909)(?:\d{4}|\d{7})", digits):
        return digits
    if re.fullmatch(r"0[1-9]\d{8}", digits) and digits[:4] not in ("0800", "0900"):
        return digits
    return None


def source_date_is_valid(text: str) -> bool:
    """Whether this is a year, a month or a day: `2019`, `2019-05`, `2019-05-28`."""
    match = _SOURCE_DATE.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return int(match[1]) >= 1900


def check_wijken(table: Table) -> list[Problem]:
    """What is wrong in the rows of wijken.csv."""
    if table.problems:
        return list(table.problems)
    names = {row.cells["wijk"] for row in table.rows}
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    for row in table.rows:
        for key, values in _wijk_row(row, names, seen):
            problems.append(Problem(table.file, row.line, key, tuple(values.items())))
        seen.setdefault(row.cells["wijk"], row.line)
    return problems


def _wijk_row(row: Row, names: Collection[str], seen: dict[str, int]) -> Found:
    cells = row.cells
    yield from _text_cells(row, WIJK_COLUMNS)
    if not cells["wijk"]:
        yield "required", {"column": "wijk"}
    elif cells["wijk"] in seen:
        yield "double", {"value": cells["wijk"], "line": str(seen[cells["wijk"]])}
    yield from _one_of(cells, "type", ("wijk", "stadsdeel"), required=True)
    yield from _one_of(cells, "confidence", CONFIDENCE)
    for neighbour in several(cells["neighbours"]):
        if neighbour not in names:
            yield "neighbour", {"value": neighbour, **_like(neighbour, names)}
    yield from _link(cells, "source_url")


def check_services(table: Table, wijken: Collection[str], town: str) -> list[Problem]:
    """What is wrong in the rows of services.csv; `wijken` are the names that exist."""
    if table.problems:
        return list(table.problems)
    places = [*wijken, whole_town(town), COUNTRY]
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    for row in table.rows:
        for key, values in _service_row(row, places, seen):
            problems.append(Problem(table.file, row.line, key, tuple(values.items())))
        seen.setdefault(row.cells["id"], row.line)
    if not table.rows:
        problems.append(Problem(table.file, 1, "empty"))
    return problems


def _service_row(row: Row, places: Collection[str], seen: dict[str, int]) -> Found:
    cells = row.cells
    broken = list(_text_cells(row, [*COLUMNS, *OWN_COLUMNS]))
    yield from broken
    if any(key == "too_long" for key, _ in broken):
        # Something slipped: what else is in such a row says nothing.
        return
    for column in ("id", "name", "category", "description"):
        if not cells[column]:
            yield "required", {"column": column}
    if cells["id"] and _ID.fullmatch(cells["id"]) is None:
        yield "id", {"value": cells["id"]}
    if cells["id"] in seen:
        yield "double", {"value": cells["id"], "line": str(seen[cells["id"]])}
    yield from _one_of(cells, "category", CATEGORIES)
    yield from _one_of(cells, "registration", (*REGISTRATION, UNKNOWN))
    yield from _one_of(cells, "contact_intensity", (*CONTACT, UNKNOWN))
    yield from _one_of(cells, "home_based", ("ja", "nee", UNKNOWN))
    yield from _one_of(cells, "wheelchair", ("ja", "nee", UNKNOWN))
    yield from _one_of(cells, "run_by_peers", ("ja", "nee", UNKNOWN))
    yield from _one_of(cells, "confidence", CONFIDENCE, required=True)
    yield from _each_of(cells, "also", [name for name in CATEGORIES if name != CRISIS])
    yield from _each_of(cells, "interests", INTERESTS)
    yield from _each_of(cells, "conditions", CONDITIONS)
    yield from _each_of(cells, "audience", AUDIENCES)
    if cells["wijk"] and cells["wijk"] not in places:
        yield "wijk", {"value": cells["wijk"], **_like(cells["wijk"], places)}
    yield from _pattern(cells, "phone", lambda value: phone_digits(value) is not None)
    yield from _pattern(cells, "email", lambda value: _EMAIL.fullmatch(value) is not None)
    yield from _pattern(cells, "postcode", lambda value: _POSTCODE.fullmatch(value) is not None)
    yield from _pattern(cells, "source_date", source_date_is_valid)
    yield from _pattern(cells, "verified_on", _is_day)
    yield from _coordinates(cells)
    yield from _link(cells, "website")
    yield from _link(cells, "source_url")


# ---- what can be loaded, and still wants a look -------------------------------------------


def remarks(
    table: Table, town: str, today: date, reported: Mapping[str, str] | None = None
) -> list[Problem]:
    """What a curator should look at in rows that can be loaded, in the order of the lines.

    `reported` says in words what people found wrong with a place, by its id.
    """
    found: list[Problem] = []
    services = [(row.line, service_from_row(row.cells, town)) for row in table.rows]
    for line, service in services:
        if reported and service.id in reported:
            said = (("said", reported[service.id]),)
            found.append(Problem(table.file, line, "reported", said))
        for key, values in _remarks(service, today):
            found.append(Problem(table.file, line, key, tuple(values.items())))
    for line, other, service in _look_alikes(services):
        alike = (("value", service.name), ("line", str(other)))
        found.append(Problem(table.file, line, "look_alike", alike))
    return sorted(found, key=lambda problem: problem.line)


def _remarks(service: Service, today: date) -> Found:
    if service.opening_hours and not service.schedules:
        yield "hours", {"value": service.opening_hours}
    if service.first_step is None:
        yield "first_step", {}
    if not (service.phone or service.email or service.website or service.street):
        yield "unreachable", {}
    sure = certainty(service, today)
    if sure.ask_first:
        yield ("stale", {"when": sure.when}) if sure.when else ("stale_undated", {})


def _look_alikes(
    services: Sequence[tuple[int, Service]],
) -> Iterator[tuple[int, int, Service]]:
    """Rows that are perhaps the same place twice, each with the line of the earlier one.

    Only rows that share a number, an address or a rare word of the name are put side by side.
    """
    together: dict[str, list[int]] = {}
    names = [fold(service.name) for _, service in services]
    for at, (_, service) in enumerate(services):
        keys = {f"name {word}" for word in names[at].split()}
        keys.add(f"phone {phone_digits(service.phone)}" if service.phone else "")
        keys.add(f"street {fold(service.street)}" if service.street else "")
        for key in keys - {""}:
            together.setdefault(key, []).append(at)
    said: set[int] = set()
    for held in together.values():
        for count, at in enumerate(held if len(held) <= _RARE else ()):
            for earlier in held[:count]:
                one, other = services[earlier][1], services[at][1]
                if at not in said and _alike(names[earlier], names[at], one, other):
                    said.add(at)
                    yield services[at][0], services[earlier][0], one


def _alike(name: str, other_name: str, one: Service, other: Service) -> bool:
    """Whether two rows are perhaps one place: the same name, and nothing that tells them apart."""
    if one.wijk and other.wijk and one.wijk != other.wijk:
        return False
    if one.category != other.category:
        return False
    if name == other_name:
        return True
    reach = (one.phone, one.street)
    same_reach = any(reach) and reach == (other.phone, other.street)
    alike = fuzz.token_sort_ratio(name, other_name)
    return alike >= (_SAME_REACH if same_reach else _SAME_NAME)


def _text_cells(row: Row, columns: Iterable[str]) -> Found:
    for column in columns:
        value = row.cells.get(column, "")
        if len(value) > LONGEST_CELL:
            yield "too_long", {"column": column, "most": str(LONGEST_CELL)}
        elif _CONTROL.search(value):
            yield "control", {"column": column}
        elif _FORMULA.match(value) and not _NUMBER.fullmatch(value):
            yield "formula", {"column": column}


def _one_of(
    cells: Mapping[str, str], column: str, allowed: Collection[str], *, required: bool = False
) -> Found:
    value = _cell(cells, column)
    if not value:
        if required:
            yield "required", {"column": column}
    elif value not in allowed:
        yield "one_of", {"column": column, "value": value, "allowed": ", ".join(allowed)}


def _each_of(cells: Mapping[str, str], column: str, allowed: Collection[str]) -> Found:
    for value in several(_cell(cells, column)):
        if value not in allowed:
            yield "one_of", {"column": column, "value": value, "allowed": ", ".join(allowed)}


def _pattern(cells: Mapping[str, str], column: str, holds: Callable[[str], bool]) -> Found:
    value = _cell(cells, column)
    if value and not holds(value):
        yield column, {"value": value}


def _coordinates(cells: Mapping[str, str]) -> Found:
    given = {column: _cell(cells, column) for column in COORDINATES}
    for column, value in given.items():
        lowest, highest = _COUNTRY[column]
        if value and not (_DEGREES.fullmatch(value) and lowest <= float(value) <= highest):
            yield column, {"value": value}
        elif not value and any(given.values()):
            yield "required", {"column": column}


def _link(cells: Mapping[str, str], column: str) -> Found:
    value = _cell(cells, column)
    if value and not _is_link(value):
        yield "link", {"column": column, "value": value}


def _cell(cells: Mapping[str, str], column: str) -> str:
    return cells.get(column, "")


def _is_link(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and "." in host and " " not in value


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _like(value: str, names: Collection[str]) -> dict[str, str]:
    """The name that was perhaps meant."""
    found = process.extractOne(value, sorted(names), scorer=fuzz.ratio)
    return {"like": found[0] if found else ""}
