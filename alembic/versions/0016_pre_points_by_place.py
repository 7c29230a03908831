"""Pickup points are found by where they lie: feeds bring tens of thousands."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("points", sa.Column("lat", sa.Float()))
    op.add_column("points", sa.Column("lon", sa.Float()))
    op.create_index("points_by_place", "points", ["lat", "lon"])
    db = op.get_bind()
    placed = sa.text("UPDATE points SET lat = :lat, lon = :lon WHERE ref = :ref")
    for ref, body in db.execute(sa.text("SELECT ref, body FROM points")).all():
        at = json.loads(body)["location"]
        db.execute(placed, {"lat": at["lat"], "lon": at["lon"], "ref": ref})
