"""The branch that a person likes best: shown first when they look for one."""

from __future__ import annotations

from bot.db import my_branch as rows
from bot.db import people as people_rows
from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.services import branches
from bot.services.chat import Delivery, takes_effect
from bot.services.people import keep


async def choose(desk: Desk, person: Person, branch_id: int, delivery: Delivery) -> None:
    """Note this branch as the person's own; Gone where it stands no more or takes nobody's parcels."""
    found = await branches.one(desk, branch_id)
    if found is None or found.obstacles:
        raise Gone
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await rows.keep(db, await keep(desk, db, person), branch_id, desk.clock.now())


async def let_go(desk: Desk, person: Person, branch_id: int, delivery: Delivery) -> None:
    """Like the branch best no more; where another one is liked by now, that stays."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery) and person.id is not None:
            await rows.drop(db, person.id, branch_id)


async def mine(desk: Desk, person: Person) -> int | None:
    """Our id of the person's branch, as it is now; None where there is none."""
    async with desk.database.read() as db:
        known = await people_rows.find(db, person.telegram_id)
        return None if known is None or known.id is None else await rows.of_person(db, known.id)
