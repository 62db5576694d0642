"""The map in a database: written whole in one transaction, read whole in one transaction.

SQLite and PostgreSQL behave the same here: while a new map is written, readers see the old one,
and when writing fails the old one stays. (The file is not swapped for another, because check-ins
and counts may live in the same database.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Column,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import Connection, Engine, Result, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from social_map import fulltext, models, reports
from social_map.errors import DatabaseError
from social_map.facets import Facets, facets_of, numbered
from social_map.facts import Reach, Service, Wijk
from social_map.folding import fold, stem
from social_map.models import Base
from social_map.opening_hours import Schedule, from_byday
from social_map.texts import words as word_lists
from social_map.words import zones

# The newest revision in `migrations/versions`: the shape of the tables.
HEAD: Final = "0004"
# The table that says which revision a database has; other parts of the project have their own.
VERSION_TABLE: Final = "map_version"
# Raised when the same row is read differently, so that a loaded map is read again.
READING: Final = "1"
# Raised when the search tables are made differently, so that they are made again.
INDEX: Final = "5"
# How long to wait for another process that is writing, in seconds.
PATIENCE: Final = 3
# Any number will do, as long as nothing else in the same database uses it.
_ADVISORY_LOCK: Final = 4_105_038

# So many rows are put in at once.
_BATCH: Final = 5_000
# Hears how many rows are in, and of how many.
Tell = Callable[[int, int], None]

# What is written anew with every map; reports stay.
_TABLES: Final = tuple(
    table for table in Base.metadata.sorted_tables if table is not models.Report.__table__
)
_TAXONOMIES: Final = ("category", "interest", "condition", "audience")


@dataclass(frozen=True)
class Loaded:
    """Which map a database holds."""

    town: str
    fingerprint: str
    shape: str
    # `files` for the files that come with the project, else the name of what was imported.
    origin: str
    loaded_on: date | None = None
    # How the search tables were made.
    index: str = field(default_factory=lambda: INDEX)

    @property
    def key(self) -> tuple[str, str, str]:
        """Changes when anything that a search relies on has changed."""
        return self.fingerprint, self.shape, self.index


@dataclass(frozen=True)
class Contents:
    """Everything that a database holds of a map."""

    services: tuple[Service, ...]
    wijken: tuple[Wijk, ...]


def quietly(done: int, total: int) -> None:
    """Tells nobody."""


def make_engine(database_url: str, *, kept: bool = False) -> Engine:
    """An engine for this address; raises DatabaseError for an address that cannot be one.

    With `kept`, connections to a server stay open from one question to the next.
    """
    if database_url.startswith("postgres://"):
        database_url = "postgresql://" + database_url.partition("://")[2]
    try:
        url = make_url(database_url)
        backend = url.get_backend_name()
        if backend == "sqlite":
            return _sqlite(database_url, url.database)
        if backend == "postgresql":
            return _postgres(database_url, kept=kept)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError):
        raise DatabaseError("database_url") from None
    raise DatabaseError("database_url")


def _postgres(database_url: str, *, kept: bool) -> Engine:
    engine = create_engine(
        database_url,
        future=True,
        # A connection that the server closed meanwhile is noticed before it is used.
        **({"pool_pre_ping": True} if kept else {"poolclass": NullPool}),
        # One picture of all tables, also when another process writes in between.
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": PATIENCE, "application_name": "naast-map"},
    )

    def connected(connection: Any, _record: object) -> None:
        # Nobody waits for ever behind another program; SQLite has its own such time.
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(PATIENCE * 1000)}")
        connection.commit()

    event.listen(engine, "connect", connected)
    return engine


def _sqlite(database_url: str, path: str | None) -> Engine:
    in_memory = path in (None, "", ":memory:")
    if path is not None and not in_memory and not path.startswith("file:"):
        _make_folder(Path(path).parent)
    engine = create_engine(
        database_url,
        future=True,
        poolclass=StaticPool if in_memory else NullPool,
        connect_args={"timeout": PATIENCE, "check_same_thread": False},
    )

    def connected(connection: Any, _record: object) -> None:
        # The driver begins no transaction before CREATE TABLE by itself; we say when it begins.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    def begun(connection: Connection) -> None:
        how = connection.get_execution_options().get("naast_begin", "BEGIN")
        connection.exec_driver_sql(how)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def may_hold(engine: Engine) -> bool:
    """Whether there can be anything in a database; a file that is not there yet is not made."""
    path = engine.url.database
    if engine.dialect.name != "sqlite" or path is None or path.startswith("file:"):
        return True
    return Path(path).is_file()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise DatabaseError("cannot_open") from None


@contextmanager
def translated() -> Iterator[None]:
    """Turns what a database driver says into one plain sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        raise DatabaseError(_reason(error)) from None


