from datetime import date

import pytest

from bot.carriers.base import OutcomeUnknown, Rejected, Unavailable
from bot.domain.additional_service import (
    Changeable,
    ChangeRequest,
    Choice,
    Intent,
    ProlongRequest,
    RedirectRequest,
    ReturnRequest,
)
from bot.domain.cod import CodForm, Payer
from bot.domain.tracking import Leg, NextNumber
from tests.carriers.nova_poshta.answers import (
    BRANCH,
    CHANGEABLE,
    DOOR,
    NUMBER,
    ORDER,
    REASON,
    RECIPIENT,
    SETTLEMENT,
    STREET,
    SUBTYPE,
    one,
)
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.requests import ADDRESS, MARIA, NAMED_OFFICE, OFFICE, cod, hryvnias
from tests.carriers.nova_poshta.scripted import refusing, scripted

SAVE = "AdditionalService.save"
CHOSEN = f"{REASON}:{SUBTYPE}"
NOT_FOUND = refusing(("20000301849", "Express Waybill document not found"))
ASKED = {
    "return_": (ReturnRequest, "CheckPossibilityCreateReturn"),
    "redirect": (RedirectRequest, "checkPossibilityForRedirecting"),
    "prolong": (ProlongRequest, "CheckPossibilityTermExtension"),
    "change": (ChangeRequest, "CheckPossibilityChangeEW"),
}
ENOUGH = {
    "return_": {"reason": CHOSEN},
    "redirect": {"destination": OFFICE},
    "prolong": {"until": date(2026, 11, 28)},
    "change": {"recipient": MARIA},
}


async def done(method, intent, answers=None, **fields):
    async with scripted(**(answers or {})) as (carrier, script):
        request = ASKED[method][0](intent=intent, number=NUMBER, **fields)
        return await getattr(carrier, method)(request), script


async def test_a_return_is_checked_with_its_reasons():
    told, script = await done("return_", Intent.CHECK)
    assert told.is_possible
    assert told.reasons == (Choice(CHOSEN, "Відмова: Передумали"),)
    assert script.count(SAVE) == 0


async def test_a_return_tells_its_price_before_it_is_ordered():
    told, script = await done("return_", Intent.CHECK, reason=CHOSEN)
    assert told.price == hryvnias("85.5")
    assert told.order is None
    assert script.properties(SAVE)["OnlyGetPricing"] == "1"


async def test_a_return_goes_to_the_senders_address_or_where_it_is_told():
    told, script = await done("return_", Intent.ORDER, reason=CHOSEN)
    assert told.order == ORDER
    assert script.properties(SAVE) == {
        "IntDocNumber": NUMBER,
        "OrderType": "orderCargoReturn",
        "PaymentMethod": "Cash",
        "Reason": REASON,
        "SubtypeReason": SUBTYPE,
        "Note": "",
        "ReturnAddressRef": DOOR,
    }
    _, script = await done("return_", Intent.ORDER, reason=CHOSEN, destination=OFFICE)
    assert script.properties(SAVE)["RecipientWarehouse"] == BRANCH
    _, script = await done("return_", Intent.ORDER, reason=CHOSEN, destination=ADDRESS)
    told = script.properties(SAVE)
    assert (told["RecipientSettlement"], told["RecipientSettlementStreet"]) == (SETTLEMENT, STREET)
    assert (told["BuildingNumber"], told["NoteAddressRecipient"]) == ("9", "4")


@pytest.mark.parametrize("fields", [{}, {"reason": REASON}, {"reason": CHOSEN, "destination": NAMED_OFFICE}])
async def test_a_return_that_lacks_something_is_rejected(fields):
    with pytest.raises(Rejected):
        await done("return_", Intent.ORDER, **fields)


async def test_nowhere_to_return_to_is_not_possible():
    told, _ = await done("return_", Intent.CHECK, {"AdditionalService__CheckPossibilityCreateReturn": envelope()})
    assert not told.is_possible


@pytest.mark.parametrize("method", ASKED)
async def test_the_carrier_is_asked_whether_before_it_is_asked_to(method):
    _, script = await done(method, Intent.ORDER, **ENOUGH[method])
    assert [name for name, _ in script.asked] == [f"AdditionalService.{ASKED[method][1]}", SAVE]


@pytest.mark.parametrize("method", ASKED)
@pytest.mark.parametrize("intent", [Intent.CHECK, Intent.ORDER])
async def test_what_may_not_be_is_rejected_and_never_ordered(method, intent):
    answers = {f"AdditionalService__{ASKED[method][1]}": NOT_FOUND}
    async with scripted(**answers) as (carrier, script):
        with pytest.raises(Rejected) as caught:
            await getattr(carrier, method)(ASKED[method][0](intent=intent, number=NUMBER, **ENOUGH[method]))
        assert script.count(SAVE) == 0
    assert caught.value.problems[0].key == "refusal-waybill-not-found"


@pytest.mark.parametrize("method", ASKED)
async def test_an_order_is_taken_back_by_its_key_alone(method):
    told, script = await done(method, Intent.CANCEL, order=ORDER)
    assert told.is_possible
    assert script.asked == [("AdditionalService.delete", {"Ref": ORDER})]
    with pytest.raises(Rejected):
        await done(method, Intent.CANCEL)


@pytest.mark.parametrize("method", ASKED)
async def test_an_order_that_says_nothing_is_of_unknown_outcome_and_never_repeated(method):
    async with scripted(AdditionalService__save=envelope()) as (carrier, script):
        with pytest.raises(OutcomeUnknown):
            await getattr(carrier, method)(ASKED[method][0](intent=Intent.ORDER, number=NUMBER, **ENOUGH[method]))
        assert script.count(SAVE) == 1


