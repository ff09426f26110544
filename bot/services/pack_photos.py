"""A photo while packing: an article is ticked, the glued label is checked, a proof is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import packing as rows
from bot.db import packing_settings
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.packing import Packing, PackingCard, PhotoKind, Scan, Scanned, line_for
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.reading.barcode import Code, Kind, numbers_on
from bot.reading.goods_codes import codes_in_hand, goods_on, is_article
from bot.reading.picture import UnreadablePicture
from bot.reading.spelling import fold_name
from bot.screens.message import File
from bot.services import audit, permission
from bot.services import packing_table as table
from bot.services.chat import Delivery, takes_effect
from bot.services.people import keep

_MOST_BYTES = 20 * 1024 * 1024  # Bot API, getFile
_SHOWN = 4
_LONGEST_ID = 255


async def take_photo(desk: Desk, person: Person, file_id: str, delivery: Delivery) -> tuple[Scanned, PackingCard]:
    """Understand a photo of whoever packs something; Gone where they pack nothing."""
    about = await _about(desk, person, delivery)
    codes = [] if about.get("proof") else await _codes(desk, file_id)
    return await _take(desk, person, _Brought(about, codes, file_id), delivery)


async def take_code(desk: Desk, person: Person, text: str, delivery: Delivery) -> tuple[Scanned, PackingCard]:
    """As of a photo, of what a scanner typed: an article's code."""
    about = await _about(desk, person, delivery)
    brought = _Brought({**about, "proof": False}, [Code(text, Kind.GOODS)], "")
    return await _take(desk, person, brought, delivery)


@dataclass(frozen=True, slots=True)
class _Brought:
    """What came, and what it was asked for about."""

    about: dict[str, Any]
    codes: Sequence[Code]
    file_id: str


async def _about(desk: Desk, person: Person, delivery: Delivery) -> dict[str, Any]:
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        about = await table.on_table(desk, db, person, delivery)
    if about is None:
        raise Gone
    return about


async def _take(desk: Desk, person: Person, brought: _Brought, delivery: Delivery) -> tuple[Scanned, PackingCard]:
    async with desk.database.write() as db:
        held = await table.hold(desk, db, person, int(brought.about["shipment_id"]))
        scanned = await _understand(desk, db, held, brought)
        if await takes_effect(desk, db, delivery):
            await _carry_out(desk, db, person, held, (scanned, brought), delivery)
        elif scanned.scan is Scan.TOO_MANY:  # it was this very update that made the line full
            scanned = replace(scanned, scan=Scan.TICKED)
    return scanned, await table.card(desk, person, held.shipment_id)


async def _codes(desk: Desk, file_id: str) -> list[Code]:
    image = await desk.chat.download(file_id, _MOST_BYTES)
    try:
        return await asyncio.to_thread(codes_in_hand, image)
    except UnreadablePicture:
        return []


async def _understand(desk: Desk, db: AsyncConnection, held: Packing, brought: _Brought) -> Scanned:
    if brought.about.get("proof"):
        return Scanned(scan=Scan.KEPT)
    numbers = [number.value for number in numbers_on(brought.codes)]
    if numbers:
        return await _label(db, held, numbers)
    goods = goods_on(brought.codes)
    if goods:
        return await _goods(desk, db, held, goods)
    return Scanned(scan=Scan.UNREADABLE, shows_example=not brought.about.get("shown"))


async def _label(db: AsyncConnection, held: Packing, numbers: Sequence[str]) -> Scanned:
    whose = await rows.whose(db, numbers)
    others = [one for one in numbers if one != held.number and _of(whose, one) != held.shipment_id]
    if held.number in numbers:
        return Scanned(scan=Scan.SEVERAL_LABELS if others else Scan.GLUED, number=held.number)
    ours = [one for one in numbers if one in whose]
    if not ours:
        return Scanned(scan=Scan.STRANGE_LABEL, number=numbers[0])
    recipient, town, _ = whose[ours[0]]
    return Scanned(scan=Scan.FOREIGN_LABEL, number=ours[0], words=", ".join(one for one in (recipient, town) if one))


