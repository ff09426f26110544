"""The shop's defaults and its templates of goods."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import goods_template, shop_default
from bot.domain.cod import CodForm, Payer
from bot.domain.draft import DeclaredRule
from bot.domain.habits import Habits, Template
from bot.domain.measure import Size
from bot.domain.money import Money

_THE_ROW = 1


async def habits(db: AsyncConnection) -> Habits:
    """What the shop has set, and what is usual where it has set nothing."""
    row = (await db.execute(select(shop_default).where(shop_default.c.id == _THE_ROW))).first()
    return Habits() if row is None else _as_habits(row)


async def set_habits(db: AsyncConnection, wanted: Habits, now: datetime) -> None:
    """Keep them all."""
    row = {
        **_size(wanted.size),
        "weight_g": wanted.weight_g,
        "payer": wanted.payer,
        "declared_rule": wanted.declared_rule,
        "declared_minor": wanted.declared.minor if wanted.declared else None,
        "currency": wanted.declared.currency if wanted.declared else None,
        "description": wanted.goods,
        "cod_form": wanted.cod_form,
        "changed_at": now,
    }
    put = insert_into(db, shop_default).values(id=_THE_ROW, **row)
    await db.execute(put.on_conflict_do_update(index_elements=[shop_default.c.id], set_=row))


async def templates(db: AsyncConnection) -> list[Template]:
    """All templates, the oldest first."""
    rows = await db.execute(select(goods_template).order_by(goods_template.c.id))
    return [
        Template(id=row.id, words=row.words, folded=row.folded, weight_g=row.weight_g, size=_as_size(row))
        for row in rows
    ]


async def keep_template(db: AsyncConnection, new: Template, now: datetime) -> None:
    """Keep a template; one of the same words gets the new weight and size."""
    fresh = {"words": new.words, "weight_g": new.weight_g, **_size(new.size)}
    put = insert_into(db, goods_template).values(folded=new.folded, created_at=now, **fresh)
    await db.execute(put.on_conflict_do_update(index_elements=[goods_template.c.folded], set_=fresh))


async def drop_template(db: AsyncConnection, template_id: int) -> None:
    """Forget a template; one that is gone already is no error."""
    await db.execute(delete(goods_template).where(goods_template.c.id == template_id))


def _size(size: Size | None) -> dict[str, int | None]:
    sides = (None, None, None) if size is None else (size.length_mm, size.width_mm, size.height_mm)
    return dict(zip(("length_mm", "width_mm", "height_mm"), sides, strict=True))


def _as_size(row: Row[Any]) -> Size | None:
    return None if row.length_mm is None else Size(row.length_mm, row.width_mm, row.height_mm)


def _as_habits(row: Row[Any]) -> Habits:
    fixed = None if row.declared_minor is None else Money(row.declared_minor, row.currency)
    return Habits(
        weight_g=row.weight_g,
        size=_as_size(row),
        payer=Payer(row.payer) if row.payer else None,
        declared_rule=DeclaredRule(row.declared_rule),
        declared=fixed,
        goods=row.description,
        cod_form=CodForm(row.cod_form),
    )
