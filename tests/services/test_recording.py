"""What carriers answer is written down once, folded over all numbers of a parcel, and nothing known is lost by it."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.carriers.base import NotFound, Tracked
from bot.db import parcels, trackings
from bot.db.tables import event
from bot.domain.money import Money
from bot.domain.tracking import CodState, Leg, NextNumber, Reason, Snapshot, Status, TrackingEvent
from bot.services.recording import record

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
ROOT, HOME, AWAY = "20450000000001", "20450000000002", "20450000000003"


def told(  # noqa: PLR0913 - each of these is what some test is about
    number, code, status, at=0, *, leg=Leg.OUTBOUND, place="", reason=None, **snapshot
):
    """A snapshot carrier's answer: one event `at` hours before or after NOW, and what the card shows."""
    happened = TrackingEvent(
        carrier="nova_poshta",
        number=number,
        leg=leg,
        raw_code=code,
        raw_text=f"words of {code}",
        occurred_at=NOW + at * HOUR,
        observed=False,
        status=status,
        reason=reason,
        place=place,
    )
    return Tracked(Snapshot(**snapshot), (happened,))


async def write_down(database, *polls):
    """One transaction a poll; the codes first met in the last one."""
    codes = {}
    for at, answers in enumerate(polls):
        async with database.write() as db:
            codes = (await record(db, "nova_poshta", answers, NOW + at * HOUR)).unknown_codes
    return codes


async def parcel_of(database, number):
    async with database.read() as db:
        root = (await trackings.find(db, "nova_poshta", [number]))[number].root_id
        return (await parcels.load(db, [root]))[root][0]


async def count_events(database):
    async with database.read() as db:
        return (await db.execute(select(func.count()).select_from(event))).scalar_one()


REFUSED = told(ROOT, "103", Status.RETURNING, 1, next_number=NextNumber(HOME, Leg.RETURN), reason=Reason.REFUSED)
GOING_HOME = told(HOME, "5", Status.IN_TRANSIT, 2, leg=Leg.RETURN)
AT_HOME = told(HOME, "9", Status.DELIVERED, 5, leg=Leg.RETURN)
REDIRECTED = told(ROOT, "104", Status.IN_TRANSIT, 1, next_number=NextNumber(AWAY, Leg.REDIRECT))
GOING_AWAY = told(AWAY, "5", Status.IN_TRANSIT, 2, leg=Leg.REDIRECT)


async def test_a_return_told_in_one_batch_is_one_parcel_that_came_back(database):
    await write_down(database, {ROOT: REFUSED, HOME: AT_HOME})
    parcel = await parcel_of(database, HOME)
    assert (parcel.numbers, parcel.status, parcel.reason) == ((ROOT, HOME), Status.RETURNED, Reason.REFUSED)
    assert parcel.leg is Leg.RETURN


@pytest.mark.parametrize("order", list(itertools.permutations([(ROOT, REFUSED), (HOME, GOING_HOME), (HOME, AT_HOME)])))
async def test_in_whatever_order_the_numbers_are_told_the_parcel_came_back(sqlite_database, order):
    await write_down(sqlite_database, *({number: answer} for number, answer in order))
    parcel = await parcel_of(sqlite_database, ROOT)
    assert (parcel.numbers, parcel.status) == ((ROOT, HOME), Status.RETURNED)


@pytest.mark.parametrize("order", list(itertools.permutations("abc")))
async def test_a_chain_of_three_is_one_parcel_in_whatever_order_it_is_told(sqlite_database, order):
    """Redirected, then refused at the new place: what comes back under the third number came back."""
    sent_back = told(AWAY, "103", Status.RETURNING, 2, leg=Leg.REDIRECT, next_number=NextNumber(HOME, Leg.RETURN))
    answers = {"a": {ROOT: REDIRECTED}, "b": {AWAY: sent_back}, "c": {HOME: AT_HOME}}
    await write_down(sqlite_database, *(answers[one] for one in order))
    parcel = await parcel_of(sqlite_database, HOME)
    assert (parcel.number, set(parcel.numbers)) == (ROOT, {ROOT, AWAY, HOME})
    assert parcel.status is Status.RETURNED


