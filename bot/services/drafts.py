"""Drafts: taken from orders, shown, changed, thrown away (A11, B18). draft_sending.py makes their waybills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import drafts as rows
from bot.db import orders as order_rows
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.draft import OPEN, Draft, Field, Gap, SourceKind, may_be_changed, stage_of
from bot.domain.errors import DeskError, Gone
from bot.domain.order import OrderDraft
from bot.domain.people import Person
from bot.domain.shown_draft import ShownDraft
from bot.reading.draft_answers import said
from bot.services import audit
from bot.services.chat import Awaits, Delivery, ask_for, awaited, end_asking, take_awaited, takes_effect
from bot.services.draft_card import attempt_of, customs, settle_place, show
from bot.services.draft_choices import choose, question
from bot.services.draft_reading import Read, completed, draft_of
from bot.services.draft_refusals import not_understood
from bot.services.draft_rights import check_sends
from bot.services.people import hash_if_any, keep

PAGE = 8
LEFT_AFTER = timedelta(days=60)
_MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Came:
    """Where orders came from: a kind of source, which of that kind, and the source's own name for what it sent."""

    kind: SourceKind
    name: str
    external_id: str


async def take(desk: Desk, person: Person, orders: Sequence[OrderDraft], came: Came) -> list[int]:
    """Keep a draft for each order; their ids. What the source has sent before gives the drafts that it gave then."""
    async with desk.database.read() as db:
        await check_sends(desk, db, person)
        known = await customs(db)
    drafts = [await settle_place(desk, known, draft_of(one)) for one in orders]
    async with desk.database.write() as db:
        return await _keep_all(desk, db, person, drafts, came)


async def _keep_all(desk: Desk, db: AsyncConnection, person: Person, drafts: Sequence[Draft], came: Came) -> list[int]:
    now, ids = desk.clock.now(), []
    source_id = await order_rows.keep_source(db, came.kind, came.name, now)
    taken_by = await keep(desk, db, person)
    for place, draft in enumerate(drafts):
        external_id = f"{came.external_id}:{place}"
        order_id = await order_rows.add(db, source_id, external_id, taken_by, now)
        if order_id is None:
            known = await order_rows.named(db, source_id, external_id)
            ids += await rows.ids_of_orders(db, [] if known is None else [known])
            continue
        await order_rows.add_lines(db, order_id, [draft.goods] if draft.goods else [])
        ids.append(await rows.add(db, order_id, draft, hash_if_any(desk, draft.phone), now))
    return ids


async def take_message(
    desk: Desk, person: Person, read: Read, message: tuple[int, int], delivery: Delivery
) -> list[ShownDraft]:
    """The drafts of a message (chat id, message id), or the one that it completes."""
    addition, ids = read.addition, [read.completes]
    if addition is None:
        ids = await take(desk, person, read.orders, Came(SourceKind.CHAT, "", f"{message[0]}:{message[1]}"))
    else:
        await change(desk, person, read.completes, lambda draft: completed(draft, addition), delivery)
    shown = [await show(desk, person, one) for one in ids]
    await await_answer(desk, person, next((one for one in shown if one.gaps), shown[0]), delivery)
    return shown


async def begin(desk: Desk, person: Person, delivery: Delivery) -> ShownDraft:
    """An empty draft that asks for one thing after another."""
    async with desk.database.write() as db:
        await check_sends(desk, db, person)
        came = Came(SourceKind.CHAT, "", f"new:{delivery.bot_id}:{delivery.update_id}")
        (draft_id,) = await _keep_all(desk, db, person, [Draft(step_by_step=True)], came)
    return await next_question(desk, person, draft_id, delivery)


async def next_question(desk: Desk, person: Person, draft_id: int, delivery: Delivery) -> ShownDraft:
    """The draft's card; what it asks for first is awaited from the person."""
    shown = await show(desk, person, draft_id)
    await await_answer(desk, person, shown, delivery)
    return shown


async def choose_option(
    desk: Desk, person: Person, draft_id: int, choice: tuple[Field, str], delivery: Delivery
) -> ShownDraft:
    """Take the answer of a button: a field and the option's key."""
    async with desk.database.read() as db:
        await check_sends(desk, db, person)
        known, draft = await customs(db), await rows.find(db, draft_id)
    if draft is None or not may_be_changed(draft, choice[0]):
        raise Gone
    chosen = await choose(desk, known, draft, *choice)
    if chosen is None:
        raise Gone
    await change(desk, person, draft_id, _as_in(draft, chosen), delivery)
    return await next_question(desk, person, draft_id, delivery)


