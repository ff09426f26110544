"""From Nova Poshta's tracking entry to the desk's words. Pure and total: whatever comes in, no error comes out.

Source: TrackingDocument.getStatusDocuments, Nova Poshta API 2.0.
"""

from __future__ import annotations

import re
from datetime import datetime

from bot.carriers.base import NotFound, TrackAnswer, Tracked, Unreadable
from bot.carriers.nova_poshta.fields import SCALARS, Entry, day, instant, money, text
from bot.carriers.nova_poshta.statuses import NOT_FOUND, RULES, UNKNOWN, Rule
from bot.carriers.nova_poshta.wire import CODE
from bot.domain.money import Money
from bot.domain.party import Phone
from bot.domain.tracking import CodState, Leg, NextNumber, Snapshot, Status, TrackingEvent

NUMBER = re.compile(r"[0-9]{14}")
_SHORT = 1000


_LEGS = {"CargoReturn": Leg.RETURN, "Redirecting": Leg.REDIRECT}
_PROTECTED = (
    "PhoneSender",
    "PhoneRecipient",
    "SenderFullNameEW",
    "RecipientFullNameEW",
    "AnnouncedPrice",
    "RedeliverySum",
    "AfterpaymentOnGoodsCost",
    "ExpressWaybillAmountToPay",
)
_STILL_WITH_CARRIER = frozenset(Status) - {Status.DELIVERED, Status.RETURNED, Status.RETURNING, Status.CANCELLED}

# No person's phone, name, address or free text is among these.
_KEPT = (
    *("DateCreated", "DateScan", "TrackingUpdateDate", "ScheduledDeliveryDate", "AdjustedDate", "ActualDeliveryDate"),
    *("RecipientDateTime", "DateFirstDayStorage", "DatePayedKeeping", "DateReturnCargo", "DateMoving"),
    *("StatusCode", "ServiceType", "CargoType", "SeatsAmount", "DocumentWeight", "DocumentCost", "PayerType"),
    *("PaymentMethod", "CategoryOfWarehouse", "WarehouseRecipientNumber", "WarehouseRecipientRef", "RefEW"),
    *("RefCitySender", "RefCityRecipient", "OwnerDocumentNumber", "OwnerDocumentType", "RedeliveryNum"),
    *("LastCreatedOnTheBasisNumber", "LastCreatedOnTheBasisDocumentType", "LastCreatedOnTheBasisDateTime"),
    *("LastTransactionStatusGM", "LastTransactionDateTimeGM", "UndeliveryReasonsDate"),
)


def read_entry(entry: Entry, *, phone_refused: bool, seen_at: datetime) -> TrackAnswer:
    """Say what one entry tells. `phone_refused`: a warning said that its protected fields are closed."""
    code = text(entry, "StatusCode")
    if not code:
        return Unreadable("no status code")
    if code == NOT_FOUND:
        return NotFound()
    rule = RULES.get(code, UNKNOWN)
    is_full = not phone_refused and any(entry.get(field) and text(entry, field) for field in _PROTECTED)
    return Tracked(_snapshot(entry, rule, is_full=is_full), (_event(entry, code, rule, seen_at),))


def _event(entry: Entry, code: str, rule: Rule, seen_at: datetime) -> TrackingEvent:
    told_at = _told_at(entry, rule)
    return TrackingEvent(
        carrier=CODE,
        number=text(entry, "Number"),
        leg=_leg(entry),
        raw_code=code,
        raw_text=text(entry, "Status"),
        occurred_at=told_at or seen_at,
        observed=told_at is None,
        status=rule.status,
        reason=rule.reason,
        place=text(entry, rule.place),
    )


def _told_at(entry: Entry, rule: Rule) -> datetime | None:
    for field in rule.time:
        if at := instant(entry, field):
            return at
    return None


def _snapshot(entry: Entry, rule: Rule, *, is_full: bool) -> Snapshot:
    cod = cod_of(entry) if is_full else None
    return Snapshot(
        city_from=text(entry, "CitySender") or None,
        city_to=text(entry, "CityRecipient") or None,
        branch=text(entry, "WarehouseRecipient") or None,
        expected_at=instant(entry, "AdjustedDate") or instant(entry, "ScheduledDeliveryDate"),
        arrived_at=instant(entry, "ActualDeliveryDate"),
        received_at=instant(entry, "RecipientDateTime"),
        paid_storage_from=day(entry, "DateFirstDayStorage") or day(entry, "DatePayedKeeping"),
        next_number=_next_number(entry),
        full=is_full,
        to_pay=_to_pay(entry, rule, cod) if is_full else None,
        cod=cod,
        cod_state=cod_state(rule, cod),
        delivery_price=money(entry, "DocumentCost"),
        declared_value=money(entry, "AnnouncedPrice") if is_full else None,
        redelivery=text(entry, "RedeliveryNum") or None,
        sender_phone=Phone.of(text(entry, "PhoneSender")),
        recipient_phone=Phone.of(text(entry, "PhoneRecipient")),
        raw=_kept(entry),
    )


def _kept(entry: Entry) -> dict[str, str]:
    """Keep what the whitelist names, as it came; where anything is long or odd, all of it is cleaned."""
    told = {
        field: value if type(value) is str else text(entry, field)
        for field in _KEPT
        if (value := entry.get(field)) and type(value) in SCALARS
    }
    joined = "".join(told.values())
    if len(joined) <= _SHORT and joined.isprintable():
        return told
    return {field: kept for field in told if (kept := text(entry, field))}


def _leg(entry: Entry) -> Leg:
    return _LEGS.get(text(entry, "OwnerDocumentType"), Leg.OUTBOUND)


def _next_number(entry: Entry) -> NextNumber | None:
    """A number with a dash is the document of the money's own way and is not followed."""
    number = text(entry, "LastCreatedOnTheBasisNumber")
    leg = _LEGS.get(text(entry, "LastCreatedOnTheBasisDocumentType"))
    if leg is None or not NUMBER.fullmatch(number) or number == text(entry, "Number"):
        return None
    return NextNumber(number, Leg.RETURN if _leg(entry) is Leg.RETURN else leg)


def cod_of(entry: Entry) -> Money | None:
    """The two forms exclude each other; a sum of nothing is no cash on delivery."""
    for field in ("RedeliverySum", "AfterpaymentOnGoodsCost"):
        amount = money(entry, field)
        if amount is not None and amount.minor > 0:
            return amount
    return None


def cod_state(rule: Rule, cod: Money | None) -> CodState:
    """Codes 10 and 11 tell of the money by themselves; the others only where a sum is to be seen."""
    told_by_code = rule.cod in {CodState.IN_TRANSFER, CodState.RECEIVED}
    return rule.cod if told_by_code or cod is not None else CodState.NONE


def _to_pay(entry: Entry, rule: Rule, cod: Money | None) -> Money | None:
    """What the recipient has to pay at the counter: the cash on delivery, and the delivery where they pay for it."""
    if rule.status not in _STILL_WITH_CARRIER:
        return None
    delivery = money(entry, "ExpressWaybillAmountToPay") if text(entry, "PayerType") == "Recipient" else None
    if cod is None or delivery is None:
        return cod or delivery
    return cod + delivery
