from __future__ import annotations

import pytest

from sandbox.nova_poshta.protected import HIDDEN_FROM_SENDER, PROTECTED

NUMBER = "20450000000017"
SENDER, RECIPIENT = "380990000100", "380990000001"
WARNING = "Please enter a valid phone number from the express invoice to show full information"


@pytest.mark.parametrize("phone", ["", "380990000009", "+380990000001", "0990000001", "380 99 000 00 01"])
async def test_a_missing_or_wrong_phone_leaves_the_protected_fields_empty_and_warns(shop, phone):
    shop.put("9", to_pay=1250)
    answer = await shop.track(NUMBER, phone=phone)
    assert answer["success"] is True
    assert {answer["data"][0][name] for name in PROTECTED} == {""}
    assert answer["warnings"] == [{f"ID_{NUMBER}": WARNING}]


async def test_the_recipients_phone_opens_everything_and_nothing_warns(shop):
    shop.put("9", to_pay=1250, transfer=2400, recipient_name="Зразок Олена")
    answer = await shop.track(NUMBER, phone=RECIPIENT)
    entry = answer["data"][0]
    assert (entry["AfterpaymentOnGoodsCost"], entry["RedeliverySum"]) == (1250, 2400)
    assert (entry["PhoneSender"], entry["PhoneRecipient"]) == (SENDER, RECIPIENT)
    assert entry["RecipientFullName"] == "Зразок Олена"
    assert answer["warnings"] == []


async def test_the_senders_phone_opens_the_sums_and_not_the_recipients_person(shop):
    shop.put("9", to_pay=1250)
    answer = await shop.track(NUMBER, phone=SENDER)
    entry = answer["data"][0]
    assert (entry["AfterpaymentOnGoodsCost"], entry["PhoneSender"]) == (1250, SENDER)
    assert {entry[name] for name in HIDDEN_FROM_SENDER} == {""}
    assert answer["warnings"] == []


async def test_each_document_has_a_warning_of_its_own(shop):
    shop.put("7")
    shop.put("7", number="20450000000024")
    right = {"DocumentNumber": NUMBER, "Phone": RECIPIENT}
    answer = await shop.ask({"Documents": [right, {"DocumentNumber": "20450000000024"}]})
    assert answer["warnings"] == [{"ID_20450000000024": WARNING}]


async def test_what_is_open_to_everybody_does_not_change_with_the_phone(shop):
    shop.put("5", to_pay=1250, transfer=2400)
    closed, opened = await shop.entry(NUMBER), await shop.entry(NUMBER, RECIPIENT)
    assert closed.keys() == opened.keys()
    differing = {name for name in closed if closed[name] != opened[name]}
    assert differing <= PROTECTED


async def test_what_a_recorded_answer_kept_back_we_keep_back(shop, recorded):
    shop.put("7")
    theirs = recorded("status7-no-phone")["data"][0]
    ours = await shop.entry(NUMBER)
    assert {name for name in PROTECTED if theirs[name] != ""} == set()
    assert {name for name in PROTECTED if ours[name] != ""} == set()


async def test_what_a_recorded_answer_showed_to_the_sender_we_show(shop, recorded):
    shop.put("9", to_pay=1250, transfer=2400)
    theirs = next(one for one in recorded("go-nova-poshta__default")["data"] if one["StatusCode"] == "9")
    ours = await shop.entry(NUMBER, SENDER)
    assert {name for name in HIDDEN_FROM_SENDER if theirs[name] != ""} == set()
    shown = {name for name in PROTECTED & theirs.keys() if theirs[name] != ""}
    assert {name for name in shown - {"LoyaltyCardSender"} if ours[name] == ""} == set()
