"""The order of routers (the busiest first) and what stands around them."""

from __future__ import annotations

from functools import cache

from aiogram import Dispatcher, Router

from bot.handlers.customer import (
    branch_map,
    follows,
    free_text,
    full_view,
    groups,
    inline,
    parcels,
    photos,
    prices,
    quiet,
    start,
)
from bot.handlers.customer import branches as find_branch
from bot.handlers.filters import FromOwner, Private
from bot.handlers.middlewares import EndOfTap, ErrorsInWords, WhoSpeaks
from bot.handlers.owner import accounts, branches, connecting, questions, widget
from bot.handlers.owner import start as owner_start

UPDATES = ("message", "edited_message", "callback_query", "inline_query")
_CUSTOMER = (
    parcels.router,
    branch_map.router,
    start.router,
    follows.router,
    quiet.router,
    full_view.router,
    photos.router,
    find_branch.router,
    prices.router,
    free_text.router,
    start.last_router,
)


@cache
def dispatcher() -> Dispatcher:
    """Make the one dispatcher of a process (a router has one parent); the desk comes with each update."""
    root = Dispatcher(disable_fsm=True)
    root.update.outer_middleware(ErrorsInWords())
    root.update.outer_middleware(WhoSpeaks())
    root.callback_query.outer_middleware(EndOfTap())
    root.include_routers(_owner(), _customer(), groups.router, inline.router)
    return root


def _owner() -> Router:
    owner = Router(name="owner")
    owner.message.filter(Private(), FromOwner())
    owner.include_routers(
        questions.router, owner_start.router, accounts.router, connecting.router, branches.router, widget.router
    )
    return owner


def _customer() -> Router:
    customer = Router(name="customer")
    customer.message.filter(Private())
    customer.edited_message.filter(Private())
    customer.include_routers(*_CUSTOMER)
    return customer