@pytest.mark.parametrize("order", list(itertools.permutations("abc")))
async def test_what_follows_after_a_return_is_on_the_way_back_too(sqlite_database, order):
    moved_on = told(HOME, "104", Status.IN_TRANSIT, 2, leg=Leg.RETURN, next_number=NextNumber(AWAY, Leg.RETURN))
    arrived = told(AWAY, "9", Status.DELIVERED, 5)
    answers = {"a": {ROOT: REFUSED}, "b": {HOME: moved_on}, "c": {AWAY: arrived}}
    await write_down(sqlite_database, *(answers[one] for one in order))
    assert (await parcel_of(sqlite_database, ROOT)).status is Status.RETURNED


async def test_a_redirect_is_followed_across_polls_and_details_are_those_of_the_last_number(database):
    moved = replace(REDIRECTED, snapshot=replace(REDIRECTED.snapshot, city_to="Львів"))
    going = replace(GOING_AWAY, snapshot=Snapshot(city_to="Луцьк"))
    await write_down(database, {ROOT: moved}, {ROOT: moved, AWAY: going})
    parcel = await parcel_of(database, ROOT)
    assert (parcel.numbers, parcel.status, parcel.city_to) == ((ROOT, AWAY), Status.IN_TRANSIT, "Луцьк")


@pytest.mark.parametrize(
    "answers",
    [
        {ROOT: told(ROOT, "5", Status.IN_TRANSIT, next_number=NextNumber(ROOT, Leg.RETURN))},
        {
            ROOT: told(ROOT, "104", Status.IN_TRANSIT, next_number=NextNumber(AWAY, Leg.REDIRECT)),
            AWAY: told(AWAY, "104", Status.IN_TRANSIT, next_number=NextNumber(ROOT, Leg.REDIRECT)),
        },
    ],
    ids=["to itself", "and back"],
)
async def test_a_chain_that_leads_back_to_its_beginning_does_no_harm(database, answers):
    await write_down(database, answers, answers)
    async with database.read() as db:
        found = await trackings.find(db, "nova_poshta", answers)
        roots = {one.root_id for one in found.values()}
        assert len(roots) == 1
        assert await trackings.root_of(db, roots.pop()) is not None
    assert (await parcel_of(database, ROOT)).status is Status.IN_TRANSIT


async def test_the_same_snapshot_told_again_is_no_event(database):
    answer = {ROOT: told(ROOT, "5", Status.IN_TRANSIT, place="Київ")}
    await write_down(database, answer, answer, answer)
    assert await count_events(database) == 1


async def test_two_who_hear_the_same_at_once_write_one_event_and_fold_it_once(database):
    seen = [told(ROOT, "5", Status.IN_TRANSIT, at, place="Київ") for at in (1, 2)]
    await write_down(database, {ROOT: told(ROOT, "1", Status.CREATED)})

    async def write_slowly(answer):
        async with database.write() as db:
            changes = (await record(db, "nova_poshta", {ROOT: answer}, NOW)).changes
            await asyncio.sleep(0.1)
            return changes

    changes = await asyncio.gather(*map(write_slowly, seen))
    assert await count_events(database) == 2
    assert sorted(map(len, changes)) == [0, 1]


async def test_an_answer_without_news_changes_nothing_but_when_it_came(database):
    answer = {ROOT: told(ROOT, "7", Status.READY_FOR_PICKUP, city_to="Львів", raw={"Status": "Прибув"})}
    await write_down(database, answer)
    first = await parcel_of(database, ROOT)
    await write_down(database, {}, answer)
    assert await parcel_of(database, ROOT) == replace(first, asked_at=NOW + HOUR, answered_at=NOW + HOUR)


async def test_details_that_change_without_an_event_are_kept(database):
    answer = told(ROOT, "7", Status.READY_FOR_PICKUP, branch="Відділення №1")
    moved = told(ROOT, "7", Status.READY_FOR_PICKUP, branch="Відділення №2")
    await write_down(database, {ROOT: answer}, {ROOT: moved})
    parcel = await parcel_of(database, ROOT)
    assert (parcel.branch, parcel.status) == ("Відділення №2", Status.READY_FOR_PICKUP)


