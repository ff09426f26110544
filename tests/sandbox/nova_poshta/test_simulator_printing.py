from __future__ import annotations

import re

import pytest

from tests.sandbox.nova_poshta.scanner import scanned
from tests.sandbox.nova_poshta.waybill import BY_WORDS, KEY, TO_LOCKER, printed, saved

_PAGE = re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")
A4, A5, SQUARE = ("595", "841"), ("419", "595"), ("283", "283")


def page_size(pdf: bytes) -> tuple[str, str]:
    width, height = _PAGE.search(pdf).groups()
    return width.decode().split(".")[0], height.decode().split(".")[0]


def pages(pdf: bytes) -> int:
    return len(_PAGE.findall(pdf))


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"printForm": "Document_new"}, A4),
        ({"printForm": "Document_new", "PageFormat": "A5"}, A5),
        ({"printForm": "Marking_100x100"}, SQUARE),
        ({"printForm": "Marking_85x85", "Type": "pdf8"}, A4),
    ],
)
async def test_each_form_is_a_pdf_with_a_bar_code_that_a_scanner_reads(shop, asked, size):
    made = await saved(shop)
    for named in (made["Ref"], made["IntDocNumber"]):
        pdf = await printed(shop, DocumentRefs=[named], **asked)
        assert pdf.startswith(b"%PDF")
        assert page_size(pdf) == size
        assert scanned(pdf) == [made["IntDocNumber"]]


async def test_every_seat_and_copy_has_a_label(shop):
    first = await saved(shop, SeatsAmount="3")
    second = await saved(shop, TO_LOCKER)
    numbers = [first["IntDocNumber"]] * 3 + [second["IntDocNumber"]]
    refs = [first["Ref"], second["Ref"]]
    single = await printed(shop, printForm="Marking_100x100", DocumentRefs=refs)
    assert (scanned(single), pages(single)) == (numbers, 4)
    on_a4 = await printed(shop, printForm="Marking_85x85", DocumentRefs=refs, Copies=2)
    assert (len(scanned(on_a4)), pages(on_a4)) == (8, 2)
    later = await printed(shop, printForm="Marking_85x85", DocumentRefs=refs, Position=5)
    assert (scanned(later), pages(later)) == (numbers, 2)


async def test_a_registry_is_printed_with_all_its_waybills_and_closed_by_it(shop):
    made = [await saved(shop) for _ in range(30)]
    answer = await shop.call("ScanSheet.insertDocuments", DocumentRefs=[one["Ref"] for one in made])
    sheet = answer["data"][0]
    for named in (sheet["Ref"], sheet["Number"]):
        pdf = await printed(shop, printForm="ScanSheet", ScanSheetRefs=[named])
        assert (scanned(pdf), pages(pdf)) == ([sheet["Number"]] * 2, 2)
    (listed,) = (await shop.call("ScanSheet.getScanSheetList"))["data"]
    assert listed["Printed"] == "1"


async def test_printing_marks_a_draft_as_printed(shop):
    made = await saved(shop)
    await printed(shop, printForm="Document_new", DocumentRefs=[made["Ref"]])
    (listed,) = (await shop.call("InternetDocument.getDocumentList"))["data"]
    assert listed["Printed"] == "1"


@pytest.mark.parametrize(
    "link",
    [
        "orders/printDocument/orders[]/{ref}/type/pdf/apiKey/{key}",
        "orders/printDocument/orders/{number}/type/pdf/apiKey/{key}",
        "orders/printMarking100x100/orders[]/{ref}/type/pdf/apiKey/{key}",
        "orders/printMarking100x100/orders[]/{ref}/type/pdf/zebra/zebra/apiKey/{key}",
        "orders/printMarking85x85/orders[]/{number}/type/pdf8/apiKey/{key}",
    ],
)
async def test_print_links_give_the_same_papers(shop, link):
    made = await saved(shop)
    root = shop.url.removesuffix("v2.0/json/")
    answer = await shop.http.get(root + link.format(ref=made["Ref"], number=made["IntDocNumber"], key=KEY))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert scanned(answer.content) == [made["IntDocNumber"]]


async def test_a_link_prints_several_and_registries_and_html(shop):
    first, second = await saved(shop), await saved(shop)
    both = f"{first['Ref']},{second['Ref']}"
    root = shop.url.removesuffix("v2.0/json/")
    pdf = (await shop.http.get(f"{root}orders/printMarking85x85/orders[]/{both}/type/pdf/apiKey/{KEY}")).content
    assert scanned(pdf) == [first["IntDocNumber"], second["IntDocNumber"]]
    page = await shop.http.get(f"{root}orders/printDocument/orders[]/{both}/type/html/apiKey/{KEY}")
    assert (page.headers["Content-Type"], first["IntDocNumber"] in page.text) == ("text/html; charset=utf-8", True)
    answer = await shop.call("ScanSheet.insertDocuments", DocumentRefs=[first["Ref"]])
    sheet = answer["data"][0]
    pdf = (await shop.http.get(f"{root}scanSheet/printScanSheet/refs[]/{sheet['Ref']}/type/pdf/apiKey/{KEY}")).content
    assert scanned(pdf) == [sheet["Number"]]


@pytest.mark.parametrize(("key", "code"), [("stale", "20000200068"), ("", "20000101582"), (KEY, "20000201648")])
async def test_a_link_that_refuses_is_json_with_http_200(shop, key, code):
    root = shop.url.removesuffix("v2.0/json/")
    answer = await shop.http.get(f"{root}orders/printDocument/orders[]/20450000000017/type/pdf/apiKey/{key}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert answer.json()["errorCodes"] == [code]


async def test_a_link_under_a_wrong_name_is_not_found(shop):
    root = shop.url.removesuffix("v2.0/json/")
    answer = await shop.http.get(f"{root}orders/printScanSheet/orders[]/x/type/pdf/apiKey/{KEY}")
    assert answer.status_code == 404


async def test_faults_strike_papers_too(shop):
    made = await saved(shop, BY_WORDS)
    shop.faults.switch_on("printFull", "truncated", times=1)
    cut = await printed(shop, printForm="Document_new", DocumentRefs=[made["Ref"]])
    whole = await printed(shop, printForm="Document_new", DocumentRefs=[made["Ref"]])
    assert whole.startswith(cut)
    assert len(cut) < len(whole)
    root = shop.url.removesuffix("v2.0/json/")
    shop.faults.switch_on("printLink", "502", times=1)
    assert (await shop.http.get(f"{root}orders/printDocument/orders[]/x/type/pdf/apiKey/{KEY}")).status_code == 502
