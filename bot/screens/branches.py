"""Looking for a branch: the question where, the towns to choose from, the list, the nearest ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.branch_finding import Look, ShownBranch
from bot.domain.branch_search import FoundTown, Point, Wish
from bot.domain.place import BranchKind
from bot.screens import branch_words as words
from bot.screens.map_button import map_button
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Markup, Speech

A_PAGE = 8
_POLE = 90
_ROW = 4
_PINS_ROW = 5
_LONGEST_NAME = 3  # words of a town
_ENOUGH = 3  # of what cannot be picked
_OTHERS = 2  # towns of the same name
_LONGEST_LINE = 60
_FILTERS = {BranchKind.OFFICE: "button-only-offices", BranchKind.LOCKER: "button-only-lockers"}
_ALL = "all"
_DEGREES = re.compile(r"-?[0-9]{1,3}\.[0-9]{1,6}")


def ask(speech: Speech) -> Message:
    """Where to look: a town in words, or the place where the person is."""
    return Message(speech.html("find-ask"), location_button=speech.plain("button-send-location"))


def ask_town(speech: Speech) -> Message:
    """Another town, in words."""
    return Message(speech.html("find-ask-town"), ((_near(speech),),))


def ask_place(speech: Speech) -> Message:
    """Where the person is, by the button below."""
    return Message(speech.html("find-ask-place"), location_button=speech.plain("button-send-location"))


def looked(speech: Speech, look: Look) -> Message:
    """What was found, whatever that is."""
    if look.town is None and look.around is not None:
        return _nearest(speech, look, look.around.point)
    if look.town is None:
        return _which_town(speech, look) if look.towns else _no_town(speech, look)
    return _list(speech, look) if look.branches else _nothing(speech, look)


def _no_town(speech: Speech, look: Look) -> Message:
    """They named none, or one that nobody knows."""
    line = clipped(look.words, _LONGEST_LINE) if len(look.words.split()) <= _LONGEST_NAME else ""
    text = speech.html("find-no-town", line=line) if line else speech.html("find-ask-place")
    return Message(text, location_button=speech.plain("button-send-location"))


def _which_town(speech: Speech, look: Look) -> Message:
    rows = [(_town(one),) for one in look.towns[:A_PAGE]]
    return Message(speech.html("find-which-town"), (*rows, (_near(speech),)))


def _town(one: FoundTown) -> Button:
    return Button(words.town(one), Tap(Action.BRANCHES, one.id).encode())


def _nothing(speech: Speech, look: Look) -> Message:
    town = look.town.name if look.town else ""
    wished = words.wished(speech, look.wish, clipped(look.words, _LONGEST_LINE))
    everything = Button(speech.plain("button-all-branches", town=town), _page(look, 0, _ALL))
    text = speech.html("find-nothing", town=town, wished=wished or "—")
    return Message(text, ((everything,), (_near(speech), _other_town(speech))))


def _list(speech: Speech, look: Look) -> Message:
    lines = [_title(speech, look)]
    if wished := words.wished(speech, look.wish, clipped(look.words, _LONGEST_LINE)):
        lines.append(speech.html("find-wished", wished=wished))
    if look.missed:
        lines.append(speech.html("find-missed", words=clipped(look.missed, _LONGEST_LINE)))
    shown = look.branches
    if all(one.found.obstacles for one in shown):
        lines.append(speech.html("find-none-fits"))
        shown = shown[:_ENOUGH]
    blocks = ["\n".join(lines), *(line(speech, one) for one in shown)]
    return Message("\n\n".join(blocks), tuple(_list_rows(speech, look)))


def _title(speech: Speech, look: Look) -> Markup:
    town = look.town.name if look.town else ""
    if look.around is not None:
        landmark = look.around.landmark
        where = words.landmark(speech, landmark) if landmark else speech.plain("find-near-you")
        return speech.html("find-title-near", town=town, where=where)
    return speech.html("find-title", town=town, count=look.many)


def line(speech: Speech, shown: ShownBranch, place: int | None = None) -> Markup:
    """One branch of a list: number, address, how far, until when; or, struck out, why not."""
    branch = shown.found.branch
    told = {"sign": words.SIGN[branch.kind], "number": branch.number, "address": words.address(branch)}
    if shown.found.obstacles:
        return speech.html("find-line-not", **told, why=words.obstacles(speech, shown))
    facts = " · ".join(words.facts(speech, shown))
    key = "find-line-mine" if shown.is_mine else "find-line"
    where = "" if place is None else f"{place}. "
    return speech.html(key, place=where, facts=facts, **told)


def _list_rows(speech: Speech, look: Look) -> Iterator[tuple[Button, ...]]:
    if look.mine is not None and look.mine.found.id not in {one.found.id for one in look.branches}:
        yield (_my_branch(speech, look.mine, look),)
    picks = [_pick(one, look) for one in look.branches if not one.found.obstacles]
    yield from (tuple(picks[at : at + _ROW]) for at in range(0, len(picks), _ROW))
    last = max(0, (look.many - 1) // A_PAGE)
    turns = (("button-earlier", look.page - 1), ("button-more", look.page + 1))
    if row := tuple(Button(speech.plain(key), _page(look, to)) for key, to in turns if 0 <= to <= last):
        yield row
    yield tuple(_filter(speech, look, kind) for kind in _FILTERS)
    yield from ((_town(one),) for one in look.towns[:_OTHERS])
    yield from map_button(speech, look.map_at, words=_on_map(speech, look))
    yield (_near(speech), _other_town(speech))


def _on_map(speech: Speech, look: Look) -> str:
    """What the map looks for at once: the same as the list."""
    landmark = look.around.landmark if look.around else None
    near = words.landmark(speech, landmark) if landmark else ""
    return " ".join(part for part in (look.town.name if look.town else "", near, look.words) if part)


def _my_branch(speech: Speech, shown: ShownBranch, look: Look) -> Button:
    """The person's own branch, in one tap."""
    branch = shown.found.branch
    told = speech.plain("button-my-branch", town=branch.city_name, number=branch.number)
    return Button(told, Tap(Action.BRANCH, shown.found.id, _back(look)).encode())


