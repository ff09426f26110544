from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from sandbox.nova_poshta import REFUSALS, NovaPoshta, places, serving
from sandbox.places import LVIV_BRANCH, ODESA_LOCKER, Kind
from sandbox.world import World
from tests.sandbox.nova_poshta.provoke_waybills import BY_CONTRACT, SPOILED, TOGETHER, box, provoked
from tests.sandbox.nova_poshta.waybill import (
    BY_REFS,
    BY_WORDS,
    KEY,
    TO_DOOR,
    TO_LOCKER,
    TODAY,
    save_recipient,
    saved,
)

DAY = timedelta(days=1)


@pytest.mark.parametrize("name", [*SPOILED, *BY_CONTRACT])
async def test_a_spoiled_waybill_is_refused_as_the_table_says_and_nothing_is_made(shop, name):
    answer = await provoked(shop, name)
    row = REFUSALS[name]
    assert (answer["success"], answer["data"]) == (False, [])
    texts = [text for text in answer["errors"] if text.startswith(row.text.split("{")[0])]
    assert len(texts) == 1, answer["errors"]
    assert len(answer["errors"]) == 1 or name in TOGETHER
    if row.code:
        assert row.code in list(answer["errorCodes"])
    assert (await shop.call("InternetDocument.getDocumentList"))["data"] == []


async def test_what_was_not_spoiled_is_taken(shop):
    await save_recipient(shop)
    for properties in (BY_WORDS, BY_REFS, TO_LOCKER, TO_DOOR):
        await saved(shop, properties)


async def test_errors_come_together_and_a_missing_code_makes_codes_an_object(shop):
    answer = await shop.call("InternetDocument.save", **BY_WORDS | {"Cost": "", "Sender": "", "SeatsAmount": ""})
    assert answer["errors"] == [REFUSALS[name].text for name in ("sender_missing", "cost_missing", "seats_missing")]
    assert answer["errorCodes"] == {"0": "20000300442", "2": "20000200313"}


async def test_a_new_waybill_is_a_draft_that_tracking_knows(shop):
    made = await saved(shop)
    assert (made["TypeDocument"], made["EstimatedDeliveryDate"]) == ("InternetDocument", "27.11.2026")
    entry = await shop.entry(made["IntDocNumber"], "380990000001")
    assert (entry["StatusCode"], entry["RefEW"], entry["ClientBarcode"]) == ("1", made["Ref"], "PK-1001")
    assert (entry["WarehouseRecipientNumber"], entry["AnnouncedPrice"]) == (905, 1250)
    assert entry["RecipientFullNameEW"] == "Зразок Олена Іванівна"


async def test_asked_twice_it_makes_two(shop):
    first, second = await saved(shop), await saved(shop)
    assert first["IntDocNumber"] != second["IntDocNumber"]


@pytest.mark.parametrize(
    ("properties", "kind"), [(BY_WORDS, Kind.BRANCH), (TO_LOCKER, Kind.LOCKER), (TO_DOOR, Kind.DOOR)]
)
async def test_each_case_goes_where_it_was_sent(shop, properties, kind):
    made = await saved(shop, properties)
    assert shop.world.find(made["IntDocNumber"]).destination.kind is kind


async def test_numbers_may_be_numbers_or_texts(shop):
    made = await saved(shop, BY_WORDS | {"Weight": 1.5, "Cost": 1250, "SeatsAmount": 1, "NewAddress": 1})
    assert shop.world.find(made["IntDocNumber"]).weight == 1.5


async def test_a_branch_may_be_named_by_its_digital_address_and_the_words_may_be_refs(shop):
    (point,) = (await shop.call("Address.getWarehouses", Ref=places.ref_of(LVIV_BRANCH)))["data"]
    await save_recipient(shop)
    made = await saved(shop, BY_REFS | {"RecipientAddress": "", "RecipientWarehouseIndex": point["WarehouseIndex"]})
    assert shop.world.find(made["IntDocNumber"]).destination == LVIV_BRANCH
    refs = {
        "RecipientCityName": places.ref("city", "Одеса"),
        "RecipientArea": places.NO_REF,
        "RecipientAddressName": places.ref_of(ODESA_LOCKER),
    }
    other = await saved(shop, TO_LOCKER | refs)
    assert shop.world.find(other["IntDocNumber"]).destination == ODESA_LOCKER


