"""Every table, with the constraints that are the real rules and with how long its rows are kept."""

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
    false,
    text,
)

from bot.db.account_tables import carrier_account, origin, sender
from bot.db.batch_tables import batch, batch_row, sheet_file, sheet_layout
from bot.db.directory_tables import branch, branch_read, city, city_read, directory_sync
from bot.db.order_tables import draft, goods_template, order_line, shop_default, shop_order, source
from bot.db.packing_tables import (
    goods_code,
    packed_line,
    packing,
    packing_photo,
    packing_rule,
    print_station,
    printed,
)
from bot.db.schema import Id, Retention, metadata, one_of, table
from bot.db.staff_tables import audit, code_try, invitation, owner_code, person_role
from bot.db.types import Instant
from bot.db.waybill_tables import document, parcel, shipment, shipment_number, waybill_attempt
from bot.db.widget_tables import branch_choice, widget
from bot.domain.tracking import CodState, Leg, Reason, Status

# Besides those below: one import of this module knows every table.
__all__ = [
    "Retention",
    "audit",
    "batch",
    "batch_row",
    "branch",
    "branch_choice",
    "branch_read",
    "carrier_account",
    "city",
    "city_read",
    "code_try",
    "directory_sync",
    "document",
    "draft",
    "goods_code",
    "goods_template",
    "invitation",
    "metadata",
    "order_line",
    "origin",
    "owner_code",
    "packed_line",
    "packing",
    "packing_photo",
    "packing_rule",
    "parcel",
    "person_role",
    "print_station",
    "printed",
    "sender",
    "sheet_file",
    "sheet_layout",
    "shipment",
    "shipment_number",
    "shop_default",
    "shop_order",
    "source",
    "waybill_attempt",
    "widget",
]

# Two kinds of rows: the one of a phone that somebody shared, and a recipient as one shipment or draft names them. Who
# asks to be forgotten loses the first at once; by the second a parcel on its way is delivered, so that it goes 60 days
# later.
contact = table(
    "contact",
    Retention("the one home of personal data; erased on request", "forgotten_at", timedelta(days=60)),
    Column("id", Id, primary_key=True),
    Column("phone", String(15)),  # E.164 digits without the plus; NULL where a draft has none yet
    Column("phone_hash", LargeBinary(32)),  # keyed: for look-up
    Column("name", Text),  # as a carrier or a shop wrote it, where one did
    Column("address", JSON),  # street, house, flat: what a destination tells of somebody's door
    Column("note", Text),  # of the shop to the carrier's people; may name anybody
    Column("of_shipment", Boolean, nullable=False, server_default=false()),
    Column("forgotten_at", Instant),
    Column("created_at", Instant, nullable=False),
    Index("ix_contact_phone_hash", "phone_hash"),
    Index(
        "uq_contact_phone_hash",
        "phone_hash",
        unique=True,
        sqlite_where=text("NOT of_shipment"),
        postgresql_where=text("NOT of_shipment"),
    ),
)

