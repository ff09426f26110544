"""A shop that can send: a key, a place to send from, a small directory, and orders as they are pasted."""

from __future__ import annotations

import secrets

import pytest
from pydantic import SecretStr
from sqlalchemy import insert

from bot.carriers.nova_poshta.places import branch as read_branch
from bot.db.tables import contact, origin, sender
from bot.domain.party import Phone
from bot.domain.place import City
from bot.services.accounts import add
from bot.services.people import phone_hash
from sandbox.nova_poshta import accounts, places
from sandbox.nova_poshta import directory as simulated
from sandbox.nova_poshta.warehouses import entry
from sandbox.places import SHOP_BRANCH
from sandbox.towns import named
from tests.handlers.storekeeper.packing_shop import open_shop
from tests.handlers.storekeeper.pasted import written
from tests.services.standing import CODE, take

TOWNS = ("Полтава", "Луцьк", "Яготин", "Одеса", "Львів", "Миколаїв", "Кременчук")
_POINTS = 60  # of each town


def small_country():
    towns = [named(name) for name in TOWNS]
    cities = [City(places.ref("city", town.name), town.name, town.area or town.name) for town in towns]
    points = [point for town in towns for point in simulated.in_town(town)[:_POINTS]]
    return cities, [read_branch(entry(point)) for point in points]


async def keep_sender(desk, key):
    """The account of a key and its place, as /connect leaves them."""
    shop, name, now = accounts.Sender(), accounts.name_of(key), desk.clock.now()
    keys = {
        "Sender": accounts.sender_ref(name, shop),
        "ContactSender": accounts.sender_contact_ref(name, shop),
        "SenderAddress": places.ref_of(SHOP_BRANCH),
        "CitySender": places.ref("city", SHOP_BRANCH.town.name),
    }
    async with desk.database.write() as db:

        async def put(table, **row):
            return (await db.execute(insert(table).values(**row, created_at=now).returning(table.c.id))).scalar_one()

        account_id = await add(desk, db, CODE, SecretStr(key))
        sender_id = await put(sender, name=shop.person, country="UA", currency="UAH", zone="Europe/Kyiv")
        hashed = phone_hash(desk, Phone(shop.phone))
        contact_id = await put(contact, phone=shop.phone, phone_hash=hashed, name=shop.person)
        who = {"account_id": account_id, "sender_id": sender_id, "contact_id": contact_id}
        where = {"kind": "office", "carrier_keys": keys, "city": "Київ", "label": "Відділення №902", "is_usual": True}
        await put(origin, **who, **where)


@pytest.fixture
async def shop(stage):
    """The stage, with the shop ready to send."""
    key = secrets.token_hex(16)
    stage.nova_poshta.office.accounts = {key: accounts.Account()}
    await keep_sender(stage.desk, key)
    await take(stage.desk, *small_country())
    return stage


@pytest.fixture
async def keeper(shop, owner_chat):
    """Who makes the shop's waybills."""
    return owner_chat


class Pasted:
    """The text of what is pasted next."""

    def __init__(self):
        self.text = ""

    def __call__(self, *orders):
        self.text = "\n\n".join(written(one) for one in orders)
        return self.text


@pytest.fixture
def pasted():
    return Pasted()


@pytest.fixture
async def store(stage):
    """A shop with something to pack."""
    return await open_shop(stage)


@pytest.fixture
async def packer(store):
    """Who packs it."""
    return await store.storekeeper()
