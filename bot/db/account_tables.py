"""The tables of who sends, by which contracts with carriers, and from where."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.sender import AccountState, OriginKind

sender = table(
    "sender",
    Retention("who sends is part of every waybill's history"),
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),  # the legal entity's, as it stands on waybills
    Column("country", String(2), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
)

carrier_account = table(
    "carrier_account",
    Retention("waybills belong to the account that made them"),
    Column("id", Id, primary_key=True),
    Column("carrier", String(32), nullable=False),
    Column("sender_id", ForeignKey("sender.id")),  # NULL until the owner has said who sends
    Column("credentials", LargeBinary, nullable=False),  # encrypted with a key made from SECRET_KEY
    Column("key_hash", LargeBinary(32), nullable=False),  # keyed: the same key is one account
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("state", String(16), nullable=False),
    Column("is_usual", Boolean, nullable=False, server_default=false()),  # asked before the carrier's others
    Column("trouble", String(64)),  # a text's key: what the carrier said against the key last
    Column("rights", JSON, nullable=False, server_default="[]"),  # keys of texts: what it may do
    Column("lacks", JSON, nullable=False, server_default="[]"),  # and what it may not
    Column("checked_at", Instant),
    Column("valid_until", Instant),  # where the carrier tells when the contract or the key ends
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("carrier", "key_hash"),
    one_of("state", AccountState),
)

origin = table(
    "origin",
    Retention("where a waybill was sent from is its history"),
    Column("id", Id, primary_key=True),
    Column("account_id", ForeignKey("carrier_account.id", ondelete="CASCADE"), nullable=False),
    Column("sender_id", ForeignKey("sender.id"), nullable=False),
    Column("contact_id", ForeignKey("contact.id", ondelete="SET NULL")),  # the sender's person
    Column("kind", String(16), nullable=False),
    Column("carrier_keys", JSON, nullable=False),  # the carrier's own keys by their names there
    Column("city", Text, nullable=False),
    Column("label", Text, nullable=False),  # what the shop's people read: "Branch 5" or a street
    Column("is_usual", Boolean, nullable=False, server_default=false()),
    Column("retired_at", Instant),  # a new key does not know it: nothing is sent from there any more
    Column("created_at", Instant, nullable=False),
    one_of("kind", OriginKind),
    Index("ix_origin_account_id", "account_id"),
)
