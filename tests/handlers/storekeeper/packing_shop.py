"""A shop with waybills to pack: made at the simulated carrier, by the ordinary services."""

from __future__ import annotations

from dataclasses import replace

from pydantic import SecretStr
from sqlalchemy import insert, select, update

from bot.carriers.base import Account
from bot.db import orders, staff
from bot.db import people as people_rows
from bot.db.tables import order_line, packing, parcel, shipment
from bot.domain.draft import SourceKind
from bot.domain.party import Party, Phone
from bot.domain.people import Person
from bot.domain.roles import Role
from bot.services import waybills
from tests.services.waybill_desk import CODE, KEY, WaybillDesk, keep_account
from tests.stage import OWNER_ID


class PackingShop:
    """Orders of this shop; `stage` is the desk around it."""

    def __init__(self, stage, places):
        self.stage, self.desk, self.places = stage, stage.desk, places
        self._orders = 0

    async def order(self, name="Зразок Олена", lines=(("Чайник", 1),), *, eans=(), days=0, weight_g=1500):
        """An order with its waybill; the shipment's id and the number."""
        new = WaybillDesk(self.desk, self.desk.clock, None, None, None, self.places).new_shipment()
        new = replace(new, recipient=Party(name, Phone("380990000001")))
        new = replace(new, parcels=(replace(new.parcels[0], weight_g=weight_g),))
        if lines:
            new = replace(new, order_id=await self._add_order(lines, eans))
        owner = Person(OWNER_ID)
        shipment_id = await waybills.prepare(self.desk, owner, new)
        attempt = await waybills.create(self.desk, owner, shipment_id)
        if days:
            day = new.ship_on.fromordinal(new.ship_on.toordinal() + days)
            async with self.desk.database.write() as db:
                await db.execute(update(shipment).where(shipment.c.id == shipment_id).values(ship_on=day))
        return shipment_id, attempt.waybill.number

    async def _add_order(self, lines, eans):
        self._orders += 1
        async with self.desk.database.write() as db:
            source = await orders.keep_source(db, SourceKind.CHAT, "", self.desk.clock.now())
            order_id = await orders.add(db, source, f"test-{self._orders}", None, self.desk.clock.now())
            codes = [*eans, *[None] * len(lines)]
            for place, ((words, quantity), ean) in enumerate(zip(lines, codes, strict=False), start=1):
                row = {"order_id": order_id, "place": place, "words": words, "quantity": quantity, "ean": ean}
                await db.execute(insert(order_line).values(row))
        return order_id

    async def row(self, shipment_id):
        async with self.desk.database.read() as db:
            return (await db.execute(select(packing).where(packing.c.shipment_id == shipment_id))).first()

    async def weights(self, shipment_id):
        async with self.desk.database.read() as db:
            return list(
                (await db.execute(select(parcel.c.weight_g).where(parcel.c.shipment_id == shipment_id))).scalars()
            )

    async def storekeeper(self, language="uk"):
        """One more of the staff."""
        chat = await self.stage.person(language)
        async with self.desk.database.write() as db:
            person_id = await people_rows.keep(db, chat.person_id, self.desk.clock.now())
            await staff.give(db, person_id, Role.STOREKEEPER, None, self.desk.clock.now())
        self.desk.recent_people.forget(chat.person_id)
        return chat

    def told_weight(self, number):
        """What the carrier's books say of the waybill, in kilograms."""
        return self.stage.world.find(number).weight


async def open_shop(stage):
    places = await keep_account(stage.desk)
    stage.desk.carriers.connect(Account(CODE, SecretStr(KEY), 1, places[0]))
    return PackingShop(stage, places)
