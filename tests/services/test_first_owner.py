"""A shop without an owner gets its first one by a code: once, not by guessing, and only where it has none."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot import app
from bot.db.tables import owner_code
from bot.domain.errors import TooManyTries, WrongCode
from bot.domain.people import Person
from bot.domain.roles import Role
from bot.services import quiet
from bot.services.first_owner import claim, code_to_print, is_code_awaited
from bot.services.questions import put_question
from bot.services.relay import relay
from tests.desk import enlist
from tests.services.test_staff import once, replica, roles

GUEST, OTHER = Person(7201), Person(7202)


@pytest.fixture
async def ownerless(desk):
    return replace(desk, settings=desk.settings.model_copy(update={"owner_id": None}))


async def test_whoever_sends_the_code_is_the_owner(ownerless):
    code = await code_to_print(ownerless)
    assert re.fullmatch(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", code)
    assert await is_code_awaited(ownerless, GUEST, code, once())
    await claim(ownerless, GUEST, f"  {code.lower()}\n", once())
    assert await roles(ownerless, GUEST.telegram_id) == {Role.OWNER}
    assert "staff" in ownerless.chat.menus[GUEST.telegram_id, ""]


async def test_what_was_asked_while_there_was_no_owner_waits_for_the_first_one(ownerless):
    await put_question(ownerless, OTHER, 55)
    await claim(ownerless, GUEST, await code_to_print(ownerless), once())
    await relay(ownerless)
    assert ownerless.chat.copies == [(GUEST.telegram_id, (OTHER.telegram_id, 55))]


async def test_the_code_is_printed_where_the_bot_is_started_and_only_while_it_counts(ownerless, capsys):
    await app._print_code(ownerless)
    assert await code_to_print(ownerless) in capsys.readouterr().out
    await claim(ownerless, GUEST, await code_to_print(ownerless), once())
    await app._print_code(ownerless)
    assert capsys.readouterr().out == ""


async def test_where_there_is_an_owner_there_is_no_code(desk, ownerless):
    assert await code_to_print(desk) is None
    code = await code_to_print(ownerless)
    assert not await is_code_awaited(desk, GUEST, code, once())
    await enlist(ownerless, 7101, Role.OWNER)
    assert await code_to_print(ownerless) is None
    assert not await is_code_awaited(ownerless, GUEST, code, once())
    with pytest.raises(WrongCode):
        await claim(ownerless, GUEST, code, once())
    assert await roles(ownerless, GUEST.telegram_id) == frozenset()


async def test_the_code_is_the_same_at_every_start_and_in_every_replica_until_it_is_used(ownerless):
    async with replica(ownerless) as other:
        codes = await asyncio.gather(*(code_to_print(one) for one in [ownerless, other] * 4))
    assert len(set(codes)) == 1
    await claim(ownerless, GUEST, codes[0], once())
    await quiet.forget(ownerless, Person(GUEST.telegram_id), once())
    another = await code_to_print(ownerless)
    assert another not in {None, codes[0]}
    with pytest.raises(WrongCode):
        await claim(ownerless, OTHER, codes[0], once())


async def test_what_the_database_keeps_is_not_the_code(ownerless):
    code = await code_to_print(ownerless)
    async with ownerless.database.read() as db:
        (row,) = (await db.execute(select(owner_code))).all()
    assert len(row.nonce) == 16
    assert code.encode() not in row.nonce
    stranger = replace(
        ownerless,
        settings=ownerless.settings.model_copy(
            update={"secret_key": type(ownerless.settings.secret_key)("another" * 8)}
        ),
    )
    assert await code_to_print(stranger) != code  # the same row under another SECRET_KEY


async def test_of_two_who_send_it_at_once_one_is_the_owner(ownerless):
    code = await code_to_print(ownerless)
    async with replica(ownerless) as other:
        outcomes = await asyncio.gather(
            *(claim(desk, Person(7300 + n), code, once()) for n, desk in enumerate([ownerless, other] * 3)),
            return_exceptions=True,
        )
    assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", *["WrongCode"] * 5]
    held = [await roles(ownerless, 7300 + n) for n in range(6)]
    assert sorted(map(len, held)) == [0, 0, 0, 0, 0, 1]


async def test_guessing_is_over_after_five_tries_and_the_right_code_waits_an_hour_too(ownerless):
    code = await code_to_print(ownerless)
    for _ in range(5):
        with pytest.raises(WrongCode):
            await claim(ownerless, GUEST, "AAAA-AAAA-AAAA", once())
    with pytest.raises(TooManyTries):
        await claim(ownerless, GUEST, code, once())
    ownerless.clock.wind(minutes=59)
    with pytest.raises(TooManyTries):
        await claim(ownerless, GUEST, code, once())
    ownerless.clock.wind(minutes=1)
    await claim(ownerless, GUEST, code, once())
    assert await roles(ownerless, GUEST.telegram_id) == {Role.OWNER}


async def test_who_guesses_keeps_nobody_else_out(ownerless):
    code = await code_to_print(ownerless)
    for _ in range(5):
        with pytest.raises(WrongCode):
            await claim(ownerless, GUEST, "AAAA-AAAA-AAAA", once())
    await claim(ownerless, OTHER, code, once())
    assert await roles(ownerless, OTHER.telegram_id) == {Role.OWNER}


async def test_the_same_message_delivered_again_is_understood_in_the_same_way(ownerless):
    code, delivery = await code_to_print(ownerless), once()
    await claim(ownerless, GUEST, code, delivery)
    again = replace(delivery, again=True)
    assert await is_code_awaited(ownerless, GUEST, code, again)
    await claim(ownerless, GUEST, code, again)


@pytest.mark.parametrize("text", ["", "AAAA-AAAA", "AAAA AAAA AAAA", "20450000000001", "доброго дня"])
async def test_words_of_another_shape_cost_no_query(ownerless, text):
    await ownerless.database.close()
    assert not await is_code_awaited(ownerless, GUEST, text, once())
