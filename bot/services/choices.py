"""A person takes a branch: for themselves, or for an order of a shop that sent them here."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import choices as rows
from bot.db import my_branch, outbox
from bot.db import widgets as widget_rows
from bot.db.outbox import NewNotice
from bot.desk import BackOffice, Desk
from bot.domain.branch_search import Found, FoundBranch
from bot.domain.errors import DeskError, Gone, NotAllowed
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.domain.widget import Choice, OrderLink, Widget, is_order_number
from bot.services import branches, permission
from bot.services.chat import Awaits, Delivery, ask_for, awaited, take_awaited, takes_effect
from bot.services.people import keep, recognise
from bot.services.widgets import hash_of_key

_MOST_ORDERS = 20  # of one person in one day: a link may be made up by anybody
_DAY = timedelta(days=1)
_MARK = 16  # characters of a launch that tell it from others


@dataclass(frozen=True, slots=True)
class ChosenForOrder:
    """What a shop is told of its order. `disputed`: somebody else chose another one later, which does not count."""

    branch: FoundBranch
    choice: Choice
    disputed: bool


async def take(desk: Desk, telegram_id: int, branch_id: int, link: OrderLink | None, launch: str) -> None:
    """Take a branch in the Mini App, as one's own or for an order; the chat answers once for a branch of one launch."""
    person = await recognise(desk, telegram_id)
    await _check_branch(desk, branch_id)
    async with desk.database.write() as db:
        one = await _keep_choice(desk, db, person, branch_id, await _site(db, link), launch)
        if one is not None:
            await _owe_person(desk, db, one, launch)
            if link is None:
                await my_branch.keep(db, one.person_id, branch_id, one.chosen_at)


async def take_in_chat(desk: Desk, person: Person, branch_id: int, link: OrderLink, delivery: Delivery) -> FoundBranch:
    """Take a branch for an order by a tap; the branch, for the answer."""
    found = await _check_branch(desk, branch_id)
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await _keep_choice(desk, db, person, branch_id, await _site(db, link), f"update {delivery.update_id}")
    return found


async def begin(desk: Desk, person: Person, link: OrderLink, delivery: Delivery) -> None:
    """The person came by a shop's link: their next words name a branch for that order."""
    async with desk.database.write() as db:
        await _site(db, link)
        if await takes_effect(desk, db, delivery):
            about = {"widget": link.widget, "order": link.order}
            await ask_for(desk, db, await keep(desk, db, person), Awaits.ORDER_BRANCH, about, delivery)


async def look(desk: Desk, person: Person, line: str, delivery: Delivery) -> tuple[OrderLink, Found]:
    """Find what the person wrote for their order. Where nothing is, their next words mean something else again."""
    async with desk.database.read() as db:
        about = await awaited(db, person, Awaits.ORDER_BRANCH, delivery)
    if about is None:
        raise Gone
    found = await branches.find(desk, line, town_id=about.get("town_id"))
    about |= {"town_id": None if found.town is None else found.town.id}
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            one = await keep(desk, db, person)
            if found.branches or found.town:
                await ask_for(desk, db, one, Awaits.ORDER_BRANCH, about, delivery)
            else:
                await take_awaited(desk, db, one, Awaits.ORDER_BRANCH, about, delivery)
    return OrderLink(about["widget"], about["order"]), found


async def of_order(desk: BackOffice, public_id: str, order: str, key: str) -> ChosenForOrder | None:
    """What was chosen for a shop's order; NotAllowed without the widget's key. Whoever chose first counts."""
    async with desk.database.read() as db:
        known = await widget_rows.find_public(db, public_id)
        expected = None if known is None else await widget_rows.key_hash(db, known.id)
    if known is None or expected is None or not hmac.compare_digest(hash_of_key(desk, key), expected):
        raise NotAllowed
    if not is_order_number(order):
        return None
    async with desk.database.read() as db:
        some = await rows.of_order(db, known.id, order)
    found = await branches.one(desk, some[0].branch_id) if some else None
    if found is None:
        return None
    return ChosenForOrder(found, some[0], disputed=any(one.branch_id != found.id for one in some))


async def _check_branch(desk: Desk, branch_id: int) -> FoundBranch:
    found = await branches.one(desk, branch_id)
    if found is None or found.obstacles:
        raise Gone("map-error-gone")
    return found


async def _site(db: AsyncConnection, link: OrderLink | None) -> tuple[Widget, str] | None:
    """The widget and the order that a link names; a link of a widget that was taken away is no link."""
    if link is None:
        return None
    known = await widget_rows.find_public(db, link.widget)
    if known is None:
        raise Gone("error-order-link")
    return known, link.order


async def _keep_choice(
    desk: Desk, db: AsyncConnection, person: Person, branch_id: int, site: tuple[Widget, str] | None, launch: str
) -> Choice | None:
    """Store it, and owe the shop's owner what it changes; None where the same was chosen at the same launch before."""
    person_id, now = await keep(desk, db, person), desk.clock.now()
    widget_id, order = (None, "") if site is None else (site[0].id, site[1])
    known = await rows.of_person(db, person_id, widget_id, order)
    if known is None:
        if site is not None and await rows.orders_since(db, person_id, now - _DAY) >= _MOST_ORDERS:
            raise DeskError("error-too-many-orders")
        new = {"person_id": person_id, "widget_id": widget_id, "order_number": order, "branch_id": branch_id}
        choice_id, is_news = await rows.add(db, new, launch, now), True
    else:
        choice_id, is_news = known[0].id, known[0].branch_id != branch_id
        if not is_news and known[1] == launch:
            return None
        await rows.change(db, choice_id, branch_id, launch, now)
    if site is not None and is_news:
        await _owe_owners(desk, db, choice_id, branch_id)
    return await rows.find(db, choice_id)


async def _owe_owners(desk: Desk, db: AsyncConnection, choice_id: int, branch_id: int) -> None:
    now = desk.clock.now()
    told, occasion = await permission.holders(desk, db, Right.SET_UP_SITES), f"{choice_id}:{branch_id}"
    notices = [NewNotice(kind=NoticeKind.ORDER_BRANCH, person_id=one, occasion=occasion) for one in told]
    await outbox.owe(db, notices, now)


async def _owe_person(desk: Desk, db: AsyncConnection, one: Choice, launch: str) -> None:
    occasion = f"{one.id}:{one.branch_id}:{launch[:_MARK]}"
    notice = NewNotice(kind=NoticeKind.BRANCH_CHOSEN, person_id=one.person_id, occasion=occasion)
    await outbox.owe(db, [notice], desk.clock.now())
