"""What the shop sold and what is to be sent: sources, orders, drafts, the shop's defaults."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)
_WHY = "why IN ('part', 'size', 'defect', 'lost', 'damaged', 'uncollected')"


def upgrade() -> None:
    with op.batch_alter_table("contact") as contact:
        contact.alter_column("phone", existing_type=sa.String(length=15), nullable=True)
        contact.alter_column("phone_hash", existing_type=sa.LargeBinary(length=32), nullable=True)
    _create_orders()
    _create_draft()
    _create_defaults()
    with op.batch_alter_table("shipment") as shipment:
        shipment.add_column(sa.Column("order_id", _Id, nullable=True))
        shipment.add_column(sa.Column("why", sa.String(length=16), nullable=True))
        shipment.create_foreign_key("fk_shipment_order_id_shop_order", "shop_order", ["order_id"], ["id"])
        shipment.create_unique_constraint("uq_shipment_order_id_part_no", ["order_id", "part_no"])
        shipment.create_check_constraint("why", _WHY)
    with op.batch_alter_table("waybill_attempt") as attempt:
        attempt.add_column(sa.Column("told_to_wait_at", _Instant, nullable=True))


def _create_orders() -> None:
    op.create_table(
        "source",
        sa.Column("id", _Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint("kind IN ('chat', 'file', 'shop')", name=op.f("ck_source_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_source_kind_name")),
    )
    op.create_table(
        "shop_order",
        sa.Column("id", _Id, nullable=False),
        sa.Column("source_id", _Id, nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("taken_by", _Id, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_shop_order_source_id_source")),
        sa.ForeignKeyConstraint(
            ["taken_by"], ["person.id"], name=op.f("fk_shop_order_taken_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_order")),
        sa.UniqueConstraint("source_id", "external_id", name=op.f("uq_shop_order_source_id_external_id")),
    )
    op.create_index("ix_shop_order_taken_by", "shop_order", ["taken_by"])
    op.create_table(
        "order_line",
        sa.Column("id", _Id, nullable=False),
        sa.Column("order_id", _Id, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["shop_order.id"], name=op.f("fk_order_line_order_id_shop_order"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
        sa.UniqueConstraint("order_id", "place", name=op.f("uq_order_line_order_id_place")),
    )


def _create_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("id", _Id, nullable=False),
        sa.Column("order_id", _Id, nullable=False),
        sa.Column("part_no", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.Column("carrier", sa.String(length=32), nullable=True),
        sa.Column("origin_id", _Id, nullable=True),
        sa.Column("contact_id", _Id, nullable=True),
        sa.Column("delivery", sa.String(length=8), nullable=True),
        sa.Column("city_said", sa.Text(), nullable=False),
        sa.Column("region_said", sa.Text(), nullable=False),
        sa.Column("number_said", sa.String(length=32), nullable=False),
        sa.Column("town_id", _Id, nullable=True),
        sa.Column("branch_id", _Id, nullable=True),
        *_what_goes(),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("declared_minor", sa.BigInteger(), nullable=True),
        sa.Column("cod_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("payer", sa.String(length=16), nullable=True),
        sa.Column("step_by_step", sa.Boolean(), nullable=False),
        sa.Column("discarded_at", _Instant, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.Column("changed_at", _Instant, nullable=False),
        *_rules_of_draft(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("order_id", "part_no", name=op.f("uq_draft_order_id_part_no")),
    )
    op.create_index("ix_draft_contact_id", "draft", ["contact_id"])
    op.create_index("ix_draft_created_at", "draft", ["created_at"])


def _what_goes() -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in ("weight_g", "length_mm", "width_mm", "height_mm")]


def _rules_of_draft() -> list[sa.schema.SchemaItem]:
    told = (
        ("order_id", "shop_order", "CASCADE"),
        ("origin_id", "origin", None),
        ("contact_id", "contact", "SET NULL"),
        ("town_id", "city", None),
        ("branch_id", "branch", None),
    )
    keys = [
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_draft_{column}_{table}"), ondelete=then)
        for column, table, then in told
    ]
    return [
        *keys,
        sa.CheckConstraint("purpose IN ('sale', 'exchange', 'resend', 'return')", name=op.f("ck_draft_purpose")),
        sa.CheckConstraint(_WHY, name=op.f("ck_draft_why")),
        sa.CheckConstraint("delivery IN ('branch', 'locker', 'door')", name=op.f("ck_draft_delivery")),
        sa.CheckConstraint("payer IN ('sender', 'recipient')", name=op.f("ck_draft_payer")),
    ]


def _create_defaults() -> None:
    op.create_table(
        "shop_default",
        sa.Column("id", _Id, nullable=False),
        *_what_goes(),
        sa.Column("payer", sa.String(length=16), nullable=True),
        sa.Column("declared_rule", sa.String(length=8), nullable=False),
        sa.Column("declared_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("cod_form", sa.String(length=16), nullable=False),
        sa.Column("changed_at", _Instant, nullable=False),
        sa.CheckConstraint("payer IN ('sender', 'recipient')", name=op.f("ck_shop_default_payer")),
        sa.CheckConstraint("declared_rule IN ('cod', 'fixed', 'ask')", name=op.f("ck_shop_default_declared_rule")),
        sa.CheckConstraint("cod_form IN ('transfer', 'payment_control')", name=op.f("ck_shop_default_cod_form")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_default")),
    )
    op.create_table(
        "goods_template",
        sa.Column("id", _Id, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=False),
        *[one for one in _what_goes() if one.name != "weight_g"],
        sa.Column("created_at", _Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goods_template")),
        sa.UniqueConstraint("folded", name=op.f("uq_goods_template_folded")),
    )
