"""Reading numbers off photos, and showing once what a good photo looks like."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.desk import Desk
from bot.domain.numbers import FoundNumber
from bot.domain.people import Person
from bot.reading.barcode import numbers_on_photo
from bot.reading.picture import UnreadablePicture
from bot.screens.message import File
from bot.services.chat import Awaits, Delivery, ask_for, awaited, takes_effect
from bot.services.people import keep

_MOST_BYTES = 20 * 1024 * 1024  # Bot API, getFile
_EXAMPLE = Path(__file__).parent.parent / "documents" / "pictures" / "label.png"


async def numbers_on(desk: Desk, file_id: str) -> list[FoundNumber]:
    """Fetch the photo and read every tracking number off its codes, in a thread: it is work for the processor."""
    image = await desk.chat.download(file_id, _MOST_BYTES)
    try:
        return await asyncio.to_thread(numbers_on_photo, image) or []
    except UnreadablePicture:  # no picture, whatever it was called: the person hears what to send instead
        return []


async def example_once(desk: Desk, person: Person, delivery: Delivery) -> File | None:
    """The picture of a good photo, where the person was not shown it by their last unreadable one."""
    async with desk.database.write() as db:
        about = await awaited(db, person, Awaits.PHOTO, delivery)
        shown_before = about is not None and about["asked_by"] != delivery.update_id
        if not shown_before and await takes_effect(desk, db, delivery):
            await ask_for(desk, db, await keep(desk, db, person), Awaits.PHOTO, {}, delivery)
    return None if shown_before else await example()


async def example() -> File:
    """The picture of a good photo."""
    return File(_EXAMPLE.name, await asyncio.to_thread(_EXAMPLE.read_bytes))