def _of(whose: dict[str, tuple[str, str, int]], number: str) -> int | None:
    return whose[number][2] if number in whose else None


async def _goods(desk: Desk, db: AsyncConnection, held: Packing, goods: Sequence[str]) -> Scanned:
    """The first code that belongs here decides; where none does, it is a clear no, or nobody knows the code yet."""
    for key in goods:
        line = line_for(key, held.lines)
        if line is not None:
            return Scanned(scan=Scan.TOO_MANY if line.is_full else Scan.TICKED, words=line.words)
    named = [await packing_settings.keep_code(db, key, desk.clock.now()) for key in goods]
    for _, words in named:
        if words:
            return Scanned(scan=Scan.WRONG_GOODS, words=words)
    return Scanned(scan=Scan.UNKNOWN_GOODS, code_id=named[0][0], words=goods[0])


async def _carry_out(
    desk: Desk,
    db: AsyncConnection,
    person: Person,
    held: Packing,
    read: tuple[Scanned, _Brought],
    delivery: Delivery,
) -> None:
    scanned, brought = read
    by = await keep(desk, db, person), desk.clock.now()
    if scanned.scan is Scan.TICKED:
        await _tick(db, held, goods_on(brought.codes))
    elif scanned.scan is Scan.GLUED:
        await rows.change(db, held.shipment_id, glued_at=by[1], glued_by=by[0], glued_number=held.number)
        await _keep_photo(db, held, PhotoKind.LABEL, brought.file_id, by)
        await audit.note(desk, db, person, Deed(Did.LABEL_CHECKED, held.shipment_id))
    elif scanned.scan is Scan.KEPT:
        await _keep_photo(db, held, PhotoKind.PARCEL, brought.file_id, by)
    shown = bool(brought.about.get("shown")) or scanned.shows_example
    await table.put(desk, db, person, {"shown": shown}, held, delivery)


async def _tick(db: AsyncConnection, held: Packing, goods: Sequence[str]) -> None:
    for key in goods:
        line = line_for(key, held.lines)
        if line is not None and held.packed_at is None:
            await rows.tick(db, held.shipment_id, line.place, line.packed + 1)
            return


async def _keep_photo(
    db: AsyncConnection, held: Packing, kind: PhotoKind, file_id: str, of: tuple[int, datetime]
) -> None:
    if len(file_id) <= _LONGEST_ID:
        await rows.add_photo(db, held.shipment_id, kind, file_id, of)


def typed_code(text: str) -> str | None:
    """An article's code that a scanner typed; None where the text is something else."""
    told = text.strip()
    return told if is_article(told) else None


async def await_proof(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> None:
    """Keep the next photo as it is, whatever it shows."""
    async with desk.database.write() as db:
        held = await table.hold(desk, db, person, shipment_id)
        if await takes_effect(desk, db, delivery):
            await table.put(desk, db, person, {"proof": True}, held, delivery)


async def teach(desk: Desk, person: Person, shipment_id: int, said: tuple[int, int], delivery: Delivery) -> PackingCard:
    """The code with this id is of the line at this place; a piece of it is in. From now on the desk knows the code."""
    code_id, place = said
    async with desk.database.write() as db:
        held = await table.hold_and_await(desk, db, person, shipment_id, delivery)
        line = next((one for one in held.lines if one.place == place), None)
        if line is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            known = await packing_settings.name_code(db, code_id, line.words, fold_name(line.words))
            if known:
                await audit.note(desk, db, person, Deed(Did.CODE_TAUGHT, code_id))
            if known and not line.is_full and held.packed_at is None:
                await rows.tick(db, shipment_id, place, line.packed + 1)
    return await table.card(desk, person, shipment_id)


async def photos(desk: Desk, person: Person, shipment_id: int) -> list[File]:
    """The newest photos of a shipment, fetched from Telegram again."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        ids = await rows.photos(db, shipment_id, _SHOWN)
    return [File(f"{place}.jpg", await desk.chat.download(one, _MOST_BYTES)) for place, one in enumerate(ids, start=1)]
