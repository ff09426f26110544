import asyncio
import gzip
import itertools
import logging
import tracemalloc
from datetime import UTC, datetime

import pytest
import stamina

from bot import guard
from bot.http import (
    Answer,
    BreakerOpen,
    Call,
    Effect,
    Http,
    NoAnswer,
    Peer,
    ServerFailed,
    TooLarge,
    Unusable,
)
from bot.http.breaker import Breaker
from tests.raw_server import raw_server, refused_url

SENTINELS = ("key-5e17", "380990000001", "Шевченко", "t0ken")


@pytest.fixture
async def http():
    client = Http(silence=2.0)
    with stamina.set_testing(True, attempts=9, cap=True):
        yield client
    await client.close()


@pytest.fixture(autouse=True)
def nothing_private_in_the_log(caplog):
    caplog.set_level(logging.DEBUG)
    yield
    for record in caplog.get_records("call"):
        shown = record.getMessage() + str(record.args) + str(record.exc_info)
        assert not any(sentinel in shown for sentinel in SENTINELS)


def call(url, effect=Effect.READ, peer=None, **also):
    told = {"method": "POST", "within": 5.0, "body": b'{"apiKey": "key-5e17", "Phone": "380990000001"}'}
    return Call(peer=peer or Peer("carrier"), effect=effect, url=f"{url}t0ken", **(told | also))


def body_of(answer):
    return answer.body


async def fine(exchange):
    await exchange.reply(b"fine")


def answering(*behaviours):
    """Behave in turn; the last one for ever."""
    turns = itertools.chain(behaviours, itertools.repeat(behaviours[-1]))

    async def behave(exchange):
        await next(turns)(exchange)

    return behave


async def broken(exchange):
    await exchange.reply(b"no", status="502 Bad Gateway")


async def cut_off(exchange):
    await exchange.reply(b'{"half', length=1000)


async def reset(exchange):
    exchange.reset()


async def silent(exchange):
    await asyncio.sleep(60)


@pytest.mark.parametrize("fault", [broken, cut_off, reset])
async def test_a_read_is_tried_again_after_a_fault(http, fault):
    async with raw_server(answering(fault, fault, fine)) as server:
        assert await http.fetch(call(server.url), body_of) == b"fine"
        assert len(server.requests) == 3


async def test_a_repetition_is_not_worth_a_line(http, capsys, caplog):
    async with raw_server(answering(reset, fine)) as server:
        await http.fetch(call(server.url), body_of)
    assert capsys.readouterr() == ("", "")
    assert not [record for record in caplog.records if record.name != "asyncio"]


@pytest.mark.parametrize("fault", [broken, cut_off, reset])
async def test_a_read_is_tried_three_times_and_no_more(http, fault):
    async with raw_server(fault) as server:
        with pytest.raises((ServerFailed, NoAnswer)):
            await http.fetch(call(server.url, peer=Peer("carrier", failures=9)), body_of)
        assert len(server.requests) == 3


@pytest.mark.parametrize("fault", [broken, cut_off, reset])
async def test_a_write_is_never_repeated_and_may_have_happened(http, fault):
    async with raw_server(answering(fault, fine)) as server:
        with pytest.raises((ServerFailed, NoAnswer)) as caught:
            await http.fetch(call(server.url, Effect.WRITE), body_of)
        assert caught.value.sent
        assert len(server.requests) == 1


async def test_a_write_that_found_nobody_provably_did_not_happen(http):
    with pytest.raises(NoAnswer) as caught:
        await http.fetch(call(refused_url(), Effect.WRITE), body_of)
    assert not caught.value.sent


async def test_a_write_without_an_answer_in_time_may_have_happened(http):
    async with raw_server(silent) as server:
        with pytest.raises(NoAnswer) as caught:
            await http.fetch(call(server.url, Effect.WRITE, within=0.2), body_of)
        assert caught.value.sent


async def test_all_of_it_ends_within_the_time_given(http):
    async def drip(exchange):
        await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            await exchange.send(b".")
            await asyncio.sleep(0.02)

    started = asyncio.get_running_loop().time()
    async with raw_server(drip) as server:
        with pytest.raises(NoAnswer):
            await http.fetch(call(server.url, within=0.3), body_of)
        assert len(server.requests) == 1
    assert asyncio.get_running_loop().time() - started < 10  # of the 20 s that it would drip


