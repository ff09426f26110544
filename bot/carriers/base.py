"""What every carrier adapter is: its methods and what they answer. How they fail stands in errors.py."""

from __future__ import annotations

import enum
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.carriers.errors import (
    Busy,
    CarrierError,
    Denied,
    Garbled,
    OutcomeUnknown,
    Problem,
    Rejected,
    Unavailable,
    Unsupported,
)
from bot.carriers.terms import LIKE_BRANCHES, NOT_TOLD, LockerRules, StorageRules
from bot.domain.additional_service import ChangeRequest, ProlongRequest, RedirectRequest, ReturnRequest, ServiceAnswer
from bot.domain.cod import CodReport
from bot.domain.label import Label, LabelFormat
from bot.domain.manifest import ManifestAnswer, ManifestRequest
from bot.domain.party import Phone
from bot.domain.place import Branch, BranchQuery, City
from bot.domain.quote import Quote
from bot.domain.sender import AccountReport, KnownSender
from bot.domain.shipment import Waybill, WaybillRequest
from bot.domain.tracking import Snapshot, TrackingEvent

__all__ = [
    "Account",
    "Busy",
    "Capability",
    "Carrier",
    "CarrierError",
    "CarrierInfo",
    "Carriers",
    "Connection",
    "Denied",
    "Garbled",
    "History",
    "LockerRules",
    "NotFound",
    "OriginKeys",
    "OutcomeUnknown",
    "Problem",
    "Queries",
    "Rejected",
    "StorageRules",
    "TellTotal",
    "TrackAnswer",
    "TrackAnswers",
    "TrackQuery",
    "Tracked",
    "Unavailable",
    "Unreadable",
    "Unsupported",
]


class Capability(enum.Flag):
    """What an adapter can do; one flag a method."""

    TRACK = enum.auto()
    CREATE = enum.auto()
    FIND = enum.auto()
    UPDATE = enum.auto()
    CANCEL = enum.auto()
    LABEL = enum.auto()
    MANIFEST = enum.auto()
    BRANCHES = enum.auto()
    CITIES = enum.auto()
    QUOTE = enum.auto()
    RETURN = enum.auto()
    REDIRECT = enum.auto()
    PROLONG = enum.auto()
    CHANGE = enum.auto()
    COD_STATUS = enum.auto()
    SENDERS = enum.auto()
    CHECK = enum.auto()


class History(enum.Enum):
    """Whether a carrier tells all events of a parcel or only where it is now (law 4)."""

    FULL = "full"
    SNAPSHOTS = "snapshots"


@dataclass(frozen=True, slots=True)
class OriginKeys:
    """What a carrier calls its own keys of a sender, the sender's person, the place of handing over and its town."""

    sender: str
    contact: str
    place: str
    city: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierInfo:
    """What the desk must know of a carrier. `name_key` names a text in locales/.

    `find_lag` is how long a waybill may exist before `find` sees it. `zone` is that of the carrier's naive stamps, and
    of the senders in its `country`, who are paid in `currency`.
    """

    code: str
    name_key: str
    capabilities: Capability
    track_batch: int
    calls_per_second: float
    zone: ZoneInfo
    country: str
    currency: str
    origin_keys: OriginKeys
    history: History
    find_lag: timedelta
    storage: StorageRules = NOT_TOLD
    lockers: LockerRules = LIKE_BRANCHES


@dataclass(frozen=True, slots=True)
class Account:
    """One contract with one carrier. A new key is a new version; an empty key asks what needs none.

    `id` is that of its row; 0 where there is no row, as for the account that has no key at all.
    """

    carrier: str
    key: SecretStr
    version: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class TrackQuery:
    """A number to ask about; the phone of sender or recipient opens protected fields where the carrier has them."""

    number: str
    phone: Phone | None = None


