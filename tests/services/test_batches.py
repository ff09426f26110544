"""A spreadsheet becomes waybills: one for each good row, and every bad row with its reason."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from sqlalchemy import func, select, update

from bot.carriers.base import Denied
from bot.db.tables import batch, carrier_account, draft, person, person_role, sheet_file
from bot.domain.batch import BatchState, Outcome
from bot.domain.errors import AlreadyDone, Busy, Gone, NotAllowed, SheetRefused
from bot.domain.roles import Role
from bot.reading.sheet_file import read_file
from bot.services import batch_running, batch_turn, batches
from bot.services.batch_running import run_batches
from bot.services.batches import Sent
from bot.services.chat import Delivery
from bot.services.schedule import forget_old
from tests.desk import enlist
from tests.services.batch_desk import batch_desk
from tests.sheets import HEADINGS, order, orders, xlsx


@pytest.fixture
async def sheets(shop, monkeypatch):
    """Edits are not held apart, but where that is what is tried."""
    monkeypatch.setattr(batch_turn, "_EDIT_EACH_S", 0.0)
    return await batch_desk(shop)


async def test_every_good_row_gets_one_waybill_and_every_bad_one_its_reason(sheets):
    rows = [*orders(8), order(9, phone="123"), order(10, city="Нетакемісто"), order(11, branch="99999")]
    shown = await sheets.take(xlsx(rows))
    assert (shown.batch.state, shown.counts[Outcome.WAITING], shown.counts[Outcome.FAULTY]) == (BatchState.READY, 8, 3)
    assert [(one.number, [fault.key for fault in one.faults]) for one in shown.faults] == [
        (10, ["row-phone"]),
        (11, ["row-town-unknown"]),
        (12, ["row-branch-unknown"]),
    ]
    await sheets.go(shown.batch.id)
    await sheets.run()
    assert len(sheets.shop.books()) == 8
    (file,) = sheets.chat.documents
    came = read_file(file.content).rows
    assert came[0][-4:] == ("ТТН", "Ціна доставки", "Очікувана дата", "Результат")
    assert all(row[-4].isdigit() and row[-1] == "створено" for row in came[1:9])
    assert came[9][-4:] == ("", "", "", "Телефон записано неправильно.")
    assert len({row[-4] for row in came[1:9]}) == 8


async def count(sheets, table):
    return await sheets.shop.count(table)


def fields(sheets, place=-1):
    """The rows of a file that came back."""
    return read_file(sheets.chat.documents[place].content).rows[1:]


async def test_delivered_again_it_is_the_same_batch_and_begins_once(sheets):
    delivery, tap = sheets.delivery(), sheets.delivery()
    first = await sheets.take(xlsx(orders(2)), delivery=delivery)
    again = await sheets.take(xlsx(orders(2)), delivery=Delivery(1, delivery.update_id, again=True))
    assert again.batch.id == first.batch.id
    await sheets.go(first.batch.id, tap)
    await sheets.go(first.batch.id, Delivery(1, tap.update_id, again=True))
    with pytest.raises(AlreadyDone):
        await sheets.go(first.batch.id)
    await sheets.run()
    assert (len(sheets.shop.books()), await count(sheets, batch)) == (2, 1)


async def test_cancelled_in_the_middle_what_was_begun_is_told_and_the_rest_is_forgotten(sheets, monkeypatch):
    shown = await sheets.take(xlsx(orders(6)))
    await sheets.go(shown.batch.id)
    monkeypatch.setattr(batch_running, "_AT_ONCE", 1)
    send, sent = batch_running._sent, []

    async def sent_and_cancelled(turn, draft_id):
        sent.append(draft_id)
        if len(sent) == 2:
            await batches.cancel(sheets.desk, await sheets.person(), shown.batch.id, sheets.delivery())
            turn.batch = (await batches.file(sheets.desk, await sheets.person(), shown.batch.id)) and turn.batch
            turn.begun = 0
        return await send(turn, draft_id)

    monkeypatch.setattr(batch_running, "_sent", sent_and_cancelled)
    await sheets.run()
    assert len(sheets.shop.books()) == 2
    assert [row[-1] for row in fields(sheets)].count("не створено: ви скасували") == 4
    async with sheets.desk.database.read() as db:
        left = (await db.execute(select(func.count()).where(draft.c.discarded_at.is_(None)))).scalar_one()
    assert left == 2


async def test_a_refused_key_stops_it_once_and_it_goes_on_where_it_was(sheets, monkeypatch):
    shop = sheets.shop
    way = shop.desk.carriers.of_account(shop.sent_by[0])
    create, asked = type(way.carrier).create, []

    async def denied(*_):
        asked.append(1)
        raise Denied("nova_poshta", "no", "account-key-unknown")

    shown = await sheets.take(xlsx(orders(12)))
    await sheets.go(shown.batch.id)
    monkeypatch.setattr(type(way.carrier), "create", denied)
    await sheets.run()
    stopped = (await batches_of(sheets))[0]
    assert (stopped.state, stopped.why, len(asked) <= 4) == (BatchState.STOPPED, "batch-stopped-key", True)
    assert sheets.chat.documents == []
    monkeypatch.setattr(type(way.carrier), "create", create)
    async with sheets.desk.database.write() as db:
        await db.execute(update(carrier_account).values(state="working"))
    await batches.go_on(sheets.desk, await sheets.person(), shown.batch.id, 55, sheets.delivery())
    await sheets.run()
    assert len(shop.books()) == 12
    assert len(sheets.chat.documents) == 1


async def batches_of(sheets):
    async with sheets.desk.database.read() as db:
        return (await db.execute(select(batch))).all()


async def test_a_carrier_that_is_down_is_left_alone_for_a_while(sheets):
    shown = await sheets.take(xlsx(orders(20)))
    await sheets.go(shown.batch.id)
    sheets.shop.faults.switch_on("InternetDocument.save", "503")
    await run_batches(sheets.desk)
    assert sheets.shop.calls("save") <= 8 * 2  # Counterparty.save counts too
    (waits,) = await batches_of(sheets)
    assert waits.next_at > sheets.desk.clock.now()
    sheets.shop.faults.switch_off()
    await sheets.run()
    assert len(sheets.shop.books()) == 20


async def test_what_is_still_checked_after_some_minutes_comes_with_the_file_and_the_file_comes_again(sheets):
    shown = await sheets.take(xlsx(orders(3)))
    await sheets.go(shown.batch.id)
    sheets.shop.faults.switch_on("InternetDocument.save", "done-502", 1)
    sheets.shop.faults.switch_on("getDocumentList", "503")
    for _ in range(4):
        await run_batches(sheets.desk)
        sheets.desk.clock.wind(minutes=2)
    await sheets.shop.told()
    assert [row[-1] for row in fields(sheets)].count("перевіряю в перевізника, не створюйте ще раз") == 1
    sheets.shop.faults.switch_off()
    await sheets.run()
    assert len(sheets.chat.documents) == 2
    assert all(row[-1] == "створено" for row in fields(sheets))
    assert len(sheets.shop.books()) == 3


async def test_what_the_carrier_refuses_stands_in_the_file_in_words(sheets):
    shown = await sheets.take(xlsx([order(1, phone="+380990000100"), *orders(1)]))
    await sheets.go(shown.batch.id)
    await sheets.run()
    outcomes = [(bool(row[-4]), row[-1]) for row in fields(sheets)]
    assert outcomes[1] == (True, "створено")
    assert outcomes[0][0] or "Телефони відправника й отримувача однакові" in outcomes[0][1]


async def test_the_same_row_twice_in_a_file_is_two_orders_and_in_another_file_none(sheets):
    twice = [order(1), order(1)]
    shown = await sheets.take(xlsx(twice))
    await sheets.go(shown.batch.id)
    await sheets.run()
    assert len(sheets.shop.books()) == 2
    again = await sheets.take(xlsx(twice), "again.xlsx")
    assert [fault.key for one in again.faults for fault in one.faults] == ["row-made-before"] * 2
    sheets.desk.clock.wind(days=31)
    late = await sheets.take(xlsx(twice), "late.xlsx")
    assert late.counts[Outcome.WAITING] == 2


async def test_only_who_brought_it_may_and_only_while_they_may_make_waybills(sheets):
    desk, shown = sheets.desk, await sheets.take(xlsx(orders(1)))
    stranger, keeper = await enlist(desk, 8001), await enlist(desk, 8002, Role.STOREKEEPER)
    for who in (stranger, keeper):
        for asked in (
            batches.start(desk, who, shown.batch.id, 1, sheets.delivery()),
            batches.cancel(desk, who, shown.batch.id, sheets.delivery()),
            batches.go_on(desk, who, shown.batch.id, 1, sheets.delivery()),
            batches.answer(desk, who, shown.batch.id, ("phone", 1), sheets.delivery()),
            batches.file(desk, who, shown.batch.id),
        ):
            with pytest.raises(NotAllowed):
                await asked
    with pytest.raises(NotAllowed):
        await batches.take(desk, stranger, Sent(1, "orders.xlsx", "a.xlsx"), sheets.delivery())
    with pytest.raises(Gone):
        await batches.file(desk, await sheets.person(), 999)


async def test_an_answer_that_was_not_asked_for_is_gone(sheets):
    rows = [(*order(1), "0990000077")]
    shown = await sheets.take(xlsx(rows, (*HEADINGS, "Тел.")))
    assert shown.batch.state is BatchState.ASKING
    for chosen in (("phone", 0), ("phone", 99), ("city", 3), ("x", 2), ("phone", -2)):
        with pytest.raises(Gone):
            await batches.answer(sheets.desk, await sheets.person(), shown.batch.id, chosen, sheets.delivery())


async def test_the_file_is_kept_for_a_week_and_goes_with_who_is_forgotten(sheets):
    await sheets.take(xlsx(orders(1)))
    await sheets.take(xlsx(orders(1)), "b.xlsx")
    sheets.desk.clock.wind(days=8)
    await forget_old(sheets.desk)
    assert (await count(sheets, sheet_file), await count(sheets, batch)) == (0, 2)
    async with sheets.desk.database.write() as db:
        await db.execute(person.delete())
    assert await count(sheets, batch) == 0


async def test_without_a_place_to_send_from_it_says_so(sheets):
    async with sheets.desk.database.write() as db:
        await db.execute(update(carrier_account).values(state="disconnected"))
    with pytest.raises(Exception, match="error-sheet-no-origin"):
        await sheets.take(xlsx(orders(1)))
    with pytest.raises(SheetRefused, match="error-sheet-too-big"):
        await sheets.take(b"x" * (11 * 1024 * 1024))


async def test_progress_is_shown_at_most_once_in_two_seconds_over_all_turns(sheets, monkeypatch):
    send, edit, times = batch_running._sent, sheets.chat.edit, []

    async def slowly(turn, draft_id):
        await asyncio.sleep(0.5)
        return await send(turn, draft_id)

    async def noted(*told):
        times.append(asyncio.get_running_loop().time())
        await edit(*told)

    paced = (("_TURN_S", 2.6), ("_RENEW_EACH_S", 0.1), ("_EDIT_EACH_S", 2.0))
    for name, value in paced:
        monkeypatch.setattr(batch_turn, name, value)
    for name, value in (("_sent", slowly), ("_AT_ONCE", 1)):
        monkeypatch.setattr(batch_running, name, value)
    monkeypatch.setattr(sheets.chat, "edit", noted)
    shown = await sheets.take(xlsx(orders(12)))
    await sheets.go(shown.batch.id)
    await sheets.run()
    assert len(times) >= 3
    assert min(after - before for before, after in pairwise(times)) >= 1.9
    assert "готово" in sheets.chat.edits[-1][2].text


async def test_a_batch_that_breaks_holds_up_no_other(sheets, monkeypatch):
    broken, sound = [(await sheets.take(xlsx(orders(many)), f"{many}.xlsx")).batch.id for many in (2, 3)]
    for one in (broken, sound):
        await sheets.go(one)
    send = batch_running._sent

    async def breaks(turn, draft_id):
        if turn.batch.id == broken:
            raise RuntimeError
        await asyncio.sleep(0.2)
        return await send(turn, draft_id)

    monkeypatch.setattr(batch_running, "_sent", breaks)
    with pytest.raises(ExceptionGroup):
        await run_batches(sheets.desk)
    assert len(sheets.shop.books()) == 3


async def test_a_store_that_is_busy_for_a_beat_costs_a_batch_nothing(sheets, monkeypatch):
    shown = await sheets.take(xlsx(orders(2)))
    await sheets.go(shown.batch.id)
    hold, held = batch_turn.rows.hold, []

    async def busy_at_first(*told):
        held.append(told)
        if len(held) == 1:
            raise Busy
        return await hold(*told)

    monkeypatch.setattr(batch_turn.rows, "hold", busy_at_first)
    monkeypatch.setattr(batch_turn, "_RENEW_EACH_S", 0.01)
    await sheets.run()
    assert (len(sheets.shop.books()), len(sheets.chat.documents)) == (2, 1)


async def test_whose_role_is_taken_while_the_file_is_read_brings_nothing(sheets, monkeypatch):
    bohdan, download = await enlist(sheets.desk, 7102, Role.STOREKEEPER), sheets.chat.download

    async def meanwhile(*told):
        async with sheets.desk.database.write() as db:
            await db.execute(person_role.delete())
        return await download(*told)

    monkeypatch.setattr(sheets.chat, "download", meanwhile)
    sheets.chat.files["a"] = xlsx(orders(1))
    with pytest.raises(NotAllowed):
        await batches.take(sheets.desk, bohdan, Sent(1, "a", "a"), sheets.delivery())
    assert await count(sheets, batch) == 0


async def test_two_files_of_one_layout_are_asked_about_once(sheets):
    """Both came before the first was answered: what is said of one holds for the other, and neither is left hanging."""
    content = xlsx([(*order(1), "0990000077")], (*HEADINGS, "Тел."))
    one, other = [await sheets.take(content, f"{number}.xlsx") for number in (1, 2)]
    assert [one.batch.state, other.batch.state] == [BatchState.ASKING] * 2
    said, person = ("phone", one.question.columns[0][0]), await sheets.person()
    shown = [await batches.answer(sheets.desk, person, it.batch.id, said, sheets.delivery()) for it in (one, other)]
    assert [it.batch.state for it in shown] == [BatchState.READY] * 2
    assert shown[0].counts == shown[1].counts


async def test_who_brought_it_and_may_no_more_does_nothing_with_it(sheets):
    keeper = await enlist(sheets.desk, 8002, Role.STOREKEEPER)
    sheets.chat.files["a"] = xlsx(orders(1))
    shown = await batches.take(sheets.desk, keeper, Sent(8002, "a", "a"), sheets.delivery())
    async with sheets.desk.database.write() as db:
        await db.execute(person_role.delete().where(person_role.c.person_id == keeper.id))
    for asked in (
        batches.start(sheets.desk, keeper, shown.batch.id, 1, sheets.delivery()),
        batches.cancel(sheets.desk, keeper, shown.batch.id, sheets.delivery()),
        batches.file(sheets.desk, keeper, shown.batch.id),
    ):
        with pytest.raises(NotAllowed):
            await asked
    async with sheets.desk.database.read() as db:
        assert (await db.execute(select(batch.c.state))).scalar_one() == BatchState.READY
