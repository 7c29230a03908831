"""A vehicle whose weight nobody told has no limit by a number of its own: 0 is one that takes
nothing more."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

UNTOLD_KG = 1_000_000.0


def upgrade() -> None:
    routes = sa.table("routes", sa.column("ref", sa.String()), sa.column("body", sa.Text()))
    db = op.get_bind()
    last = ""
    while rows := db.execute(
        sa.select(routes.c.ref, routes.c.body)
        .where(routes.c.ref > last)
        .order_by(routes.c.ref)
        .limit(500)
        .with_for_update()  # nobody books in between
    ).all():
        for ref, body in rows:
            route = json.loads(body)
            if not route["vehicle"].get("weight_kg"):
                route["vehicle"]["weight_kg"] = UNTOLD_KG
                new = json.dumps(route, ensure_ascii=False, separators=(",", ":"))
                db.execute(routes.update().where(routes.c.ref == ref).values(body=new))
        last = rows[-1][0]