async def test_a_city_ref_beside_new_address_tells_namesakes_apart(shop):
    city = places.ref("city", "Михайлівка (Одеська обл.)")
    cities = (await shop.call("Address.getCities", FindByString="Михайлівка"))["data"]
    chosen = next((one for one in cities if one["Ref"] == city), cities[-1])
    words = {"RecipientCityName": "Михайлівка", "RecipientArea": "", "RecipientAddressName": "1"}
    made = await saved(shop, BY_WORDS | words | {"CityRecipient": chosen["Ref"]})
    assert (await shop.entry(made["IntDocNumber"]))["RefCityRecipient"] == chosen["Ref"]


async def test_a_box_is_turned_until_it_fits(shop):
    await saved(shop, TO_LOCKER | {"OptionsSeat": box(60, 30, 40)})


async def test_both_forms_of_cash_on_delivery_show_in_tracking_and_in_the_list(shop):
    control = await saved(shop, AfterpaymentOnGoodsCost="1250")
    told = [{"PayerType": "Recipient", "CargoType": "Money", "RedeliveryString": "1450.50"}]
    transfer = await saved(shop, BackwardDeliveryData=told)
    first = await shop.entry(control["IntDocNumber"], "380990000001")
    second = await shop.entry(transfer["IntDocNumber"], "380990000001")
    assert (first["AfterpaymentOnGoodsCost"], first["Redelivery"]) == (1250, 0)
    assert (second["AfterpaymentOnGoodsCost"], second["Redelivery"], second["RedeliverySum"]) == (0, 1, 1450.5)
    listed = (await shop.call("InternetDocument.getDocumentList", OrderField="IntDocNumber"))["data"]
    assert {one["IntDocNumber"]: (one["AfterpaymentOnGoodsCost"], one["BackwardDeliveryMoney"]) for one in listed} == {
        control["IntDocNumber"]: ("1250.00", 0),
        transfer["IntDocNumber"]: ("0.00", 1450.5),
    }


async def test_without_a_date_today_is_set_with_a_warning(shop):
    answer = await shop.call("InternetDocument.save", **BY_WORDS | {"DateTime": ""})
    assert (answer["success"], answer["warningCodes"]) == (True, ["30000200880"])


async def test_update_replaces_all_and_keeps_the_number(shop):
    made = await saved(shop, AfterpaymentOnGoodsCost="1250")
    answer = await shop.call("InternetDocument.update", **BY_WORDS | {"Ref": made["Ref"], "Weight": "4"})
    assert answer["data"][0]["IntDocNumber"] == made["IntDocNumber"]
    parcel = shop.world.find(made["IntDocNumber"])
    assert (parcel.weight, parcel.to_pay) == (4, 0)
    assert (await shop.call("InternetDocument.update", **BY_WORDS | {"Ref": made["Ref"], "Cost": 0}))["errorCodes"]
    assert shop.world.find(made["IntDocNumber"]).weight == 4


async def test_a_deleted_waybill_is_tracked_as_deleted_and_leaves_the_list(shop):
    made = await saved(shop)
    answer = await shop.call("InternetDocument.delete", DocumentRefs=made["Ref"])
    assert answer["data"] == [{"Ref": made["Ref"]}]
    assert (await shop.entry(made["IntDocNumber"]))["StatusCode"] == "2"
    assert (await shop.call("InternetDocument.getDocumentList"))["data"] == []


async def test_what_was_handed_over_travels_and_can_be_changed_no_more(shop):
    made = await saved(shop)
    shop.world.hand_over(made["IntDocNumber"])
    for method in ("update", "delete"):
        told = BY_WORDS | {"Ref": made["Ref"], "DocumentRefs": [made["Ref"]]}
        assert (await shop.call(f"InternetDocument.{method}", **told))["success"] is False
    shop.clock.wind(2 * DAY)
    assert (await shop.entry(made["IntDocNumber"]))["StatusCode"] == "7"
    (listed,) = (await shop.call("InternetDocument.getDocumentList", DateTime=TODAY))["data"]
    assert (listed["StateId"], listed["StateName"]) == (7, "Прибув у відділення")


