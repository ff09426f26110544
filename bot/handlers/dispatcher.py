"""The order of routers (the busiest first) and what stands around them."""

from __future__ import annotations

from functools import cache

from aiogram import Dispatcher, Router

from bot.domain.roles import Right
from bot.handlers.customer import (
    branch_map,
    follows,
    free_text,
    full_view,
    groups,
    inline,
    joining,
    parcels,
    photos,
    prices,
    quiet,
    sent_via_us,
    start,
)
from bot.handlers.customer import branches as find_branch
from bot.handlers.filters import FromStaff, May, Private
from bot.handlers.middlewares import EndOfTap, ErrorsInWords, WhoSpeaks
from bot.handlers.owner import accounts, branches, connecting, questions, staff, widget
from bot.handlers.storekeeper import drafts, habits, pack_files, packing, sheets

UPDATES = ("message", "edited_message", "callback_query", "inline_query")
# By the right that their messages need; what may be tapped is decided by the services alone.
_STAFF = {
    Right.ANSWER_QUESTIONS: (questions.router,),
    Right.CONNECT_CARRIERS: (accounts.router, connecting.router),
    Right.READ_DIRECTORIES: (branches.router,),
    Right.PACK_ORDERS: (packing.router, pack_files.router),
    Right.MANAGE_STAFF: (staff.router,),
    Right.SET_UP_SITES: (widget.router,),
    Right.SET_HABITS: (habits.router,),
    Right.MAKE_WAYBILLS: (sheets.router, drafts.router),
}
_CUSTOMER = (
    parcels.router,
    branch_map.router,
    joining.router,
    find_branch.router,
    start.router,
    follows.router,
    quiet.router,
    full_view.router,
    photos.router,
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
    root.include_routers(sent_via_us.router, _staff(), _customer(), groups.router, inline.router)
    return root


def _staff() -> Router:
    ours = Router(name="staff")
    ours.message.filter(Private(), FromStaff())
    for right, routers in _STAFF.items():
        desk = Router(name=right)
        desk.message.filter(May(right))
        desk.include_routers(*routers)
        ours.include_router(desk)
    return ours


def _customer() -> Router:
    customer = Router(name="customer")
    customer.message.filter(Private())
    customer.edited_message.filter(Private())
    customer.include_routers(*_CUSTOMER)
    return customer
