from __future__ import annotations

from sandbox.nova_poshta import REFUSALS, places
from sandbox.places import KYIV_BRANCH
from tests.sandbox.nova_poshta.waybill import saved


async def inserted(shop, *refs: str, **asked) -> dict:
    answer = await shop.call("ScanSheet.insertDocuments", DocumentRefs=list(refs), **asked)
    assert answer["success"] is True
    return answer["data"][0]


async def test_waybills_come_into_a_new_registry_and_into_one_that_is_there(shop):
    first, second = await saved(shop), await saved(shop)
    sheet = await inserted(shop, first["Ref"], Date="25.11.2026")
    assert sheet["Number"].startswith("105-")
    assert len(sheet["Number"]) == len("105-80150900")
    assert (await inserted(shop, second["IntDocNumber"], Ref=sheet["Ref"]))["Number"] == sheet["Number"]
    (whole,) = (await shop.call("ScanSheet.getScanSheet", Ref=sheet["Ref"]))["data"]
    assert (whole["Count"], whole["CitySender"], whole["TotalCost"]) == ("2", "Київ", "2500.00")
    listed = (await shop.call("ScanSheet.getScanSheetDocuments", Ref=sheet["Ref"]))["data"]
    assert [one["Number"] for one in listed] == [first["IntDocNumber"], second["IntDocNumber"]]
    documents = (await shop.call("InternetDocument.getDocumentList", ScanSheetRef=sheet["Ref"]))["data"]
    assert {one["ScanSheetNumber"] for one in documents} == {sheet["Number"]}


async def test_success_is_told_document_by_document(shop):
    taken, fresh, moving, elsewhere = [await saved(shop) for _ in range(3)] + [
        await saved(shop, SenderAddress=places.ref_of(KYIV_BRANCH))
    ]
    other = await inserted(shop, taken["Ref"])
    shop.world.hand_over(moving["IntDocNumber"])
    nobody = "11111111-2222-3333-4444-555555555555"
    sheet = await inserted(shop, fresh["Ref"], taken["Ref"], moving["Ref"], elsewhere["Ref"], nobody)
    told = sheet["Data"]
    assert [one["Ref"] for one in told["Success"]] == [fresh["Ref"]]
    assert [one["Ref"] for one in told["Errors"]] == [moving["Ref"], elsewhere["Ref"], nobody]
    assert told["Warnings"] == [
        {
            "Ref": taken["Ref"],
            "Number": taken["IntDocNumber"],
            "Warning": REFUSALS["sheet_document_taken"].text,
            "ScanSheetNumber": other["Number"],
        }
    ]


async def test_a_success_may_have_added_nothing(shop):
    made = await saved(shop)
    await inserted(shop, made["Ref"])
    again = await inserted(shop, made["Ref"])
    assert (again["Ref"], again["Number"]) == ("", "")
    assert len((await shop.call("ScanSheet.getScanSheetList"))["data"]) == 1


async def test_an_unknown_registry_is_a_success_with_an_error_inside(shop):
    made = await saved(shop)
    answer = await inserted(shop, made["Ref"], Ref="11111111-2222-3333-4444-555555555555")
    assert answer["Errors"] == [{"Error": REFUSALS["sheet_unknown"].text, "Number": places.NO_REF}]
    assert (await shop.call("ScanSheet.getScanSheetList"))["data"] == []


async def test_removed_documents_are_free_again(shop):
    made, left = await saved(shop), await saved(shop)
    await inserted(shop, made["Ref"])
    answer = await shop.call("ScanSheet.removeDocuments", DocumentRefs=[made["Ref"], left["Ref"]])
    told = answer["data"]["DocumentRefs"]
    assert [one["Ref"] for one in told["Success"]] == [made["Ref"]]
    assert [one["Ref"] for one in told["Errors"]] == [left["Ref"]]
    assert (await shop.call("InternetDocument.delete", DocumentRefs=[made["Ref"]]))["success"] is True


async def test_a_deleted_registry_frees_its_waybills_and_leaves_them(shop):
    made = await saved(shop)
    sheet = await inserted(shop, made["Ref"])
    answer = await shop.call("ScanSheet.deleteScanSheet", ScanSheetRefs=[sheet["Ref"], "no-such"])
    told = answer["data"]["ScanSheetRefs"]
    assert told["Success"] == [{"Ref": sheet["Ref"], "Number": sheet["Number"]}]
    assert [one["Ref"] for one in told["Errors"]] == ["no-such"]
    (listed,) = (await shop.call("InternetDocument.getDocumentList"))["data"]
    assert listed["ScanSheetNumber"] == ""


async def test_a_registry_can_be_described(shop):
    sheet = await inserted(shop, (await saved(shop))["Ref"])
    await shop.call("ScanSheet.updateScanSheet", Ref=sheet["Ref"], Description="Ранок")
    (listed,) = (await shop.call("ScanSheet.getScanSheetList"))["data"]
    assert (listed["Description"], listed["Count"], listed["Printed"]) == ("Ранок", "1", "0")
