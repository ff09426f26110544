import asyncio

import pytest
from pydantic import SecretStr

from bot import guard
from bot.carriers.base import Account, Busy, Denied, NotFound, Rejected, Tracked, TrackQuery, Unavailable, Unreadable
from bot.domain.party import Phone
from bot.domain.tracking import Leg, Status
from sandbox.world import Link, Step
from tests.carriers.nova_poshta.asking import all_known, broken, documents, number, numbers, tracked
from tests.carriers.nova_poshta.conftest import JOURNEY, RECIPIENT, parcel
from tests.carriers.nova_poshta.entries import body, entry


async def test_numbers_leave_without_blanks_and_dashes_and_come_back_as_asked():
    answers, server = await tracked(all_known, "20 4509 9000 0001", "2045-0990-0000-02")
    assert list(answers) == ["20 4509 9000 0001", "2045-0990-0000-02"]
    assert all(isinstance(answer, Tracked) for answer in answers.values())
    assert b"20450990000001" in server.requests[0]


async def test_one_number_in_two_spellings_is_sent_once_and_with_the_phone():
    seen = []

    async def behave(exchange):
        seen.extend(documents(exchange))
        await all_known(exchange)

    answers, _ = await tracked(behave, TrackQuery("20 450990000001", Phone(RECIPIENT)), "20450990000001")
    assert seen == [{"DocumentNumber": "20450990000001", "Phone": RECIPIENT}]
    assert len(answers) == 2


async def test_a_phone_of_another_country_is_not_sent():
    _, server = await tracked(all_known, TrackQuery(number(1), Phone("48601123456")))
    assert b"Phone" not in server.requests[0]


async def test_a_call_carries_a_hundred_and_four_are_in_the_air():
    sizes, flying, most = [], 0, 0

    async def behave(exchange):
        nonlocal flying, most
        sizes.append(len(numbers(exchange)))
        flying += 1
        most = max(most, flying)
        await asyncio.sleep(0.05)
        flying -= 1
        await all_known(exchange)

    answers, _ = await tracked(behave, *map(number, range(950)))
    assert len(answers) == 950
    assert sorted(sizes) == [50, *[100] * 9]
    assert most == 4


def calling_malformed(*bad):
    async def behave(exchange):
        asked = numbers(exchange)
        if set(asked) & set(bad):
            await exchange.reply(
                body(success=False, errors=["Document number is not correct"], errorCodes=["20001401442"]),
            )
        else:
            await exchange.reply(body(*(entry(Number=one) for one in asked)))

    return behave


async def test_a_batch_refused_for_one_number_is_halved_until_it_stands_alone():
    answers, server = await tracked(calling_malformed(number(42)), *map(number, range(100)))
    assert [asked for asked, answer in answers.items() if isinstance(answer, Unreadable)] == [number(42)]
    assert all(isinstance(answer, Tracked) for asked, answer in answers.items() if asked != number(42))
    assert len(server.requests) <= 16


async def test_all_of_them_may_be_refused():
    bad = [*map(number, range(9))]
    answers, _ = await tracked(calling_malformed(*bad), *bad)
    assert all(isinstance(answers[one], Unreadable) for one in bad)


async def test_another_refusal_is_not_halved():
    async def behave(exchange):
        await exchange.reply(body(success=False, errors=["?"], errorCodes=["20001402438"]))

    with pytest.raises(Rejected):
        await tracked(behave, number(1), number(2))


async def test_entries_are_matched_by_number_and_strangers_are_ignored():
    async def behave(exchange):
        told = [entry(Number=one, StatusCode=one[-1]) for one in reversed(numbers(exchange))]
        await exchange.reply(body(*told, entry(Number="59000990000000"), entry(Number=None), {}))

    answers, _ = await tracked(behave, number(4), number(5), number(3))
    assert answers[number(4)].events[0].raw_code == "4"
    assert answers[number(5)].events[0].raw_code == "5"
    assert answers[number(3)] == NotFound()
    assert set(answers) == {number(3), number(4), number(5)}


async def test_a_warning_about_one_phone_closes_one_entry():
    async def behave(exchange):
        told = [entry(Number=one) for one in numbers(exchange)]
        await exchange.reply(body(*told, warnings=[{f"ID_{number(1)}": "Please enter a valid phone number"}]))

    answers, _ = await tracked(behave, number(1), number(2))
    assert not answers[number(1)].snapshot.full
    assert answers[number(2)].snapshot.full


def failing_with(fault, first):
    """The batch with the number `first` fails, the others are answered."""

    async def behave(exchange):
        if first in numbers(exchange):
            await fault(exchange)
        else:
            await all_known(exchange)

    return behave


async def refusing(exchange):
    await exchange.reply(body(success=False, errors=["API auth fail"], errorCodes=["20000200068"]))


async def wanting_rest(exchange):
    await exchange.reply(body(success=False, errors=["To many requests"], errorCodes=["20000401501"]))


async def test_a_batch_that_fails_does_not_cost_the_others_answers():
    answers, _ = await tracked(failing_with(broken, number(0)), *map(number, range(150)))
    assert all(isinstance(answers[number(place)], Unreadable) for place in range(100))
    assert all(isinstance(answers[number(place)], Tracked) for place in range(100, 150))


@pytest.mark.parametrize(("fault", "error"), [(refusing, Denied), (wanting_rest, Busy)])
async def test_a_refused_key_and_a_wish_for_rest_are_told_even_if_one_batch_went_well(fault, error):
    with pytest.raises(error):
        await tracked(failing_with(fault, number(0)), *map(number, range(150)))


async def test_when_all_fail_that_is_told():
    with pytest.raises(Unavailable):
        await tracked(broken, *map(number, range(150)))


async def test_nothing_is_asked_inside_a_write_transaction():
    with guard.writing(), pytest.raises(guard.NetworkInTransaction):
        await tracked(all_known, number(1))


async def test_without_a_key_it_asks_without_one():
    _, server = await tracked(all_known, number(1), account=Account("nova_poshta", SecretStr(""), 1))
    assert b'"apiKey": ""' in server.requests[0]


async def one(stage, asked):
    return (await stage.track(asked))[asked]


async def test_a_parcel_that_moves_is_seen_to_move(stage):
    asked, statuses = stage.known[0], []
    for _ in range(2):
        statuses.append((await one(stage, asked)).events[0].status)
        stage.wind(JOURNEY[-1].after)
    assert statuses == [Status.READY_FOR_PICKUP, Status.DELIVERED]


async def test_a_refused_parcel_is_followed_home(stage, world):
    home = (Step(JOURNEY[0].after, "1"), Step(JOURNEY[1].after, "5"))
    world.add(parcel("20450991000001", journey=(*JOURNEY[:3], Step(JOURNEY[3].after, "103"))))
    world.add(parcel("20450991000002", journey=home, made_from=Link("20450991000001", "CargoReturn")))
    refused = await one(stage, "20450991000001")
    assert refused.events[0].status is Status.RETURNING
    assert refused.snapshot.next_number.number == "20450991000002"
    assert refused.snapshot.next_number.leg is Leg.RETURN
    assert (await one(stage, "20450991000002")).events[0].leg is Leg.RETURN
