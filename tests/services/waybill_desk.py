"""A desk that makes waybills at the simulated carrier, over HTTP: its account, its origin and its owner are stored."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from pydantic import SecretStr
from sqlalchemy import func, insert, select

from bot.carriers.base import Account
from bot.carriers.registry import Registry
from bot.db.tables import carrier_account, contact, origin, sender, waybill_attempt
from bot.desk import Desk
from bot.domain.cod import Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party, Phone
from bot.domain.people import Person
from bot.domain.shipment import NewShipment, Parcel
from bot.http import Http
from bot.jobs.relay_outbox import relay_outbox
from bot.services import waybills
from bot.services.settling import settle
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta as Simulator
from sandbox.nova_poshta import accounts, places, serving
from sandbox.nova_poshta.waybills import DOCUMENTS
from sandbox.places import SHOP_BRANCH
from sandbox.world import World
from tests.carriers.nova_poshta.on_stage import LVIV
from tests.carriers.nova_poshta.unbroken import unbroken

CODE = "nova_poshta"
KEY = "key-5e17"


@dataclass
class WaybillDesk:
    """The desk, and the carrier as it is seen from outside."""

    desk: Desk
    clock: Any
    faults: Faults
    simulator: Simulator
    owner: Person
    sent_by: tuple[int, int]

    async def shipment(self, **told: Any) -> int:
        """Something to send."""
        return await waybills.prepare(self.desk, self.owner, replace(self.new_shipment(), **told))

    def new_shipment(self) -> NewShipment:
        account_id, origin_id = self.sent_by
        return NewShipment(
            account_id=account_id,
            origin_id=origin_id,
            recipient=Party("Зразок Олена Іванівна", Phone("380990000001")),
            destination=LVIV,
            parcels=(Parcel(1500, Size(300, 200, 100)),),
            description="Чайник",
            declared_value=Money(145_000, "UAH"),
            delivery_payer=Payer.SENDER,
            ship_on=self.clock.now().date(),
        )

    async def create(self, shipment_id: int) -> Any:
        return await waybills.create(self.desk, self.owner, shipment_id)

    async def cancel(self, attempt_id: int) -> Any:
        return await waybills.cancel(self.desk, self.owner, attempt_id)

    async def settled(self, rounds: int = 12) -> None:
        """Let the job run until nothing is due however much time passes."""
        for _ in range(rounds):
            self.clock.wind(minutes=6)
            await settle(self.desk)

    async def told(self) -> list[str]:
        """What the desk's people were written."""
        await relay_outbox(self.desk)
        return [line for _, line, _ in self.desk.chat.sent]  # type: ignore[attr-defined]

    def books(self) -> list[str]:
        """Our references of all waybills that stand at the carrier."""
        rows = self.simulator.office.world.ledger.rows(DOCUMENTS).values()
        return [row["properties"]["InfoRegClientBarcodes"] for row in rows if not row["deleted"]]

    def calls(self, method: str) -> int:
        return sum(asked.method == method for asked in self.simulator.requests)

    async def states(self, shipment_id: int) -> list[str]:
        """The states of a shipment's attempts, the oldest first."""
        of_shipment = waybill_attempt.c.shipment_id == shipment_id
        query = select(waybill_attempt.c.state).where(of_shipment).order_by(waybill_attempt.c.id)
        async with self.desk.database.read() as db:
            return list((await db.execute(query)).scalars())

    async def count(self, table: Any) -> int:
        async with self.desk.database.read() as db:
            return int((await db.execute(select(func.count()).select_from(table))).scalar_one())


@asynccontextmanager
async def waybill_desk(desk: Desk, clock: Any, silence: float = 0.3):
    """Serve the simulator on the desk's clock and connect it by a stored account."""
    world, faults = World(clock.now(), clock), Faults()
    simulator = Simulator(world, clock, faults, keys=frozenset({KEY}))
    async with serving(simulator) as url:
        http = Http(silence=silence)
        registry = Registry(http, {CODE: url}, [], clock.now)
        sent_by = await keep_account(desk)
        unbroken(registry.connect(Account(CODE, SecretStr(KEY), 1, sent_by[0])).carrier)
        owner = Person(desk.settings.owner_id)
        try:
            yield WaybillDesk(replace(desk, carriers=registry), clock, faults, simulator, owner, sent_by)
        finally:
            await http.close()


async def keep_account(desk: Desk) -> tuple[int, int]:
    """The account and the origin that the simulator knows; their ids."""
    now, shop, name = desk.clock.now(), accounts.Sender(), accounts.name_of(KEY)
    keys = {
        "Sender": accounts.sender_ref(name, shop),
        "ContactSender": accounts.sender_contact_ref(name, shop),
        "SenderAddress": places.ref_of(SHOP_BRANCH),
        "CitySender": places.ref("city", SHOP_BRANCH.town.name),
    }
    async with desk.database.write() as db:

        async def add(table: Any, **row: Any) -> int:
            statement = insert(table).values(**row, created_at=now).returning(table.c.id)
            return int((await db.execute(statement)).scalar_one())

        sender_id = await add(sender, name=shop.person, country="UA", currency="UAH", zone="Europe/Kyiv")
        contact_id = await add(contact, phone=shop.phone, phone_hash=b"s" * 32)
        secret = {"credentials": b"", "key_hash": b"k" * 32, "state": "working"}
        account_id = await add(carrier_account, carrier=CODE, sender_id=sender_id, **secret)
        where = {"kind": "office", "carrier_keys": keys, "city": "Київ", "label": "Відділення 1", "is_usual": True}
        who = {"account_id": account_id, "sender_id": sender_id, "contact_id": contact_id}
        return account_id, await add(origin, **who, **where)
