"""Taking a branch: the map's button, what was taken, for which order."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.branch_finding import ShownBranch
from bot.domain.branch_search import Found, FoundBranch
from bot.domain.place import BranchKind
from bot.domain.widget import OrderLink
from bot.screens import branch_card, words
from bot.screens.map_button import map_button
from bot.screens.message import Button, Message
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_MOST_OFFERED = 8
_LONGEST_BUTTON = 60
_KIND = {
    BranchKind.OFFICE: "map-kind-office",
    BranchKind.LOCKER: "map-kind-locker",
    BranchKind.POINT: "map-kind-point",
}


def invite(speech: Speech, public_url: str | None) -> Message:
    """The map, for whoever asks for it."""
    if not public_url:
        return Message(speech.html("map-not-served"))
    return Message(speech.html("map-invite"), map_button(speech, public_url))


def chosen_for_oneself(speech: Speech, shown: ShownBranch) -> Message:
    """What was taken on the map, with all that is known of it."""
    card = branch_card.card(speech, shown)
    return replace(card, text=speech.html("chosen-on-map") + "\n\n" + card.text)


def chosen(speech: Speech, found: FoundBranch, order: str) -> Message:
    """What was taken for an order."""
    text = speech.html("chosen-branch", **_names(speech, found))
    return Message(text + "\n\n" + speech.html("chosen-for-order", order=order))


def choose_for_order(speech: Speech, link: OrderLink, public_url: str | None) -> Message:
    """Ask for a branch for a shop's order."""
    return Message(speech.html("order-choose", order=link.order), map_button(speech, public_url, link))


def found_for_order(speech: Speech, link: OrderLink, found: Found, public_url: str | None) -> Message:
    """What the person may mean, to be tapped."""
    able = [one for one in found.branches if not one.obstacles][:_MOST_OFFERED]
    if not able:
        return Message(speech.html("order-nothing"), map_button(speech, public_url, link))
    rows = tuple((_offer(speech, one, link),) for one in able)
    return Message(speech.html("order-which"), rows + map_button(speech, public_url, link))


def for_order(speech: Speech, found: FoundBranch, order: str) -> Message:
    """To the owner: where the order goes."""
    return Message(speech.html("order-chosen", order=order, **_names(speech, found)))


def disputed(speech: Speech, found: FoundBranch, order: str) -> Message:
    """To the owner: a second person chose for an order that has its branch."""
    return Message(speech.html("order-disputed", order=order, **_names(speech, found)))


def _offer(speech: Speech, one: FoundBranch, link: OrderLink) -> Button:
    told = _names(speech, one)
    text = speech.plain("order-branch-button", kind=told["kind"], number=told["number"], address=told["address"])
    tap = Tap(Action.TAKE_FOR_ORDER, one.id, f"{link.widget}-{link.order}")
    return Button(text if len(text) <= _LONGEST_BUTTON else text[: _LONGEST_BUTTON - 1] + "…", tap.encode())


def _names(speech: Speech, found: FoundBranch) -> dict[str, str]:
    known = found.branch
    return {
        "kind": speech.plain(_KIND[known.kind]),
        "number": known.number,
        "carrier": speech.plain(words.CARRIER[found.carrier]),
        "town": known.city_name,
        "address": known.address,
    }
