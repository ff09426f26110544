"""Accounts with carriers as their owner sees them: whether the key works, what it may do, who sends and from where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.sender import AccountState, SendingPlace, ShownAccount
from bot.screens import words
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_STATE = {
    AccountState.WORKING: "account-works",
    AccountState.REFUSED: "account-refused",
    AccountState.DISCONNECTED: "account-disconnected",
}
_LONGEST_NAME = 120
_MOST_PLACES = 10


def listed(speech: Speech, accounts: Sequence[ShownAccount], zone: ZoneInfo) -> list[Message]:
    """A card for each account; the way to the next one where there is none."""
    if not accounts:
        return [Message(speech.html("account-none"), ((_connect(speech),),))]
    return [card(speech, one, zone) for one in accounts]


def card(speech: Speech, account: ShownAccount, zone: ZoneInfo) -> Message:
    """All that is known of one account, with what can be done about it."""
    lines = [
        speech.html("account-title", carrier=speech.plain(words.CARRIER[account.carrier])),
        _state(speech, account),
    ]
    if account.is_usual:
        lines.append(speech.html("account-usual"))
    lines += _rights(speech, account)
    if account.checked_at is not None:
        lines.append(_until(speech, account.report.valid_until, zone))
        lines.append(speech.html("account-checked", moment=speech.moment(account.checked_at, zone)))
    return Message("\n".join([*lines, "", *_places(speech, account)]), _buttons(speech, account))


def _state(speech: Speech, account: ShownAccount) -> str:
    if not account.is_readable and account.state is not AccountState.DISCONNECTED:
        return speech.html("account-unreadable")
    if account.checked_at is None and account.state is AccountState.WORKING:
        return speech.html("account-never-checked")
    trouble = account.report.trouble and speech.plain(account.report.trouble)
    if account.state is AccountState.WORKING and trouble:
        return speech.html("account-works-but", trouble=trouble)
    told = speech.html(_STATE[account.state])
    return (
        f"{told} {speech.html(account.report.trouble)}" if account.state is AccountState.REFUSED and trouble else told
    )


def _rights(speech: Speech, account: ShownAccount) -> list[str]:
    told = {"account-may": account.report.rights, "account-lacks": account.report.lacks}
    return [
        speech.html(key, rights=", ".join(speech.plain(right) for right in rights))
        for key, rights in told.items()
        if rights
    ]


def _until(speech: Speech, valid_until: datetime | None, zone: ZoneInfo) -> str:
    if valid_until is None:
        return speech.html("account-until-unknown")
    return speech.html("account-until", moment=speech.moment(valid_until, zone))


def _places(speech: Speech, account: ShownAccount) -> list[str]:
    if not account.places:
        return [speech.html("account-no-places")]
    return [line for place in account.places[:_MOST_PLACES] for line in _place(speech, place)]


def _place(speech: Speech, place: SendingPlace) -> list[str]:
    """Who sends, from where, and whom the carrier calls; a door's own words name its town, a branch's do not."""
    label = clipped(place.label, _LONGEST_NAME)
    where = f"{place.city}, {label}" if place.city else label
    lines: list[str] = [
        speech.html("account-sender", sender=clipped(place.sender, _LONGEST_NAME)),
        speech.html("account-place", place=where),
    ]
    if place.contact:
        lines.append(speech.html("account-contact", contact=clipped(place.contact, _LONGEST_NAME)))
    return lines


def _buttons(speech: Speech, account: ShownAccount) -> tuple[tuple[Button, ...], ...]:
    works = account.state is AccountState.WORKING and account.is_readable
    renew = Button(speech.plain("button-account-new-key"), Tap(Action.CONNECT, account.id, account.carrier).encode())
    does = {
        "place": works,
        "usual": works and not account.is_usual,
        "check": account.is_readable and account.state is not AccountState.DISCONNECTED,
        "off": account.state is not AccountState.DISCONNECTED,
    }
    rows = tuple((_does(speech, account, word),) for word, is_possible in does.items() if is_possible)
    return (*rows, (renew,), (_connect(speech),))


_BUTTON = {
    "place": "button-account-place",
    "usual": "button-account-usual",
    "check": "button-account-check",
    "off": "button-account-off",
}


def _does(speech: Speech, account: ShownAccount, word: str) -> Button:
    tap = Tap(Action.ORIGIN, account.id) if word == "place" else Tap(Action.ACCOUNT, account.id, word)
    if word == "place" and not account.places:
        return Button(speech.plain("button-account-first-place"), tap.encode())
    return Button(speech.plain(_BUTTON[word]), tap.encode())


def _connect(speech: Speech) -> Button:
    return Button(speech.plain("button-account-connect"), Tap(Action.CONNECT).encode())


def disconnect_for_sure(speech: Speech, account: ShownAccount) -> Message:
    """Ask once more before an account is used no more."""
    yes = Button(speech.plain("button-account-off-yes"), Tap(Action.ACCOUNT, account.id, "off-yes").encode())
    no = Button(speech.plain("button-account-off-no"), Tap(Action.ACCOUNT, account.id, "show").encode())
    carrier = speech.plain(words.CARRIER[account.carrier])
    return Message(speech.html("account-off-sure", carrier=carrier), ((yes,), (no,)))


def key_no_longer_taken(speech: Speech, account: ShownAccount) -> Message:
    """Tell the owner that a carrier refuses a key that it took before, and how to send another."""
    carrier = speech.plain(words.CARRIER[account.carrier])
    why = speech.plain(account.report.trouble) if account.report.trouble else speech.plain("account-refused")
    renew = Button(speech.plain("button-account-new-key"), Tap(Action.CONNECT, account.id, account.carrier).encode())
    show = Button(speech.plain("button-account-show"), Tap(Action.ACCOUNT, account.id, "show").encode())
    return Message(speech.html("account-key-refused", carrier=carrier, why=why), ((renew,), (show,)))
