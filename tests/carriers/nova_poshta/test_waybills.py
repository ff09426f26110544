import asyncio
from datetime import date

import pytest

from bot.carriers.base import Busy, Denied, Garbled, OutcomeUnknown, Rejected, Unavailable
from bot.carriers.nova_poshta import NovaPoshta
from bot.domain.cod import CodForm, Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party
from bot.domain.place import NamedBranch
from bot.domain.shipment import Goods, Origin, Parcel, Waybill
from bot.http import Http
from tests.carriers.nova_poshta.answers import (
    BRANCH,
    CITY,
    CONTACT,
    DOOR,
    LISTED,
    MADE,
    NUMBER,
    OTHER,
    PERSON,
    PERSON_SAVED,
    RECIPIENT,
    REFERENCE,
    SENDER,
    STREET,
    WAYBILL,
    one,
)
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.requests import (
    ADDRESS,
    DAY,
    FROM_BRANCH,
    FROM_DOOR,
    IVAN,
    LOCKER,
    MARIA,
    NAMED_ADDRESS,
    NAMED_OFFICE,
    OFFICE,
    SMALL,
    cod,
    hryvnias,
    waybill_request,
)
from tests.carriers.nova_poshta.scripted import Behaviour, refusing, scripted
from tests.raw_server import refused_url

MINE = Waybill(NUMBER, WAYBILL)
SAVE = "InternetDocument.save"


async def saved(**fields):
    """What the carrier is asked to save."""
    async with scripted() as (carrier, script):
        await carrier.create(waybill_request(**fields))
    return script.properties(SAVE)


async def problems_of(**fields):
    async with scripted() as (carrier, script):
        with pytest.raises(Rejected) as caught:
            await carrier.create(waybill_request(**fields))
        assert script.asked == []
    return {(problem.field, problem.key) for problem in caught.value.problems}


async def test_a_recipient_in_words_takes_one_call_and_names_the_branch_by_its_number():
    async with scripted() as (carrier, script):
        made = await carrier.create(waybill_request())
    assert made == Waybill(NUMBER, WAYBILL, Money(10700, "UAH"), date(2026, 11, 27))
    assert [method for method, _ in script.asked] == [SAVE]
    assert script.properties(SAVE) == {
        "NewAddress": "1",
        "RecipientCityName": "Вигадане",
        "RecipientArea": "Вигадана",
        "RecipientAreaRegions": "Вигаданий",
        "RecipientAddressName": "7",
        "RecipientHouse": "",
        "RecipientFlat": "",
        "RecipientName": "Зразок Іван Петрович",
        "RecipientType": "PrivatePerson",
        "RecipientsPhone": "380990000001",
        "CitySender": CITY,
        "Sender": SENDER,
        "ContactSender": CONTACT,
        "SenderAddress": BRANCH,
        "SendersPhone": "380990000100",
        "CargoType": "Parcel",
        "SeatsAmount": "1",
        "Weight": "1.5",
        "Cost": "500",
        "OptionsSeat": [
            {"volumetricLength": "40", "volumetricWidth": "30", "volumetricHeight": "20", "weight": "1.5"},
        ],
        "PayerType": "Sender",
        "PaymentMethod": "Cash",
        "DateTime": "25.11.2026",
        "ServiceType": "WarehouseWarehouse",
        "Description": "Чайник",
        "InfoRegClientBarcodes": REFERENCE,
    }


async def test_a_door_in_words_names_street_house_and_flat():
    told = await saved(destination=NAMED_ADDRESS)
    assert told["ServiceType"] == "WarehouseDoors"
    assert (told["RecipientAddressName"], told["RecipientHouse"], told["RecipientFlat"]) == ("Вигадана", "9", "4")
    assert told["RecipientAddressNote"] == "код 12"


async def test_a_recipient_by_references_is_entered_first():
    async with scripted() as (carrier, script):
        await carrier.create(waybill_request(destination=OFFICE))
    assert [method for method, _ in script.asked] == ["Counterparty.save", SAVE]
    assert script.properties("Counterparty.save") == {
        "LastName": "Зразок",
        "FirstName": "Іван",
        "MiddleName": "Петрович",
        "Phone": "380990000001",
        "Email": "",
        "CounterpartyType": "PrivatePerson",
        "CounterpartyProperty": "Recipient",
    }
    told = script.properties(SAVE)
    assert (told["Recipient"], told["ContactRecipient"]) == (RECIPIENT, PERSON)
    assert (told["CityRecipient"], told["RecipientAddress"]) == (CITY, BRANCH)
    assert "NewAddress" not in told


