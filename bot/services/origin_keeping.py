"""Writing down who sends and from where, once everything is chosen: one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Connection
from bot.db import accounts, people
from bot.db import origins as rows
from bot.db.origins import NewOrigin, NewSender
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.place import Branch, City
from bot.domain.roles import Right
from bot.domain.sender import KnownSender, OriginKind, SenderContact
from bot.services import audit, permission
from bot.services.chat import Delivery, end_asking, takes_effect
from bot.services.people import keep_phone


@dataclass(frozen=True, slots=True)
class Who:
    """Who sends, and whom the carrier may call."""

    sender: KnownSender
    contact: SenderContact


@dataclass(frozen=True, slots=True)
class Kept:
    """Under which account, who, and by which update."""

    way: Connection
    who: Who
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class _Place:
    kind: OriginKind
    reference: str
    city: City
    label: str


async def keep_branch(desk: Desk, person: Person, kept: Kept, branch: Branch) -> None:
    """Send from this branch."""
    city = City(branch.city, branch.city_name, branch.region)
    await _keep(desk, person, kept, _Place(OriginKind(branch.kind.value), branch.reference, city, branch.name))


async def keep_door(desk: Desk, person: Person, kept: Kept, reference: str, city: City) -> None:
    """Send from this door of the sender's, which the carrier collects from."""
    told = next((one.text for one in kept.who.sender.addresses if one.reference == reference), None)
    if told is None:
        raise Gone
    await _keep(desk, person, kept, _Place(OriginKind.DOOR, reference, city, told))


async def _keep(desk: Desk, person: Person, kept: Kept, place: _Place) -> None:
    account_id, now = kept.way.account.id, desk.clock.now()
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if not await takes_effect(desk, db, kept.delivery):
            return
        sender_id = await _sender(desk, db, kept)
        await accounts.set_sender(db, account_id, sender_id)
        new = NewOrigin(
            account_id=account_id,
            sender_id=sender_id,
            contact_id=await _contact(desk, db, kept.who.contact),
            kind=place.kind,
            carrier_keys=_carrier_keys(kept, place),
            city=place.city.name,
            label=place.label,
        )
        await rows.add(db, new, now)
        await audit.note(desk, db, person, Deed(Did.ORIGIN_KEPT, account_id, after={"kind": place.kind}))
        await end_asking(db, person)


def _carrier_keys(kept: Kept, place: _Place) -> Mapping[str, str]:
    names = kept.way.carrier.info.origin_keys
    return {
        names.sender: kept.who.sender.reference,
        names.contact: kept.who.contact.reference,
        names.place: place.reference,
        names.city: place.city.reference,
    }


async def _sender(desk: Desk, db: AsyncConnection, kept: Kept) -> int:
    info = kept.way.carrier.info
    new = NewSender(name=kept.who.sender.name, country=info.country, currency=info.currency, zone=info.zone.key)
    return await rows.keep_sender(db, new, desk.clock.now())


async def _contact(desk: Desk, db: AsyncConnection, contact: SenderContact) -> int:
    if contact.phone is None:
        raise Gone  # one without a phone is never offered
    contact_id = await keep_phone(desk, db, contact.phone)
    await people.name_contact(db, contact_id, contact.name)
    return contact_id
