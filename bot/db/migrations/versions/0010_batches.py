"""Spreadsheets that become waybills: batches, their rows and files, what columns were said to mean."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)
_STATES = "state IN ('asking', 'ready', 'running', 'stopped', 'cancelled', 'done')"
_ROW_STATES = "state IN ('faulty', 'good', 'drafted', 'sent', 'left')"


def upgrade() -> None:
    _create_batch()
    _create_rows()
    _create_files()
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("batch_id", _Id, nullable=True))
        outbox.create_foreign_key("fk_outbox_batch_id_batch", "batch", ["batch_id"], ["id"], ondelete="CASCADE")
        outbox.create_unique_constraint(
            "uq_outbox_person_id_batch_id_kind_occasion", ["person_id", "batch_id", "kind", "occasion"]
        )


def _create_batch() -> None:
    op.create_table(
        "batch",
        sa.Column("id", _Id, nullable=False),
        sa.Column("person_id", _Id, nullable=False),
        sa.Column("came", sa.String(length=48), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("layout", sa.String(length=32), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(length=64), server_default="", nullable=False),
        sa.Column("next_at", _Instant, nullable=True),
        sa.Column("lease_until", _Instant, nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sent_at", _Instant, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_batch_state")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_batch_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("came", name=op.f("uq_batch_came")),
    )
    op.create_index("ix_batch_next_at", "batch", ["next_at"])
    op.create_index("ix_batch_created_at", "batch", ["created_at"])


def _create_rows() -> None:
    op.create_table(
        "batch_row",
        sa.Column("batch_id", _Id, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("draft_id", _Id, nullable=True),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.CheckConstraint(_ROW_STATES, name=op.f("ck_batch_row_state")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_batch_row_batch_id_batch"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_batch_row_draft_id_draft"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("batch_id", "number", name=op.f("pk_batch_row")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_batch_row_draft_id")),
    )
    op.create_index("ix_batch_row_digest", "batch_row", ["digest"])


def _create_files() -> None:
    op.create_table(
        "sheet_file",
        sa.Column("batch_id", _Id, autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_sheet_file_batch_id_batch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_sheet_file")),
    )
    op.create_table(
        "sheet_layout",
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("changed_at", _Instant, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sheet_layout")),
    )