async def test_the_same_code_told_with_another_time_is_no_event_but_at_another_place_is(database):
    first = told(ROOT, "5", Status.IN_TRANSIT, 0, place="Київ")
    again = told(ROOT, "5", Status.IN_TRANSIT, 3, place="Київ")
    moved = told(ROOT, "5", Status.IN_TRANSIT, 4, place="Львів")
    await write_down(database, {ROOT: first}, {ROOT: again}, {ROOT: moved})
    assert await count_events(database) == 2


async def test_a_code_that_comes_back_later_is_an_event_of_its_own(database):
    away, home = told(ROOT, "111", Status.DELIVERY_FAILED, 1), told(ROOT, "101", Status.OUT_FOR_DELIVERY, 2)
    once_more = told(ROOT, "111", Status.DELIVERY_FAILED, 3)
    await write_down(database, {ROOT: away}, {ROOT: home}, {ROOT: once_more})
    assert await count_events(database) == 3
    assert (await parcel_of(database, ROOT)).status is Status.DELIVERY_FAILED


async def test_a_number_that_the_carrier_forgets_keeps_what_was_known(database):
    known = told(ROOT, "7", Status.READY_FOR_PICKUP, city_to="Львів", branch="Відділення №1")
    await write_down(database, {ROOT: known}, {ROOT: NotFound()})
    parcel = await parcel_of(database, ROOT)
    assert (parcel.status, parcel.city_to, parcel.branch) == (Status.READY_FOR_PICKUP, "Львів", "Відділення №1")
    assert parcel.answered_at == NOW + HOUR


async def test_fields_hidden_from_another_phone_do_not_erase_the_sums_that_were_known(database):
    to_pay, cod = Money(133200, "UAH"), Money(125000, "UAH")
    full = told(ROOT, "5", Status.IN_TRANSIT, full=True, to_pay=to_pay, cod=cod, cod_state=CodState.EXPECTED)
    public = told(ROOT, "7", Status.READY_FOR_PICKUP, 1, branch="Відділення №1")
    await write_down(database, {ROOT: full}, {ROOT: public})
    parcel = await parcel_of(database, ROOT)
    assert (parcel.to_pay, parcel.cod_state, parcel.branch) == (to_pay, CodState.EXPECTED, "Відділення №1")


async def test_a_state_of_the_money_told_in_public_is_kept(database):
    full = told(ROOT, "9", Status.DELIVERED, full=True, cod=Money(1, "UAH"), cod_state=CodState.COLLECTED)
    public = told(ROOT, "11", Status.DELIVERED, 1, cod_state=CodState.RECEIVED)
    await write_down(database, {ROOT: full}, {ROOT: public})
    assert (await parcel_of(database, ROOT)).cod_state is CodState.RECEIVED


async def test_an_open_answer_without_sums_says_that_there_are_none(database):
    full = told(ROOT, "5", Status.IN_TRANSIT, full=True, to_pay=Money(500, "UAH"))
    paid = told(ROOT, "9", Status.DELIVERED, 1, full=True)
    await write_down(database, {ROOT: full}, {ROOT: paid})
    assert (await parcel_of(database, ROOT)).to_pay is None


async def test_an_unknown_code_is_kept_leaves_the_status_and_is_new_once(database):
    unknown = told(ROOT, "777", None, 1)
    codes = await write_down(database, {ROOT: told(ROOT, "5", Status.IN_TRANSIT)}, {ROOT: unknown})
    assert list(codes) == ["777"]
    parcel = await parcel_of(database, ROOT)
    assert (parcel.status, parcel.unmapped) == (Status.IN_TRANSIT, "words of 777")
    assert await write_down(database, {AWAY: told(AWAY, "777", None)}) == {}


async def test_a_code_that_is_unknown_for_several_numbers_at_once_is_new_once(database):
    codes = await write_down(database, {ROOT: told(ROOT, "777", None), AWAY: told(AWAY, "777", None)})
    assert list(codes) == ["777"]


async def test_nothing_answered_is_nothing_written(database):
    assert await write_down(database, {}) == {}
    assert await count_events(database) == 0
