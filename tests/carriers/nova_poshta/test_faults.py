import asyncio
import logging

import pytest

from bot.carriers.base import Garbled, OutcomeUnknown, Tracked, TrackQuery, Unavailable
from bot.carriers.nova_poshta.wire import read
from bot.carriers.transport import ask
from bot.domain.party import Phone
from bot.http import Call, Effect, Http, Peer
from tests.carriers.nova_poshta.asking import all_known, broken, number, tracked
from tests.carriers.nova_poshta.conftest import KEY, RECIPIENT
from tests.carriers.nova_poshta.entries import body, entry
from tests.raw_server import raw_server


async def cut_off(exchange):
    await exchange.reply(body(entry())[:200], length=10_000)


async def reset(exchange):
    exchange.reset()


async def reset_in_the_middle(exchange):
    await exchange.reply(body(entry())[:200], length=10_000)
    exchange.reset()


async def silent(exchange):
    await asyncio.sleep(60)


async def dripping(exchange):
    await exchange.reply(b"{", length=10_000)
    await asyncio.sleep(60)


async def page(exchange):
    await exchange.reply(b"<html><h1>Maintenance</h1></html>", headers="Content-Type: text/html\r\n")


async def not_http(exchange):
    await exchange.send(b"220 smtp.example.org ESMTP\r\n")


async def huge(exchange):
    await exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        await exchange.send(b"100000\r\n" + b" " * 2**20 + b"\r\n")


async def moved(exchange):
    await exchange.reply(b"", "302 Found", "Location: http://127.0.0.1:9/\r\n")


FAULTS = {
    cut_off: Unavailable,
    reset: Unavailable,
    reset_in_the_middle: Unavailable,
    silent: Unavailable,
    dripping: Unavailable,
    page: Unavailable,
    not_http: Unavailable,
    huge: Garbled,
    moved: Garbled,
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
async def test_what_the_wire_can_do_is_the_right_error(fault, caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(FAULTS[fault]) as caught:
        await tracked(fault, TrackQuery(number(1), Phone(RECIPIENT)))
    shown = repr(caught.value) + repr(vars(caught.value)) + caplog.text
    assert not any(secret in shown for secret in (KEY, RECIPIENT, number(1)))


async def test_an_answer_that_comes_at_the_second_try_is_an_answer():
    tries = []

    async def behave(exchange):
        tries.append(exchange)
        await (all_known if len(tries) == 2 else reset)(exchange)

    answers, _ = await tracked(behave, number(1))
    assert isinstance(answers[number(1)], Tracked)


@pytest.mark.parametrize("fault", [cut_off, reset, silent, page, broken], ids=lambda fault: fault.__name__)
async def test_a_write_that_may_have_arrived_is_of_unknown_outcome(fault):
    http = Http(silence=0.2)
    async with raw_server(fault) as server:
        call = Call(peer=Peer("nova_poshta"), effect=Effect.WRITE, method="POST", url=server.url, within=5, body=b"{}")
        with pytest.raises(OutcomeUnknown):
            await ask(http, call, read)
        assert len(server.requests) == 1
    await http.close()
