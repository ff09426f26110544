"""The tables of the map in a shop's checkout, and of the branches that people chose."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import JSON, Column, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text

from bot.db.schema import Id, Retention, one_of, table
from bot.db.types import Instant
from bot.domain.widget import Theme

_FOR_ONESELF = text("widget_id IS NULL")

widget = table(
    "widget",
    Retention("a shop's page may hold its code for years"),
    Column("id", Id, primary_key=True),
    Column("public_id", String(16), nullable=False, unique=True),  # stands in the shop's page
    Column("origin", Text, nullable=False),  # whose pages may frame the map
    Column("carriers", JSON, nullable=False),  # codes; [] for all that are connected
    Column("theme", String(8), nullable=False),
    Column("language", String(8), nullable=False),
    Column("key_hash", LargeBinary(32)),  # keyed; of what the shop fetches orders' branches with
    Column("created_at", Instant, nullable=False),
    Column("retired_at", Instant),
    one_of("theme", Theme),
)

branch_choice = table(
    "branch_choice",
    Retention("a chosen branch is needed until the order is sent", "chosen_at", timedelta(days=90)),
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("widget_id", ForeignKey("widget.id", ondelete="CASCADE")),  # NULL: for oneself
    Column("order_number", String(40), nullable=False),  # the shop's; "" for oneself
    Column("branch_id", ForeignKey("branch.id", ondelete="CASCADE"), nullable=False),
    Column("launch", String(64), nullable=False),  # what was opened when it was chosen: the same again tells nothing
    Column("created_at", Instant, nullable=False),
    Column("chosen_at", Instant, nullable=False),
    UniqueConstraint("widget_id", "order_number", "person_id"),
    Index("ix_branch_choice_person_id", "person_id"),
    Index(
        "uq_branch_choice_for_oneself",
        "person_id",
        unique=True,
        sqlite_where=_FOR_ONESELF,
        postgresql_where=_FOR_ONESELF,
    ),
)
