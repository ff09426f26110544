"""The branch that a person likes best, and where a branch's carrier answers the phone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)


def upgrade() -> None:
    op.create_table(
        "my_branch",
        sa.Column("person_id", _Id, autoincrement=False, nullable=False),
        sa.Column("branch_id", _Id, nullable=False),
        sa.Column("chosen_at", _Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_my_branch_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_my_branch_branch_id_branch")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_my_branch")),
    )
    for name in ("branch", "branch_read"):
        phone = sa.Column("phone", sa.String(length=15), server_default=sa.text("''"), nullable=False)
        op.add_column(name, phone)
