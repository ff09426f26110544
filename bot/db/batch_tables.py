"""The tables of spreadsheets that become waybills: batches, their rows and files, and what columns mean."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, text

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.batch import BatchState, RowState

_ASKED_ABOUT = "which row became which waybill is asked about for two months"

batch = table(
    "batch",
    Retention(_ASKED_ABOUT, "created_at", timedelta(days=60)),
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("came", String(48), nullable=False, unique=True),  # the update that brought it: delivered again, the same
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),  # which shows how far it is
    Column("file_name", String(120), nullable=False),
    Column("state", String(16), nullable=False),
    Column("layout", String(32), nullable=False),
    Column("summary", JSON, nullable=False),  # what the good rows add up to, and the headings that say nothing to us
    Column("why", String(64), nullable=False, server_default=""),  # a text's key: why it stopped
    Column("next_at", Instant),  # NULL: nothing is to be done by itself
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column(
        "sent_at", Instant
    ),  # when the last row was sent; what is still being checked then is told some minutes later
    Column("created_at", Instant, nullable=False),
    one_of("state", BatchState),
    Index("ix_batch_next_at", "next_at"),
    Index("ix_batch_created_at", "created_at"),
)

# Nobody's data: what stood in the cells is in the file alone, and who gets it in the draft's contact.
batch_row = table(
    "batch_row",
    Retention("they go with their batch"),
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # as Excel counts, from 1
    Column("state", String(16), nullable=False),
    Column("digest", LargeBinary(16), nullable=False),  # keyed: a row that comes again is not sent again
    Column("draft_id", ForeignKey("draft.id", ondelete="SET NULL"), unique=True),
    Column("faults", JSON, nullable=False),
    one_of("state", RowState),
    Index("ix_batch_row_digest", "digest"),
)

sheet_file = table(
    "sheet_file",
    Retention("it names every recipient, and comes back within days", "created_at", timedelta(days=7)),
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

sheet_layout = table(
    "sheet_layout",
    Retention("a setting of the shop: what somebody has said of columns, which hold no data"),
    Column("digest", String(32), primary_key=True),
    Column("columns", JSON, nullable=False),  # by meaning the column's place, -1 for none
    Column("changed_at", Instant, nullable=False),
)