async def test_a_door_by_references_becomes_an_address_of_the_recipient():
    async with scripted() as (carrier, script):
        await carrier.create(waybill_request(destination=ADDRESS, origin=FROM_DOOR))
    assert script.properties("Address.save") == {
        "CounterpartyRef": RECIPIENT,
        "StreetRef": STREET,
        "BuildingNumber": "9",
        "Flat": "4",
        "Note": "код 12",
    }
    told = script.properties(SAVE)
    assert told["RecipientAddress"] == DOOR
    assert told["SenderAddress"] == DOOR
    assert told["ServiceType"] == "DoorsDoors"


async def test_several_pieces_are_several_seats():
    told = await saved(parcels=(SMALL, Parcel(40, Size(105, 100, 20), packing="box")))
    assert told["SeatsAmount"] == "2"
    assert told["Weight"] == "1.54"
    assert told["OptionsSeat"][1] == {
        "volumetricLength": "10.5",
        "volumetricWidth": "10",
        "volumetricHeight": "2",
        "weight": "0.1",
        "packRef": "box",
    }


async def test_a_piece_of_unknown_size_has_the_volume_whose_volume_weight_is_its_weight():
    told = await saved(parcels=(Parcel(2000), SMALL))
    assert "OptionsSeat" not in told
    assert told["VolumeGeneral"] == "0.032"  # 2 kg / 250 and 40 × 30 × 20 cm


async def test_documents_have_no_volume():
    told = await saved(parcels=(Parcel(100),), goods=Goods.DOCUMENTS)
    assert told["CargoType"] == "Documents"
    assert "VolumeGeneral" not in told


async def test_the_two_forms_of_cash_on_delivery():
    transfer = await saved(cod=cod("1450.50"))
    assert transfer["BackwardDeliveryData"] == [
        {"PayerType": "Recipient", "CargoType": "Money", "RedeliveryString": "1450.5"},
    ]
    assert "AfterpaymentOnGoodsCost" not in transfer
    control = await saved(cod=cod(400, CodForm.PAYMENT_CONTROL))
    assert control["AfterpaymentOnGoodsCost"] == "400"
    assert "BackwardDeliveryData" not in control


async def test_who_pays_and_how():
    told = await saved(delivery_payer=Payer.RECIPIENT, by_bank_transfer=True)
    assert (told["PayerType"], told["PaymentMethod"]) == ("Recipient", "NonCash")


async def test_the_declared_value_is_rounded_up_to_a_whole_hryvnia():
    assert (await saved(declared_value=hryvnias("499.01")))["Cost"] == "500"


LOCKER_FAULTS = {
    ("parcels", "refusal-locker-pieces"): {"parcels": (SMALL, SMALL)},
    ("parcels.weight", "refusal-locker-weight"): {"parcels": (Parcel(20_001, Size(400, 300, 200)),)},
    ("parcels.size", "refusal-locker-size"): {"parcels": (Parcel(1000, Size(310, 310, 310)),)},
    ("parcels.size", "refusal-locker-size-missing"): {"parcels": (Parcel(1000),)},
    ("declared_value", "refusal-locker-value"): {"declared_value": hryvnias(10_001)},
    ("delivery_payer", "refusal-locker-payer"): {"delivery_payer": Payer.RECIPIENT},
    ("goods", "refusal-locker-goods"): {"goods": Goods.CARGO},
}


@pytest.mark.parametrize("fault", LOCKER_FAULTS, ids=lambda fault: fault[1])
async def test_what_no_locker_takes_is_rejected_before_the_carrier_is_asked(fault):
    assert await problems_of(destination=LOCKER, **LOCKER_FAULTS[fault]) == {fault}


async def test_what_just_fits_a_locker_goes_there_whichever_way_it_is_turned():
    told = await saved(destination=LOCKER, parcels=(Parcel(20_000, Size(300, 600, 400)),))
    assert told["OptionsSeat"][0]["weight"] == "20"