@dataclass(frozen=True, slots=True)
class Tracked:
    """The carrier knows the number."""

    snapshot: Snapshot
    events: tuple[TrackingEvent, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """The carrier said that it does not know the number."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The carrier said something about the number that we could not read, or left it out of its answer."""

    why: str


TrackAnswer = Tracked | NotFound | Unreadable
TrackAnswers = Mapping[str, TrackAnswer]
Queries = Sequence[TrackQuery]
TellTotal = Callable[[int], None]


class Carrier(Protocol):
    """An adapter subclasses this and overrides what its flags say; the rest refuses.

    Every method raises CarrierError and nothing else. Reads are retried below, for seconds; who has less time
    cancels the call (asyncio.timeout), which is safe for reads and makes a write's outcome unknown.
    """

    info: CarrierInfo

    async def track(self, account: Account, queries: Queries) -> TrackAnswers:
        """Give exactly one answer for each asked number, by the number as asked (law 6)."""
        raise self._lacks(Capability.TRACK)

    async def create(self, account: Account, request: WaybillRequest) -> Waybill:
        """Make a waybill. A write: anything but a complete answer is OutcomeUnknown."""
        raise self._lacks(Capability.CREATE)

    async def find(self, account: Account, reference: str, day: date) -> Waybill | None:
        """Look for the waybill that was made with our `reference` to be shipped on `day`."""
        raise self._lacks(Capability.FIND)

    async def update(self, account: Account, waybill: Waybill, request: WaybillRequest) -> Waybill:
        """Make an existing waybill say what `request` says."""
        raise self._lacks(Capability.UPDATE)

    async def cancel(self, account: Account, waybill: Waybill) -> None:
        """Take a waybill back that was not handed over yet."""
        raise self._lacks(Capability.CANCEL)

    async def label(self, account: Account, waybills: Sequence[Waybill], form: LabelFormat) -> Label:
        """Fetch what is to be printed for these waybills, in one file."""
        raise self._lacks(Capability.LABEL)

    async def manifest(self, account: Account, request: ManifestRequest) -> ManifestAnswer:
        """Read or change a registry of the carrier's; what it refuses is told waybill by waybill."""
        raise self._lacks(Capability.MANIFEST)

    def branches(self, account: Account, tell_total: TellTotal | None = None) -> AsyncIterator[Branch]:
        """Walk the whole directory; an incomplete one ends with Garbled, never quietly.

        `tell_total` hears how many there will be, as soon as the carrier says so.
        """
        raise self._lacks(Capability.BRANCHES)

    def cities(self, account: Account) -> AsyncIterator[City]:
        """Walk all towns; as `branches`."""
        raise self._lacks(Capability.CITIES)

    async def cities_named(self, account: Account, name: str) -> tuple[City, ...]:
        """Look for towns by how their names begin or sound, with one call; at most 50."""
        raise self._lacks(Capability.CITIES)

    async def branches_found(self, account: Account, query: BranchQuery) -> tuple[Branch, ...]:
        """Look for branches with one call; at most 50."""
        raise self._lacks(Capability.BRANCHES)

    async def quote(self, account: Account, request: WaybillRequest) -> Quote:
        """Ask the price and the day of arrival; changes nothing."""
        raise self._lacks(Capability.QUOTE)

    async def return_(self, account: Account, request: ReturnRequest) -> ServiceAnswer:
        """Check, order or cancel a return."""
        raise self._lacks(Capability.RETURN)

    async def redirect(self, account: Account, request: RedirectRequest) -> ServiceAnswer:
        """Check, order or cancel a redirect."""
        raise self._lacks(Capability.REDIRECT)

    async def prolong(self, account: Account, request: ProlongRequest) -> ServiceAnswer:
        """Check, order or cancel longer storage."""
        raise self._lacks(Capability.PROLONG)

    async def change(self, account: Account, request: ChangeRequest) -> ServiceAnswer:
        """Check, order or cancel a change of recipient, payer or cash on delivery."""
        raise self._lacks(Capability.CHANGE)

    async def cod_status(self, account: Account, queries: Queries) -> Mapping[str, CodReport]:
        """Where the money of these waybills is, by number; a number without a report was not told."""
        raise self._lacks(Capability.COD_STATUS)

    async def senders(self, account: Account) -> tuple[KnownSender, ...]:
        """Who can send under this account, with their people, doors and rights."""
        raise self._lacks(Capability.SENDERS)

    async def check(self, account: Account) -> AccountReport:
        """Try what the key may do; a key that is refused is an answer, not an error."""
        raise self._lacks(Capability.CHECK)

    def _lacks(self, missing: Capability) -> Unsupported:
        return Unsupported(self.info.code, f"cannot {missing.name}")


@dataclass(frozen=True, slots=True)
class Connection:
    """An adapter and the account to use it with."""

    carrier: Carrier
    account: Account


class Carriers(Protocol):
    """The carriers that this desk is connected to."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the connected carriers, in the order in which they were given."""

    def connection(self, code: str) -> Connection | None:
        """Find the adapter and the account for what any account may ask; None where the carrier is not connected."""

    def of_account(self, account_id: int) -> Connection | None:
        """Find the adapter and account of one contract as they were used last; services/connections.py knows better."""

    def connect(self, account: Account) -> Connection:
        """Use this version of an account from now on."""
