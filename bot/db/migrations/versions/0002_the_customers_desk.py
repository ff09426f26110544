"""The customer's desk: parcels that are followed, questions to a person, silence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("silenced_at", _Instant, nullable=True))
        person.add_column(sa.Column("quiet_at_night", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("tracking") as tracking:
        tracking.add_column(sa.Column("final_looks", sa.Integer(), server_default=sa.text("0"), nullable=False))
    _create_follow()
    _create_question()
    with op.batch_alter_table("outbox") as outbox:
        outbox.alter_column("tracking_id", existing_type=_Id, nullable=True)
        outbox.add_column(sa.Column("question_id", _Id, nullable=True))
        outbox.create_foreign_key(
            "fk_outbox_question_id_question", "question", ["question_id"], ["id"], ondelete="CASCADE"
        )
        outbox.create_unique_constraint(
            "uq_outbox_person_id_question_id_kind_occasion", ["person_id", "question_id", "kind", "occasion"]
        )


def _create_follow() -> None:
    op.create_table(
        "follow",
        sa.Column("id", _Id, nullable=False),
        sa.Column("person_id", _Id, nullable=False),
        sa.Column("tracking_id", _Id, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_follow_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tracking_id"], ["tracking.id"], name=op.f("fk_follow_tracking_id_tracking"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow")),
        sa.UniqueConstraint("person_id", "tracking_id", name=op.f("uq_follow_person_id_tracking_id")),
    )
    op.create_index("ix_follow_tracking_id", "follow", ["tracking_id"])


def _create_question() -> None:
    op.create_table(
        "question",
        sa.Column("id", _Id, nullable=False),
        sa.Column("person_id", _Id, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", _Instant, nullable=False),
        sa.Column("answered_at", _Instant, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_question_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("person_id", "message_id", name=op.f("uq_question_person_id_message_id")),
    )
