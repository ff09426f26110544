from datetime import UTC, date, datetime

import pytest

from bot.carriers.base import NotFound, Unreadable
from bot.carriers.nova_poshta import fields
from bot.carriers.nova_poshta.statuses import RULES
from bot.domain.money import Money
from bot.domain.tracking import CodState, Leg, NextNumber, Reason, Status, current_status
from tests.carriers.nova_poshta.entries import NUMBER, SEEN_AT, event, snapshot, tracked

PRIVATE = ("380990000001", "380990000100", "Зразок", "Отримувач", "Вигадане Село, Відділення")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "stamp", "instant"),
    [
        ("DateCreated", "03-04-2026 17:33:10", utc(2026, 4, 3, 14, 33, 10)),
        ("ScheduledDeliveryDate", "03-04-2026 17:33:10", utc(2026, 4, 3, 14, 33, 10)),
        ("TrackingUpdateDate", "2026-04-03 17:33:10", utc(2026, 4, 3, 14, 33, 10)),
        ("RecipientDateTime", "03.04.2026 17:33:10", utc(2026, 4, 3, 14, 33, 10)),
        ("DateScan", "17:33 03.04.2026", utc(2026, 4, 3, 14, 33)),
        ("DateFirstDayStorage", "2026-04-03", utc(2026, 4, 2, 21)),
        ("ScheduledDeliveryDate", "03-04-2026", utc(2026, 4, 2, 21)),
        ("ScheduledDeliveryDate", "03.04.2026", utc(2026, 4, 2, 21)),
        # seen elsewhere under the wrong name: the others are tried
        ("DateCreated", "04.08.2026 08:10:48", utc(2026, 8, 4, 5, 10, 48)),
        ("DateScan", "2026-04-03 17:33:10", utc(2026, 4, 3, 14, 33, 10)),
        ("RecipientDateTime", "17:33 03.04.2026", utc(2026, 4, 3, 14, 33)),
    ],
)
def test_a_stamp_is_read_by_its_fields_format_and_then_by_the_others(field, stamp, instant):
    assert fields.instant({field: stamp}, field) == instant


@pytest.mark.parametrize(
    ("stamp", "instant"),
    [
        ("2026-03-29 02:59:59", utc(2026, 3, 29, 0, 59, 59)),
        ("2026-03-29 03:30:00", utc(2026, 3, 29, 1, 30)),  # this hour did not exist
        ("2026-03-29 04:00:00", utc(2026, 3, 29, 1)),
        ("2026-10-25 02:59:59", utc(2026, 10, 24, 23, 59, 59)),
        ("2026-10-25 03:30:00", utc(2026, 10, 25, 0, 30)),  # this one existed twice
        ("2026-10-25 04:00:00", utc(2026, 10, 25, 2)),
    ],
)
def test_both_nights_of_changing_clocks_become_utc(stamp, instant):
    assert fields.instant({"AdjustedDate": stamp}, "AdjustedDate") == instant


@pytest.mark.parametrize(
    "absent",
    [
        "",
        " ",
        None,
        [],
        {},
        False,
        0,
        "0001-01-01 00:00:00",
        "0000-00-00 00:00:00",
        "2026-02-30 10:00:00",
        "2026-13-01 10:00:00",
        "26-04-03 10:00:00",
        "завтра",
        "3-4-2026 17:33:10",
        "2026-04-03 17:33",
        "9" * 400,
        "٢٠٢٦-٠٤-٠٣ ١٠:٠٠:٠٠",
    ],
)
def test_what_is_no_stamp_is_absent(absent):
    assert fields.instant({"AdjustedDate": absent}, "AdjustedDate") is None
    assert fields.day({"AdjustedDate": absent}, "AdjustedDate") is None


@pytest.mark.parametrize("absent", ["", "  ", None, [], {}, True, "00000000-0000-0000-0000-000000000000"])
def test_all_ways_of_saying_nothing_are_nothing(absent):
    assert fields.text({"RefEW": absent}, "RefEW") == ""


def test_text_is_clean_and_short():
    assert fields.text({"Status": " Прибув\u0000\ud800\u202e у\nвідділення "}, "Status") == "Прибув    у відділення"
    assert len(fields.text({"Status": "ї" * 10_000}, "Status")) == 300