def _reason(error: SQLAlchemyError) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) else error).casefold()
    for words, key in (
        (("readonly", "read-only"), "readonly"),
        (("is locked", "lock timeout", "could not serialize", "deadlock"), "locked"),
        (("not a database", "malformed"), "not_a_database"),
        (("no such module",), "no_full_text"),
        (("no such column", "no such table", "undefinedcolumn", "does not exist"), "older_shape"),
        (("has no column", "already exists"), "older_shape"),
        (("unable to open",), "cannot_open"),
        (("disk is full", "no space", "disk i/o"), "disk"),
        (("connect", "password", "authentication", "timeout", "server"), "unreachable"),
    ):
        if any(word in said for word in words):
            return key
    return "database"


_versions: Final = Table(
    VERSION_TABLE,
    MetaData(),
    # As Alembic makes it.
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)


_SHAPE: Final = select(_versions.c.version_num)
_STANDING: Final = select(
    models.Metadata.resource_id,
    models.Metadata.field_name,
    models.Metadata.replacement_value,
    models.Metadata.last_action_date,
).where(models.Metadata.resource_type == "map")


def loaded(connection: Connection) -> Loaded | None:
    """Which map this database holds; None when it holds none."""
    if not inspect(connection).has_table(models.Metadata.__tablename__):
        return None
    return standing(connection, _version(connection) or "")


def standing(connection: Connection, shape: str | None = None) -> Loaded | None:
    """The same, for a database in which the tables are known to be."""
    rows = connection.execute(_STANDING).all()
    values = {row.field_name: row.replacement_value for row in rows}
    days = {row.field_name: row.last_action_date for row in rows}
    if not rows:
        return None
    return Loaded(
        town=rows[0].resource_id,
        fingerprint=values.get("fingerprint", ""),
        shape=shape if shape is not None else connection.execute(_SHAPE).scalar() or "",
        origin=values.get("origin", ""),
        loaded_on=days.get("fingerprint"),
        index=values.get("index", ""),
    )


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(_SHAPE).scalar()
    return found


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection that alone may write: what it does is kept whole, or not at all."""
    with translated(), engine.connect() as opened:
        # Writing begins at once, so that two processes never load side by side.
        connection = opened.execution_options(naast_begin="BEGIN IMMEDIATE")
        if engine.dialect.name == "postgresql":
            # After waiting for the lock, what another process wrote must be seen.
            connection = connection.execution_options(isolation_level="READ COMMITTED")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
            yield connection


@contextmanager
def adding(engine: Engine) -> Iterator[Connection]:
    """A connection to put one row beside the map; on PostgreSQL it waits for nobody's load."""
    with translated(), engine.connect() as opened:
        connection = opened.execution_options(naast_begin="BEGIN IMMEDIATE")
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="READ COMMITTED")
        with connection.begin():
            yield connection


def make_tables(engine: Engine) -> None:
    """The tables in their newest shape, with what they hold; raises DatabaseError."""
    with writing(engine) as connection:
        version = _version(connection)
        if version == HEAD:
            return
        if version is not None:
            _upgrade(connection, version)
        elif _others(connection):
            raise DatabaseError("other_tables")
        else:
            Base.metadata.create_all(connection)
            fulltext.of(connection).create(connection)
            _versions.create(connection)
            connection.execute(insert(_versions).values(version_num=HEAD))


def _upgrade(connection: Connection, version: str) -> None:
    # Alembic takes long to load, and is needed only here.
    from social_map.migrations import running

    if not running.known(version):
        raise DatabaseError("newer_shape")
    running.upgrade(connection)
    before = loaded(connection)
    if before is not None:
        _make_search(connection, read(connection).services)
        _say_index(connection, before.town)


def make_search(engine: Engine) -> None:
    """Makes the search tables anew from the map that the database holds; raises DatabaseError."""
    with writing(engine) as connection:
        before = loaded(connection)
        if before is not None and before.index != INDEX:
            _make_search(connection, read(connection).services)
            _say_index(connection, before.town)


