"""A draft as it stands: completed, looked up in the directory, warned of and priced."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Capability, CarrierInfo, LockerRules
from bot.clock import local_day
from bot.db import drafts as rows
from bot.db import origins, recipients, shipments, shop_defaults
from bot.db import waybills as attempts
from bot.desk import Desk
from bot.domain.attempt import Attempt
from bot.domain.branch_search import Wish
from bot.domain.draft import OPEN, Caution, Draft, SendsFrom, Stage, Warn, stage_of
from bot.domain.errors import Gone
from bot.domain.habits import Filled, Habits, Template, fill, template_of, wish_of
from bot.domain.people import Person
from bot.domain.quote import DeliveryKind, Quote, QuoteRequest
from bot.domain.shown_draft import Place, ShownDraft
from bot.reading.spelling import fold_name
from bot.services import quotes
from bot.services.draft_as_sent import NOTHING_USUAL, as_sent
from bot.services.draft_gaps import gaps_of, is_door
from bot.services.draft_place import find_place, settled
from bot.services.draft_rights import check_sends
from bot.services.people import phone_hash

_HOME = "380"
_PRICE_WITHIN_S = 2.5  # a card is not kept waiting for its price


@dataclass(frozen=True, slots=True)
class Customs:
    """What the shop is used to, and from where it can send."""

    habits: Habits
    templates: Sequence[Template]
    origins: Sequence[SendsFrom]

    def origin_of(self, draft: Draft) -> SendsFrom | None:
        """The place that was chosen, else the first of the carrier that was, else the usual one."""
        chosen = [one for one in self.origins if one.origin_id == draft.origin_id]
        fitting = [one for one in self.origins if draft.carrier in (None, one.carrier)]
        return next(iter([*chosen, *fitting, *self.origins]), None)

    def fill(self, draft: Draft) -> Filled:
        """Complete the draft."""
        return fill(draft, self.habits, template_of(fold_name(draft.goods), self.templates))

    def wish(self, draft: Draft) -> Wish:
        """What a branch must be able to do for it."""
        origin = self.origin_of(draft)
        return wish_of(draft, self.fill(draft), origin.carrier if origin else "")


async def customs(db: AsyncConnection) -> Customs:
    """Read them as they are now."""
    return Customs(await shop_defaults.habits(db), await shop_defaults.templates(db), await origins.usable(db))


async def settle_place(desk: Desk, known: Customs, draft: Draft) -> Draft:
    """The draft with the town and the branch that its words surely mean."""
    return await settled(desk, draft, known.wish(draft))


async def show(desk: Desk, person: Person, draft_id: int, *, priced: bool = True) -> ShownDraft:
    """The draft's card; Gone where there is none."""
    async with desk.database.read() as db:
        await check_sends(desk, db, person)
        draft = await rows.find(db, draft_id)
        if draft is None:
            raise Gone
        stored = await _stored(desk, db, draft)
    shown = await _shown(desk, stored, priced=priced)
    return shown if draft.revises is None else replace(shown, before=await show(desk, person, draft.revises))


@dataclass(frozen=True, slots=True)
class _Stored:
    known: Customs
    draft: Draft
    attempt: Attempt | None
    cautions: tuple[Caution, ...]
    others: tuple[int, ...]
    has_left: bool


async def _stored(desk: Desk, db: AsyncConnection, draft: Draft) -> _Stored:
    known, attempt = await customs(db), await attempt_of(db, draft)
    others = tuple(one.id for one in await rows.of_order(db, draft.order_id) if one.id != draft.id)
    has_left, stage = False, stage_of(draft, attempt)
    if attempt is not None and stage not in OPEN:
        sent = await shipments.find(db, attempt.shipment_id)
        draft = draft if sent is None else as_sent(draft, sent)
        has_left = await shipments.has_left(db, attempt.shipment_id)
    if stage not in (Stage.DRAFT, Stage.CANCELLED):
        known = replace(known, habits=NOTHING_USUAL, templates=())
    cautions = await _cautions(desk, db, draft, known.fill(draft)) if stage in OPEN else ()
    return _Stored(known, draft, attempt, cautions, others, has_left)


async def _shown(desk: Desk, stored: _Stored, *, priced: bool) -> ShownDraft:
    known, draft, attempt = stored.known, stored.draft, stored.attempt
    filled, origin, stage = known.fill(draft), known.origin_of(draft), stage_of(draft, attempt)
    place = await find_place(desk, draft, known.wish(draft)) if origin else Place()
    info = _info(desk, origin)
    gaps = gaps_of(draft, filled, place, known.origins, info.lockers if info else LockerRules())
    is_open, may = stage in OPEN, info.capabilities if info else Capability(0)
    return ShownDraft(
        draft=draft,
        filled=filled,
        place=place,
        origin=origin,
        stage=stage,
        gaps=gaps if is_open else (),
        cautions=stored.cautions,
        quote=await _price(desk, draft, filled, place) if priced and is_open and not gaps else None,
        attempt=attempt,
        may_cancel=stage is Stage.MADE and Capability.CANCEL in may,
        may_change=stage is Stage.MADE and Capability.UPDATE in may,
        may_choose_origin=len(known.origins) > 1,
        has_left=stored.has_left,
        others=stored.others,
    )


def _info(desk: Desk, origin: SendsFrom | None) -> CarrierInfo | None:
    way = None if origin is None else desk.carriers.connection(origin.carrier)
    return None if way is None else way.carrier.info


async def attempt_of(db: AsyncConnection, draft: Draft) -> Attempt | None:
    """The newest attempt at the waybill of this part of the order."""
    shipment_id = await shipments.of_part(db, draft.order_id, draft.part_no)
    return None if shipment_id is None else await attempts.newest_of(db, shipment_id)


async def _cautions(desk: Desk, db: AsyncConnection, draft: Draft, filled: Filled) -> tuple[Caution, ...]:
    if draft.phone is None:
        return ()
    found, hashed = [], phone_hash(desk, draft.phone)
    if not draft.phone.digits.startswith(_HOME):
        found.append(Caution(Warn.FOREIGN_PHONE))
    if went_back := await recipients.went_back(db, hashed):
        found.append(Caution(Warn.NOT_COLLECTED, many=went_back))
    part = (draft.order_id, draft.part_no)
    number = await recipients.sent_since(db, hashed, filled.cod, _today(desk), part) if draft.why is None else None
    if number is not None:
        found.append(Caution(Warn.DUPLICATE, number=number))
    return tuple(found)


def _today(desk: Desk) -> datetime:
    zone = desk.settings.shop_zone
    return datetime.combine(local_day(desk.clock.now(), zone), time(), zone)


async def _price(desk: Desk, draft: Draft, filled: Filled, place: Place) -> Quote | None:
    if place.town is None or not filled.pieces:
        return None
    asked = QuoteRequest(
        town_id=place.town.id,
        branch_id=place.branch.id if place.branch else None,
        weight_g=filled.weight_g or 0,
        size=filled.size,
        declared_value=filled.declared,
        cod=filled.cod,
        kinds=frozenset({DeliveryKind.DOOR}) if is_door(draft) else frozenset(DeliveryKind),
    )
    try:
        async with asyncio.timeout(_PRICE_WITHIN_S):
            told = await quotes.offers(desk, asked)
    except TimeoutError:
        return None
    return next((one.quote for one in told.offers if one.carrier == place.town.carrier), None)
