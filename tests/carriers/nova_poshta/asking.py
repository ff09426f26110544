"""Asking the adapter over a raw server that behaves as told."""

import json
from datetime import UTC, datetime

from pydantic import SecretStr

from bot.carriers.base import Account, TrackQuery
from bot.carriers.nova_poshta import NovaPoshta
from bot.http import Http
from tests.carriers.nova_poshta.conftest import KEY
from tests.carriers.nova_poshta.entries import body, entry
from tests.carriers.nova_poshta.unbroken import unbroken
from tests.raw_server import raw_server

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def number(place):
    return f"2045099{place:07}"


def documents(exchange):
    told = json.loads(exchange.request.partition(b"\r\n\r\n")[2])
    return told["methodProperties"]["Documents"]


def numbers(exchange):
    return [document["DocumentNumber"] for document in documents(exchange)]


async def all_known(exchange):
    await exchange.reply(body(*(entry(Number=asked) for asked in numbers(exchange))))


async def tracked(behave, *asked, http=None, account=None):
    http = http or Http(silence=0.3)
    account = account or Account("nova_poshta", SecretStr(KEY), 1)
    async with raw_server(behave) as server:
        adapter = NovaPoshta(http, server.url, lambda: NOW)
        unbroken(adapter)
        queries = [one if isinstance(one, TrackQuery) else TrackQuery(one) for one in asked]
        try:
            answers = await adapter.track(account, queries)
        finally:
            await http.close()
    return answers, server


async def broken(exchange):
    await exchange.reply(b"", status="502 Bad Gateway")