def _say_index(connection: Connection, town: str) -> None:
    row = _metadata_row("index", INDEX, town, None)
    connection.execute(delete(models.Metadata).where(models.Metadata.id == row["id"]))
    connection.execute(insert(models.Metadata), [row])


def _make_search(connection: Connection, services: Sequence[Service]) -> None:
    """Fills the search tables from the services that were just put in."""
    ordered = numbered(services)
    zoned = [zones(service, word_lists()) for service in ordered]
    known = sorted({word for found in zoned for part in found.values() for word in part})
    filled: tuple[tuple[type[Base], list[dict[str, Any]]], ...] = (
        (
            models.SearchNumber,
            [{"number": n, "service_id": service.id} for n, service in enumerate(ordered)],
        ),
        (
            models.SearchFacet,
            [{"name": name, "content": content} for name, content in facets_of(ordered).packed()],
        ),
        (models.SearchWord, [{"word": word, "stem": stem(word)} for word in known]),
    )
    for model, rows in filled:
        connection.execute(delete(model))
        if rows:
            connection.execute(insert(model), rows)
    fulltext.of(connection).fill(connection, enumerate(zoned))


def _others(connection: Connection) -> bool:
    """Whether tables with our names stand here that are not a map of ours."""
    return not {table.name for table in _TABLES}.isdisjoint(inspect(connection).get_table_names())


def replace(
    engine: Engine,
    contents: Contents,
    new: Loaded,
    *,
    unless: Callable[[Loaded | None], bool],
    tell: Tell = quietly,
) -> None:
    """Puts a whole map in place of the one before, or changes nothing at all.

    `unless` is asked once more when nobody else can write any longer: another process may have
    loaded the same map a moment ago. Raises DatabaseError.
    """
    with writing(engine) as connection:
        if unless(loaded(connection)):
            return
        for table in reversed(_TABLES):
            connection.execute(delete(table))
        filled = list(_rows(contents, new))
        # The search tables take about as long as all others together.
        total, done = 2 * sum(len(rows) for _, rows in filled), 0
        for model, rows in filled:
            for start in range(0, len(rows), _BATCH):
                batch = rows[start : start + _BATCH]
                connection.execute(insert(model), batch)
                done += len(batch)
                tell(done, total)
        _make_search(connection, contents.services)
        reports.settle(connection)
        tell(total, total)


# ---- values to rows -----------------------------------------------------------------------


def _rows(contents: Contents, new: Loaded) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
    """The rows of all tables, in an order that foreign keys allow."""
    services = contents.services
    organizations = _keys(service.organization for service in services if service.organization)
    yield (
        models.Organization,
        [{"id": key, "name": name} for name, key in organizations.items()],
    )
    neighbourhoods = _keys(wijk.name for wijk in contents.wijken)
    yield from _neighbourhood_rows(contents.wijken, neighbourhoods)
    yield (
        models.Service,
        [
            _service_row(service, position, organizations)
            for position, service in enumerate(services)
        ],
    )
    yield from _location_rows(services, neighbourhoods)
    yield (
        models.Phone,
        [
            {"id": service.id, "service_id": service.id, "number": service.phone, "type": "voice"}
            for service in services
            if service.phone
        ],
    )
    yield (
        models.Schedule,
        [
            _schedule_row(service.id, position, schedule)
            for service in services
            for position, schedule in enumerate(service.schedules)
        ],
    )
    yield (
        models.CostOption,
        [
            {
                "id": service.id,
                "service_id": service.id,
                "amount": service.amount,
                "currency": "EUR",
                "amount_description": service.cost,
            }
            for service in services
            if service.amount is not None
        ],
    )
    yield from _word_rows(services)
    yield models.Metadata, list(_metadata_rows(new))


