"""/carriers tells of every account in words, and what the owner does with one holds in every replica at once."""

import asyncio
import secrets

from sqlalchemy import select, update

from bot.carriers.registry import Registry
from bot.db.tables import audit, carrier_account, outbox, tracking
from bot.desk import Desk
from bot.http import Http
from bot.services.connections import connection
from sandbox.nova_poshta.accounts import Account
from tests.handlers.marks import on_both_engines
from tests.handlers.owner.keys import MARIA, OLEH, connect, give_cabinets, send_key

CODE = "nova_poshta"


async def account_rows(stage):
    async with stage.desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(carrier_account).order_by(carrier_account.c.id))]


def another_replica(stage):
    """A second desk on the same database, as another process would build it."""
    known = stage.desk.carriers.connection(CODE).account
    urls = {CODE: stage.desk.carriers._endpoints[CODE]}
    registry = Registry(Http(), urls, [known], stage.desk.clock.now)
    mine = stage.desk
    return Desk(mine.settings, mine.clock, mine.texts, mine.database, registry, mine.chat)


def expire(stage, *keys):
    """The carrier no longer takes these keys."""
    stage.nova_poshta.office.accounts = {
        key: cabinet for key, cabinet in stage.nova_poshta.office.accounts.items() if key not in keys
    }


async def test_without_a_key_it_says_what_works_and_offers_to_connect_one(owner_chat):
    await owner_chat.say("/carriers")
    told = await owner_chat.expect("Жодного ключа ще не підключено")
    assert "Посилки відстежуються й так" in told["text"]
    await owner_chat.tap("Підключити")
    await owner_chat.expect("Виберіть перевізника")


async def test_what_a_key_lacks_is_told_in_words(stage, owner_chat):
    (key,) = give_cabinets(stage, Account(payment_control=False, non_cash=False, cabinet=False))
    await send_key(owner_chat, key)
    card = await owner_chat.expect("Ключ працює")
    assert "Можна: накладні." in card["text"]
    assert "Не можна: реєстри, контроль оплати, безготівкова оплата." in card["text"]


async def test_a_debt_is_told_beside_a_key_that_works(stage, owner_chat):
    (key,) = give_cabinets(stage, Account(debtor=True))
    await send_key(owner_chat, key)
    await owner_chat.expect("за договором є борг")


