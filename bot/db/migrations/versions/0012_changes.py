"""Changes of waybills that stand: what is to be in them instead, until the carrier has said yes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)
_STATES = (
    "state IN ('draft', 'sending', 'unknown', 'created', 'rejected', 'absent', 'changing', 'cancelling', 'cancelled')"
)
_LIVE = sa.text("state IN ('cancelling', 'changing', 'created', 'sending', 'unknown')")
_FIRST, _OPEN = sa.text("revises IS NULL"), sa.text("discarded_at IS NULL")


def upgrade() -> None:
    op.drop_index("uq_waybill_attempt_live", "waybill_attempt")
    with op.batch_alter_table("waybill_attempt") as attempt:
        attempt.drop_constraint(op.f("ck_waybill_attempt_state"), type_="check")
        attempt.create_check_constraint(op.f("ck_waybill_attempt_state"), _STATES)
        attempt.add_column(sa.Column("change", sa.JSON(), nullable=True))
        attempt.add_column(sa.Column("changed_at", _Instant, nullable=True))
    _only_one("uq_waybill_attempt_live", "waybill_attempt", ["shipment_id"], _LIVE)
    with op.batch_alter_table("draft") as draft:
        draft.drop_constraint(op.f("uq_draft_order_id_part_no"), type_="unique")
        draft.add_column(sa.Column("revises", _Id, nullable=True))
        draft.create_foreign_key("fk_draft_revises_draft", "draft", ["revises"], ["id"], ondelete="CASCADE")
    _only_one("uq_draft_part", "draft", ["order_id", "part_no"], _FIRST)
    _only_one("uq_draft_revises", "draft", ["revises"], _OPEN)


def _only_one(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)
