"""The map in a shop's checkout, and the branches that people chose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)
_FOR_ONESELF = sa.text("widget_id IS NULL")


def upgrade() -> None:
    op.create_table(
        "widget",
        sa.Column("id", _Id, nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("carriers", sa.JSON(), nullable=False),
        sa.Column("theme", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(length=32)),
        sa.Column("created_at", _Instant, nullable=False),
        sa.Column("retired_at", _Instant),
        sa.CheckConstraint("theme IN ('auto', 'light', 'dark')", name=op.f("ck_widget_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_widget")),
        sa.UniqueConstraint("public_id", name=op.f("uq_widget_public_id")),
    )
    op.create_table(
        "branch_choice",
        sa.Column("id", _Id, nullable=False),
        sa.Column("person_id", _Id, nullable=False),
        sa.Column("widget_id", _Id),
        sa.Column("order_number", sa.String(length=40), nullable=False),
        sa.Column("branch_id", _Id, nullable=False),
        sa.Column("launch", sa.String(length=64), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.Column("chosen_at", _Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_branch_choice_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["widget_id"], ["widget.id"], name=op.f("fk_branch_choice_widget_id_widget"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_branch_choice_branch_id_branch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch_choice")),
        sa.UniqueConstraint(
            "widget_id", "order_number", "person_id", name=op.f("uq_branch_choice_widget_id_order_number_person_id")
        ),
    )
    op.create_index("ix_branch_choice_person_id", "branch_choice", ["person_id"])
    op.create_index(
        "uq_branch_choice_for_oneself",
        "branch_choice",
        ["person_id"],
        unique=True,
        sqlite_where=_FOR_ONESELF,
        postgresql_where=_FOR_ONESELF,
    )
