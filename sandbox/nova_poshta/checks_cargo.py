"""What save and update refuse about the goods, the seats, the payer and the day (Nova Poshta API 2.0)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from sandbox.nova_poshta.dictionaries import CARGO_TYPES, PAYERS, PAYMENT_FORMS, SERVICE_TYPES
from sandbox.nova_poshta.directory import Point
from sandbox.nova_poshta.draft import Draft
from sandbox.nova_poshta.refusals import REFUSALS, Refusal
from sandbox.nova_poshta.seats import Seat, read_number
from sandbox.places import Kind

LONGEST_DESCRIPTION = 120
LONGEST_REFERENCE = 50
_REFERENCE = re.compile(r"[\w ./#№:-]+")
_LIGHTEST = 0.1
_SMALLEST_VOLUME = 0.0001
_DOCUMENT_WEIGHTS = frozenset({0.1, 0.5, 1.0})
_INTO_LOCKERS = frozenset({"Parcel", "Documents"})
_BY_PIECE = frozenset({"TiresWheels", "Pallet"})
_SIDES = ("width", "height", "length")


def of_the_payment(draft: Draft) -> Iterator[str]:
    """Who pays for the delivery, and how."""
    payer, form = draft.call.word("PayerType"), draft.call.word("PaymentMethod")
    if not payer:
        yield "payer_missing"
    elif payer not in PAYERS:
        yield "payer_incorrect"
    if not form:
        yield "payment_missing"
    elif form not in PAYMENT_FORMS:
        yield "payment_incorrect"
    elif payer == "ThirdPerson" and form != "NonCash":
        yield "third_person_by_cash"
    elif form == "NonCash" and payer == "Sender" and not draft.account.non_cash:
        yield "non_cash_sender"
    elif form == "NonCash" and payer == "Recipient":
        yield "non_cash_recipient"


def of_the_order(draft: Draft) -> Iterator[str]:
    """The day, the service, what it is called, and the shop's own number."""
    call = draft.call
    if draft.sent_on is None:
        yield "date_invalid"
    elif draft.sent_on < draft.today:
        yield "date_in_the_past"
    if draft.service not in SERVICE_TYPES:
        yield "service_incorrect"
    if not call.word("Description"):
        yield "description_empty"
    elif len(call.word("Description")) > LONGEST_DESCRIPTION:
        yield "description_long"
    reference = call.word("InfoRegClientBarcodes")
    if len(reference) > LONGEST_REFERENCE:
        yield "reference_long"
    elif reference and not _REFERENCE.fullmatch(reference):
        yield "reference_invalid"


def of_the_goods(draft: Draft) -> Iterator[str]:
    """What sort, how much it weighs and is worth, how large it is."""
    call, cargo = draft.call, draft.call.word("CargoType")
    if cargo not in CARGO_TYPES or (draft.to_locker and cargo not in _INTO_LOCKERS):
        yield "cargo_incorrect"
    if cargo in _BY_PIECE and not call.properties.get("CargoDetails"):
        yield "cargo_details_missing"
    if "Weight" not in call.properties or call.word("Weight") == "":
        yield "weight_missing"
    elif not draft.weight >= _LIGHTEST or (cargo == "Documents" and draft.weight not in _DOCUMENT_WEIGHTS):
        yield "weight_invalid"
    if call.word("Cost") == "":
        yield "cost_missing"
    elif not draft.cost >= 1:
        yield "cost_invalid"
    yield from _volume(draft, cargo)


def _volume(draft: Draft, cargo: str) -> Iterator[str]:
    told = draft.call.word("VolumeGeneral")
    volume = read_number(told)
    if cargo == "Documents":
        if told:
            yield "volume_not_empty"
    elif told and not math.isfinite(volume):
        yield "volume_invalid"
    elif told and volume <= _SMALLEST_VOLUME:
        yield "volume_small"
    elif not told and not draft.seats and cargo not in _BY_PIECE:
        yield "volume_invalid"


def of_the_seats(draft: Draft) -> Iterator[str | Refusal]:
    """How many seats there are, and whether each fits where it goes."""
    if not draft.call.word("SeatsAmount"):
        yield "seats_missing"
    elif not draft.seats_amount:
        yield "seats_invalid"
    elif draft.seats and len(draft.seats) != draft.seats_amount:
        yield "seats_differ"
    if draft.to_locker and not draft.seats:
        yield "locker_needs_seats"
    if draft.to_locker and (draft.seats_amount > 1 or len(draft.seats) > 1):
        yield "locker_takes_one"
    if draft.destination_point:
        yield from _fits(draft, draft.destination_point)


def _fits(draft: Draft, point: Point) -> Iterator[str | Refusal]:
    if point.dearest and draft.cost > point.dearest:
        yield REFUSALS["cost_high"].saying(limit=point.dearest)
    heaviest = max([seat.weight for seat in draft.seats], default=draft.weight)
    if point.place.kind is Kind.LOCKER:
        if max(heaviest, draft.weight) > point.heaviest:
            yield "locker_weight"
        yield from (f"locker_{side}" for side in _too_large(draft.seats, point))
        return
    if heaviest > point.heaviest and point.place.kind is not Kind.STORE:
        yield REFUSALS["place_weight"].saying(limit=point.heaviest)
    if draft.weight > point.heaviest and point.place.kind is Kind.STORE:
        yield "warehouse_weight"
    for side in _too_large(draft.seats, point):
        limit = point.largest[_SIDES.index(side)]
        yield REFUSALS[f"warehouse_{side}"].saying(limit=limit)


def _too_large(seats: list[Seat], point: Point) -> list[str]:
    """The sides by which some seat does not fit, however the box is turned."""
    room = sorted(zip(point.largest, _SIDES, strict=True), key=lambda side: side[0])
    largest: set[str] = set()
    for seat in seats:
        sides = sorted((seat.width, seat.height, seat.length))
        largest |= {name for side, (limit, name) in zip(sides, room, strict=True) if side > limit}
    return [name for name in _SIDES if name in largest]
