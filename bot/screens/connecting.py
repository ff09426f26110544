"""The questions by which the owner connects a carrier: which one, its key, who sends, from where."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.sender import Asks, Question, ShownAccount
from bot.screens import words
from bot.screens.accounts import card
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_LONGEST_BUTTON = 60
_ASKS = {
    Asks.SENDER: "origin-ask-sender",
    Asks.CONTACT: "origin-ask-contact",
    Asks.PLACE: "origin-ask-place",
    Asks.CITY: "origin-ask-city",
    Asks.CITIES: "origin-ask-which-city",
    Asks.NUMBER: "origin-ask-number",
    Asks.BRANCHES: "origin-ask-which-branch",
    Asks.NO_SENDER: "origin-no-sender",
    Asks.NO_CONTACT: "origin-no-contact",
}
_NOT_FOUND = {Asks.CITIES: "origin-city-not-found", Asks.BRANCHES: "origin-branch-not-found"}
_TRY_AGAIN = frozenset({Asks.NO_SENDER, Asks.NO_CONTACT})


def choose_carrier(speech: Speech, codes: Sequence[str], to_renew: Sequence[ShownAccount]) -> Message:
    """Which carrier; first the accounts that want another key."""
    renewals = tuple((_renewal(speech, one),) for one in to_renew)
    carriers = tuple(
        (Button(speech.plain(words.CARRIER[code]), Tap(Action.CONNECT, word=code).encode()),) for code in codes
    )
    return Message(speech.html("connect-which"), (*renewals, *carriers))


def _renewal(speech: Speech, account: ShownAccount) -> Button:
    carrier = speech.plain(words.CARRIER[account.carrier])
    whose = f"{carrier}: {account.places[0].sender}" if account.places else carrier
    text = speech.plain("button-connect-renew", whose=clipped(whose, _LONGEST_BUTTON))
    return Button(text, Tap(Action.CONNECT, account.id, account.carrier).encode())


def ask_key(speech: Speech, carrier: str) -> Message:
    """Ask for the key: where it is found, and that the message will be deleted."""
    name = speech.plain(words.CARRIER[carrier])
    return Message(speech.html("connect-key", carrier=name) + "\n\n" + speech.html(words.KEY_FOUND[carrier]))


def delete_yourself(speech: Speech) -> Message:
    """Telegram would not delete the message with the key: ask the owner to do it."""
    return Message(speech.html("connect-delete-yourself"))


def key_not_taken(speech: Speech, trouble: str) -> Message:
    """Why this key is not taken, and that another may be sent at once."""
    return Message(speech.html("connect-refused", why=speech.plain(trouble)))


def connected(speech: Speech, account: ShownAccount, zone: ZoneInfo, *, was_known: bool) -> Message:
    """The account of a key that was taken."""
    shown = card(speech, account, zone)
    said = speech.html("connect-known") if was_known else speech.html("connect-done")
    return Message(said + "\n\n" + shown.text, shown.rows)


def question(speech: Speech, asked: Question) -> Message:
    """What is asked next about who sends and from where, with the answers there are."""
    if asked.asks in _NOT_FOUND and not asked.choices:
        return Message(speech.html(_NOT_FOUND[asked.asks]))
    rows = [(Button(clipped(one.words, _LONGEST_BUTTON), _tap(asked, one.key)),) for one in asked.choices]
    if asked.asks is Asks.PLACE:
        rows.append((Button(speech.plain("button-origin-branch"), _tap(asked, "branch")),))
    if asked.asks in _TRY_AGAIN:
        rows.append((Button(speech.plain("button-origin-again"), _tap(asked, "")),))
    return Message(speech.html(_ASKS[asked.asks]), tuple(rows))


def _tap(asked: Question, key: str) -> str:
    word = ".".join(part for part in (asked.so_far, key) if part)
    return Tap(Action.ORIGIN, asked.account_id, word).encode()