def _keys(names: Iterable[str]) -> dict[str, str]:
    """A short unique key for each name, always the same for the same names."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        if name in found:
            continue
        base = fold(name).replace(" ", "-")[:100] or "x"
        key, count = base, 1
        while key in taken:
            count += 1
            key = f"{base}-{count}"
        taken.add(key)
        found[name] = key
    return found


def _neighbourhood_rows(
    wijken: Sequence[Wijk], keys: dict[str, str]
) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
    yield (
        models.Neighbourhood,
        [
            {
                "id": keys[wijk.name],
                "name": wijk.name,
                "kind": wijk.kind,
                "position": position,
                "cbs_code": wijk.cbs_code,
                "district": wijk.district,
                "postcodes": "; ".join(wijk.pc4) or None,
                "neighbours_basis": wijk.neighbours_basis,
                "confidence": wijk.confidence,
                "source_url": wijk.source_url,
            }
            for position, wijk in enumerate(wijken)
        ],
    )
    yield (
        models.NeighbourhoodAlias,
        [
            {"neighbourhood_id": keys[wijk.name], "position": position, "name": alias}
            for wijk in wijken
            for position, alias in enumerate(wijk.aliases)
        ],
    )
    yield (
        models.NeighbourhoodNeighbour,
        [
            {
                "neighbourhood_id": keys[wijk.name],
                "position": position,
                "neighbour_id": keys[neighbour],
            }
            for wijk in wijken
            for position, neighbour in enumerate(wijk.neighbours)
        ],
    )


def _service_row(service: Service, position: int, organizations: dict[str, str]) -> dict[str, Any]:
    return {
        "id": service.id,
        "organization_id": organizations.get(service.organization or ""),
        "name": service.name,
        "description": service.description,
        "url": service.website,
        "email": service.email,
        "status": "active",
        "fees_description": service.cost,
        "eligibility_description": service.target_group,
        "position": position,
        "first_step": service.first_step,
        "contact_intensity": service.contact,
        "home_based": service.home_based,
        "walk_in": service.walk_in,
        "referral_needed": service.referral_needed,
        "wheelchair": service.wheelchair,
        "run_by_peers": service.run_by_peers,
        "opening_hours": service.opening_hours,
        "source_url": service.source_url,
        "source_date": service.source_date,
        "confidence": service.confidence,
        "verified_on": service.verified_on,
        "verified_by": service.verified_by,
    }


def _location_rows(
    services: Sequence[Service], neighbourhoods: dict[str, str]
) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
    """One location for each street that services share, else one for each service."""
    locations: dict[tuple[object, ...], dict[str, Any]] = {}
    addresses: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    for service in services:
        place = (
            *(service.street, service.postcode, service.city, service.wijk, service.reach),
            *(service.latitude, service.longitude),
        )
        key = place if service.street else (service.id, *place)
        if key not in locations:
            locations[key] = {
                "id": service.id,
                "location_type": "virtual" if service.reach is Reach.COUNTRY else "physical",
                "name": None,
                "neighbourhood_id": neighbourhoods.get(service.wijk or ""),
                "reach": service.reach.value,
                "city": service.city,
                "latitude": service.latitude,
                "longitude": service.longitude,
            }
            if service.street or service.postcode:
                addresses.append(
                    {
                        "id": service.id,
                        "location_id": service.id,
                        "address_1": service.street,
                        "city": service.city,
                        "state_province": None,
                        "postal_code": service.postcode,
                        "country": "NL",
                        "address_type": "physical",
                    }
                )
        links.append(
            {
                "id": service.id,
                "service_id": service.id,
                "location_id": locations[key]["id"],
            }
        )
    yield models.Location, list(locations.values())
    yield models.Address, addresses
    yield models.ServiceAtLocation, links


def _schedule_row(service_id: str, position: int, schedule: Schedule) -> dict[str, Any]:
    return {
        "id": f"{service_id}-{position}",
        "service_id": service_id,
        "position": position,
        "freq": schedule.freq,
        "byday": schedule.byday,
        "opens_at": schedule.start.strftime("%H:%M") if schedule.start else None,
        "closes_at": schedule.end.strftime("%H:%M") if schedule.end else None,
        "day_part": schedule.part,
    }


def _word_rows(
    services: Sequence[Service],
) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
    attributes: list[dict[str, Any]] = []
    terms: dict[str, dict[str, Any]] = {}
    for service in services:
        words = {
            "category": service.categories,
            "interest": service.interests,
            "condition": service.conditions,
            "audience": service.audience,
        }
        for taxonomy, codes in words.items():
            for position, code in enumerate(dict.fromkeys(codes)):
                term = f"{taxonomy}-{code}"
                terms[term] = {
                    "id": term,
                    "taxonomy_id": taxonomy,
                    "code": code,
                    "name": code,
                    "description": code,
                }
                attributes.append(
                    {
                        "id": f"{service.id}-{term}",
                        "link_id": service.id,
                        "link_entity": "service",
                        "link_type": taxonomy,
                        "taxonomy_term_id": term,
                        "position": position,
                    }
                )
    yield (
        models.Taxonomy,
        [{"id": name, "name": name, "description": name} for name in _TAXONOMIES],
    )
    yield models.TaxonomyTerm, list(terms.values())
    yield models.Attribute, attributes


def _metadata_rows(new: Loaded) -> Iterator[dict[str, Any]]:
    for name in ("fingerprint", "origin", "index"):
        yield _metadata_row(name, getattr(new, name), new.town, new.loaded_on)


def _metadata_row(field: str, value: str, town: str, day: date | None) -> dict[str, Any]:
    return {
        "id": f"map-{field}",
        "resource_id": town,
        "resource_type": "map",
        "last_action_date": day,
        "last_action_type": "import",
        "field_name": field,
        "previous_value": None,
        "replacement_value": value,
        "updated_by": None,
    }


# ---- rows to values -----------------------------------------------------------------------


class _Query:
    """A query that is asked for everything or for some services, and is built only once."""

    def __init__(self, query: Any, column: Any) -> None:
        self._all = query
        self._some = query.where(column.in_(bindparam("ids", expanding=True)))

    def rows(self, connection: Connection, ids: Sequence[Any] | None) -> Result:
        """The rows for these ids; all of them when None is given."""
        if ids is None:
            return connection.execute(self._all)
        return connection.execute(self._some, {"ids": list(ids)})


_SERVICES: Final = _Query(
    select(models.Service, models.Organization.name.label("organization_name"))
    .join_from(models.Service, models.Organization, isouter=True)
    .order_by(models.Service.position),
    models.Service.id,
)
_PHONES: Final = _Query(
    select(models.Phone.service_id, models.Phone.number), models.Phone.service_id
)
_SCHEDULES: Final = _Query(
    select(models.Schedule).order_by(models.Schedule.service_id, models.Schedule.position),
    models.Schedule.service_id,
)
_WORDS: Final = _Query(
    select(models.Attribute.link_id, models.Attribute.link_type, models.TaxonomyTerm.code)
    .join_from(models.Attribute, models.TaxonomyTerm)
    .where(models.Attribute.link_entity == "service")
    .order_by(models.Attribute.link_id, models.Attribute.link_type, models.Attribute.position),
    models.Attribute.link_id,
)
_PLACES: Final = _Query(
    select(
        models.ServiceAtLocation.service_id,
        models.Location.reach,
        models.Location.city,
        models.Location.latitude,
        models.Location.longitude,
        models.Neighbourhood.name.label("neighbourhood"),
        models.Address.address_1,
        models.Address.postal_code,
    )
    .join_from(models.ServiceAtLocation, models.Location)
    .join(
        models.Neighbourhood,
        models.Location.neighbourhood_id == models.Neighbourhood.id,
        isouter=True,
    )
    .join(models.Address, models.Address.location_id == models.Location.id, isouter=True),
    models.ServiceAtLocation.service_id,
)
_IDS: Final = _Query(
    select(models.SearchNumber.number, models.SearchNumber.service_id),
    models.SearchNumber.number,
)
_NUMBERS: Final = _Query(select(models.SearchNumber.number), models.SearchNumber.service_id)
_STREETS: Final = (
    select(models.Address.address_1, models.Neighbourhood.name)
    .join_from(models.Service, models.ServiceAtLocation)
    .join(models.Location, models.ServiceAtLocation.location_id == models.Location.id)
    .join(models.Neighbourhood, models.Location.neighbourhood_id == models.Neighbourhood.id)
    .join(models.Address, models.Address.location_id == models.Location.id)
    .where(models.Address.address_1.is_not(None))
    .order_by(models.Service.position)
)


def read(connection: Connection) -> Contents:
    """Everything in the database, in the order in which it was loaded."""
    return Contents(read_services(connection), read_wijken(connection))


def read_services(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Service, ...]:
    """The services with these ids, or all, in the order in which they were loaded."""
    places = {row.service_id: row for row in _PLACES.rows(connection, ids)}
    phones = {row.service_id: row.number for row in _PHONES.rows(connection, ids)}
    schedules = _read_schedules(connection, ids)
    words: dict[tuple[str, str], list[str]] = {}
    for row in _WORDS.rows(connection, ids):
        words.setdefault((row.link_id, row.link_type), []).append(row.code)
    return tuple(
        _service(row, places.get(row.id), phones.get(row.id), schedules, words)
        for row in _SERVICES.rows(connection, ids)
    )


def read_search(connection: Connection) -> tuple[Facets, list[tuple[str, str]]]:
    """The sets of places, and the words of the map with their stems."""
    facet, word = models.SearchFacet, models.SearchWord
    rows = {
        row.name: bytes(row.content)
        for row in connection.execute(select(facet.name, facet.content))
    }
    words = [(row.word, row.stem) for row in connection.execute(select(word.word, word.stem))]
    return Facets.unpacked(rows), words


def ids_of(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The id of each service with one of these numbers."""
    return {row.number: row.service_id for row in _IDS.rows(connection, numbers)}


