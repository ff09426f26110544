"""What a delivery costs and when it arrives, from where the shop sends, of every carrier at once (A8, A9, B17)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import structlog

from bot.carriers.base import Capability, CarrierError, Connection, Denied, Rejected
from bot.clock import local_day
from bot.db import accounts
from bot.db import quoting as rows
from bot.db.quoting import KnownTown, UsualOrigin
from bot.desk import Desk
from bot.domain.branch_search import Wish
from bot.domain.cod import Cod, CodForm, Payer
from bot.domain.money import Money
from bot.domain.place import Address, Branch, BranchKind, BranchPoint, Destination
from bot.domain.quote import DeliveryKind, LeftOut, NoOffer, Offer, Offers, Quote, QuoteRequest
from bot.domain.sender import OriginKind
from bot.domain.shipment import Origin, Parcel, WaybillRequest
from bot.services.asking import WITHIN_AN_UPDATE_S
from bot.services.connections import opened, stop_refused
from bot.services.fitting import why_not

_USUAL_DECLARED = 300_00  # minor units: what Nova Poshta assumes where nothing is declared
_MOST_AT_ONCE = 15  # questions: more would not be answered in time at five calls a second, and would hold up tracking
_KINDS = {
    BranchKind.OFFICE: DeliveryKind.BRANCH,
    BranchKind.POINT: DeliveryKind.BRANCH,
    BranchKind.LOCKER: DeliveryKind.LOCKER,
}
_ENDS = {DeliveryKind.BRANCH: BranchKind.OFFICE, DeliveryKind.LOCKER: BranchKind.LOCKER}

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Journey:
    """From where, by which account, to which town of the carrier's, and what stands there."""

    way: Connection
    start: UsualOrigin
    end: KnownTown
    sorts: Sequence[Branch]
    asked: QuoteRequest

    @property
    def carrier(self) -> str:
        return self.way.account.carrier


async def offers(desk: Desk, asked: QuoteRequest) -> Offers:
    """Ask every connected carrier for each kind of delivery, within 6 s; what was asked lately is not asked again."""
    town = await _town(desk, asked)
    codes = desk.carriers.codes if town is None or asked.branch_id is None else (town.carrier,)
    journeys = [await _journey(desk, asked, code, town) for code in codes]
    known = [one for one in journeys if isinstance(one, _Journey)]
    told = await asyncio.gather(*(_ask(desk, one, kind) for one in known for kind in _kinds(one)))
    made = [one for one in told if isinstance(one, Offer)]
    left_out = [one for one in (*journeys, *told) if isinstance(one, LeftOut)]
    start = known[0].start.city if known else ""
    return Offers(
        asked=asked,
        start=start,
        end="" if town is None else town.name,
        offers=tuple(_marked(made)),
        left_out=tuple(left_out),
    )


def currency(desk: Desk) -> str | None:
    """In which money the shop's carriers are paid; None where none is connected."""
    ways = (desk.carriers.connection(code) for code in desk.carriers.codes)
    return next((way.carrier.info.currency for way in ways if way is not None), None)


async def _town(desk: Desk, asked: QuoteRequest) -> KnownTown | None:
    async with desk.database.read() as db:
        if asked.branch_id is not None:
            return await rows.town_of_branch(db, asked.branch_id)
        return None if asked.town_id is None else await rows.town(db, asked.town_id)


async def _journey(desk: Desk, asked: QuoteRequest, code: str, town: KnownTown | None) -> _Journey | LeftOut:
    async with desk.database.read() as db:
        for stored in await accounts.working(db, code):
            way, start = opened(desk, stored), await rows.usual_origin(db, stored.id)
            if way is None or start is None or Capability.QUOTE not in way.carrier.info.capabilities:
                continue
            end = None if town is None else await rows.same_town(db, code, town)
            if end is None:
                return LeftOut(code, NoOffer.NO_TOWN)
            return _Journey(way, start, end, await rows.sorts(db, end, asked.branch_id), asked)
    return LeftOut(code, NoOffer.NO_ORIGIN)


def _kinds(journey: _Journey) -> Iterator[DeliveryKind]:
    """The kinds that are asked for; of one branch its own alone."""
    if journey.asked.branch_id is None:
        yield from (kind for kind in DeliveryKind if kind in journey.asked.kinds)
    else:
        yield from (_KINDS[one.kind] for one in journey.sorts)


