"""The shop's own people: their roles, invitations, the first owner's code, and what they did."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db.types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Instant = bot.db.types.Instant(timezone=True)
_ROLES = "role IN ('storekeeper', 'courier', 'manager', 'owner')"


def upgrade() -> None:
    _create_roles()
    _create_invitation()
    _create_owner_code()
    _create_audit()


def _of_person(table: str, column: str, then: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=op.f(f"fk_{table}_{column}_person"), ondelete=then)


def _create_roles() -> None:
    op.create_table(
        "person_role",
        sa.Column("person_id", _Id, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("since", _Instant, nullable=False),
        sa.Column("given_by", _Id, nullable=True),
        sa.CheckConstraint(_ROLES, name=op.f("ck_person_role_role")),
        _of_person("person_role", "person_id", "CASCADE"),
        _of_person("person_role", "given_by", "SET NULL"),
        sa.PrimaryKeyConstraint("person_id", "role", name=op.f("pk_person_role")),
    )


def _create_invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", _Id, nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("invited_by", _Id, nullable=True),
        sa.Column("created_at", _Instant, nullable=False),
        sa.Column("expires_at", _Instant, nullable=False),
        sa.Column("used_by", _Id, nullable=True),
        sa.Column("used_at", _Instant, nullable=True),
        sa.Column("revoked_at", _Instant, nullable=True),
        sa.CheckConstraint(_ROLES, name=op.f("ck_invitation_role")),
        _of_person("invitation", "invited_by", "SET NULL"),
        _of_person("invitation", "used_by", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitation_secret_hash")),
    )


def _create_owner_code() -> None:
    op.create_table(
        "owner_code",
        sa.Column("generation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nonce", sa.LargeBinary(length=16), nullable=False),
        sa.Column("made_at", _Instant, nullable=False),
        sa.Column("used_by", _Id, nullable=True),
        sa.Column("used_at", _Instant, nullable=True),
        _of_person("owner_code", "used_by", "SET NULL"),
        sa.PrimaryKeyConstraint("generation", name=op.f("pk_owner_code")),
    )
    op.create_table(
        "code_try",
        sa.Column("person_id", _Id, autoincrement=False, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", _Instant, nullable=False),
        _of_person("code_try", "person_id", "CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_code_try")),
    )


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", _Id, nullable=False),
        sa.Column("at", _Instant, nullable=False),
        sa.Column("actor_id", _Id, nullable=True),
        sa.Column("did", sa.String(length=32), nullable=False),
        sa.Column("subject_id", _Id, nullable=True),
        sa.Column("person_id", _Id, nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        _of_person("audit", "actor_id", "SET NULL"),
        _of_person("audit", "person_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_at", "audit", ["at", "id"])
