"""What is told of a chosen branch: to who chose it in the Mini App, and to the owner of the shop that waits for it."""

from __future__ import annotations

from bot.db import choices as rows
from bot.db.outbox import OwedNotice
from bot.desk import Desk
from bot.domain.people import Person
from bot.domain.widget import Choice
from bot.screens import choice as screens
from bot.services import branch_finding, branches
from bot.services.people import speech_of


async def chosen(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """Answer in the chat what was taken on the map, unless another one was taken since."""
    one = await _still(desk, notice)
    if one is None or await branches.one(desk, one.branch_id) is None:
        return False
    shown, speech = await branch_finding.show(desk, person, one.branch_id), speech_of(desk, person)
    screen = screens.chosen(speech, shown.found, one.order) if one.order else screens.chosen_for_oneself(speech, shown)
    await desk.chat.send(notice.telegram_id, screen)
    return True


async def for_order(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """Tell the owner which branch an order goes to, or that a second person would have it elsewhere."""
    one = await _still(desk, notice)
    found = None if one is None else await branches.one(desk, one.branch_id)
    if one is None or one.widget_id is None or found is None:
        return False
    async with desk.database.read() as db:
        first = (await rows.of_order(db, one.widget_id, one.order))[0]
    screen = screens.for_order if first.id == one.id else screens.disputed
    await desk.chat.send(notice.telegram_id, screen(speech_of(desk, person), found, one.order), notice=True)
    return True


async def _still(desk: Desk, notice: OwedNotice) -> Choice | None:
    """The choice that the notice speaks of, where it is still the same branch."""
    choice_id, branch_id, *_ = notice.occasion.split(":")
    async with desk.database.read() as db:
        one = await rows.find(db, int(choice_id))
    return one if one is not None and one.branch_id == int(branch_id) else None
