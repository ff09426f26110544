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
        """Take the accounts; KeyError where a carrier has no adapter or no endpoint."""
        self._http = http
        self._endpoints = endpoints
        self._now = now
        self._connections: dict[tuple[str, int], Connection] = {}
        for account in accounts:
            self.connect(account)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the connected carriers, in the order in which they were given."""
        return tuple(dict.fromkeys(carrier for carrier, _ in self._connections))

    def connection(self, code: str) -> Connection | None:
        """Find the carrier's account that was connected first; None where none is connected."""
        return next((one for (carrier, _), one in self._connections.items() if carrier == code), None)

    def of_account(self, account_id: int) -> Connection | None:
        """Find the adapter and account of one contract; None where it is not connected."""
        return next((one for (_, known), one in self._connections.items() if known == account_id), None)

    def connect(self, account: Account) -> Connection:
        """Use this account from now on; the same version keeps the same adapter."""
        place = account.carrier, account.id
        known = self._connections.get(place)
        if known is not None and known.account.version == account.version:
            return known
        adapter = ADAPTERS[account.carrier](self._http, self._endpoints[account.carrier], self._now)
        self._connections[place] = Connection(adapter, account)
        return self._connections[place]

    async def close(self) -> None:
        """Close the outgoing client that all adapters share."""
        await self._http.close()