async def answer_in_words(desk: Desk, person: Person, text: str, delivery: Delivery) -> ShownDraft:
    """Take the words that were asked for; a DeskError where they are no answer, and the question stands."""
    async with desk.database.read() as db:
        await check_sends(desk, db, person)
        about = await awaited(db, person, Awaits.DRAFT, delivery)
        draft = None if about is None else await rows.find(db, about["draft_id"])
    if about is None or draft is None:
        raise Gone
    if not delivery.again:
        field = Field(about["field"])
        answered = said(draft, field, text)
        if answered is None:
            raise not_understood(field, text)
        await change(desk, person, draft.id, _as_in(draft, answered), delivery)
    return await next_question(desk, person, draft.id, delivery)


def _as_in(before: Draft, after: Draft) -> Callable[[Draft], Draft]:
    """What tells two drafts apart, as a change of a third."""
    told = {name: getattr(after, name) for name in _FIELDS if getattr(after, name) != getattr(before, name)}
    return lambda draft: replace(draft, **told)


_FIELDS = (
    "carrier", "origin_id", "name", "phone", "delivery", "city", "region", "number", "town_id", "branch_id", "door",
    "weight_g", "size", "seats", "goods", "declared", "cod", "payer", "note",
)  # fmt: skip


async def change(
    desk: Desk, person: Person, draft_id: int, how: Callable[[Draft], Draft], delivery: Delivery | None = None
) -> None:
    """Change a draft that no waybill is asked for, once for one update; its place is looked up anew."""
    async with desk.database.read() as db:
        await check_sends(desk, db, person)
        known, draft = await customs(db), await rows.find(db, draft_id)
    if draft is None:
        raise Gone
    settled = await settle_place(desk, known, how(draft))
    also = _as_in(draft, settled)
    async with desk.database.write() as db:
        if delivery is None or await takes_effect(desk, db, delivery):
            fresh = also(await open_draft(db, draft_id))
            await rows.save(db, fresh, hash_if_any(desk, fresh.phone), desk.clock.now())


async def open_draft(db: AsyncConnection, draft_id: int) -> Draft:
    """The draft, locked, if it may be changed still."""
    draft = await rows.lock(db, draft_id)
    if draft is None:
        raise Gone
    if stage_of(draft, await attempt_of(db, draft)) not in OPEN:
        raise DeskError("error-draft-done")
    return draft


async def ask(desk: Desk, person: Person, draft_id: int, field: Field, delivery: Delivery) -> tuple[ShownDraft, Gap]:
    """Ask for a field that is to be changed: the next words are the answer."""
    shown = await show(desk, person, draft_id, priced=False)
    if shown.stage not in OPEN or not may_be_changed(shown.draft, field):
        raise DeskError("error-draft-done")
    async with desk.database.read() as db:
        known = await customs(db)
    gap = await question(desk, known, shown, field)
    await _await(desk, person, draft_id, field, delivery)
    return shown, gap


async def await_answer(desk: Desk, person: Person, shown: ShownDraft, delivery: Delivery) -> None:
    """The person's next words are about what the draft lacks; nothing is awaited where it lacks nothing."""
    if shown.gaps:
        await _await(desk, person, shown.draft.id, shown.gaps[0].field, delivery)
        return
    async with desk.database.write() as db:
        about = await awaited(db, person, Awaits.DRAFT, delivery)
        if about is not None and about["draft_id"] == shown.draft.id and person.id is not None:
            await take_awaited(desk, db, person.id, Awaits.DRAFT, about, delivery)


async def _await(desk: Desk, person: Person, draft_id: int, field: Field, delivery: Delivery) -> None:
    async with desk.database.write() as db:
        about = {"draft_id": draft_id, "field": field.value}
        await ask_for(desk, db, await keep(desk, db, person), Awaits.DRAFT, about, delivery)


async def discard(desk: Desk, person: Person, draft_id: int, delivery: Delivery) -> ShownDraft:
    """Throw a draft away; who it was for is forgotten."""
    async with desk.database.write() as db:
        await check_sends(desk, db, person)
        if await takes_effect(desk, db, delivery):
            await open_draft(db, draft_id)
            await rows.discard(db, draft_id, desk.clock.now())
            await end_asking(db, person)
            await audit.note(desk, db, person, Deed(Did.DRAFT_DISCARDED, draft_id))
    return await show(desk, person, draft_id, priced=False)


async def forget_left(desk: Desk) -> int:
    """Throw away what nobody has touched for two months: somebody's name and phone are kept no longer for nothing."""
    now = desk.clock.now()
    async with desk.database.write() as db:
        left = await rows.left_since(db, now - LEFT_AFTER, _MOST_AT_ONCE)
        for draft_id in left:
            await rows.discard(db, draft_id, now)
    return len(left)


async def waiting(desk: Desk, person: Person, page: int = 0) -> tuple[list[Draft], int]:
    """One page of the drafts that wait, the newest first, and how many there are."""
    async with desk.database.read() as db:
        await check_sends(desk, db, person)
        return await rows.waiting(db, PAGE, page * PAGE), await rows.count_waiting(db)
