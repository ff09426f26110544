"""The tables of packing and of printing labels."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Text, Time, text

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.packing import PhotoKind, WeightChange

_PACKED = "how a shipment was packed answers claims about it"

packing = table(
    "packing",
    Retention(_PACKED),
    Column("shipment_id", ForeignKey("shipment.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("packer_id", ForeignKey("person.id", ondelete="SET NULL")),  # who holds it
    Column("lease_until", Instant),  # NULL: nobody holds it
    Column("weighed_g", Integer),
    Column("weight_change", String(8)),
    Column("change_asked_at", Instant),
    Column("change_problem", Text, nullable=False, server_default=text("''")),  # a text's key, or the carrier's words
    Column("packed_at", Instant),
    Column("packed_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("glued_at", Instant),
    Column("glued_number", String(40)),  # what was read then: of a waybill made anew it says nothing
    Column("glued_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    one_of("weight_change", WeightChange),
    Index("ix_packing_packed_at", "packed_at"),
)

packed_line = table(
    "packed_line",
    Retention(_PACKED),
    Column("shipment_id", ForeignKey("packing.shipment_id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),  # of the order's lines; 0: the description
    Column("packed", Integer, nullable=False),
)

# The pictures themselves stay with Telegram, which keeps what was sent to a chat: its id of the file is enough.
packing_photo = table(
    "packing_photo",
    Retention("proof for claims, which carriers take for half a year", "created_at", timedelta(days=180)),
    Column("id", Id, primary_key=True),
    Column("shipment_id", ForeignKey("shipment.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("file_id", String(255), nullable=False),
    Column("taken_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    one_of("kind", PhotoKind),
    Index("ix_packing_photo_shipment_id", "shipment_id"),
)

goods_code = table(
    "goods_code",
    Retention("what the shop sells is its own knowledge"),
    Column("id", Id, primary_key=True),
    Column("code", String(100), nullable=False, unique=True),  # as reading/goods_codes.py makes its key
    Column("words", Text, nullable=False),  # the goods; empty until somebody has said which
    Column("folded", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_goods_code_folded", "folded"),
)

packing_rule = table(
    "packing_rule",
    Retention("a setting of the shop, until it is changed"),
    Column("id", Id, primary_key=True),  # 1: there is one row
    Column("tolerance_g", Integer, nullable=False),
    Column("tolerance_percent", Integer, nullable=False),
    Column("courier_at", Time),  # on the shop's clock
    Column("changed_at", Instant, nullable=False),
)

print_station = table(
    "print_station",
    Retention("which labels a station is to print counts from its first start"),
    Column("name", String(64), primary_key=True),
    Column("after_document_id", BigInteger, nullable=False),  # ids, not hours: a station's clock may be wrong
    Column("created_at", Instant, nullable=False),
)

printed = table(
    "printed",
    Retention("as long as the label it tells of, with which it goes"),
    Column("station", String(64), primary_key=True),
    Column("document_id", Id, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("begun_at", Instant, nullable=False),
    Column("done_at", Instant),  # NULL: being handed over, or nobody knows what came of it
    Index("ix_printed_document_id", "document_id"),
)
