"""Tables of the shop's own people: their roles, invitations, the first owner's code, and what they did."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, LargeBinary, String

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.roles import STAFF

person_role = table(
    "person_role",
    Retention("as long as the person works for the shop"),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("role", String(16), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("given_by", ForeignKey("person.id", ondelete="SET NULL")),
    one_of("role", STAFF),
)

invitation = table(
    "invitation",
    Retention("who came by which link is of use for three months", "expires_at", timedelta(days=90)),
    Column("id", Id, primary_key=True),
    Column("secret_hash", LargeBinary(32), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("invited_by", ForeignKey("person.id", ondelete="SET NULL")),  # NULL: whoever invited is gone, so is the link
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
    one_of("role", STAFF),
)

owner_code = table(
    "owner_code",
    Retention("how the shop got its first owner; one row for each time that it had none"),
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("nonce", LargeBinary(16), nullable=False),  # with SECRET_KEY it makes the code; alone it opens nothing
    Column("made_at", Instant, nullable=False),
    Column("used_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("used_at", Instant),
)

code_try = table(
    "code_try",
    Retention("guesses at the owner's code count for an hour", "since", timedelta(days=1)),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("tries", Integer, nullable=False),
    Column("since", Instant, nullable=False),
)

audit = table(
    "audit",
    Retention("what the staff did can be asked about for a year", "at", timedelta(days=365)),
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("did", String(32), nullable=False),  # a word of domain/audit.py: new ones come without a migration
    Column("subject_id", Id),  # of the kind that `did` speaks of; no key: a line outlives its subject
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL")),  # whom it was done to
    Column("before", JSON, nullable=False),  # names of fields, ids and words of ours; nobody's data
    Column("after", JSON, nullable=False),
    Index("ix_audit_at", "at", "id"),
)