async def test_the_list_is_of_today_or_of_the_period_that_is_asked_for(shop):
    today = await saved(shop)
    tomorrow = await saved(shop, DateTime="26.11.2026")

    async def numbers(**asked) -> set[str]:
        answer = await shop.call("InternetDocument.getDocumentList", **asked)
        assert answer["info"]["totalCount"] == len(answer["data"])
        return {one["IntDocNumber"] for one in answer["data"]}

    assert await numbers() == {today["IntDocNumber"]}
    both = {"DateTimeFrom": TODAY, "DateTimeTo": "26.11.2026"}
    assert await numbers(**both) == {today["IntDocNumber"], tomorrow["IntDocNumber"]}
    assert await numbers(DateTime="26.11.2026", GetFullList=1) == {tomorrow["IntDocNumber"]}
    assert await numbers(**both, IntDocNumber=today["IntDocNumber"]) == {today["IntDocNumber"]}
    assert await numbers(**both, StateIds="7") == set()


async def test_a_waybill_is_found_by_the_shops_own_number_once_the_lag_is_over(shop):
    shop.simulator.office.find_lag = timedelta(seconds=2)
    made = await saved(shop)
    asked = {"DateTimeFrom": TODAY, "DateTimeTo": TODAY, "InfoRegClientBarcodes": "PK-1001"}
    shop.clock.wind(timedelta(seconds=1))
    assert (await shop.call("InternetDocument.getDocumentList", **asked))["data"] == []
    shop.clock.wind(timedelta(seconds=1))
    (found,) = (await shop.call("InternetDocument.getDocumentList", **asked))["data"]
    assert found["IntDocNumber"] == made["IntDocNumber"]
    assert (await shop.call("InternetDocument.getDocumentList", **asked | {"InfoRegClientBarcodes": "PK-2"}))[
        "data"
    ] == []


async def test_what_was_changed_is_listed_as_it_stood_until_the_lag_is_over(shop):
    made = await saved(shop)
    shop.simulator.office.find_lag = timedelta(seconds=2)
    shop.clock.wind(timedelta(seconds=5))
    changed = BY_WORDS | {"Ref": made["Ref"], "InfoRegClientBarcodes": "PK-1002"}
    assert (await shop.call("InternetDocument.update", **changed))["success"]
    asked = {"DateTimeFrom": TODAY, "DateTimeTo": TODAY}

    async def listed(reference):
        return (await shop.call("InternetDocument.getDocumentList", **asked, InfoRegClientBarcodes=reference))["data"]

    assert (len(await listed("PK-1001")), await listed("PK-1002")) == (1, [])
    shop.clock.wind(timedelta(seconds=2))
    assert (await listed("PK-1001"), len(await listed("PK-1002"))) == ([], 1)


async def test_an_account_sees_its_own_documents_only(shop):
    shop.simulator.office.accounts = {}
    made = await saved(shop)
    for method in ("getDocumentList", "getDocument", "delete"):
        told = {"Ref": made["Ref"], "DocumentRefs": [made["Ref"]]}
        assert (await shop.call(f"InternetDocument.{method}", key="another's", **told))["data"] == []


async def test_the_list_comes_by_pages_and_never_more_than_500_at_once(shop):
    for n in range(12):
        await saved(shop, InfoRegClientBarcodes=f"PK-{n}")
    pages = [await shop.call("InternetDocument.getDocumentList", Page=page, Limit=5) for page in (1, 2, 3, 4)]
    assert [len(page["data"]) for page in pages] == [5, 5, 2, 0]
    assert {page["info"]["totalCount"] for page in pages} == {12}


