"""Packing: what is in, what it weighs, photos, codes of goods; and which print station has printed which label."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("order_line") as line:
        line.add_column(sa.Column("sku", sa.String(length=100)))
        line.add_column(sa.Column("ean", sa.String(length=14)))
    op.create_index("ix_shipment_ship_on", "shipment", ["ship_on"])
    _create_packing()
    _create_photos()
    _create_goods_code()
    _create_printing()


def _create_packing() -> None:
    op.create_table(
        "packing",
        sa.Column("shipment_id", _Id, autoincrement=False, nullable=False),
        sa.Column("packer_id", _Id),
        sa.Column("lease_until", _Instant),
        sa.Column("weighed_g", sa.Integer()),
        sa.Column("weight_change", sa.String(length=8)),
        sa.Column("change_asked_at", _Instant),
        sa.Column("change_problem", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("packed_at", _Instant),
        sa.Column("packed_by", _Id),
        sa.Column("glued_at", _Instant),
        sa.Column("glued_number", sa.String(length=40)),
        sa.Column("glued_by", _Id),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint(
            "weight_change IN ('left', 'asking', 'updated', 'refused', 'unknown')",
            name=op.f("ck_packing_weight_change"),
        ),
        _key("packing", "shipment_id", "shipment.id", "CASCADE"),
        _key("packing", "packer_id", "person.id", "SET NULL"),
        _key("packing", "packed_by", "person.id", "SET NULL"),
        _key("packing", "glued_by", "person.id", "SET NULL"),
        sa.PrimaryKeyConstraint("shipment_id", name=op.f("pk_packing")),
    )
    op.create_index("ix_packing_packed_at", "packing", ["packed_at"])
    op.create_table(
        "packed_line",
        sa.Column("shipment_id", _Id, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("packed", sa.Integer(), nullable=False),
        _key("packed_line", "shipment_id", "packing.shipment_id", "CASCADE"),
        sa.PrimaryKeyConstraint("shipment_id", "place", name=op.f("pk_packed_line")),
    )
    op.create_table(
        "packing_rule",
        sa.Column("id", _Id, nullable=False),
        sa.Column("tolerance_g", sa.Integer(), nullable=False),
        sa.Column("tolerance_percent", sa.Integer(), nullable=False),
        sa.Column("courier_at", sa.Time()),
        sa.Column("changed_at", _Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packing_rule")),
    )


def _key(table: str, column: str, to: str, then: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to.partition('.')[0]}")
    return sa.ForeignKeyConstraint([column], [to], name=name, ondelete=then)


def _create_photos() -> None:
    op.create_table(
        "packing_photo",
        sa.Column("id", _Id, nullable=False),
        sa.Column("shipment_id", _Id, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("file_id", sa.String(length=255), nullable=False),
        sa.Column("taken_by", _Id),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint("kind IN ('label', 'parcel')", name=op.f("ck_packing_photo_kind")),
        _key("packing_photo", "shipment_id", "shipment.id", "CASCADE"),
        _key("packing_photo", "taken_by", "person.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packing_photo")),
    )
    op.create_index("ix_packing_photo_shipment_id", "packing_photo", ["shipment_id"])


def _create_goods_code() -> None:
    op.create_table(
        "goods_code",
        sa.Column("id", _Id, nullable=False),
        sa.Column("code", sa.String(length=100), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goods_code")),
        sa.UniqueConstraint("code", name=op.f("uq_goods_code_code")),
    )
    op.create_index("ix_goods_code_folded", "goods_code", ["folded"])


def _create_printing() -> None:
    op.create_table(
        "print_station",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("after_document_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_print_station")),
    )
    op.create_table(
        "printed",
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.Column("document_id", _Id, autoincrement=False, nullable=False),
        sa.Column("begun_at", _Instant, nullable=False),
        sa.Column("done_at", _Instant),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_printed_document_id_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("station", "document_id", name=op.f("pk_printed")),
    )
    op.create_index("ix_printed_document_id", "printed", ["document_id"])
