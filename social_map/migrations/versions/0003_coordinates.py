"""Where a place is on a map, in degrees, where that is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("location") as location:
        location.add_column(sa.Column("latitude", sa.Float()))
        location.add_column(sa.Column("longitude", sa.Float()))


def downgrade() -> None:
    # Not in a batch: that makes the table anew, and SQLite keeps what other tables point at.
    op.drop_column("location", "longitude")
    op.drop_column("location", "latitude")
