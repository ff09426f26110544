"""One branch: its card, its pin on the map, and what everybody may see of it in any chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.domain.branch_finding import ShownBranch
from bot.domain.place import Branch, Opening
from bot.screens import branch_words as words
from bot.screens.message import Button, InlineResult, Message, Pin, clipped
from bot.screens.taps import Action, Tap
from bot.screens.words import CARRIER
from bot.texts import Markup, Speech

_MAP = "https://www.google.com/maps/search/?api=1&query={latitude},{longitude}"
_LONGEST_TITLE = 64


def card(speech: Speech, shown: ShownBranch, back: str = "") -> Message:
    """Everything about a branch. `back` is the list it was chosen from: "<town>.<page>"."""
    return Message(_text(speech, shown), tuple(_buttons(speech, shown, back)))


def public_card(speech: Speech, shown: ShownBranch, link: str = "") -> Message:
    """The card for other people's chats: no buttons, but links to the map and, where one is given, to the bot."""
    text = _text(speech, ShownBranch(replace(shown.found, distance_m=None), shown.local))
    branch = shown.found.branch
    links = []
    if branch.latitude is not None and branch.longitude is not None:
        url = _MAP.format(latitude=branch.latitude, longitude=branch.longitude)
        links.append(speech.html("branch-map", url=url))
    if link:
        links.append(speech.html("branch-in-bot", url=link))
    return Message("\n\n".join([text, *(["\n".join(links)] if links else [])]))


def offered(speech: Speech, shown: ShownBranch, link: str) -> InlineResult:
    """A branch as it is offered while somebody types in another chat."""
    branch = shown.found.branch
    title = f"{words.SIGN[branch.kind]} {branch.city_name}, №{branch.number}"
    about = " · ".join((words.address(branch), *words.facts(speech, shown)))
    return InlineResult(f"branch-{shown.found.id}", title, public_card(speech, shown, link), about)


def pin(speech: Speech, shown: ShownBranch) -> Pin | None:
    """Where it stands; None where the carrier does not say."""
    branch = shown.found.branch
    if branch.latitude is None or branch.longitude is None:
        return None
    title = clipped(words.name(speech, branch), _LONGEST_TITLE)
    more = Button(speech.plain("button-branch-more"), Tap(Action.BRANCH, shown.found.id, "new").encode())
    address = f"{branch.city_name}, {words.address(branch)}"
    return Pin(branch.latitude, branch.longitude, title, address, ((more, *_mine(speech, shown, "pin")),))


def _text(speech: Speech, shown: ShownBranch) -> str:
    blocks = (
        list(_head(speech, shown)),
        list(_week(speech, shown)),
        list(_limits(speech, shown.found.branch)),
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _head(speech: Speech, shown: ShownBranch) -> Iterator[str]:
    branch = shown.found.branch
    title = {"sign": words.SIGN[branch.kind], "name": words.name(speech, branch)}
    yield speech.html("branch-title", **title, carrier=speech.plain(CARRIER[shown.found.carrier]))
    yield speech.html("branch-address", town=branch.city_name, address=words.address(branch))
    if shown.found.distance_m is not None:
        yield speech.html("branch-far", distance=words.distance(speech, shown.found.distance_m))
    if shown.is_mine:
        yield speech.html("branch-mine")
    if shown.found.obstacles:
        yield speech.html("branch-not", why=words.obstacles(speech, shown))


def _week(speech: Speech, shown: ShownBranch) -> Iterator[str]:
    """Whether it is open now, and the hours of the week with today marked; days alike share a line."""
    week, today = shown.found.branch.opening, shown.local.weekday()
    if not week:
        return
    yield speech.html("branch-now", hours=words.hours_now(speech, shown.found.branch, shown.local))
    if len(set(week)) == 1:
        yield speech.html("branch-every-day", hours=_hours(speech, week[0]))
        return
    starts = [0, *(day for (day, one), (_, other) in pairwise([*enumerate(week, start=1)]) if one != other), len(week)]
    for start, end in pairwise(starts):
        days = speech.weekday(start) if end == start + 1 else f"{speech.weekday(start)}–{speech.weekday(end - 1)}"
        key = "branch-days-today" if start <= today < end else "branch-days"
        yield speech.html(key, days=days, hours=_hours(speech, week[start]), today=speech.weekday(today))


def _hours(speech: Speech, day: Opening | None) -> str:
    return speech.plain("hours-closed") if day is None else f"{day.opens:%H:%M}–{day.closes:%H:%M}"


def _limits(speech: Speech, branch: Branch) -> Iterator[Markup]:
    if (most := words.heaviest(branch)) is not None:
        yield speech.html("branch-weight", kilograms=words.weight(speech, most))
    if branch.max_size is not None:
        yield speech.html("branch-size", size=words.size(speech, branch.max_size))
    if branch.max_declared_value is not None:
        yield speech.html("branch-value", sum=speech.money(branch.max_declared_value))
    if branch.takes_cards is not None:
        yield speech.html("branch-cards" if branch.takes_cards else "branch-no-cards")
    if branch.pays_out_cod:
        yield speech.html("branch-pays-out")
    if branch.phone:
        yield speech.html("branch-phone", phone=f"+{branch.phone}")


def _buttons(speech: Speech, shown: ShownBranch, back: str) -> Iterator[tuple[Button, ...]]:
    one, branch = shown.found.id, shown.found.branch
    price = Button(speech.plain("button-branch-price"), Tap(Action.PRICE_TO, one).encode())
    on_map = Button(speech.plain("button-branch-pin"), Tap(Action.PIN, one).encode())
    yield (*((on_map,) if branch.latitude is not None else ()), price)
    if mine := _mine(speech, shown, back):
        yield mine
    town, _, page = back.partition(".")
    if town.isascii() and town.isdigit():
        yield (Button(speech.plain("button-back-to-list"), Tap(Action.BRANCHES, int(town), f"{page}.").encode()),)


def _mine(speech: Speech, shown: ShownBranch, back: str) -> tuple[Button, ...]:
    """To like it best, or no more; one that cannot be picked may only be let go."""
    if shown.found.obstacles and not shown.is_mine:
        return ()
    key, word = ("button-not-my-branch", "no") if shown.is_mine else ("button-make-my-branch", "yes")
    return (Button(speech.plain(key), Tap(Action.MY_BRANCH, shown.found.id, f"{word}.{back}").encode()),)
