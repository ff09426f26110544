"""The tables of what the shop sends: shipments, their parcels, the attempts at a waybill, numbers and labels."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.attempt import LIVE, AttemptState
from bot.domain.cod import CodForm, Payer
from bot.domain.shipment import DocumentKind, Goods, NumberRole, Purpose, Why

_SHOPS_HISTORY = "what the shop sent is its history"

shipment = table(
    "shipment",
    Retention(_SHOPS_HISTORY),
    Column("id", Id, primary_key=True),
    Column("order_id", ForeignKey("shop_order.id")),  # NULL: it was asked for without an order
    Column("part_no", Integer, nullable=False, server_default=text("1")),  # of how many parts an order goes in
    Column("purpose", String(16), nullable=False),
    Column("why", String(16)),
    Column("account_id", ForeignKey("carrier_account.id"), nullable=False),
    Column("origin_id", ForeignKey("origin.id"), nullable=False),
    Column("recipient_contact_id", ForeignKey("contact.id", ondelete="SET NULL")),
    Column("destination", JSON, nullable=False),  # the door itself stands in the contact
    Column("description", Text, nullable=False),
    Column("declared_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("delivery_payer", String(16), nullable=False),
    Column("cod_minor", BigInteger),
    Column("cod_form", String(16)),
    Column("cod_fee_payer", String(16)),
    Column("by_bank_transfer", Boolean, nullable=False),
    Column("goods", String(16), nullable=False),
    Column("ship_on", Date, nullable=False),  # in the carrier's zone
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("order_id", "part_no"),
    Index("ix_shipment_ship_on", "ship_on"),
    one_of("purpose", Purpose),
    one_of("why", Why),
    one_of("goods", Goods),
    one_of("delivery_payer", Payer),
    one_of("cod_form", CodForm),
    one_of("cod_fee_payer", Payer),
)

parcel = table(
    "parcel",
    Retention(_SHOPS_HISTORY),
    Column("id", Id, primary_key=True),
    Column("shipment_id", ForeignKey("shipment.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),  # 1, 2, 3… of the shipment's pieces
    Column("weight_g", Integer, nullable=False),
    Column("length_mm", Integer),
    Column("width_mm", Integer),
    Column("height_mm", Integer),
    Column("packing", String(40), nullable=False),  # the carrier's key of a box
    UniqueConstraint("shipment_id", "place"),
)

document = table(
    "document",
    Retention("a label names the recipient; it is printed by then", "created_at", timedelta(days=60)),
    Column("id", Id, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("sha256", LargeBinary(32), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    one_of("kind", DocumentKind),
)

_live = text(f"state IN ({', '.join(repr(state.value) for state in sorted(LIVE))})")

waybill_attempt = table(
    "waybill_attempt",
    Retention(_SHOPS_HISTORY),
    Column("id", Id, primary_key=True),
    Column("shipment_id", ForeignKey("shipment.id", ondelete="CASCADE"), nullable=False),
    Column("account_id", ForeignKey("carrier_account.id"), nullable=False),
    Column("origin_id", ForeignKey("origin.id"), nullable=False),
    Column("asked_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("state", String(16), nullable=False),
    Column("reference", String(40), unique=True),  # by which the carrier is asked whether it has the waybill
    Column("ship_on", Date),  # as the carrier was told
    Column("posted_at", Instant),
    Column("next_look_at", Instant),  # NULL: nothing is to be done by itself
    Column("looks", Integer, nullable=False, server_default=text("0")),  # in vain, since the carrier was told
    Column("tries", Integer, nullable=False, server_default=text("0")),  # of what failed and changed nothing
    Column("lease_until", Instant),
    Column("number", String(40)),
    Column("carrier_reference", String(64)),
    Column("price_minor", BigInteger),
    Column("price_currency", String(3)),
    Column("expected_on", Date),
    Column("problems", JSON, nullable=False),  # of a refusal, by field
    Column("label_id", ForeignKey("document.id", ondelete="SET NULL")),
    Column("change", JSON(none_as_null=True)),  # asked for, or refused last: what is to stand there instead
    Column("changed_at", Instant),
    Column("told_to_wait_at", Instant),  # who asked was answered before the end: the rest goes through the outbox
    Column("created_at", Instant, nullable=False),
    one_of("state", AttemptState),
    Index("ix_waybill_attempt_shipment_id", "shipment_id"),
    Index("ix_waybill_attempt_next_look_at", "next_look_at"),
    Index("uq_waybill_attempt_live", "shipment_id", unique=True, sqlite_where=_live, postgresql_where=_live),
)

shipment_number = table(
    "shipment_number",
    Retention(_SHOPS_HISTORY),
    Column("id", Id, primary_key=True),
    Column("shipment_id", ForeignKey("shipment.id", ondelete="CASCADE"), nullable=False),
    Column("tracking_id", ForeignKey("tracking.id", ondelete="CASCADE"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("parent_id", ForeignKey("shipment_number.id", ondelete="CASCADE")),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("shipment_id", "tracking_id"),
    one_of("role", NumberRole),
    Index("ix_shipment_number_tracking_id", "tracking_id"),
)
