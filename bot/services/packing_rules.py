"""What the shop sets for packing: when the courier comes, and how far a weight may differ."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import time

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import packing_settings as rows
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.packing import TOLERANCES, PackingRules
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.services import audit, permission
from bot.services.chat import Delivery, takes_effect

_HOURS = 24


async def show(desk: Desk, person: Person) -> PackingRules:
    """What is set."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.SET_PACKING)
        return await rows.rules(db)


async def set_courier(desk: Desk, person: Person, minutes: int | None, delivery: Delivery) -> PackingRules:
    """The courier comes so many minutes after midnight of the shop's clock; None: no hour is agreed."""
    if minutes is not None and not 0 <= minutes < _HOURS * 60:
        raise Gone
    courier_at = None if minutes is None else time(*divmod(minutes, 60))
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.SET_PACKING)
        if await takes_effect(desk, db, delivery):
            await _set(desk, db, person, replace(await rows.rules(db), courier_at=courier_at))
        return await rows.rules(db)


async def set_tolerance(desk: Desk, person: Person, choice: int, delivery: Delivery) -> PackingRules:
    """One of the tolerances that are offered."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.SET_PACKING)
        if not 0 <= choice < len(TOLERANCES):
            raise Gone
        grams, percent = TOLERANCES[choice]
        if await takes_effect(desk, db, delivery):
            wanted = replace(await rows.rules(db), tolerance_g=grams, tolerance_percent=percent)
            await _set(desk, db, person, wanted)
        return await rows.rules(db)


async def _set(desk: Desk, db: AsyncConnection, person: Person, wanted: PackingRules) -> None:
    before = await rows.rules(db)
    changed = [one.name for one in fields(PackingRules) if getattr(before, one.name) != getattr(wanted, one.name)]
    if changed:
        await rows.set_rules(db, wanted, desk.clock.now())
        told, tells = ({name: _word(getattr(one, name)) for name in changed} for one in (before, wanted))
        await audit.note(desk, db, person, Deed(Did.PACKING_SET, before=told, after=tells))


def _word(value: time | int | None) -> str | int | None:
    return value.isoformat("minutes") if isinstance(value, time) else value