async def test_uncollected_parcels_and_those_with_money_are_asked_for_by_a_period(shop):
    plain = await saved(shop)
    told = [{"PayerType": "Recipient", "CargoType": "Money", "RedeliveryString": "500"}]
    paid = await saved(shop, BackwardDeliveryData=told)
    for one in (plain, paid):
        shop.world.hand_over(one["IntDocNumber"])
    shop.world.let_lie(plain["IntDocNumber"])
    shop.clock.wind(3 * DAY)
    period = {"DateTimeFrom": TODAY, "DateTimeTo": "30.11.2026"}
    (lying,) = (await shop.call("InternetDocument.getDocumentList", UnassembledCargo=1, **period))["data"]
    (money,) = (await shop.call("InternetDocument.getDocumentList", RedeliveryMoney=1, **period))["data"]
    assert (lying["IntDocNumber"], money["IntDocNumber"]) == (plain["IntDocNumber"], paid["IntDocNumber"])
    (transfer,) = (
        await shop.call(
            "InternetDocument.getMoneyTransferDocuments", DateFrom="25.11.2026 00:00:00", DateTo="30.11.2026 00:00:00"
        )
    )["data"]
    assert (transfer["IntDocNumber"], transfer["Sum"]) == (paid["IntDocNumber"], "500.00")


async def test_one_document_tells_words_and_codes(shop):
    made = await saved(shop)
    (told,) = (await shop.call("InternetDocument.getDocument", Ref=made["Ref"]))["data"]
    assert (told["PayerType"], told["PayerTypeRef"]) == ("Одержувач", "Recipient")
    (row,) = (await shop.call("InternetDocument.generateReport", DocumentRefs=[made["Ref"]], Type="csv"))["data"]
    assert row["IntDocNumber"] == made["IntDocNumber"]


async def test_what_comes_to_the_senders_phone_is_told(shop):
    answer = await shop.call("InternetDocument.getIncomingDocumentsByPhone")
    coming = answer["data"][0]["result"]
    assert {one["TrackingStatusCode"] for one in coming} >= {"5"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"Cost": 90, "AssessedCost": 300}),
        ({"Cost": "2879"}, {"Cost": 104.4, "AssessedCost": 2879}),
        ({"ServiceType": "DoorsDoors"}, {"Cost": 160}),
        ({"RedeliveryCalculate": {"CargoType": "Money", "Amount": "1450"}}, {"CostRedelivery": 49}),
        ({"OptionsSeat": box(50, 50, 50)}, {"Cost": 420}),
    ],
)
async def test_a_price_has_its_parts(shop, changes, expected):
    asked = {
        "CitySender": places.ref("city", "Дніпро"),
        "CityRecipient": places.ref("city", "Київ"),
        "ServiceType": "WarehouseWarehouse",
        "Weight": 0.5,
    }
    (price,) = (await shop.call("InternetDocument.getDocumentPrice", key="", **asked | changes))["data"]
    assert {name: price[name] for name in expected} == expected
    assert ("CostRedelivery" in price) == ("RedeliveryCalculate" in changes)


async def test_the_day_of_arrival_is_an_object_with_a_zone(shop):
    asked = {
        "CitySender": places.ref("city", "Дніпро"),
        "CityRecipient": places.ref("city", "Київ"),
        "ServiceType": "WarehouseWarehouse",
        "DateTime": "26.11.2026",
    }
    (told,) = (await shop.call("InternetDocument.getDocumentDeliveryDate", key="", **asked))["data"]
    assert told["DeliveryDate"]["date"] == "2026-11-28 00:00:00.000000"


async def test_a_restart_goes_on_with_every_document_registry_and_person(shop, tmp_path):
    @asynccontextmanager
    async def served(world: World) -> AsyncIterator[None]:
        simulator = NovaPoshta(world, shop.clock, shop.faults, frozenset({KEY}))
        async with serving(simulator) as shop.url:
            yield

    async with served(World.load(tmp_path / "world", shop.clock)):
        await save_recipient(shop)
        made = await saved(shop, BY_REFS)
        answer = await shop.call("ScanSheet.insertDocuments", DocumentRefs=[made["Ref"]])
        sheet = answer["data"][0]["Number"]
    again = World.load(tmp_path / "world", shop.clock)
    async with served(again):
        (listed,) = (await shop.call("InternetDocument.getDocumentList"))["data"]
        assert (listed["IntDocNumber"], listed["ScanSheetNumber"]) == (made["IntDocNumber"], sheet)
        assert (await shop.entry(made["IntDocNumber"]))["StatusCode"] == "1"
        assert (await saved(shop, BY_REFS))["IntDocNumber"] != made["IntDocNumber"]
    assert KEY not in (tmp_path / "world.journal").read_text(encoding="utf-8")
