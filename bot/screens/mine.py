"""My parcels: grouped by what one has to do about them, a button each, by pages."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from bot.domain.parcel import ShownParcel
from bot.domain.tracking import Status
from bot.screens import words
from bot.screens.message import Button, Message
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_A_PAGE = 8


class _Group(enum.Enum):
    WAITING = "mine-waiting"
    MOVING = "mine-moving"
    DONE = "mine-done"


_GROUP = {
    Status.READY_FOR_PICKUP: _Group.WAITING,
    Status.DELIVERY_FAILED: _Group.WAITING,
    Status.PROBLEM: _Group.WAITING,
    Status.DELIVERED: _Group.DONE,
    Status.RETURNED: _Group.DONE,
    Status.CANCELLED: _Group.DONE,
}


def mine(speech: Speech, parcels: Sequence[ShownParcel], page: int, *, knows_phone: bool) -> Message:
    """List one page of the person's parcels; what waits for them comes first."""
    if not parcels:
        return Message(speech.html("mine-nothing"), _contact_row(speech, knows_phone))
    ordered = sorted(parcels, key=lambda shown: list(_Group).index(_group(shown)))
    last = (len(ordered) - 1) // _A_PAGE
    page = min(page, last)
    here = ordered[page * _A_PAGE : (page + 1) * _A_PAGE]
    text = "\n".join([speech.html("mine-title", count=len(parcels)), *_lines(speech, here)])
    rows = [(Button(_short(speech, shown), Tap(Action.CARD, shown.parcel.id).encode()),) for shown in here]
    turns = tuple(
        Button(speech.plain(key), Tap(Action.MINE, word=str(to)).encode())
        for key, to in (("button-newer", page - 1), ("button-older", page + 1))
        if 0 <= to <= last
    )
    return Message(text, (*rows, *((turns,) if turns else ()), *_contact_row(speech, knows_phone)))


def _group(shown: ShownParcel) -> _Group:
    return _GROUP.get(shown.parcel.status, _Group.MOVING)


def _lines(speech: Speech, parcels: Sequence[ShownParcel]) -> list[str]:
    lines: list[str] = []
    group = None
    for shown in parcels:
        if _group(shown) is not group:
            group = _group(shown)
            lines += ["", speech.html(group.value)]
        status = speech.plain(words.STATUS[shown.parcel.status])
        lines.append(speech.html("mine-line", what=shown.name or shown.parcel.number, status=status))
    return lines


def _short(speech: Speech, shown: ShownParcel) -> str:
    return speech.plain("mine-button", what=shown.name or shown.parcel.number)


def _contact_row(speech: Speech, knows_phone: bool) -> tuple[tuple[Button, ...], ...]:  # noqa: FBT001
    if knows_phone:
        return ()
    return ((Button(speech.plain("button-mine-by-phone"), Tap(Action.FULL).encode()),),)
