"""Which adapter serves which account. A new adapter is one more line in ADAPTERS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.carriers.base import Account, Carrier, Connection
from bot.carriers.nova_poshta import NovaPoshta
from bot.http import Http

Now = Callable[[], datetime]

ADAPTERS: Mapping[str, Callable[[Http, str, Now], Carrier]] = {
    NovaPoshta.info.code: NovaPoshta,
}


class Registry:
    """The connected carriers. An adapter is made once for each version of an account and kept."""

    def __init__(self, http: Http, endpoints: Mapping[str, str], accounts: Sequence[Account], now: Now) -> None:
        """Take an account for each carrier; KeyError where a carrier has no adapter or no endpoint."""
        self._http = http
        self._endpoints = endpoints
        self._now = now
        self._connections: dict[str, Connection] = {}
        for account in accounts:
            self.connect(account)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the connected carriers, in the order in which they were given."""
        return tuple(self._connections)

    def connection(self, code: str) -> Connection | None:
        """Find the adapter and account of a carrier; None where none is connected."""
        return self._connections.get(code)

    def connect(self, account: Account) -> Connection:
        """Use this account for its carrier from now on; the same version keeps the same adapter."""
        known = self._connections.get(account.carrier)
        if known is not None and known.account.version == account.version:
            return known
        adapter = ADAPTERS[account.carrier](self._http, self._endpoints[account.carrier], self._now)
        self._connections[account.carrier] = Connection(adapter, account)
        return self._connections[account.carrier]

    async def close(self) -> None:
        """Close the outgoing client that all adapters share."""
        await self._http.close()