person = table(
    "person",
    Retention("a chat lives as long as the person wants it"),
    Column("id", Id, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("language", String(8)),  # chosen by a tap; NULL follows Telegram's
    Column("telegram_language", String(35)),  # an IETF tag, as Telegram told it last
    Column("contact_id", ForeignKey("contact.id", ondelete="SET NULL")),
    Column("blocked_at", Instant),
    Column("silenced_at", Instant),  # "leave me alone": no notice until they say otherwise
    Column("quiet_at_night", Boolean, nullable=False, server_default=false()),
    Column("created_at", Instant, nullable=False),
)

tracking = table(
    "tracking",
    Retention("parcels are the shop's history"),
    Column("id", Id, primary_key=True),
    Column("carrier", String(32), nullable=False),
    Column("number", String(40), nullable=False),
    Column("leg", String(16), nullable=False),
    Column("root_id", ForeignKey("tracking.id", ondelete="CASCADE")),  # the first number of a chain; NULL for itself
    Column("status", String(24), nullable=False),
    Column("reason", String(24)),
    Column("cod_state", String(24), nullable=False),
    Column("city_from", Text),
    Column("city_to", Text),
    Column("branch", Text),
    Column("expected_at", Instant),
    Column("arrived_at", Instant),
    Column("received_at", Instant),
    Column("paid_storage_from", Date),
    Column("to_pay_minor", BigInteger),
    Column("cod_minor", BigInteger),
    Column("currency", String(3)),
    Column("sender_contact_id", ForeignKey("contact.id", ondelete="SET NULL")),
    Column("recipient_contact_id", ForeignKey("contact.id", ondelete="SET NULL")),
    Column("raw", JSON, nullable=False),  # the carrier's own words, by the adapter's whitelist of keys
    Column("created_at", Instant, nullable=False),
    Column("asked_at", Instant),
    Column("answered_at", Instant),  # when the carrier last spoke of it; before asked_at: it did not the last time
    Column("next_poll_at", Instant),  # NULL: nobody waits for news
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("final_looks", Integer, nullable=False, server_default=text("0")),  # polls since nothing more is expected
    UniqueConstraint("carrier", "number"),
    one_of("status", Status),
    one_of("reason", Reason),
    one_of("cod_state", CodState),
    one_of("leg", Leg),
    Index("ix_tracking_next_poll_at", "carrier", "next_poll_at"),
    Index("ix_tracking_root_id", "root_id"),
)

event = table(
    "event",
    Retention("what carriers said is the parcel's history"),
    Column("id", Id, primary_key=True),
    Column("tracking_id", ForeignKey("tracking.id", ondelete="CASCADE"), nullable=False),
    Column("identity", LargeBinary(16), nullable=False, unique=True),
    Column("leg", String(16), nullable=False),
    Column("raw_code", String(32), nullable=False),
    Column("raw_text", Text, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("observed", Boolean, nullable=False),
    Column("status", String(24)),
    Column("reason", String(24)),
    Column("place", Text, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Index("ix_event_tracking_id", "tracking_id", "seen_at"),
)

follow = table(
    "follow",
    Retention("as long as the person follows the parcel"),
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("tracking_id", ForeignKey("tracking.id", ondelete="CASCADE"), nullable=False),  # a parcel's first number
    Column("name", String(40)),  # the person's own word for it
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("person_id", "tracking_id"),
    Index("ix_follow_tracking_id", "tracking_id"),
)

my_branch = table(
    "my_branch",
    Retention("as long as the person likes the branch; goes with the person"),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("branch_id", ForeignKey("branch.id"), nullable=False),
    Column("chosen_at", Instant, nullable=False),
)

question = table(
    "question",
    Retention("what was asked and answered is settled after three months", "asked_at", timedelta(days=90)),
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("message_id", BigInteger, nullable=False),  # the words themselves stay in Telegram
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    UniqueConstraint("person_id", "message_id"),
)

outbox = table(
    "outbox",
    Retention("sent and dropped notices answer for a month what was sent", "settled_at", timedelta(days=30)),
    Column("id", Id, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("tracking_id", ForeignKey("tracking.id", ondelete="CASCADE")),
    Column("question_id", ForeignKey("question.id", ondelete="CASCADE")),
    Column("account_id", ForeignKey("carrier_account.id", ondelete="CASCADE")),
    Column("attempt_id", ForeignKey("waybill_attempt.id", ondelete="CASCADE")),
    Column("batch_id", ForeignKey("batch.id", ondelete="CASCADE")),
    Column("occasion", String(64), nullable=False),  # what makes this notice this one and no other
    Column("ready_at", Instant),  # NULL: owed, but there is nothing to tell yet
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("settled_at", Instant),
    Column("outcome", String(16)),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("person_id", "tracking_id", "kind", "occasion"),
    UniqueConstraint("person_id", "question_id", "kind", "occasion"),
    UniqueConstraint("person_id", "account_id", "kind", "occasion"),
    UniqueConstraint("person_id", "attempt_id", "kind", "occasion"),
    UniqueConstraint("person_id", "batch_id", "kind", "occasion"),
    Index("ix_outbox_ready_at", "settled_at", "ready_at"),
)

update_seen = table(
    "update_seen",
    Retention("Telegram keeps undelivered updates for 24 hours", "seen_at", timedelta(days=3)),
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("seen_at", Instant, nullable=False),
    Column("effect_at", Instant),
    Column("answered_at", Instant),
    Index("ix_update_seen_seen_at", "seen_at"),
)

chat_state = table(
    "chat_state",
    Retention("a question left unanswered is forgotten after a week", "changed_at", timedelta(days=7)),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("awaits", String(32), nullable=False),
    Column("about", JSON, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

job_run = table(
    "job_run",
    Retention("which replica ran what, for three days", "scheduled_at", timedelta(days=3)),
    Column("job", String(32), primary_key=True),
    Column("scheduled_at", Instant, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
)