async def _ask(desk: Desk, journey: _Journey, kind: DeliveryKind) -> Offer | LeftOut:
    why = _why_not(journey, kind)
    if why is not None:
        return LeftOut(journey.carrier, why, kind)
    try:
        async with asyncio.timeout(WITHIN_AN_UPDATE_S):
            quote = await _quote(desk, journey, kind)
    except TimeoutError:
        return LeftOut(journey.carrier, NoOffer.SILENT, kind)
    except CarrierError as error:
        if isinstance(error, Denied):
            await stop_refused(desk, journey.way.account, error)
        _log.warning("price_not_told", carrier=error.carrier, error=type(error).__name__, detail=error.detail)
        return LeftOut(journey.carrier, NoOffer.REFUSED if isinstance(error, Rejected) else NoOffer.SILENT, kind)
    return Offer(carrier=journey.carrier, kind=kind, quote=quote)


def _why_not(journey: _Journey, kind: DeliveryKind) -> NoOffer | None:
    asked, paid_in = journey.asked, journey.start.currency
    if any(sum_ is not None and sum_.currency != paid_in for sum_ in (asked.declared_value, asked.cod)):
        return NoOffer.REFUSED
    if kind is DeliveryKind.DOOR:
        return None
    there = [one for one in journey.sorts if _KINDS[one.kind] is kind]
    wish = Wish(weight_g=asked.weight_g, size=asked.size, declared_value=_declared(asked, paid_in))
    return why_not(there, wish, journey.way.carrier.info.zone)


async def _quote(desk: Desk, journey: _Journey, kind: DeliveryKind) -> Quote:
    """Ask the carrier, or wait for who asks the same; the answer is kept, even if it comes too late for this asker."""
    request = _request(desk, journey, kind)
    recent, key = desk.recent_quotes, _key(journey, request)
    told = recent.find(key, desk.clock.now())
    if told is not None:
        return told
    under_way = recent.under_way.get(key)
    if under_way is None:
        if len(recent.under_way) >= _MOST_AT_ONCE:
            raise TimeoutError
        task = asyncio.create_task(_keep(desk, journey, request, key))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be waiting any more
        under_way = recent.under_way[key] = task
    return await asyncio.shield(asyncio.ensure_future(under_way))


async def _keep(desk: Desk, journey: _Journey, request: WaybillRequest, key: object) -> Quote:
    try:
        quote = await journey.way.carrier.quote(journey.way.account, request)
        desk.recent_quotes.remember(key, quote, desk.clock.now())
        return quote
    finally:
        desk.recent_quotes.under_way.pop(key, None)


def _key(journey: _Journey, request: WaybillRequest) -> object:
    """All that the price depends on."""
    account = journey.way.account
    what = (request.destination, request.parcels, request.declared_value, request.cod, request.ship_on)
    return (account.id, account.version, journey.start.id, *what)


def _request(desk: Desk, journey: _Journey, kind: DeliveryKind) -> WaybillRequest:
    """As a waybill would be asked for. Who gets it is not known and changes no price: the sender stands in."""
    asked, start, info = journey.asked, journey.start, journey.way.carrier.info
    return WaybillRequest(
        reference="",
        origin=Origin(start.sender, _start(start, info.origin_keys.city, info.origin_keys.place), start.carrier_keys),
        recipient=start.sender,
        destination=_end(journey.end.reference, kind),
        parcels=(Parcel(asked.weight_g, asked.size),),
        description="",
        declared_value=_declared(asked, start.currency),
        delivery_payer=Payer.RECIPIENT,
        ship_on=local_day(desk.clock.now(), info.zone),
        cod=None if asked.cod is None else Cod(asked.cod, CodForm.TRANSFER, Payer.RECIPIENT),
    )


def _start(start: UsualOrigin, city_key: str, place_key: str) -> Destination:
    city, place = start.carrier_keys.get(city_key, ""), start.carrier_keys.get(place_key, "")
    if start.kind == OriginKind.DOOR:
        return Address(city, "", "")
    return BranchPoint(city, place, BranchKind(start.kind))


def _end(city: str, kind: DeliveryKind) -> Destination:
    return Address(city, "", "") if kind is DeliveryKind.DOOR else BranchPoint(city, "", _ENDS[kind])


def _declared(asked: QuoteRequest, paid_in: str) -> Money:
    """What is paid on delivery is insured at least for that."""
    told = [sum_.minor for sum_ in (asked.declared_value, asked.cod) if sum_ is not None]
    return Money(max(told, default=_USUAL_DECLARED), paid_in)


def _marked(made: Sequence[Offer]) -> list[Offer]:
    """The cheapest first; marked where some are dearer, or slower, than others."""
    currencies = {one.quote.total.currency for one in made}
    prices = {one.quote.total.minor for one in made} if len(currencies) == 1 else set()
    days = {one.quote.arrives_on for one in made if one.quote.arrives_on is not None}
    ordered = sorted(made, key=lambda one: (one.quote.total.currency, one.quote.total.minor))
    return [
        replace(
            one,
            is_cheapest=len(prices) > 1 and one.quote.total.minor == min(prices),
            is_fastest=len(days) > 1 and one.quote.arrives_on == min(days),
        )
        for one in ordered
    ]
