from __future__ import annotations

import pytest

from sandbox.nova_poshta import REFUSALS
from sandbox.nova_poshta.accounts import Account, Sender
from tests.sandbox.nova_poshta.provoke import ADDRESS, ORGANISATION, PERSON, RECIPIENT
from tests.sandbox.nova_poshta.waybill import KEY, saved


async def counterparties(shop, kind: str) -> list[dict]:
    return (await shop.call("Counterparty.getCounterparties", CounterpartyProperty=kind))["data"]


async def test_an_account_has_its_senders_with_what_a_waybill_needs_of_them(shop):
    two = (Sender(), Sender(person="Зразок Петро Іванович", phone="380990000200", edrpou=""))
    shop.simulator.office.accounts = {KEY: Account(senders=two)}
    first, second = await counterparties(shop, "Sender")
    assert (first["Description"], first["OwnershipFormDescription"]) == ("Зразок Марія Іванівна ФОП", "ФОП")
    assert (second["Description"], second["CounterpartyType"]) == ("Приватна особа", "PrivatePerson")
    (person,) = (await shop.call("Counterparty.getCounterpartyContactPersons", Ref=second["Ref"]))["data"]
    (branch,) = (await shop.call("Counterparty.getCounterpartyAddresses", Ref=second["Ref"]))["data"]
    named = {"Sender": second["Ref"], "ContactSender": person["Ref"], "SenderAddress": branch["Ref"]}
    made = await saved(shop, **named, SendersPhone=person["Phones"])
    assert shop.world.find(made["IntDocNumber"]).sender_name == "Зразок Петро Іванович"


@pytest.mark.parametrize("allowed", [True, False])
async def test_options_tell_what_the_contract_allows(shop, allowed):
    shop.simulator.office.accounts = {KEY: Account(payment_control=allowed, non_cash=allowed)}
    (sender,) = await counterparties(shop, "Sender")
    (options,) = (await shop.call("Counterparty.getCounterpartyOptions", Ref=sender["Ref"]))["data"]
    assert (options["CanAfterpaymentOnGoodsCost"], options["CanNonCashPayment"]) == (allowed, allowed)


async def test_a_person_is_saved_within_the_shared_recipient_and_once(shop):
    first = await shop.call("Counterparty.save", **RECIPIENT | PERSON)
    again = await shop.call("Counterparty.save", **RECIPIENT | PERSON)
    (entry,) = first["data"]
    (nested,) = entry["ContactPerson"]["data"]
    assert entry["ContactPerson"]["warnings"] == []
    assert again["data"][0]["ContactPerson"]["data"] == [nested]
    assert again["data"][0]["ContactPerson"]["warnings"] == [REFUSALS["person_exists"].text]
    (recipient,) = await counterparties(shop, "Recipient")
    assert recipient["Ref"] == entry["Ref"]
    (known,) = (await shop.call("Counterparty.getCounterpartyContactPersons", Ref=entry["Ref"]))["data"]
    assert (known["Ref"], known["Phones"]) == (nested["Ref"], "380990000001")


async def test_an_organisation_is_a_counterparty_of_its_own(shop):
    (made,) = (await shop.call("Counterparty.save", **ORGANISATION))["data"]
    assert made["Ref"] in {one["Ref"] for one in await counterparties(shop, "Recipient")}
    (found,) = (await shop.call("Counterparty.getCatalogCounterparty", EDRPOU="30000001"))["data"]
    assert found == made
    kyiv = "8d5a980d-391c-11dd-90d9-001a92567626"
    (renamed,) = (await shop.call("Counterparty.update", Ref=made["Ref"], CityRef=kyiv, FirstName="Зразок"))["data"]
    assert renamed["Description"] == "Зразок"
    assert (await shop.call("Counterparty.delete", Ref=made["Ref"]))["data"] == [{"Ref": made["Ref"]}]
    assert len(await counterparties(shop, "Recipient")) == 1


async def test_an_organisation_without_number_and_name_has_one_error_with_a_code_and_one_without(shop):
    answer = await shop.call("Counterparty.save", **ORGANISATION | {"EDRPOU": ""})
    assert answer["errors"] == ["EDRPOU can't be empty for Organization", "CompanyName is not specified"]
    assert answer["errorCodes"] == {"1": "20000900759"}


async def test_a_third_person_that_is_there_already_is_warned_of_in_objects(shop):
    third = ORGANISATION | {"CounterpartyProperty": "ThirdPerson"}
    await shop.call("Counterparty.save", **third)
    answer = await shop.call("Counterparty.save", **third)
    assert answer["warnings"] == {"DuplicateValidate": "Counterparty is not unique"}
    assert answer["warningCodes"] == {"DuplicateValidate": "30000900779"}


async def test_the_private_person_cannot_be_changed_and_that_is_a_success(shop):
    (recipient,) = await counterparties(shop, "Recipient")
    kyiv = "8d5a980d-391c-11dd-90d9-001a92567626"
    answer = await shop.call("Counterparty.update", Ref=recipient["Ref"], CityRef=kyiv, FirstName="Інша")
    assert (answer["success"], answer["warningCodes"]) == (True, ["30000902062"])


async def test_contact_persons_are_saved_changed_and_deleted(shop):
    (recipient,) = await counterparties(shop, "Recipient")
    (made,) = (await shop.call("ContactPerson.save", CounterpartyRef=recipient["Ref"], **PERSON))["data"]
    assert (made["Description"], made["Email"]) == ("Зразок Олена", None)
    changed = PERSON | {"Phone": "0990000003", "Ref": made["Ref"], "CounterpartyRef": recipient["Ref"]}
    answer = await shop.call("ContactPerson.update", **changed)
    assert (answer["data"][0]["Phones"], answer["warnings"]) == ("380990000003", [])
    assert (await shop.call("ContactPerson.update", **changed))["warningCodes"] == ["30000801043"]
    await shop.call("ContactPerson.delete", Ref=made["Ref"])
    assert (await shop.call("Counterparty.getCounterpartyContactPersons", Ref=recipient["Ref"]))["data"] == []


async def test_a_door_is_saved_once_and_can_be_sent_to(shop):
    first = await shop.call("Address.save", **ADDRESS, Flat="2")
    again = await shop.call("Address.save", **ADDRESS, Flat="2")
    assert first["data"][0]["Description"] == "Центральна вул. 7 кв. 2"
    assert (again["data"], again["warningCodes"]) == (first["data"], ["30000500679"])
    ref = first["data"][0]["Ref"]
    (changed,) = (await shop.call("Address.update", Ref=ref, **ADDRESS, Flat="3"))["data"]
    assert changed["Description"].endswith("кв. 3")
    assert (await shop.call("Address.delete", Ref=ref))["data"] == [{"Ref": ref}]
    assert (await shop.call("Address.delete", Ref=ref))["errorCodes"] == ["20000400480"]
