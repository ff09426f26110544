"""Places and keys in harder circumstances: doors, repeated deliveries, an owner who wants to be forgotten."""

from sqlalchemy import select

from bot.db.tables import carrier_account, origin
from sandbox.nova_poshta import addresses, places
from sandbox.nova_poshta.accounts import Account, Sender, name_of, sender_ref
from tests.handlers.owner.keys import connect, give_cabinets, send_key


async def kept(stage, table):
    async with stage.desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(table))]


def give_door(stage, key):
    """A door of the sender's in the cabinet of this key, saved as somebody would in the carrier's cabinet."""
    office = stage.nova_poshta.office
    row = {
        "account": name_of(key),
        "counterparty": sender_ref(name_of(key), Sender()),
        "street": places.ref("street", "x"),
        "building": "9",
        "flat": "",
        "note": "двір",
    }
    office.world.ledger.put(addresses.ADDRESSES, "00000000-0000-4000-8000-00000000d00e", row)


async def test_a_door_is_kept_with_the_town_that_the_owner_writes(stage, owner_chat):
    (key,) = give_cabinets(stage)
    give_door(stage, key)
    await send_key(owner_chat, key)
    await owner_chat.expect("Звідки відправляєте")
    await owner_chat.tap("двір")
    await owner_chat.expect("Напишіть місто")
    await owner_chat.say("Полтава")
    await owner_chat.expect("Яке саме")
    await owner_chat.tap("Полтава")
    card = await owner_chat.expect("📍 Полтава")
    assert "двір" in card["text"]
    (place,) = await kept(stage, origin)
    assert place["kind"] == "door"
    assert place["carrier_keys"]["SenderAddress"] == "00000000-0000-4000-8000-00000000d00e"
    assert place["carrier_keys"]["CitySender"]


async def test_every_update_delivered_twice_works_once(stage, owner_chat):
    (key,) = give_cabinets(stage)
    stage.telegram.faults.switch_on("update", "duplicate")
    await connect(owner_chat, key)
    assert [one["version"] for one in await kept(stage, carrier_account)] == [1]
    assert len(await kept(stage, origin)) == 1


async def test_an_answer_that_was_lost_is_given_again_and_the_key_stored_once(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await send_key(owner_chat, "/help")
    await owner_chat.expect("Ось що я вмію")
    stage.telegram.faults.switch_on("sendMessage", "500", times=1)
    await owner_chat.say(key)
    await owner_chat.expect("Звідки відправляєте")
    assert "уже підключено" not in str(owner_chat)
    assert [one["version"] for one in await kept(stage, carrier_account)] == [1]


async def test_a_card_that_was_lost_comes_again_and_the_place_is_kept_once(stage, owner_chat):
    (key,) = give_cabinets(stage)
    stage.telegram.faults.switch_on("editMessageText", "500", times=1)
    await connect(owner_chat, key)
    assert len(await kept(stage, origin)) == 1


async def test_an_owner_who_is_forgotten_as_a_person_goes_on_sending(stage, owner_chat):
    (key,) = give_cabinets(stage, Account((Sender(phone="380990000010"),)))
    await connect(owner_chat, key)
    await owner_chat.share_contact("380990000010")
    await owner_chat.expect("Тепер у посилках на ваш номер")
    await owner_chat.say("/forget_me")
    await owner_chat.expect("Стерти ваш номер")
    await owner_chat.tap("Так, стерти все")
    await owner_chat.expect("Готово")
    (place,) = await kept(stage, origin)
    assert place["contact_id"] is not None
