"""Asking Nova Poshta: one call of the JSON API, read or write, and what it makes of the answer. Knows no method."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.carriers.base import Account
from bot.carriers.nova_poshta.wire import Envelope, read, read_written, request
from bot.carriers.transport import ask
from bot.http import Answer, Call, Effect, Http, Peer

T = TypeVar("T")
Properties = Mapping[str, Any]
Parse = Callable[[Envelope], T]

SECONDS = 20.0


def whole(envelope: Envelope) -> Envelope:
    """Take the answer as it is."""
    return envelope


@dataclass(frozen=True, slots=True)
class Api:
    """The API at one address. Methods are named as the carrier names them: "InternetDocument.save".

    `parse` raises Unusable for an answer that lacks what it must hold: a read is then tried again, and the outcome of
    a write is unknown.
    """

    http: Http
    endpoint: str
    peer: Peer

    async def read(self, account: Account, method: str, properties: Properties, parse: Parse[T]) -> T:
        """Ask what changes nothing: it may be asked again."""
        call = self._call(account, method, properties, Effect.READ)
        return await ask(self.http, call, lambda answer: parse(read(answer)))

    async def write(self, account: Account, method: str, properties: Properties, parse: Parse[T]) -> T:
        """Ask for a change, once: anything but a complete answer that `parse` can read is OutcomeUnknown."""
        call = self._call(account, method, properties, Effect.WRITE)
        return await ask(self.http, call, lambda answer: parse(read_written(answer)))

    async def download(
        self,
        account: Account,
        method: str,
        properties: Properties,
        parse: Callable[[Answer], bytes],
    ) -> bytes:
        """Fetch a file; nothing is changed by it."""
        return await ask(self.http, self._call(account, method, properties, Effect.READ), parse)

    def _call(self, account: Account, method: str, properties: Properties, effect: Effect) -> Call:
        model, _, called = method.partition(".")
        return Call(
            peer=self.peer,
            effect=effect,
            method="POST",
            url=self.endpoint,
            within=SECONDS,
            body=request(account, model, called, properties),
            headers={"Content-Type": "application/json"},
        )
