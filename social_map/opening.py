"""Opening a map: files checked, database brought up to date, everything read into memory."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.engine import Engine

from social_map import hsds, reports, store
from social_map.check import check_services, check_wijken, remarks
from social_map.errors import DatabaseError, DataError, MapError, Problem
from social_map.facts import (
    COLUMNS,
    OWN_COLUMNS,
    WIJK_COLUMNS,
    service_from_row,
    wijk_from_row,
)
from social_map.map import Map
from social_map.naming import unknown
from social_map.reports import Reported
from social_map.store import Contents, Loaded
from social_map.tables import Table, read_bytes, read_raw
from social_map.town import Town, read_town

DATA = Path(__file__).parent / "data"
SERVICES, WIJKEN = "services.csv", "wijken.csv"
# The origin of a map that came from the files of the project.
FILES = "files"


@dataclass(frozen=True)
class Source:
    """The files that a map is made from, as bytes, each with its name."""

    services: tuple[str, bytes]
    wijken: tuple[str, bytes]
    town: Town

    @property
    def fingerprint(self) -> str:
        """Changes when one of the files changes, or the way they are read."""
        digest = hashlib.sha256(store.READING.encode())
        for part in (self.town.name.encode(), self.services[1], self.wijken[1]):
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()


def town_folder(town: str, data_dir: Path = DATA) -> Path:
    """The folder with the data of a town; raises MapError when there is none."""
    folder = data_dir / town
    if re.fullmatch(r"[a-z0-9-]+", town) is None or not folder.is_dir():
        raise MapError("no_town", town=town)
    return folder


def town_name(town: str, *, data_dir: Path = DATA) -> str:
    """How a town is called (`zwolle` is Zwolle); as it is written when it cannot be read."""
    try:
        return read_town(town_folder(town, data_dir), town).name
    except MapError:
        return Town.from_folder(town).name


def read_source(
    folder: Path, town: str, *, services: Path | None = None, wijken: Path | None = None
) -> Source:
    """The files of a town, or others in place of them; raises MapError."""
    services, wijken = services or folder / SERVICES, wijken or folder / WIJKEN
    return Source(
        (services.name, read_raw(services)),
        (wijken.name, read_raw(wijken)),
        read_town(folder, town),
    )


def examine(source: Source) -> tuple[Contents, tuple[Problem, ...]]:
    """What is in the files and what is wrong with it; contents only when nothing is wrong."""
    wijken, services = _tables(source)
    names = [row.cells["wijk"] for row in wijken.rows if "wijk" in row.cells]
    problems = check_wijken(wijken)
    # With a broken list of neighbourhoods every place would seem to be in a wrong one.
    problems += services.problems if problems else _check(services, names, source.town)
    if problems:
        return Contents((), ()), tuple(problems)
    return (
        Contents(
            tuple(service_from_row(row.cells, source.town.name) for row in services.rows),
            tuple(wijk_from_row(row.cells) for row in wijken.rows),
        ),
        (),
    )


def _tables(source: Source) -> tuple[Table, Table]:
    """The neighbourhoods and the places in the files."""
    name, raw = source.services
    if name.endswith(".json"):
        services = hsds.read(raw, name)
    else:
        services = read_bytes(raw, name, COLUMNS, OWN_COLUMNS)
    return read_bytes(source.wijken[1], source.wijken[0], WIJK_COLUMNS), services


def to_look_at(
    source: Source,
    today: date,
    reported: Mapping[str, str] | None = None,
    *,
    names: bool = True,
) -> tuple[Problem, ...]:
    """What a curator should look at in files with which nothing is wrong.

    `reported` says in words what people found wrong with a place, by its id. `names` says whether
    the names under `called` belong to these places, which is not so for another file.
    """
    services = _tables(source)[1]
    ids = (row.cells.get("id", "") for row in services.rows)
    wrong = unknown(source.town.called, ids) if names else []
    misnamed = tuple(Problem("town.yml", 1, "called", (("value", name),)) for name in wrong)
    return misnamed + tuple(remarks(services, source.town.name, today, reported))


def _check(services: Table, names: list[str], town: Town) -> list[Problem]:
    return check_services(services, names, town.name)


def contents_of(source: Source) -> Contents:
    """What is in the files; raises DataError that names every problem."""
    contents, problems = examine(source)
    if problems:
        raise DataError(problems)
    return contents


def load(
    engine: Engine,
    source: Source,
    town: str,
    *,
    origin: str,
    today: date | None,
    force: bool,
    tell: store.Tell = store.quietly,
) -> None:
    """Puts the files into the database when they are not in it yet; raises MapError.

    `force` puts them in whatever the database holds. Nothing half-loaded stays. `tell` hears how
    many rows are in, and of how many.
    """
    new = Loaded(town, source.fingerprint, store.HEAD, origin, today)

    def current(before: Loaded | None) -> bool:
        return not force and before is not None and _is_current(before, new)

    with store.translated(), engine.connect() as connection:
        before = store.loaded(connection)
    if current(before):
        return
    if before is None or before.shape != store.HEAD:
        store.make_tables(engine)
    if before is not None and before.index != store.INDEX:
        store.make_search(engine)
    store.replace(engine, contents_of(source), new, unless=current, tell=tell)


def _is_current(before: Loaded, new: Loaded) -> bool:
    """Whether a database needs nothing: the same files, or something a curator imported."""
    if (before.town, before.shape, before.index) != (new.town, new.shape, new.index):
        return False
    return before.fingerprint == new.fingerprint or before.origin != FILES


def open_map(
    database_url: str,
    town: str,
    *,
    data_dir: Path = DATA,
    today: date | None = None,
) -> Map:
    """The map of a town, loaded into the database at first start and when its files change.

    When the new files are broken or cannot be written, the map that the database holds is served,
    or else the one in the files, and `map.problem` says what is wrong. Raises MapError when there
    is nothing to serve.
    """
    folder = town_folder(town, data_dir)
    source = read_source(folder, town)
    try:
        engine = store.make_engine(database_url, kept=True)
    except DatabaseError as error:
        return _from_files(source, error)
    return _open(engine, source, town, today)


def _open(engine: Engine, source: Source, town: str, today: date | None) -> Map:
    problem: MapError | None = None
    try:
        load(engine, source, town, origin=FILES, today=today, force=False)
    except MapError as error:
        problem = error
    try:
        return Map.on(engine, source.town, problem=problem)
    except MapError as error:
        engine.dispose()
        return _from_files(source, problem or error)


def read_map(database_url: str, town: str, *, data_dir: Path = DATA) -> Map:
    """The map that a database holds, without loading anything; raises MapError."""
    folder = town_folder(town, data_dir)
    return Map.on(store.make_engine(database_url, kept=True), read_town(folder, town))


def served(database_url: str, town: str, *, data_dir: Path = DATA) -> Contents:
    """What is served now: from the database, or else from the files; nothing is written.

    Raises MapError when there is nothing to serve.
    """
    folder = town_folder(town, data_dir)
    engine = store.make_engine(database_url)
    try:
        if store.may_hold(engine):
            with store.translated(), engine.connect() as connection:
                if store.loaded(connection) is not None:
                    return store.read(connection)
    except DatabaseError:
        # An unusable database is said when something is written to it.
        pass
    finally:
        engine.dispose()
    return contents_of(read_source(folder, town))


def reported(database_url: str) -> tuple[Reported, ...]:
    """What people said is wrong with places; nothing where there is no database to look in."""
    try:
        engine = store.make_engine(database_url)
    except DatabaseError:
        return ()
    try:
        if not store.may_hold(engine):
            return ()
        with store.translated(), engine.connect() as connection:
            return reports.read(connection)
    except DatabaseError:
        # No database, or one of before there were reports: then nothing was reported.
        return ()
    finally:
        engine.dispose()


def _from_files(source: Source, problem: MapError) -> Map:
    """The map straight from the files, for when the database is of no use."""
    try:
        contents = contents_of(source)
    except DataError:
        # The files are broken and there is no older map: the first problem is the one to tell.
        raise problem from None
    return Map(contents.services, contents.wijken, source.town, problem=problem)
