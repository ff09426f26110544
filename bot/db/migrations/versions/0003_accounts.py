"""Who sends: several keys and several legal entities side by side, each with its doors and branches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sender",
        sa.Column("id", _Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sender")),
    )
    _create_carrier_account()
    _create_origin()
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("name", sa.Text(), nullable=True))
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("account_id", _Id, nullable=True))
        outbox.create_foreign_key(
            "fk_outbox_account_id_carrier_account", "carrier_account", ["account_id"], ["id"], ondelete="CASCADE"
        )
        outbox.create_unique_constraint(
            "uq_outbox_person_id_account_id_kind_occasion", ["person_id", "account_id", "kind", "occasion"]
        )


def _create_carrier_account() -> None:
    op.create_table(
        "carrier_account",
        sa.Column("id", _Id, nullable=False),
        sa.Column("carrier", sa.String(length=32), nullable=False),
        sa.Column("sender_id", _Id, nullable=True),
        sa.Column("credentials", sa.LargeBinary(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("is_usual", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("trouble", sa.String(length=64), nullable=True),
        sa.Column("rights", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("lacks", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("checked_at", _Instant, nullable=True),
        sa.Column("valid_until", _Instant, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint("state IN ('working', 'refused', 'disconnected')", name=op.f("ck_carrier_account_state")),
        sa.ForeignKeyConstraint(["sender_id"], ["sender.id"], name=op.f("fk_carrier_account_sender_id_sender")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carrier_account")),
        sa.UniqueConstraint("carrier", "key_hash", name=op.f("uq_carrier_account_carrier_key_hash")),
    )


def _create_origin() -> None:
    op.create_table(
        "origin",
        sa.Column("id", _Id, nullable=False),
        sa.Column("account_id", _Id, nullable=False),
        sa.Column("sender_id", _Id, nullable=False),
        sa.Column("contact_id", _Id, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("carrier_keys", sa.JSON(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("is_usual", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("retired_at", _Instant, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint("kind IN ('office', 'locker', 'point', 'door')", name=op.f("ck_origin_kind")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["carrier_account.id"],
            name=op.f("fk_origin_account_id_carrier_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["sender_id"], ["sender.id"], name=op.f("fk_origin_sender_id_sender")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_origin_contact_id_contact"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin")),
    )
    op.create_index("ix_origin_account_id", "origin", ["account_id"])
