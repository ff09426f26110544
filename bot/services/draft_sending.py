"""From a draft to a waybill and what comes after: one tap, one waybill (law 3), whoever taps and however often."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_day
from bot.db import documents, shipments
from bot.db import drafts as rows
from bot.db import waybills as attempts
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState
from bot.domain.audit import Deed, Did
from bot.domain.draft import Draft, Stage, stage_of
from bot.domain.errors import DeskError, Gone
from bot.domain.order import Delivery as Way
from bot.domain.party import Party
from bot.domain.people import Person
from bot.domain.place import BranchPoint, Destination, NamedAddress, Town
from bot.domain.shipment import PURPOSE_OF, NewShipment, Why
from bot.domain.shown_draft import ShownDraft
from bot.services import audit, waybills
from bot.services.chat import Delivery, takes_effect
from bot.services.connections import carrier_of
from bot.services.draft_card import attempt_of, show
from bot.services.draft_rights import check_sends
from bot.services.people import hash_if_any, keep, phone_hash
from bot.services.promptly import promptly
from bot.services.waybills import Cancelling, Sending

UNDO_WITHIN = timedelta(minutes=1)


async def send(desk: Desk, person: Person, draft_id: int) -> Attempt:
    """Make the draft's waybill, however long the carrier takes: for whoever waits in no chat."""
    shown = await show(desk, person, draft_id, priced=False)
    if shown.stage in (Stage.MADE, Stage.CHECKING) and shown.attempt is not None:
        return shown.attempt
    async with desk.database.write() as db:
        begun = await _begin(desk, db, person, shown)
    return await waybills.see_through(desk, begun)


async def create(desk: Desk, person: Person, draft_id: int, version: str, delivery: Delivery) -> ShownDraft:
    """Make the waybill of the draft that was seen, in an update's time; what takes longer is told when it is known.

    Of a draft that has changed since, or that lacks something by now, nothing is made: it is shown as it is.
    """
    shown = await show(desk, person, draft_id, priced=False)
    if shown.stage in (Stage.MADE, Stage.CHECKING) or delivery.again:
        return await as_it_stands(desk, person, draft_id)
    if shown.draft.revises is not None or shown.version != version or shown.gaps or shown.stage is Stage.DISCARDED:
        return await show(desk, person, draft_id)
    begun: Sending | Attempt | None = None
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            begun = await _begin(desk, db, person, shown)
    if begun is not None:
        await promptly(desk, waybills.see_through(desk, begun))
    return await as_it_stands(desk, person, draft_id)


async def _begin(desk: Desk, db: AsyncConnection, person: Person, shown: ShownDraft) -> Sending | Attempt:
    """Commit to the waybill of exactly what was shown."""
    await check_sends(desk, db, person)
    draft = await rows.lock(db, shown.draft.id)
    if draft is None or draft.revises is not None:
        raise Gone
    standing = await attempt_of(db, draft)
    if stage_of(draft, standing) in (Stage.MADE, Stage.CHECKING) and standing is not None:
        return standing
    if draft.changed_at != shown.draft.changed_at or shown.gaps or draft.discarded_at is not None:
        raise DeskError("error-draft-changed")
    new = await _new_shipment(desk, db, shown)
    hashed, now = phone_hash(desk, new.recipient.phone), desk.clock.now()
    shipment_id = await shipments.of_part(db, draft.order_id, draft.part_no)
    if shipment_id is None:
        shipment_id = await shipments.add(db, new, hashed, now)
    else:
        await shipments.rewrite(db, shipment_id, new, hashed)
        await _drop_change(db, draft, now)
    return await waybills.begin_or_join(desk, db, person, shipment_id)


async def _drop_change(db: AsyncConnection, draft: Draft, now: datetime) -> None:
    """What was to be changed of an earlier waybill is nothing to this one."""
    revision = await rows.revision_of(db, draft.id)
    if revision is not None:
        await rows.discard(db, revision.id, now)


async def _new_shipment(desk: Desk, db: AsyncConnection, shown: ShownDraft) -> NewShipment:
    draft, filled, origin = shown.draft, shown.filled, shown.origin
    if origin is None or draft.phone is None or filled.declared is None or filled.payer is None:
        raise DeskError("error-draft-changed")
    info = await carrier_of(desk, db, origin.account_id)
    return NewShipment(
        account_id=origin.account_id,
        origin_id=origin.origin_id,
        recipient=Party(draft.name, draft.phone),
        destination=destination_of(shown),
        parcels=filled.pieces,
        description=filled.goods,
        declared_value=filled.declared,
        delivery_payer=filled.payer,
        ship_on=local_day(desk.clock.now(), info.zone),
        cod=filled.as_cod,
        note=draft.note,
        purpose=draft.purpose,
        part_no=draft.part_no,
        order_id=draft.order_id,
        why=draft.why,
    )