def numbers_of(connection: Connection, ids: Sequence[str]) -> list[int]:
    """The numbers of the services with these ids, as far as they exist."""
    return list(_NUMBERS.rows(connection, ids).scalars())


def read_streets(connection: Connection) -> list[tuple[str, str]]:
    """Each address that is known and its neighbourhood, in the order of the services."""
    return [(row.address_1, row.name) for row in connection.execute(_STREETS)]


def _service(
    row: Any,
    place: Any,
    phone: str | None,
    schedules: dict[str, list[Schedule]],
    words: dict[tuple[str, str], list[str]],
) -> Service:
    categories = words[(row.id, "category")]
    return Service(
        id=row.id,
        name=row.name,
        category=categories[0],
        description=row.description,
        first_step=row.first_step,
        organization=row.organization_name,
        target_group=row.eligibility_description,
        cost=row.fees_description,
        registration=_registration(row.walk_in, row.referral_needed),
        contact=row.contact_intensity,
        home_based=row.home_based,
        wheelchair=row.wheelchair,
        phone=phone,
        email=row.email,
        website=row.url,
        street=place.address_1 if place else None,
        postcode=place.postal_code if place else None,
        city=place.city if place else None,
        wijk=place.neighbourhood if place else None,
        reach=Reach(place.reach) if place else Reach.UNKNOWN,
        opening_hours=row.opening_hours,
        schedules=tuple(schedules.get(row.id, ())),
        source_url=row.source_url,
        source_date=row.source_date,
        confidence=row.confidence,
        also=tuple(categories[1:]),
        interests=tuple(words.get((row.id, "interest"), ())),
        conditions=tuple(words.get((row.id, "condition"), ())),
        audience=tuple(words.get((row.id, "audience"), ())),
        run_by_peers=row.run_by_peers,
        verified_on=row.verified_on,
        verified_by=row.verified_by,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
    )