async def test_no_second_try_without_time_for_it(http):
    async with raw_server(broken) as server:
        with pytest.raises(ServerFailed):
            await http.fetch(call(server.url, within=0.9), body_of)
        assert len(server.requests) == 1


async def test_silence_is_given_up_before_the_time_is_over():
    http = Http(silence=0.1)
    async with raw_server(silent) as server:
        with pytest.raises(NoAnswer, match="ReadTimeout"):
            await http.fetch(call(server.url, Effect.WRITE, within=30), body_of)
    await http.close()


async def test_who_called_may_give_up_at_any_time(http):
    async with raw_server(silent) as server:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await http.fetch(call(server.url), body_of)


MEGABYTE = b"0" * 2**20
BOMB = gzip.compress(MEGABYTE * 200)


async def tell_length(exchange):
    await exchange.reply(b"", length=10**12)


async def send_for_ever(exchange):
    await exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        await exchange.send(b"100000\r\n" + MEGABYTE + b"\r\n")


async def bomb(exchange):
    await exchange.reply(BOMB, headers="Content-Encoding: gzip\r\n")


@pytest.mark.parametrize("behave", [tell_length, send_for_ever, bomb])
async def test_an_answer_over_the_cap_is_stopped_and_not_asked_for_again(http, behave):
    async with raw_server(behave) as server:
        tracemalloc.start()
        with pytest.raises(TooLarge):
            await http.fetch(call(server.url, max_bytes=2 * 2**20), body_of)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(server.requests) == 1
    assert peak < 30 * 2**20


async def test_an_answer_of_just_the_cap_is_read(http):
    async with raw_server(lambda exchange: exchange.reply(MEGABYTE)) as server:
        assert await http.fetch(call(server.url, max_bytes=2**20), body_of) == MEGABYTE


async def test_packed_answers_are_unpacked(http):
    async def packed(exchange):
        await exchange.reply(gzip.compress(b"fine"), headers="Content-Encoding: gzip\r\n")

    async with raw_server(packed) as server:
        assert await http.fetch(call(server.url), body_of) == b"fine"


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(gzip.compress(b"fine" * 100)[:-9], "gzip"), (b"plain", "gzip"), (b"fine", "br")],
    ids=["cut short", "not packed", "unknown"],
)
async def test_what_cannot_be_unpacked_is_unusable(http, body, encoding):
    async with raw_server(lambda exchange: exchange.reply(body, headers=f"Content-Encoding: {encoding}\r\n")) as server:
        with pytest.raises(Unusable):
            await http.fetch(call(server.url), body_of)


async def test_no_redirect_is_followed(http):
    async with raw_server(fine) as other:
        moved = f"Location: {other.url}\r\n"
        async with raw_server(lambda exchange: exchange.reply(b"", "307 Temporary Redirect", moved)) as server:
            with pytest.raises(Unusable):
                await http.fetch(call(server.url), body_of)
        assert other.requests == []


async def test_it_says_who_it_is_and_keeps_no_cookies(http):
    async with raw_server(lambda exchange: exchange.reply(b"", headers="Set-Cookie: a=b\r\n")) as server:
        await http.fetch(call(server.url), body_of)
        await http.fetch(call(server.url), body_of)
        assert b"user-agent: pakunok/" in server.requests[1].lower()
        assert b"cookie:" not in server.requests[1].lower()


