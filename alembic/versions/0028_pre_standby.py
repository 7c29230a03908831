"""An agreed window stands by while another is asked for in its stead; one a delivery."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

STANDS_BY = sa.text("state = 'standby'")


def upgrade() -> None:
    op.create_index(
        "holds_standby",
        "holds",
        ["delivery"],
        unique=True,
        postgresql_where=STANDS_BY,
        sqlite_where=STANDS_BY,
    )
