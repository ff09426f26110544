"""Inline mode: `@bot 2045…` offers a parcel, `@bot київ 54` a branch; what everybody may see, never more (law 10)."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import InlineQuery

from bot.desk import Desk
from bot.domain.branch_finding import BranchLink
from bot.domain.numbers import FoundNumber
from bot.handlers.filters import AsksForNumbers, Typed
from bot.handlers.turn import Turn
from bot.screens import branch_card
from bot.screens.message import InlineResult
from bot.screens.parcel import headline, public_card
from bot.services import branch_finding, tracking

router = Router(name="inline")
_MOST = 10


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


@router.inline_query(Typed())
async def offer_branches(query: InlineQuery, desk: Desk, turn: Turn, words: str) -> None:
    found = await branch_finding.offer(desk, words, _MOST)
    links = [await desk.chat.link(BranchLink(one.found.id).payload) for one in found]
    results = [branch_card.offered(turn.speech, one, link) for one, link in zip(found, links, strict=True)]
    await desk.chat.offer(query.id, results)


@router.inline_query()
async def offer_nothing(query: InlineQuery, desk: Desk) -> None:
    await desk.chat.offer(query.id, [])