@pytest.mark.parametrize(
    ("told", "minor"),
    [(1450, 145000), ("1450", 145000), ("55.01", 5501), (2.5, 250), ("24200.000", 2420000), ("10,5", 1050), (0, 0)],
)
def test_sums_are_read_from_strings_and_numbers(told, minor):
    assert fields.money({"RedeliverySum": told}, "RedeliverySum") == Money(minor, "UAH")


@pytest.mark.parametrize("told", ["", None, True, [], "-5", "0.005", "1e999999", 1e22, float("nan"), "сто", "1" * 40])
def test_what_is_no_sum_is_absent(told):
    assert fields.money({"RedeliverySum": told}, "RedeliverySum") is None


TIME_OF = {
    "1": ("DateCreated", "16-11-2026 17:33:10"),
    "4": ("DateScan", "13:24 18.11.2026"),
    "5": ("DateScan", "13:24 18.11.2026"),
    "7": ("ActualDeliveryDate", "2026-11-18 13:23:50"),
    "8": ("ActualDeliveryDate", "2026-11-18 13:23:50"),
    "9": ("RecipientDateTime", "19.11.2026 10:00:00"),
    "10": ("RecipientDateTime", "19.11.2026 10:00:00"),
    "11": ("LastTransactionDateTimeGM", "2026-11-20 10:00:00"),
    "111": ("UndeliveryReasonsDate", "2026-11-18 10:00:00"),
}


@pytest.mark.parametrize("code", TIME_OF)
def test_an_events_time_is_the_field_that_the_table_names(code):
    field, stamp = TIME_OF[code]
    told = event(StatusCode=code, **{field: stamp})
    assert RULES[code].time[0] == field
    assert told.occurred_at == fields.instant({field: stamp}, field)
    assert not told.observed


@pytest.mark.parametrize("code", sorted(RULES.keys() - {"3"}))
def test_without_a_time_the_event_is_of_when_we_saw_it(code):
    told = event(StatusCode=code, **dict.fromkeys(RULES[code].time, ""))
    assert (told.occurred_at, told.observed) == (SEEN_AT, True)


def test_the_event_keeps_what_the_carrier_said():
    told = event()
    assert (told.carrier, told.number, told.leg) == ("nova_poshta", NUMBER, Leg.OUTBOUND)
    assert (told.raw_code, told.raw_text) == ("7", "Прибув у відділення")
    assert (told.status, told.reason) == (Status.READY_FOR_PICKUP, None)
    assert told.place == "Відділення №1: вул. Вигадана, 9"


def test_a_code_may_come_as_a_number():
    assert event(StatusCode=103).reason is Reason.REFUSED


def test_an_unknown_code_is_kept_and_means_nothing():
    told = tracked(StatusCode="777", Status="Летить")
    assert (told.events[0].raw_code, told.events[0].raw_text, told.events[0].status) == ("777", "Летить", None)
    assert told.snapshot.cod_state is CodState.NONE
    assert current_status(told.events) is Status.NOT_FOUND


def test_not_found_is_said_by_the_code_alone():
    assert tracked(StatusCode="3", Status="Прибув у відділення") == NotFound()


@pytest.mark.parametrize("code", ["", None, [], {}, False])
def test_no_code_is_unreadable(code):
    assert isinstance(tracked(StatusCode=code), Unreadable)


def test_dates_and_places_of_the_snapshot():
    told = snapshot(RecipientDateTime="19.11.2026 10:00:00")
    assert (told.city_from, told.city_to) == ("Київ", "Вигадане Село")
    assert told.branch == "Відділення №1: вул. Вигадана, 9"
    assert told.expected_at == utc(2026, 11, 18, 16)
    assert told.arrived_at == utc(2026, 11, 18, 11, 23, 50)
    assert told.received_at == utc(2026, 11, 19, 8)


def test_a_corrected_expectation_wins():
    assert snapshot(AdjustedDate="2026-11-19 12:00:00").expected_at == utc(2026, 11, 19, 10)


@pytest.mark.parametrize(
    ("first_day", "payed", "told"),
    [
        ("2026-11-26", "2026-11-27 00:30:00", date(2026, 11, 26)),
        ("", "2026-11-26 00:30:00", date(2026, 11, 26)),
        ("", "", None),
    ],
)
def test_paid_storage_is_the_carriers_day_and_is_never_computed(first_day, payed, told):
    assert snapshot(DateFirstDayStorage=first_day, DatePayedKeeping=payed).paid_storage_from == told


