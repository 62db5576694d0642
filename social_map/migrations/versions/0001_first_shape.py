"""The first shape: HSDS tables with our own facts beside them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "metadata",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("resource_id", sa.String(length=120), nullable=False),
        sa.Column("resource_type", sa.String(length=60), nullable=False),
        sa.Column("last_action_date", sa.Date(), nullable=True),
        sa.Column("last_action_type", sa.String(length=60), nullable=False),
        sa.Column("field_name", sa.String(length=60), nullable=False),
        sa.Column("previous_value", sa.Text(), nullable=True),
        sa.Column("replacement_value", sa.Text(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_metadata")),
    )
    op.create_table(
        "neighbourhood",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cbs_code", sa.String(length=10), nullable=True),
        sa.Column("district", sa.Text(), nullable=True),
        sa.Column("postcodes", sa.Text(), nullable=True),
        sa.Column("neighbours_basis", sa.Text(), nullable=True),
        sa.Column("confidence", sa.String(length=10), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('wijk', 'stadsdeel')", name=op.f("ck_neighbourhood_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbourhood")),
        sa.UniqueConstraint("name", name=op.f("uq_neighbourhood_name")),
        sa.UniqueConstraint("position", name=op.f("uq_neighbourhood_position")),
    )
    op.create_table(
        "organization",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("name", name=op.f("uq_organization_name")),
    )
    op.create_table(
        "taxonomy",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taxonomy")),
    )
    op.create_table(
        "location",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("location_type", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("neighbourhood_id", sa.String(length=120), nullable=True),
        sa.Column("reach", sa.String(length=20), nullable=False),
        sa.Column("city", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "location_type in ('physical', 'postal', 'virtual')",
            name=op.f("ck_location_location_type"),
        ),
        sa.CheckConstraint(
            "reach in ('wijk', 'stad', 'land', 'onbekend')", name=op.f("ck_location_reach")
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_location_neighbourhood_id_neighbourhood"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_table(
        "neighbourhood_alias",
        sa.Column("neighbourhood_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_neighbourhood_alias_neighbourhood_id_neighbourhood"),
        ),
        sa.PrimaryKeyConstraint(
            "neighbourhood_id", "position", name=op.f("pk_neighbourhood_alias")
        ),
    )
    op.create_table(
        "neighbourhood_neighbour",
        sa.Column("neighbourhood_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("neighbour_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbour_id"],
            ["neighbourhood.id"],
            name=op.f("fk_neighbourhood_neighbour_neighbour_id_neighbourhood"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_neighbourhood_neighbour_neighbourhood_id_neighbourhood"),
        ),
        sa.PrimaryKeyConstraint(
            "neighbourhood_id", "position", name=op.f("pk_neighbourhood_neighbour")
        ),
    )
    op.create_table(
        "service",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("organization_id", sa.String(length=120), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=20), server_default="active", nullable=False),
        sa.Column("fees_description", sa.Text(), nullable=True),
        sa.Column("eligibility_description", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_step", sa.Text(), nullable=True),
        sa.Column("contact_intensity", sa.String(length=20), nullable=True),
        sa.Column("home_based", sa.Boolean(), nullable=True),
        sa.Column("walk_in", sa.Boolean(), nullable=True),
        sa.Column("referral_needed", sa.Boolean(), nullable=True),
        sa.Column("wheelchair", sa.Boolean(), nullable=True),
        sa.Column("run_by_peers", sa.Boolean(), nullable=True),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("source_date", sa.String(length=10), nullable=True),
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "confidence in ('high', 'medium', 'low')", name=op.f("ck_service_confidence")
        ),
        sa.CheckConstraint(
            "contact_intensity in ('geen', 'weinig', 'een-op-een', 'groep')",
            name=op.f("ck_service_contact_intensity"),
        ),
        sa.CheckConstraint(
            "status in ('active', 'inactive', 'defunct', 'temporarily closed')",
            name=op.f("ck_service_status"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_service_organization_id_organization"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sa.UniqueConstraint("position", name=op.f("uq_service_position")),
    )
    op.create_table(
        "taxonomy_term",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("taxonomy_id", sa.String(length=120), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["taxonomy_id"], ["taxonomy.id"], name=op.f("fk_taxonomy_term_taxonomy_id_taxonomy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taxonomy_term")),
        sa.UniqueConstraint("taxonomy_id", "code", name=op.f("uq_taxonomy_term_taxonomy_id_code")),
    )
    op.create_table(
        "address",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("location_id", sa.String(length=120), nullable=False),
        sa.Column("address_1", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("state_province", sa.Text(), nullable=True),
        sa.Column("postal_code", sa.String(length=10), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("address_type", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "address_type in ('physical', 'postal', 'virtual')",
            name=op.f("ck_address_address_type"),
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_address_location_id_location")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
    )
    op.create_table(
        "attribute",
        sa.Column("id", sa.String(length=250), nullable=False),
        sa.Column("link_id", sa.String(length=120), nullable=False),
        sa.Column("link_entity", sa.String(length=60), nullable=False),
        sa.Column("link_type", sa.String(length=60), nullable=False),
        sa.Column("taxonomy_term_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["taxonomy_term_id"],
            ["taxonomy_term.id"],
            name=op.f("fk_attribute_taxonomy_term_id_taxonomy_term"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attribute")),
        sa.UniqueConstraint(
            "link_entity",
            "link_id",
            "taxonomy_term_id",
            name=op.f("uq_attribute_link_entity_link_id_taxonomy_term_id"),
        ),
    )
    op.create_index("ix_attribute_link_id", "attribute", ["link_id"], unique=False)
    op.create_table(
        "cost_option",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.Column("amount", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_description", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_cost_option_service_id_service")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_option")),
    )
    op.create_table(
        "phone",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=20), server_default="voice", nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_phone_service_id_service")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone")),
    )
    op.create_table(
        "schedule",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.Column("freq", sa.String(length=10), nullable=False),
        sa.Column("byday", sa.String(length=60), nullable=False),
        sa.Column("opens_at", sa.String(length=5), nullable=True),
        sa.Column("closes_at", sa.String(length=5), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day_part", sa.String(length=10), nullable=True),
        sa.CheckConstraint("freq in ('WEEKLY', 'MONTHLY')", name=op.f("ck_schedule_freq")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_schedule_service_id_service")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
        sa.UniqueConstraint(
            "service_id", "position", name=op.f("uq_schedule_service_id_position")
        ),
    )
    op.create_table(
        "service_at_location",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.Column("location_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["location.id"],
            name=op.f("fk_service_at_location_location_id_location"),
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_at_location_service_id_service")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_at_location")),
        sa.UniqueConstraint(
            "service_id", "location_id", name=op.f("uq_service_at_location_service_id_location_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("service_at_location")
    op.drop_table("schedule")
    op.drop_table("phone")
    op.drop_table("cost_option")
    op.drop_index("ix_attribute_link_id", table_name="attribute")
    op.drop_table("attribute")
    op.drop_table("address")
    op.drop_table("taxonomy_term")
    op.drop_table("service")
    op.drop_table("neighbourhood_neighbour")
    op.drop_table("neighbourhood_alias")
    op.drop_table("location")
    op.drop_table("taxonomy")
    op.drop_table("organization")
    op.drop_table("neighbourhood")
    op.drop_table("metadata")
