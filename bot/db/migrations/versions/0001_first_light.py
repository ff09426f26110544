"""First light: people, parcels, what was answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("phone", sa.String(length=15), nullable=False),
        sa.Column("phone_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("phone_hash", name=op.f("uq_contact_phone_hash")),
    )
    op.create_table(
        "job_run",
        sa.Column("job", sa.String(length=32), nullable=False),
        sa.Column("scheduled_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.Column("started_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.Column("finished_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("job", "scheduled_at", name=op.f("pk_job_run")),
    )
    op.create_table(
        "update_seen",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.Column("effect_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("answered_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name=op.f("pk_update_seen")),
    )
    with op.batch_alter_table("update_seen", schema=None) as batch_op:
        batch_op.create_index("ix_update_seen_seen_at", ["seen_at"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("telegram_language", sa.String(length=35), nullable=True),
        sa.Column("contact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("blocked_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("created_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_person_contact_id_contact"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_person_telegram_id")),
    )
    op.create_table(
        "tracking",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("carrier", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("leg", sa.String(length=16), nullable=False),
        sa.Column("root_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=True),
        sa.Column("cod_state", sa.String(length=24), nullable=False),
        sa.Column("city_from", sa.Text(), nullable=True),
        sa.Column("city_to", sa.Text(), nullable=True),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("expected_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("arrived_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("received_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("paid_storage_from", sa.Date(), nullable=True),
        sa.Column("to_pay_minor", sa.BigInteger(), nullable=True),
        sa.Column("cod_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("sender_contact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recipient_contact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.Column("created_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.Column("asked_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("answered_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("next_poll_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("lease_until", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint(
            "cod_state IN ('none', 'expected', 'collected', 'in_transfer', 'ready_to_fetch', 'received', 'short')",
            name=op.f("ck_tracking_cod_state"),
        ),
        sa.CheckConstraint("leg IN ('outbound', 'redirect', 'return')", name=op.f("ck_tracking_leg")),
        sa.CheckConstraint(
            "reason IN ('refused', 'not_collected', 'absent', 'bad_address', 'damaged', 'lost', 'customs', 'weather', 'payment', 'other')",
            name=op.f("ck_tracking_reason"),
        ),
        sa.CheckConstraint(
            "status IN ('not_found', 'created', 'accepted', 'in_transit', 'out_for_delivery', 'delivery_failed', 'problem', 'ready_for_pickup', 'delivered', 'returning', 'returned', 'cancelled')",
            name=op.f("ck_tracking_status"),
        ),
        sa.ForeignKeyConstraint(
            ["root_id"], ["tracking.id"], name=op.f("fk_tracking_root_id_tracking"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recipient_contact_id"],
            ["contact.id"],
            name=op.f("fk_tracking_recipient_contact_id_contact"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["sender_contact_id"],
            ["contact.id"],
            name=op.f("fk_tracking_sender_contact_id_contact"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracking")),
        sa.UniqueConstraint("carrier", "number", name=op.f("uq_tracking_carrier_number")),
    )
    with op.batch_alter_table("tracking", schema=None) as batch_op:
        batch_op.create_index("ix_tracking_next_poll_at", ["carrier", "next_poll_at"], unique=False)
        batch_op.create_index("ix_tracking_root_id", ["root_id"], unique=False)

    op.create_table(
        "chat_state",
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("awaits", sa.String(length=32), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("changed_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_chat_state_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_chat_state")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tracking_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("identity", sa.LargeBinary(length=16), nullable=False),
        sa.Column("leg", sa.String(length=16), nullable=False),
        sa.Column("raw_code", sa.String(length=32), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("occurred_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.Column("observed", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=True),
        sa.Column("reason", sa.String(length=24), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("seen_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tracking_id"], ["tracking.id"], name=op.f("fk_event_tracking_id_tracking"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("identity", name=op.f("uq_event_identity")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_tracking_id", ["tracking_id", "seen_at"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tracking_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("occasion", sa.String(length=64), nullable=False),
        sa.Column("ready_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("lease_until", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("settled_at", bot.db.types.Instant(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("created_at", bot.db.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_outbox_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tracking_id"], ["tracking.id"], name=op.f("fk_outbox_tracking_id_tracking"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint(
            "person_id", "tracking_id", "kind", "occasion", name=op.f("uq_outbox_person_id_tracking_id_kind_occasion")
        ),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_ready_at", ["settled_at", "ready_at"], unique=False)
