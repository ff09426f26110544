"""An update that Telegram delivers again, minutes later, has changed all that it changes (design, law 8)."""

from __future__ import annotations

import inspect

import pytest
from sqlalchemy import select

from bot.db.tables import metadata, shipment, waybill_attempt
from bot.domain.errors import DeskError
from bot.domain.order import OrderDraft
from bot.domain.roles import Role
from bot.services.chat import Delivery
from tests.desk import enlist
from tests.services.test_role_matrix import NEEDS, OWNER, SERVICES, objects

__all__ = ["objects"]
# What each is given where the matrix' own words mean nothing to it.
GIVEN = {
    "drafts.answer_in_words": {"text": "Проба Марія"},
    "habits.answer_in_words": {"text": "1,5"},
    "habits.choose": {"what": "payer", "key": "sender"},
    "pack_photos.take_code": {"text": "4006381333931"},
    "packing_rules.set_tolerance": {"choice": 3},
    "weighing.weigh": {"grams": 9000},
}
WANT_A_FILE = ("batches.take", "pack_photos.take_photo")  # test_batches.py, handlers/storekeeper/test_pack_photos.py
# In the order of their names one does what another needs; these end what others need.
AT_LAST = ("packing.open_again", "weighing.leave", "draft_sending.once_more", "drafts.discard", "waybills.cancel")
LATER = ("accounts.disconnect", "widgets.retire")
NAMES = [
    *(one for one in NEEDS if one not in (*AT_LAST, *LATER, *WANT_A_FILE)),
    *AT_LAST,
    *LATER,
]


HAD_NOTHING_TO_DO = {  # each has its own test beside its subject
    "changing.change",
    "changing.drop",
    "draft_sending.cancel",
    "drafts.take_message",
    "habits.answer_in_words",
    "origins.take_city",
    "origins.take_number",
    "owner_directory.ask_anew",
    "owner_directory.take_anyway",
}
NOTED = ("update_seen", "chat_state")


def takes_delivery(name):
    return "delivery" in inspect.signature(SERVICES[name]).parameters


async def everything(shop):
    """All that was changed for somebody, whatever is noted of the update, of a question, or of who holds a thing."""
    seen = {}
    async with shop.desk.database.read() as db:
        for table in metadata.sorted_tables:
            if table.name not in NOTED:
                columns = [one for one in table.c if one.name not in ("lease_until", "changed_at")]
                seen[table.name] = (await db.execute(select(*columns))).all()
    return seen


async def call(shop, name, person, objects, delivery):
    """Whether it did its work, or has nothing to do it on."""
    known = {**objects, **GIVEN.get(name, {}), "delivery": delivery}
    parameters = list(inspect.signature(SERVICES[name]).parameters)[2:]
    given = {one: known[one]["foreign"] if one == "person_id" else known[one] for one in parameters}
    try:
        await SERVICES[name](shop.desk, person, **given)
    except DeskError:
        return False
    return True


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # nothing here is an engine's own
async def test_the_second_time_nothing_is_changed_any_more(shop, objects):
    owner = await enlist(shop.desk, OWNER, Role.OWNER)
    async with shop.desk.database.read() as db:
        made = select(shipment.c.id).join(waybill_attempt).where(waybill_attempt.c.id == objects["attempt_id"])
        objects["shipment_id"] = (await db.execute(made)).scalar_one()
    objects["read"] = type(objects["read"])((OrderDraft(city="Київ"),))
    did, changed = [], []
    for place, name in enumerate(one for one in NAMES if takes_delivery(one)):
        if not await call(shop, name, owner, objects, Delivery(1, 5000 + place)):
            continue
        did.append(name)
        before = await everything(shop)
        shop.desk.clock.wind(minutes=1)
        answered = await call(shop, name, owner, objects, Delivery(1, 5000 + place, again=True))
        changed += [] if answered else [(name, "is refused")]
        now = await everything(shop)
        changed += [(name, table) for table in now if now[table] != before[table]]
    assert set(filter(takes_delivery, NAMES)) - set(did) == HAD_NOTHING_TO_DO
    assert changed == []
