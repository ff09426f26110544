"""What the shop sends: shipments with their parcels, attempts at waybills, numbers and labels."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)
_OWN = sa.text("NOT of_shipment")
_LIVE = sa.text("state IN ('cancelling', 'created', 'sending', 'unknown')")


def upgrade() -> None:
    _widen_contact()
    _create_shipment()
    _create_parcel()
    _create_document()
    _create_attempt()
    _create_number()
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("attempt_id", _Id, nullable=True))
        outbox.create_foreign_key(
            "fk_outbox_attempt_id_waybill_attempt", "waybill_attempt", ["attempt_id"], ["id"], ondelete="CASCADE"
        )
        outbox.create_unique_constraint(
            "uq_outbox_person_id_attempt_id_kind_occasion", ["person_id", "attempt_id", "kind", "occasion"]
        )


def _widen_contact() -> None:
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("address", sa.JSON(), nullable=True))
        contact.add_column(sa.Column("note", sa.Text(), nullable=True))
        contact.add_column(sa.Column("of_shipment", sa.Boolean(), server_default=sa.false(), nullable=False))
        contact.add_column(sa.Column("forgotten_at", _Instant, nullable=True))
        contact.drop_constraint("uq_contact_phone_hash", type_="unique")
    op.create_index("ix_contact_phone_hash", "contact", ["phone_hash"])
    op.create_index(
        "uq_contact_phone_hash", "contact", ["phone_hash"], unique=True, sqlite_where=_OWN, postgresql_where=_OWN
    )


def _create_shipment() -> None:
    op.create_table(
        "shipment",
        sa.Column("id", _Id, nullable=False),
        sa.Column("part_no", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("account_id", _Id, nullable=False),
        sa.Column("origin_id", _Id, nullable=False),
        sa.Column("recipient_contact_id", _Id, nullable=True),
        sa.Column("destination", sa.JSON(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("declared_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("delivery_payer", sa.String(length=16), nullable=False),
        sa.Column("cod_minor", sa.BigInteger(), nullable=True),
        sa.Column("cod_form", sa.String(length=16), nullable=True),
        sa.Column("cod_fee_payer", sa.String(length=16), nullable=True),
        sa.Column("by_bank_transfer", sa.Boolean(), nullable=False),
        sa.Column("goods", sa.String(length=16), nullable=False),
        sa.Column("ship_on", sa.Date(), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint("purpose IN ('sale', 'exchange', 'resend', 'return')", name=op.f("ck_shipment_purpose")),
        sa.CheckConstraint("goods IN ('parcel', 'cargo', 'documents')", name=op.f("ck_shipment_goods")),
        sa.CheckConstraint("delivery_payer IN ('sender', 'recipient')", name=op.f("ck_shipment_delivery_payer")),
        sa.CheckConstraint("cod_form IN ('transfer', 'payment_control')", name=op.f("ck_shipment_cod_form")),
        sa.CheckConstraint("cod_fee_payer IN ('sender', 'recipient')", name=op.f("ck_shipment_cod_fee_payer")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["carrier_account.id"], name=op.f("fk_shipment_account_id_carrier_account")
        ),
        sa.ForeignKeyConstraint(["origin_id"], ["origin.id"], name=op.f("fk_shipment_origin_id_origin")),
        sa.ForeignKeyConstraint(
            ["recipient_contact_id"],
            ["contact.id"],
            name=op.f("fk_shipment_recipient_contact_id_contact"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment")),
    )


def _create_parcel() -> None:
    op.create_table(
        "parcel",
        sa.Column("id", _Id, nullable=False),
        sa.Column("shipment_id", _Id, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=False),
        sa.Column("length_mm", sa.Integer(), nullable=True),
        sa.Column("width_mm", sa.Integer(), nullable=True),
        sa.Column("height_mm", sa.Integer(), nullable=True),
        sa.Column("packing", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipment.id"], name=op.f("fk_parcel_shipment_id_shipment"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcel")),
        sa.UniqueConstraint("shipment_id", "place", name=op.f("uq_parcel_shipment_id_place")),
    )


def _create_document() -> None:
    op.create_table(
        "document",
        sa.Column("id", _Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint("kind IN ('label')", name=op.f("ck_document_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )


def _create_attempt() -> None:
    op.create_table(
        "waybill_attempt",
        sa.Column("id", _Id, nullable=False),
        sa.Column("shipment_id", _Id, nullable=False),
        sa.Column("account_id", _Id, nullable=False),
        sa.Column("origin_id", _Id, nullable=False),
        sa.Column("asked_by", _Id, nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.Column("ship_on", sa.Date(), nullable=True),
        sa.Column("posted_at", _Instant, nullable=True),
        sa.Column("next_look_at", _Instant, nullable=True),
        sa.Column("looks", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("lease_until", _Instant, nullable=True),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("carrier_reference", sa.String(length=64), nullable=True),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("price_currency", sa.String(length=3), nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("label_id", _Id, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'sending', 'unknown', 'created', 'rejected', 'absent', 'cancelling', 'cancelled')",
            name=op.f("ck_waybill_attempt_state"),
        ),
        *_keys_of_attempt(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waybill_attempt")),
        sa.UniqueConstraint("reference", name=op.f("uq_waybill_attempt_reference")),
    )
    op.create_index("ix_waybill_attempt_shipment_id", "waybill_attempt", ["shipment_id"])
    op.create_index("ix_waybill_attempt_next_look_at", "waybill_attempt", ["next_look_at"])
    op.create_index(
        "uq_waybill_attempt_live",
        "waybill_attempt",
        ["shipment_id"],
        unique=True,
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )


def _keys_of_attempt() -> list[sa.ForeignKeyConstraint]:
    told = (
        ("shipment_id", "shipment", "CASCADE"),
        ("account_id", "carrier_account", None),
        ("origin_id", "origin", None),
        ("asked_by", "person", "SET NULL"),
        ("label_id", "document", "SET NULL"),
    )
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{table}.id"], name=op.f(f"fk_waybill_attempt_{column}_{table}"), ondelete=then
        )
        for column, table, then in told
    ]


def _create_number() -> None:
    op.create_table(
        "shipment_number",
        sa.Column("id", _Id, nullable=False),
        sa.Column("shipment_id", _Id, nullable=False),
        sa.Column("tracking_id", _Id, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("parent_id", _Id, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.CheckConstraint(
            "role IN ('outbound', 'return', 'redirect', 'money', 'temporary', 'seat')",
            name=op.f("ck_shipment_number_role"),
        ),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipment.id"], name=op.f("fk_shipment_number_shipment_id_shipment"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tracking_id"], ["tracking.id"], name=op.f("fk_shipment_number_tracking_id_tracking"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["shipment_number.id"],
            name=op.f("fk_shipment_number_parent_id_shipment_number"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment_number")),
        sa.UniqueConstraint("shipment_id", "tracking_id", name=op.f("uq_shipment_number_shipment_id_tracking_id")),
    )
    op.create_index("ix_shipment_number_tracking_id", "shipment_number", ["tracking_id"])
