"""The tables of towns and branches: what stands, what is being read to take its place, and how each reading ended."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
    text,
)

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.directory import Outcome
from bot.domain.place import BranchKind

# Compared byte by byte on both engines, so that an index serves the beginning of a name.
_Folded = Text(collation="C").with_variant(Text(), "sqlite")


def _city_facts() -> tuple[Column[Any], ...]:
    return (
        Column("carrier", String(32), nullable=False),
        Column("reference", String(64), nullable=False),  # the carrier's own key
        Column("digest", LargeBinary(16), nullable=False),  # of all the rest: what has not changed is not written
        Column("name", Text, nullable=False),
        Column("folded", _Folded, nullable=False),  # the name by reading.spelling.fold_name
        Column("region", Text, nullable=False),
        Column("district", Text, nullable=False),
    )


def _branch_facts() -> tuple[Column[Any], ...]:
    return (
        *_branch_place(),
        Column("max_weight_g", Integer),
        Column("max_shipment_g", Integer),
        Column("max_length_mm", Integer),
        Column("max_width_mm", Integer),
        Column("max_height_mm", Integer),
        Column("max_declared_minor", BigInteger),
        Column("currency", String(3)),
        Column("opening", JSON, nullable=False),  # seven of "08:00-21:00" or null, from Monday; [] where not told
        Column("receiving", JSON, nullable=False),
        Column("handing_out", JSON, nullable=False),
        Column("takes_cards", Boolean),
        Column("pays_out_cod", Boolean),
        Column("is_working", Boolean),
        Column("may_choose", Boolean, nullable=False),
    )


def _branch_place() -> tuple[Column[Any], ...]:
    return (
        Column("carrier", String(32), nullable=False),
        Column("reference", String(64), nullable=False),
        Column("digest", LargeBinary(16), nullable=False),
        Column("number", String(32), nullable=False),
        Column("kind", String(16), nullable=False),
        Column("city", String(64), nullable=False),  # the carrier's keys of the town
        Column("settlement", String(64), nullable=False),
        Column("city_name", Text, nullable=False),
        Column("region", Text, nullable=False),
        Column("district", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("address", Text, nullable=False),
        Column("folded", _Folded, nullable=False),  # the words of address and name, by reading.branch_place.fold_place
        Column("latitude", Float),  # degrees
        Column("longitude", Float),
        Column("phone", String(15), nullable=False, server_default=text("''")),
    )


city = table(
    "city",
    Retention("what a waybill names must be found later; a town that went is marked gone"),
    Column("id", Id, primary_key=True),
    *_city_facts(),
    Column("gone_at", Instant),
    UniqueConstraint("carrier", "reference"),
    Index("ix_city_folded", "carrier", "folded"),
)

branch = table(
    "branch",
    Retention("what a waybill names must be found later; a branch that went is marked gone"),
    Column("id", Id, primary_key=True),
    *_branch_facts(),
    Column("gone_at", Instant),
    UniqueConstraint("carrier", "reference"),
    one_of("kind", BranchKind),
    Index("ix_branch_city", "carrier", "city"),
)

directory_sync = table(
    "directory_sync",
    Retention("the last taken one is what the next is compared with; one row a day and carrier"),
    Column("id", Id, primary_key=True),
    Column("carrier", String(32), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("finished_at", Instant),
    Column("lease_until", Instant),
    Column("read", Integer, nullable=False, server_default=text("0")),
    Column("total", Integer, nullable=False, server_default=text("0")),
    Column("outcome", String(16)),
    Column("reason", Text, nullable=False, server_default=text("''")),  # for the log and the command line
    Column("counts", JSON(none_as_null=True)),
    Column("before", JSON(none_as_null=True)),
    Column("takes_smaller", Boolean, nullable=False),
    Column("compare_with", Id, ForeignKey("directory_sync.id")),  # the refused one that the owner takes anyway
    Column("chat_id", BigInteger),
    Column("message_id", BigInteger),
    one_of("outcome", Outcome),
    Index(
        "uq_directory_sync_open",
        "carrier",
        unique=True,
        sqlite_where=text("finished_at IS NULL"),
        postgresql_where=text("finished_at IS NULL"),
    ),
    Index("ix_directory_sync_carrier", "carrier", "id"),
)


def _of_sync() -> Column[Any]:
    return Column("sync_id", ForeignKey("directory_sync.id", ondelete="CASCADE"), nullable=False)


_UNTIL_SWITCH = Retention("a directory half read: emptied when its reading ends, at the latest when the next begins")
_ONE_A_SYNC = ("sync_id", "reference")
city_read = table("city_read", _UNTIL_SWITCH, _of_sync(), *_city_facts(), PrimaryKeyConstraint(*_ONE_A_SYNC))
branch_read = table("branch_read", _UNTIL_SWITCH, _of_sync(), *_branch_facts(), PrimaryKeyConstraint(*_ONE_A_SYNC))
