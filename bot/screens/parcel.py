"""The parcel card, the short list of several parcels, and «what we saw»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.parcel import Freshness, SeenEvent, ShownParcel, TrackedParcel
from bot.domain.roles import View
from bot.domain.tracking import Status, step
from bot.screens import words
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_BEFORE_ARRIVAL = frozenset(
    {Status.CREATED, Status.ACCEPTED, Status.IN_TRANSIT, Status.OUT_FOR_DELIVERY, Status.DELIVERY_FAILED}
)
_EVENTS_A_PAGE = 8
_LONGEST_WORDS = 200  # of the carrier: eight events of such words fit into a message


def card(speech: Speech, shown: ShownParcel, now: datetime, zone: ZoneInfo) -> Message:
    """One parcel: where it is, what that means, what to do."""
    parcel = shown.parcel
    blocks: list[list[str]] = [
        [_title(speech, shown)],
        _standing(speech, parcel) if parcel.answered_at is not None else [],
        [*_route(speech, parcel), *_dates(speech, parcel, zone), *_money(speech, shown)],
        [_footer(speech, shown, now, zone)],
    ]
    return Message("\n\n".join("\n".join(lines) for lines in blocks if lines), _buttons(speech, shown))


def public_card(speech: Speech, shown: ShownParcel, now: datetime, zone: ZoneInfo) -> Message:
    """The card as everybody may see it, without buttons: for groups and for other people's chats."""
    public = replace(shown, view=View.PUBLIC, name=None, is_followed=False)
    return Message(card(speech, public, now, zone).text)


def headline(speech: Speech, shown: ShownParcel) -> str:
    """One line: the number and where the parcel is."""
    status = speech.plain(words.STATUS[shown.parcel.status])
    return speech.plain("inline-headline", number=shown.parcel.number, status=status)


def _title(speech: Speech, shown: ShownParcel) -> str:
    number, carrier = shown.parcel.number, _carrier(speech, shown.parcel.carrier)
    if shown.name is None:
        return speech.html("parcel-title", number=number, carrier=carrier)
    return speech.html("parcel-title-named", name=shown.name, number=number, carrier=carrier)


def _carrier(speech: Speech, code: str) -> str:
    return speech.plain(words.CARRIER[code])


def _standing(speech: Speech, parcel: TrackedParcel) -> list[str]:
    lines: list[str] = [speech.html("parcel-status", status=speech.plain(words.STATUS[parcel.status]))]
    if parcel.reason is not None:
        lines.append(speech.html(words.REASON[parcel.reason]))
    if parcel.unmapped is not None:
        lines.append(speech.html("parcel-unmapped", words=clipped(parcel.unmapped, _LONGEST_WORDS)))
    lines.append(speech.html("parcel-steps", step=step(parcel.status)))
    lines.append(speech.html(words.HINT[parcel.status]))
    return lines


def _route(speech: Speech, parcel: TrackedParcel) -> list[str]:
    lines: list[str] = []
    if parcel.city_from is not None and parcel.city_to is not None:
        ends = {"start": clipped(parcel.city_from, _LONGEST_WORDS), "end": clipped(parcel.city_to, _LONGEST_WORDS)}
        lines.append(speech.html("parcel-route", **ends))
    elif parcel.city_to is not None:
        lines.append(speech.html("parcel-city", city=clipped(parcel.city_to, _LONGEST_WORDS)))
    if parcel.branch is not None:
        lines.append(speech.html("parcel-branch", branch=clipped(parcel.branch, _LONGEST_WORDS)))
    if len(parcel.numbers) > 1:
        lines.append(speech.html("parcel-next-number", number=parcel.numbers[-1]))
    return lines


def _dates(speech: Speech, parcel: TrackedParcel, zone: ZoneInfo) -> list[str]:
    lines: list[str] = []
    if parcel.status in _BEFORE_ARRIVAL and parcel.expected_at is not None:
        lines.append(speech.html("parcel-expected", day=speech.day(parcel.expected_at.astimezone(zone).date())))
    if parcel.status is Status.READY_FOR_PICKUP and parcel.arrived_at is not None:
        lines.append(speech.html("parcel-arrived", moment=speech.moment(parcel.arrived_at, zone)))
    if parcel.status is Status.READY_FOR_PICKUP and parcel.paid_storage_from is not None:
        lines.append(speech.html("parcel-paid-storage", day=speech.day(parcel.paid_storage_from)))
    if parcel.status in {Status.DELIVERED, Status.RETURNED} and parcel.received_at is not None:
        lines.append(speech.html("parcel-received", moment=speech.moment(parcel.received_at, zone)))
    return lines


def _money(speech: Speech, shown: ShownParcel) -> list[str]:
    parcel = shown.parcel
    if shown.view is View.PUBLIC or parcel.to_pay is None or parcel.to_pay.minor == 0 or parcel.status.is_final:
        return []
    return [speech.html("parcel-to-pay", sum=speech.money(parcel.to_pay))]