def destination_of(shown: ShownDraft) -> Destination:
    """Where it goes, as a carrier is told; an error where that is not sure."""
    town, branch, door = shown.place.town, shown.place.branch, shown.draft.door
    if branch is not None:
        return BranchPoint(branch.branch.city, branch.branch.reference, branch.branch.kind)
    if town is None or shown.draft.delivery is not Way.DOOR:
        raise DeskError("error-draft-changed")
    return NamedAddress(Town(town.name, town.region, town.district), door.street, door.house, door.flat)


async def as_it_stands(desk: Desk, person: Person, draft_id: int) -> ShownDraft:
    """The card; where the end is not known yet, who asked is promised the rest through the outbox."""
    while True:
        shown = await show(desk, person, draft_id, priced=False)
        attempt = shown.attempt
        if attempt is None or attempt.told_to_wait or not _more_comes(attempt):
            return shown
        async with desk.database.write() as db:
            if attempt.asked_by != await keep(desk, db, person):
                return shown
            await attempts.tell_to_wait(db, attempt, desk.clock.now())


def _more_comes(attempt: Attempt) -> bool:
    if attempt.state is AttemptState.CREATED:
        return attempt.label_id is None and attempt.next_look_at is not None
    return attempt.next_look_at is not None


async def cancel(desk: Desk, person: Person, draft_id: int, delivery: Delivery) -> ShownDraft:
    """Take the waybill back while the carrier lets us; the draft waits again then."""
    begun: Cancelling | Attempt | None = None
    async with desk.database.write() as db:
        await check_sends(desk, db, person)
        draft = await rows.lock(db, draft_id)
        attempt = None if draft is None else await attempt_of(db, draft)
        if attempt is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            begun = await waybills.begin_cancelling(desk, db, person, attempt.id)
    if begun is not None:
        await promptly(desk, waybills.take_back(desk, begun))
    return await as_it_stands(desk, person, draft_id)


def may_undo(desk: Desk, shown: ShownDraft) -> bool:
    """Whether the waybill was made a moment ago, so that taking it back need not be asked for twice."""
    asked_at = shown.attempt.posted_at if shown.attempt else None
    return asked_at is not None and desk.clock.now() - asked_at < UNDO_WITHIN


async def label(desk: Desk, person: Person, draft_id: int) -> tuple[Attempt, bytes]:
    """The label of the draft's waybill, once more."""
    async with desk.database.read() as db:
        await check_sends(desk, db, person)
        draft = await rows.find(db, draft_id)
        attempt = None if draft is None else await attempt_of(db, draft)
        content = await label_content(db, attempt)
    if attempt is None or content is None:
        raise DeskError("error-draft-no-label")
    return attempt, content


async def label_content(db: AsyncConnection, attempt: Attempt | None) -> bytes | None:
    """The label's PDF; None where there is none yet, or none is kept any more."""
    if attempt is None or attempt.label_id is None or attempt.state is not AttemptState.CREATED:
        return None
    return await documents.content(db, attempt.label_id)


async def made_label(desk: Desk, shown: ShownDraft) -> bytes | None:
    """The label to be sent with the news that the waybill is made; None where it comes later."""
    async with desk.database.read() as db:
        return await label_content(db, shown.attempt)


async def once_more(desk: Desk, person: Person, draft_id: int, why: Why, delivery: Delivery) -> int:
    """Begin another shipment of the same order: what is left, an exchange, or all of it again; the new draft's id."""
    async with desk.database.write() as db:
        await check_sends(desk, db, person)
        draft = await rows.lock(db, draft_id)
        if draft is None:
            raise Gone
        parts = await rows.of_order(db, draft.order_id)
        if not await takes_effect(desk, db, delivery):
            return parts[-1].id
        again = _again(draft, parts[-1].part_no + 1, why)
        begun = await rows.add(db, draft.order_id, again, hash_if_any(desk, draft.phone), desk.clock.now())
        await audit.note(desk, db, person, Deed(Did.AGAIN_BEGUN, begun, after={"why": why}))
        return begun


def _again(draft: Draft, part_no: int, why: Why) -> Draft:
    """The money was asked for once: another shipment asks for none unless somebody says so."""
    nothing = None if draft.cod is None else replace(draft.cod, minor=0)
    return replace(draft, id=0, revises=None, part_no=part_no, purpose=PURPOSE_OF[why], why=why, cod=nothing)
