"""A branch in a few words: its kind, its hours, how far it is, why it cannot be picked, what was wished for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from bot.domain.branch_finding import ShownBranch
from bot.domain.branch_search import FoundTown, Landmark, LandmarkKind, Obstacle, Wish
from bot.domain.measure import Size
from bot.domain.opening import hours_at
from bot.domain.place import Branch, BranchKind
from bot.screens.message import clipped
from bot.texts import Speech

SIGN = {BranchKind.OFFICE: "🏤", BranchKind.LOCKER: "📮", BranchKind.POINT: "🏪"}
KIND = {
    BranchKind.OFFICE: "branch-kind-office",
    BranchKind.LOCKER: "branch-kind-locker",
    BranchKind.POINT: "branch-kind-point",
}
KINDS = {
    BranchKind.OFFICE: "branch-kinds-office",
    BranchKind.LOCKER: "branch-kinds-locker",
    BranchKind.POINT: "branch-kinds-point",
}
OBSTACLE = {
    Obstacle.CLOSED: "obstacle-closed",
    Obstacle.NOT_FOR_ALL: "obstacle-not-for-all",
    Obstacle.TOO_HEAVY: "obstacle-too-heavy",
    Obstacle.TOO_BIG: "obstacle-too-big",
    Obstacle.TOO_VALUABLE: "obstacle-too-valuable",
    Obstacle.NO_COD: "obstacle-no-cod",
    Obstacle.OTHER_KIND: "obstacle-other-kind",
    Obstacle.NO_CARD: "obstacle-no-card",
    Obstacle.CLOSED_NOW: "obstacle-closed-now",
    Obstacle.CLOSED_ON_SUNDAY: "obstacle-closed-on-sunday",
}
_A_KILOMETRE = 1000
_LONGEST_ADDRESS = 120  # ten of them fit into a message with all that is said of them
_OPENS = ("hours-opens-today", "hours-opens-tomorrow", "hours-opens-on")
_OPENS_IN_A_LIST = ("hours-short-today", "hours-short-tomorrow", "hours-short-on")


def name(speech: Speech, branch: Branch) -> str:
    """The kind and the number: «Поштомат №5012»."""
    return speech.plain("branch-name", kind=speech.plain(KIND[branch.kind]), number=branch.number)


def address(branch: Branch) -> str:
    """The address without the town, which is said elsewhere."""
    return clipped(branch.address.removeprefix(f"{branch.city_name}, "), _LONGEST_ADDRESS)


def town(one: FoundTown) -> str:
    """A town, told apart from others of its name."""
    return ", ".join(part for part in (one.name, one.district, one.region) if part)


def landmark(speech: Speech, one: Landmark) -> str:
    """A landmark in the reader's language: «метро Позняки», «Троєщина»."""
    name = one.name(speech.language)
    return speech.plain("landmark-metro", name=name) if one.kind is LandmarkKind.METRO else name


def distance(speech: Speech, metres: int) -> str:
    """How far: «350 м», «1,2 км»."""
    if metres < _A_KILOMETRE:
        return speech.plain("branch-metres", metres=metres)
    far = (Decimal(metres) / _A_KILOMETRE).quantize(Decimal("0.1"))
    return speech.plain("branch-kilometres", kilometres=speech.number(far))


def weight(speech: Speech, grams: int) -> str:
    """A weight in kilograms: «2,5»."""
    return speech.number(Decimal(grams) / 1000)


def size(speech: Speech, told: Size) -> str:
    """Three sides in centimetres: «60 × 40 × 30»."""
    sides = (told.length_mm, told.width_mm, told.height_mm)
    return "\u00a0×\u00a0".join(speech.number(Decimal(side) / 10) for side in sides)


def heaviest(branch: Branch) -> int | None:
    """The most that a parcel of one piece may weigh, in grams."""
    limits = [limit for limit in (branch.max_weight_g, branch.max_shipment_g) if limit is not None]
    return min(limits, default=None)


def hours_now(speech: Speech, branch: Branch, local: datetime, opens: tuple[str, str, str] = _OPENS) -> str:
    """Whether it is open, in a few words; "" where the carrier does not say."""
    hours = hours_at(branch.opening, local)
    if hours is None:
        return ""
    if hours.always:
        return speech.plain("hours-always")
    if hours.until is not None:
        return speech.plain("hours-until", time=f"{hours.until:%H:%M}")
    if hours.opens is None:
        return speech.plain("hours-never")
    day = speech.weekday((local.weekday() + hours.days) % 7)
    return speech.plain(opens[min(hours.days, 2)], day=day, time=f"{hours.opens:%H:%M}")


def obstacles(speech: Speech, shown: ShownBranch) -> str:
    """Why it cannot be picked."""
    branch = shown.found.branch
    most = heaviest(branch)
    kilograms = "" if most is None else weight(speech, most)
    return ", ".join(speech.plain(OBSTACLE[one], kilograms=kilograms) for one in shown.found.obstacles)


def facts(speech: Speech, shown: ShownBranch) -> Iterator[str]:
    """What matters most when choosing: how far, until when, how heavy."""
    branch = shown.found.branch
    if shown.found.distance_m is not None:
        yield distance(speech, shown.found.distance_m)
    if told := hours_now(speech, branch, shown.local, _OPENS_IN_A_LIST):
        yield told
    if (most := heaviest(branch)) is not None:
        yield speech.plain("branch-up-to", kilograms=weight(speech, most))


def wished(speech: Speech, wish: Wish, words: str = "") -> str:
    """What is looked for, in a line; "" where everything is."""
    return ", ".join(_wishes(speech, wish, words))


def _wishes(speech: Speech, wish: Wish, words: str) -> Iterator[str]:
    if words:
        yield f"«{words}»"
    yield from (speech.plain(KINDS[kind]) for kind in BranchKind if kind in wish.kinds)
    yield from _of_the_parcel(speech, wish)
    said = {
        "wish-cod": wish.pays_out_cod,
        "wish-cards": wish.takes_cards,
        "wish-open-then": wish.open_at is not None,
        "wish-open-on-sunday": wish.open_on_sunday,
    }
    yield from (speech.plain(key) for key, stands in said.items() if stands)


def _of_the_parcel(speech: Speech, wish: Wish) -> Iterator[str]:
    if wish.weight_g is not None:
        yield speech.plain("wish-weight", kilograms=weight(speech, wish.weight_g))
    if wish.size is not None:
        yield speech.plain("wish-size", size=size(speech, wish.size))
    if wish.declared_value is not None:
        yield speech.plain("wish-value", sum=speech.money(wish.declared_value))
