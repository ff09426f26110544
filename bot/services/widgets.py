"""The owner puts the map into a site's checkout: whose pages may frame it, what it offers, how it looks."""

from __future__ import annotations

import base64
import hmac
import secrets
import string

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import widgets as rows
from bot.desk import BackOffice, Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.domain.widget import PUBLIC_ID, Theme, Widget, origin_of
from bot.services import audit, permission
from bot.services.chat import Awaits, Delivery, ask_for, awaited, take_awaited, takes_effect
from bot.services.people import keep

_LETTERS = string.ascii_lowercase + string.digits


async def of_page(desk: BackOffice, public_id: str) -> Widget | None:
    """The widget that a shop's page names; None where there is none, or no more."""
    async with desk.database.read() as db:
        return await rows.find_public(db, public_id[: PUBLIC_ID * 2])


async def list_all(desk: Desk, person: Person) -> list[Widget]:
    """All that stand."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.SET_UP_SITES)
        return await rows.all_standing(db)


async def show(desk: Desk, person: Person, widget_id: int) -> Widget:
    """One of them; Gone where it was taken away."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.SET_UP_SITES)
        return await _standing(db, widget_id)


async def await_origin(desk: Desk, person: Person, delivery: Delivery) -> None:
    """The owner's next words are the address of a site."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.SET_UP_SITES)
        if await takes_effect(desk, db, delivery):
            await ask_for(desk, db, await keep(desk, db, person), Awaits.SITE, {}, delivery)


async def take_origin(desk: Desk, person: Person, address: str, delivery: Delivery) -> Widget | None:
    """Make a widget for that site; None where it is no address. The site's own one is shown where it has one."""
    origin = origin_of(address)
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.SET_UP_SITES)
        if origin is None:
            return None
        about = await awaited(db, person, Awaits.SITE, delivery)
        known = next((one for one in await rows.all_standing(db) if one.origin == origin), None)
        if await takes_effect(desk, db, delivery) and about is not None:
            await take_awaited(desk, db, await keep(desk, db, person), Awaits.SITE, about, delivery)
            if known is None:
                made = await rows.add(db, _new_id(), origin, desk.texts.speech().language, desk.clock.now())
                known = await _standing(db, made)
                await audit.note(desk, db, person, Deed(Did.SITE_SET_UP, made))
    if known is None:
        raise Gone
    return known


def _new_id() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(PUBLIC_ID))


async def switch_carrier(desk: Desk, person: Person, widget_id: int, code: str, delivery: Delivery) -> Widget:
    """Offer a carrier, or no longer; the last one stays."""
    known = await show(desk, person, widget_id)
    if code not in desk.carriers.codes:
        raise Gone
    offered = known.carriers or frozenset(desk.carriers.codes)
    offered = offered ^ {code} or offered
    return await _change(desk, person, known, delivery, carriers=sorted(offered))


async def set_theme(desk: Desk, person: Person, widget_id: int, theme: str, delivery: Delivery) -> Widget:
    """Look so."""
    known = await show(desk, person, widget_id)
    if theme not in set(Theme):
        raise Gone
    return await _change(desk, person, known, delivery, theme=theme)


async def set_language(desk: Desk, person: Person, widget_id: int, language: str, delivery: Delivery) -> Widget:
    """Speak so, where the shop's page asks for nothing else."""
    known = await show(desk, person, widget_id)
    if desk.texts.speech(language).language != language:
        raise Gone
    return await _change(desk, person, known, delivery, language=language)


async def make_key(desk: Desk, person: Person, widget_id: int, delivery: Delivery) -> str:
    """Make the key by which the shop fetches what was chosen for its orders; the one before it ends.

    It is made from the update, so that a redelivered one is answered with the same key; only its hash is stored.
    """
    known = await show(desk, person, widget_id)
    of_update = f"{known.id}:{delivery.bot_id}:{delivery.update_id}".encode()
    digest = hmac.digest(desk.settings.derive("widget key"), of_update, "sha256")
    key = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    await _change(desk, person, known, delivery, key_hash=hash_of_key(desk, key))
    return key


async def retire(desk: Desk, person: Person, widget_id: int, delivery: Delivery) -> None:
    """Take it away: the site's code opens nothing any more."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.SET_UP_SITES)
        if await takes_effect(desk, db, delivery):
            known = await _standing(db, widget_id)
            await rows.change(db, known.id, retired_at=desk.clock.now())
            await audit.note(desk, db, person, Deed(Did.SITE_RETIRED, known.id))


def hash_of_key(desk: BackOffice, key: str) -> bytes:
    """By which a shop's key is recognised."""
    return hmac.digest(desk.settings.derive("widget key hash"), key.encode("utf-8", "surrogatepass"), "sha256")


async def _change(desk: Desk, person: Person, known: Widget, delivery: Delivery, **to: object) -> Widget:
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.SET_UP_SITES)
        if await takes_effect(desk, db, delivery):
            await rows.change(db, known.id, **to)
            await audit.note(desk, db, person, Deed(Did.SITE_CHANGED, known.id, after={"fields": sorted(to)}))
        return await _standing(db, known.id)


async def _standing(db: AsyncConnection, widget_id: int) -> Widget:
    known = await rows.find(db, widget_id)
    if known is None:
        raise Gone("error-widget-gone")
    return known
