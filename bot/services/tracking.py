"""Where a parcel is: a person's question, a refresh, a look at what is known, what we saw."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import TrackQuery
from bot.db import events, follows, outbox, parcels, people, shipments, trackings
from bot.db.trackings import KnownNumber
from bot.desk import Desk
from bot.domain.errors import Gone, TooOften
from bot.domain.numbers import Doubt, FoundNumber
from bot.domain.parcel import Finding, Freshness, SeenEvent, ShownParcel, TrackedParcel, Trouble
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.domain.roles import Right, View
from bot.domain.tracking import REFRESH_PAUSE
from bot.services import permission
from bot.services.answers import ask_and_keep
from bot.services.chat import Delivery

MOST_NUMBERS = 30
_TROUBLES = {
    Doubt.CHECK_DIGIT: Trouble.CHECK_DIGIT,
    Doubt.TOO_SHORT: Trouble.TOO_SHORT,
    Doubt.TOO_LONG: Trouble.TOO_LONG,
}


async def look_up(desk: Desk, person: Person, found: Sequence[FoundNumber], delivery: Delivery) -> list[Finding]:
    """Find out where the parcels of up to 30 numbers are: one finding for each, in their order."""
    findings = [_route(one, desk.carriers.codes) for one in found[:MOST_NUMBERS]]
    wanted: dict[str, list[str]] = {}
    for finding in findings:
        if finding.trouble is None:
            wanted.setdefault(finding.carriers[0], []).append(finding.number)
    shown = await _show_numbers(desk, person, wanted, delivery) if wanted else {}
    return [
        finding if finding.trouble else Finding(finding.number, finding.carriers, shown[finding.number])
        for finding in findings
    ]


def _route(one: FoundNumber, connected: Sequence[str]) -> Finding:
    """Choose the carrier to ask: on a tie the one that is connected, else a person is asked."""
    if one.doubt is not Doubt.NONE:
        return Finding(one.value, (), trouble=_TROUBLES[one.doubt])
    candidates = [code for code in one.carriers if code in connected]
    if len(candidates) == 1:
        return Finding(one.value, (candidates[0],))
    trouble = Trouble.AMBIGUOUS if len(one.carriers) > 1 else Trouble.NOT_CONNECTED
    return Finding(one.value, one.carriers, trouble=trouble)


async def _show_numbers(
    desk: Desk, person: Person, wanted: dict[str, list[str]], delivery: Delivery
) -> dict[str, ShownParcel]:
    async with desk.database.read() as db:
        phone = await phone_of(db, person)
        known = await _find(db, wanted)
        now = desk.clock.now()
        queries = {
            code: [
                _query(number, known[code].get(number), phone)
                for number in numbers
                if _is_worth_asking(known[code].get(number), now)
            ]
            for code, numbers in wanted.items()
        }
        if not any(queries.values()):
            return await _shown(desk, db, person, known, {})
    left = await ask_and_keep(desk, person, phone, queries, delivery)
    async with desk.database.read() as db:
        return await _shown(desk, db, person, await _find(db, wanted), left)


async def _find(db: AsyncConnection, wanted: Mapping[str, Sequence[str]]) -> dict[str, dict[str, KnownNumber]]:
    """Find the numbers that have a row, by carrier."""
    return {code: await trackings.find(db, code, numbers) for code, numbers in wanted.items()}


async def _shown(
    desk: Desk,
    db: AsyncConnection,
    person: Person,
    known: Mapping[str, Mapping[str, KnownNumber]],
    left: Mapping[str, Freshness],
) -> dict[str, ShownParcel]:
    shown: dict[str, ShownParcel] = {}
    for code, rows in known.items():
        by_root = await load(desk, db, person, {row.root_id for row in rows.values()}, left.get(code))
        shown |= {number: by_root[row.root_id] for number, row in rows.items()}
    return shown


def _is_worth_asking(known: KnownNumber | None, now: datetime) -> bool:
    """Ask unless the carrier has just answered; that it was just asked in vain leaves the question open."""
    return known is None or known.asked_at != known.answered_at or _is_due(known, now)


def _is_due(known: KnownNumber, now: datetime) -> bool:
    return known.asked_at is None or now - known.asked_at >= REFRESH_PAUSE


def _query(number: str, known: KnownNumber | None, phone: Phone | None) -> TrackQuery:
    """Ask with the person's own phone where there is one, else with one that is known to open the number."""
    return TrackQuery(number, phone or (known.phone if known is not None else None))


async def phone_of(db: AsyncConnection, person: Person) -> Phone | None:
    """The phone that the person shared as their own."""
    return None if person.contact_id is None else await people.phone_of(db, person.contact_id)


