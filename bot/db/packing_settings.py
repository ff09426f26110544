"""What the shop has set for packing, and what it knows goods by."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import goods_code, packing_rule
from bot.domain.packing import PackingRules

_THE_ROW = 1


async def rules(db: AsyncConnection) -> PackingRules:
    """What is set, and what is usual where nothing is."""
    row = (await db.execute(select(packing_rule).where(packing_rule.c.id == _THE_ROW))).first()
    if row is None:
        return PackingRules()
    return PackingRules(tolerance_g=row.tolerance_g, tolerance_percent=row.tolerance_percent, courier_at=row.courier_at)


async def set_rules(db: AsyncConnection, wanted: PackingRules, now: datetime) -> None:
    """Keep them all."""
    row = {
        "tolerance_g": wanted.tolerance_g,
        "tolerance_percent": wanted.tolerance_percent,
        "courier_at": wanted.courier_at,
        "changed_at": now,
    }
    put = insert_into(db, packing_rule).values(id=_THE_ROW, **row)
    await db.execute(put.on_conflict_do_update(index_elements=[packing_rule.c.id], set_=row))


async def keep_code(db: AsyncConnection, code: str, now: datetime) -> tuple[int, str]:
    """Give the code its one row: its id, and the goods it names, "" where nobody has said which."""
    put = insert_into(db, goods_code).values(code=code, words="", folded="", created_at=now).on_conflict_do_nothing()
    await db.execute(put)
    row = (await db.execute(select(goods_code.c.id, goods_code.c.words).where(goods_code.c.code == code))).one()
    return row.id, row.words


async def name_code(db: AsyncConnection, code_id: int, words: str, folded: str) -> bool:
    """Say which goods a code names, once; False where it was said, or there is no such code."""
    unnamed = (goods_code.c.id == code_id) & (goods_code.c.words == "")
    return (await db.execute(update(goods_code).where(unnamed).values(words=words, folded=folded))).rowcount > 0


async def codes_of(db: AsyncConnection, folded: Collection[str]) -> dict[str, set[str]]:
    """The codes of goods, by their folded words."""
    found: dict[str, set[str]] = {}
    named = goods_code.c.folded.in_([one for one in folded if one])
    for row in await db.execute(select(goods_code.c.folded, goods_code.c.code).where(named)):
        found.setdefault(row.folded, set()).add(row.code)
    return found