async def test_a_price_is_asked_once_and_its_loss_is_no_unknown_order():
    async with scripted(AdditionalService__save=b"") as (carrier, script):
        with pytest.raises(Unavailable):
            await carrier.return_(ReturnRequest(intent=Intent.CHECK, number=NUMBER, reason=CHOSEN))
        assert script.count(SAVE) == 1


@pytest.mark.parametrize(
    ("method", "leg"),
    [("return_", Leg.RETURN), ("redirect", Leg.REDIRECT), ("change", Leg.OUTBOUND)],
)
async def test_an_order_tells_how_it_stands_and_the_new_number(method, leg):
    told, _ = await done(method, Intent.CHECK, order=ORDER)
    assert told.is_possible
    assert (told.words, told.price, told.order) == ("Прийняте", hryvnias("85.5"), ORDER)
    assert told.next_number == NextNumber("20450990000077", leg)


async def test_an_order_that_is_not_listed_is_rejected():
    with pytest.raises(Rejected):
        await done("return_", Intent.CHECK, order="another")


async def test_a_redirect_keeps_what_is_not_told_anew():
    _, script = await done("redirect", Intent.ORDER, destination=OFFICE)
    assert script.properties(SAVE) == {
        "IntDocNumber": NUMBER,
        "OrderType": "orderRedirecting",
        "Customer": "Sender",
        "ServiceType": "WarehouseWarehouse",
        "RecipientWarehouse": BRANCH,
        "Recipient": RECIPIENT,
        "RecipientContactName": "Зразок Іван",
        "RecipientPhone": "380990000001",
        "PayerType": "Sender",
        "PaymentMethod": "Cash",
        "Note": "",
    }
    _, script = await done("redirect", Intent.ORDER, destination=ADDRESS, recipient=MARIA)
    told = script.properties(SAVE)
    assert told["ServiceType"] == "WarehouseDoors"
    assert (told["RecipientContactName"], told["RecipientPhone"]) == (MARIA.name, MARIA.phone.digits)


async def test_a_redirect_tells_its_price_where_it_is_told_where_to():
    told, _ = await done("redirect", Intent.CHECK, destination=OFFICE)
    assert told.price == hryvnias("85.5")
    told, script = await done("redirect", Intent.CHECK)
    assert told.price is None
    assert script.count(SAVE) == 0
    with pytest.raises(Rejected):
        await done("redirect", Intent.ORDER)


async def test_storage_is_prolonged_to_a_day_that_the_carrier_gave():
    told, _ = await done("prolong", Intent.CHECK)
    assert told.days == (date(2026, 11, 28), date(2026, 11, 29))
    told, script = await done("prolong", Intent.ORDER, until=date(2026, 11, 29))
    assert told.order == ORDER
    assert script.properties(SAVE)["StorageFinalDate"] == "29.11.2026"
    assert script.properties(SAVE)["PayerType"] == "Recipient"
    with pytest.raises(Rejected) as caught:
        await done("prolong", Intent.ORDER, until=date(2026, 12, 24))
    assert caught.value.problems[0].key == "refusal-storage-day"


async def test_no_days_to_choose_means_that_it_cannot_be_prolonged():
    told, _ = await done("prolong", Intent.CHECK, {"AdditionalService__CheckPossibilityTermExtension": envelope()})
    assert not told.is_possible


async def test_what_may_be_changed_is_told():
    told, _ = await done("change", Intent.CHECK)
    assert told.may_change == {Changeable.RECIPIENT, Changeable.PAYER}


async def test_a_change_repeats_what_stays():
    _, script = await done("change", Intent.ORDER, recipient=MARIA, payer=Payer.SENDER)
    assert script.properties(SAVE) == {
        "IntDocNumber": NUMBER,
        "OrderType": "orderChangeEW",
        "SenderContactName": "Зразок Марія",
        "SenderPhone": "380990000100",
        "RecipientContactName": MARIA.name,
        "RecipientPhone": MARIA.phone.digits,
        "PayerType": "Sender",
        "PaymentMethod": "Cash",
    }


FREE = {"AdditionalService__CheckPossibilityChangeEW": one(CHANGEABLE | {"CanChangeBackwardDeliveryMoney": True})}
MONEY = [
    (
        {"cod": cod(900)},
        {"BackwardDeliveryData": [{"PayerType": "Recipient", "CargoType": "Money", "Description": "900"}]},
    ),
    ({"cod": cod(900, CodForm.PAYMENT_CONTROL)}, {"AfterpaymentOnGoodsCost": "900"}),
    ({"drops_cod": True}, {"BackwardDeliveryData": [], "AfterpaymentOnGoodsCost": "0"}),
]


@pytest.mark.parametrize(("fields", "told"), MONEY)
async def test_the_money_is_changed_or_dropped(fields, told):
    _, script = await done("change", Intent.ORDER, FREE, **fields)
    assert script.properties(SAVE).items() >= told.items()


async def test_a_change_that_is_barred_or_of_nothing_is_rejected():
    with pytest.raises(Rejected) as caught:
        await done("change", Intent.ORDER, cod=cod(900))
    assert [(one.field, one.key) for one in caught.value.problems] == [("cod", "refusal-change-barred")]
    with pytest.raises(Rejected) as caught:
        await done("change", Intent.ORDER)
    assert caught.value.problems[0].key == "refusal-nothing-changed"