def _pick(shown: ShownBranch, look: Look) -> Button:
    branch = shown.found.branch
    told = f"{words.SIGN[branch.kind]} №{branch.number}"
    return Button(told, Tap(Action.BRANCH, shown.found.id, _back(look)).encode())


def _back(look: Look) -> str:
    """To come back to this page from a card."""
    return f"{look.town.id}.{look.page}" if look.town else ""


def _page(look: Look, page: int, change: str = "") -> str:
    """A page of the same list; `change` shows one kind alone, or everything."""
    return Tap(Action.BRANCHES, look.town.id if look.town else 0, f"{page}.{change}").encode()


def _filter(speech: Speech, look: Look, kind: BranchKind) -> Button:
    is_on = look.wish.kinds == {kind}
    sign = "✅ " if is_on else ""
    return Button(sign + speech.plain(_FILTERS[kind]), _page(look, 0, "any" if is_on else kind.value))


def _near(speech: Speech) -> Button:
    return Button(speech.plain("button-near"), Tap(Action.NEAR).encode())


def _other_town(speech: Speech) -> Button:
    return Button(speech.plain("button-other-town"), Tap(Action.OTHER_TOWN).encode())


def _nearest(speech: Speech, look: Look, point: Point) -> Message:
    """The nearest ones to where the person is, a pin each."""
    kinds = tuple(_near_filter(speech, point, look.wish, kind) for kind in _FILTERS)
    wished = words.wished(speech, look.wish)
    title = [speech.html("near-title" if look.branches else "near-nothing")]
    title += [speech.html("find-wished", wished=wished)] if wished else []
    if not look.branches:
        return Message("\n".join(title), (kinds, (_other_town(speech),)))
    blocks = ["\n".join(title), *(line(speech, one, place) for place, one in enumerate(look.branches, start=1))]
    pins = [_pin(place, one) for place, one in enumerate(look.branches, start=1)]
    rows = tuple(tuple(pins[at : at + _PINS_ROW]) for at in range(0, len(pins), _PINS_ROW))
    return Message("\n\n".join(blocks), (*rows, kinds, (_other_town(speech),)))


def near_of(tap: Tap) -> tuple[Point | None, str]:
    """Read the place and the kind out of such a button; no place where it says none."""
    latitude, _, rest = tap.word.partition(",")
    longitude, _, kind = rest.partition(",")
    if not (_DEGREES.fullmatch(latitude) and _DEGREES.fullmatch(longitude)):
        return None, ""
    point = Point(float(latitude), float(longitude))
    on_the_globe = abs(point.latitude) <= _POLE and abs(point.longitude) <= 2 * _POLE
    return (point, kind) if on_the_globe else (None, "")


def _pin(place: int, shown: ShownBranch) -> Button:
    return Button(f"📍 {place}", Tap(Action.PIN, shown.found.id).encode())


def _near_filter(speech: Speech, point: Point, wish: Wish, kind: BranchKind) -> Button:
    """The place stands in the button alone: it is kept nowhere else."""
    is_on = wish.kinds == {kind}
    word = f"{point.latitude:.4f},{point.longitude:.4f},{'' if is_on else kind.value}"
    return Button(("✅ " if is_on else "") + speech.plain(_FILTERS[kind]), Tap(Action.NEAR, word=word).encode())
