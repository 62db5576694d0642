"""The tables of the map, named after Open Referral HSDS 3, with our own facts beside them.

HSDS: organization, service, location, address, service_at_location, phone, schedule, cost_option,
taxonomy, taxonomy_term, attribute, metadata. Ours: neighbourhood and its two lists, and on service
the columns from `position` on. The tables that begin with `search_` hold nothing of their own:
they are made from the others when a map is loaded, beside the words in `fulltext.py`. What people
report stands in `map_report` and outlives a load.
Constraints have names, so that a migration can point at them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeMeta, registry

from social_map.facts import Reach
from social_map.vocabulary import CONFIDENCE, CONTACT, REASONS

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
mapper_registry = registry(metadata=MetaData(naming_convention=NAMES))


class Base(metaclass=DeclarativeMeta):
    """What all tables share."""

    __abstract__ = True
    registry = mapper_registry
    metadata = mapper_registry.metadata
    __init__ = mapper_registry.constructor


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({listed})", name=column)


class Organization(Base):
    """Who runs a service."""

    __tablename__ = "organization"
    __table_args__ = (UniqueConstraint("name"),)

    id = Column(String(120), primary_key=True)
    name = Column(Text, nullable=False)
    description = Column(Text)
    email = Column(Text)
    website = Column(Text)


class Service(Base):
    """A place, an activity or a help line."""

    __tablename__ = "service"
    __table_args__ = (
        _one_of("status", ("active", "inactive", "defunct", "temporarily closed")),
        _one_of("confidence", CONFIDENCE),
        _one_of("contact_intensity", CONTACT),
        UniqueConstraint("position"),
    )

    id = Column(String(120), primary_key=True)
    organization_id = Column(String(120), ForeignKey("organization.id"))
    name = Column(Text, nullable=False)
    description = Column(Text, nullable=False)
    url = Column(Text)
    email = Column(Text)
    status = Column(String(20), nullable=False, server_default="active")
    fees_description = Column(Text)
    eligibility_description = Column(Text)

    # Ours. An empty column is unknown, never no.
    position = Column(Integer, nullable=False)
    first_step = Column(Text)
    contact_intensity = Column(String(20))
    home_based = Column(Boolean)
    walk_in = Column(Boolean)
    referral_needed = Column(Boolean)
    wheelchair = Column(Boolean)
    run_by_peers = Column(Boolean)
    opening_hours = Column(Text)
    source_url = Column(Text)
    source_date = Column(String(10))
    confidence = Column(String(10), nullable=False)
    verified_on = Column(Date)
    verified_by = Column(Text)


class Neighbourhood(Base):
    """A wijk, or a stadsdeel that holds several."""

    __tablename__ = "neighbourhood"
    __table_args__ = (
        _one_of("kind", ("wijk", "stadsdeel")),
        UniqueConstraint("name"),
        UniqueConstraint("position"),
    )

    id = Column(String(120), primary_key=True)
    name = Column(Text, nullable=False)
    kind = Column(String(20), nullable=False)
    position = Column(Integer, nullable=False)
    cbs_code = Column(String(10))
    district = Column(Text)
    postcodes = Column(Text)
    neighbours_basis = Column(Text)
    confidence = Column(String(10))
    source_url = Column(Text)


class NeighbourhoodAlias(Base):
    """Another name that people use for a neighbourhood."""

    __tablename__ = "neighbourhood_alias"

    neighbourhood_id = Column(String(120), ForeignKey("neighbourhood.id"), primary_key=True)
    position = Column(Integer, primary_key=True)
    name = Column(Text, nullable=False)


class NeighbourhoodNeighbour(Base):
    """Two neighbourhoods that lie next to each other."""

    __tablename__ = "neighbourhood_neighbour"

    neighbourhood_id = Column(String(120), ForeignKey("neighbourhood.id"), primary_key=True)
    position = Column(Integer, primary_key=True)
    neighbour_id = Column(String(120), ForeignKey("neighbourhood.id"), nullable=False)


class Location(Base):
    """Where services are: a building, a part of town, or nowhere in particular."""

    __tablename__ = "location"
    __table_args__ = (
        _one_of("location_type", ("physical", "postal", "virtual")),
        _one_of("reach", tuple(reach.value for reach in Reach)),
    )

    id = Column(String(120), primary_key=True)
    location_type = Column(String(20), nullable=False)
    name = Column(Text)
    # Ours.
    neighbourhood_id = Column(String(120), ForeignKey("neighbourhood.id"))
    reach = Column(String(20), nullable=False)
    city = Column(Text)
    # HSDS again: degrees, WGS 84.
    latitude = Column(Float)
    longitude = Column(Float)


class Address(Base):
    """The street of a location, where it is known."""

    __tablename__ = "address"
    __table_args__ = (
        _one_of("address_type", ("physical", "postal", "virtual")),
        Index("ix_address_location_id", "location_id"),
    )

    id = Column(String(120), primary_key=True)
    location_id = Column(String(120), ForeignKey("location.id"), nullable=False)
    address_1 = Column(Text)
    city = Column(Text)
    state_province = Column(Text)
    postal_code = Column(String(10))
    country = Column(String(2), nullable=False)
    address_type = Column(String(20), nullable=False)


class ServiceAtLocation(Base):
    """Which service is where."""

    __tablename__ = "service_at_location"
    __table_args__ = (UniqueConstraint("service_id", "location_id"),)

    id = Column(String(120), primary_key=True)
    service_id = Column(String(120), ForeignKey("service.id"), nullable=False)
    location_id = Column(String(120), ForeignKey("location.id"), nullable=False)


class Phone(Base):
    """A phone number of a service."""

    __tablename__ = "phone"
    # Only what is shown is read, so what belongs to one service must be found at once.
    __table_args__ = (Index("ix_phone_service_id", "service_id"),)

    id = Column(String(120), primary_key=True)
    service_id = Column(String(120), ForeignKey("service.id"), nullable=False)
    number = Column(Text, nullable=False)
    type = Column(String(20), nullable=False, server_default="voice")


class Schedule(Base):
    """When a service is open, as an iCalendar recurrence."""

    __tablename__ = "schedule"
    __table_args__ = (
        _one_of("freq", ("WEEKLY", "MONTHLY")),
        UniqueConstraint("service_id", "position"),
    )

    id = Column(String(120), primary_key=True)
    service_id = Column(String(120), ForeignKey("service.id"), nullable=False)
    freq = Column(String(10), nullable=False)
    byday = Column(String(60), nullable=False)
    opens_at = Column(String(5))
    closes_at = Column(String(5))
    # Ours: the order, and the part of the day where no time is known.
    position = Column(Integer, nullable=False)
    day_part = Column(String(10))


class CostOption(Base):
    """An amount, where the cost names one."""

    __tablename__ = "cost_option"

    id = Column(String(120), primary_key=True)
    service_id = Column(String(120), ForeignKey("service.id"), nullable=False)
    amount = Column(Numeric(8, 2), nullable=False)
    currency = Column(String(3), nullable=False)
    amount_description = Column(Text)


class Taxonomy(Base):
    """A list of words: categories, interests, conditions, audiences."""

    __tablename__ = "taxonomy"

    id = Column(String(120), primary_key=True)
    name = Column(Text, nullable=False)
    description = Column(Text, nullable=False)


class TaxonomyTerm(Base):
    """One word of such a list."""

    __tablename__ = "taxonomy_term"
    __table_args__ = (UniqueConstraint("taxonomy_id", "code"),)

    id = Column(String(120), primary_key=True)
    taxonomy_id = Column(String(120), ForeignKey("taxonomy.id"), nullable=False)
    code = Column(String(60), nullable=False)
    name = Column(Text, nullable=False)
    description = Column(Text, nullable=False)


class Attribute(Base):
    """Which words belong to which service."""

    __tablename__ = "attribute"
    # `link_id` can name other things than services later, so it is no foreign key; the words of
    # one service are looked up together, hence the index.
    __table_args__ = (
        UniqueConstraint("link_entity", "link_id", "taxonomy_term_id"),
        Index("ix_attribute_link_id", "link_id"),
    )

    id = Column(String(250), primary_key=True)
    link_id = Column(String(120), nullable=False)
    link_entity = Column(String(60), nullable=False)
    link_type = Column(String(60), nullable=False)
    taxonomy_term_id = Column(String(120), ForeignKey("taxonomy_term.id"), nullable=False)
    position = Column(Integer, nullable=False)


class Metadata(Base):
    """What was changed, when and by whom; also which files the map was loaded from."""

    __tablename__ = "metadata"

    id = Column(String(120), primary_key=True)
    resource_id = Column(String(120), nullable=False)
    resource_type = Column(String(60), nullable=False)
    last_action_date = Column(Date)
    last_action_type = Column(String(60), nullable=False)
    field_name = Column(String(60), nullable=False)
    previous_value = Column(Text)
    replacement_value = Column(Text)
    updated_by = Column(Text)


class SearchNumber(Base):
    """The number of a service in the sets of `search_facet` and in the full text."""

    __tablename__ = "search_number"
    __table_args__ = (UniqueConstraint("service_id"),)

    number = Column(Integer, primary_key=True, autoincrement=False)
    service_id = Column(String(120), ForeignKey("service.id"), nullable=False)


class SearchFacet(Base):
    """A set of services, by their numbers: one bit for each, compressed."""

    __tablename__ = "search_facet"

    name = Column(String(200), primary_key=True)
    content = Column(LargeBinary, nullable=False)


class SearchWord(Base):
    """A word that services use, folded, and its stem."""

    __tablename__ = "search_word"

    word = Column(String(60), primary_key=True)
    stem = Column(String(60), nullable=False)


class Report(Base):
    """That something is wrong with a place, counted by day; nothing of who said so.

    It belongs to no map: it points at a service by its id alone, and stays when the map is
    loaded again.
    """

    __tablename__ = "map_report"
    __table_args__ = (
        _one_of("reason", REASONS),
        CheckConstraint("count > 0", name="count"),
    )

    service_id = Column(String(120), primary_key=True)
    reason = Column(String(20), primary_key=True)
    day = Column(Date, primary_key=True)
    count = Column(Integer, nullable=False)
