"""Nova Poshta's adapter (API 2.0, JSON). CARD.md tells what it can do and how far that can be trusted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.carriers.base import (
    Account,
    Capability,
    Carrier,
    CarrierInfo,
    History,
    LockerRules,
    OriginKeys,
    Queries,
    StorageRules,
    TellTotal,
    TrackAnswers,
)
from bot.carriers.nova_poshta import accounts, directory, pricing, printing
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.changes import change
from bot.carriers.nova_poshta.cod_reports import report
from bot.carriers.nova_poshta.fields import KYIV, Entry
from bot.carriers.nova_poshta.mapping import read_entry
from bot.carriers.nova_poshta.prolonging import prolong
from bot.carriers.nova_poshta.redirects import redirect
from bot.carriers.nova_poshta.registries import Registries
from bot.carriers.nova_poshta.returns import return_
from bot.carriers.nova_poshta.tracking import BATCH, Tracker
from bot.carriers.nova_poshta.waybills import Waybills
from bot.carriers.nova_poshta.wire import CODE
from bot.domain.additional_service import ChangeRequest, ProlongRequest, RedirectRequest, ReturnRequest, ServiceAnswer
from bot.domain.cod import CodReport
from bot.domain.label import Label, LabelFormat
from bot.domain.manifest import ManifestAnswer, ManifestRequest
from bot.domain.place import Branch, BranchQuery, City
from bot.domain.quote import Quote
from bot.domain.sender import AccountReport, KnownSender
from bot.domain.shipment import Waybill, WaybillRequest
from bot.http import Http, Peer


class NovaPoshta(Carrier):
    """Stateless but for its clock: `now` gives aware UTC, for events to which the carrier gives no time."""

    info = CarrierInfo(
        code=CODE,
        name_key="carrier-nova-poshta",
        capabilities=~Capability(0),
        track_batch=BATCH,
        calls_per_second=5.0,
        zone=KYIV,
        country="UA",
        currency="UAH",
        origin_keys=OriginKeys(sender="Sender", contact="ContactSender", place="SenderAddress", city="CitySender"),
        history=History.SNAPSHOTS,
        find_lag=timedelta(minutes=2),
        storage=StorageRules(free_days=7, goes_back_after_days=None),
        lockers=LockerRules(sender_pays=True, needs_size=True),
    )

    def __init__(self, http: Http, endpoint: str, now: Callable[[], datetime]) -> None:
        """Speak to the API at `endpoint` (…/v2.0/json/)."""
        self._api = Api(http, endpoint, Peer(CODE, self.info.calls_per_second))
        self._now = now

    async def track(self, account: Account, queries: Queries) -> TrackAnswers:
        """Ask about each well-formed number once, in batches of 100."""
        seen_at = self._now()
        return await Tracker(
            self._api,
            account,
            lambda entry, phone_refused: read_entry(entry, phone_refused=phone_refused, seen_at=seen_at),
        ).ask(queries)

    async def cod_status(self, account: Account, queries: Queries) -> Mapping[str, CodReport]:
        """Read the money out of the same answers; sums need the phone, codes 10 and 11 do not."""

        def read(entry: Entry, _phone_refused: bool) -> CodReport | None:  # noqa: FBT001 - as Tracker calls it
            return report(entry)

        answers = await Tracker(self._api, account, read).ask(queries)
        return {number: answer for number, answer in answers.items() if isinstance(answer, CodReport)}

    async def create(self, account: Account, request: WaybillRequest) -> Waybill:
        """Make a waybill; what is known not to work is Rejected before the carrier is asked."""
        return await Waybills(self._api, account).create(request)

    async def find(self, account: Account, reference: str, day: date) -> Waybill | None:
        """Look through the documents of the days around `day`."""
        return await Waybills(self._api, account).find(reference, day)

    async def update(self, account: Account, waybill: Waybill, request: WaybillRequest) -> Waybill:
        """Replace a waybill that was not handed over."""
        return await Waybills(self._api, account).update(waybill, request)

    async def cancel(self, account: Account, waybill: Waybill) -> None:
        """Delete a waybill that was not handed over."""
        await Waybills(self._api, account).cancel(waybill)

    async def cities_named(self, account: Account, name: str) -> tuple[City, ...]:
        """Towns whose names hold these letters."""
        return await directory.cities_named(self._api, account, name)

    async def branches_found(self, account: Account, query: BranchQuery) -> tuple[Branch, ...]:
        """The branch of a Ref, or those of a number in a town."""
        return await directory.branches_found(self._api, account, query)

    async def quote(self, account: Account, request: WaybillRequest) -> Quote:
        """Ask price and day of arrival."""
        return await pricing.quote(self._api, account, request)

    async def label(self, account: Account, waybills: Sequence[Waybill], form: LabelFormat) -> Label:
        """Fetch a PDF; the carrier then counts the waybills as printed."""
        return await printing.label(self._api, account, waybills, form)

    async def manifest(self, account: Account, request: ManifestRequest) -> ManifestAnswer:
        """List, read, fill, empty or delete a registry."""
        return await Registries(self._api, account).answer(request)

    def branches(self, account: Account, tell_total: TellTotal | None = None) -> AsyncIterator[Branch]:
        """Walk the directory, 500 a page."""
        return directory.branches(self._api, account, tell_total)

    def cities(self, account: Account) -> AsyncIterator[City]:
        """Walk all towns."""
        return directory.cities(self._api, account)

    async def return_(self, account: Account, request: ReturnRequest) -> ServiceAnswer:
        """Check, order or take back a return."""
        return await return_(self._api, account, request)

    async def redirect(self, account: Account, request: RedirectRequest) -> ServiceAnswer:
        """Check, order or take back a redirect."""
        return await redirect(self._api, account, request)

    async def prolong(self, account: Account, request: ProlongRequest) -> ServiceAnswer:
        """Check, order or take back longer storage."""
        return await prolong(self._api, account, request)

    async def change(self, account: Account, request: ChangeRequest) -> ServiceAnswer:
        """Check, order or take back a change."""
        return await change(self._api, account, request)

    async def senders(self, account: Account) -> tuple[KnownSender, ...]:
        """Who can send under this key."""
        return await accounts.senders(self._api, account)

    async def check(self, account: Account) -> AccountReport:
        """Try what the key may do."""
        return await accounts.check(self._api, account)
