"""The tables of what the shop sold and of what is to be sent: orders, their lines, drafts, the shop's defaults."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.cod import CodForm, Payer
from bot.domain.draft import DeclaredRule, SourceKind
from bot.domain.order import Delivery
from bot.domain.shipment import Purpose, Why

_SOLD = "what the shop sold is its history"
_SETTING = "a setting of the shop, until it is changed"

source = table(
    "source",
    Retention(_SOLD),
    Column("id", Id, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(64), nullable=False),  # which of that kind; "" where there is one only
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("kind", "name"),
    one_of("kind", SourceKind),
)

shop_order = table(
    "shop_order",
    Retention(_SOLD),
    Column("id", Id, primary_key=True),
    Column("source_id", ForeignKey("source.id"), nullable=False),
    Column("external_id", String(64), nullable=False),  # the source's own name for it: the same is one order
    Column("taken_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("source_id", "external_id"),
    Index("ix_shop_order_taken_by", "taken_by"),
)

order_line = table(
    "order_line",
    Retention(_SOLD),
    Column("id", Id, primary_key=True),
    Column("order_id", ForeignKey("shop_order.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),  # 1, 2, 3… of the order's lines
    Column("words", Text, nullable=False),  # the goods as they were written
    Column("quantity", Integer, nullable=False, server_default=text("1")),
    Column("sku", String(100)),  # the shop's own name for the goods
    Column("ean", String(14)),  # of the maker, in 14 digits
    UniqueConstraint("order_id", "place"),
)

_first, _open = text("revises IS NULL"), text("discarded_at IS NULL")

# One part of an order as it is to be sent. What nobody has said is NULL or empty: the shop's defaults stand in for it
# when the draft is shown and when it is sent, so that a default that changes changes every draft.
# The words that a draft was read from are not kept; who gets it and at which door stands in the contact.
draft = table(
    "draft",
    Retention("a draft that was thrown away answers for a month for why", "discarded_at", timedelta(days=30)),
    Column("id", Id, primary_key=True),
    Column("order_id", ForeignKey("shop_order.id", ondelete="CASCADE"), nullable=False),
    Column("part_no", Integer, nullable=False, server_default=text("1")),
    Column("revises", ForeignKey("draft.id", ondelete="CASCADE")),  # the draft of whose waybill it is a change
    Column("purpose", String(16), nullable=False),
    Column("why", String(16)),
    Column("carrier", String(32)),
    Column("origin_id", ForeignKey("origin.id")),
    Column("contact_id", ForeignKey("contact.id", ondelete="SET NULL")),
    Column("delivery", String(8)),
    Column("city_said", Text, nullable=False),
    Column("region_said", Text, nullable=False),
    Column("number_said", String(32), nullable=False),
    Column("town_id", ForeignKey("city.id")),
    Column("branch_id", ForeignKey("branch.id")),
    Column("weight_g", Integer),  # of all pieces
    Column("length_mm", Integer),  # of one piece
    Column("width_mm", Integer),
    Column("height_mm", Integer),
    Column("seats", Integer),
    Column("description", Text, nullable=False),
    Column("declared_minor", BigInteger),
    Column("cod_minor", BigInteger),  # 0: said to be none
    Column("currency", String(3)),
    Column("payer", String(16)),
    Column("step_by_step", Boolean, nullable=False),  # asks for what may be left out too
    Column("discarded_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    one_of("purpose", Purpose),
    one_of("why", Why),
    one_of("delivery", Delivery),
    one_of("payer", Payer),
    Index("ix_draft_contact_id", "contact_id"),
    Index("ix_draft_created_at", "created_at"),
    Index("uq_draft_part", "order_id", "part_no", unique=True, sqlite_where=_first, postgresql_where=_first),
    Index("uq_draft_revises", "revises", unique=True, sqlite_where=_open, postgresql_where=_open),
)

shop_default = table(
    "shop_default",
    Retention(_SETTING),
    Column("id", Id, primary_key=True),  # 1: there is one row
    Column("weight_g", Integer),
    Column("length_mm", Integer),
    Column("width_mm", Integer),
    Column("height_mm", Integer),
    Column("payer", String(16)),
    Column("declared_rule", String(8), nullable=False),
    Column("declared_minor", BigInteger),
    Column("currency", String(3)),
    Column("description", Text, nullable=False),
    Column("cod_form", String(16), nullable=False),
    Column("changed_at", Instant, nullable=False),
    one_of("payer", Payer),
    one_of("declared_rule", DeclaredRule),
    one_of("cod_form", CodForm),
)

goods_template = table(
    "goods_template",
    Retention(_SETTING),
    Column("id", Id, primary_key=True),
    Column("words", Text, nullable=False),  # by which goods are known: "кросівки"
    Column("folded", Text, nullable=False, unique=True),
    Column("weight_g", Integer, nullable=False),
    Column("length_mm", Integer),
    Column("width_mm", Integer),
    Column("height_mm", Integer),
    Column("created_at", Instant, nullable=False),
)
