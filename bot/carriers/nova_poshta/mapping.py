"""From Nova Poshta's tracking entry to the desk's words. Pure and total: whatever comes in, no error comes out.

Source: TrackingDocument.getStatusDocuments, Nova Poshta API 2.0. Here and nowhere else Kyiv's naive stamps become UTC.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.carriers.base import NotFound, TrackAnswer, Tracked, Unreadable
from bot.carriers.nova_poshta.statuses import NOT_FOUND, RULES, UNKNOWN, Rule
from bot.carriers.nova_poshta.wire import CODE
from bot.domain.money import Money
from bot.domain.party import Phone
from bot.domain.tracking import CodState, Leg, NextNumber, Snapshot, Status, TrackingEvent

Entry = Mapping[str, Any]

KYIV = ZoneInfo("Europe/Kyiv")
NUMBER = re.compile(r"[0-9]{14}")


def _stamp(form: str) -> re.Pattern[str]:
    """Compile a strptime format; strptime itself looks up the locale at every call and takes a lone digit for two."""
    parts = {"Y": "(?P<year>[0-9]{4})", "m": "(?P<month>..)", "d": "(?P<day>..)"}
    parts |= {"H": "(?P<hour>..)", "M": "(?P<minute>..)", "S": "(?P<second>..)"}
    told = re.sub("%(.)", lambda part: parts[part[1]].replace("..", "[0-9]{2}"), form.replace(".", r"\."))
    return re.compile(told)


_DAY_MONTH_YEAR_TIME = _stamp("%d-%m-%Y %H:%M:%S")
_YEAR_MONTH_DAY_TIME = _stamp("%Y-%m-%d %H:%M:%S")
_DOTTED_TIME = _stamp("%d.%m.%Y %H:%M:%S")
_TIME_DOTTED = _stamp("%H:%M %d.%m.%Y")
_YEAR_MONTH_DAY = _stamp("%Y-%m-%d")
_FORMATS = (
    _YEAR_MONTH_DAY_TIME,
    _DAY_MONTH_YEAR_TIME,
    _DOTTED_TIME,
    _TIME_DOTTED,
    _YEAR_MONTH_DAY,
    _stamp("%d-%m-%Y"),
    _stamp("%d.%m.%Y"),
)
_FORMAT_OF = {
    "DateCreated": _DAY_MONTH_YEAR_TIME,
    "ScheduledDeliveryDate": _DAY_MONTH_YEAR_TIME,
    "RecipientDateTime": _DOTTED_TIME,
    "DateScan": _TIME_DOTTED,
    "DateFirstDayStorage": _YEAR_MONTH_DAY,
}
_FIRST_YEAR = 2001  # the carrier is that old: 0001-01-01 and 0000-00-00 mean "none"
_SCALARS = frozenset({str, int, float})  # and not bool
_ABSENT = frozenset({"", "00000000-0000-0000-0000-000000000000"})
_AMOUNT = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,2})0*)?")
_LONGEST_TEXT = 300

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
    is_full = not phone_refused and any(text(entry, field) for field in _PROTECTED)
    return Tracked(_snapshot(entry, rule, is_full=is_full), (_event(entry, code, rule, seen_at),))


def _event(entry: Entry, code: str, rule: Rule, seen_at: datetime) -> TrackingEvent:
    told_at = next((at for field in rule.time if (at := instant(entry, field))), None)
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


def _snapshot(entry: Entry, rule: Rule, *, is_full: bool) -> Snapshot:
    cod = _cod(entry) if is_full else None
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
        cod_state=_cod_state(rule, cod),
        sender_phone=Phone.of(text(entry, "PhoneSender")),
        recipient_phone=Phone.of(text(entry, "PhoneRecipient")),
        raw={field: kept for field in _KEPT if (kept := text(entry, field))},
    )


def _leg(entry: Entry) -> Leg:
    return _LEGS.get(text(entry, "OwnerDocumentType"), Leg.OUTBOUND)


def _next_number(entry: Entry) -> NextNumber | None:
    """A number with a dash is the document of the money's own way and is not followed."""
    number = text(entry, "LastCreatedOnTheBasisNumber")
    leg = _LEGS.get(text(entry, "LastCreatedOnTheBasisDocumentType"))
    if leg is None or not NUMBER.fullmatch(number) or number == text(entry, "Number"):
        return None
    return NextNumber(number, Leg.RETURN if _leg(entry) is Leg.RETURN else leg)


def _cod(entry: Entry) -> Money | None:
    """The two forms exclude each other; a sum of nothing is no cash on delivery."""
    for field in ("RedeliverySum", "AfterpaymentOnGoodsCost"):
        amount = money(entry, field)
        if amount is not None and amount.minor > 0:
            return amount
    return None


def _cod_state(rule: Rule, cod: Money | None) -> CodState:
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


def text(entry: Entry, field: str) -> str:
    """Give a field as clean text; "" where it is absent in any of the ways that this carrier has for it."""
    value = entry.get(field)
    if value == "" or type(value) not in _SCALARS:
        return ""
    told = str(value)[:_LONGEST_TEXT]
    if not told.isprintable():
        told = "".join(sign if sign.isprintable() else " " for sign in told)
    told = told.strip()
    return "" if told in _ABSENT else told


def money(entry: Entry, field: str) -> Money | None:
    """Read hryvnias out of a string or a number; None for "", for what is no amount and for parts of a kopeck."""
    amount = _AMOUNT.fullmatch(text(entry, field))
    if amount is None:
        return None
    return Money(int(amount[1]) * 100 + int((amount[2] or "").ljust(2, "0")), "UAH")


def instant(entry: Entry, field: str) -> datetime | None:
    """Read a stamp as UTC. In the hour that autumn repeats it is the first; one of the hour that spring skips moves on.

    A bare date (as in recordings before 2019) is the beginning of that day in Kyiv.
    """
    naive = _naive(entry, field)
    return naive.replace(tzinfo=KYIV).astimezone(UTC) if naive else None


def day(entry: Entry, field: str) -> date | None:
    """Read the day of a stamp as it stands there: a day in Kyiv."""
    naive = _naive(entry, field)
    return naive.date() if naive else None


def _naive(entry: Entry, field: str) -> datetime | None:
    """By the field's own format, then by the others: guessing by look alone takes a month for a day."""
    stamp = text(entry, field)
    if not stamp:
        return None
    for form in (_FORMAT_OF.get(field, _YEAR_MONTH_DAY_TIME), *_FORMATS):
        if told := form.fullmatch(stamp):
            return _moment({part: int(digits) for part, digits in told.groupdict().items()})
    return None


def _moment(parts: Mapping[str, int]) -> datetime | None:
    """None for a day or an hour that no calendar has, and for a year in which there was no such carrier."""
    if parts["year"] < _FIRST_YEAR:
        return None
    try:
        return datetime(**parts)  # type: ignore[arg-type]  # noqa: DTZ001 - the zone is given by `instant`
    except ValueError:
        return None
