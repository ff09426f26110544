"""The scale's word: small differences are nobody's business, larger ones are put right once, by a person's tap."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import packing
from tests.handlers.marks import on_both_engines

pytestmark = on_both_engines


async def put_on_table(packer):
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap("Пакувати наступне")
    await packer.expect("Чайник")
    await packer.tap("⬜ Чайник")
    await packer.expect("☑️ Чайник")


def updates(store):
    return sum(one.method == "update" for one in store.stage.nova_poshta.requests)


@pytest.mark.parametrize("said", ["1,58", "1420 г"])
async def test_a_small_difference_is_no_question(store, packer, said):
    await store.order(weight_g=1500)
    await put_on_table(packer)
    await packer.say(said)
    await packer.expect("збігається з накладною")
    await packer.tap("📦 Запаковано")
    await packer.expect("Усе готово")


async def test_a_large_one_is_written_into_the_waybill_by_one_tap(store, packer):
    shipment_id, number = await store.order(weight_g=1500)
    await put_on_table(packer)
    await packer.say("2,24")
    await packer.expect("На вагах 2,24 кг, а в накладній 1,5 кг")
    assert "📦 Запаковано" not in packer.buttons
    await packer.tap("Записати 2,24 кг")
    await packer.expect("У накладній тепер 2,24 кг")
    assert await store.weights(shipment_id) == [2240]
    assert float(store.told_weight(number)) == 2.24
    store.stage.forge(packer, f"pk:{shipment_id}:update")
    await packer.tap("forged")
    await packer.expect("У накладній тепер")
    assert updates(store) == 1
    await packer.tap("📄 Наліпка")
    assert "document" in await packer.expect("📄 Наліпка")


async def test_it_may_be_left_as_it_is(store, packer):
    shipment_id, number = await store.order(weight_g=1500)
    await put_on_table(packer)
    await packer.say("0,8")
    await packer.expect("На вагах 800 г")
    await packer.tap("Лишити 1,5 кг")
    await packer.expect("у накладній лишили 1,5 кг")
    await packer.tap("📦 Запаковано")
    await packer.expect("Усе готово")
    assert updates(store) == 0
    assert await store.weights(shipment_id) == [1500]
    assert float(store.told_weight(number)) == 1.5


async def test_a_lost_answer_is_told_and_asked_again_by_a_person_alone(store, packer):
    shipment_id, _ = await store.order(weight_g=1500)
    await put_on_table(packer)
    await packer.say("2,24")
    await packer.expect("На вагах")
    store.stage.faults.switch_on("InternetDocument.update", "done-502", 1)
    await packer.tap("Записати 2,24 кг")
    await packer.expect("не відповів, чи записав")
    assert updates(store) == 1
    assert await store.weights(shipment_id) == [1500]
    await packer.tap("Спитати ще раз")
    await packer.expect("У накладній тепер 2,24 кг")
    assert updates(store) == 2


async def test_a_carrier_that_is_away_changes_nothing(store, packer):
    await store.order(weight_g=1500)
    await put_on_table(packer)
    await packer.say("2,24")
    await packer.expect("На вагах")
    store.stage.faults.switch_on("InternetDocument.update", "429", 1)
    await packer.tap("Записати 2,24 кг")
    await packer.expect("вагу не змінено")
    await packer.tap("Записати 2,24 кг")
    await packer.expect("У накладній тепер 2,24 кг")


async def test_one_that_died_over_it_left_a_question(store, packer):
    shipment_id, _ = await store.order(weight_g=1500)
    await put_on_table(packer)
    await packer.say("2,24")
    await packer.expect("На вагах")
    async with store.desk.database.write() as db:
        asked = {"weight_change": "asking", "change_asked_at": store.desk.clock.now()}
        await packing.change(db, shipment_id, **asked)
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap("Зразок Олена")
    await packer.expect("Прошу перевізника записати")
    store.stage.wind(seconds=timedelta(minutes=3).total_seconds())
    await packer.tap("Що відповів")
    await packer.expect("не відповів, чи записав")


@pytest.mark.parametrize("said", ["0", "1,2,4", "0,0 кг"])
async def test_nonsense_is_refused_kindly(store, packer, said):
    await store.order()
    await put_on_table(packer)
    await packer.say(said)
    await packer.expect("Не схоже на вагу")


async def test_who_packs_nothing_may_write_figures(store, packer):
    await store.order()
    await packer.say("1,24")
    await packer.expect(".")
    assert "Не схоже на вагу" not in str(packer)
