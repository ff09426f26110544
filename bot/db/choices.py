"""Branches that people chose, for an order or for themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import branch_choice
from bot.domain.widget import Choice

_COLUMNS = (
    branch_choice.c.id,
    branch_choice.c.person_id,
    branch_choice.c.branch_id,
    branch_choice.c.chosen_at,
    branch_choice.c.widget_id,
    branch_choice.c.order_number.label("order"),
)


async def of_person(
    db: AsyncConnection, person_id: int, widget_id: int | None, order: str
) -> tuple[Choice, str] | None:
    """What this person chose for this, and at which launch."""
    same = branch_choice.c.widget_id.is_(None) if widget_id is None else branch_choice.c.widget_id == widget_id
    row = (
        await db.execute(
            select(*_COLUMNS, branch_choice.c.launch).where(
                same, branch_choice.c.order_number == order, branch_choice.c.person_id == person_id
            )
        )
    ).first()
    if row is None:
        return None
    told = row._asdict()
    launch: str = told.pop("launch")
    return Choice(**told), launch


async def add(db: AsyncConnection, choice: dict[str, Any], launch: str, now: datetime) -> int:
    """Keep a first choice; our id for it."""
    added = insert(branch_choice).values(**choice, launch=launch, created_at=now, chosen_at=now)
    return int((await db.execute(added.returning(branch_choice.c.id))).scalar_one())


async def change(db: AsyncConnection, choice_id: int, branch_id: int, launch: str, now: datetime) -> None:
    """The person chose another branch."""
    to = {"branch_id": branch_id, "launch": launch, "chosen_at": now}
    await db.execute(update(branch_choice).where(branch_choice.c.id == choice_id).values(**to))


async def find(db: AsyncConnection, choice_id: int) -> Choice | None:
    """The choice of our id."""
    row = (await db.execute(select(*_COLUMNS).where(branch_choice.c.id == choice_id))).first()
    return None if row is None else Choice(**row._asdict())


async def of_order(db: AsyncConnection, widget_id: int, order: str) -> list[Choice]:
    """Everybody's choices for an order; the one who came first stands first."""
    rows = await db.execute(
        select(*_COLUMNS)
        .where(branch_choice.c.widget_id == widget_id, branch_choice.c.order_number == order)
        .order_by(branch_choice.c.created_at, branch_choice.c.id)
    )
    return [Choice(**row._asdict()) for row in rows]


async def orders_since(db: AsyncConnection, person_id: int, since: datetime) -> int:
    """For how many orders this person began to choose since then."""
    counted = select(func.count()).where(
        branch_choice.c.person_id == person_id,
        branch_choice.c.widget_id.is_not(None),
        branch_choice.c.created_at >= since,
    )
    return int((await db.execute(counted)).scalar_one())