async def test_a_locker_named_by_its_number_has_the_same_rules():
    place = NamedBranch(NAMED_OFFICE.town, "7495", LOCKER.kind)
    assert await problems_of(destination=place, parcels=(Parcel(1000),)) == {
        ("parcels.size", "refusal-locker-size-missing"),
    }


FAULTS = {
    ("declared_value", "refusal-currency"): {"declared_value": Money(100, "EUR")},
    ("declared_value", "refusal-value"): {"declared_value": hryvnias(0)},
    ("cod.amount", "refusal-cod-amount"): {"cod": cod(0)},
    ("description", "refusal-description"): {"description": "ї" * 101},
    ("parcels.weight", "refusal-weight"): {"parcels": (Parcel(0),)},
    ("recipient.name", "refusal-recipient-name"): {"recipient": Party("Іван", IVAN.phone)},
    ("recipient.phone", "refusal-phones-equal"): {"recipient": Party(IVAN.name, MARIA.phone)},
    ("origin.sender", "refusal-sender"): {"origin": Origin(MARIA, OFFICE, {"Sender": SENDER})},
    ("origin.place", "refusal-sender-address"): {"origin": Origin(MARIA, ADDRESS, FROM_BRANCH.references)},
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[1])
async def test_what_is_known_to_be_wrong_is_rejected_before_the_carrier_is_asked(fault):
    assert await problems_of(**FAULTS[fault]) == {fault}


async def test_faults_come_all_at_once():
    assert len(await problems_of(description="", parcels=(), declared_value=hryvnias(0))) == 3


async def test_the_carriers_refusals_name_our_fields_and_our_words_with_a_code_or_without():
    refusal = refusing(("20000200103", "CityRecipient not found"), ("", "Sender not selected"), ("7", "Нове правило"))
    async with scripted(InternetDocument__save=refusal) as (carrier, _):
        with pytest.raises(Rejected) as caught:
            await carrier.create(waybill_request())
    assert [(one.field, one.key, one.text) for one in caught.value.problems] == [
        ("destination.city", "refusal-recipient-city", "CityRecipient not found"),
        ("origin.sender", "refusal-sender", "Sender not selected"),
        ("", "", "Нове правило"),
    ]


async def silent(_exchange):
    await asyncio.sleep(60)


async def reset(exchange):
    exchange.reset()


async def cut(exchange):
    await exchange.reply(b'{"success":true,"data":[{"Ref"', length=9000)


async def page(exchange):
    await exchange.reply(b"<html>502</html>", "502 Bad Gateway")


UNCLEAR = {
    "silence": Behaviour(silent),
    "reset": Behaviour(reset),
    "cut off": Behaviour(cut),
    "a page": Behaviour(page),
    "not JSON": b"OK",
    "no data": envelope(),
    "no number": one({"Ref": WAYBILL}),
    "no envelope": [MADE],
    "errors beside a result": envelope(MADE, errors=["Помилка"]),
    "down after all": refusing(("20000100016", "Service Unavailable")),
}


@pytest.mark.parametrize("answer", UNCLEAR)
async def test_a_save_that_ends_in_anything_but_a_whole_answer_is_of_unknown_outcome_and_never_repeated(answer):
    async with scripted(InternetDocument__save=UNCLEAR[answer]) as (carrier, script):
        with pytest.raises(OutcomeUnknown):
            await carrier.create(waybill_request())
        assert script.count(SAVE) == 1


@pytest.mark.parametrize("method", ["InternetDocument__update", "InternetDocument__delete"])
async def test_so_is_every_other_write(method):
    async with scripted(**{method: envelope()}) as (carrier, script):
        with pytest.raises(OutcomeUnknown):
            await (carrier.cancel(MINE) if "delete" in method else carrier.update(MINE, waybill_request()))
        assert script.count(method.replace("__", ".")) == 1


async def test_a_connection_that_was_refused_made_nothing():
    http = Http()
    carrier = NovaPoshta(http, refused_url(), lambda: None)
    async with scripted() as (bound, _):
        with pytest.raises(Unavailable):
            await carrier.create(bound.account, waybill_request())
    await http.close()


