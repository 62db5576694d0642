"""What is sought is found without reading every place: numbers, sets, words, full text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from social_map import fulltext

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_number",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_search_number_service_id_service")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_number")),
        sa.UniqueConstraint("service_id", name=op.f("uq_search_number_service_id")),
    )
    op.create_table(
        "search_facet",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_search_facet")),
    )
    op.create_table(
        "search_word",
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("stem", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
    )
    op.create_index("ix_phone_service_id", "phone", ["service_id"], unique=False)
    op.create_index("ix_address_location_id", "address", ["location_id"], unique=False)
    # The rows are put in by the code that upgrades (`store.py`), as after every import.
    fulltext.of(op.get_bind()).create(op.get_bind())


def downgrade() -> None:
    fulltext.of(op.get_bind()).drop(op.get_bind())
    op.drop_index("ix_address_location_id", table_name="address")
    op.drop_index("ix_phone_service_id", table_name="phone")
    op.drop_table("search_word")
    op.drop_table("search_facet")
    op.drop_table("search_number")
