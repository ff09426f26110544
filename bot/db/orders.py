"""Orders and where they came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import order_line, shop_order, source
from bot.domain.draft import SourceKind


async def keep_source(db: AsyncConnection, kind: SourceKind, name: str, now: datetime) -> int:
    """Give the source its one row; the row's id."""
    put = insert_into(db, source).values(kind=kind, name=name, created_at=now)
    same = put.on_conflict_do_update(index_elements=[source.c.kind, source.c.name], set_={"name": name})
    return int((await db.execute(same.returning(source.c.id))).scalar_one())


async def add(db: AsyncConnection, source_id: int, external_id: str, taken_by: int | None, now: datetime) -> int | None:
    """Keep an order; its id, or None where the source's order of that name is kept already."""
    row = {"source_id": source_id, "external_id": external_id, "taken_by": taken_by, "created_at": now}
    put = insert_into(db, shop_order).values(row).on_conflict_do_nothing().returning(shop_order.c.id)
    made: int | None = (await db.execute(put)).scalar_one_or_none()
    return made


async def add_all(
    db: AsyncConnection, source_id: int, orders: Sequence[tuple[str, str]], taken_by: int, now: datetime
) -> list[int]:
    """Keep many new orders, each by the source's name for it and the goods; their ids in their order."""
    rows = [
        {"source_id": source_id, "external_id": external_id, "taken_by": taken_by, "created_at": now}
        for external_id, _ in orders
    ]
    put = insert(shop_order).returning(shop_order.c.id, sort_by_parameter_order=True)
    ids = list((await db.execute(put, rows)).scalars())
    sold = [
        {"order_id": order_id, "place": 1, "words": goods}
        for order_id, (_, goods) in zip(ids, orders, strict=True)
        if goods
    ]
    if sold:
        await db.execute(insert(order_line), sold)
    return ids


async def named(db: AsyncConnection, source_id: int, external_id: str) -> int | None:
    """The source's order of that name."""
    same = (shop_order.c.source_id == source_id) & (shop_order.c.external_id == external_id)
    one: int | None = (await db.execute(select(shop_order.c.id).where(same))).scalar_one_or_none()
    return one


async def add_lines(db: AsyncConnection, order_id: int, goods: Sequence[str]) -> None:
    """Note what was sold, a line each."""
    rows = [{"order_id": order_id, "place": place, "words": words} for place, words in enumerate(goods, start=1)]
    if rows:
        await db.execute(insert(order_line), rows)
