"""What is known to be refused before the carrier is asked: what is missing, and what does not fit a locker. Pure.

Source of the limits of lockers: the carrier's own description of OptionsSeat as public clients quote it; its table of
message codes has other figures for the declared value too. CARD.md tells how certain they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.carriers.base import Problem, Rejected
from bot.carriers.nova_poshta.wire import CODE
from bot.domain.cod import Payer
from bot.domain.measure import Size
from bot.domain.place import Address, BranchKind, BranchPoint, NamedBranch
from bot.domain.shipment import Goods, Origin, WaybillRequest

CURRENCY = "UAH"
LOCKER_KG = 20
LOCKER_CM = (60, 40, 30)
LOCKER_HRYVNIAS = 10_000
_LONGEST_DESCRIPTION = 100
_FEWEST_NAMES = 2


def check(request: WaybillRequest) -> None:
    """Raise Rejected with every fault at once."""
    place = request.destination
    problems = [*_everywhere(request), *_origin(request.origin)]
    if isinstance(place, BranchPoint | NamedBranch) and place.kind is BranchKind.LOCKER:
        problems += _locker(request)
    if problems:
        raise Rejected(CODE, problems)


def _problem(field: str, key: str) -> Problem:
    return Problem("", "", field, key)


def _everywhere(request: WaybillRequest) -> Iterator[Problem]:
    sums = [request.declared_value, *([request.cod.amount] if request.cod else [])]
    if any(sum_.currency != CURRENCY for sum_ in sums):
        yield _problem("declared_value", "refusal-currency")
    if request.declared_value.minor <= 0:
        yield _problem("declared_value", "refusal-value")
    if request.cod and request.cod.amount.minor <= 0:
        yield _problem("cod.amount", "refusal-cod-amount")
    if not request.description or len(request.description) > _LONGEST_DESCRIPTION:
        yield _problem("description", "refusal-description")
    if not request.parcels or any(parcel.weight_g <= 0 for parcel in request.parcels):
        yield _problem("parcels.weight", "refusal-weight")
    if len(request.recipient.name.split()) < _FEWEST_NAMES:
        yield _problem("recipient.name", "refusal-recipient-name")
    if request.recipient.phone == request.origin.sender.phone:
        yield _problem("recipient.phone", "refusal-phones-equal")


def _origin(origin: Origin) -> Iterator[Problem]:
    if not origin.references.get("Sender") or not origin.references.get("ContactSender"):
        yield _problem("origin.sender", "refusal-sender")
    if not isinstance(origin.place, BranchPoint | Address) or (
        isinstance(origin.place, Address) and not origin.references.get("SenderAddress")
    ):
        yield _problem("origin.place", "refusal-sender-address")


def _locker(request: WaybillRequest) -> Iterator[Problem]:
    if len(request.parcels) != 1:
        yield _problem("parcels", "refusal-locker-pieces")
    if any(parcel.weight_g > LOCKER_KG * 1000 for parcel in request.parcels):
        yield _problem("parcels.weight", "refusal-locker-weight")
    if any(parcel.size is None for parcel in request.parcels):
        yield _problem("parcels.size", "refusal-locker-size-missing")
    elif not all(_fits(parcel.size) for parcel in request.parcels if parcel.size):
        yield _problem("parcels.size", "refusal-locker-size")
    if request.declared_value.major > LOCKER_HRYVNIAS:
        yield _problem("declared_value", "refusal-locker-value")
    if request.delivery_payer is not Payer.SENDER:
        yield _problem("delivery_payer", "refusal-locker-payer")
    if request.goods is Goods.CARGO:
        yield _problem("goods", "refusal-locker-goods")


def _fits(size: Size) -> bool:
    """Whichever way it is turned."""
    sides = sorted((size.length_mm, size.width_mm, size.height_mm), reverse=True)
    return all(side <= limit * 10 for side, limit in zip(sides, LOCKER_CM, strict=True))