def test_protected_fields_are_read_when_they_are_open():
    told = snapshot()
    assert told.full
    assert (told.sender_phone.digits, told.recipient_phone.digits) == ("380990000100", "380990000001")
    assert (told.cod, told.to_pay) == (Money(145000, "UAH"), Money(153200, "UAH"))


CLOSED = dict.fromkeys(
    (
        *("PhoneSender", "PhoneRecipient", "SenderFullNameEW", "RecipientFullNameEW", "AnnouncedPrice"),
        *("RedeliverySum", "AfterpaymentOnGoodsCost", "ExpressWaybillAmountToPay"),
    ),
    "",
)


@pytest.mark.parametrize("closed", [CLOSED, {"phone_refused": True}])
def test_what_is_closed_says_nothing_of_money(closed):
    told = snapshot(**closed)
    assert not told.full
    assert (told.cod, told.to_pay, told.cod_state) == (None, None, CodState.NONE)


def test_a_sum_of_nothing_that_is_told_is_still_told():
    told = snapshot(RedeliverySum=0, AfterpaymentOnGoodsCost=0, ExpressWaybillAmountToPay=0)
    assert told.full
    assert (told.cod, told.to_pay) == (None, Money(0, "UAH"))


def test_the_recipient_pays_for_delivery_only_where_they_are_the_payer():
    assert snapshot(PayerType="Sender").to_pay == Money(145000, "UAH")


@pytest.mark.parametrize("code", ["2", "9", "10", "11", "102", "103", "106", "777"])
def test_nothing_is_to_be_paid_for_what_is_no_longer_waiting(code):
    assert snapshot(StatusCode=code).to_pay is None


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"StatusCode": "7"}, CodState.EXPECTED),
        ({"StatusCode": "7", "RedeliverySum": 0, "AfterpaymentOnGoodsCost": "300"}, CodState.EXPECTED),
        ({"StatusCode": "7", "RedeliverySum": 0}, CodState.NONE),
        ({"StatusCode": "9"}, CodState.COLLECTED),
        ({"StatusCode": "9", "RedeliverySum": 0}, CodState.NONE),
        ({"StatusCode": "9", **CLOSED}, CodState.NONE),
        ({"StatusCode": "10", **CLOSED}, CodState.IN_TRANSFER),
        ({"StatusCode": "11", **CLOSED}, CodState.RECEIVED),
        ({"StatusCode": "103"}, CodState.NONE),
        ({"StatusCode": "2"}, CodState.NONE),
    ],
)
def test_where_the_money_is_follows_from_code_and_sum(fields, state):
    assert snapshot(**fields).cod_state is state


def following(number, kind, **fields):
    return snapshot(LastCreatedOnTheBasisNumber=number, LastCreatedOnTheBasisDocumentType=kind, **fields).next_number


@pytest.mark.parametrize(
    ("number", "kind", "told"),
    [
        ("20450990000002", "CargoReturn", NextNumber("20450990000002", Leg.RETURN)),
        ("20450990000002", "Redirecting", NextNumber("20450990000002", Leg.REDIRECT)),
        ("20450990000002", "Documents", None),
        ("20450990000002", "", None),
        ("204-50990000002", "CargoReturn", None),
        (NUMBER, "CargoReturn", None),
        ("", "CargoReturn", None),
    ],
)
def test_only_a_parcels_own_next_number_is_followed(number, kind, told):
    assert following(number, kind) == told


def test_a_redirected_return_is_still_a_return():
    told = following("20450990000002", "Redirecting", OwnerDocumentType="CargoReturn")
    assert told == NextNumber("20450990000002", Leg.RETURN)


def test_a_return_that_was_received_is_returned():
    told = event(StatusCode="9", OwnerDocumentType="CargoReturn", RecipientDateTime="19.11.2026 10:00:00")
    assert told.leg is Leg.RETURN
    assert current_status([told]) is Status.RETURNED


def test_what_is_kept_raw_names_nobody():
    told = snapshot(LastTransactionStatusGM="x", SenderAddress="м. Вигадане Село, Відділення №1")
    assert told.raw["LastTransactionStatusGM"] == "x"
    assert not any(private in str(told.raw) for private in PRIVATE)
    assert not any(private in repr(told) for private in PRIVATE)
