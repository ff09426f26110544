from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.places import KYIV_DOOR, ODESA_LOCKER
from sandbox.world import Link

NUMBER, NEXT = "20450000000017", "20450000000024"
RECIPIENT = "380990000001"
CODES = ["1", "2", "4", "41", "5", "6", "7", "8", "9", "10", "11", "12", "14", "101", "102", "103", "104", "105", "106"]
DATES = {
    "DateCreated": "%d-%m-%Y %H:%M:%S",
    "ScheduledDeliveryDate": "%d-%m-%Y %H:%M:%S",
    "ActualDeliveryDate": "%Y-%m-%d %H:%M:%S",
    "TrackingUpdateDate": "%Y-%m-%d %H:%M:%S",
    "AdjustedDate": "%Y-%m-%d %H:%M:%S",
    "DatePayedKeeping": "%Y-%m-%d %H:%M:%S",
    "PaymentStatusDate": "%Y-%m-%d %H:%M:%S",
    "DateFirstDayStorage": "%Y-%m-%d",
    "RecipientDateTime": "%d.%m.%Y %H:%M:%S",
    "DateScan": "%H:%M %d.%m.%Y",
}


def recorded_entry(recorded, variant: str, code: str) -> dict:
    return next(one for one in recorded(variant)["data"] if one["StatusCode"] == code)


def is_shaped(value: object, pattern: str) -> bool:
    return value == "" or datetime.strptime(str(value), pattern).strftime(pattern) == value  # noqa: DTZ007 naive it is


async def test_keys_are_those_of_the_newest_recorded_answer(shop, recorded):
    shop.put("7")
    theirs = recorded_entry(recorded, "status7-no-phone", "7")
    assert (await shop.entry(NUMBER)).keys() == theirs.keys()


async def test_keys_of_an_unknown_number_are_the_recorded_ones_with_their_values(shop, recorded):
    theirs = recorded_entry(recorded, "go-nova-poshta__default", "3")
    ours = await shop.entry(NUMBER)
    own = {"Number", "Status"}
    assert ours.keys() == theirs.keys()
    assert {name: ours[name] for name in ours.keys() - own} == {name: theirs[name] for name in theirs.keys() - own}


@pytest.mark.parametrize(
    ("variant", "code", "phone"), [("status7-no-phone", "7", ""), ("go-nova-poshta__default", "9", "380990000100")]
)
async def test_each_value_has_the_type_that_was_recorded(shop, recorded, variant, code, phone):
    theirs = recorded_entry(recorded, variant, code)
    shop.put("1", "5", "7", *([code] if code != "7" else []))
    ours = await shop.entry(NUMBER, phone)
    numbers = (int, float)
    for name, value in theirs.items():
        if isinstance(value, numbers) and not isinstance(value, bool):
            assert isinstance(ours[name], numbers), name
        else:
            assert type(ours[name]) is type(value), name


@pytest.mark.parametrize(("variant", "code"), [("status7-no-phone", "7"), ("go-nova-poshta__default", "9")])
async def test_each_date_has_the_format_that_was_recorded(shop, recorded, variant, code):
    theirs = recorded_entry(recorded, variant, code)
    shop.put("1", "5", "7", "9")
    ours = await shop.entry(NUMBER)
    for name, pattern in DATES.items():
        assert is_shaped(theirs[name], pattern), name
        assert is_shaped(ours[name], pattern), name
    filled = {name for name in DATES if theirs[name]} - {"AdjustedDate"}
    assert {name for name in filled if not ours[name]} == set()


@pytest.mark.parametrize("code", CODES)
async def test_every_status_has_the_same_keys_and_a_text(shop, code):
    shop.put("4")
    shop.put("1", code, number=NEXT)
    one, other = await shop.entry(NUMBER), await shop.entry(NEXT)
    assert one.keys() == other.keys()
    assert len(other) >= 110
    assert other["StatusCode"] == code
    assert other["Status"]
    assert "{" not in other["Status"]


async def test_status_texts_are_worded_as_recorded(shop, recorded):
    for code, variant in (("7", "status7-no-phone"), ("9", "go-nova-poshta__default"), ("1", "status1-x2")):
        shop.put(code)
        assert (await shop.entry(NUMBER))["Status"] == recorded_entry(recorded, variant, code)["Status"]


async def test_all_seven_formats_are_kyiv_time(shop):
    shop.put("1", "5", "7", "9")
    entry = await shop.entry(NUMBER)
    told = {name: entry[name] for name in DATES}
    assert told == {
        "DateCreated": "25-11-2026 11:00:00",
        "ScheduledDeliveryDate": "25-11-2026 13:00:00",
        "ActualDeliveryDate": "2026-11-25 13:00:00",
        "TrackingUpdateDate": "2026-11-25 14:00:00",
        "AdjustedDate": "",
        "DatePayedKeeping": "2026-12-03 13:00:00",
        "PaymentStatusDate": "2026-11-25 14:00:00",
        "DateFirstDayStorage": "2026-12-03",
        "RecipientDateTime": "25.11.2026 14:00:00",
        "DateScan": "14:00 25.11.2026",
    }


