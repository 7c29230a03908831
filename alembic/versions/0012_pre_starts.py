"""When a route begins, so that those under way are found without reading others."""

from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


class _Place(msgspec.Struct):
    at: datetime


class _Route(msgspec.Struct):
    start: _Place


def upgrade() -> None:
    op.add_column("routes", sa.Column("starts_at", sa.DateTime(timezone=True)))
    op.drop_index("routes_on_day", table_name="routes")
    op.create_index("routes_by_start", "routes", ["starts_at"])
    routes = sa.table(
        "routes",
        sa.column("ref", sa.String()),
        sa.column("body", sa.Text()),
        sa.column("starts_at", sa.DateTime(timezone=True)),
    )
    db = op.get_bind()
    # A page at a time, by name: a fleet's months of routes need not fit into the memory.
    last = ""
    while rows := db.execute(
        sa.select(routes.c.ref, routes.c.body)
        .where(routes.c.ref > last)
        .order_by(routes.c.ref)
        .limit(500)
    ).all():
        for ref, body in rows:
            at = msgspec.json.decode(body, type=_Route).start.at.astimezone(UTC)
            db.execute(routes.update().where(routes.c.ref == ref).values(starts_at=at))
        last = rows[-1][0]