def _registration(walk_in: bool | None, referral_needed: bool | None) -> str | None:
    if walk_in is None:
        return None
    if walk_in:
        return "inloop"
    return "verwijzing" if referral_needed else "aanmelden"


def read_wijken(connection: Connection) -> tuple[Wijk, ...]:
    table, alias, beside = (
        models.Neighbourhood,
        models.NeighbourhoodAlias,
        models.NeighbourhoodNeighbour,
    )
    names = {row.id: row.name for row in connection.execute(select(table.id, table.name))}
    aliases: dict[str, list[str]] = {}
    for key, name in connection.execute(
        select(alias.neighbourhood_id, alias.name).order_by(alias.position)
    ):
        aliases.setdefault(key, []).append(name)
    neighbours: dict[str, list[str]] = {}
    for key, other in connection.execute(
        select(beside.neighbourhood_id, beside.neighbour_id).order_by(beside.position)
    ):
        neighbours.setdefault(key, []).append(names[other])
    return tuple(
        Wijk(
            name=row.name,
            kind=row.kind,
            cbs_code=row.cbs_code,
            district=row.district,
            aliases=tuple(aliases.get(row.id, ())),
            pc4=tuple(row.postcodes.split("; ")) if row.postcodes else (),
            neighbours=tuple(neighbours.get(row.id, ())),
            neighbours_basis=row.neighbours_basis,
            confidence=row.confidence,
            source_url=row.source_url,
        )
        for row in connection.execute(select(table).order_by(table.position))
    )


def _read_schedules(
    connection: Connection, ids: Sequence[str] | None
) -> dict[str, list[Schedule]]:
    found: dict[str, list[Schedule]] = {}
    for row in _SCHEDULES.rows(connection, ids):
        days, nth = from_byday(row.byday)
        found.setdefault(row.service_id, []).append(
            Schedule(
                days,
                time.fromisoformat(row.opens_at) if row.opens_at else None,
                time.fromisoformat(row.closes_at) if row.closes_at else None,
                row.day_part,
                nth,
            )
        )
    return found