@pytest.mark.parametrize(
    ("instant", "stamp"),
    [
        (datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), "2026-03-29 02:59:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29 04:00:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25 03:30:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25 03:30:00"),
    ],
)
async def test_stamps_follow_the_wall_clock_through_both_changes_of_the_year(shop, instant, stamp):
    shop.clock.instant = shop.world.started_at = instant
    shop.put("7")
    entry = await shop.entry(NUMBER)
    assert entry["ActualDeliveryDate"] == entry["TrackingUpdateDate"] == stamp


@pytest.mark.parametrize(
    ("arrived", "paid_from"),
    [
        (datetime(2026, 3, 28, 12, tzinfo=UTC), "2026-04-05 14:00:00"),
        (datetime(2026, 10, 24, 20, 30, tzinfo=UTC), "2026-11-01 23:30:00"),
    ],
)
async def test_paid_storage_begins_eight_days_after_arrival_by_the_wall_clock(shop, arrived, paid_from):
    shop.clock.instant = shop.world.started_at = arrived
    shop.put("7")
    entry = await shop.entry(NUMBER)
    assert (entry["DatePayedKeeping"], entry["DateFirstDayStorage"]) == (paid_from, paid_from[:10])


async def test_storage_dates_stay_after_collection_and_are_empty_before_arrival(shop):
    shop.put("5")
    shop.put("7", "9", number=NEXT)
    moving, collected = await shop.entry(NUMBER), await shop.entry(NEXT)
    assert moving["ActualDeliveryDate"] == moving["DatePayedKeeping"] == moving["DateFirstDayStorage"] == ""
    assert collected["DatePayedKeeping"] == "2026-12-03 13:00:00"


async def test_a_draft_was_never_scanned(shop):
    shop.put("1")
    assert (await shop.entry(NUMBER))["DateScan"] == "0001-01-01 00:00:00"


async def test_a_locker_and_a_door_are_told_apart(shop):
    shop.put("8", destination=ODESA_LOCKER)
    shop.put("101", number=NEXT, destination=KYIV_DOOR)
    locker, door = await shop.entry(NUMBER), await shop.entry(NEXT, RECIPIENT)
    assert (locker["CategoryOfWarehouse"], locker["WarehouseRecipientNumber"]) == ("Postomat", 90218)
    assert (door["ServiceType"], door["WarehouseRecipient"], door["WarehouseRecipientNumber"]) == (
        "WarehouseDoors",
        "",
        0,
    )
    assert "Кленова" in door["RecipientAddress"]


@pytest.mark.parametrize(("code", "why"), [("103", "CargoReturn"), ("104", "Redirecting")])
async def test_the_chain_is_told_from_both_ends_once_the_new_number_exists(shop, code, why):
    shop.put(code)
    assert (await shop.entry(NUMBER))["LastCreatedOnTheBasisNumber"] == ""
    shop.put("4", number=NEXT, made_from=Link(NUMBER, why))
    old, new = await shop.entry(NUMBER, RECIPIENT), await shop.entry(NEXT)
    assert (old["LastCreatedOnTheBasisNumber"], old["LastCreatedOnTheBasisDocumentType"]) == (NEXT, why)
    assert (old["LastCreatedOnTheBasisDateTime"], old["LastCreatedOnTheBasisPayerType"]) == (
        "2026-11-25 14:00:00",
        "Sender",
    )
    assert (new["OwnerDocumentNumber"], new["OwnerDocumentType"]) == (NUMBER, why)


async def test_a_successor_that_is_yet_to_come_is_not_told(shop):
    shop.put("103")
    shop.world.started_at += timedelta(hours=1)
    shop.put("4", number=NEXT, made_from=Link(NUMBER, "CargoReturn"))
    assert (await shop.entry(NUMBER))["LastCreatedOnTheBasisNumber"] == ""
    shop.world.wind(timedelta(hours=1))
    assert (await shop.entry(NUMBER))["LastCreatedOnTheBasisNumber"] == NEXT


@pytest.mark.parametrize("code", ["10", "11"])
async def test_money_on_its_way_has_a_dashed_document_and_its_sums(shop, code):
    shop.put("7", code, transfer=2400)
    entry = await shop.entry(NUMBER, RECIPIENT)
    assert (entry["Redelivery"], entry["RedeliverySum"], entry["LastAmountTransferGM"]) == (1, 2400, "2400.000")
    assert "-" in entry["RedeliveryNum"]
    assert entry["LastCreatedOnTheBasisNumber"] == entry["RedeliveryNum"]


async def test_a_failed_attempt_says_why(shop):
    parcel = shop.world.find("20451900000084")
    entry = await shop.entry(parcel.number)
    assert entry["StatusCode"] == "111"
    assert entry["UndeliveryReasonsSubtypeDescription"]
    assert is_shaped(entry["UndeliveryReasonsDate"], "%Y-%m-%d %H:%M:%S")


async def test_what_may_be_ordered_depends_on_waiting(shop):
    shop.put("7")
    assert (await shop.entry(NUMBER))["PossibilityCreateReturn"] is True
    shop.put("9")
    assert (await shop.entry(NUMBER))["PossibilityCreateReturn"] is False


async def test_answers_move_as_the_world_is_wound(shop):
    number = next(shown["number"] for shown in shop.world.parcels() if shown["title"] == "On the way to Lviv")
    met = []
    for _ in range(5):
        met.append((await shop.entry(number))["StatusCode"])
        shop.world.wind(timedelta(hours=8))
    assert met == ["5", "7", "7", "7", "9"]
