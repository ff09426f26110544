"""How each kind of notice is sent. Every function answers False where its notice is no longer true."""

from __future__ import annotations

from dataclasses import replace

from bot.db import drafts, events, people, questions, waybills
from bot.db.outbox import OwedNotice
from bot.desk import Desk
from bot.domain.attempt import OVER, Attempt, AttemptState
from bot.domain.errors import Gone
from bot.domain.notices import CHANGED, STANDS, Milestone, milestone
from bot.domain.parcel import Freshness, ShownParcel
from bot.domain.people import Person
from bot.domain.sender import AccountState
from bot.screens import chat, parcel
from bot.screens import drafts as draft_screens
from bot.screens import waybill as waybill_screen
from bot.screens.accounts import key_no_longer_taken
from bot.screens.notice import changed
from bot.services import accounts
from bot.services.draft_sending import label_content
from bot.services.people import speech_of
from bot.services.tracking import show


async def answer(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """The card that the person asked for while the carrier was silent; it is ready because the carrier has answered."""
    shown = await _shown(desk, person, notice)
    if shown is None:
        return False
    as_told = replace(shown, freshness=Freshness.ASKED)
    card = parcel.card(speech_of(desk, person), as_told, desk.clock.now(), desk.settings.shop_zone)
    await desk.chat.send(notice.telegram_id, card, notice=True)
    return True


async def change(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """A followed parcel reached a milestone, and still stands there."""
    shown = await _shown(desk, person, notice)
    reached = Milestone(notice.occasion.partition(":")[0])
    if shown is None or not shown.is_followed or milestone(shown.parcel.status) is not reached:
        return False
    message = changed(speech_of(desk, person), reached, shown, desk.clock.now(), desk.settings.shop_zone)
    await desk.chat.send(notice.telegram_id, message, notice=True)
    return True


async def question(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To the owner: somebody's message, with a button to answer it."""
    async with desk.database.read() as db:
        asked = None if notice.question_id is None else await questions.find(db, notice.question_id)
    if asked is None or asked.answered_at is not None:
        return False
    button = chat.reply_button(speech_of(desk, person), asked.id)
    await desk.chat.copy(notice.telegram_id, (asked.telegram_id, asked.message_id), button=button)
    return True


async def reply(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To who asked: the message of whoever answered; `occasion` is their id, a dot, the message's id in their chat."""
    by, _, message_id = notice.occasion.partition(".")
    async with desk.database.read() as db:
        asked = None if notice.question_id is None else await questions.find(db, notice.question_id)
        answered = await people.by_id(db, int(by))
    if asked is None or answered is None:
        return False
    await desk.chat.copy(person.telegram_id, (answered.telegram_id, int(message_id)), reply_to=asked.message_id)
    return True


async def unknown_code(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To the owner: a carrier said something that this version does not know."""
    if notice.tracking_id is None:
        return False
    async with desk.database.read() as db:
        told = await events.without_meaning(db, notice.tracking_id, notice.occasion)
    if told is None:
        return False
    speech = speech_of(desk, person)
    message = chat.unknown_code(speech, told.carrier, notice.occasion, told.number, told.raw_text)
    await desk.chat.send(notice.telegram_id, message, notice=True)
    return True


async def key_refused(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To the owner: a carrier no longer takes a key, and nobody has mended that since."""
    account = None if notice.account_id is None else await accounts.find(desk, notice.account_id)
    if account is None or account.state is not AccountState.REFUSED:
        return False
    await desk.chat.send(notice.telegram_id, key_no_longer_taken(speech_of(desk, person), account), notice=True)
    return True


async def waybill(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To who asked for a waybill: how it ended, if it still stands there."""
    attempt = await _attempt(desk, notice)
    stands = notice.occasion.startswith(STANDS)
    if attempt is None or attempt.state != (AttemptState.CREATED if stands else notice.occasion):
        return False
    async with desk.database.read() as db:
        draft_id = await drafts.of_shipment(db, attempt.shipment_id)
    screen, speech = waybill_screen.stands if stands else waybill_screen.ended, speech_of(desk, person)
    message = draft_screens.with_way_to(speech, screen(speech, attempt), draft_id)
    await desk.chat.send(notice.telegram_id, message, notice=True)
    return True


async def waybill_changed(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To who asked for it: whether a change was made, if that is still so."""
    attempt, was_made = await _attempt(desk, notice), notice.occasion.startswith(CHANGED)
    if attempt is None or attempt.state is not AttemptState.CREATED or was_made is not (attempt.change is None):
        return False
    async with desk.database.read() as db:
        draft_id = await drafts.of_shipment(db, attempt.shipment_id)
    screen, speech = waybill_screen.changed if was_made else waybill_screen.not_changed, speech_of(desk, person)
    message = draft_screens.with_way_to(speech, screen(speech, attempt), draft_id)
    await desk.chat.send(notice.telegram_id, message, notice=True)
    return True


async def label(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To who waits for it: the label of a waybill that still stands."""
    attempt = await _attempt(desk, notice)
    async with desk.database.read() as db:
        content = await label_content(db, attempt)
    if attempt is None or content is None:
        return False
    await desk.chat.send(
        notice.telegram_id, draft_screens.label(speech_of(desk, person), attempt, content), notice=True
    )
    return True


async def waybill_stopped(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To the owner: an attempt waits for a person."""
    attempt = await _attempt(desk, notice)
    if attempt is None or attempt.state in OVER or attempt.state is AttemptState.CREATED:
        return False
    await desk.chat.send(notice.telegram_id, waybill_screen.stopped(speech_of(desk, person), attempt), notice=True)
    return True


async def _attempt(desk: Desk, notice: OwedNotice) -> Attempt | None:
    if notice.attempt_id is None:
        return None
    async with desk.database.read() as db:
        return await waybills.find(db, notice.attempt_id)


async def _shown(desk: Desk, person: Person, notice: OwedNotice) -> ShownParcel | None:
    if notice.tracking_id is None:
        return None
    try:
        return await show(desk, person, notice.tracking_id)
    except Gone:
        return None
