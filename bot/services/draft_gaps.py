"""What a draft lacks, with the likely answers. Asks nobody: what the directory says comes with the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.carriers.base import LockerRules
from bot.domain.cod import Payer
from bot.domain.draft import Draft, Field, Gap, GapWhy, Option, SendsFrom
from bot.domain.habits import Filled
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.place import BranchKind
from bot.domain.shown_draft import Place

_FEWEST_NAMES = 2
_GRAMS = (500, 1000, 2000, 5000, 10_000)
_BOXES_CM = ((20, 15, 10), (30, 20, 10), (40, 30, 20), (60, 40, 30))
_HRYVNIAS = (200, 500, 1000, 2000)
_MM = 10
_MINOR = 100

WEIGHTS = tuple(Option(str(grams), grams) for grams in _GRAMS)
SIZES = tuple(Option("x".join(map(str, cm)), Size(cm[0] * _MM, cm[1] * _MM, cm[2] * _MM)) for cm in _BOXES_CM)


def _sum(money: Money) -> Option:
    return Option(f"{money.minor}{money.currency}", money)


ROUND_SUMS = tuple(_sum(Money(one * _MINOR, "UAH")) for one in _HRYVNIAS)
PAYERS = tuple(Option(payer.value, payer) for payer in (Payer.RECIPIENT, Payer.SENDER))


def gaps_of(
    draft: Draft, filled: Filled, place: Place, origins: Sequence[SendsFrom], lockers: LockerRules
) -> tuple[Gap, ...]:
    """Everything that must be asked for before a waybill can be made, in the order of the fields."""
    found = [*_of_people(draft), *_of_sending(draft, origins), *_of_goods(draft, filled)]
    found += _of_locker(filled, place, lockers)
    if place.gap is not None:
        found.append(place.gap)
    order = list(Field)
    return tuple(sorted(found, key=lambda gap: order.index(gap.field)))


def _of_people(draft: Draft) -> Iterator[Gap]:
    if len(draft.name.split()) < _FEWEST_NAMES:
        yield Gap(Field.NAME, GapWhy.UNSURE if draft.name else GapWhy.MISSING)
    if draft.phone is None:
        missing = GapWhy.MISSING if draft.step_by_step else GapWhy.NOT_FOUND
        yield Gap(Field.PHONE, GapWhy.UNSURE if draft.wrong_phone else missing)


def _of_sending(draft: Draft, origins: Sequence[SendsFrom]) -> Iterator[Gap]:
    if not origins:
        yield Gap(Field.ORIGIN)
    elif draft.carrier is not None and all(one.carrier != draft.carrier for one in origins):
        others = dict.fromkeys(one.carrier for one in origins)
        yield Gap(Field.CARRIER, GapWhy.NOT_FOUND, tuple(Option(code, code) for code in others))


def _of_goods(draft: Draft, filled: Filled) -> Iterator[Gap]:
    if not filled.goods:
        yield Gap(Field.GOODS)
    if filled.weight_g is None:
        yield Gap(Field.WEIGHT, options=WEIGHTS)
    if draft.step_by_step and draft.cod is None:
        yield Gap(Field.COD)
    elif filled.declared is None:
        yield Gap(Field.DECLARED, options=declared_options(filled))
    if filled.payer is None:
        yield Gap(Field.PAYER, options=PAYERS)


def declared_options(filled: Filled) -> tuple[Option, ...]:
    """The sum to be collected where there is one, and round ones."""
    return (*(_sum(one) for one in [filled.cod] if one is not None), *ROUND_SUMS)


def _of_locker(filled: Filled, place: Place, rules: LockerRules) -> Iterator[Gap]:
    if place.branch is None or place.branch.branch.kind is not BranchKind.LOCKER:
        return
    if rules.needs_size and filled.size is None:
        yield Gap(Field.SIZE, GapWhy.LOCKER, SIZES)
    if rules.sender_pays and filled.payer is Payer.RECIPIENT:
        yield Gap(Field.PAYER, GapWhy.LOCKER, (Option(Payer.SENDER.value, Payer.SENDER),))


def is_door(draft: Draft) -> bool:
    """Whether it goes to somebody's door."""
    return draft.delivery is Delivery.DOOR
