"""Towns and branches of the carriers, and how each reading of them ended."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)
_Folded = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_KINDS = "kind IN ('office', 'locker', 'point')"
_OPEN = sa.text("finished_at IS NULL")


def upgrade() -> None:
    _create_directory_sync()
    op.create_table("city", sa.Column("id", _Id, nullable=False), *_city(), *_standing("city"))
    op.create_index("ix_city_folded", "city", ["carrier", "folded"])
    kinds = sa.CheckConstraint(_KINDS, name=op.f("ck_branch_kind"))
    op.create_table("branch", sa.Column("id", _Id, nullable=False), *_branch(), *_standing("branch"), kinds)
    op.create_index("ix_branch_city", "branch", ["carrier", "city"])
    op.create_table("city_read", *_city(), *_read("city_read"))
    op.create_table("branch_read", *_branch(), *_read("branch_read"))


def _create_directory_sync() -> None:
    op.create_table(
        "directory_sync",
        sa.Column("id", _Id, nullable=False),
        sa.Column("carrier", sa.String(length=32), nullable=False),
        sa.Column("asked_at", _Instant, nullable=False),
        sa.Column("started_at", _Instant),
        sa.Column("finished_at", _Instant),
        sa.Column("lease_until", _Instant),
        sa.Column("read", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("total", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("outcome", sa.String(length=16)),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("counts", sa.JSON()),
        sa.Column("before", sa.JSON()),
        sa.Column("takes_smaller", sa.Boolean(), nullable=False),
        sa.Column("compare_with", _Id),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.CheckConstraint(
            "outcome IN ('taken', 'smaller', 'incomplete', 'unreachable')", name=op.f("ck_directory_sync_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["compare_with"], ["directory_sync.id"], name=op.f("fk_directory_sync_compare_with_directory_sync")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_sync")),
    )
    op.create_index(
        "uq_directory_sync_open", "directory_sync", ["carrier"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_index("ix_directory_sync_carrier", "directory_sync", ["carrier", "id"])


def _standing(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("gone_at", _Instant),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("carrier", "reference", name=op.f(f"uq_{table}_carrier_reference")),
    )


def _read(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("sync_id", _Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["sync_id"], ["directory_sync.id"], name=op.f(f"fk_{table}_sync_id_directory_sync"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sync_id", "reference", name=op.f(f"pk_{table}")),
    )


def _city() -> tuple[sa.Column[Any], ...]:
    return (*_named(), *_text("name"), sa.Column("folded", _Folded, nullable=False), *_text("region", "district"))


def _branch() -> tuple[sa.Column[Any], ...]:
    return (
        *_named(),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("city", sa.String(length=64), nullable=False),
        sa.Column("settlement", sa.String(length=64), nullable=False),
        *_text("city_name", "region", "district", "name", "address"),
        sa.Column("folded", _Folded, nullable=False),
        *(sa.Column(name, sa.Float()) for name in ("latitude", "longitude")),
        *(sa.Column(name, sa.Integer()) for name in ("max_weight_g", "max_shipment_g")),
        *(sa.Column(name, sa.Integer()) for name in ("max_length_mm", "max_width_mm", "max_height_mm")),
        sa.Column("max_declared_minor", sa.BigInteger()),
        sa.Column("currency", sa.String(length=3)),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("opening", "receiving", "handing_out")),
        *(sa.Column(name, sa.Boolean()) for name in ("takes_cards", "pays_out_cod", "is_working")),
        sa.Column("may_choose", sa.Boolean(), nullable=False),
    )


def _named() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("carrier", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
    )


def _text(*names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
