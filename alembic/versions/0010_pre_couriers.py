"""Links to a courier's page, the proofs that it shows, and what is said through it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courier_links",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("courier_links_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("courier_links_token_hash_key")),
    )
    op.create_index("courier_links_of", "courier_links", ["route"])
    op.create_index("courier_links_by_age", "courier_links", ["ends_at"])
    op.create_table(
        "proof_pictures",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("proof_pictures_pkey")),
    )
    op.create_index("proof_pictures_of", "proof_pictures", ["delivery"])
    op.create_index("proof_pictures_by_age", "proof_pictures", ["kept_at"])
    op.create_table(
        "door_lines",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("door_lines_pkey")),
        sa.UniqueConstraint("id", name=op.f("door_lines_id_key")),
    )
    op.create_index("door_lines_of", "door_lines", ["delivery", "seq"])
    op.create_index("door_lines_by_age", "door_lines", ["at"])