@pytest.mark.parametrize("answer", ["silence", "reset", "a page", "no data"])
async def test_a_recipient_that_was_not_entered_means_that_no_waybill_was_asked_for(answer):
    async with scripted(Counterparty__save=UNCLEAR[answer]) as (carrier, script):
        with pytest.raises(Unavailable):
            await carrier.create(waybill_request(destination=OFFICE))
        assert script.count(SAVE) == 0


async def test_a_recipient_that_the_nested_answer_refuses_is_rejected():
    nested = PERSON_SAVED["ContactPerson"] | {"success": False, "data": [], "errors": ["FirstName is not specified"]}
    async with scripted(Counterparty__save=one(PERSON_SAVED | {"ContactPerson": nested})) as (carrier, _):
        with pytest.raises(Rejected) as caught:
            await carrier.create(waybill_request(destination=OFFICE))
    assert caught.value.problems[0].field == "recipient.name"


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        (refusing(("20000201204", "API key expired")), Denied),
        (refusing(("", "API key incorrect"), errorCodes=[]), Denied),
        (refusing(("20000401501", "To many requests")), Busy),
    ],
)
async def test_a_save_that_the_key_or_the_pace_forbids_was_not_carried_out(refusal, error):
    async with scripted(InternetDocument__save=refusal) as (carrier, _):
        with pytest.raises(error):
            await carrier.create(waybill_request())


async def test_update_replaces_all_and_names_the_waybill():
    async with scripted() as (carrier, script):
        await carrier.create(waybill_request(cod=cod(100)))
        await carrier.update(MINE, waybill_request(cod=cod(100)))
    assert script.properties("InternetDocument.update") == script.properties(SAVE) | {"Ref": WAYBILL}


async def test_cancel_deletes_the_one():
    async with scripted() as (carrier, script):
        await carrier.cancel(MINE)
    assert script.properties("InternetDocument.delete") == {"DocumentRefs": [WAYBILL]}


async def test_a_cancel_that_is_refused_says_why():
    refusal = refusing(("20000200153", "Document in registry"))
    async with scripted(InternetDocument__delete=refusal) as (carrier, _):
        with pytest.raises(Rejected) as caught:
            await carrier.cancel(MINE)
    assert caught.value.problems[0].key == "refusal-in-registry"


def listed(*entries, total=None):
    return envelope(*entries, info={"totalCount": len(entries) if total is None else total})


async def found(*answers):
    async with scripted(InternetDocument__getDocumentList=list(answers)) as (carrier, script):
        waybill = await carrier.find(REFERENCE, DAY)
    return waybill, script


async def test_find_asks_around_the_day_and_reads_what_is_listed():
    waybill, script = await found(listed(LISTED))
    assert waybill == Waybill(NUMBER, WAYBILL, Money(10700, "UAH"), date(2026, 11, 27))
    assert script.properties("InternetDocument.getDocumentList") == {
        "DateTimeFrom": "24.11.2026",
        "DateTimeTo": "26.11.2026",
        "GetFullList": "0",
        "InfoRegClientBarcodes": REFERENCE,
        "Limit": "100",
        "Page": "1",
    }


async def test_a_filter_that_finds_nothing_is_not_believed():
    waybill, script = await found(listed(), listed(LISTED))
    assert waybill.number == NUMBER
    assert "InfoRegClientBarcodes" not in script.asked[-1][1]


async def test_a_filter_that_is_ignored_and_a_deleted_waybill_mislead_nobody():
    others = [LISTED | {"Ref": OTHER, "InfoRegClientBarcodes": "P-12"}, LISTED | {"DeletionMark": "1"}]
    waybill, _ = await found(listed(*others))
    assert waybill is None


async def test_find_goes_on_to_the_last_page():
    first = [LISTED | {"Ref": f"{place:08}", "InfoRegClientBarcodes": str(place)} for place in range(100)]
    waybill, _ = await found(listed(), listed(*first, total=101), listed(LISTED, total=101))
    assert waybill.number == NUMBER


@pytest.mark.parametrize(
    "answer",
    [
        envelope(),
        envelope(LISTED | {"Ref": ""}, info={"totalCount": 1}),
        listed(total=3),
        listed(LISTED | {"IntDocNumber": ""}),
    ],
)
async def test_a_list_that_is_not_whole_is_never_taken_for_not_found(answer):
    with pytest.raises(Garbled):
        await found(answer)
