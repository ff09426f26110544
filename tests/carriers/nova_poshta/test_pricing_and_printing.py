from datetime import date

import pytest

from bot.carriers.base import Garbled, Rejected, Unavailable, Unsupported
from bot.domain.cod import CodForm
from bot.domain.label import LabelForm, LabelFormat, LabelMedia
from bot.domain.place import BranchKind, NamedBranch, Town
from bot.domain.quote import PricePart
from bot.domain.shipment import Parcel, Waybill
from tests.carriers.nova_poshta.answers import ANSWERS, CITY, NUMBER, OTHER, SETTLEMENTS, WAYBILL, one
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.requests import OFFICE, SMALL, cod, hryvnias, waybill_request
from tests.carriers.nova_poshta.scripted import refusing, scripted

PRICE = "InternetDocument.getDocumentPrice"
PRINT = "InternetDocument.printFull"
MINE = Waybill(NUMBER, WAYBILL)


async def quoted(answers=None, **fields):
    async with scripted(**(answers or {})) as (carrier, script):
        return await carrier.quote(waybill_request(**fields)), script


async def test_a_quote_has_its_parts_and_the_day():
    quote, script = await quoted(destination=OFFICE, cod=cod(1450))
    assert quote.parts == {PricePart.DELIVERY: hryvnias(75), PricePart.COD_FEE: hryvnias("34.5")}
    assert quote.arrives_on == date(2026, 11, 27)
    told = script.properties(PRICE)
    assert told["RedeliveryCalculate"] == {"CargoType": "Money", "Amount": "1450"}
    assert (told["CitySender"], told["CityRecipient"], told["Weight"], told["Cost"]) == (CITY, CITY, "1.5", "500")
    assert script.properties("InternetDocument.getDocumentDeliveryDate") == {
        "CitySender": CITY,
        "CityRecipient": CITY,
        "ServiceType": "WarehouseWarehouse",
        "DateTime": "25.11.2026",
    }


async def test_packing_is_asked_for_and_told():
    answer = one({"Cost": "75", "CostPack": "20"})
    boxed = (Parcel(1500, SMALL.size, "box"),)
    quote, script = await quoted({"InternetDocument__getDocumentPrice": answer}, parcels=boxed, destination=OFFICE)
    assert quote.parts[PricePart.PACKING] == hryvnias(20)
    told = script.properties(PRICE)
    assert (told["PackRef"], told["PackCount"]) == ("box", "1")


async def test_the_fee_of_payment_control_is_not_asked_for():
    _, script = await quoted(cod=cod(1450, CodForm.PAYMENT_CONTROL), destination=OFFICE)
    assert "RedeliveryCalculate" not in script.properties(PRICE)


async def test_a_town_in_words_is_looked_up_by_name_and_region():
    _, script = await quoted()
    assert script.properties("Address.searchSettlements")["CityName"] == "Вигадане"
    assert script.properties(PRICE)["CityRecipient"] == CITY


TWICE = [SETTLEMENTS["Addresses"][0], SETTLEMENTS["Addresses"][0] | {"DeliveryCity": OTHER, "Region": "Другий"}]


@pytest.mark.parametrize(
    ("found", "key"),
    [([], "refusal-recipient-city"), (TWICE, "refusal-two-towns"), (None, "refusal-recipient-city")],
)
async def test_a_town_is_never_guessed(found, key):
    place = NamedBranch(Town("Вигадане", "Вигадана"), "7", BranchKind.OFFICE)
    answer = {"Address__searchSettlements": envelope({"TotalCount": 0, "Addresses": found})}
    with pytest.raises(Rejected) as caught:
        await quoted(answer, destination=place)
    assert [(one.field, one.key) for one in caught.value.problems] == [("destination.city", key)]


async def test_a_district_tells_two_towns_apart():
    place = NamedBranch(Town("вигадане", "Вигадана обл.", "Другий р-н"), "7", BranchKind.OFFICE)
    answer = {"Address__searchSettlements": envelope({"TotalCount": 2, "Addresses": TWICE})}
    _, script = await quoted(answer, destination=place)
    assert script.properties(PRICE)["CityRecipient"] == OTHER


async def test_a_day_is_read_where_it_stands_without_anything_around_it():
    answer = one({"date": "2026-11-28 00:00:00", "timezone_type": "3", "timezone": "Europe/Kiev"})
    quote, _ = await quoted({"InternetDocument__getDocumentDeliveryDate": answer}, destination=OFFICE)
    assert quote.arrives_on == date(2026, 11, 28)


async def test_no_day_is_a_quote_and_no_price_is_none():
    quote, _ = await quoted({"InternetDocument__getDocumentDeliveryDate": envelope()}, destination=OFFICE)
    assert quote.arrives_on is None
    with pytest.raises(Garbled):
        await quoted({"InternetDocument__getDocumentPrice": envelope()}, destination=OFFICE)


FORMS = {
    LabelForm.WAYBILL: ("Document_new", "pdf"),
    LabelForm.MARKINGS_A4: ("Marking_85x85", "pdf8"),
    LabelForm.MARKING_100X100: ("Marking_100x100", "pdf"),
    LabelForm.MARKING_85X85: ("Marking_85x85", "pdf"),
}


@pytest.mark.parametrize("form", LabelForm)
async def test_each_form_is_fetched_with_the_key_in_the_body(form):
    async with scripted() as (carrier, script):
        label = await carrier.label([MINE, Waybill("2", OTHER)], LabelFormat(form))
    assert label.content == ANSWERS[PRINT]
    assert "%PDF" not in repr(label)
    told = script.properties(PRINT)
    assert (told["printForm"], told["Type"]) == FORMS[form]
    assert told["DocumentRefs"] == [WAYBILL, OTHER]


async def test_no_zpl_is_promised():
    async with scripted() as (carrier, script):
        with pytest.raises(Unsupported):
            await carrier.label([MINE], LabelFormat(LabelForm.MARKING_100X100, LabelMedia.ZPL))
        assert script.asked == []


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusing(("20000202380", "Can't print deleted document")), Rejected),
        (b"<html>Service</html>", Unavailable),
        (b"%PDF-1.4 cut", Garbled),
        (b"", Garbled),
        (one({"Ref": WAYBILL}), Garbled),
    ],
)
async def test_what_is_no_pdf_is_no_label(answer, error):
    async with scripted(InternetDocument__printFull=answer) as (carrier, _):
        with pytest.raises(error):
            await carrier.label([MINE], LabelFormat(LabelForm.WAYBILL))
