"""What people said is wrong with a place; it stays when another map is loaded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "map_report",
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "reason in ('nummer', 'weg', 'tijden', 'adres', 'anders')",
            name=op.f("ck_map_report_reason"),
        ),
        sa.CheckConstraint("count > 0", name=op.f("ck_map_report_count")),
        sa.PrimaryKeyConstraint("service_id", "reason", "day", name=op.f("pk_map_report")),
    )


def downgrade() -> None:
    op.drop_table("map_report")
