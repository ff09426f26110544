"""What the page asks that costs somebody something, or changes something: the price, and taking a branch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.desk import Desk
from bot.domain.errors import DeskError, NotAllowed
from bot.domain.quote import Quote, QuoteRequest
from bot.domain.widget import OrderLink
from bot.services import choices, quotes
from bot.web.branches import asked, shown
from bot.web.branches.asked import BadQuery
from bot.web.branches.edge import Missing, kept
from bot.web.init_data import verified

_SCHEME = "tma "
_BEARER = "Bearer "
_A_KILO = 1000
_MOST_BODY = 4096
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Answering:
    """The endpoints behind which stands more than the directory."""

    desk: Desk

    async def quote(self, request: web.Request) -> web.Response:
        """GET api/quote?branch=&weight= : {"quote": {"total": …, "arrives_on": …}}, or null where there is no price."""
        wish = asked.wish(request.query, self.desk.clock.now())
        branch_id = asked.whole(request.query, "branch")
        if branch_id is None:
            raise BadQuery("branch")
        request_for = QuoteRequest(
            branch_id=branch_id,
            weight_g=wish.weight_g or _A_KILO,
            size=wish.size,
            declared_value=wish.declared_value,
            cod=wish.declared_value if wish.pays_out_cod else None,
        )
        offered = (await quotes.offers(self.desk, request_for)).offers
        return kept(request, {"quote": _price(offered[0].quote) if offered else None})

    async def choose(self, request: web.Request) -> web.Response:
        """POST api/choose {"branch": id, "order": link} of a Mini App, with what Telegram signed for it."""
        given = request.headers.get("Authorization", "")
        token = self.desk.settings.bot_token.get_secret_value()
        visitor = verified(given.removeprefix(_SCHEME), token, self.desk.clock.now())
        branch_id, link = _choice(await request.content.read(_MOST_BODY))
        try:
            await choices.take(self.desk, visitor.telegram_id, branch_id, link, visitor.launch)
        except DeskError as refused:
            return web.json_response({"error": refused.key}, status=409)
        return web.json_response({"taken": branch_id}, headers={"Cache-Control": "no-store"})

    async def choice(self, request: web.Request) -> web.Response:
        """GET api/choice?widget=&order= with the widget's key: the branch of an order, and nobody's name."""
        given = request.headers.get("Authorization", "")
        key = given.removeprefix(_BEARER) if given.startswith(_BEARER) else ""
        widget, order = asked.line(request.query, "widget"), asked.line(request.query, "order")
        try:
            chosen = await choices.of_order(self.desk, widget, order, key)
        except NotAllowed:
            return web.json_response({"error": "wrong_key"}, status=401, headers={"Cache-Control": "no-store"})
        if chosen is None:
            raise Missing("not_chosen")
        told = {**shown.branch(chosen.branch), "reference": chosen.branch.branch.reference}
        told |= {"chosen_at": chosen.choice.chosen_at.isoformat(), "disputed": chosen.disputed}
        return web.json_response(told, headers={"Cache-Control": "no-store"})


def _price(quote: Quote) -> dict[str, Any]:
    total, arrives_on = quote.total, quote.arrives_on
    return {
        "total": {"minor": total.minor, "currency": total.currency},
        "arrives_on": None if arrives_on is None else arrives_on.isoformat(),
    }


def _choice(body: bytes) -> tuple[int, OrderLink | None]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadQuery("body") from error
    branch_id, payload = (told.get("branch"), told.get("order")) if isinstance(told, dict) else (None, None)
    if type(branch_id) is not int or not 0 < branch_id <= _LARGEST_ID:
        raise BadQuery("branch")
    link = OrderLink.read(payload) if isinstance(payload, str) else None
    if payload and link is None:
        raise BadQuery("order")
    return branch_id, link
