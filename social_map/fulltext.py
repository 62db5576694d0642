"""The words of all places in the database: FTS5 in SQLite, `tsvector` in PostgreSQL.

SQLite knows no Dutch, so there the stems of `folding.stem` are indexed; PostgreSQL stems with its
own Dutch dictionary. Both hold three zones (`words.ZONES`): `a` for names and categories, `b` for
who runs it and what it is, `c` for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import text
from sqlalchemy.engine import Connection

from social_map.folding import apart, stem
from social_map.words import ZONES, Vocabulary

TABLE: Final = "service_text"
# A word that more places hold says little; the places that ask least of someone count then.
_MOST: Final = 5_000

Zones = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Wanted:
    """Words of the map that one word of a question may mean, sought in one zone."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    zone: str


class FullText(Protocol):
    """How one sort of database keeps words."""

    def create(self, connection: Connection) -> None:
        """Makes the table."""

    def drop(self, connection: Connection) -> None:
        """Takes the table away."""

    def fill(self, connection: Connection, rows: Iterable[tuple[int, Zones]]) -> None:
        """Puts the words of all places in, by their numbers, in place of those before."""

    def holding(
        self, connection: Connection, wanted: Sequence[Wanted]
    ) -> Iterable[tuple[int, int]]:
        """For each thing that is wanted, by its place in the row, the places that hold it."""


class Fts5:
    """SQLite's own full text search."""

    def create(self, connection: Connection) -> None:
        # The words stand in the table of services already: nothing of them is kept here but
        # where they are.
        columns = ", ".join(ZONES)
        connection.execute(
            text(f"CREATE VIRTUAL TABLE {TABLE} USING fts5({columns}, content='', detail=column)")
        )

    def drop(self, connection: Connection) -> None:
        connection.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))

    def fill(self, connection: Connection, rows: Iterable[tuple[int, Zones]]) -> None:
        connection.execute(text(f"INSERT INTO {TABLE}({TABLE}) VALUES('delete-all')"))
        given = [
            {"number": number, **{zone: " ".join(map(stem, zones[zone])) for zone in ZONES}}
            for number, zones in rows
        ]
        if given:
            columns, values = ", ".join(ZONES), ", ".join(f":{zone}" for zone in ZONES)
            connection.execute(
                text(f"INSERT INTO {TABLE}(rowid, {columns}) VALUES (:number, {values})"), given
            )

    def holding(
        self, connection: Connection, wanted: Sequence[Wanted]
    ) -> Iterable[tuple[int, int]]:
        # Stems are letters and digits alone, so nothing in them can be taken for an operator.
        asked = [f"{want.zone} : ({' OR '.join(map(_quoted, want.stems))})" for want in wanted]
        return _rows(
            connection,
            f"SELECT {{place}}, rowid FROM {TABLE} WHERE {TABLE} MATCH :asked{{place}}"
            f" ORDER BY rowid LIMIT {_MOST}",
            asked,
        )


def _quoted(word: str) -> str:
    return f'"{word}"'


class TsVector:
    """PostgreSQL's full text search, with its Dutch dictionary."""

    def create(self, connection: Connection) -> None:
        columns = ", ".join(f"{zone} TSVECTOR NOT NULL" for zone in ZONES)
        connection.execute(text(f"CREATE TABLE {TABLE} (number INTEGER PRIMARY KEY, {columns})"))
        for zone in ZONES:
            # One for each zone: with one for all, every hit would be read to see its zone.
            index = f"CREATE INDEX ix_{TABLE}_{zone} ON {TABLE} USING GIN ({zone})"
            connection.execute(text(index))

    def drop(self, connection: Connection) -> None:
        connection.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))

    def fill(self, connection: Connection, rows: Iterable[tuple[int, Zones]]) -> None:
        connection.execute(text(f"DELETE FROM {TABLE}"))
        given: list[dict[str, Any]] = [
            {"number": number, **{zone: " ".join(map(apart, zones[zone])) for zone in ZONES}}
            for number, zones in rows
        ]
        # Many rows in one statement; each alone would cost a round trip.
        for start in range(0, len(given), _BATCH):
            batch = given[start : start + _BATCH]
            connection.execute(
                text(
                    f"INSERT INTO {TABLE} (number, {', '.join(ZONES)}) SELECT part.number, "
                    + ", ".join(f"to_tsvector('dutch', part.{zone})" for zone in ZONES)
                    + " FROM unnest(CAST(:number AS INTEGER[]), "
                    + ", ".join(f"CAST(:{zone} AS TEXT[])" for zone in ZONES)
                    + f") AS part(number, {', '.join(ZONES)})"
                ),
                {name: [row[name] for row in batch] for name in ("number", *ZONES)},
            )

    def holding(
        self, connection: Connection, wanted: Sequence[Wanted]
    ) -> Iterable[tuple[int, int]]:
        # The dictionary stems the words as it stemmed those of the places.
        return _rows(
            connection,
            f"SELECT {{place}}, number FROM {TABLE}"
            " WHERE {zone} @@ to_tsquery('dutch', :asked{place})"
            f" ORDER BY number LIMIT {_MOST}",
            [" | ".join(map(apart, want.words)) for want in wanted],
            [want.zone for want in wanted],
        )


def _rows(
    connection: Connection, one: str, asked: Sequence[str], zones: Sequence[str] = ()
) -> Iterator[tuple[int, int]]:
    """The rows of one question for each of `asked`, put in as few statements as may be."""
    for start in range(0, len(asked), _TOGETHER):
        places = range(start, min(start + _TOGETHER, len(asked)))
        parts = (
            f"SELECT * FROM ({one.format(place=place, zone=zones[place] if zones else '')})"
            f" AS part{place}"
            for place in places
        )
        found = connection.execute(
            text(" UNION ALL ".join(parts)), {f"asked{place}": asked[place] for place in places}
        )
        yield from ((place, number) for place, number in found)


_BATCH: Final = 2_000
# SQLite takes 500 parts of a statement at most.
_TOGETHER: Final = 60
_FULL_TEXT: Final[dict[str, FullText]] = {"sqlite": Fts5(), "postgresql": TsVector()}


def of(connection: Connection) -> FullText:
    """The full text search of the database behind a connection."""
    return _FULL_TEXT[connection.dialect.name]


def scores(
    connection: Connection, words: Sequence[str], vocabulary: Vocabulary
) -> dict[int, float]:
    """How well each place fits some stemmed words; places that do not fit are absent.

    A word counts once for a place, where it is worth most.
    """
    wanted: list[Wanted] = []
    worth: list[tuple[str, float]] = []
    for word in words:
        for value, stems in vocabulary.meant(word).items():
            for zone, weight in ZONES.items():
                wanted.append(Wanted(vocabulary.spelled(stems), stems, zone))
                worth.append((word, value * weight))
    best: dict[str, dict[int, float]] = {}
    for place, number in of(connection).holding(connection, wanted):
        word, value = worth[place]
        held = best.setdefault(word, {})
        if value > held.get(number, 0.0):
            held[number] = value
    found: dict[int, float] = {}
    for held in best.values():
        for number, value in held.items():
            found[number] = found.get(number, 0.0) + value
    return found