def _footer(speech: Speech, shown: ShownParcel, now: datetime, zone: ZoneInfo) -> str:
    parcel = shown.parcel
    carrier = _carrier(speech, parcel.carrier)
    if shown.freshness is Freshness.STILL_ASKING:
        return speech.html("parcel-still-asking", carrier=carrier)
    if shown.freshness is Freshness.CARRIER_DOWN and parcel.answered_at is None:
        return speech.html("parcel-down-never-asked", carrier=carrier)
    if parcel.answered_at is None:
        return speech.html("parcel-still-asking", carrier=carrier)
    if shown.freshness is Freshness.CARRIER_DOWN:
        return speech.html("parcel-down", carrier=carrier, age=speech.age(now - parcel.answered_at))
    return speech.html("parcel-asked", carrier=carrier, moment=speech.moment(parcel.answered_at, zone))


def _buttons(speech: Speech, shown: ShownParcel) -> tuple[tuple[Button, ...], ...]:
    one = shown.parcel.id
    main = (
        Button(speech.plain("button-refresh"), Tap(Action.REFRESH, one).encode()),
        Button(speech.plain("button-seen"), Tap(Action.SEEN, one, "0").encode()),
    )
    rows: list[tuple[Button, ...]] = [main, _follow_buttons(speech, shown)]
    if shown.view is View.PUBLIC and shown.parcel.status in _BEFORE_ARRIVAL | {Status.READY_FOR_PICKUP}:
        rows.append((Button(speech.plain("button-full"), Tap(Action.FULL, one).encode()),))
    return (*rows, languages(speech, one))


def _follow_buttons(speech: Speech, shown: ShownParcel) -> tuple[Button, ...]:
    one = shown.parcel.id
    if not shown.is_followed:
        return (Button(speech.plain("button-follow"), Tap(Action.FOLLOW, one).encode()),)
    return (
        Button(speech.plain("button-unfollow"), Tap(Action.FOLLOW, one, "no").encode()),
        Button(speech.plain("button-name"), Tap(Action.NAME, one).encode()),
    )


def languages(speech: Speech, tracking_id: int = 0) -> tuple[Button, ...]:
    """One button for each other language: one tap, and this message is said in it."""
    return tuple(
        Button(other.plain("language-name"), Tap(Action.LANGUAGE, tracking_id, other.language).encode())
        for other in speech.others
    )


def short_list(speech: Speech, parcels: Sequence[ShownParcel], left_out: int) -> Message:
    """More parcels than cards would be kind: a line and a button each."""
    lines = [
        speech.html("list-line", number=shown.parcel.number, status=speech.plain(words.STATUS[shown.parcel.status]))
        for shown in parcels
    ]
    if left_out:
        lines.append(speech.html("list-left-out", count=left_out))
    buttons = [Button(shown.parcel.number, Tap(Action.CARD, shown.parcel.id).encode()) for shown in parcels]
    pairs = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    title = speech.html("list-title", count=len(parcels))
    return Message(title + "\n\n" + "\n".join(lines), pairs)


def too_many(speech: Speech, left_out: int) -> Message:
    """Numbers that did not fit into one answer."""
    return Message(speech.html("list-left-out", count=left_out))


def seen(speech: Speech, parcel: TrackedParcel, events: Sequence[SeenEvent], page: int, zone: ZoneInfo) -> Message:
    """What we saw of a parcel, the newest first, by pages."""
    last = max(0, (len(events) - 1) // _EVENTS_A_PAGE)
    page = min(page, last)
    newest_first = list(reversed(events))[page * _EVENTS_A_PAGE : (page + 1) * _EVENTS_A_PAGE]
    lines = [_event(speech, event, zone) for event in newest_first] or [speech.html("seen-nothing")]
    turns = [
        Button(speech.plain(key), Tap(Action.SEEN, parcel.id, str(to)).encode())
        for key, to, there in (("button-newer", page - 1, page > 0), ("button-older", page + 1, page < last))
        if there
    ]
    back = Button(speech.plain("button-back-to-card"), Tap(Action.CARD, parcel.id).encode())
    title = speech.html("seen-title", number=parcel.number)
    return Message("\n".join([title, "", *lines]), tuple(row for row in (tuple(turns), (back,)) if row))


def _event(speech: Speech, event: SeenEvent, zone: ZoneInfo) -> str:
    told = clipped(event.raw_text, _LONGEST_WORDS) if event.status is None else speech.plain(words.STATUS[event.status])
    key = "seen-observed" if event.observed else "seen-told"
    line = speech.html(key, moment=speech.moment(event.occurred_at, zone), what=told)
    return line if not event.place else line + speech.html("seen-place", place=clipped(event.place, _LONGEST_WORDS))
