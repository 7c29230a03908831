"""In which language a line was written, and what it says in another one."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("language", sa.String(), nullable=True))
    op.add_column("messages", sa.Column("translation", sa.Text(), nullable=True))