async def load(
    desk: Desk, db: AsyncConnection, person: Person, root_ids: Collection[int], left: Freshness | None = None
) -> dict[int, ShownParcel]:
    """Load parcels as this person may see them, by their first numbers' ids."""
    loaded = await parcels.load(db, root_ids)
    silent = [root for root, (one, _) in loaded.items() if not _is_answered(one)]
    promised = await outbox.promised(db, person.id, silent) if silent and person.id is not None else set()
    ours = await _shops_own(desk, db, person, root_ids)
    names = {} if person.id is None else await follows.names(db, person.id, root_ids)
    return {
        root: ShownParcel(
            parcel,
            View.FULL if root in ours else _view(person, owners),
            _freshness(parcel, left, promised=root in promised),
            root in names,
            names.get(root),
        )
        for root, (parcel, owners) in loaded.items()
    }


async def _shops_own(desk: Desk, db: AsyncConnection, person: Person, root_ids: Collection[int]) -> set[int]:
    """Which of these the shop has sent, for its own people; a customer's look costs no query."""
    if not permission.seen_roles(desk, person) or not await permission.has(desk, db, person, Right.SEE_PARCELS):
        return set()
    return await shipments.sent(db, root_ids)


def _view(person: Person, owners: frozenset[int]) -> View:
    """Decide by the object, on every access (design, law 10)."""
    return View.FULL if person.contact_id in owners else View.PUBLIC


def _is_answered(parcel: TrackedParcel) -> bool:
    """Whether the carrier spoke of it the last time it was asked."""
    return parcel.answered_at is not None and parcel.asked_at == parcel.answered_at


def _freshness(parcel: TrackedParcel, left: Freshness | None, *, promised: bool) -> Freshness:
    """Say that the carrier is silent only to whom a notice is owed: nobody is promised what will not come."""
    if _is_answered(parcel):
        return Freshness.ASKED
    if left in {Freshness.STILL_ASKING, Freshness.CARRIER_DOWN}:
        return left
    return Freshness.CARRIER_DOWN if promised else Freshness.ASKED


async def show(desk: Desk, person: Person, tracking_id: int) -> ShownParcel:
    """Show what is known, without asking anybody."""
    async with desk.database.read() as db:
        root_id = await root_of(db, tracking_id)
        shown = (await load(desk, db, person, [root_id]))[root_id]
    if shown.parcel.answered_at is None and shown.freshness is Freshness.ASKED:
        raise Gone  # the carrier never spoke of it, and nobody promised this person that it would
    return shown


async def refresh(desk: Desk, person: Person, tracking_id: int, delivery: Delivery) -> ShownParcel:
    """Ask about every number of the parcel again; TooOften within a minute of the last time."""
    async with desk.database.read() as db:
        phone = await phone_of(db, person)
        family = await trackings.family(db, await root_of(db, tracking_id))
    root, now = family[0], desk.clock.now()
    if not delivery.again and not _is_due(root, now) and root.asked_at is not None:
        left = (REFRESH_PAUSE - (now - root.asked_at)).total_seconds()
        raise TooOften(seconds=max(1, round(left)))
    return await ask_about(desk, person, phone, family, delivery)


async def ask_about(
    desk: Desk, person: Person, phone: Phone | None, family: Sequence[KnownNumber], delivery: Delivery
) -> ShownParcel:
    """Ask about these numbers of one parcel, and show it."""
    queries = {family[0].carrier: [_query(one.number, one, phone) for one in family]}
    left = await ask_and_keep(desk, person, phone, queries, delivery)
    async with desk.database.read() as db:
        root_id = family[0].root_id
        return (await load(desk, db, person, [root_id], left.get(family[0].carrier)))[root_id]


async def root_of(db: AsyncConnection, tracking_id: int) -> int:
    """Find the first number's id of the parcel that this number belongs to; Gone where there is none."""
    root_id = await trackings.root_of(db, tracking_id)
    if root_id is None:
        raise Gone
    return root_id


async def history(desk: Desk, person: Person, tracking_id: int) -> tuple[ShownParcel, list[SeenEvent]]:
    """What we saw of the parcel, over all its numbers, the oldest first."""
    async with desk.database.read() as db:
        root_id = await root_of(db, tracking_id)
        shown = (await load(desk, db, person, [root_id]))[root_id]
        told = [event for _, event in (await events.of_parcels(db, [root_id]))[root_id]]
    told.sort(key=lambda event: event.occurred_at)
    return shown, [SeenEvent(e.occurred_at, e.observed, e.status, e.raw_text, e.place) for e in told]
