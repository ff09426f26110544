"""What a method works on: the world, its ledger, and the accounts by their keys. Answers nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sandbox.ledger import Row
from sandbox.nova_poshta.accounts import Account, name_of
from sandbox.nova_poshta.call import Call
from sandbox.world import World

_NEW_ACCOUNT = Account()


@dataclass
class Office:
    """One carrier's back office.

    `accounts` by key; a key that is not among them has an ordinary account. `find_lag` is how late a new document
    comes into the lists; it may be set at any time.
    """

    world: World
    accounts: Mapping[str, Account] = field(default_factory=dict)
    find_lag: timedelta = timedelta(0)

    def account(self, call: Call) -> Account:
        """Whoever asks."""
        return self.accounts.get(call.key, _NEW_ACCOUNT)

    def own(self, call: Call, table: str) -> Iterator[tuple[str, Row]]:
        """The rows of whoever asks, in the order of their making."""
        account = name_of(call.key)
        return ((ref, row) for ref, row in self.world.ledger.rows(table).items() if row["account"] == account)

    def row(self, call: Call, table: str, ref: str) -> Row | None:
        """One row of whoever asks."""
        row = self.world.ledger.rows(table).get(ref)
        return row if row is not None and row["account"] == name_of(call.key) else None

    def put(self, call: Call, table: str, ref: str, row: Row) -> None:
        """Keep a row of whoever asks."""
        self.world.ledger.put(table, ref, row | {"account": name_of(call.key)})