async def test_checking_now_finds_out_that_a_key_has_ended_and_that_it_is_back(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    known = dict(stage.nova_poshta.office.accounts)
    stage.nova_poshta.office.accounts = {secrets.token_hex(16): Account()}
    await owner_chat.tap("Перевірити зараз")
    card = await owner_chat.expect("Перевізник не приймає цей ключ")
    assert "Скопіюйте його з кабінету ще раз" in card["text"]
    stage.nova_poshta.office.accounts = known
    await owner_chat.tap("Перевірити зараз")
    await owner_chat.expect("Ключ працює")


async def test_the_usual_account_is_asked_first_in_every_replica(stage, owner_chat):
    first, second = give_cabinets(stage, Account((MARIA,)), Account((OLEH,)))
    await connect(owner_chat, first)
    await connect(owner_chat, second)
    other = another_replica(stage)
    assert (await connection(other, CODE)).account.key.get_secret_value() == first
    await owner_chat.tap("Зробити основним")
    await owner_chat.expect("⭐ Основний")
    assert (await connection(other, CODE)).account.key.get_secret_value() == second
    await other.carriers.close()


@on_both_engines
async def test_a_disconnected_account_is_used_in_no_replica_and_comes_back_with_its_key(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    other = another_replica(stage)
    assert (await connection(other, CODE)).account.id == 1
    await owner_chat.tap("⏸ Відключити")
    await owner_chat.expect("Накладні цим ключем більше не створюватимуться")
    assert (await connection(other, CODE)).account.id == 1
    await owner_chat.tap("Так, відключити")
    await owner_chat.expect("Відключено")
    for desk in (stage.desk, other):
        assert (await connection(desk, CODE)).account.id == 0
    await send_key(owner_chat, key)
    card = await owner_chat.expect("Ключ перевірено")
    assert "Полтава, Відділення №1" in card["text"]
    assert (await connection(other, CODE)).account.id == 1
    await other.carriers.close()


async def test_who_changes_their_mind_keeps_the_account(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    await owner_chat.tap("⏸ Відключити")
    await owner_chat.expect("Відключити Нова пошта?")
    await owner_chat.tap("Ні, лишити")
    await owner_chat.expect("Ключ працює")


@on_both_engines
async def test_a_key_that_ends_at_night_is_told_once_and_parcels_are_tracked_on(stage, chat, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    numbers = [stage.parcel((-9, "5")) for _ in range(4)]
    stage.nova_poshta.office.accounts = {secrets.token_hex(16): Account()}
    for number in numbers:
        await chat.say(number)
        await chat.expect("У дорозі")
    await stage.tick()
    told = await owner_chat.expect("більше не приймає ваш ключ")
    assert "Скопіюйте його з кабінету ще раз" in told["text"]
    await stage.tick()
    async with stage.desk.database.read() as db:
        kinds = (await db.execute(select(outbox.c.kind).where(outbox.c.account_id.is_not(None)))).scalars().all()
    assert kinds == ["key_refused"]
    assert [one["state"] for one in await account_rows(stage)] == ["refused"]


async def test_a_new_key_for_the_account_is_a_new_version_that_every_replica_sees_at_once(stage, owner_chat):
    old, new = give_cabinets(stage, Account(), Account())
    await connect(owner_chat, old)
    other = another_replica(stage)
    before = await connection(other, CODE)
    expire(stage, old)
    await owner_chat.tap("Перевірити зараз")
    await owner_chat.expect("не приймає цей ключ")
    await owner_chat.say("/connect")
    await owner_chat.expect("Виберіть перевізника")
    await owner_chat.tap("Новий ключ: Нова пошта: Зразок Марія Іванівна ФОП")
    await owner_chat.expect("Надішліть сюди ключ")
    await owner_chat.say(new)
    await owner_chat.expect("Ключ перевірено")
    (row,) = await account_rows(stage)
    assert (row["version"], row["state"]) == (2, "working")
    renewed = await connection(other, CODE)
    assert (renewed.account.id, renewed.account.version) == (before.account.id, 2)
    assert renewed.account.key.get_secret_value() == new
    assert await connection(other, CODE) is renewed
    await other.carriers.close()


async def test_places_that_the_new_key_does_not_know_are_asked_anew(stage, owner_chat):
    old, new = give_cabinets(stage, Account(), Account((OLEH,)))
    await connect(owner_chat, old)
    await owner_chat.tap("🔑 Новий ключ")
    await owner_chat.expect("Надішліть сюди ключ")
    await owner_chat.say(new)
    await owner_chat.expect("Звідки відправляєте")
    await owner_chat.say("/carriers")
    await owner_chat.expect("Ще не сказано, хто й звідки відправляє")


async def test_a_key_locked_with_another_secret_key_is_told_and_sent_again(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    await stage.stop_bot()
    stage._secret = secrets.token_hex(32)
    await stage.start_bot()
    number = stage.parcel((-9, "5"))
    await owner_chat.say(number)
    await owner_chat.expect("У дорозі")
    await owner_chat.say("/carriers")
    await owner_chat.expect("Збережений ключ не прочитати")
    await owner_chat.tap("🔑 Новий ключ")
    await owner_chat.expect("Надішліть сюди ключ")
    await owner_chat.say(key)
    await owner_chat.expect("Ключ перевірено")
    assert [one["version"] for one in await account_rows(stage)] == [2]


async def test_a_double_tap_disconnects_as_one_does(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    await owner_chat.tap("⏸ Відключити")
    await owner_chat.expect("Відключити Нова пошта?")
    await asyncio.gather(*(owner_chat.tap("Так, відключити") for _ in range(2)))
    await owner_chat.expect("Відключено")


async def test_a_message_without_a_number_does_not_look_at_accounts(stage, owner_chat, monkeypatch):
    looked = []
    monkeypatch.setattr("bot.db.accounts._selected", lambda *told: looked.append(told))
    await owner_chat.say("/help")
    await owner_chat.expect("Ось що я вмію")
    assert looked == []


async def test_a_key_that_ends_is_found_out_by_the_poll_of_many_parcels_and_told_once(stage, chat, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    await chat.say("\n".join(stage.parcel((-9, "5")) for _ in range(25)))
    await chat.expect("25 посилок")
    async with stage.desk.database.write() as db:
        await db.execute(update(tracking).values(next_poll_at=stage.desk.clock.now(), lease_until=None))
    stage.nova_poshta.office.accounts = {secrets.token_hex(16): Account()}
    await stage.tick()
    await owner_chat.expect("більше не приймає ваш ключ")
    await owner_chat.tap("Показати картку")
    await owner_chat.expect("Перевізник не приймає цей ключ")
    before = len(stage.sent_to(owner_chat))
    async with stage.desk.database.write() as db:
        await db.execute(update(tracking).values(next_poll_at=stage.desk.clock.now(), lease_until=None))
    await stage.tick()
    assert len(stage.sent_to(owner_chat)) == before


async def test_a_cabinet_without_a_sender_says_what_to_add_and_goes_on_once_it_is_there(stage, owner_chat):
    (key,) = give_cabinets(stage, Account(senders=()))
    await send_key(owner_chat, key)
    await owner_chat.expect("У кабінеті перевізника немає відправника")
    stage.nova_poshta.office.accounts = {key: Account()}
    await owner_chat.tap("Додано, перевірити")
    await owner_chat.expect("Звідки відправляєте")


async def test_every_key_and_place_leaves_a_line_without_the_key(stage, owner_chat):
    first, second = give_cabinets(stage, Account((MARIA,)), Account((MARIA,)))
    await connect(owner_chat, first)
    await owner_chat.say("/carriers")
    await owner_chat.expect("Ключ працює")
    await owner_chat.tap("Новий ключ")
    await owner_chat.expect("Надішліть сюди ключ")
    await owner_chat.say(second)
    await owner_chat.expect("Ключ перевірено")
    async with stage.desk.database.read() as db:
        lines = [row._asdict() for row in await db.execute(select(audit).order_by(audit.c.id))]
    assert [one["did"] for one in lines] == ["connected", "origin_kept", "key_renewed"]
    assert lines[-1]["before"]["version"] + 1 == lines[-1]["after"]["version"]
    assert first not in str(lines)
    assert second not in str(lines)
