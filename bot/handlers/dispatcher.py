"""The order of routers (the busiest first) and what stands around them."""

from __future__ import annotations

from functools import cache

from aiogram import Dispatcher, Router

from bot.handlers.customer import full_view, parcels, start
from bot.handlers.filters import Private
from bot.handlers.middlewares import EndOfTap, ErrorsInWords, WhoSpeaks

UPDATES = ("message", "callback_query")
_ROUTERS = (parcels.router, start.router, full_view.router, start.last_router)


@cache
def dispatcher() -> Dispatcher:
    """Make the one dispatcher of a process (a router has one parent); the desk comes with each update."""
    root = Dispatcher(disable_fsm=True)
    root.update.outer_middleware(ErrorsInWords())
    root.update.outer_middleware(WhoSpeaks())
    root.callback_query.outer_middleware(EndOfTap())
    customer = Router(name="customer")
    customer.message.filter(Private())
    customer.include_routers(*_ROUTERS)
    root.include_router(customer)
    return root
