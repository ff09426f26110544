from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sandbox.nova_poshta import places
from sandbox.nova_poshta.services import REASON
from sandbox.places import KYIV_BRANCH, LUTSK_BRANCH, SHOP_BRANCH
from sandbox.world import Link
from tests.sandbox.nova_poshta.provoke import NUMBER
from tests.sandbox.nova_poshta.provoke_services import extend, give_back, order, redirect

HALF_AN_HOUR = timedelta(minutes=30)


async def listed(shop, what: str, **asked) -> list[dict]:
    return (await shop.call(f"AdditionalService.get{what}OrdersList", **asked))["data"]


async def test_a_return_is_checked_priced_ordered_and_travels_under_a_new_number(shop):
    shop.put("1", "4", "7")
    (address,) = (await shop.call("AdditionalService.CheckPossibilityCreateReturn", Number=NUMBER))["data"]
    (reason,) = (await shop.call("AdditionalService.getReturnReasons"))["data"]
    subtypes = (await shop.call("AdditionalService.getReturnReasonsSubtypes", ReasonRef=reason["Ref"]))["data"]
    told = {"ReturnAddressRef": address["Ref"], "Reason": reason["Ref"], "SubtypeReason": subtypes[0]["Ref"]}
    (price,) = (await give_back(shop, **told, OnlyGetPricing=1))["data"]
    assert price["Pricing"]["Total"] == 90
    assert await listed(shop, "Return") == []
    (made,) = (await give_back(shop, **told))["data"]
    assert made["Number"].startswith("102-")
    (waiting,) = await listed(shop, "Return", Number=made["Number"])
    assert (waiting["OrderStatus"], waiting["CanDeleteOrder"]) == ("Прийняте", True)
    assert (await shop.entry(NUMBER))["StatusCode"] == "7"
    shop.clock.wind(HALF_AN_HOUR)
    entry = await shop.entry(NUMBER)
    assert (entry["StatusCode"], entry["LastCreatedOnTheBasisDocumentType"]) == ("102", "CargoReturn")
    (done,) = await listed(shop, "Return")
    assert (done["ExpressWaybillNumber"], done["CanDeleteOrder"]) == (entry["LastCreatedOnTheBasisNumber"], False)
    assert shop.world.find(done["ExpressWaybillNumber"]).destination == SHOP_BRANCH


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"RecipientWarehouse": places.ref_of(KYIV_BRANCH)}, KYIV_BRANCH.street),
        (
            {
                "RecipientSettlement": places.ref("settlement", "Київ"),
                "RecipientSettlementStreet": "вул. Тиха",
                "BuildingNumber": "4",
            },
            "вул. Тиха, 4",
        ),
    ],
)
async def test_a_return_may_go_elsewhere(shop, address, expected):
    await give_back(shop, ReturnAddressRef="", **address)
    assert (await later(shop)).destination.street == expected


async def later(shop):
    shop.clock.wind(HALF_AN_HOUR)
    return shop.world.successor(shop.world.find(NUMBER))


async def test_an_order_that_is_not_processed_yet_can_be_taken_back_without_a_trace(shop):
    before = shop.put("1", "4", "7", to_pay=300)
    (made,) = (await give_back(shop))["data"]
    answer = await shop.call("AdditionalService.delete", Ref=made["Ref"])
    assert answer["data"] == [{"Number": made["Number"]}]
    shop.clock.wind(2 * HALF_AN_HOUR)
    assert shop.world.successor(before) is None
    assert (await shop.entry(NUMBER))["StatusCode"] == "7"
    assert await listed(shop, "Return") == []


async def test_a_redirected_parcel_carries_on_under_a_new_number(shop):
    shop.put("1", "4", "7")
    (known,) = (await shop.call("AdditionalService.checkPossibilityForRedirecting", Number=NUMBER))["data"]
    assert (known["PhoneRecipient"], known["CityRecipientDescription"]) == ("380990000001", "Львів")
    await redirect(shop, RecipientContactName="Зразок Петро", RecipientPhone="0990000003")
    heir = await later(shop)
    assert (heir.made_from, heir.destination) == (Link(NUMBER, "Redirecting"), LUTSK_BRANCH)
    assert (heir.recipient_name, heir.recipient_phone) == ("Зразок Петро", "380990000003")
    assert (await shop.entry(NUMBER))["StatusCode"] == "104"
    (done,) = await listed(shop, "Redirection")
    assert (done["CityRecipient"], done["ExpressWaybillNumber"]) == ("Луцьк", heir.number)


@pytest.mark.parametrize("key", ["Description", "RedeliveryString"])
async def test_people_payer_and_money_can_be_changed(shop, key):
    shop.put("1", "4", "5", to_pay=300)
    (can,) = (await shop.call("AdditionalService.CheckPossibilityChangeEW", IntDocNumber=NUMBER))["data"]
    assert can["CanChangeBackwardDeliveryMoney"] is True
    answer = await order(
        shop,
        "orderChangeEW",
        ("1", "4", "5"),
        RecipientContactName="Зразок Петро",
        RecipientPhone="380990000003",
        PayerType="Sender",
        AfterpaymentOnGoodsCost=0,
        BackwardDeliveryData=[{"PayerType": "Recipient", "CargoType": "Money", key: "450"}],
    )
    assert answer["success"] is True
    parcel = shop.world.find(NUMBER)
    assert (parcel.recipient_name, parcel.payer, parcel.to_pay, parcel.transfer) == ("Зразок Петро", "Sender", 0, 450)
    (done,) = await listed(shop, "ChangeEW")
    assert (done["BeforeChangePayerType"], done["AfterChangePayerType"]) == ("Recipient", "Sender")
    await shop.call("AdditionalService.save", OrderType="orderChangeEW", IntDocNumber=NUMBER, BackwardDeliveryData=[])
    assert shop.world.find(NUMBER).transfer == 0


async def test_longer_storage_moves_the_paid_day(shop):
    shop.put("1", "4", "7")
    days = (await shop.call("AdditionalService.CheckPossibilityTermExtension", IntDocNumber=NUMBER))["data"]
    assert [one["StorageFinalDate"] for one in days][::9] == ["04.12.2026", "13.12.2026"]
    assert (await extend(shop, days[4]["StorageFinalDate"]))["success"] is True
    assert (await shop.entry(NUMBER))["DateFirstDayStorage"] == "2026-12-08"


async def test_a_parcel_of_another_cannot_be_returned(shop):
    shop.world.add(replace(shop.put("7"), sender_phone="380990000999"))
    answer = await shop.call("AdditionalService.CheckPossibilityCreateReturn", Number=NUMBER)
    assert answer["errorCodes"] == ["20000301849"]


async def test_without_a_reason_there_are_no_subtypes(shop):
    assert (await shop.call("AdditionalService.getReturnReasonsSubtypes"))["data"] == []
    assert (await shop.call("AdditionalService.getReturnReasonsSubtypes", ReasonRef=REASON))["data"]
