"""The adapter over a server that answers each method as told and remembers what it was asked."""

import contextlib
import json
from dataclasses import dataclass, field

from pydantic import SecretStr

from bot.carriers.base import Account
from bot.carriers.nova_poshta import NovaPoshta
from bot.http import Http
from tests.carriers.nova_poshta.answers import ANSWERS
from tests.carriers.nova_poshta.asking import NOW
from tests.carriers.nova_poshta.conftest import KEY
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.unbroken import unbroken
from tests.raw_server import raw_server


@dataclass
class Script:
    """What to answer by method; an answer may be made of the properties asked with, or be a behaviour of its own."""

    answers: dict = field(default_factory=lambda: dict(ANSWERS))
    asked: list = field(default_factory=list)

    async def behave(self, exchange):
        told = json.loads(exchange.request.partition(b"\r\n\r\n")[2])
        method = f"{told['modelName']}.{told['calledMethod']}"
        self.asked.append((method, told["methodProperties"]))
        answer = self.answers[method]
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(answer, Behaviour):
            await answer.behave(exchange)
            return
        if callable(answer):
            answer = answer(told["methodProperties"])
        await exchange.reply(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    def properties(self, method):
        """The properties of the only call of a method."""
        (found,) = [properties for name, properties in self.asked if name == method]
        return found

    def count(self, method):
        return sum(name == method for name, _ in self.asked)


@dataclass
class Behaviour:
    behave: object


def refusing(*problems, **fields):
    """An answer that refuses: pairs of code and text."""
    told = {"errors": [text for _, text in problems], "errorCodes": [code for code, _ in problems]}
    return envelope(success=False, **(told | fields))


@contextlib.asynccontextmanager
async def scripted(**answers):
    """Give the adapter with its account bound, and the script; answers by method with "__" for the dot."""
    script = Script()
    script.answers |= {method.replace("__", "."): answer for method, answer in answers.items()}
    http = Http(silence=0.3)
    async with raw_server(script.behave) as server:
        adapter = NovaPoshta(http, server.url, lambda: NOW)
        unbroken(adapter)
        try:
            yield Bound(adapter, Account("nova_poshta", SecretStr(KEY), 1)), script
        finally:
            await http.close()


@dataclass
class Bound:
    """The adapter with one account."""

    adapter: NovaPoshta
    account: Account

    def __getattr__(self, method):
        return lambda *arguments: getattr(self.adapter, method)(self.account, *arguments)