async def test_the_environment_sends_it_through_no_proxy(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", refused_url())
    http = Http()
    async with raw_server(fine) as server:
        assert await http.fetch(call(server.url), body_of) == b"fine"
    await http.close()


async def test_nothing_leaves_inside_a_write_transaction(http):
    async with raw_server(fine) as server:
        with guard.writing(), pytest.raises(guard.NetworkInTransaction):
            await http.fetch(call(server.url), body_of)
        assert server.requests == []


async def test_calls_to_one_host_leave_at_its_pace(http):
    peer = Peer("carrier", calls_per_second=20)
    started = asyncio.get_running_loop().time()
    async with raw_server(fine) as server:
        await asyncio.gather(*(http.fetch(call(server.url, peer=peer), body_of) for _ in range(5)))
    assert asyncio.get_running_loop().time() - started >= 4 / 20


async def test_who_would_have_no_turn_in_time_is_told_at_once(http):
    peer = Peer("carrier", calls_per_second=0.1)
    started = asyncio.get_running_loop().time()
    async with raw_server(fine) as server:
        await http.fetch(call(server.url, peer=peer), body_of)
        with pytest.raises(NoAnswer) as caught:
            await http.fetch(call(server.url, peer=peer), body_of)
        assert not caught.value.sent
        assert len(server.requests) == 1
    assert asyncio.get_running_loop().time() - started < 5  # of the 10 s until its turn


async def test_a_breaker_opens_is_probed_once_and_closes_with_two_lines_in_all(http, caplog):
    peer = Peer("carrier", failures=3, pause=0.5)
    state = [broken]

    async def behave(exchange):
        await state[0](exchange)

    async with raw_server(behave) as server:
        for _ in range(6):
            with pytest.raises((ServerFailed, BreakerOpen)):
                await http.fetch(call(server.url, Effect.WRITE, peer), body_of)
        assert len(server.requests) == 3
        await asyncio.sleep(0.5)
        with pytest.raises(ServerFailed):
            await http.fetch(call(server.url, Effect.WRITE, peer), body_of)
        assert len(server.requests) == 4
        await asyncio.sleep(0.5)
        state[0] = fine
        assert await http.fetch(call(server.url, Effect.WRITE, peer), body_of) == b"fine"
    assert [record.getMessage() for record in caplog.records if record.name.startswith("bot.")] == [
        "carrier broke: ServerFailed, status 502",
        "carrier recovered",
    ]


async def test_one_peers_breaker_leaves_the_others_alone(http):
    async with raw_server(broken) as bad, raw_server(fine) as good:
        for _ in range(2):
            with pytest.raises((ServerFailed, BreakerOpen)):
                await http.fetch(call(bad.url, peer=Peer("bad", failures=1)), body_of)
        assert await http.fetch(call(good.url, peer=Peer("good")), body_of) == b"fine"


class Refused(Exception):
    pass


def refuse(answer):
    raise Refused


async def test_a_peer_that_refuses_is_alive(http):
    peer = Peer("carrier", failures=2)
    async with raw_server(fine) as server:
        for _ in range(4):
            with pytest.raises(Refused):
                await http.fetch(call(server.url, peer=peer), refuse)
        assert len(server.requests) == 4


def doubt(answer):
    raise Unusable("not the format")


async def test_answers_that_cannot_be_read_count_against_the_peer(http):
    async with raw_server(fine) as server:
        with pytest.raises(BreakerOpen):
            await http.fetch(call(server.url, peer=Peer("carrier", failures=2)), doubt)
        assert len(server.requests) == 2


class FakeTime:
    now = 0.0

    def __call__(self):
        return self.now


def attempt(breaker, error=None):
    with breaker.guarding():
        if error:
            raise error


def opened(time):
    breaker = Breaker(Peer("carrier", failures=1, pause=10), time)
    with pytest.raises(ServerFailed):
        attempt(breaker, ServerFailed(500))
    return breaker


def test_only_one_probe_is_in_the_air_at_a_time():
    time = FakeTime()
    breaker = opened(time)
    time.now = 10
    with breaker.guarding(), pytest.raises(BreakerOpen):
        attempt(breaker)
    attempt(breaker)


def test_a_cancelled_probe_lets_the_next_one_try():
    time = FakeTime()
    breaker = opened(time)
    time.now = 10
    with pytest.raises(asyncio.CancelledError):
        attempt(breaker, asyncio.CancelledError())
    with pytest.raises(ServerFailed):
        attempt(breaker, ServerFailed(500))
    with pytest.raises(BreakerOpen):
        attempt(breaker)


def test_only_failures_in_a_row_count():
    breaker = Breaker(Peer("carrier", failures=2), FakeTime())
    for _ in range(3):
        with pytest.raises(ServerFailed):
            attempt(breaker, ServerFailed(500))
        attempt(breaker)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("30", 30.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("Wed, 25 Nov 2026 12:01:00 GMT", 60.0),
        ("Wed, 25 Nov 2026 11:00:00 GMT", 0.0),
    ],
)
def test_retry_after_is_read_as_the_standard_has_it(told, seconds):
    now = datetime(2026, 11, 25, 12, tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert Answer(429, {"retry-after": told, "date": now}, b"").retry_after == seconds


def test_neither_a_call_nor_an_answer_prints_what_it_holds():
    shown = repr(call("http://host/", headers={"Authorization": "key-5e17"})) + repr(
        Answer(200, {"x": "key-5e17"}, b"380990000001"),
    )
    assert not any(sentinel in shown for sentinel in SENTINELS)
