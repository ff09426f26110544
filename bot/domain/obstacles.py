"""Why a branch cannot be picked, or not for this parcel. What the carrier does not tell is never held against it."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.domain.branch_search import Obstacle, Wish
from bot.domain.measure import Size
from bot.domain.place import Branch, Week

_SUNDAY = 6
_LAST_MINUTE = time(23, 59)


def obstacles_of(branch: Branch, wish: Wish, zone: ZoneInfo) -> tuple[Obstacle, ...]:
    """Name them all, those that nobody can change first; `zone` is that of the branch's hours."""
    held = {
        Obstacle.CLOSED: branch.is_working is False,
        Obstacle.NOT_FOR_ALL: not branch.may_choose,
        Obstacle.OTHER_KIND: bool(wish.kinds) and branch.kind not in wish.kinds,
        Obstacle.TOO_HEAVY: _is_too_heavy(branch, wish.weight_g),
        Obstacle.TOO_BIG: not (wish.size is None or branch.max_size is None or _fits(wish.size, branch.max_size)),
        Obstacle.TOO_VALUABLE: _is_too_valuable(branch, wish),
        Obstacle.NO_COD: wish.pays_out_cod and branch.pays_out_cod is False,
        Obstacle.NO_CARD: wish.takes_cards and branch.takes_cards is False,
        Obstacle.CLOSED_NOW: wish.open_at is not None and is_open(branch.opening, wish.open_at, zone) is False,
        Obstacle.CLOSED_ON_SUNDAY: wish.open_on_sunday and bool(branch.opening) and branch.opening[_SUNDAY] is None,
    }
    return tuple(obstacle for obstacle, stands in held.items() if stands)


def is_open(week: Week, instant: datetime, zone: ZoneInfo) -> bool | None:
    """Whether it is open at that moment; None where the carrier does not say."""
    if not week:
        return None
    local = instant.astimezone(zone)
    hours = week[local.weekday()]
    if hours is None:
        return False
    return hours.opens <= local.time() < hours.closes or (hours.closes >= _LAST_MINUTE and local.time() >= hours.opens)


def _is_too_heavy(branch: Branch, weight_g: int | None) -> bool:
    limits = [limit for limit in (branch.max_weight_g, branch.max_shipment_g) if limit is not None]
    return weight_g is not None and any(weight_g > limit for limit in limits)


def _fits(parcel: Size, opening: Size) -> bool:
    """However it is turned."""
    return all(side <= limit for side, limit in zip(_sides(parcel), _sides(opening), strict=True))


def _sides(size: Size) -> list[int]:
    return sorted((size.length_mm, size.width_mm, size.height_mm))


def _is_too_valuable(branch: Branch, wish: Wish) -> bool:
    value, limit = wish.declared_value, branch.max_declared_value
    if value is None or limit is None or value.currency != limit.currency:
        return False
    return value.minor > limit.minor
