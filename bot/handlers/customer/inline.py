"""Inline mode: `@bot 2045…` in any chat offers the public card, and never more (design, law 10)."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import InlineQuery

from bot.desk import Desk
from bot.domain.numbers import FoundNumber
from bot.handlers.filters import AsksForNumbers
from bot.handlers.turn import Turn
from bot.screens.message import InlineResult
from bot.screens.parcel import headline, public_card
from bot.services import tracking

router = Router(name="inline")


@router.inline_query(AsksForNumbers())
async def offer(query: InlineQuery, desk: Desk, turn: Turn, numbers: list[FoundNumber]) -> None:
    findings = await tracking.look_up(desk, turn.person, numbers, turn.delivery)
    now, zone = desk.clock.now(), desk.settings.shop_zone
    results = [
        InlineResult(one.number, headline(turn.speech, one.shown), public_card(turn.speech, one.shown, now, zone))
        for one in findings
        if one.shown is not None
    ]
    await desk.chat.offer(query.id, results)


@router.inline_query()
async def offer_nothing(query: InlineQuery, desk: Desk) -> None:
    await desk.chat.offer(query.id, [])
